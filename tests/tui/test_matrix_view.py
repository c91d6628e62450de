"""The matrix on the screen: the cursor moves both ways, and every cell leads to its evidence."""

from __future__ import annotations

import pytest
from cast import CAST, after, no, statement, yes
from screens import Driven, explorer, full, opened, pane, selection, shown, typed, view_name
from textual.message import Message

from summit_tui.tui.grid_pane import GridPane
from summit_tui.tui.list_pane import ListPane
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
        lines = shown(pilot, "grid").split("\n")
        assert lines[2].split() == ["Port", "Union", "Independent"]
        assert lines[3].strip() == "Stances differ"
        talk = next(line for line in lines if "The sides should talk." in line)
        assert talk.split()[-3:] == ["]", "◇", "·"], "the cursor is on the cell of the first party"
        assert "[ ± ]" in talk
        gates = next(line for line in lines if "The gates should open." in line)
        assert gates.split()[-3:] == ["(✗)", "(✗)", "?"]
        assert "Port  ›  The sides should talk." in shown(pilot, "trail")
        assert "Port ± takes both sides" in full(pilot)


async def test_the_masthead_names_the_parties_that_are_most_opposed() -> None:
    async with opened(MATRIX, statement("b3", "bob", on=no("talk"))) as pilot:
        await pilot.press("v")
        assert "Port ↔ Union" in shown(pilot, "masthead")


async def test_the_cursor_moves_both_ways_and_the_rest_follows() -> None:
    heard: list[Message] = []
    async with opened(MATRIX, heard=heard) as pilot:
        await pilot.press("v", "right", "down")
        shifted = dict.fromkeys(it for it in heard if isinstance(it, ListPane.Chosen))
        assert [it.value for it in shifted] == ["union/"]
        assert (_grid(pilot).cursor, _grid(pilot).column) == ("open", "union/")
        assert "Union ✗ rejects  so others say; nothing at first hand" in full(pilot)
        assert "Bob: " in full(pilot), "who of the party"
        assert "according to Cy, gazette" in full(pilot)
        assert "? leaves it open: Cy" in full(pilot)
        await pilot.press("h", "k")
        assert full(pilot).index("1 Mar 2031  ✓") < full(pilot).index("1 Apr 2031  ✗")


async def test_members_who_are_opposed_are_told_from_one_who_says_both() -> None:
    async with opened(CAST, statement("a", "ann", on=yes("talk")),
                      statement("p", "pat", on=no("talk"))) as pilot:  # fmt: skip
        await pilot.press("v")
        assert "Port ± some affirm it, some reject it" in full(pilot)


async def test_enter_opens_a_party_then_leads_to_what_a_cell_rests_on_and_esc_back() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v", "enter")
        assert shown(pilot, "grid").split("\n")[2].split() == [
            "Port", "Ann", "Pat", "Union", "Independent"
        ]  # fmt: skip
        await pilot.press("right", "right", "down")
        assert (_grid(pilot).cursor, _grid(pilot).column) == ("open", "pat")
        assert "Port  ›  Pat  ›  The gates should open." in shown(pilot, "trail")
        await pilot.press("enter")
        assert selection(pilot) == Selection(actor="pat", proposition="open")
        assert list(pane(pilot, "statements").rows) == ["d1"], "also what others say of an actor"
        assert "Dee" in shown(pilot, "statements")
        assert "Pat  ›  The gates should open." in shown(pilot, "trail")
        await pilot.press("escape")
        assert (_grid(pilot).cursor, _grid(pilot).column) == ("open", "pat")
        await pilot.press("k", "enter")
        assert selection(pilot) == Selection(proposition="talk"), "of a blank cell: all"
        await pilot.press("escape", "escape")
        assert _grid(pilot).column == "port/", "the party closes first"
        await pilot.press("escape")
        assert pilot.app.screen is explorer(pilot)


async def test_it_begins_at_what_the_reader_was_on() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("s")
        pane(pilot, "statements").move_to_row("b2")
        await pilot.press("v")
        assert (_grid(pilot).cursor, _grid(pilot).column) == ("open", "union/")
        await pilot.press("escape", "a")
        pane(pilot, "actors").move_to_row("bob")
        await pilot.press("enter", "v")
        assert _grid(pilot).column == "bob", "the party of a chosen actor is opened"


async def test_find_takes_sentences_by_their_words_and_by_who_speaks_to_them() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v")
        await typed(pilot, "gates")
        assert list(_grid(pilot).rows) == ["open"]
        await pilot.press("escape")
        await typed(pilot, "ann")
        assert list(_grid(pilot).rows) == ["talk"]
        await pilot.press("escape")
        assert len(_grid(pilot).rows) == 2


_MANY = MATRIX + "".join(
    f'[[parties]]\nid = "k{n}"\nname = "Bloc {n}"\n[[actors]]\nid = "m{n}"\nname = "M{n}"\n'
    f'party = "k{n}"\n' + statement(f"s{n}", f"m{n}", on=yes("talk"))
    for n in range(30)
)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (40, 10)])
async def test_columns_scroll_beside_sentences_that_stay(size: tuple[int, int]) -> None:
    async with opened(_MANY, size=size) as pilot:
        await pilot.press("v", "dollar_sign")
        last = _grid(pilot).column
        assert last == "independent/"
        assert "Indepe" in shown(pilot, "grid").split("\n")[2]
        assert "The sides" in shown(pilot, "grid"), "sentences stay"
        await pilot.press("less_than_sign")
        assert _grid(pilot).column != last
        await pilot.press("0")
        assert _grid(pilot).column == "port/"
        await pilot.press("greater_than_sign", "greater_than_sign")
        assert _grid(pilot).column != "port/"
        for line in shown(pilot, "grid").split("\n"):
            assert len(line) <= _grid(pilot).size.width


async def test_a_click_chooses_a_cell() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v")
        lines = shown(pilot, "grid").split("\n")
        y = next(at for at, line in enumerate(lines) if "The gates" in line)
        x = lines[y].rindex("(✗)") + 1
        await pilot.click("#grid", offset=(x, y))
        assert (_grid(pilot).cursor, _grid(pilot).column) == ("open", "union/")
        x = lines[y].index("(✗)") + 1
        await pilot.click("#grid", offset=(x, y))
        assert _grid(pilot).column == "port/"
        assert "Ann" not in lines[2]
        assert shown(pilot, "grid").split("\n")[2] == lines[2], "another cell is not opened"
        await pilot.click("#grid", offset=(x, y))
        assert "Ann" in shown(pilot, "grid").split("\n")[2]


async def test_another_day_has_other_cells() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v", "left_square_bracket")
        assert "[ ✓ ]" in shown(pilot, "grid"), "the turn of April has not been said yet"
        assert "only up to 1 Mar 2031" in shown(pilot, "masthead")
        await pilot.press("right_square_bracket")
        assert "[ ± ]" in shown(pilot, "grid")


async def test_without_positions_it_says_what_to_do() -> None:
    async with opened(CAST) as pilot:
        await pilot.press("v", "right", "down", "enter")
        assert "Nobody takes a position yet" in shown(pilot, "grid")


async def test_its_place_is_kept() -> None:
    async with opened(MATRIX) as pilot:
        await pilot.press("v", "enter", "right", "m", "x", "escape", "escape", "s")
        assert pilot.app.screen is explorer(pilot)
        await pilot.press("apostrophe", "x")
        assert view_name(pilot) == "matrix"
        assert _grid(pilot).column == "ann"
