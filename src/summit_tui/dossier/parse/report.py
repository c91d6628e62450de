"""Issues: what is wrong with a value, addressed by its path until somebody asks for the line."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from summit_tui.dossier.model import Place
from summit_tui.dossier.text import clip
from summit_tui.record import Record

Part = str
"""What the caret points at: `key`, `value`, `record` (its header) or `acting` (a character)."""


class Issue(Record):
    """A problem before it has a line.

    `path` leads from the record to the value. `word` and `choices` are for a suggestion, which
    is looked up only for problems that are shown. `other` is a second place to name.
    """

    code: str
    message: str
    place: Place
    path: tuple[str | int, ...] = ()
    part: Part = "value"
    word: str = ""
    choices: Collection[str] = ()
    other: Place | None = None
    hint: str = ""


class Report:
    """Takes issues about one value. `at` gives the report for a part of the value."""

    __slots__ = ("_sink", "path", "place")

    def __init__(
        self, sink: Callable[[Issue], None], place: Place, path: tuple[str | int, ...] = ()
    ) -> None:
        self._sink = sink
        self.place = place
        self.path = path

    def at(self, *steps: str | int) -> Report:
        """The report for the value at these keys or indexes."""
        return Report(self._sink, self.place, self.path + steps)

    def __call__(
        self,
        code: str,
        message: str,
        part: Part = "value",
        *,
        word: str = "",
        choices: Collection[str] = (),
        hint: str = "",
        other: Place | None = None,
    ) -> None:
        """Take one issue about the value."""
        self._sink(Issue(code, message, self.place, self.path, part, word, choices, other, hint))

    @property
    def name(self) -> str:
        """The value's field, as messages name it."""
        keys = [step for step in self.path if isinstance(step, str)]
        return f"‘{clip(keys[-1], 40)}’" if keys else table_name(self.place.table)


def table_name(table: str) -> str:
    """A table as one writes its header."""
    return "[dossier]" if table == "dossier" else f"[[{clip(table, 40)}]]"


def kind_of(value: Any) -> str:
    """What a value is, for "… must be text, not …"."""
    if isinstance(value, bool):
        return "true or false"
    for kind, name in ((str, "text"), (int | float, "a number"), (list, "a list")):
        if isinstance(value, kind):
            return name
    if isinstance(value, dict):
        return "a table"
    return "a date" if hasattr(value, "year") else "a time of day"
