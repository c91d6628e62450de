"""`make sessions`: as many readers at once as this machine holds, through the shipped room.

Real clients in ptys of their own log in to `deploy/ssh/` on loopback, step by step. At each step
all of them rest, and then all press keys at random moments. Clients, server and measure share the
machine, so a host that only serves holds more.
"""

from __future__ import annotations

import argparse
import heapq
import os
import random
import re
import resource
import select
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from bench import sshd, vt
from bench.run import render
from bench.subjects import APP_READY

STEPS = (1, 10, 25, 50, 100, 150, 200, 300, 400, 600, 800, 1000)
AT_ONCE = 6
"""Clients that log in at one time."""
REST = 5.0
"""Seconds in which nobody presses a key."""
PRESSING = 10.0
"""Seconds in which everybody does."""
EACH = 3.0
"""Seconds from one key of a reader to the next, in the mean."""
SHORTEST = 1.0
"""Seconds from one key to the next at least; an answer that takes longer counts as none."""
SLOW = 0.25
"""Seconds to the first byte at the 95th percentile from which a room counts as full."""
SPARE = 0.2
"""The part of the memory that is left free."""
PATIENCE = 60.0


class Reader:
    """A client in a pty: what it shows until it is ready, and when it last got a byte."""

    def __init__(self, argv: Sequence[str], size: tuple[int, int]) -> None:
        self.screen = vt.Screen(*size)
        self.process, self.fd = vt.spawn(argv, size, vt.environment())
        self.begun = time.perf_counter()
        self.ready = 0.0
        self.pressed = self.first = self.last = 0.0
        self.keys = 0

    def take(self) -> None:
        """Take what has come, and answer what is asked.

        Raises:
            RuntimeError: the session has ended.
        """
        data = vt.read(self.fd)
        if data is None:
            raise RuntimeError("a session has ended:\n" + "\n".join(self.screen.render()).strip())
        if not data:
            return
        self.last = time.perf_counter()
        self.first = self.first or self.last
        self.screen.receive(data)
        if self.screen.replies:
            os.write(self.fd, self.screen.replies)
            self.screen.replies = b""

    def is_ready(self) -> bool:
        """Whether the first whole screen is there."""
        if re.search(APP_READY, "\n".join(self.screen.render()), re.DOTALL):
            self.ready = time.perf_counter()
        return bool(self.ready)

    def press(self) -> None:
        """Press a key that changes the screen: twenty rows down, twenty up."""
        key = "up" if self.keys // 20 % 2 else "down"
        self.keys += 1
        self.pressed, self.first, self.last = time.perf_counter(), 0.0, 0.0
        os.write(self.fd, vt.key_bytes(key))


class Host(NamedTuple):
    """What the processes of the room take: bytes, and seconds on the processor."""

    apps: int
    pss: float
    rss: float
    private: float
    server: float
    cpu: float


class Step(NamedTuple):
    """What one number of sessions gave: for each of them, but for times and counts."""

    sessions: int
    ready: float
    pss: float
    private: float
    rss: float
    server: float
    idle: float
    per_key: float
    first: float
    slowest: float
    settled: float
    keys: int
    missed: int
    free: float


HEAD = (
    ("sessions", ""),
    ("ready", "s"),
    ("app PSS", "MB"),
    ("private", "MB"),
    ("RSS", "MB"),
    ("sshd PSS", "MB"),
    ("CPU idle", "ms/s"),
    ("CPU a key", "ms"),
    ("first byte", "ms"),
    ("p95", "ms"),
    ("settled", "ms"),
    ("keys", ""),
    ("missed", ""),
    ("free", "GB"),
)


def host_of(server: sshd.Server) -> Host:
    """Sum over the processes of all sessions; those of the server apart, by their PSS."""
    apps = 0
    pss = rss = private = beside = cpu = 0.0
    for pid in sshd.descendants(server.pid):
        try:
            is_app = b"--kiosk" in Path(f"/proc/{pid}/cmdline").read_bytes()
            memory = {
                name: int(value.split()[0]) * 1024
                for name, _, value in (
                    line.partition(":")
                    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
                )
            }
            cpu += _seconds(pid)
        except OSError:
            continue  # gone meanwhile
        if is_app:
            apps += 1
            pss += memory["Pss"]
            rss += memory["Rss"]
            private += memory["Private_Clean"] + memory["Private_Dirty"]
        else:
            beside += memory["Pss"]
    return Host(apps, pss, rss, private, beside, cpu)


def _seconds(pid: int) -> float:
    """Time on the processor, of all threads; finer than the ticks of `stat`."""
    threads = os.listdir(f"/proc/{pid}/task")
    stats = (Path(f"/proc/{pid}/task/{thread}/schedstat").read_text() for thread in threads)
    return sum(int(text.split()[0]) for text in stats) / 1e9


def memory(name: str) -> int:
    """A line of /proc/meminfo, in bytes."""
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"/proc/meminfo has no {name}")


