"""One line across the screen: the masthead, the trail of what narrows the view, the keys."""

from __future__ import annotations

from collections.abc import Callable

from summit_tui.tui.line_pane import Drawn, LinePane
from summit_tui.tui.themes import Surface
from summit_tui.views.lines import EMPTY, Line, Span


class Bar(LinePane):
    """Draws the line that a function gives for its width."""

    def __init__(self, *, surface: Surface, id: str) -> None:
        super().__init__(id=id)
        self._surface = surface
        self._draw: Callable[[int], Line] = lambda _: EMPTY

    def show(self, draw: Callable[[int], Line]) -> None:
        """Show another line."""
        self._draw = draw
        self.redraw()

    def line_at(self, y: int) -> Drawn:
        """The line, with a cell of margin."""
        text = (Span(" "), *self._draw(max(1, self.area.width - 2)))
        return Drawn(text=text, surface=self._surface)
