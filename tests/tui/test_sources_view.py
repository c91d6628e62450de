"""The sources on the screen: what each carries alone, pairs, and what stands between them."""

from __future__ import annotations

import re

import pytest
from cast import CAST, no, statement, yes
from screens import explorer, full, listed, opened, pane, selection, shown, typed, view_name

from summit_tui.views.selection import EVERYONE, Selection

SOURCES = CAST + "\n".join(
    (
        '[[sources]]\nid = "weekly"\ntitle = "The Weekly"\nchecked = 2031-05-01\n',
        statement("a", "ann", on=yes("talk")),
        statement("b", "bob", "herald", on=no("talk")),
        statement("c", "ann", on=yes("open"), utterance="u", quote="We may open."),
        statement("d", "ann", "herald", quote="We open.", utterance="u"),
        statement("w", "cy", "weekly", on=yes("on-pier")),
        statement("x", "paper", account='fact = "hours", value = 2'),
        statement("y", "paper", "herald", account='fact = "hours", value = 9'),
    )
)


async def test_each_source_says_what_it_has_alone_and_what_it_rests_on() -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press("e", "down")
        rows = shown(pilot, "sources")
        assert "3 statements  2 only here  relayed by echo" in rows
        assert "⇠ gazette" in rows
        assert "holds        3 statements · 2 sentences · 1 fact · 1 utterance" in full(pilot)
        assert "only here    2 statements · 1 sentence · 0 facts · 0 utterances" in full(pilot)
        assert "The gates should open." in full(pilot)
        assert "3, not checked against its text" in full(pilot)
        listed(pilot, "sources").move_to_row("weekly")
        await pilot.pause()
        assert "1, all found in its text on 1 May 2031" in full(pilot)


async def test_the_pairs_follow_the_source_and_lead_to_what_stands_between() -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press("e")
        assert "2 pairs" in shown(pilot, "sources")
        assert len(listed(pilot, "pairs").rows) == 2
        await pilot.press("down", "down")
        pairs = shown(pilot, "pairs")
        assert "gazette · herald" in pairs
        assert "● 2 hard  ≈ 1 nuance  2 between the accounts" in pairs
        assert "both render 1 utterance" in pairs
        assert "echo" not in pairs
        await pilot.press("p")
        assert "≈ wording" in full(pilot)
        assert "Ann, herald: “We open.”" in full(pilot)
        await pilot.press("enter")
        assert listed(pilot, "between").has_focus
        between = shown(pilot, "between")
        assert between.index("Between the accounts") < between.index("the sources differ")
        assert between.index("the sources differ") < between.index("Between those they quote")
        assert between.index("Between those they quote") < between.index("opposite sides")
        await pilot.press("end", "enter")
        wanted = Selection(contradiction="opposition:talk:ann-bob")
        assert selection(pilot) == wanted
        assert set(pane(pilot, "statements").rows) == {"a", "b"}
        await pilot.press("escape")
        assert listed(pilot, "between").has_focus
        await pilot.press("escape")
        assert listed(pilot, "pairs").has_focus
        await pilot.press("escape")
        assert pilot.app.screen is explorer(pilot)


async def test_a_pair_that_relays_says_so() -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press("e", "p", "end")
        assert "echo ⇠ gazette" in shown(pilot, "pairs")
        assert "two documents, one witness" in full(pilot)
        await pilot.press("enter")
        assert "Nothing contradicts between these two." in shown(pilot, "between")


async def test_enter_on_a_source_leads_to_its_statements() -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press("e", "down", "enter")
        assert selection(pilot) == Selection(source="gazette")
        assert set(pane(pilot, "statements").rows) == {"a", "c", "x"}
        assert "Everyone  ›  gazette" in shown(pilot, "trail")
        await pilot.press("escape")
        assert view_name(pilot) == "sources"
        await pilot.press("down", "down", "enter")
        assert "No statement stands" in shown(pilot, "statements")


async def test_it_begins_at_the_source_of_what_the_reader_was_on() -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press("s")
        pane(pilot, "statements").move_to_row("w")
        await pilot.press("e")
        assert listed(pilot, "sources").cursor == "weekly"
        assert "No other source contradicts it" in shown(pilot, "pairs")


async def test_find_looks_at_names_and_the_pairs_follow() -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press("e")
        await typed(pilot, "the week")
        assert list(listed(pilot, "sources").rows) == ["weekly"]
        assert list(listed(pilot, "pairs").rows) == []
        await pilot.press("escape")
        assert listed(pilot, "sources").cursor == EVERYONE
        assert len(listed(pilot, "pairs").rows) == 2


async def test_another_day_has_less() -> None:
    async with opened(SOURCES, statement("late", "bob", "weekly", date="2031-06-01")) as pilot:
        await pilot.press("e")
        assert re.search(r"The Weekly .*\n +2 statements", shown(pilot, "sources"))
        await pilot.press("left_square_bracket")
        assert re.search(r"The Weekly .*\n +1 statement ", shown(pilot, "sources"))


async def test_an_empty_dossier_says_what_to_do() -> None:
    async with opened('[dossier]\ntitle = "New"\n') as pilot:
        await pilot.press("e", "enter", "p", "enter", "c", "enter")
        assert "docs/dossier-format.md" in shown(pilot, "between")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)])
async def test_every_list_is_reachable_at_every_size(size: tuple[int, int]) -> None:
    async with opened(SOURCES, size=size) as pilot:
        await pilot.press("e")
        for key, name in (("p", "pairs"), ("c", "between"), ("s", "sources")):
            await pilot.press(key)
            assert listed(pilot, name).has_focus
            assert listed(pilot, name).size.width > 0


async def test_its_place_is_kept() -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press("e", "down", "down", "p", "enter", "m", "x", "escape", "escape")
        await pilot.press("a", "apostrophe", "x")
        assert listed(pilot, "between").has_focus
        assert len(listed(pilot, "between").rows) == 3


async def test_the_trail_says_which_pane_the_reader_is_in() -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press("e", "p", "enter")
        assert " · " in shown(pilot, "trail")
        await pilot.press("p")
        assert shown(pilot, "trail").strip() == "All sources"


async def test_the_way_to_what_is_between_leads_to_the_pair_of_the_cursor() -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press("e", "c")
        assert "Choose a pair" not in shown(pilot, "between")
        assert listed(pilot, "between").rows


@pytest.mark.parametrize("key", ["v", "t", "e", "b"])
async def test_esc_in_the_full_text_goes_back_to_the_list(key: str) -> None:
    async with opened(SOURCES) as pilot:
        await pilot.press(key)
        view = pilot.app.screen
        await pilot.press("d", "escape")
        assert pilot.app.screen is view
