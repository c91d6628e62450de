"""The pane with the full text. It scrolls when it has the focus, and redraws only on change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from summit_tui.tui.bindings import bindings
from summit_tui.tui.line_pane import Drawn, LinePane
from summit_tui.tui.themes import Surface
from summit_tui.views import keymap
from summit_tui.views.lines import EMPTY, Line, Span, fit, line, width_of

Draw = Callable[[int], Sequence[Line]]
"""From a width to the lines of the text."""

_MARGIN = 2
_HEAD = 1
"""A blank line above the text."""


class DetailPane(LinePane, can_focus=True):
    """A page of lines on a surface of its own.

    Args:
        surface: The ground it is drawn on.
        way: How to press to come here, where that is not always so.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.MOVES)]

    def __init__(self, *, surface: Surface = "panel", way: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self._way = f"{way}: " if way else ""
        self._surface = surface
        self._draw: Draw = lambda _: ()
        self._lines: Sequence[Line] = ()
        self._width = -1
        self._top = 0

    def show(self, draw: Draw) -> None:
        """Show another text, from its beginning."""
        self._draw = draw
        self._width = -1
        self._top = 0
        self.redraw()

    @property
    def lines(self) -> Sequence[Line]:
        """The text at the present width."""
        width = max(1, self.area.width - 2 * _MARGIN)
        if width != self._width:
            self._lines = self._draw(width)
            self._width = width
        return self._lines

    def line_at(self, y: int) -> Drawn:
        """A blank, then the text; at the end of the pane how much more there is."""
        lines = self.lines
        index = self._top + y - _HEAD
        text = lines[index] if y >= _HEAD and index < len(lines) else EMPTY
        page = (Span("▌" if self.has_focus else " ", "accent"), Span(" "), *text)
        rest = self._furthest - self._top
        if y < self.area.height - 1 or not rest:
            return Drawn(text=page, surface=self._surface)
        left = f"{rest} more line{'s' * (rest != 1)}"
        more = line((f" {left} ↓ " if self.has_focus else f" {self._way}{left} ", "muted"))
        return Drawn(
            text=fit(page, self.area.width - width_of(more)), right=more, surface=self._surface
        )

    @property
    def _furthest(self) -> int:
        return max(0, len(self.lines) - max(1, self.area.height - _HEAD))

    def action_step(self, lines: int) -> None:
        """Scroll by lines."""
        top = max(0, min(self._top + lines, self._furthest))
        if top != self._top:
            self._top = top
            self.redraw()

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_step(pages * max(1, self.area.height - _HEAD - 1))

    def action_edge(self, side: int) -> None:
        """Scroll to the beginning or the end."""
        self.action_step(side * len(self.lines))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll."""
        event.stop()
        self.action_step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll."""
        event.stop()
        self.action_step(-1)
