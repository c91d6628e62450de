"""A widget drawn line by line that repaints only the lines that changed.

Subclasses say in `line_at` what a line shows, and call `redraw` whenever that may have changed: the
lines are compared as data, which is far cheaper than painting them.
"""

from __future__ import annotations

from collections.abc import Sequence
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
            self.refresh()
            return
        changed = [
            Region(0, y, width, 1)
            for y, (old, new) in enumerate(zip(before, self._shown, strict=True))
            if old != new
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        drawn = self._shown[y] if y < len(self._shown) else self.line_at(y)
        palette = cast(Dressed, self.app).palette
        return palette.framed(drawn.left, drawn.text, drawn.right, self.area.width, drawn.surface)

    def on_resize(self) -> None:
        """Another width is another text."""
        self._shown = []
        self.redraw()

    def watch_has_focus(self, has_focus: bool) -> None:
        """The focus shows."""
        super().watch_has_focus(has_focus)
        self.redraw()
