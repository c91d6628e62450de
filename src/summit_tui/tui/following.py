"""Following the files of a dossier: read beside the screen, shown when whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Protocol

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import Dossier
from summit_tui.dossier.problems import Problem
from summit_tui.record import Record
from summit_tui.views.saves import fault_of
from summit_tui.views.time import Time

if TYPE_CHECKING:
    from summit_tui.dossier.parse.places import Locator

_OVERTAKEN = 3
"""So many readings in a row are dropped because the files have changed again meanwhile."""
_GRACE = 0.1
"""Seconds in which a save that cannot be read may turn out to be half done."""


class Reading(Record):
    """A dossier as its files had it, what is wrong with them, and what finds lines in them."""

    whole: Dossier
    problems: Sequence[Problem]
    locator: Locator | None = None

    def says_the_same(self, other: Reading) -> bool:
        """Whether what can be seen is as in another reading, wherever it stands in the files."""
        return self[:2] == other[:2]


class Origin(Protocol):
    """Where a dossier comes from. All but `ask` and `close` are called in a thread of their own."""

    def wait(self) -> bool:
        """Wait until there is something new, or somebody has asked; False when it is over."""

    def wait_briefly(self, seconds: float) -> bool:
        """Whether there is something new again within this time."""

    def read(self) -> Reading:
        """Read it as it is now."""

    def ask(self) -> None:
        """Have it read again, even if nothing is new."""

    def close(self) -> None:
        """Let nobody wait any longer."""


class Saved(Record):
    """What the files have now, and the snapshot of it; with a `fault` it is not to be shown.

    `changed` says that it is not what they had before.
    """

    reading: Reading
    time: Time
    snapshot: Snapshot
    fault: Problem | None
    changed: bool


class Follower:
    """Reads the dossier again after each change of its files.

    Args:
        origin: Where it comes from.
        deliver: Takes what was read; called in another thread.
        day: The day as of which the dossier is shown.
        first: What is shown first.
    """

    def __init__(
        self,
        origin: Origin,
        deliver: Callable[[Saved], object],
        day: Callable[[], Period | None],
        first: Reading,
    ) -> None:
        self._origin = origin
        self._deliver = deliver
        self._day = day
        self._shown = first

    def start(self) -> None:
        """Follow, in a thread that nobody waits for."""
        Thread(target=self._follow, name="summit-tui-files", daemon=True).start()

    def _follow(self) -> None:
        overtaken = 0
        while self._origin.wait():
            reading = self._origin.read()
            fault = fault_of(reading.problems, self._shown.problems)
            newer = self._origin.wait_briefly(_GRACE if fault else 0)
            if newer and overtaken < _OVERTAKEN:
                overtaken += 1
                continue
            overtaken = 0
            changed = not reading.says_the_same(self._shown)
            if not fault:
                self._shown = reading
            time = Time(self._shown.whole, self._day())
            saved = Saved(self._shown, time, time.snapshot(time.day), fault, changed)
            with suppress(RuntimeError):  # the reader has left meanwhile, and the loop is closed
                self._deliver(saved)
