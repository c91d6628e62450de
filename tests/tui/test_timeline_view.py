"""The timeline on the screen: dates as they are known, by party, linked to the statements."""

from __future__ import annotations

import pytest
from cast import CAST, statement
from screens import explorer, full, listed, opened, pane, shown, typed, view_name
from textual.message import Message

from summit_tui.tui.requests import StateRequested
from summit_tui.views.selection import EVERYONE, Selection, selection_of

TIMELINE = CAST + "\n".join(
    (
        '[[sources]]\nid = "post"\ndate = "2031-04-02"\n',
        statement("year", "cy", date="2030"),
        statement("day", "ann", date="2031-03-01", quote="We shall talk."),
        statement("bob", "bob", date="2031-03-01"),
        statement("about", "bob", date="2031-03-02~"),
        statement("range", "ann", date="2031-03-01/2031-03-04"),
        statement("post", "pat", "post").replace('date = "2031-03-01"\n', ""),
        statement("never", "ann").replace('date = "2031-03-01"\n', ""),
    )
)


async def test_dates_are_drawn_as_they_are_known() -> None:
    async with opened(TIMELINE) as pilot:
        await pilot.press("t")
        lines = shown(pilot, "dates").split("\n")
        assert lines[1].split() == ["’30", "’31"], "four digits have no room"
        assert lines[2].split()[:1] == ["Jan"]
        assert "2030 – 2 Apr 2031" in shown(pilot, "masthead")

        def heading(date: str) -> str:
            found = [line for line in lines[4:] if date in line]
            assert len(found) == 1, date
            return found[0]

        assert "┄┄" in heading(" 2030  ")
        day, span = heading("Sat 1 Mar 2031  "), heading("Sat 1–Tue 4 Mar 2031")
        assert day.index("●") == span.index("├")
        assert "●~" in heading("about Sun 2 Mar 2031")
        assert "○ " in heading("Wed 2 Apr 2031"), "only the document is dated"
        assert day.split()[-1] == "2"
        assert lines[-1].split()[:1] != ["undated"]
        assert lines.index(heading("undated")) > lines.index(heading("Wed 2 Apr 2031"))


async def test_the_date_of_the_rows_below_stays_in_sight_once_it_has_scrolled_away() -> None:
    several = [statement(f"m{n}", "bob", date="2031-03-20") for n in range(9)]
    async with opened(TIMELINE, *several, size=(80, 24)) as pilot:
        await pilot.press("t")
        dates = listed(pilot, "dates")

        def pinned_and_first() -> tuple[str, str]:
            lines = shown(pilot, "dates").split("\n")
            return lines[3], lines[4]

        assert dates.top == 0
        pinned, first = pinned_and_first()
        assert not pinned.strip(), "its own heading is in sight"
        assert "2030" in first
        dates.move_to_row("m7")
        await pilot.pause()
        assert "Thu 20 Mar 2031" in pinned_and_first()[0]
        assert "●" in pinned_and_first()[1], "rows of that date follow"


async def test_keys_lead_from_date_to_date() -> None:
    async with opened(TIMELINE, size=(80, 24)) as pilot:
        await pilot.press("t", "end", "up", *["less_than_sign"] * 3)
        assert listed(pilot, "dates").cursor == "day"
        await pilot.press("greater_than_sign")
        assert listed(pilot, "dates").cursor == "range"


async def test_the_parties_have_a_lane_each_and_narrow_the_dates() -> None:
    async with opened(TIMELINE) as pilot:
        await pilot.press("t", "p")
        lanes = {
            line[2:17].strip(): line[17:].split() for line in shown(pilot, "parties").split("\n")
        }
        assert lanes["Everyone"][-1] == "7"
        assert lanes["Union"][-1] == "2"
        await pilot.press("down")
        assert set(listed(pilot, "dates").rows) == {"day", "range", "post", "never"}
        assert "Port  ›  4 statements on 4 dates" in shown(pilot, "trail")
        assert "Ann 3, Pat 1" in full(pilot)
        await pilot.press("enter")
        assert listed(pilot, "dates").has_focus
        await pilot.press("escape")
        assert len(listed(pilot, "dates").rows) == 7
        assert listed(pilot, "parties").cursor == EVERYONE
        await pilot.press("escape")
        assert pilot.app.screen is explorer(pilot)


async def test_enter_leads_to_the_statement_and_esc_back() -> None:
    heard: list[Message] = []
    async with opened(TIMELINE, heard=heard) as pilot:
        await pilot.press("t")
        listed(pilot, "dates").move_to_row("about")
        await pilot.press("enter")
        requests = [it.state for it in heard if isinstance(it, StateRequested)]
        asked = {selection_of(state) for state in requests if state}
        assert asked == {Selection(actor="bob", statement="about")}
        assert pane(pilot, "statements").cursor == "about"
        assert "2 Mar" in shown(pilot, "trail")
        await pilot.press("escape")
        assert view_name(pilot) == "timeline"
        assert listed(pilot, "dates").cursor == "about"


async def test_it_begins_at_the_statement_that_the_reader_was_on() -> None:
    async with opened(TIMELINE) as pilot:
        await pilot.press("s")
        pane(pilot, "statements").move_to_row("range")
        await pilot.press("t")
        assert listed(pilot, "dates").cursor == "range"
        await pilot.press("p", "end", "escape", "escape")
        pane(pilot, "statements").move_to_row("post")
        await pilot.press("t")
        assert listed(pilot, "dates").cursor == "post"


async def test_find_keeps_dates_above_what_is_found() -> None:
    async with opened(TIMELINE) as pilot:
        await pilot.press("t")
        await typed(pilot, "shall talk")
        assert list(listed(pilot, "dates").rows) == ["day"]
        assert "Sat 1 Mar 2031" in shown(pilot, "dates")
        await pilot.press("escape", "p")
        await typed(pilot, "uni")
        assert list(listed(pilot, "parties").rows) == ["union"]


async def test_another_day_has_less() -> None:
    async with opened(TIMELINE) as pilot:
        await pilot.press("t", "left_square_bracket")
        assert "post" not in listed(pilot, "dates").rows
        await pilot.press("right_square_bracket")
        assert "+ ○ Pat" in shown(pilot, "dates"), "what is new is marked"


async def test_an_empty_dossier_says_what_to_do() -> None:
    async with opened('[dossier]\ntitle = "New"\n') as pilot:
        await pilot.press("t", "enter", "p", "enter", "greater_than_sign")
        assert "docs/dossier-format.md" in shown(pilot, "dates")


@pytest.mark.parametrize("size", [(200, 60), (120, 40), (80, 24), (40, 10)])
async def test_every_list_is_reachable_at_every_size(size: tuple[int, int]) -> None:
    async with opened(TIMELINE, size=size) as pilot:
        await pilot.press("t")
        for key, name in (("p", "parties"), ("s", "dates")):
            await pilot.press(key)
            assert listed(pilot, name).has_focus
            assert listed(pilot, name).size.width > 0
            for line in shown(pilot, name).split("\n"):
                assert len(line) <= listed(pilot, name).size.width


async def test_the_keys_say_what_the_marks_mean() -> None:
    async with opened(TIMELINE, size=(120, 60)) as pilot:
        await pilot.press("t", "question_mark")
        assert "the date of the document itself" in shown(pilot, "page")


async def test_find_folds_the_names_of_parties() -> None:
    accented = TIMELINE.replace('name = "Port"', 'name = "Élysée"')
    async with opened(accented) as pilot:
        await pilot.press("t", "p")
        await typed(pilot, "elysee")
        assert "Élysée" in shown(pilot, "parties")
