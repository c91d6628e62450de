"""Where rows and headings of a list stand: arithmetic, so that a list costs what is visible.

Every row takes the same number of lines. A heading stands before the row at its index: one line,
and a blank above it where rows stand close (others end in a blank anyway).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from summit_tui.record import Record


class Spot(Record):
    """What stands on a line: a part of a row, a heading, or (both negative) nothing."""

    row: int = -1
    part: int = -1
    heading: int = -1


_NOTHING = Spot()


class RowLayout:
    """The lines of a list.

    Args:
        count: How many rows there are.
        height: Lines of a row; rows of several lines are followed by a blank.
        headings: Row indices before which a heading stands, ascending.
        dense: Whether rows of several lines stand close, without that blank.
    """

    def __init__(
        self, count: int, height: int, headings: Sequence[int] = (), *, dense: bool = False
    ) -> None:
        gap = height > 1 and not dense
        self._count = count
        self._height = height
        self._step = height + gap
        self._headings = headings
        self._heading_height = 1 if gap else 2
        self._saved = 1 if headings and headings[0] == 0 and not gap else 0
        self._tops = [self.top_of(index) for index in headings]

    def top_of(self, row: int) -> int:
        """The first line of a row."""
        before = bisect_right(self._headings, row)
        lines = before * self._heading_height - (self._saved if before else 0)
        return row * self._step + lines

    def start_of(self, row: int) -> int:
        """The first line that belongs with a row: its heading's, if one stands before it."""
        top = self.top_of(row)
        return top - 1 if row in self._headings else top

    @property
    def total(self) -> int:
        """Lines of the whole list."""
        return self.top_of(self._count - 1) + self._height if self._count else 0

    def rows_in(self, lines: int) -> int:
        """How many rows fit into so many lines, at least one."""
        return max(1, lines // self._step)

    def at(self, y: int) -> Spot:
        """What stands on line `y`."""
        number = bisect_right(self._tops, y + self._heading_height) - 1
        if number >= 0 and y < self._tops[number]:
            if y == self._tops[number] - 1:
                return Spot(heading=number)
            if y == self._tops[number] - 2 and self._heading_height == 2:
                return _NOTHING
            number -= 1
        row = self._headings[number] if number >= 0 else 0
        top = self._tops[number] if number >= 0 else 0
        steps, part = divmod(y - top, self._step)
        row += steps
        if y < 0 or row >= self._count or part >= self._height:
            return _NOTHING
        return Spot(row, part)
