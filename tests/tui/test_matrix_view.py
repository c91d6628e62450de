"""The matrix on the screen: the cursor moves both ways, and every cell leads to its evidence."""

from __future__ import annotations

import pytest
from cast import CAST, after, no, statement, yes
from screens import Driven, explorer, full, listed, opened, pane, shown, typed
from textual.message import Message

from summit_tui.tui.matrix.grid import GridPane
from summit_tui.tui.matrix.screen import MatrixView
from summit_tui.views.selection import Selection

MATRIX = CAST + "\n".join(
    (
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
        statement("a2", "ann", date="2031-04-01", on=no("talk"), quote="We shall not talk."),
        statement("b1", "bob", on=after("talk", "pay")),
        statement("b2", "bob", on=no("open"), attributed_by="cy"),
        statement("c1", "cy", on='proposition = "open", stance = "open"'),
        statement("d1", "dee", "herald", on=no("open", ', of = "pat"')),
    )
)


def _grid(pilot: Driven) -> GridPane:
    return pilot.app.screen.query_one("#grid", GridPane)


async def test_a_glance_tells_who_stands_where() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v")
        rows = {line[2:6].strip(): line for line in shown(pilot, "grid").split("\n")}
        assert "[ ± ]" in rows["Ann"]
        assert "◇" in rows["Bob"]
        assert "(✗)" in rows["Bob"]
        assert "(✗)" in rows["Pat"]
        assert " ? " in rows["Cy"]
        assert "Dee" not in rows, "who only reads somebody else takes no position"
        grid = shown(pilot, "grid")
        assert grid.index("Port") < grid.index("Ann") < grid.index("Union") < grid.index("Bob")
        assert "Ann  ›  1 The sides should talk." in shown(pilot, "trail")


async def test_the_masthead_names_the_parties_at_the_ends() -> None:
    async with opened(MATRIX, statement("b3", "bob", on=no("talk"))) as pilot:
        await pilot.press("v")
        assert "Port ↔ Union" in shown(pilot, "masthead")


async def test_the_cursor_moves_both_ways_and_the_rest_follows() -> None:
    heard: list[Message] = []
    async with opened(MATRIX, heard=heard) as pilot:
        await pilot.press("v", "right", "down", "j")
        shifted = dict.fromkeys(it for it in heard if isinstance(it, GridPane.Shifted))
        assert [it.column for it in shifted] == ["open"]
        assert (_grid(pilot).cursor, _grid(pilot).column) == ("bob", "open")
        assert listed(pilot, "sentences").cursor == "open"
        assert "Bob ✗ rejects  so others say; nothing at first hand" in full(pilot)
        assert "according to Cy, gazette" in full(pilot)
        assert "? leaves it open: Cy" in full(pilot)
        await pilot.press("h", "k", "k")
        assert "Ann ± takes both sides" in full(pilot)
        assert full(pilot).index("1 Mar 2031  ✓") < full(pilot).index("1 Apr 2031  ✗")


async def test_the_list_of_sentences_moves_the_columns() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v", "s", "down")
        assert _grid(pilot).column == "open"
        assert "✗ rejects: (Pat), (Bob)" in full(pilot)
        await pilot.press("enter")
        assert explorer(pilot).selection == Selection(proposition="open")
        assert set(pane(pilot, "statements").rows) == {"b2", "c1", "d1"}


async def test_enter_leads_to_what_a_cell_rests_on_and_esc_back_to_it() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v", "right")
        _grid(pilot).move_to_row("pat")
        await pilot.press("enter")
        assert explorer(pilot).selection == Selection(actor="pat", proposition="open")
        assert list(pane(pilot, "statements").rows) == ["d1"], "also what others say of an actor"
        assert "Dee" in shown(pilot, "statements")
        assert "Pat  ›  The gates should open." in shown(pilot, "trail")
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, MatrixView)
        assert (_grid(pilot).cursor, _grid(pilot).column) == ("pat", "open")
        await pilot.press("h", "enter")
        assert explorer(pilot).selection == Selection(proposition="talk"), "of a blank cell: all"


