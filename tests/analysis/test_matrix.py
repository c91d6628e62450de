"""The matrix: what a cell says, and the order of rows and columns."""

from __future__ import annotations

import drawn
from cast import HEDGED, after, dossier_of, no, statement, yes
from hypothesis import given

from summit_tui.analysis.matrix.cells import Cell, Matrix
from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.model import Statement


def _matrix(*snippets: str) -> Matrix:
    return Matrix(snapshot(dossier_of(*snippets)))


def _cell(actor: str, proposition: str, *snippets: str) -> Cell:
    found = _matrix(*snippets).cell(actor, proposition)
    assert found is not None
    return found


def test_a_cell_says_the_stance_and_what_it_rests_on() -> None:
    cell = _cell("ann", "talk", statement("a1", "ann", on=yes("talk", HEDGED)))
    assert (cell.mark, cell.own) == ("affirms", True)
    assert [told.statement.id for told in cell.told] == ["a1"]
    assert _matrix(statement("a1", "ann", on=yes("talk"))).cell("ann", "open") is None


def test_what_has_conditions_is_conditional_however_it_is_written() -> None:
    for on in (after("talk", "gates"), no("talk", ', conditions = ["gates"]')):
        assert _cell("ann", "talk", statement("a1", "ann", on=on)).mark == "conditional"


def test_the_latest_stance_stands() -> None:
    found = _cell(
        "ann",
        "talk",
        statement("a2", "ann", date="2031-04-01", on=after("talk", "gates")),
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
    )
    assert found.mark == "conditional"
    assert [told.statement.id for told in found.told] == ["a1", "a2"]


def test_who_takes_opposite_stances_has_both_unless_it_is_dismissed_or_one_utterance() -> None:
    turns = (
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
        statement("a2", "ann", date="2031-04-01", on=no("talk")),
    )
    assert _cell("ann", "talk", *turns).mark == "both"
    dismissed = '[[dismissals]]\ncontradiction = "reversal:talk:ann"\nreason = "Lunch."\n'
    assert _cell("ann", "talk", *turns, dismissed).mark == "rejects"
    rendered = (
        statement("a1", "ann", on=yes("talk"), utterance="u"),
        statement("a2", "ann", "herald", on=no("talk"), utterance="u"),
    )
    assert _cell("ann", "talk", *rendered).mark == "rejects"


def test_what_others_say_counts_only_without_a_word_of_ones_own() -> None:
    relayed = statement("r", "ann", on=no("talk"), attributed_by="cy")
    read = statement("d", "dee", on=no("talk", ', of = "ann"'))
    cell = _cell("ann", "talk", relayed, read)
    assert (cell.mark, cell.own) == ("rejects", False)
    assert len(cell.told) == 2
    own = statement("a", "ann", date="2031-01-01", on=yes("talk"))
    cell = _cell("ann", "talk", relayed, read, own)
    assert (cell.mark, cell.own) == ("affirms", True)
    assert len(cell.told) == 3
    assert _matrix(read).cell("dee", "talk") is None, "a reading is not the reader's own position"


def test_others_who_disagree_on_where_somebody_stands_leave_both() -> None:
    told = (
        statement("r", "ann", on=no("talk"), attributed_by="cy"),
        statement("d", "dee", on=yes("talk", ', of = "ann"')),
    )
    assert _cell("ann", "talk", *told).mark == "both"


def test_the_parties_that_are_most_opposed_come_first() -> None:
    third = '[[parties]]\nid = "town"\nname = "Town"\n'
    eve = '[[actors]]\nid = "eve"\nname = "Eve"\nparty = "town"\n'
    matrix = _matrix(
        third,
        eve,
        statement("c", "cy", on=yes("open")),
        statement("e", "eve", on=yes("open")),
        statement("p", "pat", on=yes("open")),
        statement("a", "ann", on=yes("talk")),
        statement("a2", "ann", on=yes("open")),
        statement("b", "bob", on=no("talk")),
        statement("b2", "bob", on=no("open")),
    )
    assert matrix.poles == ("Port", "Union")
    assert [(party.name, party.actors) for party in matrix.parties] == [
        ("Port", ["ann", "pat"]),  # ann differs from the union on two sentences, pat on one
        ("Union", ["bob"]),
        ("Town", ["eve"]),
        ("Independent", ["cy"]),
    ]


def test_without_opposition_the_order_is_that_of_the_file() -> None:
    matrix = _matrix(statement("b", "bob", on=yes("talk")), statement("a", "ann", on=yes("talk")))
    assert matrix.poles == ()
    assert matrix.actors == ["ann", "bob"]


_TOPICS = (
    '[[propositions]]\nid = "a"\ntext = "A."\ntopic = "calm"\n'
    '[[propositions]]\nid = "b"\ntext = "B."\ntopic = "storm"\n'
    '[[propositions]]\nid = "c"\ntext = "C."\ntopic = "storm"\n'
    '[[propositions]]\nid = "d"\ntext = "D."\ntopic = "calm"\n'
)


