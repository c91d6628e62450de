"""The view of what blocks: every line leads to its evidence, and a what-if says that it is one."""

from __future__ import annotations

from sanctions import SANCTIONS
from screens import Driven, explorer, full, opened, pane, selection, shown, until
from textual.message import Message

from summit_tui.tui.detail_pane import DetailPane
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.requests import StateRequested
from summit_tui.views.lines import plain
from summit_tui.views.selection import Selection, selection_of

_PANES = ("outline", "circles", "packages", "moves")


def _detail(pilot: Driven) -> str:
    lines = pilot.app.screen.query_one("#detail", DetailPane).lines
    return "\n".join(plain(part) for part in lines)


def _list(pilot: Driven, name: str) -> ListPane:
    return pilot.app.screen.query_one(f"#{name}", ListPane)


async def _solved(pilot: Driven) -> None:
    await until(pilot, lambda: bool(_list(pilot, "packages").rows))


async def test_the_outline_says_who_asks_for_what_and_how_it_stands() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("b")
        outline = shown(pilot, "outline")
        assert "What blocks the accord" in shown(pilot, "masthead")
        assert "✗ 1 condition open · 1 circle" in shown(pilot, "trail")
        for part in (
            "├ needs: relief from the sanctions",
            "Bloc: first either compliance",
            "↻ circle",
            "or a new government",
            "✗ refused",
            "inspectors on the ground",
            "○ open",
        ):
            assert part in outline
        assert "❝1" in outline


async def test_space_goes_through_what_could_be_done_and_says_that_it_is_a_what_if() -> None:
    heard: list[Message] = []
    async with opened(SANCTIONS, heard=heard) as pilot:
        await pilot.press("b")
        while "inspectors" not in _detail(pilot).split("\n")[0]:
            await pilot.press("down")
        await pilot.press("space")
        assert "WHAT IF 1 move assumed, not in the dossier: ✗ still 1 condition open" in shown(
            pilot, "trail"
        )
        assert "◉" in shown(pilot, "outline")
        assert "✓ comes about" in shown(pilot, "outline")
        assert "[x] Republic: bring about inspectors on the ground" in _detail(pilot)
        await pilot.press("r")
        assert "WHAT IF" not in shown(pilot, "trail")
        assert "[ ] Republic: bring about inspectors on the ground" in _detail(pilot)


async def test_space_on_a_line_takes_the_next_way_and_then_none() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("b", "down", "down")
        assert "compliance" in _detail(pilot)
        seen = []
        for _ in range(3):
            await pilot.press("space")
            seen.append([part for part in _detail(pilot).split("\n") if "[x]" in part])
        assert "accept" in seen[0][0]
        assert "no longer ask" in seen[1][0]
        assert seen[2] == []


async def test_a_package_can_be_tried_and_opens_the_goal() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("b")
        await _solved(pilot)
        await pilot.press("p")
        packages = " ".join(shown(pilot, "packages").replace("│", " ").replace("▌", " ").split())
        assert "1 Bloc and Republic accept relief" in packages
        assert "on the same day 2 demands met at once" in packages
        assert "1 demand waived, or in 1 other way" in packages
        assert "Republic" in _detail(pilot)
        await pilot.press("space")
        assert "✓ nothing blocks it" in shown(pilot, "trail")
        assert "✓ at once" in shown(pilot, "outline")
        await pilot.press("c")
        assert "✓ broken" in shown(pilot, "circles")
        await pilot.press("p", "space")
        assert "✗ 1 condition open" in shown(pilot, "trail")


async def test_the_moves_are_listed_by_those_who_make_them() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("b")
        await _solved(pilot)
        await pilot.press("i")
        moves = shown(pilot, "moves")
        assert moves.index("Republic") < moves.index("inspectors") < moves.index("Bloc")
        assert "in every package" in moves
        await pilot.press("end", "space")
        assert "[x]" in shown(pilot, "moves")


async def test_a_circle_is_drawn_with_its_ways_out() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("b", "c")
        drawn = _detail(pilot)
        assert "│ relief from the sanctions │" in drawn
        assert "▼ only after: Bloc · own words · ❝1" in drawn
        assert "╰──────╯ only after: Republic" in drawn
        assert "a new government (refused)" in drawn


