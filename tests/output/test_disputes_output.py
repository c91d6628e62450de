"""Disputes as JSON, as lines and as blocks."""

from __future__ import annotations

import pytest
from cast import after, dossier_of, no, statement, yes

from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.disputes.disputes import disputes_of
from summit_tui.cell_width import cell_len
from summit_tui.output.disputes import COLUMNS, asked_for, blocks, document, lines

DOSSIER = dossier_of(
    statement("a", "ann", quote="Come to the table.", on=yes("talk")),
    statement("p", "pat", quote="", on=yes("talk")),
    statement("a2", "ann", date="2031-03-09", quote="Gates first.", on=after("talk", "gates")),
    statement("b", "bob", "herald", quote="Not with them.", on=no("talk")),
    statement("c", "cy", on=yes("talk", ', of = "bob"')),
)
DISPUTES = disputes_of(DOSSIER, derive(DOSSIER))


def test_json_has_every_field_of_the_contract() -> None:
    (record,) = document(DISPUTES)["disputes"]
    assert list(record) == [
        "id", "question", "bears_on", "distance", "sides", "moves", "readings", "conditions",
        "open", "silent", "contradictions", "why", "accounts", "dismissed",
    ]  # fmt: skip
    assert record["sides"][0] == {
        "answer": "yes",
        "actors": ["ann", "pat"],
        "parties": ["port"],
        "grounds": "own words",
        "firm": True,
        "best": "a",
        "statements": ["a", "p"],
        "readers": False,
    }
    assert record["moves"] == [
        {
            "actor": "ann",
            "from": "yes",
            "to": "only after open gates",
            "date": "2031-03-09",
            "statements": ["a", "a2"],
            "earlier": [],
        }
    ]
    assert record["readings"] == [{"by": "cy", "of": "bob", "says": "yes", "statements": ["c"]}]


def test_a_pipe_gets_a_line_a_side() -> None:
    first, second = lines(DISPUTES)
    assert dict(zip(COLUMNS, first.rstrip("\n").split("\t"), strict=True)) == {
        "dispute": "proposition:talk",
        "question": "The sides should talk.",
        "answer": "yes",
        "actors": "ann,pat",
        "parties": "port",
        "grounds": "own words",
        "firm": "firm",
        "best": "a",
        "statements": "2",
    }
    assert second.split("\t")[2] == "no"


def test_two_sides_stand_beside_each_other_where_there_is_room() -> None:
    text = "".join(blocks(DOSSIER, DISPUTES, 80))
    assert "  1. The sides should talk." in text
    (head,) = [line for line in text.splitlines() if "│ no — Bob" in line]
    assert head.lstrip().startswith("yes — Ann (until 9 Mar 2031), Pat")
    assert "Ann moved, 9 Mar 2031: yes → only after open gates" in text
    assert "Cy says of Bob: yes" in text
    assert "Ann: only after open gates" in text


@pytest.mark.parametrize("width", [30, 40, 71, 72, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = "".join(blocks(DOSSIER, DISPUTES, width))
    assert max(map(cell_len, text.splitlines())) <= width
    assert "“Come to the table.”" in " ".join(text.replace("│", " ").split()) or width < 80


def test_what_is_asked_for_is_left() -> None:
    assert asked_for(DISPUTES, "ann") == list(DISPUTES)
    assert asked_for(DISPUTES, "dee") == []
    assert asked_for(DISPUTES, weakest="own words") == list(DISPUTES)
    (dispute,) = DISPUTES
    assert asked_for([dispute._replace(dismissed="No.")]) == []
    assert len(asked_for([dispute._replace(dismissed="No.")], dismissed=True)) == 1
