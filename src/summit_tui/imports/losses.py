"""What a foreign file holds that a dossier has no place for: counted, and told at the end."""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.dossier.text import clip
from summit_tui.record import Record

LEFT_OUT = "left out"
IN_NOTE = "kept in note"


class CannotImportError(Exception):
    """Why a file cannot be imported, in a sentence for the reader."""


class Loss(Record):
    """One kind of thing that has no field of its own here.

    `what` names it in the words of the foreign format, `fate` is what became of it, `example` the
    first value that was met, or empty.
    """

    what: str
    times: int
    fate: str
    example: str


class Losses:
    """Counts what has no place, in the order in which it is first met."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}
        self._examples: dict[tuple[str, str], str] = {}

    def add(self, what: str, fate: str = LEFT_OUT, example: str = "", times: int = 1) -> None:
        """Count something that came to this end."""
        if times <= 0:
            return
        key = what, fate
        if key not in self._counts:
            self._counts[key] = 0
            self._examples[key] = clip(example)
        self._counts[key] += times

    def __iter__(self) -> Iterator[Loss]:
        for key, count in self._counts.items():
            what, fate = key
            yield Loss(clip(what, 80), count, fate, self._examples[key])