async def test_enter_leads_to_the_evidence_and_esc_back_to_the_same_line() -> None:
    heard: list[Message] = []
    async with opened(SANCTIONS, heard=heard) as pilot:
        await pilot.press("b", "down", "down")
        row = _list(pilot, "outline").cursor
        await pilot.press("space", "enter")
        requests = [it.state for it in heard if isinstance(it, StateRequested)]
        asked = {selection_of(state) for state in requests if state}
        assert asked == {Selection(evidence=("comply-first",))}
        assert pilot.app.screen is explorer(pilot)
        assert pane(pilot, "statements").rows == ("envoy-comply-first",)
        assert "Bloc: relief from the sanctions only after" in shown(pilot, "trail")
        await pilot.press("escape")
        assert _list(pilot, "outline").cursor == row
        assert "WHAT IF" in shown(pilot, "trail"), "what was assumed is kept"
        await pilot.press("escape")
        assert pilot.app.screen is explorer(pilot)
        assert not selection(pilot).evidence


async def test_from_a_statement_and_from_an_actor_to_what_rests_on_it() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("s")
        pane(pilot, "statements").move_to_row("minister-never")
        await pilot.press("b")
        assert _list(pilot, "outline").cursor == "comply-first:1:0"
        assert "◂ rests on this statement" in shown(pilot, "trail")
        await pilot.press("escape")
        pane(pilot, "statements").move_to_row("envoy-inspectors")
        await pilot.press("b")
        assert "nothing rests on this statement" in shown(pilot, "trail")
        await pilot.press("escape", "a")
        pane(pilot, "actors").move_to_row("minister")
        await pilot.press("b")
        assert "◂ rests on what The Minister said" in shown(pilot, "trail")
        assert shown(pilot, "outline").count("◂") == 2


async def test_what_counts_changes_the_snapshot() -> None:
    told = SANCTIONS.replace('set_by = "bloc"', 'set_by = "bloc"\nbasis = "attributed"')
    async with opened(told) as pilot:
        await pilot.press("b")
        assert "only what parties said themselves" in shown(pilot, "masthead")
        assert "Bloc" not in shown(pilot, "outline")
        await pilot.press("o", "down", "down")
        assert "Bloc: first either compliance" in shown(pilot, "outline")
        assert "Bloc, before relief from the sanctions · attributed" in _detail(pilot)


async def test_find_keeps_the_lines_whose_text_has_the_words() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("b", "slash", *"inspect")
        assert len(_list(pilot, "outline").rows) == 1
        await pilot.press("escape")
        assert len(_list(pilot, "outline").rows) > 1


async def test_a_dossier_without_a_goal_says_what_to_do() -> None:
    async with opened(SANCTIONS.replace('goal = "accord"', "")) as pilot:
        await pilot.press("b")
        assert "names no goal" in shown(pilot, "outline")
        await pilot.press("space", "enter", "p", "space", "escape")
        assert pilot.app.screen is explorer(pilot)


async def test_a_circle_of_demands_stands_among_the_contradictions() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("c")
        assert "What comes first: compliance or relief" in shown(pilot, "contradictions")
        assert "each waits for the other" in full(pilot)
        await pilot.press("enter")
        assert set(pane(pilot, "statements").rows) == {
            "minister-relief-first",
            "envoy-comply-first",
        }


async def test_a_narrow_screen_shows_one_list_at_a_time() -> None:
    async with opened(SANCTIONS, size=(80, 24)) as pilot:
        await pilot.press("b")
        assert [name for name in _PANES if _list(pilot, name).display] == ["outline"]
        await pilot.press("c")
        assert [name for name in _PANES if _list(pilot, name).display] == ["circles"]


async def test_it_begins_with_a_sentence() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("b", "home")
        assert "waits for 2 things. " in full(pilot)
        assert "Republic wants relief from the" in full(pilot)
        assert "wants" in shown(pilot, "trail")


async def test_a_package_begins_with_the_deal_and_not_with_its_steps() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("b")
        await _solved(pilot)
        await pilot.press("p", "end")
        first = _detail(pilot).split("\n")[0]
        assert "Republic" in first
        assert "bring" not in first
