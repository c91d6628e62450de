"""The terminal driver: the toolkit's own, sending only the cells that changed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from rich.cells import get_character_cell_size
from textual.drivers.linux_driver import LinuxDriver

from summit_tui.tui.cells import Cells

if TYPE_CHECKING:
    from textual.app import App

_SYNC_START, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
_ERASING = ("xterm", "tmux", "linux", "alacritty", "kitty", "foot", "wezterm", "ghostty", "rxvt")
"""Terminals known to erase with the current background. GNU screen is not among them, nor is
tmux under the old name `screen`: there blanks are written."""


class CellDriver(LinuxDriver):
    """Passes on the difference between two pictures instead of the repainted areas."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._cells = Cells(
            erase=os.environ.get("TERM", "").startswith(_ERASING),
            width_of=get_character_cell_size,
        )
        self._screen_size: os.terminal_size | None = None
        self._frame = ""

    def write(self, data: str) -> None:
        """Send what of this output changes the picture."""
        if data == _SYNC_START:
            self._frame = data
            return
        if data == _SYNC_END:
            if not self._frame:
                super().write(data)
            self._frame = ""
            return
        self._forget_if_resized()
        changed = self._cells.feed(data)
        if changed:
            super().write(self._frame + changed)
            self._frame = ""

    def redraw(self) -> None:
        """Trust nothing on the screen: the next frame is sent whole."""
        self._cells.forget()

    def _forget_if_resized(self) -> None:
        """A terminal that changed its size may have moved its text about."""
        try:
            size = os.get_terminal_size(self.fileno)
        except OSError:
            return
        if size != self._screen_size:
            self._screen_size = size
            self._cells.forget()
