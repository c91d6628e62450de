"""Finding anything: the order of what is found can be explained, and a slip is forgiven."""

from __future__ import annotations

import pytest
from cast import dossier_of, no, statement, yes
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.analysis.addresses import TABLES
from summit_tui.analysis.finding import MOST, Found, Hit, find, one_slip
from summit_tui.analysis.folding import folded_loosely
from summit_tui.analysis.search import Column, Search
from summit_tui.analysis.snapshot import snapshot

_SEARCH = Search(
    snapshot(
        dossier_of(
            statement("a1", "ann", on=yes("talk"), quote="Bob opens the gates."),
            statement("b1", "bob", "herald", on=no("talk"), quote="The harbour is closed."),
            statement("talk", "pat", quote="Nothing."),
        )
    )
)
_OTHERS = {"commands": Column(("quit",), (folded_loosely("Bob’s way out"),))}
_COLUMNS = {**{str(table): _SEARCH.column(table) for table in TABLES}, **_OTHERS}


def _find(query: str, *kinds: str) -> Found:
    return find(query, _SEARCH, {it: _COLUMNS[it] for it in kinds} if kinds else _COLUMNS)


def test_what_bears_the_name_or_the_id_comes_first() -> None:
    assert _find("bobby").hits[0] == Hit("actors", "bob")
    assert _find("Open gates").hits[0] == Hit("outcomes", "gates")
    assert _find("talk").hits[:2] == (Hit("propositions", "talk"), Hit("statements", "talk"))
    assert _find("statements:talk").hits == (Hit("statements", "talk"),)


def test_then_what_begins_with_the_words_and_table_by_table() -> None:
    kinds = [hit.kind for hit in _find("bob").hits]
    assert kinds[0] == "actors"
    assert {"commands", "statements", "contradictions"} <= set(kinds)
    hits = _find("ga").hits
    assert Hit("outcomes", "gates") in hits
    assert hits.index(Hit("outcomes", "gates")) < hits.index(Hit("statements", "a1"))


def test_the_inside_of_a_word_comes_last_and_single_letters_only_begin_one() -> None:
    hits = _find("ing", "statements", "propositions").hits
    assert hits == (Hit("statements", "talk"),)
    assert _find("g", "statements").hits == (Hit("statements", "a1"),), "gates, but not nothing"


@pytest.mark.parametrize("typed", ["harbuor", "hrbour", "harbbour", "hqrbour", "xarbour", "harbpu"])
def test_a_slip_is_forgiven_where_nothing_else_is_found(typed: str) -> None:
    found = _find(typed, "statements")
    assert found.hits == (Hit("statements", "b1"),)
    assert found.taken_for == ("harbour",)
    assert _find("harbour").taken_for == ()


def test_nothing_is_made_of_short_words_or_of_two_slips() -> None:
    assert _find("xyz") == Found((), 0)
    assert _find("hxrbxur") == Found((), 0)


def test_an_empty_query_lists_everything() -> None:
    found = _find("")
    assert found.total == sum(len(column.ids) for column in _COLUMNS.values())
    assert found.hits[0] == Hit("actors", "ann")


def test_so_many_are_listed_and_the_number_is_said() -> None:
    many = Column([str(at) for at in range(2 * MOST)], [" harbour"] * (2 * MOST))
    found = find("harb", _SEARCH, {"commands": many})
    assert (len(found.hits), found.total) == (MOST, 2 * MOST)


_word = st.text("abc", min_size=1, max_size=7)


@given(_word, _word)
def test_a_slip_is_one_edit_away_from_some_beginning(typed: str, word: str) -> None:
    beginnings = [word[:end] for end in range(len(word) + 1)]
    assert one_slip(typed, word) == any(_one_edit(typed, it) for it in beginnings)


def _one_edit(typed: str, meant: str) -> bool:
    cuts = [(typed[:at], typed[at:]) for at in range(len(typed) + 1)]
    near = {typed}
    near |= {a + b[1:] for a, b in cuts if b}
    near |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + letter + b[1:] for a, b in cuts if b for letter in "abc"}
    near |= {a + letter + b for a, b in cuts for letter in "abc"}
    return meant in near
