"""The panes are linked: choosing narrows, esc widens, find filters and takes itself back."""

from __future__ import annotations

import pytest
from screens import Driven, detail, explorer, opened, pane, selection, shown
from textual.message import Message

from summit_tui.tui.list_pane import ListPane
from summit_tui.views.selection import EVERYONE, Selection

DOSSIER = """
[dossier]
title = "Will the harbour talks resume?"

[[parties]]
id = "port"
name = "Port"
[[parties]]
id = "union"
name = "Union"

[[sources]]
id = "gazette"
title = "Harbour talks"
[[sources]]
id = "herald"

[[actors]]
id = "ann"
name = "Ann Ågård"
party = "port"
aliases = ["Энн"]
[[actors]]
id = "bob"
name = "Bob"
party = "union"
[[actors]]
id = "cy"
name = "Cy"
kind = "analyst"

[[propositions]]
id = "talk"
text = "The sides should talk."

[[statements]]
id = "a1"
actor = "ann"
source = "gazette"
date = 2031-03-01
quote = "We shall talk, and soon."
positions = [{ proposition = "talk" }]
[[statements]]
id = "a2"
actor = "ann"
source = "gazette"
date = 2031-03-02
quote = "The tide is high."
[[statements]]
id = "b1"
actor = "bob"
source = "herald"
date = 2031-03-02
quote = "There is nothing to talk about."
positions = [{ proposition = "talk", stance = "rejects" }]
[[statements]]
id = "b2"
actor = "bob"
source = "gazette"
date = 2031-03-03
quote = "No talks."
positions = [{ proposition = "talk", stance = "rejects" }]
"""
CLASH = "opposition:talk:ann-bob"
TALK = "proposition:talk"


async def test_the_first_screen_shows_everything_and_how_to_begin() -> None:
    async with opened(DOSSIER) as pilot:
        assert pane(pilot, "actors").rows == [EVERYONE, "ann", "bob", "cy"]
        assert list(pane(pilot, "statements").rows) == ["a1", "a2", "b1", "b2"]
        assert list(pane(pilot, "contradictions").rows) == [TALK]
        assert "who faces whom" in detail(pilot)
        assert "4 statements · 1 dispute" in shown(pilot, "masthead")
        text = shown(pilot, "actors")
        assert text.index("Port") < text.index("Ann Ågård") < text.index("Independent")


async def test_moving_in_the_actors_narrows_the_other_panes() -> None:
    heard: list[Message] = []
    async with opened(DOSSIER, heard=heard) as pilot:
        await pilot.press("down", "down")
        moved = dict.fromkeys(message for message in heard if isinstance(message, ListPane.Moved))
        assert [message.row for message in moved] == ["ann", "bob"]
        assert selection(pilot) == Selection(actor="bob")
        assert list(pane(pilot, "statements").rows) == ["b1", "b2"]
        assert shown(pilot, "trail").strip() == "Union  ›  Bob"
        await pilot.press("down")
        assert list(pane(pilot, "contradictions").rows) == []
        assert "Nothing contradicts this actor" in shown(pilot, "contradictions")


async def test_enter_goes_on_and_esc_comes_back() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("down", "enter")
        assert pane(pilot, "statements").has_focus
        assert "“We shall talk, and soon.”" in detail(pilot)
        await pilot.press("enter")
        assert pane(pilot, "contradictions").has_focus
        assert selection(pilot) == Selection(actor="ann", statement="a1")
        assert "The sides should talk.   Port ≠ Union" in detail(pilot)
        assert "● Ann Ågård ≠ Bob · opposite sides" in detail(pilot)
        await pilot.press("enter")
        assert pane(pilot, "statements").has_focus
        assert list(pane(pilot, "statements").rows) == ["a1", "b1", "b2"]
        assert "no — Bob" in shown(pilot, "statements")
        await pilot.press("escape")
        assert selection(pilot) == Selection(actor="ann", statement="a1")
        assert pane(pilot, "contradictions").has_focus
        await pilot.press("escape")
        assert selection(pilot) == Selection(actor="ann")
        assert pane(pilot, "statements").has_focus
        assert pane(pilot, "statements").cursor == "a1"
        await pilot.press("escape")
        assert pane(pilot, "actors").has_focus
        await pilot.press("escape")
        assert selection(pilot) == Selection()
        assert pane(pilot, "actors").cursor == EVERYONE


async def test_a_statement_without_contradiction_says_so() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("down", "enter", "down", "enter")
        assert "Nothing contradicts this statement" in shown(pilot, "contradictions")


@pytest.mark.parametrize("typed", ["agard", "ÅGÅRD", "энн", "ann port"])
async def test_find_folds_case_accents_aliases_and_scripts(typed: str) -> None:
    async with opened(DOSSIER) as pilot:
        await _type(pilot, typed)
        assert list(pane(pilot, "actors").rows) == ["ann"]
        assert "1/3" in shown(pilot, "actors")
        assert selection(pilot) == Selection(actor="ann"), "the panes follow"


async def test_esc_takes_a_filter_back_and_the_cursor_to_where_it_was() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("s", "down", "down")
        await _type(pilot, "tide")
        assert list(pane(pilot, "statements").rows) == ["a2"]
        await pilot.press("escape")
        assert pane(pilot, "statements").cursor == "b1"
        assert pane(pilot, "statements").has_focus
        assert len(pane(pilot, "statements").rows) == 4


async def test_enter_keeps_a_filter_until_esc() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("c")
        await _type(pilot, "nobody")
        assert "No contradictions match" in shown(pilot, "contradictions")
        await pilot.press("enter")
        assert "/nobody" in shown(pilot, "contradictions")
        await pilot.press("escape")
        assert list(pane(pilot, "contradictions").rows) == [TALK]


