"""The app in tmux, which most readers on a server have around it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("name", ["screen", "tmux-256color"])
def test_opens_and_quits_in_tmux(name: str, tmp_path: Path, need: Callable[[str], str]) -> None:
    tmux = need("tmux")
    config = tmp_path / "tmux.conf"
    config.write_text(f"set -g default-terminal {name}\nset -g status off\n")
    # A server of the test's own, known by its socket: it ends with its last session.
    server = (tmux, "-S", str(tmp_path / "socket"), "-u", "-f", str(config))
    try:
        with Terminal((*server, "new-session", SUMMIT)) as terminal:
            terminal.wait_ready()
            terminal.send("down")
            terminal.resize(90, 30)
            terminal.wait_ready()
            terminal.send("q")
            assert terminal.wait_exit() == 0
            assert terminal.screen.left_on == []
    finally:
        subprocess.run((*server, "kill-server"), check=False, stderr=subprocess.DEVNULL)