async def test_it_begins_at_what_the_reader_was_on() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("s")
        pane(pilot, "statements").move_to_row("b2")
        await pilot.press("v")
        assert (_grid(pilot).cursor, _grid(pilot).column) == ("bob", "open")
        await pilot.press("escape")
        assert pilot.app.screen is explorer(pilot)


async def test_find_narrows_rows_in_the_one_and_columns_in_the_other() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v")
        await typed(pilot, "bobby")
        assert list(_grid(pilot).rows) == ["bob"]
        await pilot.press("escape", "s")
        await typed(pilot, "gates")
        assert list(listed(pilot, "sentences").rows) == ["open"]
        assert "  2  " in shown(pilot, "grid").split("\n")[2], "sentences keep their numbers"
        assert "  1  " not in shown(pilot, "grid").split("\n")[2]
        await pilot.press("escape")
        assert len(listed(pilot, "sentences").rows) == 2


_MANY = MATRIX + "".join(
    f'[[propositions]]\nid = "p{n}"\ntext = "Point {n}."\ntopic = "t{n // 20}"\n'
    + statement(f"m{n}", "ann", on=yes(f"p{n}"))
    for n in range(100)
)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)])
async def test_columns_scroll_under_fixed_headings(size: tuple[int, int]) -> None:
    async with opened(_MANY, size=size) as pilot:
        await pilot.press("v", "dollar_sign")
        assert _grid(pilot).column == "p99"
        head = shown(pilot, "grid").split("\n")
        assert "102" in head[2]
        assert "t4" in head[1]
        assert "Ann" in shown(pilot, "grid"), "names stay"
        await pilot.press("less_than_sign")
        assert _grid(pilot).column < "p99"
        await pilot.press("0")
        assert " 1 " in shown(pilot, "grid").split("\n")[2]
        await pilot.press("greater_than_sign", "greater_than_sign")
        assert f"{_grid(pilot).column[1:]}." in shown(pilot, "trail")
        for line in shown(pilot, "grid").split("\n"):
            assert len(line) <= _grid(pilot).size.width


async def test_a_click_chooses_a_cell() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v")
        lines = shown(pilot, "grid").split("\n")
        y = next(at for at, line in enumerate(lines) if "Bob" in line)
        x = lines[y].index("(✗)") + 1
        await pilot.click("#grid", offset=(x, y))
        assert (_grid(pilot).cursor, _grid(pilot).column) == ("bob", "open")
        await pilot.click("#grid", offset=(x - 4, y))
        assert _grid(pilot).column == "talk"
        assert pilot.app.screen is not explorer(pilot), "another cell of the row is not opened"
        await pilot.click("#grid", offset=(x - 4, y))
        assert explorer(pilot).selection == Selection(actor="bob", proposition="talk")


async def test_another_day_has_other_cells() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v", "left_square_bracket")
        assert "[ ✓ ]" in shown(pilot, "grid"), "the turn of April has not been said yet"
        assert "only up to 1 Mar 2031" in shown(pilot, "masthead")
        await pilot.press("right_square_bracket")
        assert "[ ± ]" in shown(pilot, "grid")


async def test_without_positions_it_says_what_to_do() -> None:
    async with opened(CAST) as pilot:
        await pilot.press("v", "right", "down", "enter", "s", "enter")
        assert "Nobody takes a position yet" in shown(pilot, "grid")


async def test_a_narrow_screen_shows_one_list_at_a_time() -> None:
    async with opened(MATRIX, size=(80, 24)) as pilot:
        await pilot.press("v")
        assert [it for it in MatrixView.PANES if listed(pilot, it).display] == ["grid"]
        await pilot.press("tab")
        assert [it for it in MatrixView.PANES if listed(pilot, it).display] == ["sentences"]


async def test_its_place_is_kept() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v", "right", "m", "x", "escape", "s", "apostrophe", "x")
        assert isinstance(pilot.app.screen, MatrixView)
        assert _grid(pilot).column == "open"
