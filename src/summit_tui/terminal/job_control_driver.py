"""The toolkit's driver, made a good guest: of the shell, and of a line that may drop.

- SIGTERM, SIGHUP and SIGINT restore the terminal before the program ends.
- A terminal that has gone ends the program, also where SIGHUP is ignored (nohup).
- ctrl+z stops the whole job as the terminal itself would, and `fg` draws everything again.
- Bytes that are no UTF-8 are dropped: a stray one must not end the program.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import select
import signal
import sys
import termios
import threading
from types import FrameType
from typing import Any, Protocol, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

_PATIENCE = 1.0
"""Seconds for leaving in order: a write to a terminal that has gone may never return."""
_RESTORE = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l"
    b"\x1b[<u\x1b[m\x1b[?1049l\x1b[?25h"
)
"""What takes back all that the toolkit switches on: the last thing written when it cannot."""
_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class Guest(Protocol):
    """An app that can be told to leave, to draw again, and that a part of it has failed."""

    def leave(self, code: int) -> None:
        """Restore the terminal and end with this exit code."""

    def action_redraw(self) -> None:
        """Draw everything again."""

    def fail(self, error: BaseException) -> None:
        """Restore the terminal, then raise this error."""


class JobControlDriver(LinuxDriver):
    """A driver that leaves nothing behind.

    Args:
        app: An app that is a `Guest`.
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
        self._guest = cast(Guest, app)
        self._running = asyncio.get_running_loop()
        self._suspended = False
        self._take_signals()
        watch = threading.Thread(target=self._watch_line, name="summit-tui-line", daemon=True)
        watch.start()

    # -- leaving ----------------------------------------------------------------------------------

    def _take_signals(self) -> None:
        """Instead of the toolkit's handlers, which write from within a signal."""
        for number in _ENDING:
            # Not the loop's own: it could not run while a write to a stuck terminal blocks.
            signal.signal(number, self._ended)
        self._running.add_signal_handler(signal.SIGTSTP, self._stop_job)
        self._running.add_signal_handler(signal.SIGCONT, self._continue)

    def _ended(self, number: int, frame: FrameType | None = None) -> None:
        code = 128 + number
        last = threading.Timer(_PATIENCE, self._give_up, (code,))
        last.daemon = True
        last.start()
        with contextlib.suppress(RuntimeError):  # The loop is closed: we are leaving already.
            self._running.call_soon_threadsafe(self._guest.leave, code)

    def _watch_line(self) -> None:
        """Wait until the other end of the terminal has gone. Costs nothing until then."""
        line = select.poll()
        line.register(self.fileno, 0)
        line.poll()
        self._ended(signal.SIGHUP)

    def _give_up(self, code: int) -> None:
        """The terminal takes no output in time: restore what can be restored, and go."""
        with contextlib.suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            out = sys.__stderr__.fileno() if sys.__stderr__ else 2
            os.set_blocking(out, False)
            os.write(out, _RESTORE)
        os._exit(code)

    # -- ctrl+z and fg ----------------------------------------------------------------------------

    def _stop_job(self) -> None:
        """Stop the whole job, so that the shell notices; then go on from here.

        By the signal's default, which the kernel does not follow where no shell could continue
        us: there this returns at once.
        """
        self.suspend_application_mode()
        self._suspended = True
        self._running.remove_signal_handler(signal.SIGTSTP)
        os.killpg(0, signal.SIGTSTP)
        self._running.add_signal_handler(signal.SIGTSTP, self._stop_job)
        self._continue()

    def _continue(self) -> None:
        """Take the terminal again, unless we were continued in the background."""
        if self._suspended:
            if os.tcgetpgrp(self.fileno) != os.getpgrp():
                return
            self._suspended = False
            self.resume_application_mode()
        self._guest.action_redraw()

    # -- input ------------------------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Read until the end, whatever bytes come."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError:
                continue
            except OSError:
                return  # No terminal any more; the watch has seen it, too.
            except Exception as error:  # noqa: BLE001 - handed on, to be raised once the terminal is restored
                self._running.call_soon_threadsafe(self._guest.fail, error)
                return
