from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter

import pytest
from hypothesis import example, given
from taken import chosen, hostile, made, shipped, with_texts

from summit_tui.dossier.model import Dossier
from summit_tui.output.export.csv_table import TABLES, cell, table

_BEGINS_A_FORMULA = tuple("=+-@\t\r＝＋－＠")


def _text(name: str, dossier: Dossier) -> str:
    return "".join(table(name, chosen(dossier)))


def _rows(name: str, dossier: Dossier) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_text(name, dossier), newline=""), strict=True))


@pytest.mark.parametrize("name", TABLES)
def test_lines_end_as_the_standard_says_and_have_one_shape(name: str) -> None:
    text = _text(name, shipped())
    assert text.count("\r\n") == text.count("\n") == text.count("\r") > 1
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len(set(rows[0])) == len(rows[0])


def test_there_is_a_row_for_each_record() -> None:
    dossier = shipped()
    for name in ("statements", "actors", "sources"):
        assert {row["id"] for row in _rows(name, dossier)} == set(getattr(dossier, name))
    positions = [it for made in dossier.statements.values() for it in made.positions]
    assert len(_rows("positions", dossier)) == len(positions)
    sides = Counter(row["id"] for row in _rows("contradictions", dossier))
    assert sides == {it.id: len(it.sides) for it in chosen(dossier).contradictions}


def test_a_row_says_what_the_record_does() -> None:
    rows = {row["id"]: row for row in _rows("statements", made())}
    assert rows["mayor-no"]["quote"] == "No talks, gates or not."
    assert rows["first"]["positions"] == (
        "conditional: The sides should talk. — only after the gates are open"
    )
    assert rows["clerk-reads"]["positions"].startswith("reads Dockers' Union: affirms: ")
    (reading,) = (row for row in _rows("positions", made()) if row["of"])
    assert (reading["id"], reading["of"], reading["firm"]) == ("clerk-reads", "union", "hedged")
    sides = [row for row in _rows("contradictions", made()) if row["kind"] == "opposition"]
    assert [(row["side"], row["names"], row["statements"]) for row in sides] == [
        ("1", "Dockers' Union", "relayed"),
        ("2", "The Mayor", "mayor-no"),
    ]


@example(" =1")
@example("\t=1")
@given(hostile())
def test_no_cell_acts_on_a_spreadsheet_or_a_terminal(text: str) -> None:
    shown = cell(text)
    assert not shown.lstrip().startswith(_BEGINS_A_FORMULA)
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Zl", "Zp") for char in shown)


def test_values_that_are_no_texts_stay_what_they_are() -> None:
    assert [cell(it) for it in (None, True, False, -1, 2.5, "")] == ["", "true", "false", "-1",
                                                                    "2.5", ""]  # fmt: skip
    assert cell("-1") == "'-1"


@given(hostile())
def test_the_cells_are_what_is_read_back(text: str) -> None:
    dossier = with_texts(made(), lambda _: text)
    rows = _rows("statements", dossier)
    assert [row["summary"] for row in rows] == [
        cell(dossier.statements[row["id"]].summary) for row in rows
    ]