class Crowd:
    """All readers, and the one loop that listens to them."""

    def __init__(self, server: sshd.Server, size: tuple[int, int]) -> None:
        self._server, self._size = server, size
        self._poll = select.epoll()
        self._by_fd: dict[int, Reader] = {}
        self.readers: list[Reader] = []

    def listen(self, seconds: float) -> None:
        """Take what comes within this time, at most."""
        for fd, _ in self._poll.poll(max(0.0, seconds)):
            self._by_fd[fd].take()

    def grow(self, number: int) -> float:
        """Let readers in until there are so many; the median of seconds until they can read."""
        coming: list[Reader] = []
        new: list[Reader] = []
        deadline = time.perf_counter() + PATIENCE + number
        while len(self.readers) < number:
            while len(coming) < AT_ONCE and len(self.readers) + len(coming) < number:
                reader = Reader(self._server.ssh(), self._size)
                self._by_fd[reader.fd] = reader
                self._poll.register(reader.fd, select.EPOLLIN)
                coming.append(reader)
            self.listen(0.05)
            arrived = [reader for reader in coming if reader.last and reader.is_ready()]
            coming = [reader for reader in coming if not reader.ready]
            self.readers += arrived
            new += arrived
            if time.perf_counter() > deadline:
                raise RuntimeError(f"only {len(self.readers)} of {number} sessions opened")
        return median(reader.ready - reader.begun for reader in new)

    def rest(self, seconds: float) -> None:
        """Nobody presses a key."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self.listen(left)

    def press(self, seconds: float, rand: random.Random) -> tuple[list[float], list[float], int]:
        """All press keys at random moments.

        Seconds to the first and to the last byte of each answer, and how many keys had none.
        """
        first: list[float] = []
        settled: list[float] = []
        missed = 0
        begun = time.perf_counter()
        due = [(begun + rand.random() * EACH, reader) for reader in self.readers]
        heapq.heapify(due)
        until = begun + seconds
        for reader in self.readers:
            reader.pressed = 0.0
        while due:
            at, reader = due[0]
            if (left := at - time.perf_counter()) > 0:
                self.listen(left)
                continue
            heapq.heappop(due)
            if reader.pressed:
                if reader.first:
                    first.append(reader.first - reader.pressed)
                    settled.append(reader.last - reader.pressed)
                else:
                    missed += 1
            if at < until:
                reader.press()
                wait = max(SHORTEST, rand.expovariate(1 / EACH))
                heapq.heappush(due, (at + wait, reader))
        return first, settled, missed

    def close(self) -> None:
        """Hang up."""
        for reader in self._by_fd.values():
            reader.process.kill()
            reader.process.wait()
            os.close(reader.fd)
        self._poll.close()


def step(crowd: Crowd, server: sshd.Server, number: int, rand: random.Random) -> Step:
    """Let so many in, and measure."""
    ready = crowd.grow(number)
    crowd.rest(1.0)
    rested = host_of(server)
    crowd.rest(REST)
    still = host_of(server)
    idle = (still.cpu - rested.cpu) / REST
    begun = time.perf_counter()
    first, settled, missed = crowd.press(PRESSING, rand)
    taken = time.perf_counter() - begun
    host = host_of(server)
    if host.apps != number:
        raise RuntimeError(f"{host.apps} of {number} sessions are left")
    keys = len(first) + missed
    return Step(
        sessions=number,
        ready=ready,
        pss=host.pss / number / 1e6,
        private=host.private / number / 1e6,
        rss=host.rss / number / 1e6,
        server=host.server / number / 1e6,
        idle=idle / number * 1000,
        per_key=(host.cpu - still.cpu - idle * taken) / keys * 1000,
        first=median(first) * 1000,
        slowest=quantiles(first, n=20)[-1] * 1000,
        settled=median(settled) * 1000,
        keys=keys,
        missed=missed,
        free=memory("MemAvailable") / 1e9,
    )


def main() -> int:
    """Let readers in until the room is full for this machine, and print each step."""
    parser = argparse.ArgumentParser(
        prog="make sessions", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--most", type=int, default=STEPS[-1], help="readers at most")
    parser.add_argument("--knocks", type=int, default=0, help="connections that never log in, too")
    parser.add_argument("--size", default="120x40", help="columns x rows (120x40)")
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    # A pty for each reader, in this process.
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    steps = [number for number in STEPS if number < options.most] + [options.most]
    done: list[Step] = []
    why = "all that were asked for"
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), sshd.free_port()
        sshd.make_keys(folder)
        # Restful readers are not sent home while others press keys.
        conf = {"SESSIONS": str(steps[-1]), "PER_KEY": str(steps[-1]), "IDLE": "3600"}
        config = sshd.room(folder, port, PROCESSES=str(8 * steps[-1] + 500), **conf)
        with (
            sshd.running(config, folder, port, env=vt.environment()) as server,
            sshd.Knocks(port, options.knocks, addresses=20),
        ):
            crowd = Crowd(server, (columns, rows))
            rand = random.Random(1)
            try:
                for number in steps:
                    print(f"\r{number} sessions ...", end="", file=sys.stderr, flush=True)
                    done.append(step(crowd, server, number, rand))
                    if done[-1].slowest > SLOW * 1000 or done[-1].missed:
                        why = f"one key in twenty waits longer than {SLOW * 1000:.0f} ms"
                        break
                    if memory("MemAvailable") < SPARE * memory("MemTotal"):
                        why = f"{SPARE:.0%} of the memory is left"
                        break
            except RuntimeError as error:
                why = str(error)
            finally:
                crowd.close()
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    print(
        f"{os.cpu_count()} processors, {memory('MemTotal') / 1e9:.0f} GB; {options.size}; ", end=""
    )
    print(f"a reader presses a key every {EACH:.0f} s or so\n")
    shown = [[f"{value:,.0f}" if label in ("sessions", "keys", "missed") else f"{value:,.1f}"
              for (label, _), value in zip(HEAD, row, strict=True)] for row in done]  # fmt: skip
    print(render([[label for label, _ in HEAD], [unit for _, unit in HEAD], *shown]))
    print(f"\nIt ends there: {why}.")
    return 0 if done else 1


if __name__ == "__main__":
    sys.exit(main())
