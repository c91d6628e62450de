"""What stands on the screen instead of the panes while the window is too small for them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import Screen

from summit_tui.tui.arrangement import SMALLEST
from summit_tui.tui.detail_pane import DetailPane
from summit_tui.tui.lines import Line, line, wrap


class TooSmall(Screen[None]):
    """Says what size is needed. The app takes it away again; the keys that quit work."""

    def compose(self) -> ComposeResult:
        """One sentence, as much of it as fits."""
        page = DetailPane(surface="base", id="page")
        page.show(_notice)
        yield page


def _notice(width: int) -> list[Line]:
    columns, rows = SMALLEST
    text = line((f"needs {columns}×{rows}", "strong"), (" or more; q quits", "muted"))
    return wrap(text, width)
