"""`make instructions`: how many instructions a command, the start and a key take.

A clock says something else every time; a count does not, so it can be a budget: one line too many
at import shows. Needs valgrind. A million is about 0.4 ms on the machine of `docs/decisions.md`.
"""

from __future__ import annotations

import argparse
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from typing import NamedTuple

from bench import subjects, vt
from bench.pty_probe import ProbeError, Subject

_QUIET = 0.8
"""Seconds without a byte after which an answer is over: a program is some 40 times slower here."""
_PATIENCE = 240.0
_KEYS = ("down",) * 12
_SIZE = (120, 40)


class Budget(NamedTuple):
    """A figure in millions of instructions, and how many of them there may be."""

    label: str
    limit: float | None


BUDGETS = (
    Budget("python -c pass", None),
    Budget("sources --json", 405),
    Budget("ready", 1630),
    Budget("a cursor key, all panes following", 37),
)


class Valgrind:
    """Counts what a program executes.

    Args:
        folder: Where the counts are written, meanwhile.
    """

    def __init__(self, folder: str) -> None:
        self._out = os.path.join(folder, "count")
        self._prefix = (
            "valgrind", "--tool=cachegrind", "--cache-sim=no", "--log-file=/dev/null",
            f"--cachegrind-out-file={self._out}", "--", sys.executable,
        )  # fmt: skip

    def _millions(self) -> float:
        with open(self._out, encoding="utf-8") as file:
            summary = re.search(r"^summary: (\d+)", file.read(), re.MULTILINE)
        if not summary:
            raise ProbeError("valgrind has counted nothing")
        return int(summary[1]) / 1e6

    def command(self, *arguments: str) -> float:
        """Millions of instructions of the interpreter with these arguments."""
        done = subprocess.run(
            [*self._prefix, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=False,
            env=vt.environment(),
        )
        if done.returncode:
            raise ProbeError(f"{' '.join(arguments)} exits with {done.returncode}")
        return self._millions()

    def session(self, subject: Subject, keys: Sequence[str]) -> float:
        """Millions of instructions from the start to the end, with these keys between."""
        process, fd = vt.spawn([*self._prefix, *subject.argv], _SIZE, vt.environment())
        screen = vt.Screen(*_SIZE)
        try:
            _until(fd, screen, subject.ready)
            for key in keys:
                os.write(fd, vt.key_bytes(key, kitty=bool(screen.kitty)))
                _until(fd, screen, "")
            os.write(fd, vt.key_bytes(subject.quit_key))
            while _pump(fd, screen, _PATIENCE):
                pass
            process.wait(_PATIENCE)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
            os.close(fd)
        return self._millions()


def _pump(fd: int, screen: vt.Screen, seconds: float) -> bool:
    """Take what comes within so many seconds; whether the program goes on."""
    if not select.select([fd], [], [], seconds)[0]:
        return False
    data = vt.read(fd)
    if data is None:
        return False
    screen.receive(data)
    if screen.replies:
        os.write(fd, screen.replies)
        screen.replies = b""
    return True


def _until(fd: int, screen: vt.Screen, ready: str) -> None:
    """Until the screen matches and nothing more comes."""
    end = time.monotonic() + _PATIENCE
    first = _PATIENCE  # the first byte may take long; after it, silence is the end
    while time.monotonic() < end:
        if _pump(fd, screen, first):
            first = _QUIET
        elif re.search(ready, "\n".join(screen.render()), re.DOTALL):
            return
    raise ProbeError(f"the screen never showed {ready!r}")


def measured(folder: str, subject: Subject) -> list[float]:
    """The figures of `BUDGETS`, in their order."""
    count = Valgrind(folder)
    # The installed script would take another interpreter's start into account.
    short, long = count.session(subject, ()), count.session(subject, _KEYS)
    return [
        count.command("-c", "pass"),
        count.command("-m", "summit_tui", "sources", "--json"),
        short,
        (long - short) / len(_KEYS),
    ]


def main() -> int:
    """Count and print; 1 when a budget is overdrawn."""
    parser = argparse.ArgumentParser(prog="make instructions", description=__doc__)
    parser.add_argument("--bare", action="store_true", help="a bare Textual app, too")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("valgrind is not installed: nothing counted")
        return 0
    app = subjects.app()._replace(argv=("-m", "summit_tui"))
    bare = subjects.bare()._replace(argv=subjects.bare().argv[1:])
    over = False
    with tempfile.TemporaryDirectory() as folder:
        for budget, value in zip(BUDGETS, measured(folder, app), strict=True):
            over |= budget.limit is not None and value > budget.limit
            limit = f"≤ {budget.limit:,.0f}" if budget.limit else ""
            print(f"{budget.label:36}{value:10,.1f} M   {limit}")
        if options.bare:
            for label, value in zip(("start", "key"), measured(folder, bare)[2:], strict=True):
                print(f"bare Textual: {label:22}{value:10,.1f} M")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
