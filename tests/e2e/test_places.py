"""Where a reader was, after the program was killed."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e


def test_the_place_and_the_marks_survive_a_kill(tmp_path: Path) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path)}
    with Terminal(env=state) as terminal:
        terminal.wait_ready()
        terminal.send("down", "down", "s", "m", "k")
        terminal.wait_for("marked")
        terminal.send("b")
        terminal.wait_for("What it waits for")
        folder = tmp_path / "summit-tui"

        def kept() -> bool:
            return any('"view": "blockers"' in file.read_text() for file in folder.glob("*.json"))

        terminal.wait_until(kept, "the place to be written down")
        os.kill(terminal.process.pid, signal.SIGKILL)
    (file,) = folder.glob("*.json")
    assert file.stat().st_mode & 0o077 == 0
    assert [it.name for it in folder.iterdir()] == [file.name], "no draft is left"
    with Terminal(env=state) as terminal:
        terminal.wait_for("What it waits for")
        terminal.send("'", "k")
        terminal.wait_for("Statements")
        terminal.send(",")
        terminal.wait_for("What it waits for")
    with Terminal([SUMMIT, "--fresh"], env=state) as terminal:
        assert "What it waits for" not in terminal.wait_ready()
