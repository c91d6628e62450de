"""One line across the screen: the masthead, the trail of what narrows the view, the keys."""

from __future__ import annotations

from collections.abc import Callable

from textual.strip import Strip
from textual.widget import Widget

from summit_tui.tui.lines import EMPTY, Line, Span
from summit_tui.tui.palette import Surface, strip


class Bar(Widget):
    """Draws the line that a function gives for its width."""

    def __init__(self, *, surface: Surface, id: str) -> None:
        super().__init__(id=id)
        self._surface = surface
        self._draw: Callable[[int], Line] = lambda _: EMPTY

    def show(self, draw: Callable[[int], Line]) -> None:
        """Show another line."""
        self._draw = draw
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the line with a cell of margin."""
        width = self.size.width
        return strip((Span(" "), *self._draw(max(1, width - 2))), width, self._surface)
