"""The app over a real SSH server: unprivileged port, its own keys, nothing of the machine's."""

from __future__ import annotations

import getpass
import os
import select
import shlex
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from e2e.terminal import DEADLINE, SUMMIT, Terminal

pytestmark = pytest.mark.e2e


class Server(NamedTuple):
    """How to reach a running server."""

    ssh: tuple[str, ...]

    def open(self, command: str, size: tuple[int, int] = (120, 40)) -> Terminal:
        """Log in from a terminal and run a command there."""
        return Terminal((*self.ssh, command), size=size)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture
def server(tmp_path: Path, need: Callable[[str], str]) -> Iterator[Server]:
    sshd, ssh, keygen = need("sshd"), need("ssh"), need("ssh-keygen")
    for name in ("host", "user"):
        subprocess.run(
            [keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(tmp_path / name)], check=True
        )
    port = _free_port()
    config = tmp_path / "sshd_config"
    config.write_text(
        f"Port {port}\n"
        "ListenAddress 127.0.0.1\n"
        f"HostKey {tmp_path}/host\n"
        f"AuthorizedKeysFile {tmp_path}/user.pub\n"
        "PidFile none\n"
        "StrictModes no\n"
        "UsePAM no\n"
        "PasswordAuthentication no\n"
        "KbdInteractiveAuthentication no\n"
        "PermitRootLogin prohibit-password\n"
        "DisableForwarding yes\n"
        "PrintMotd no\n"
    )
    if os.geteuid() == 0:
        os.makedirs("/run/sshd", mode=0o755, exist_ok=True)  # where it locks itself in
    process = subprocess.Popen([sshd, "-D", "-e", "-f", str(config)], stderr=subprocess.PIPE)
    try:
        assert process.stderr
        said = b""
        while b"Server listening" not in said:
            assert select.select([process.stderr], [], [], DEADLINE)[0], "sshd says nothing"
            line = process.stderr.readline()
            assert line, f"sshd does not start: {said.decode()}"
            said += line
        options = ("UserKnownHostsFile=/dev/null", "StrictHostKeyChecking=no", "LogLevel=ERROR")
        yield Server(
            (
                *(ssh, "-tt", "-F", "none", "-p", str(port), "-i", str(tmp_path / "user")),
                *(part for option in options for part in ("-o", option)),
                *("-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none"),
                f"{getpass.getuser()}@127.0.0.1",
            )
        )
    finally:
        process.terminate()
        process.communicate(timeout=DEADLINE)


def test_opens_and_quits_over_ssh(server: Server) -> None:
    with server.open(SUMMIT, size=(80, 24)) as terminal:
        terminal.wait_ready()
        terminal.resize(120, 40)
        terminal.wait_for(r"Contradictions.*q quit")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert terminal.screen.left_on == []


def test_leaves_no_orphan_when_the_line_is_lost(server: Server, tmp_path: Path) -> None:
    pid_file = tmp_path / "pid"
    command = f"echo $$ > {shlex.quote(str(pid_file))}; exec {shlex.quote(SUMMIT)}"
    with server.open(command) as terminal:
        terminal.wait_ready()
        gone = os.pidfd_open(int(pid_file.read_text()))
        try:
            terminal.process.kill()
            assert select.select([gone], [], [], DEADLINE)[0], "it runs on without a terminal"
        finally:
            os.close(gone)
