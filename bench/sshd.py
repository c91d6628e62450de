"""OpenSSH's own server on loopback, with keys of its own: for the tests and for `make sessions`.

It runs as whoever starts it, on a port that needs no privilege, and lets that user in.
"""

from __future__ import annotations

import getpass
import os
import select
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Self

from bench.vt import program

PATIENCE = 30.0
"""Seconds for a server to start."""

ROOM = Path(__file__).parent.parent / "deploy" / "ssh"
"""The configuration of a reading room, as it is shipped."""

_HERE = ("UserKnownHostsFile=/dev/null", "StrictHostKeyChecking=no", "LogLevel=ERROR",
         "IdentitiesOnly=yes", "IdentityAgent=none")  # fmt: skip


class Server(NamedTuple):
    """A server that runs: its process, its log, and how a client gets in."""

    pid: int
    log: Path
    port: int
    key: Path

    def options(self) -> list[str]:
        """What every client of OpenSSH's needs here, but for the port."""
        return ["-F", "none", "-i", str(self.key), *_spelled(_HERE)]

    def ssh(self, *command: str, tty: bool = True, options: Sequence[str] = ()) -> list[str]:
        """The command line of a client, in a terminal or not."""
        return [
            *(_found("ssh"), "-tt" if tty else "-T", "-p", str(self.port)),
            # The first value of an option counts.
            *(*options, *self.options(), f"{getpass.getuser()}@127.0.0.1", *command),
        ]


def _spelled(options: Sequence[str]) -> list[str]:
    return [part for option in options for part in ("-o", option)]


def _found(name: str) -> str:
    # sshd stands where only root's PATH looks, and wants to be called by its whole path.
    path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not path:
        raise FileNotFoundError(f"{name} is not installed")
    return path


def free_port() -> int:
    """A port of loopback that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def make_keys(folder: Path) -> None:
    """A key of the host and one of a user: `host`, `user`, and their `.pub`."""
    for name in ("host", "user"):
        path = str(folder / name)
        subprocess.run(
            [_found("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", path], check=True
        )


def room(folder: Path, port: int, **changed: str) -> Path:
    """Fill the shipped room in for this machine, by its own `build`; the path of its config.

    `changed` replaces what `room.conf` says: here always what belongs to the machine.
    """
    here = {
        "READER": getpass.getuser(),
        "KEYS": str(folder / "user.pub"),
        "HOST_KEY": str(folder / "host"),
        "SUMMIT_TUI": program("summit-tui"),
        "DOSSIER": str(ROOM.parent.parent / "data" / "positions.toml"),
        "LISTEN": "127.0.0.1",
        "PORT": str(port),
        "SSHD": _found("sshd"),
        **changed,
    }
    conf = folder / "here.conf"
    conf.write_text(
        (ROOM / "room.conf").read_text() + "".join(f"{name}={here[name]}\n" for name in here)
    )
    subprocess.run([ROOM / "build", folder / "room", conf], check=True)
    return folder / "room" / "sshd_config"


@contextmanager
def running(
    config: Path, folder: Path, port: int, env: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """Run a server on this configuration; `folder` holds the keys, and gets the log.

    Three things are otherwise than on a real host: the keys stand in a folder that others may
    write in; where root runs this, root is the one user that there is; and the user's shell may
    be a bash with much to do at its start, which it leaves when it thinks that it is not the
    first one.

    Raises:
        RuntimeError: it does not start.
    """
    if os.geteuid() == 0:
        os.makedirs("/run/sshd", mode=0o755, exist_ok=True)  # where it locks itself in
    log = folder / "sshd.log"
    begun = time.monotonic()
    with log.open("wb") as written:
        process = subprocess.Popen(
            [
                *(_found("sshd"), "-D", "-e", "-f", str(config)),
                *_spelled(
                    ["StrictModes=no", "PermitRootLogin=prohibit-password", "SetEnv=SHLVL=2"]
                ),
            ],
            stdin=subprocess.DEVNULL,
            stderr=written,
            env=dict(os.environ if env is None else env),
        )
    try:
        while b"Server listening" not in log.read_bytes():
            if process.poll() is not None or time.monotonic() > begun + PATIENCE:
                raise RuntimeError(f"sshd does not start:\n{log.read_text()}")
            time.sleep(0.01)
        yield Server(process.pid, log, port, folder / "user")
    finally:
        process.terminate()
        process.wait(PATIENCE)


class Knocks:
    """Connections that never log in, kept open: one that the server closes is made again.

    Args:
        port: Of the server, on loopback.
        number: How many.
        addresses: From how many addresses they come; all of loopback are ours.
    """

    def __init__(self, port: int, number: int, addresses: int) -> None:
        self._port = port
        self._hosts = [f"127.0.0.{1 + at % addresses}" for at in range(number)]
        self._open: dict[int, tuple[socket.socket, str]] = {}
        self._poll = select.epoll()
        self._ended = threading.Event()
        self._greeted: set[int] = set()
        self._thread = threading.Thread(target=self._hold, daemon=True)

    def __enter__(self) -> Self:
        for host in self._hosts:
            self._knock(host)
        self._thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._ended.set()
        self._thread.join()
        self._poll.close()
        for line, _ in self._open.values():
            line.close()

    @property
    def answered(self) -> int:
        """How many the server has greeted, and holds."""
        return len(self._greeted)

    def _knock(self, host: str) -> None:
        line = socket.create_connection(("127.0.0.1", self._port), source_address=(host, 0))
        self._open[line.fileno()] = line, host
        self._poll.register(line, select.EPOLLIN)

    def _hold(self) -> None:
        while not self._ended.is_set():
            for number, _ in self._poll.poll(0.05):
                line, host = self._open[number]
                try:
                    data = line.recv(4096)
                except OSError:
                    data = b""
                if data:
                    self._greeted.add(number)
                    continue
                self._greeted.discard(number)
                self._poll.unregister(number)
                del self._open[number]
                line.close()
                self._knock(host)


def descendants(pid: int) -> list[int]:
    """The processes that a process has started, and those that they have."""
    found: list[int] = []
    todo = [pid]
    while todo:
        try:
            tasks = os.listdir(f"/proc/{(at := todo.pop())}/task")
            children = [Path(f"/proc/{at}/task/{task}/children").read_text() for task in tasks]
        except OSError:
            continue
        new = [int(child) for text in children for child in text.split()]
        found += new
        todo += new
    return found
