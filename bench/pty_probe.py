"""Measures one run of a terminal program from the outside, in a pty of its own.

All times are milliseconds, by the clock of whoever reads the pty. The screen is drawn only
while nothing waits to be read, so that the timestamps do not pay for it.
"""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import time
from collections import deque
from collections.abc import Sequence
from statistics import fmean, median
from typing import NamedTuple

from bench import vt

START_QUIET = 0.150
"""Seconds without a byte after which the start is over."""
KEY_QUIET = 0.030
"""Seconds without a byte after which the answer to a key is over."""
KEY_SILENT = 0.300
"""Seconds after which a key is taken to change nothing on the screen."""
PAGES = ("pagedown",) * 3 + ("pageup",) * 3
PATIENCE = 30.0
"""Seconds to wait for a start or an end before giving up."""


class ProbeError(Exception):
    """The program ended, or never showed what it was to show."""


class Subject(NamedTuple):
    """A program to measure: its command, what its first whole screen matches, its quit key.

    `views` are the keys to another view and back, where it has one.
    """

    name: str
    argv: tuple[str, ...]
    ready: str
    quit_key: str = "q"
    views: tuple[str, ...] = ()


class Figures(NamedTuple):
    """What one run gave.

    `ready`: from spawn to the first screen that matches. `start_bytes`: until the first 150 ms
    of quiet after that. `key_bytes` (mean), `first_byte` and `settled` (medians): from the key
    to the first and the last byte of the answer, which 30 ms of quiet end. `page_bytes` and
    `view_bytes` (means): of a page, and of a change of the view; 0 where there is none.
    `still_bytes`: with no key pressed. `memory`: the high-water mark of resident memory, MB of
    10^6 bytes. `quit`: from the key to the exit. `restored`: 1 when every mode that it set is back.
    """

    ready: float
    start_bytes: float
    key_bytes: float
    page_bytes: float
    view_bytes: float
    first_byte: float
    settled: float
    still_bytes: float
    memory: float
    quit: float
    restored: float


class _Run:
    """A program that runs in a pty, and the clock."""

    def __init__(self, subject: Subject, size: tuple[int, int]) -> None:
        self.subject = subject
        self.screen = vt.Screen(*size)
        self.bytes = 0
        self.last = self.started = time.perf_counter()
        self.first = 0.0
        self.process, self.fd = vt.spawn(subject.argv, size, vt.environment())

    def pump(self, seconds: float) -> bool:
        """Wait so long for a byte, then take what is there. False: there was none."""
        if not select.select([self.fd], [], [], max(0.0, seconds))[0]:
            return False
        data = vt.read(self.fd)
        now = time.perf_counter()
        if data is None:
            lines = "\n".join(line for line in self.screen.render() if line)
            raise ProbeError(f"{self.subject.name} ended early; it showed:\n{lines}")
        if data:
            self.first = self.first or now
            self.last = now
            self.bytes += len(data)
            self.screen.receive(data)
            if self.screen.replies:
                os.write(self.fd, self.screen.replies)
                self.screen.replies = b""
        return True

    def start(self) -> tuple[float, int]:
        """Until it is ready and quiet: milliseconds to the former, bytes to the latter."""
        ready, received, drawn = 0.0, 0, 0
        pattern = re.compile(self.subject.ready, re.DOTALL)
        reads: deque[tuple[int, float]] = deque()  # when which piece had come in
        while not ready:
            before = self.screen.pending
            # Reading goes first. Drawing takes longer than the program needs to draw.
            if self.pump(0.0 if before else 0.01):
                received += self.screen.pending - before
                reads.append((received, self.last))
            elif before:
                self.screen.draw_next()
                drawn += 1
                while reads and drawn >= reads[0][0]:
                    at = reads.popleft()[1]
                    if pattern.search("\n".join(self.screen.lines)):
                        ready = at
                        break
            elif time.perf_counter() - self.started > PATIENCE:
                raise ProbeError(f"{self.subject.name} never showed {self.subject.ready!r}")
        while self.pump(self.last + START_QUIET - time.perf_counter()):
            pass
        return (ready - self.started) * 1000, self.bytes

    def press(self, key: str) -> tuple[int, float, float] | None:
        """One key: bytes, first byte, settled; None when it changes nothing."""
        before, self.first = self.bytes, 0.0
        begun = time.perf_counter()
        os.write(self.fd, vt.key_bytes(key, kitty=bool(self.screen.kitty)))
        while not self.first:
            if not self.pump(begun + KEY_SILENT - time.perf_counter()):
                return None
        while self.pump(self.last + KEY_QUIET - time.perf_counter()):
            pass
        self.screen.render()
        return self.bytes - before, (self.first - begun) * 1000, (self.last - begun) * 1000

    def wait_for(self, pattern: str) -> None:
        """Take output until the screen matches."""
        until = time.perf_counter() + PATIENCE
        while not re.search(pattern, "\n".join(self.screen.render()), re.DOTALL):
            if time.perf_counter() > until:
                raise ProbeError(f"{self.subject.name} never showed {pattern!r}")
            self.pump(0.1)

    def rest(self, seconds: float) -> int:
        """Bytes while nobody presses a key."""
        before, until = self.bytes, time.perf_counter() + seconds
        while time.perf_counter() < until:
            self.pump(until - time.perf_counter())
        return self.bytes - before

    def quit(self) -> float:
        """Press the quit key: milliseconds until the program has exited."""
        begun = time.perf_counter()
        os.write(self.fd, vt.key_bytes(self.subject.quit_key))
        while self.process.poll() is None:
            if time.perf_counter() - begun > PATIENCE:
                raise ProbeError(f"{self.subject.name} does not quit")
            if select.select([self.fd], [], [], 0.001)[0] and (data := vt.read(self.fd)):
                self.screen.receive(data)
        ended = time.perf_counter()
        while data := vt.read(self.fd):
            self.screen.receive(data)
        return (ended - begun) * 1000

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        os.close(self.fd)


