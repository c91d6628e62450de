"""The app for visitors: what the toolkit could do leads nowhere, and nobody stays for ever."""

from __future__ import annotations

import os
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot

from summit_tui.analysis.snapshot import snapshot
from summit_tui.terminal.appearance import Appearance
from summit_tui.tui import kiosk
from summit_tui.tui.kiosk import KioskApp
from summit_tui.views.time import Time
from support import SMALL, dossier


@asynccontextmanager
async def visited(idle: float = 900) -> AsyncIterator[tuple[KioskApp, Pilot[None]]]:
    loaded = dossier(SMALL)
    time = Time(loaded.dossier)
    app = KioskApp(snapshot(loaded.dossier), loaded.problems, Appearance(), time, idle)
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


async def test_it_ends_when_nobody_has_pressed_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    now, looks = 0.0, 0

    def clock() -> float:
        nonlocal looks
        looks += 1
        return now

    monkeypatch.setattr(kiosk, "monotonic", clock)
    async with visited(idle=0.05) as (app, pilot):

        async def look() -> None:
            before = looks
            while looks == before and app.is_running:
                await pilot.pause(0.01)

        now = 0.04
        await pilot.press("down")
        now = 0.06  # too long since the start, not since the key
        await look()
        assert app.is_running
        assert app.parting == ""
        now = 0.1
        await look()
        assert app.parting == "nobody has pressed a key for 0.05 seconds"
        assert app.ended == 0


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
