"""The finder leads to anything, and so does an address; large dossiers are folded beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event

import pytest
from sanctions import SANCTIONS
from screens import Driven, explorer, opened, pane, selection, shown, until
from test_explorer import CLASH, DOSSIER
from textual.message import Message
from textual.widgets import Input

from summit_tui.analysis.addresses import TABLES, Address, find_address, records, written
from summit_tui.analysis.folding import folded_loosely
from summit_tui.analysis.snapshot import snapshot
from summit_tui.tui.app import SummitApp
from summit_tui.tui.finder import FinderScreen
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views.destinations import address_at, place_of
from summit_tui.views.selection import Selection
from support import good


async def _find(pilot: Driven, text: str, key: str = "f") -> str:
    """Type into the finder; the rows that it shows."""
    await pilot.press(key)
    for letter in text:
        await pilot.press("space" if letter == " " else letter)
    await pilot.pause()
    return shown(pilot, "hits")


@pytest.mark.parametrize(("key", "typed"), [("f", "agard"), ("ctrl+p", "энн")])
async def test_enter_goes_to_what_was_found(key: str, typed: str) -> None:
    heard: list[Message] = []
    async with opened(DOSSIER, heard=heard) as pilot:
        hits = await _find(pilot, typed, key)
        assert "actor          Ann Ågård" in hits
        await pilot.press("enter")
        await pilot.pause()
        (chosen,) = {it for it in heard if isinstance(it, FinderScreen.Chosen)}
        assert chosen.chosen == Address("actors", "ann")
        assert selection(pilot) == Selection(actor="ann")
        assert pane(pilot, "actors").cursor == "ann"
        await pilot.press("comma")
        assert selection(pilot) == Selection(), "back to where the finder was asked for"


async def test_the_cursor_moves_while_the_line_is_typed_in() -> None:
    async with opened(DOSSIER) as pilot:
        await _find(pilot, '"tide')
        assert "The tide is high." in shown(pilot, "hits")
        await pilot.press("backspace", "backspace", "backspace", "backspace", "down", "down")
        await pilot.press("enter")
        await pilot.pause()
        assert pane(pilot, "statements").cursor == "b1"
        assert pane(pilot, "statements").has_focus
        assert len(pane(pilot, "statements").rows) == 4


async def test_a_prefix_narrows_to_one_kind_and_help_is_on_the_screen() -> None:
    async with opened(DOSSIER) as pilot:
        hits = await _find(pilot, "!bob")
        assert "Disputes" in hits
        assert "statement" not in hits
        assert "@ actors" in shown(pilot, "masthead")


async def test_esc_goes_back_and_nothing_has_changed() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("down")
        await _find(pilot, "q?bob")
        assert "Nothing has these words" in shown(pilot, "hits")
        await pilot.press("enter", "escape")
        assert pilot.app.screen is explorer(pilot)
        assert selection(pilot) == Selection(actor="ann")


async def test_a_slip_is_forgiven_and_said() -> None:
    async with opened(DOSSIER) as pilot:
        hits = await _find(pilot, "harbuor")
        assert "as if you had typed: harbour" in hits
        assert "Harbour talks" in hits


async def test_commands_are_those_of_the_view_and_are_done() -> None:
    async with opened(SANCTIONS) as pilot:
        assert "only across sources" in await _find(pilot, ">reach")
        await pilot.press("escape")
        await _find(pilot, ">blocks the goal")
        await pilot.press("enter")
        await pilot.pause()
        assert "What blocks the accord" in shown(pilot, "masthead")
        await _find(pilot, ">to the circles")
        await pilot.press("enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ViewScreen)
        assert screen.state.at == "circles"


async def test_what_blocks_is_shown_where_it_blocks() -> None:
    async with opened(SANCTIONS) as pilot:
        await _find(pilot, "comply-first")
        await pilot.press("enter")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, ViewScreen)
        assert screen.address == "comply-first"
        await _find(pilot, "minister-never")
        await pilot.press("enter")
        await pilot.pause()
        assert pane(pilot, "statements").cursor == "minister-never"


@pytest.mark.parametrize("text", [DOSSIER, SANCTIONS])
def test_where_a_record_is_shown_the_cursor_is_on_it_or_it_narrows(text: str) -> None:
    here = snapshot(good(text).dossier)
    for table in TABLES:
        for id_ in records(here, table):
            address = Address(table, id_)
            place = place_of(here, address)
            if table in ("statements", "disputes", "contradictions", "preconditions"):
                assert place
                assert (
                    address_at(here, place) == written(here, address) or "evidence" in place.chosen
                )
            elif place and place.view == "explorer":
                assert id_ in place.chosen.values() or "evidence" in place.chosen


@pytest.mark.parametrize(
    ("text", "asked", "view", "at"),
    [
        (DOSSIER, CLASH, "explorer", "contradictions"),
        (DOSSIER, "b2", "explorer", "statements"),
        (SANCTIONS, "preconditions:comply-first", "blockers", "outline"),
    ],
)
async def test_the_app_begins_at_the_record_that_was_asked_for(
    text: str, asked: str, view: str, at: str
) -> None:
    here = snapshot(good(text).dossier)
    address = find_address(here, asked)
    assert isinstance(address, Address)
    app = SummitApp(here, begin=address)
    async with app.run_test(size=(120, 40)) as pilot:

        def there() -> bool:
            screen = pilot.app.screen
            return isinstance(screen, ViewScreen) and screen.address == address.id

        await until(pilot, there)
        screen = pilot.app.screen
        assert isinstance(screen, ViewScreen)
        assert (screen.state.view, screen.state.at) == (view, at)


async def test_a_sentence_a_fact_and_a_source_narrow_and_the_trail_says_it() -> None:
    fact = """
