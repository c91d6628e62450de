"""The terminal driver: sends only the cells that changed."""

from __future__ import annotations

import contextlib
import io
import os
import signal
import sys
import threading
from functools import partial
from types import FrameType
from typing import Any, Protocol, cast

from textual.app import App

from summit_tui.cell_width import cell_size
from summit_tui.terminal.appearance import Appearance
from summit_tui.terminal.glyphs import Glyphs
from summit_tui.terminal.job_control_driver import Guest, JobControlDriver
from summit_tui.terminal.screen_diff import ScreenDiff
from summit_tui.terminal.sgr import reduced

_SYNC_START, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"


class Painted(Guest, Protocol):
    """An app that holds what the terminal shows, so that it can say when that is lost."""

    screen_diff: ScreenDiff
    appearance: Appearance


def screen_diff_for(appearance: Appearance) -> ScreenDiff:
    """What is known of the terminal: nothing yet of what it shows."""
    glyphs: Glyphs | None = None
    if appearance.ascii or appearance.encoding != "utf-8":
        glyphs = Glyphs(appearance.encoding, ascii=appearance.ascii, width_of=cell_size)
    return ScreenDiff(
        erase=appearance.erases,
        reduce=partial(reduced, depth=appearance.depth, italics=appearance.italics),
        glyphs=glyphs,
        queries=appearance.queries,
        to_column=appearance.to_column,
    )


class DiffDriver(JobControlDriver):
    """Passes on the difference between two pictures instead of the repainted areas.

    Args:
        app: An app that is `Painted`.
        debug: As in the toolkit's own driver, like the rest.
        mouse: Whether to ask the terminal for mouse events.
        size: The size, or None to ask the terminal.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        painted = cast(Painted, app)
        self._screen_diff = painted.screen_diff
        # In the locale's encoding, also where Python has chosen UTF-8 for a locale it lacks.
        if isinstance(sys.__stderr__, io.TextIOWrapper):
            sys.__stderr__.reconfigure(encoding=painted.appearance.encoding, errors="replace")
        self._frame: list[str] | None = None
        """What the frame that is being drawn changes; none between two of them."""
        self._resized = False
        # The thread that reads the keys writes, too, when the terminal tells what it can.
        self._writing = threading.Lock()

    def start_application_mode(self) -> None:
        """Begin, and notice every change of the window's size.

        Also one that is undone before the toolkit looks: the terminal has moved its text by then.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]
        then = signal.getsignal(signal.SIGWINCH)

        def resized(number: int, frame: FrameType | None) -> None:
            self._resized = True  # Only a flag: this may interrupt a frame.
            if callable(then):
                then(number, frame)

        signal.signal(signal.SIGWINCH, resized)

    def write(self, data: str) -> None:
        """Send what of this output changes the picture."""
        with self._writing:
            self._write(data)

    def _write(self, data: str) -> None:
        if data == _SYNC_START:
            self._frame = []
            return
        if data == _SYNC_END:
            # In one piece: each wakes the thread that writes, which then takes its turn from this.
            if self._frame:
                super().write("".join((_SYNC_START, *self._frame, _SYNC_END)))
            self._frame = None
            return
        if self._resized:
            self._resized = False
            self._screen_diff.forget()
            with contextlib.suppress(OSError):
                columns, rows = os.get_terminal_size(self.fileno)
                if columns and rows:
                    self._screen_diff.within(columns, rows)
        changed = self._screen_diff.feed(data)
        if changed:
            if self._frame is None:
                super().write(changed)
            else:
                self._frame.append(changed)
