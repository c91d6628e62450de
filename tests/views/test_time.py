"""As of a day: everything is worked out anew, and what has just appeared is marked."""

from __future__ import annotations

from screens import explorer, opened, pane, shown
from test_explorer import DOSSIER

from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.dates import parse
from summit_tui.dossier.slice import until
from support import dossier


async def test_brackets_step_through_the_days_on_which_something_was_said() -> None:
    async with opened(DOSSIER) as pilot:
        whole = list(pane(pilot, "statements").rows)
        await pilot.press("left_square_bracket")
        assert "only" in shown(pilot, "masthead")
        assert "−" in shown(pilot, "trail")
        fewer = list(pane(pilot, "statements").rows)
        assert set(fewer) < set(whole)
        await pilot.press("right_square_bracket")
        assert list(pane(pilot, "statements").rows) == whole
        assert "only" not in shown(pilot, "masthead")
        new = set(whole) - set(fewer)
        assert shown(pilot, "statements").count("+ ") == len(new)


async def test_what_is_shown_is_the_dossier_cut_at_that_day() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("D", *"2031-03-01", "enter")
        cut = snapshot(until(dossier(DOSSIER).dossier, parse("2031-03-01")))
        assert list(pane(pilot, "statements").rows) == list(cut.statements)
        assert list(pane(pilot, "contradictions").rows) == [it.id for it in cut.contradictions]
        await pilot.press("D", "enter")
        assert len(pane(pilot, "statements").rows) > len(cut.statements)


async def test_what_is_no_date_says_so_and_changes_nothing() -> None:
    async with opened(DOSSIER) as pilot:
        before = list(pane(pilot, "statements").rows)
        await pilot.press("D", *"soon", "enter")
        assert "‘soon’ is no date" in shown(pilot, "trail")
        assert list(pane(pilot, "statements").rows) == before
        await pilot.press("down")
        assert "no date" not in shown(pilot, "trail"), "until the reader goes on"
        await pilot.press("D", *"2031", "escape")
        assert list(pane(pilot, "statements").rows)
        assert explorer(pilot).query_one("#trail").display


async def test_the_view_on_top_follows_and_the_explorer_below_it() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("b", "D", *"2031-03-01", "enter")
        assert "only up to 1 Mar 2031" in shown(pilot, "masthead")
        await pilot.press("escape")
        assert "only up to 1 Mar 2031" in shown(pilot, "masthead")