async def test_keys_that_are_letters_are_text_while_finding() -> None:
    async with opened(DOSSIER) as pilot:
        await _type(pilot, "q?sac")
        assert pilot.app.is_running
        assert list(pane(pilot, "actors").rows) == []


async def test_tab_goes_round_the_panes() -> None:
    async with opened(DOSSIER) as pilot:
        seen = []
        for _ in range(5):
            await pilot.press("tab")
            focused = pilot.app.screen.focused
            assert focused is not None
            seen.append(focused.id)
        assert seen == ["statements", "contradictions", "detail", "actors", "statements"]


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (59, 20), (40, 10)])
async def test_every_pane_is_reachable_at_every_size(size: tuple[int, int]) -> None:
    async with opened(DOSSIER, size=size) as pilot:
        for letter, name in zip("asc", ("actors", "statements", "contradictions"), strict=True):
            await pilot.press(letter)
            assert pane(pilot, name).has_focus
            assert pane(pilot, name).size.width > 0


async def test_problems_have_a_banner_that_leads_to_them() -> None:
    async with opened(DOSSIER, DOSSIER[:0] + '[[actors]]\nid = "x"\nnmae = "X"\n') as pilot:
        assert "problems in the dossier" in shown(pilot, "trail")
        await pilot.press("exclamation_mark")
        await pilot.pause()
        text = shown(pilot, "desk")
        assert "E201" in text
        assert "nmae" in text
        await pilot.press("escape")
        assert pilot.app.screen is explorer(pilot)


async def test_help_lists_all_keys() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("question_mark")
        assert "only across sources" in shown(pilot, "page")
        await pilot.press("escape")
        assert pane(pilot, "actors").has_focus


async def test_x_changes_which_contradictions_are_listed() -> None:
    dismissed = f'[[dismissals]]\ncontradiction = "{CLASH}"\nreason = "They meant lunch."\n'
    async with opened(DOSSIER + dismissed) as pilot:
        assert list(pane(pilot, "contradictions").rows) == []
        await pilot.press("x", "x", "c")
        assert list(pane(pilot, "contradictions").rows) == [CLASH]
        assert "They meant lunch." in detail(pilot)


async def test_the_mouse_chooses_and_opens() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.click("#actors", offset=(5, 5))
        assert pane(pilot, "actors").cursor == "ann"
        await pilot.click("#statements", offset=(5, 6))
        assert pane(pilot, "statements").cursor == "a2"
        assert "The tide is high." in detail(pilot)


async def test_an_empty_dossier_says_what_to_do() -> None:
    async with opened('[dossier]\ntitle = "New"\n') as pilot:
        assert "docs/dossier-format.md" in shown(pilot, "statements")


async def _type(pilot: Driven, text: str) -> None:
    await pilot.press("slash")
    for letter in text:
        await pilot.press("space" if letter == " " else letter)
    await pilot.pause()


async def test_find_says_how_much_there_is_elsewhere() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("s")
        await _type(pilot, "talk")
        assert "4 here" in shown(pilot, "keys")
        assert "1 dispute" in shown(pilot, "keys")
        await pilot.press("escape")
        assert "4 here" not in shown(pilot, "keys")


async def test_the_reader_begins_with_the_disputes() -> None:
    async with opened(DOSSIER, at="contradictions") as pilot:
        assert pane(pilot, "contradictions").cursor == TALK
        await pilot.press("enter")
        assert list(pane(pilot, "statements").rows) == ["a1", "b1", "b2"]
        await pilot.press("escape")
        assert pane(pilot, "contradictions").has_focus


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (59, 20)])
async def test_no_rule_stands_where_there_is_no_neighbour(size: tuple[int, int]) -> None:
    async with opened(DOSSIER, size=size) as pilot:
        for letter in "asc":
            await pilot.press(letter)
            shown_panes = [it for it in pilot.app.screen.query(ListPane) if it.display]
            first = min(shown_panes, key=lambda part: part.region.x)
            assert not shown(pilot, first.id or "").startswith("│")


async def test_whoever_is_not_the_chosen_actor_is_named() -> None:
    relayed = DOSSIER + (
        '[[statements]]\nid = "b3"\nactor = "bob"\nsource = "gazette"\nvoice = "attributed"\n'
        'attributed_by = "ann"\nsummary = "Will not come."\n'
    )
    async with opened(relayed) as pilot:
        await pilot.press("down")
        rows = shown(pilot, "statements")
        assert "Ann" not in rows.partition("\n")[2].replace("according to Ann", "")
        assert "Bob" in rows


async def test_drafts_stand_below_what_was_said_and_are_marked() -> None:
    draft = (
        '[[statements]]\nid = "d"\ndraft = true\nactor = "cy"\nsource = "gazette"\n'
        'date = 2031-03-01\nquote = "Never."\n'
        'positions = [{ proposition = "talk", stance = "rejects" }]\n'
    )
    async with opened(DOSSIER + draft, at="statements") as pilot:
        assert list(pane(pilot, "statements").rows) == ["a1", "a2", "b1", "b2", "d"]
        await pilot.press("end")
        await pilot.pause()
        assert "Drafts, which count for nothing" in shown(pilot, "statements")
        assert "draft  1 Mar 2031  Cy" in shown(pilot, "statements")
        assert "A draft: nothing follows from it." in detail(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing contradicts this statement" in shown(pilot, "contradictions")
        await pilot.press("escape", "escape", "y", "Y", "P")
        await pilot.pause()
