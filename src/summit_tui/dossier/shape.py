"""The shape of a record or inline table, and how one becomes a row of checked values.

A field can be *vital*: a bad value then leaves the record out, because the default would say
something sharper than the file does (a misspelt `hedged` is not `firm`). Required fields are
vital. Any other field with a bad value gets its default, and the record opens.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from summit_tui.dossier.kinds import Careful, Kind, Quick
from summit_tui.dossier.report import Report

Row = list[Any]
"""The values of one record in the order of its shape's fields; None where one is missing."""
Finish = Callable[[Row, Report | None], Any]
"""Makes of a row what the record keeps, or gives None when the fields contradict each other.

Without a report it is the quick way: it gives None for whatever it would have to report."""


class Field(NamedTuple):
    """One field of a shape."""

    name: str
    kind: Kind
    default: Any = ""
    vital: bool = False


NEEDED = None
"""The default of a required field."""


class Shape:
    """The fields of a record or inline table, in the order of its row."""

    __slots__ = ("_careful", "_defaults", "_quick", "_required", "finish", "names", "title")

    def __init__(self, title: str, fields: tuple[Field, ...], finish: Finish) -> None:
        self.title = title
        self.finish = finish
        self.names = [field.name for field in fields]
        self._defaults: Row = [field.default for field in fields]
        self._required = [at for at, field in enumerate(fields) if field.default is NEEDED]
        self._quick: dict[str, tuple[int, Quick]] = {
            field.name: (at, field.kind.quick) for at, field in enumerate(fields)
        }
        self._careful: dict[str, tuple[int, Careful, bool]] = {
            field.name: (at, field.kind.careful, field.vital or field.default is NEEDED)
            for at, field in enumerate(fields)
        }

    def quick(self, table: Any) -> Any:
        """The finished record if all is good, else None."""
        row = self._defaults.copy()
        fields = self._quick
        try:
            for key, value in table.items():
                at, check = fields[key]
                made = check(value)
                if made is None:
                    return None
                row[at] = made
        except (AttributeError, KeyError):
            return None
        for at in self._required:
            if row[at] is None:
                return None
        return self.finish(row, None)

    def careful(self, table: Any, report: Report) -> Any:
        """The finished record, or None; everything that is wrong is reported."""
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
        for at in self._required:
            if self.names[at] not in table:
                report("E202", f"{self.title} needs ‘{self.names[at]}’", "record")
                good = False
        return self.finish(row, report) if good else None

    def as_kind(self) -> Kind:
        """This shape as the kind of a field."""
        return Kind(self.quick, self.careful)