def peak_memory(pid: int) -> float:
    """High-water mark of resident memory of a process and its children, MB (0 off Linux)."""
    total, todo = 0, [pid]
    while todo:
        process = todo.pop()
        try:
            with open(f"/proc/{process}/status", encoding="utf-8") as status:
                marks = [line for line in status if line.startswith("VmHWM:")]
            with open(f"/proc/{process}/task/{process}/children", encoding="utf-8") as children:
                todo += [int(child) for child in children.read().split()]
        except OSError:
            continue
        total += sum(int(mark.split()[1]) * 1024 for mark in marks)
    return total / 1e6


def measure(
    subject: Subject,
    *,
    size: tuple[int, int] = (120, 40),
    keys: Sequence[str] = ("down",) * 40 + ("up",) * 40,
    still: float = 5.0,
) -> Figures:
    """Start the program, press the keys, let it rest, quit it.

    Raises:
        ProbeError: it ended early, never got ready, or did not quit.
    """
    run = _Run(subject, size)
    try:
        ready, start_bytes = run.start()
        answers = [answer for key in keys if (answer := run.press(key))]
        if keys and not answers:
            raise ProbeError(f"{subject.name} answers none of the keys")
        pages = [answer[0] for key in PAGES if (answer := run.press(key))]
        views = [answer[0] for key in subject.views * 2 if (answer := run.press(key))]
        still_bytes = run.rest(still)
        memory = peak_memory(run.process.pid)
        quit_ms = run.quit()
        return Figures(
            ready=ready,
            start_bytes=start_bytes,
            key_bytes=fmean(answer[0] for answer in answers) if answers else 0.0,
            page_bytes=fmean(pages) if pages else 0.0,
            view_bytes=fmean(views) if views else 0.0,
            first_byte=median(answer[1] for answer in answers) if answers else 0.0,
            settled=median(answer[2] for answer in answers) if answers else 0.0,
            still_bytes=still_bytes,
            memory=memory,
            quit=quit_ms,
            restored=float(not run.screen.left_on),
        )
    finally:
        run.close()


def until_ready(subject: Subject, *, size: tuple[int, int] = (120, 40)) -> float:
    """Milliseconds from spawn to the first screen that matches; the program is then killed."""
    run = _Run(subject, size)
    try:
        return run.start()[0]
    finally:
        run.close()


def command_ms(argv: Sequence[str]) -> float:
    """Milliseconds that a command takes from spawn to exit, its output thrown away.

    Raises:
        ProbeError: it exits with a status that is not 0.
    """
    begun = time.perf_counter()
    done = subprocess.run(
        argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False, env=vt.environment()
    )
    taken = (time.perf_counter() - begun) * 1000
    if done.returncode:
        raise ProbeError(f"{' '.join(argv)} exits with {done.returncode}")
    return taken


def answers(
    subject: Subject,
    lead: Sequence[str],
    keys: Sequence[str],
    *,
    size: tuple[int, int] = (120, 40),
    begin: str = "",
) -> list[tuple[int, float, float]]:
    """What each of the keys is answered with, once the `lead` keys have been pressed.

    Bytes, milliseconds to the first byte, milliseconds until settled. With `begin`, the screen
    matches that before the first of them.

    Raises:
        ProbeError: it never does.
    """
    run = _Run(subject, size)
    try:
        run.start()
        for key in lead:
            run.press(key)
        if begin:
            run.wait_for(begin)
        return [answer for key in keys if (answer := run.press(key))]
    finally:
        run.close()
