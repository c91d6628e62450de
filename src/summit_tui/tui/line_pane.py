"""A widget drawn line by line that repaints only the lines that changed.

Subclasses say in `line_at` what a line shows, and call `redraw` whenever that may have changed: the
lines are compared as data, which is far cheaper than painting them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, cast

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from summit_tui.record import Record
from summit_tui.tui.palette import Palette
from summit_tui.tui.themes import Surface
from summit_tui.views.lines import Span


class Dressed(Protocol):
    """An app that knows how roles look."""

    palette: Palette


_NOTHING = Strip([], 0)
"""A line that is not drawn yet: the ground of the screen shows."""


class Drawn(Record):
    """One line: text on a surface between a left edge (on the ground) and a right edge."""

    left: Sequence[Span] = ()
    text: Sequence[Span] = ()
    right: Sequence[Span] = ()
    surface: Surface = "base"


class LinePane(Widget):
    """The base of everything on the screen but the line that is typed in."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: list[Drawn] = []
        self._strips: list[Strip | None] = []
        """The lines of `_shown` as they were painted; none where one has not been yet."""
        self.area = Size(0, 0)
        """The size as of the last redraw: the toolkit looks at the whole screen to tell it."""

    def line_at(self, y: int) -> Drawn:
        """What line `y` of the widget shows."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Repaint the lines whose content is no longer what was painted."""
        self.area = self.size
        width, height = self.area
        before, self._shown = self._shown, [self.line_at(y) for y in range(height)]
        if len(before) != height:
            self._strips = [None] * height
            self.refresh()
            return
        changed = [y for y, drawn in enumerate(self._shown) if drawn != before[y]]
        if changed:
            for y in changed:
                self._strips[y] = None
            self.refresh(*(Region(0, y, width, count) for y, count in _runs(changed)))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint lines; those that have not changed stay as they were painted.

        The toolkit would work out borders, paddings and tints for all of them, and there are none.
        """
        strips = [self._strip(y) for y in crop.line_range]
        if crop.column_span == (0, self.area.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _strip(self, y: int) -> Strip:
        if y >= len(self._shown):  # the toolkit asks before it tells the size
            return _NOTHING
        strip = self._strips[y]
        if strip is None:
            drawn, width = self._shown[y], self.area.width
            palette = cast(Dressed, self.app).palette
            strip = palette.framed(drawn.left, drawn.text, drawn.right, width, drawn.surface)
            self._strips[y] = strip
        return strip

    def on_resize(self) -> None:
        """Another width is another text."""
        self._shown = []
        self.redraw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The focus shows."""
        super().watch_has_focus(has_focus)
        self.redraw()


def _runs(lines: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Lines in a row: the first of them, and how many they are."""
    start = end = lines[0]
    for y in lines:
        if y > end:
            yield start, end - start
            start = y
        end = y + 1
    yield start, end - start
