"""The app over a real SSH server: unprivileged port, its own keys, nothing of the machine's."""

from __future__ import annotations

import os
import select
import shlex
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench import sshd
from e2e.terminal import DEADLINE, SUMMIT, Terminal

pytestmark = pytest.mark.e2e

GONE = 2.0
"""Seconds in which nothing may be left of a session whose line has dropped."""


@pytest.fixture(scope="module")
def server(
    tmp_path_factory: pytest.TempPathFactory, need: Callable[[str], str]
) -> Iterator[sshd.Server]:
    for name in ("sshd", "ssh", "ssh-keygen"):
        need(name)
    folder = tmp_path_factory.mktemp("server")
    port = sshd.free_port()
    sshd.make_keys(folder)
    config = folder / "sshd_config"
    config.write_text(
        f"Port {port}\n"
        "ListenAddress 127.0.0.1\n"
        f"HostKey {folder}/host\n"
        f"AuthorizedKeysFile {folder}/user.pub\n"
        "PidFile none\n"
        "UsePAM no\n"
        "PasswordAuthentication no\n"
        "KbdInteractiveAuthentication no\n"
        "AcceptEnv LANG\n"
        "DisableForwarding yes\n"
        "PrintMotd no\n"
    )
    with sshd.running(config, folder, port) as running:
        yield running
        assert not sshd.descendants(running.pid)


def opened(
    server: sshd.Server, command: str = SUMMIT, size: tuple[int, int] = (120, 40)
) -> Terminal:
    """Log in from a terminal and run a command there."""
    return Terminal(server.ssh(command, options=("-o", "SendEnv=LANG")), size=size)


def with_pid(command: str, file: Path) -> str:
    """A shell's line that runs this, and writes down its process before."""
    return f"echo $$ > {shlex.quote(str(file))}; exec {command}"


def test_opens_browses_and_quits_over_ssh(server: sshd.Server) -> None:
    with opened(server, size=(80, 24)) as terminal:
        terminal.wait_ready()
        terminal.resize(120, 40)
        terminal.wait_for(r"Contradictions.*q quit")
        terminal.send("a", "/")
        terminal.wait_for("(?i)find in actors")
        terminal.send(*"peskov", "enter")
        terminal.wait_for("Statements  Dmitry Peskov")
        terminal.send("enter")
        terminal.wait_for(r"│▌\S")  # the bar of the cursor has gone to the statements
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert terminal.screen.left_on == []


def test_leaves_no_orphan_when_the_line_is_lost(server: sshd.Server, tmp_path: Path) -> None:
    with opened(server, with_pid(SUMMIT, tmp_path / "pid")) as terminal:
        terminal.wait_ready()
        gone = os.pidfd_open(int((tmp_path / "pid").read_text()))
        try:
            terminal.process.kill()
            assert select.select([gone], [], [], GONE)[0], "it runs on without a terminal"
        finally:
            os.close(gone)


def test_refuses_without_a_terminal_and_leaves_nothing(server: sshd.Server, tmp_path: Path) -> None:
    command = with_pid(SUMMIT, tmp_path / "pid")
    done = subprocess.run(
        server.ssh(command, tty=False),
        capture_output=True,
        text=True,
        check=False,
        timeout=DEADLINE,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "terminal" in done.stderr
    assert "--json" in done.stderr
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_tmux_keeps_the_session_when_the_line_is_lost(
    server: sshd.Server, tmp_path: Path, need: Callable[[str], str]
) -> None:
    config = tmp_path / "tmux.conf"
    config.write_text("set -g default-terminal tmux-256color\nset -g status off\n")
    tmux = [need("tmux"), "-S", str(tmp_path / "socket"), "-u", "-f", str(config)]
    try:
        with opened(server, shlex.join([*tmux, "new-session", SUMMIT])) as terminal:
            terminal.wait_ready()
            terminal.send("?")
            terminal.wait_for("one row")
            terminal.process.kill()
            terminal.wait_exit()
        with opened(server, shlex.join([*tmux, "attach"]), size=(90, 30)) as terminal:
            terminal.wait_for("one row")
            terminal.send("escape")
            terminal.wait_ready()
            terminal.send("q")
            assert terminal.wait_exit() == 0
            assert terminal.screen.left_on == []
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, stderr=subprocess.DEVNULL)
