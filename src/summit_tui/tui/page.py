"""A page over the explorer: all keys, the problems of the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from summit_tui.tui.bar import Bar
from summit_tui.tui.bindings import bindings
from summit_tui.tui.detail_pane import DetailPane
from summit_tui.views import keymap
from summit_tui.views.lines import Line, line, width_of, wrap


class Page(Screen[None]):
    """Lines to read, with a title; any of the closing keys goes back."""

    AUTO_FOCUS = "#page"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.PAGE)]

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__()
        self._title = title
        self._lines = lines

    def compose(self) -> ComposeResult:
        """A title, the lines, and how to go back."""
        masthead, hints = Bar(surface="bar", id="masthead"), Bar(surface="bar", id="keys")
        masthead.show(lambda _: line((self._title, "strong")))
        hints.show(lambda _: line(("esc", "key"), " back   ", ("↑ ↓", "key"), " scroll"))
        page = DetailPane(surface="base", id="page")
        page.show(lambda width: [part for text in self._lines for part in _wrapped(text, width)])
        yield masthead
        yield page
        yield hints

    def action_close(self) -> None:
        """Go back."""
        if self.is_current:  # a key may have been pressed twice before the first was answered
            self.dismiss(None)


def _wrapped(text: Line, width: int) -> Sequence[Line]:
    """A line that fits stays as it is, with the blanks it begins with: a caret has its column."""
    return [text] if width_of(text) <= width else wrap(text, width, indent=20)
