"""The rows of a list: ids, under headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from summit_tui.record import Record


class Rows(Record):
    """Ids of a pane, and headings with the index of the row they stand before."""

    ids: Sequence[str]
    headings: Sequence[tuple[int, str]] = ()

    def only(self, wanted: frozenset[str]) -> Rows:
        """These rows without the unwanted, each kept under its heading."""
        ids: list[str] = []
        headings: list[tuple[int, str]] = []
        ends = [index for index, _ in self.headings[1:]] + [len(self.ids)]
        first = self.headings[0][0] if self.headings else len(self.ids)
        ids.extend(row for row in self.ids[:first] if row in wanted)
        for (start, text), end in zip(self.headings, ends, strict=False):
            kept = [row for row in self.ids[start:end] if row in wanted]
            if kept:
                headings.append((len(ids), text))
                ids.extend(kept)
        return Rows(ids, headings)


def nearest(rows: Sequence[str], at: int, still: Callable[[str], bool]) -> str:
    """Of the rows that are still there the one at a position, or next to it; empty if none is.

    Rather one below: what was deleted leaves its place to what followed.
    """
    below = (row for row in rows[at:] if still(row))
    above = (row for row in reversed(rows[:at]) if still(row))
    return next(chain(below, above), "")
