"""What stands on the screen instead of the panes while the window is too small for them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from summit_tui.tui.bindings import bindings
from summit_tui.tui.detail_pane import DetailPane
from summit_tui.views import keymap
from summit_tui.views.layout import SMALLEST
from summit_tui.views.lines import Line, line, wrap


class TooSmall(Screen[None]):
    """Says what size is needed. The app takes it away again; the keys that quit work."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.NOTICE)]

    def __init__(self, quits: str) -> None:
        super().__init__()
        self._quits = quits

    def compose(self) -> ComposeResult:
        """One sentence, as much of it as fits."""
        page = DetailPane(surface="base", id="page")
        page.show(self._notice)
        yield page

    def _notice(self, width: int) -> list[Line]:
        columns, rows = SMALLEST
        quits = f" or more; {self._quits} quits"
        return wrap(line((f"needs {columns}×{rows}", "strong"), (quits, "muted")), width)
