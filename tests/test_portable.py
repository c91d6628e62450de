"""It imports and starts where POSIX is missing, as on Windows, and speaks in any encoding."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bench import vt
from support import SMALL, write

_WITHOUT_POSIX = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name in {missing}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Missing())
for name in {missing}:
    sys.modules.pop(name, None)
import asyncio, threading, selectors, subprocess, tempfile  # as their own platform has them
import os, signal
for name in "SIGHUP SIGTSTP SIGCONT SIGWINCH SIGALRM SIGSTOP SIGTTOU SIGTTIN".split():
    delattr(signal, name)
for name in ("killpg", "tcgetpgrp", "getpgrp", "fork", "openpty", "get_blocking"):
    if hasattr(os, name):
        delattr(os, name)
from textual.drivers.headless_driver import HeadlessDriver  # in place of the Windows driver
from textual.app import App
App.get_driver_class = lambda self: HeadlessDriver
sys.platform = "win32"

import asyncio
from summit_tui.analysis.snapshot import snapshot
from summit_tui.cli import folders
from summit_tui.dossier.load import load
from summit_tui.tui.app import SummitApp

async def main():
    loaded = load(sys.argv[1])
    app = SummitApp(snapshot(loaded.dossier), loaded.problems)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("down", "enter", "ctrl+l", "ctrl+z", "question_mark", "escape", "q")
        assert app.crash is None
    assert folders.state_folder().endswith("summit-tui")
    loaded = {{name for name in sys.modules if name in {missing}}}
    assert not loaded, loaded

asyncio.run(main())
print("ran")
"""
_MISSING = {"termios", "fcntl", "pty", "tty", "resource", "grp", "pwd", "readline", "curses"}


def test_it_starts_where_posix_is_missing() -> None:
    code = _WITHOUT_POSIX.format(missing=_MISSING)
    done = subprocess.run(
        (sys.executable, "-c", code, write(SMALL)),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout == "ran\n", done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "koi8-r", "utf-8"])
@pytest.mark.parametrize("command", [("statements",), ("check",), ("actors",), ("nothing.toml",)])
def test_what_the_encoding_cannot_carry_is_no_error(
    encoding: str, command: tuple[str, ...]
) -> None:
    path = write(SMALL.replace("The Mayor", "Жук Ågård 漢").replace("We talk", "“We” — talk"))
    done = subprocess.run(
        (vt.program("summit-tui"), *command, *((path,) if command[0].isalpha() else ())),
        env=vt.environment({"PYTHONIOENCODING": encoding}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == (2 if command[0] == "nothing.toml" else 0)
    # Records are UTF-8 wherever they go, as JSON is; what is said to a person fits the terminal.
    done.stdout.decode("utf-8" if command[0] in ("statements", "actors") else encoding)
    done.stderr.decode(encoding)
    assert b"Traceback" not in done.stderr
