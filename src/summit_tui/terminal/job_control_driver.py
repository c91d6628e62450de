"""The toolkit's driver, made a good guest: of the shell, and of a line that may drop.

- SIGTERM, SIGHUP and SIGINT restore the terminal before the program ends.
- A terminal that has gone ends the program, also where SIGHUP is ignored (nohup).
- ctrl+z stops the whole job as the terminal itself would, and `fg` draws everything again.
- A flood of input is bounded (`input_gate`), so that a key is answered and ctrl+c ends it.
"""

from __future__ import annotations

import asyncio
import contextlib
import fcntl
import os
import select
import signal
import sys
import termios
import threading
from collections.abc import Iterator
from time import monotonic
from types import FrameType
from typing import Any, Protocol, cast

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver

from summit_tui.terminal.input_gate import SLICE, InputGate

_PATIENCE = 1.0
"""Seconds for leaving in order: a write to a terminal that has gone may never return."""
_RESTORE = (
    b"\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l"
    b"\x1b[<u\x1b[m\x1b[?1049l\x1b[?25h"
)
"""What takes back all that the toolkit switches on: the last thing written when it cannot."""
_READ = 1 << 16
_REST, _LOOK = 100, 5
"""Milliseconds between two looks at the line: while nothing waits, and while the app is behind."""
_KEYS_THAT_END = (signal.SIGINT, signal.SIGQUIT)
_ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class Guest(Protocol):
    """An app that can be told to leave, to draw again, and that a part of it has failed."""

    def leave(self, code: int) -> None:
        """Restore the terminal and end with this exit code."""

    def action_redraw(self) -> None:
        """Draw everything again."""

    def paste_was_cut(self, left_out: int) -> None:
        """Say how many letters of a paste were left out."""

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

    @contextlib.contextmanager
    def lent(self) -> Iterator[None]:
        """While another program has the terminal, the keys that stop and end one are for it.

        Stopping it stops us with it, so that the shell takes over; ending it is not for us. Our
        handlers do nothing then: what is ignored would be ignored by the other program, too.
        """
        self._running.remove_signal_handler(signal.SIGTSTP)
        own = {number: signal.signal(number, _unheard) for number in _KEYS_THAT_END}
        try:
            yield
        finally:
            for number, handler in own.items():
                signal.signal(number, handler)
            self._running.add_signal_handler(signal.SIGTSTP, self._stop_job)

    # -- input ------------------------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Read until the end, whatever comes: the parser is fed what passes the gate."""
        theirs, ours = os.pipe()
        reader = threading.Thread(
            target=self._read_line, args=(ours, theirs), name="summit-tui-input", daemon=True
        )
        reader.start()
        try:
            LinuxDriver.run_input_thread(cast(LinuxDriver, _Elsewhere(self, theirs)))
        except Exception as error:  # noqa: BLE001 - handed on, to be raised once the terminal is restored
            self._running.call_soon_threadsafe(self._guest.fail, error)
        finally:
            self.exit_event.set()
            reader.join()
            os.close(ours)
            os.close(theirs)

    def _read_line(self, ours: int, theirs: int) -> None:
        """From the terminal, through the gate, to the parser; no faster than the app answers."""
        gate = InputGate()
        answered = threading.Event()
        answered.set()
        passed = 0
        line = select.poll()
        line.register(self.fileno, select.POLLIN)
        touched = monotonic()
        while not self.exit_event.is_set():
            with contextlib.suppress(OSError):  # No terminal any more: the watch has seen it, too.
                if line.poll(_LOOK if not answered.is_set() else _REST):
                    data = os.read(self.fileno, _READ)
                    if not data:
                        return
                    touched = monotonic()
                    if gate.receive(data):
                        self._running.call_soon_threadsafe(self._guest.leave, 0)
                elif gate.is_pasting and monotonic() > touched + _PATIENCE:
                    gate.end_paste()
            while answered.is_set() and (piece := gate.next()):
                os.write(ours, piece)
                passed += len(piece)
                if passed > SLICE // 2:
                    passed = 0
                    answered.clear()
                    _when_read(theirs, self.exit_event)
                    if not self._app.call_later(answered.set):
                        return
            if not answered.is_set():
                gate.drop_flood()
            if gate.left_out:
                self._running.call_soon_threadsafe(self._guest.paste_was_cut, gate.left_out)
                gate.left_out = 0


def _unheard(_number: int, _frame: FrameType | None) -> None:
    pass


def _when_read(pipe: int, ended: threading.Event) -> None:
    """Wait until a pipe is empty."""
    while not ended.is_set():
        waiting = fcntl.ioctl(pipe, termios.FIONREAD, b"\0" * 4)
        if not int.from_bytes(waiting, sys.byteorder):
            return
        ended.wait(_LOOK / 1000)


class _Elsewhere:
    """The driver, to its own loop of input, but for where that reads."""

    def __init__(self, driver: JobControlDriver, fileno: int) -> None:
        self._driver = driver
        self.fileno = fileno

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)
