"""A save while the dossier is open: shown at once, with the reader where they were."""

from __future__ import annotations

import pytest
from cast import CAST, statement
from saving import Editor, following, saved
from screens import Driven, explorer, full, listed, pane, shown, typed, until

LINES = [
    CAST,
    statement("one", "ann", date="2031-03-01", quote="We shall talk of one."),
    statement("two", "ann", date="2031-03-02", quote="We shall talk of two."),
    statement("three", "bob", date="2031-03-03", quote="We shall never talk."),
]
BASE = "".join(LINES)
MORE = statement("zero", "bob", date="2031-02-01", quote="Before all that.")
DEMANDS = """
[[outcomes]]
id = "goal"
name = "the goal"
[[preconditions]]
id = "first-pay"
outcome = "talks"
requires = ["pay"]
set_by = "union"
basis = "inferred"
[[preconditions]]
id = "first-gates"
outcome = "talks"
requires = ["gates"]
set_by = "union"
basis = "inferred"
"""


def trail(pilot: Driven) -> str:
    return shown(pilot, "trail")


async def test_what_was_saved_is_marked_and_the_cursor_stays_on_its_row() -> None:
    editor = Editor(BASE)
    async with following(editor) as pilot:
        await pilot.press("down", "m", "k")
        assert pane(pilot, "statements").cursor == "two"
        await saved(pilot, editor, BASE + MORE)
        assert list(pane(pilot, "statements").rows) == ["zero", "one", "two", "three"]
        assert pane(pilot, "statements").cursor == "two"
        marked = [text for text in shown(pilot, "statements").split("\n") if "+" in text]
        assert len(marked) == 1
        assert "Bob" in marked[0]
        assert "read again: +1 statement" in trail(pilot)
        await pilot.press("down")
        assert "read again" not in trail(pilot)
        await pilot.press("home", "apostrophe", "k")
        await pilot.pause()
        assert pane(pilot, "statements").cursor == "two"


async def test_a_row_that_is_gone_leaves_the_cursor_on_the_next_one() -> None:
    editor = Editor(BASE)
    async with following(editor) as pilot:
        await pilot.press("down")
        await saved(pilot, editor, BASE.replace(LINES[2], ""))
        assert pane(pilot, "statements").cursor == "three"
        assert "never talk" in full(pilot)
        assert "−1 statement" in trail(pilot)
        await saved(pilot, editor, "".join(LINES[:2]))
        assert pane(pilot, "statements").cursor == "one"


async def test_filter_and_day_stay() -> None:
    editor = Editor(BASE)
    async with following(editor) as pilot:
        await typed(pilot, "talk")
        await pilot.press("enter", "left_square_bracket")
        await pilot.pause()
        assert list(pane(pilot, "statements").rows) == ["one", "two"]
        late = statement("late", "bob", date="2031-03-09", quote="We talk late.")
        early = statement("early", "bob", date="2031-01-09", quote="We talk early.")
        await saved(pilot, editor, BASE + MORE + late + early)
        assert list(pane(pilot, "statements").rows) == ["early", "one", "two"]
        assert "only up to" in shown(pilot, "masthead")
        await pilot.press("right_square_bracket", "right_square_bracket")
        await pilot.pause()
        assert "late" in pane(pilot, "statements").rows


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[statements]]\nid = "half', "dossier.toml:2:11: E105"),
        ("", "E103"),
        (b"\xff\xfe\x00", "E104"),
    ],
)
async def test_a_broken_save_leaves_the_picture_and_says_what_is_wrong(
    text: str | bytes, told: str
) -> None:
    editor = Editor(BASE)
    async with following(editor) as pilot:
        await pilot.press("down")
        await saved(pilot, editor, text)
        assert "not taken over: " in trail(pilot)
        assert told in trail(pilot)
        await pilot.press("up", "down", "b")
        await pilot.pause()
        assert told in trail(pilot), "it stays, in every view"
        await pilot.press("escape")
        await pilot.pause()
        assert list(pane(pilot, "statements").rows) == ["one", "two", "three"]
        assert pane(pilot, "statements").cursor == "two"
        await saved(pilot, editor, BASE)
        assert "not taken over" not in trail(pilot)
        assert "read again" in trail(pilot)


