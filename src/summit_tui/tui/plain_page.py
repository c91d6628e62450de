"""A page of bare text to select with the mouse, for terminals that take no clipboard."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from summit_tui.tui.bar import Bar
from summit_tui.tui.bindings import bindings
from summit_tui.tui.line_pane import Drawn, LinePane
from summit_tui.views import keymap
from summit_tui.views.lines import EMPTY, Line, line, wrap


class _Bare(LinePane):
    """Text from the first column on, with nothing beside it."""

    def __init__(self, text: str) -> None:
        super().__init__(id="bare")
        self._paragraphs = text.split("\n")

    def line_at(self, y: int) -> Drawn:
        """One line of the text."""
        body: list[Line] = []
        for paragraph in self._paragraphs:
            body += wrap(line(paragraph), self.size.width) if paragraph else [EMPTY]
        return Drawn(text=body[y] if y < len(body) else EMPTY)


class PlainPage(Screen[None]):
    """A text without any decoration.

    Args:
        text: What to show; its line breaks are kept.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.BARE_PAGE)]
    CSS = "#bare { height: 1fr; }"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The text, and below it how to go back."""
        hints = Bar(surface="bar", id="keys")
        hint = "   select with the mouse; in many terminals with shift held"
        hints.show(lambda _: line(("esc", "key"), " back", (hint, "muted")))
        yield _Bare(self._text)
        yield hints

    def action_close(self) -> None:
        """Go back."""
        if self.is_current:  # a key may have been pressed twice before the first was answered
            self.dismiss(None)