def test_sentences_on_which_stances_differ_come_first() -> None:
    matrix = _matrix(
        _TOPICS,
        statement("1", "ann", on=yes("a")),
        statement("2", "ann", on=yes("b")),
        statement("3", "ann", on=yes("c")),
        statement("4", "bob", on=no("c")),
        statement("5", "bob", on=yes("d")),
        statement("6", "ann", on=yes("d")),
    )
    assert matrix.differing == ["c"]
    assert matrix.topics == [("calm", ["d", "a"]), ("storm", ["b"])]
    assert matrix.propositions == ["c", "d", "a", "b"]


def test_sentences_that_part_parties_come_before_those_that_part_one() -> None:
    matrix = _matrix(
        _TOPICS,
        statement("1", "ann", on=yes("a")),
        statement("2", "pat", on=no("a")),
        statement("3", "cy", on=yes("a")),
        statement("4", "ann", on=yes("b")),
        statement("5", "bob", on=no("b")),
        statement("6", "bob", on=after("b", "gates")),
    )
    assert matrix.differing == ["a"], "ann and pat differ; bob only sets terms last"
    assert _matrix(
        _TOPICS,
        statement("1", "cy", on=yes("a")),
        statement("2", "ann", on=no("a")),
        statement("3", "ann", on=yes("b")),
        statement("4", "bob", on=no("b")),
    ).differing == ["b", "a"], "cy belongs to no party"


def _party(name: str, *snippets: str) -> Cell | None:
    matrix = _matrix(*snippets)
    members = next(party for party in matrix.parties if party.name == name)
    return matrix.party_cell(members, "talk")


def test_a_party_shows_what_its_members_say() -> None:
    ann, pat = statement("a", "ann", on=yes("talk")), statement("p", "pat", on=no("talk"))
    cell = _party("Port", ann, pat)
    assert cell
    assert (cell.mark, cell.own) == ("both", True)
    assert [told.statement.id for told in cell.told] == ["a", "p"]
    terms = _party("Port", ann, statement("p", "pat", on=after("talk", "gates")))
    assert terms
    assert terms.mark == "conditional", "terms of one are terms of the party"
    unsure = _party("Port", ann, statement("p", "pat", on='proposition = "talk", stance = "open"'))
    assert unsure
    assert unsure.mark == "affirms", "who leaves it open does not speak for the others"
    assert _party("Port", statement("p", "pat", on=no("open"))) is None


def test_a_word_of_its_own_counts_before_what_others_say_of_a_party() -> None:
    read = statement("d", "dee", on=no("talk", ', of = "pat"'))
    cell = _party("Port", statement("a", "ann", on=yes("talk")), read)
    assert cell
    assert (cell.mark, cell.own, len(cell.told)) == ("affirms", True, 2)
    cell = _party("Port", read)
    assert cell
    assert (cell.mark, cell.own) == ("rejects", False)


def test_the_tally_has_everybody_where_the_cell_has_them() -> None:
    matrix = _matrix(
        statement("a", "ann", on=yes("talk")),
        statement("b", "bob", on=no("talk")),
        statement("d", "dee", on=yes("talk", ', of = "pat"')),
    )
    tally = matrix.tally("talk")
    assert tally.own == {"affirms": ["ann"], "rejects": ["bob"]}
    assert tally.others == {"affirms": ["pat"]}


@given(drawn.statements(10))
def test_cells_hold_every_position_once_and_both_is_what_the_rules_derive(
    said: list[Statement],
) -> None:
    shown = snapshot(drawn.with_statements(said))
    matrix = Matrix(shown)
    cells = {
        (actor, proposition): cell
        for actor in matrix.actors
        for proposition in matrix.propositions
        if (cell := matrix.cell(actor, proposition))
    }
    positions = sum(len(statement.positions) for statement in said)
    assert sum(len(cell.told) for cell in cells.values()) == positions
    turned = {
        (item.sides[0].actor, item.subject[0])
        for item in shown.contradictions
        if item.kind in ("self-contradiction", "reversal") and len(item.subject) == 1
    }
    assert {key for key, cell in cells.items() if cell.own and cell.mark == "both"} == turned
    for (actor, proposition), cell in cells.items():
        tally = matrix.tally(proposition)
        assert actor in (tally.own if cell.own else tally.others)[cell.mark]


@given(drawn.statements(10))
def test_the_order_does_not_depend_on_the_order_of_statements(said: list[Statement]) -> None:
    one = Matrix(snapshot(drawn.with_statements(said)))
    other = Matrix(snapshot(drawn.with_statements(said[::-1])))
    assert (one.parties, one.propositions) == (other.parties, other.propositions)
