"""How tables become records: which fields a record or inline table has, and what they must be.

A field can be *vital*: a bad value then leaves the record out, because the default would say
something sharper than the file does (a misspelt `hedged` is not `firm`). Required fields are
vital. Any other field with a bad value gets its default, and the record opens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import repeat
from typing import Any

from summit_tui.dossier.parse.field_types import Careful, Column, FieldType, Shape, Values
from summit_tui.dossier.parse.report import Report
from summit_tui.record import Record

Fields = dict[str, Any]
"""The checked values of one table by field, with defaults for those that are not given."""
Rule = Callable[[Fields, Report | None], Fields | None]
"""Gives the fields that the record keeps, or None when they contradict each other. Without a
report it gives None for whatever it would have to report."""
Simple = Callable[[tuple[str, ...]], dict[str, Any] | None]


class Field(Record):
    """One field of a table. The default of a required field is `NEEDED`.

    `about` says what it means, in words that need no page around them, and `example` is a value
    as TOML has it.
    """

    name: str
    type: FieldType
    default: Any = ""
    vital: bool = False
    about: str = ""
    example: Any = None


NEEDED: Any = object()


class RecordParser:
    """Makes records, or inline tables, of what the TOML parser gives.

    `make` is the type of the record, and alone says in which order its values stand; its place
    comes last, if it has one. A field that the record does not keep is there for the rule.
    `simple` looks at a set of fields: when records with just these cannot break the rule, it
    gives what the rule would put in for others, and else None. `about` says what one record is;
    of each of the groups `either` the rule wants at least one field.
    """

    __slots__ = (
        "_careful", "_columns", "_defaults", "_kept", "_make", "_required", "_rule", "_simple",
        "about", "either", "fields", "names", "title",
    )  # fmt: skip

    def __init__(
        self,
        title: str,
        make: type[Any],
        fields: Iterable[Field],
        rule: Rule | None = None,
        simple: Simple | None = None,
        *,
        about: str = "",
        either: Sequence[Sequence[str]] = (),
    ) -> None:
        by_name = {field.name: field for field in fields}
        self.title = title
        self.about = about
        self.either = either
        self.fields = by_name
        self.names = list(by_name)
        # Without a frame of the interpreter for each record, as `_make` would need.
        self._make = partial(tuple.__new__, make)
        self._rule = rule
        self._simple = simple or (_never if rule else _always)
        self._kept = [name for name in make._fields if name != "place"]
        self._defaults = {name: by_name[name].default for name in self._kept}
        self._defaults |= {name: field.default for name, field in by_name.items()}
        self._required = {name for name, field in by_name.items() if field.default is NEEDED}
        self._columns: dict[str, Column] = {
            name: field.type.column for name, field in by_name.items()
        }
        self._careful: dict[str, tuple[Careful, bool]] = {
            name: (field.type.careful, field.vital or field.default is NEEDED)
            for name, field in by_name.items()
        }

    def quick(self, tables: Sequence[Any], places: Sequence[Any] = ()) -> list[Any]:
        """The record of each table, or None for those that `careful` has to look at.

        Tables with the same fields are checked together, field by field.
        """
        made: list[Any] = [None] * len(tables)
        if set(map(type, tables)) != {dict}:
            return made
        groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for at, names in enumerate(map(tuple, tables)):
            groups[names].append(at)
        for names, members in groups.items():
            if not self._required.issubset(names):
                continue
            for at, record in zip(
                members, self._group(names, members, tables, places), strict=False
            ):
                made[at] = record
        return made

    def _group(
        self,
        names: tuple[str, ...],
        members: list[int],
        tables: Sequence[Any],
        places: Sequence[Any],
    ) -> Iterable[Any]:
        """The records of the tables that have these fields, or nothing."""
        given = self._simple(names)
        group = [tables[at] for at in members]
        columns: dict[str, Iterable[Any]] = {}
        for name in names:
            check = self._columns.get(name)
            if check is None:
                return ()
            made = check([table[name] for table in group])
            if made is None:
                return ()
            columns[name] = made
        own = [(places[at],) for at in members] if places else repeat(())
        if given is None:
            rows = zip(*columns.values(), strict=True) if names else repeat(())
            return [
                self._ruled(self._defaults | dict(zip(names, row, strict=True)), place, None)
                for row, place in zip(rows, own, strict=False)
            ]
        # Of a default there are as many as are asked for.
        values = [
            columns.get(name) or repeat(given.get(name, self._defaults[name]))
            for name in self._kept
        ]
        if places:
            values.append([places[at] for at in members])
        return map(self._make, zip(*values, strict=False))

    def _ruled(self, fields: Fields, place: tuple[Any, ...], report: Report | None) -> Any:
        kept = self._rule(fields, report) if self._rule else fields
        return None if kept is None else self._make((*map(kept.__getitem__, self._kept), *place))

    def careful(self, table: Any, report: Report, place: tuple[Any, ...] = ()) -> Any:
        """The record, or None; everything that is wrong is reported."""
        if not isinstance(table, dict):
            report("E203", f"{self.title} is a table: {{ {', '.join(self.names)} }}")
            return None
        fields = self._defaults.copy()
        good = True
        for key, value in table.items():
            field = self._careful.get(key)
            here = report.at(key)
            if field is None:
                message = f"unknown field {here.name} in {self.title}"
                here("E201", message, "key", word=key, choices=self.names)
                continue
            check, vital = field
            made = check(value, here)
            if made is not None:
                fields[key] = made
            elif vital:
                good = False
        for name in self.names:
            if name in self._required and name not in table:
                report("E202", f"{self.title} needs ‘{name}’", "record")
                good = False
        return self._ruled(fields, place, report) if good else None

    def as_field_type(self) -> FieldType:
        """What a field holds whose value is such an inline table."""

        def column(values: Values) -> Values | None:
            made = self.quick(values)
            return None if None in made else made

        return FieldType(column, self.careful, Shape("table", fields=self.fields))


def _never(_names: tuple[str, ...]) -> dict[str, Any] | None:
    return None


def _always(_names: tuple[str, ...]) -> dict[str, Any]:
    return {}
