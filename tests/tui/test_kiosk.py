"""The app for visitors: what the toolkit could do leads nowhere, and nobody stays for ever."""

from __future__ import annotations

import os
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import copy
from pathlib import Path

import pytest
from textual import events
from textual.command import CommandPalette
from textual.geometry import Size
from textual.pilot import Pilot

from summit_tui.analysis.snapshot import snapshot
from summit_tui.terminal.appearance import Appearance
from summit_tui.tui import kiosk
from summit_tui.tui.kiosk import KioskApp
from summit_tui.views.time import Time
from support import SMALL, dossier


@asynccontextmanager
async def visited(
    idle: float = 900, longest: float = 9000
) -> AsyncIterator[tuple[KioskApp, Pilot[None]]]:
    loaded = dossier(SMALL)
    time = Time(loaded.dossier)
    app = KioskApp(snapshot(loaded.dossier), loaded.problems, Appearance(), time, idle, longest)
    async with app.run_test() as pilot:
        await pilot.pause()
        yield app, pilot


async def test_it_saves_starts_and_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def called(*_: object) -> None:
        raise AssertionError("this reaches the machine")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(webbrowser, "open", called)
    monkeypatch.setattr(os, "kill", called)
    async with visited() as (app, pilot):
        assert not app.privileges.may_write
        assert app.save_screenshot("shot.svg", str(tmp_path)) == ""
        assert app.deliver_screenshot("shot.svg", str(tmp_path)) is None
        assert app.deliver_binary(__file__, save_directory=tmp_path) is None
        app.open_url("https://example.org")
        await app.run_action("screenshot")
        await app.run_action("suspend_process")
        with app.suspend():
            await pilot.press("down")
        assert app.is_running
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("key", ["ctrl+p", "ctrl+backslash"])
async def test_the_palette_of_the_toolkit_stays_closed(key: str) -> None:
    async with visited() as (app, pilot):
        await pilot.press(key)
        await app.run_action("command_palette")
        await pilot.pause()
        assert not isinstance(app.screen, CommandPalette)


class Clock:
    """A clock that stands, and counts who looks at it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 0.0
        self._looks = 0
        monkeypatch.setattr(kiosk, "monotonic", self._look)

    def _look(self) -> float:
        self._looks += 1
        return self.now

    async def comes_to(self, now: float, app: KioskApp, pilot: Pilot[None]) -> None:
        """It is so late now, and the app has seen it."""
        await pilot.pause()
        self.now = now
        before = self._looks
        while self._looks == before and app.is_running:
            await pilot.pause(0.01)


async def test_it_ends_when_nobody_has_pressed_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    async with visited(idle=0.05) as (app, pilot):
        await pilot.press("a")
        clock.now = 0.04
        await pilot.press("down")
        await clock.comes_to(0.06, app, pilot)  # too long since the start, not since the key
        assert app.is_running
        assert app.parting == ""
        await clock.comes_to(0.1, app, pilot)
        assert app.parting == "nobody has pressed a key for 0.05 seconds"
        assert app.ended == 0


_SENT = {
    "esc": events.Key("escape", None),
    "NUL": events.Key("ctrl+@", "\x00"),
    "a key that does nothing": events.Key("f11", None),
    "a mouse that moves": events.MouseMove(None, 5, 5, 1, 0, 0, False, False, False),
    "a click outside": events.MouseDown(None, 9998, 9998, 0, 0, 1, False, False, False),
    "another size": events.Resize(Size(90, 30), Size(90, 30)),
    "the focus": events.AppFocus(),
}


@pytest.mark.parametrize("sent", _SENT)
@pytest.mark.parametrize("before", [(), ("slash",), ("b",)], ids=["list", "line", "view"])
async def test_what_no_reader_does_keeps_nobody(
    monkeypatch: pytest.MonkeyPatch, sent: str, before: tuple[str, ...]
) -> None:
    clock = Clock(monkeypatch)
    async with visited(idle=0.05) as (app, pilot):
        await pilot.press(*before)
        await pilot.pause()
        clock.now = 0.04
        for name in (sent, "NUL", sent, "esc"):
            app.post_message(copy(_SENT[name]))
            await pilot.pause()
        await clock.comes_to(0.06, app, pilot)
        assert app.parting == "nobody has pressed a key for 0.05 seconds"


_DONE = {
    "a letter typed": (("slash",), events.Key("x", "x")),
    "a paste": (("slash",), events.Paste("word")),
    "a wheel": ((), events.MouseScrollDown(None, 5, 5, 0, 1, 0, False, False, False)),
}


@pytest.mark.parametrize("done", _DONE)
async def test_what_a_reader_does_counts(monkeypatch: pytest.MonkeyPatch, done: str) -> None:
    clock = Clock(monkeypatch)
    before, event = _DONE[done]
    async with visited(idle=0.05) as (app, pilot):
        await pilot.press(*before)
        await pilot.pause()
        clock.now = 0.04
        app.post_message(copy(event))
        await clock.comes_to(0.06, app, pilot)
        assert app.parting == ""


async def test_nobody_stays_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock(monkeypatch)
    async with visited(idle=0.05, longest=0.07) as (app, pilot):
        await pilot.press("a")
        clock.now = 0.04
        await pilot.press("down")
        await clock.comes_to(0.06, app, pilot)
        await pilot.press("up")
        assert app.parting == ""
        await clock.comes_to(0.08, app, pilot)
        assert app.parting == "a visit lasts 0.07 seconds at most: come again"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (900, "15 minutes"),
        (3600, "1 hour"),
        (60, "1 minute"),
        (90, "90 seconds"),
        (1, "1 second"),
        (0.5, "0.5 seconds"),
    ],
)
def test_a_duration_is_said_as_people_say_it(seconds: float, words: str) -> None:
    assert kiosk.spoken(seconds) == words


async def test_a_visitor_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with visited() as (app, pilot):
        await pilot.press("w", "enter")
        assert app.here is not None
        assert not app.query_one("#prompt").display
    assert list(tmp_path.iterdir()) == []
