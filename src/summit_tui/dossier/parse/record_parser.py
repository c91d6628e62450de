"""The shape of a record or inline table, and how tables become records.

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

from summit_tui.dossier.parse.field_types import Careful, Column, Kind, Values
from summit_tui.dossier.parse.report import Report
from summit_tui.record import Record

Row = Sequence[Any]
"""The values of one record in the order of its shape's fields."""
Rule = Callable[[Row, Report | None], Row | None]
"""Makes of a row the fields that the record keeps, or gives None when they contradict each
other. Without a report it gives None for whatever it would have to report."""
Simple = Callable[[tuple[str, ...]], dict[str, Any] | None]


class Field(Record):
    """One field of a shape. The default of a required field is `NEEDED`."""

    name: str
    kind: Kind
    default: Any = ""
    vital: bool = False


NEEDED = None


class Shape:
    """The fields of a record or inline table, in the order of its row.

    `make` is the type of the record: the row's values, and its place if it is a record that
    has one. `simple` looks at a set of fields: when records with just these cannot break the
    rule, it gives what the rule would put in for others, and else None.
    """

    __slots__ = (
        "_blank", "_careful", "_columns", "_defaults", "_make", "_required", "_rule", "_simple",
        "names", "title",
    )  # fmt: skip

    def __init__(
        self,
        title: str,
        make: type[tuple[Any, ...]],
        fields: Iterable[Field],
        rule: Rule | None = None,
        simple: Simple | None = None,
    ) -> None:
        fields = list(fields)
        self.title = title
        self.names = [field.name for field in fields]
        # Without a frame of the interpreter for each record, as `_make` would need.
        self._make = partial(tuple.__new__, make)
        self._rule = rule
        self._simple = simple or (_never if rule else _always)
        self._defaults = [field.default for field in fields]
        self._required = {field.name for field in fields if field.default is NEEDED}
        self._blank: list[Iterable[Any]] = [repeat(field.default) for field in fields]
        self._columns: dict[str, tuple[int, Column]] = {
            field.name: (at, field.kind.column) for at, field in enumerate(fields)
        }
        self._careful: dict[str, tuple[int, Careful, bool]] = {
            field.name: (at, field.kind.careful, field.vital or field.default is NEEDED)
            for at, field in enumerate(fields)
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
        # Of a default there are as many as are asked for.
        columns: list[Iterable[Any]] = self._blank.copy()
        if given:
            for name, value in given.items():
                columns[self._columns[name][0]] = repeat(value)
        group = [tables[at] for at in members]
        for name in names:
            field = self._columns.get(name)
            if field is None:
                return ()
            at, check = field
            made = check([table[name] for table in group])
            if made is None:
                return ()
            columns[at] = made
        if places:
            columns.append([places[at] for at in members])
        rows = zip(*columns, strict=False)
        if given is not None:
            return map(self._make, rows)
        width = len(self.names)
        return [self._ruled(row[:width], row[width:], None) for row in rows]

    def _ruled(self, row: Row, place: tuple[Any, ...], report: Report | None) -> Any:
        kept = self._rule(row, report) if self._rule else row
        return None if kept is None else self._make((*kept, *place))

    def careful(self, table: Any, report: Report, place: tuple[Any, ...] = ()) -> Any:
        """The record, or None; everything that is wrong is reported."""
        if not isinstance(table, dict):
            report("E203", f"{self.title} is a table: {{ {', '.join(self.names)} }}")
            return None
        row = self._defaults.copy()
        good = True
        for key, value in table.items():
            field = self._careful.get(key)
            here = report.at(key)
            if field is None:
                message = f"unknown field {here.name} in {self.title}"
                here("E201", message, "key", word=key, choices=self.names)
                continue
            at, check, vital = field
            made = check(value, here)
            if made is not None:
                row[at] = made
            elif vital:
                good = False
        for name in self.names:
            if name in self._required and name not in table:
                report("E202", f"{self.title} needs ‘{name}’", "record")
                good = False
        return self._ruled(row, place, report) if good else None

    def as_kind(self) -> Kind:
        """This shape as the kind of a field."""

        def column(values: Values) -> Values | None:
            made = self.quick(values)
            return None if None in made else made

        return Kind(column, self.careful)


def _never(_names: tuple[str, ...]) -> dict[str, Any] | None:
    return None


def _always(_names: tuple[str, ...]) -> dict[str, Any]:
    return {}
