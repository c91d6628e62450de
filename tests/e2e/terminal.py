"""A terminal with the real program in it, for tests.

Nothing here sleeps: each wait ends when what it waits for is there, and fails at a deadline
with the screen in the message.
"""

from __future__ import annotations

import contextlib
import os
import re
import select
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

from bench import vt
from bench.subjects import APP_READY

DEADLINE = 30.0
"""Seconds after which a wait fails. Generous: a loaded machine is not a bug."""

SUMMIT = vt.program("summit-tui")


class Terminal:
    """Runs a program in a pty, plays the terminal, and knows what is on the screen.

    Args:
        argv: The program and its arguments; by default the app on its shipped dossier.
        size: Columns and rows.
        env: Variables on top of those of a plain modern terminal.
        cwd: The folder to run in.
    """

    def __init__(
        self,
        argv: Sequence[str] = (SUMMIT,),
        *,
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str] | None = None,
        cwd: str | None = None,
    ) -> None:
        self.screen = vt.Screen(*size)
        self.output = bytearray()
        self.environment = vt.environment(env)
        self.process, self._fd = vt.spawn(argv, size, self.environment, cwd)
        self._gone = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.hang_up()

    def pour(self, data: bytes, seconds: float = DEADLINE) -> None:
        """Send bytes as fast as the program takes them, and throw away what it draws meanwhile."""
        deadline = time.monotonic() + seconds
        left = memoryview(data)
        while left:
            assert time.monotonic() < deadline, f"it does not take {len(left)} bytes"
            readable, writable, _ = select.select([self._fd], [self._fd], [], 0.1)
            if readable and not self._pump(0):
                return
            if writable:
                with contextlib.suppress(BlockingIOError, OSError):
                    left = left[os.write(self._fd, left[:4096]) :]

    @property
    def text(self) -> str:
        """The screen, one line per row."""
        return "\n".join(self.screen.render())

    @property
    def gone(self) -> bool:
        """Whether nobody is left at the other end."""
        return self._gone

    def wait_until(self, true: Callable[[], object], what: str, seconds: float = DEADLINE) -> None:
        """Take output until this holds.

        Raises:
            AssertionError: it does not within the deadline, or the program has ended.
        """
        deadline = time.monotonic() + seconds
        while not true():
            left = deadline - time.monotonic()
            ended = self._gone and not self._pump(0)
            assert not ended, f"it has ended; waited for {what}; the screen shows:\n{self.text}"
            assert left > 0, f"waited for {what}; the screen shows:\n{self.text}"
            self._pump(min(left, 0.1))

    def wait_for(self, pattern: str, seconds: float = DEADLINE) -> str:
        """Take output until the screen matches; returns the screen."""
        regex = re.compile(pattern, re.DOTALL)
        self.wait_until(lambda: bool(regex.search(self.text)), repr(pattern), seconds)
        return self.text

    def wait_ready(self) -> str:
        """Wait for the first whole screen of the app."""
        return self.wait_for(APP_READY)

    def wait_exit(self, seconds: float = DEADLINE) -> int:
        """Take output until the program has ended; returns its exit status.

        As a shell reports it: 128 + n when signal n has ended it.
        """
        deadline = time.monotonic() + seconds
        ended = os.pidfd_open(self.process.pid)
        try:
            while self.process.poll() is None:
                left = deadline - time.monotonic()
                assert left > 0, f"it does not end; the screen shows:\n{self.text}"
                sources = [ended] if self._gone else [ended, self._fd]
                select.select(sources, [], [], left)
                self._pump(0)
        finally:
            os.close(ended)
        while self._pump(0):
            pass
        code = self.process.returncode
        return code if code >= 0 else 128 - code

    def send(self, *keys: str) -> None:
        """Press keys: names as in `bench.vt.KEYS`, `ctrl+x`, or text."""
        for key in keys:
            self.feed(vt.key_bytes(key, kitty=bool(self.screen.kitty)))

    def feed(self, data: bytes) -> None:
        """Send bytes as they are."""
        while data:
            select.select([], [self._fd], [], DEADLINE)
            data = data[os.write(self._fd, data) :]
            self._pump(0)

    def feed_unread(self, data: bytes) -> None:
        """Send bytes and take nothing of the answer, as a line that hangs; what fits is sent."""
        with contextlib.suppress(BlockingIOError):
            while data:
                data = data[os.write(self._fd, data) :]

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self.screen.resize(columns, rows)
        vt.set_size(self._fd, columns, rows)
        self._reply()

    def claim(self, columns: int, rows: int) -> None:
        """Tell the program of a size, as a broken client may; the screen played here keeps its."""
        vt.set_size(self._fd, columns, rows)
        if 2048 in self.screen.modes:
            self.feed(vt.size_report(columns, rows))

    def hang_up(self) -> None:
        """Close the terminal's end, as when a window is closed or a line is lost."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
        self._gone = True

    def _pump(self, seconds: float) -> bool:
        """Take what comes within this time; False when nothing does."""
        if self._fd < 0 or not select.select([self._fd], [], [], seconds)[0]:
            return False
        data = vt.read(self._fd)
        if data is None:
            self._gone = True
            return False
        self.output += data
        self.screen.receive(data)
        self._reply()
        return bool(data)

    def _reply(self) -> None:
        replies, self.screen.replies = self.screen.replies, b""
        if replies:
            os.write(self._fd, replies)
