"""The tour: every step names an action that its view has, and the real keys lead to the end."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import MappingProxyType

import pytest
from screens import Driven, shown, view_name
from taken import shipped

from summit_tui.analysis.snapshot import snapshot
from summit_tui.tui.page import Page
from summit_tui.tui.tour import TourApp, TourBar
from summit_tui.views import keymap
from summit_tui.views.keymap import Keymap
from summit_tui.views.lines import plain
from summit_tui.views.tour import STEPS, does, key_of, step_lines

_NONE: Keymap = MappingProxyType({})


@asynccontextmanager
async def _touring(
    size: tuple[int, int] = (120, 40), chosen: Keymap = _NONE
) -> AsyncIterator[tuple[TourApp, Driven]]:
    app = TourApp(snapshot(shipped()), keymap=chosen)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def test_there_are_eight_steps_and_each_has_a_key_and_a_text_that_fits() -> None:
    assert len(STEPS) == 8
    for number, step in enumerate(STEPS):
        key = key_of(step, _NONE)
        assert key.shown
        assert does(step, next(it.action for it in _all(step.view, step.action) if it.action))
        for text in step_lines(number, _NONE, step.view, 78):
            assert "…" not in plain(text), "it has room on a small terminal"


def _all(view: str, name: str) -> list[keymap.Key]:
    found = keymap.VIEWS[view]
    keys = (*found.keys, *(key for pane in found.panes for key in pane))
    return [key for key in keys if key.name == name]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
@pytest.mark.parametrize(
    "chosen", [_NONE, {"down": ("n",), "blockers": ("f2",), "what-if": ("ж",)}], ids=["own", "set"]
)
async def test_its_keys_lead_to_its_end(size: tuple[int, int], chosen: Keymap) -> None:
    async with _touring(size, chosen) as (app, pilot):
        for number, step in enumerate(STEPS):
            key = key_of(step, chosen)
            bar = shown(pilot, "tour")
            assert f"tour {number + 1} of 8" in bar
            assert step.text in bar
            assert f"press {key.shown}" in bar
            assert app.here is not None
            assert step.view == app.here.view.name
            await pilot.press(key.each[0])
            await pilot.pause()
        assert not app.is_touring
        assert isinstance(app.screen, Page)
        await pilot.press("escape")
        await pilot.pause()
        assert view_name(pilot) == "explorer"
        assert not app.screen.query(TourBar)


async def test_other_keys_are_done_as_ever_and_do_not_take_it_further() -> None:
    async with _touring() as (app, pilot):
        await pilot.press("s", "c", "up")
        assert "tour 1 of 8" in shown(pilot, "tour")
        await pilot.press("t")
        await pilot.pause()
        assert "esc leads back: the tour goes on in Explorer" in shown(pilot, "tour")
        await pilot.press("down")
        assert "tour 1 of 8" in shown(pilot, "tour")
        await pilot.press("escape")
        await pilot.pause()
        assert view_name(pilot) == "explorer"
        assert app.is_touring
        await pilot.press("down")
        assert "tour 2 of 8" in shown(pilot, "tour")


async def test_escape_leaves_it() -> None:
    async with _touring() as (app, pilot):
        await pilot.press("down", "escape")
        await pilot.pause()
        assert not app.is_touring
        assert not app.screen.query(TourBar)
        assert "the tour has ended" in shown(pilot, "trail")
        await pilot.press("down", "enter")
        assert not app.screen.query(TourBar)


async def test_escape_from_what_is_typed_does_not() -> None:
    async with _touring() as (app, pilot):
        await pilot.press("slash", *"putin", "escape")
        await pilot.pause()
        assert app.is_touring