async def test_a_fault_that_was_there_at_the_start_does_not_hold_up_the_rest() -> None:
    broken = "\n[[actors]]\nid = \n"
    editor = Editor(BASE + broken)
    async with following(editor) as pilot:
        await saved(pilot, editor, BASE + MORE + broken)
        assert "zero" in pane(pilot, "statements").rows
        assert "1 problem" in trail(pilot)


async def test_what_is_assumed_stays_in_a_view_that_nobody_looks_at_meanwhile() -> None:
    base = CAST.replace("[dossier]", '[dossier]\ngoal = "talks"') + DEMANDS + "".join(LINES[1:])
    editor = Editor(base)
    async with following(editor) as pilot:
        await pilot.press("b", "o", "o", "o")
        await pilot.pause()
        await pilot.press("down", "space")
        await pilot.pause()
        assert "WHAT IF" in trail(pilot)
        row = listed(pilot, "outline").cursor
        await saved(pilot, editor, base + MORE)
        assert "WHAT IF" in trail(pilot)
        assert listed(pilot, "outline").cursor == row
        await pilot.press("escape")
        await pilot.pause()
        await saved(pilot, editor, base.replace("open gates", "the gates wide open"))
        await pilot.press("b")
        await pilot.pause()
        assert "WHAT IF" in trail(pilot)
        assert "the gates wide open" in shown(pilot, "outline")
        assert listed(pilot, "outline").cursor == row


async def test_reading_again_by_hand_answers_even_where_nothing_is_new() -> None:
    editor = Editor(BASE)
    async with following(editor) as pilot:
        await pilot.press("R")
        await until(pilot, lambda: "nothing has changed" in trail(pilot))
        await pilot.press("down")
        await saved(pilot, editor, BASE)
        assert "read again" not in trail(pilot), "only who asks is told that nothing is new"


async def test_a_reading_that_is_overtaken_is_never_shown() -> None:
    editor = Editor(BASE)
    async with following(editor) as pilot:
        for _ in range(3):
            editor.ask()
        before = editor.readings
        await saved(pilot, editor, BASE + MORE)
        await until(pilot, lambda: "zero" in pane(pilot, "statements").rows)
        assert editor.readings - before <= 4


async def test_a_visitor_sees_it_too() -> None:
    editor = Editor(BASE)
    async with following(editor, kiosk=True) as pilot:
        await saved(pilot, editor, BASE + MORE)
        assert "zero" in pane(pilot, "statements").rows
        assert explorer(pilot).is_ready


async def test_the_banner_of_problems_follows() -> None:
    editor = Editor(BASE)
    async with following(editor) as pilot:
        assert "problem" not in trail(pilot)
        await saved(pilot, editor, BASE.replace('actor = "bob"', 'actor = "bobb"'))
        assert "1 problem" in trail(pilot)
        await pilot.press("down")
        assert "1 problem in the dossier" in trail(pilot)
        await saved(pilot, editor, BASE)
        await pilot.press("up", "down")
        assert "problem" not in trail(pilot)


@pytest.mark.parametrize("view", ["b", "v", "t", "e"])
async def test_a_view_outlives_what_it_listed(view: str) -> None:
    stance = 'proposition = "talk", stance = "affirms"'
    text = CAST + statement("one", "ann", on=stance) + statement("two", "bob", "herald", on=stance)
    editor = Editor(text)
    async with following(editor) as pilot:
        await pilot.press(view)
        await pilot.pause()
        other = text.replace('"talk"', '"speak"').replace('"bob"', '"rob"').replace("gazette", "g")
        await saved(pilot, editor, other)
        assert pilot.app.is_running
        await saved(pilot, editor, CAST.split("[[actors]]")[0])
        await saved(pilot, editor, text)
        assert pilot.app.is_running
