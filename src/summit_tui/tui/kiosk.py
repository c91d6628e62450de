"""The app for visitors of a shared machine: they read, and can do nothing else there.

What the whole process is kept from, whatever its code tries, is in `summit_tui.cli.lock`. Here
the ways that the toolkit offers lead nowhere, and a session that nobody uses ends.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Any

from textual import events

from summit_tui.analysis.addresses import Address
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.problems import Problem
from summit_tui.terminal.appearance import Appearance
from summit_tui.tui.app import SummitApp
from summit_tui.tui.following import Origin
from summit_tui.tui.privileges import VISITOR
from summit_tui.views.time import Time

_SIGNS_OF_LIFE = {"escape", "ctrl+@"}
"""Keys that a client sends to keep its line, and that a reader needs another key beside."""

_ARRIVES = (events.InputEvent, events.Paste, events.Resize, events.AppFocus, events.AppBlur)
"""What comes over the line."""


class KioskApp(SummitApp):
    """Shows one snapshot to a visitor.

    Args:
        snapshot: What to explore.
        problems: What is wrong with the dossier, without paths.
        appearance: How to draw it on this terminal.
        time: The whole dossier, and the day as of which the snapshot shows it.
        idle: Seconds without a sign of a reader after which it ends.
        longest: Seconds after which it ends, whatever the reader does.
        begin: The record to begin at.
        origin: Where the dossier is read again from.
    """

    privileges = VISITOR

    def __init__(
        self,
        snapshot: Snapshot,
        problems: Sequence[Problem],
        appearance: Appearance,
        time: Time,
        idle: float,
        longest: float,
        begin: Address | None = None,
        origin: Origin | None = None,
    ) -> None:
        super().__init__(snapshot, problems, appearance, time, begin=begin, origin=origin)
        self._idle = idle
        self._longest = longest
        self._begun = self._touched = monotonic()
        self._sign: float | None = None

    def on_mount(self) -> None:
        """Watch for the end: of the visitor's attention, and of the time on the processor.

        The toolkit calls the method of this name of every class that has one.
        """
        self._wait()
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGXCPU, self._part, "this session has used up its time")

    async def on_event(self, event: events.Event) -> None:
        """Remember when the visitor last asked for something: by the last that came, and no other.

        What keeps a line open (esc, NUL, a mouse that moves, reports of the terminal) asks for
        nothing.
        """
        if isinstance(event, _ARRIVES):
            self._sign = monotonic() if self._asks(event) else None
        await super().on_event(event)

    def _asks(self, event: events.Event) -> bool:
        if isinstance(event, events.MouseDown | events.MouseScrollDown | events.MouseScrollUp):
            return self.size.contains(event.x, event.y)
        return isinstance(event, events.Paste) or (
            isinstance(event, events.Key) and event.key not in _SIGNS_OF_LIFE
        )

    def post_display_hook(self) -> None:
        """Something is drawn: where that answers what was asked for, somebody reads."""
        if self._sign is not None:
            self._touched, self._sign = self._sign, None

    def _wait(self) -> None:
        now = monotonic()
        idle, longest = self._touched + self._idle - now, self._begun + self._longest - now
        if longest <= 0:
            self._part(f"a visit lasts {spoken(self._longest)} at most: come again")
        elif idle <= 0:
            self._part(f"nobody has pressed a key for {spoken(self._idle)}")
        else:
            self.set_timer(min(idle, longest), self._wait)

    def _part(self, why: str) -> None:
        self.parting = why
        self.leave(0)

    # -- ways of the toolkit that lead nowhere ----------------------------------------------------

    def deliver_text(self, *args: Any, **kwargs: Any) -> str | None:
        """Save no file."""
        return None

    def deliver_binary(self, *args: Any, **kwargs: Any) -> str | None:
        """Save no file."""
        return None

    def save_screenshot(self, *args: Any, **kwargs: Any) -> str:
        """Save no picture."""
        return ""

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Start no browser."""

    def action_suspend_process(self) -> None:
        """Stop for no shell: there is none to go to."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        """Make no room for another program."""
        yield


def spoken(seconds: float) -> str:
    """A duration as people say it."""
    for unit, length in (("hour", 3600), ("minute", 60), ("second", 1)):
        if seconds >= length and seconds % length == 0:
            count = int(seconds // length)
            return f"{count} {unit}" + "s" * (count != 1)
    return f"{seconds:g} seconds"
