"""The key tables, the notation of keys, and keys that a reader has chosen."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screens import Driven, detail, explorer, opened, pane, selection, shown, until
from test_explorer import DOSSIER
from textual.keys import Keys

from summit_tui.dossier.text import visible
from summit_tui.tui.page import Page
from summit_tui.tui.too_small import TooSmall
from summit_tui.tui.views import VIEWS as OTHERS
from summit_tui.views import key_names, keymap
from summit_tui.views.key_lines import key_at, key_line
from summit_tui.views.keymap import VIEWS
from summit_tui.views.lines import plain

TABLES = [table for view in VIEWS.values() for table in (view.keys, *view.panes)]


def test_every_view_is_in_the_table() -> None:
    assert set(VIEWS) == {"explorer", *OTHERS}


@pytest.mark.parametrize("table", [*TABLES, keymap.PAGE, keymap.BARE_PAGE, keymap.NOTICE])
def test_every_action_has_a_name_and_keys_that_exist(table: tuple[keymap.Key, ...]) -> None:
    for key in table:
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", key.name), key
        assert key.keys
        for name in key.each:
            assert key_names.key_named(name) == name
    names = [key.name for key in table]
    assert len(names) == len(set(names))


@given(st.characters(max_codepoint=0x24F, exclude_categories=["C", "Z"]))
def test_a_character_is_a_key_and_is_shown_as_itself(char: str) -> None:
    name = key_names.key_named(char)
    assert key_names.key_named(name) == name
    assert key_names.types(name)
    assert key_names.shown(name) == char


@given(st.text())
def test_whatever_is_written_is_a_key_or_a_mistake(text: str) -> None:
    try:
        name = key_names.key_named(text)
    except ValueError as reason:
        assert str(reason)
    else:
        assert visible(key_names.shown(name)) == key_names.shown(name)


def test_the_named_keys_are_those_of_the_toolkit() -> None:
    known = {key.value for key in Keys}
    assert [name for name in key_names.NAMES if name not in known] == []


@pytest.mark.parametrize("char", [chr(code) for code in range(33, 127)])
async def test_the_toolkit_calls_characters_so(char: str) -> None:
    from textual.events import Key as Pressed

    assert Pressed(key_names.key_named(char), char).is_printable


def finding(pilot: Driven) -> bool:
    return bool(explorer(pilot).query_one("#prompt").display)


async def test_a_key_that_was_given_away_does_nothing_and_the_new_one_does() -> None:
    keymap = {"find": ("W",), "down": ("n",), "help": ("f4",)}
    async with opened(DOSSIER, keymap=keymap) as pilot:
        await pilot.press("slash")
        assert not finding(pilot)
        await pilot.press("W")
        assert finding(pilot)
        await pilot.press("W", "n", "enter")
        typed = explorer(pilot).state.pane("actors").filter
        assert typed == "Wn", "letters are letters while one types"
        await pilot.press("escape")
        first = pane(pilot, "actors").cursor
        await pilot.press("j", "down")
        assert pane(pilot, "actors").cursor == first
        await pilot.press("n")
        assert pane(pilot, "actors").cursor != first


async def test_the_line_of_hints_the_page_and_the_finder_follow() -> None:
    keymap = {"find": ("W",), "widen": ("z",), "help": ("f4",), "reach": ()}
    async with opened(DOSSIER, keymap=keymap) as pilot:
        hints = shown(pilot, "keys")
        assert hints.lstrip().startswith("W find")
        assert "w write" in hints
        assert "reach" not in hints
        assert "f4 keys" in hints
        assert re.search(r"^f +find anything", detail(pilot), re.MULTILINE)
        await pilot.press("f4")
        await until(pilot, lambda: isinstance(pilot.app.screen, Page))
        page = shown(pilot, "page")
        assert re.search(r"^▌?\s+W +find in this pane", page, re.MULTILINE)
        assert re.search(r"esc z +one step back", page)
        assert re.search(r"no key +disputes", page)
        await pilot.press("f4")
        await until(pilot, lambda: pilot.app.screen is explorer(pilot))
        await pilot.press("f", *">in this pane")
        await until(pilot, lambda: "find in this pane" in shown(pilot, "hits"))
        assert re.search(r"find in this pane.* W$", shown(pilot, "hits"), re.MULTILINE)


async def test_a_view_opens_and_closes_by_the_same_key() -> None:
    async with opened(DOSSIER, keymap={"blockers": ("f6",)}) as pilot:
        await pilot.press("b")
        assert pilot.app.screen is explorer(pilot)
        await pilot.press("f6")
        await until(pilot, lambda: pilot.app.screen is not explorer(pilot))
        await pilot.press("b")
        assert pilot.app.screen is not explorer(pilot)
        await pilot.press("f6")
        await until(pilot, lambda: pilot.app.screen is explorer(pilot))


async def test_keys_can_change_places() -> None:
    async with opened(DOSSIER, keymap={"to-statements": ("c",), "to-contradictions": ("s",)}) as it:
        await it.press("c")
        assert explorer(it).state.at == "statements"
        await it.press("s")
        assert explorer(it).state.at == "contradictions"


async def test_tab_given_away_moves_nothing() -> None:
    async with opened(DOSSIER, keymap={"next-pane": ("f6",)}) as pilot:
        await pilot.press("tab")
        assert pane(pilot, "actors").has_focus
        await pilot.press("f6")
        assert pane(pilot, "statements").has_focus


async def test_escape_stays() -> None:
    async with opened(DOSSIER, keymap={"widen": ()}) as pilot:
        await pilot.press("s", "enter")
        assert selection(pilot).statement
        await pilot.press("escape")
        assert not selection(pilot).statement


async def test_a_window_too_small_says_how_to_quit_and_quits() -> None:
    async with opened(DOSSIER, size=(30, 8), keymap={"quit": ("x",)}) as pilot:
        await until(pilot, lambda: isinstance(pilot.app.screen, TooSmall))
        assert "x quits" in re.sub(r"[\s▌]+", " ", shown(pilot, "page"))
        await pilot.press("x")
        await until(pilot, lambda: not pilot.app.is_running)


async def test_it_begins_in_the_view_that_was_set() -> None:
    async with opened(DOSSIER, start="blockers") as pilot:
        await until(pilot, lambda: pilot.app.screen is not explorer(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is explorer(pilot))


def test_fixed_keys_stay_where_they_stand() -> None:
    table = keymap.remapped(keymap.EXPLORER, {"widen": ("z",), "quit": ("x", "ctrl+q")})
    assert keymap.hint(table, "widen") == "esc"
    assert keymap.hint(table, "quit") == "x"
    each = {key.name: key.each for key in table}
    assert (each["widen"], each["quit"]) == (["escape", "z"], ["x", "ctrl+q"])
    assert plain(key_line(table, 200)).endswith("x quit")


async def test_texts_that_name_a_key_name_the_one_that_was_chosen() -> None:
    keymap = {"find-all": ("f9",), "reach": ("f8",), "to-detail": ("f7",)}
    async with opened(DOSSIER, size=(80, 24), keymap=keymap) as pilot:
        assert re.search(r"f7: \d+ more line", shown(pilot, "detail"))
        await pilot.press("slash", *"nobody", "enter")
        assert "f9 finds anything" in re.sub(r"[\s│]+", " ", shown(pilot, "actors"))
        await pilot.press("escape", "c", "f8", "f8")
        assert "f8 shows the others" in re.sub(r"[\s│]+", " ", shown(pilot, "contradictions"))


async def test_an_action_without_a_key_cannot_be_pressed() -> None:
    async with opened(DOSSIER, keymap={"to-statements": ()}) as pilot:
        await pilot.press("s")
        assert explorer(pilot).state.at == "actors"


def test_a_column_of_the_line_of_hints_leads_to_its_key() -> None:
    drawn = plain(key_line(keymap.EXPLORER, 120))
    for name, text in (("find", "/ find"), ("blockers", "b what"), ("quit", "q quit")):
        key = key_at(keymap.EXPLORER, 120, drawn.index(text))
        assert key
        assert key.name == name
    assert key_at(keymap.EXPLORER, 120, len(drawn)) is None


async def test_a_hint_can_be_clicked() -> None:
    async with opened(DOSSIER) as pilot:
        column = shown(pilot, "keys").index("b what blocks")
        await pilot.click("#keys", offset=(column, 0))
        await pilot.pause()
        assert pilot.app.screen.id != "explorer"
        assert "What" in shown(pilot, "masthead")
        assert len(pilot.app.screen_stack) > 1