[[facts]]
id = "hours"
question = "How long did they talk?"
kind = "number"
[[statements]]
id = "f1"
actor = "cy"
source = "herald"
quote = "Two hours."
accounts = [{ fact = "hours", value = 2 }]
"""
    async with opened(DOSSIER + fact) as pilot:
        for asked, said, rows in (
            ("hours", "How long did they talk?", ["f1"]),
            ("propositions:talk", "The sides should talk.", ["a1", "b1", "b2"]),
            ("gazette", "Harbour talks", ["a1", "a2", "b2"]),
        ):
            await _find(pilot, asked)
            await pilot.press("enter")
            await pilot.pause()
            assert said in shown(pilot, "trail")
            assert list(pane(pilot, "statements").rows) == rows
            await pilot.press("escape")
            assert selection(pilot) == Selection()


@asynccontextmanager
async def _slow(monkeypatch: pytest.MonkeyPatch, go_on: Event) -> AsyncIterator[Driven]:
    """The app where no text is quick to fold, and folding waits until it is let."""

    def later(text: str) -> str:
        assert go_on.wait(30)
        return folded_loosely(text)

    monkeypatch.setattr("summit_tui.analysis.search._FEW", 0)
    monkeypatch.setattr("summit_tui.analysis.search.folded_loosely", later)
    async with opened(DOSSIER) as pilot:
        try:
            yield pilot
        finally:
            go_on.set()


async def test_the_finder_can_be_typed_in_while_texts_are_folded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = Event()
    async with _slow(monkeypatch, go_on) as pilot:
        assert "Reading everything once" in await _find(pilot, "tide")
        assert pilot.app.screen.query_one("#find", Input).value == "tide"
        go_on.set()
        await until(pilot, lambda: "The tide is high." in shown(pilot, "hits"))


async def test_a_filter_can_be_typed_while_texts_are_folded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go_on = Event()
    async with _slow(monkeypatch, go_on) as pilot:
        await pilot.press("s", "slash", *"tide")
        await pilot.pause()
        assert explorer(pilot).query_one("#prompt", Input).value == "tide"
        assert len(pane(pilot, "statements").rows) == 4
        go_on.set()
        await until(pilot, lambda: list(pane(pilot, "statements").rows) == ["a2"])


async def test_what_nothing_shows_is_said() -> None:
    here = snapshot(good(DOSSIER + '\n[[outcomes]]\nid = "fair"\nname = "the fair"\n').dossier)
    async with SummitApp(here, begin=Address("outcomes", "fair")).run_test() as pilot:
        await until(pilot, lambda: "nobody speaks of it" in shown(pilot, "trail"))
