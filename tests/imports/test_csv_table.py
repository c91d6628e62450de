"""Tables of codings: columns by name, rows to statements, and cells that mean harm."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from foreign import file, imported, place
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.dossier.text import fold_space, visible
from summit_tui.imports.csv_table import EXAMPLE
from summit_tui.imports.formats import run
from summit_tui.imports.losses import CannotImportError
from summit_tui.imports.request import Request
from summit_tui.imports.rows import unguarded
from summit_tui.imports.stances import Stances
from summit_tui.output.export.csv_table import cell


def _refused(data: str | bytes, **columns: str) -> str:
    request = Request(file("t.csv", data), "t.csv", columns, Stances({}), "")
    with pytest.raises(CannotImportError) as caught:
        run("csv", request, place(), lambda _: None)
    return str(caught.value)


def test_the_example_is_a_dossier_without_losses() -> None:
    made = imported("csv", file("example.csv", EXAMPLE))
    assert made.outcome.losses == ()
    first, second = made.dossier.statements.values()
    assert first.quote == "We talk when the gates are open."
    assert (second.voice, second.summary) == ("paraphrase", "Will talk at once.")
    assert [(it.proposition, it.stance, it.firm) for it in second.positions] == [
        ("the-sides-should-talk", "affirms", "firm"),
        ("the-gates-stay-shut", "rejects", "hedged"),
    ]
    (source,) = made.dossier.sources.values()
    assert (source.title, source.publisher, source.date.text) == (
        "Harbour talks",
        "The Gazette",
        "2031-03-04",
    )


def test_columns_are_named_by_the_reader() -> None:
    data = "Redner;Text;These;Ja oder nein\nAnn;We talk.;Talks.;ja\nBob;We do not.;Talks.;nein\n"
    made = imported(
        "csv",
        file("t.csv", data),
        columns={"actor": "Redner", "quote": "text", "proposition": "These"}
        | {"stance": "Ja oder nein"},
        stances={"ja": "affirms", "nein": "rejects"},
    )
    said = made.dossier.statements.values()
    assert [(it.actor, it.positions[0].stance) for it in said] == [
        ("ann", "affirms"),
        ("bob", "rejects"),
    ]
    assert made.outcome.losses == ()


def test_who_is_there_is_asked_for_columns_that_no_name_tells() -> None:
    asked: list[tuple[str, Sequence[str]]] = []

    def choose(field: str, columns: Sequence[str]) -> str:
        asked.append((field, list(columns)))
        return {"actor": "A", "quote": "B"}.get(field, "")

    path = file("t.csv", "A,B,Date\nAnn,We talk.,2031-03-04\n")
    out = place()
    run("csv", Request(path, "t.csv", {}, Stances({}), "", choose), out, lambda _: None)
    assert [field for field, _ in asked] == [
        "actor", "quote", "summary", "source", "proposition", "stance",
    ]  # fmt: skip
    assert asked[1] == ("quote", ["B", "Date"])


def test_a_column_is_a_party_only_when_the_reader_says_so() -> None:
    data = "actor,quote,party\nAnn,We talk.,Docks\n"
    made = imported("csv", file("t.csv", data))
    assert made.dossier.actors["ann"].party == "independent"
    assert made.losses()["column ‘party’"] == (1, "kept in note")
    made = imported("csv", file("t.csv", data), columns={"party": "party"})
    assert made.dossier.actors["ann"].party == "docks"
    assert made.dossier.parties["docks"].name == "Docks"


def test_what_no_field_has_is_kept_in_notes() -> None:
    data = "actor,quote,mood,stance,date\nAnn,We talk.,glad,perhaps,last May\n"
    made = imported("csv", file("t.csv", data))
    (said,) = made.dossier.statements.values()
    assert said.note == "date: last May; stance: perhaps; mood: glad"
    assert made.losses() == {
        "date that is not understood": (1, "kept in note"),
        "stance on nothing": (1, "kept in note"),
        "column ‘mood’": (1, "kept in note"),
    }


def test_dates_are_taken_as_people_write_them() -> None:
    dates = "2031-03-04T10:00:00Z", "4.3.2031", "4 March 2031", "2031/03/04", "2031-03", "3/4/2031"
    data = "actor,quote,date\n" + "".join(f"Ann,We talk {day},{day}\n" for day in dates)
    made = imported("csv", file("t.csv", data))
    assert [it.date.text for it in made.dossier.statements.values()] == [
        *["2031-03-04"] * 4,
        "2031-03",
        "",
    ]


def test_formulas_stay_text_and_go_through_export_and_back() -> None:
    data = 'actor,quote,note\nAnn,"=HYPERLINK(""http://x.example"",""y"")",\'+1\n'
    made = imported("csv", file("t.csv", data))
    (said,) = made.dossier.statements.values()
    assert said.quote == '=HYPERLINK("http://x.example","y")'
    assert said.note == "+1"


@given(st.text())
def test_what_the_export_guards_is_unguarded(text: str) -> None:
    shown = visible(text)
    if not shown.startswith("'"):
        assert unguarded(cell(text)) == shown


_words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1
).filter(lambda text: any(map(str.isalnum, visible(fold_space(text)))))


@given(st.lists(st.tuples(_words, _words, _words, st.sampled_from(["affirms", "rejects"]))))
def test_every_row_is_a_statement_with_its_words(rows: list[tuple[str, str, str, str]]) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["actor", "quote", "proposition", "stance"])
    writer.writerows([cell(value) for value in row] for row in rows)
    made = imported("csv", file("t.csv", text.getvalue()))
    said = made.dossier.statements.values()
    assert [it.quote for it in said] == [visible(fold_space(row[1])) for row in rows]
    assert [it.positions[0].stance for it in said] == [row[3] for row in rows]
    names = {it.id: it.name for it in made.dossier.actors.values()}
    assert [names[it.actor] for it in said] == [visible(fold_space(row[0])) for row in rows]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "is empty"),
        ("\n", "no names of columns"),
        ("a,b\n1,2\n", "--column quote=NAME or summary=NAME: a, b"),
        ("quote,quote\n1,2\n", "two columns ‘quote’"),
        ("actor,quote\nAnn,x,y\n", "row 1: it has 3 cells, and there are 2 columns"),
        ("actor,quote\nAnn,Schlüssel\n".encode("cp1252"), "byte 21 is wrong; it looks like"),
        (b"PK\x03\x04 actor,quote\n\xff", "is not UTF-8"),
    ],
)
def test_what_is_no_table_is_said_in_a_line(data: str | bytes, message: str) -> None:
    said = _refused(data)
    assert message in said
    assert "\n" not in said


def test_a_column_that_is_not_there_is_told_of() -> None:
    assert "has no column ‘Speaker’: actor, quote" in _refused("actor,quote\n", actor="Speaker")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read_when_they_are_named_or_marked(encoding: str) -> None:
    data = "actor,quote\nJörg,Schlüssel für alle\n".encode(encoding)
    made = imported("csv", file("t.csv", data), encoding="cp1252" if encoding == "cp1252" else "")
    assert [it.quote for it in made.dossier.statements.values()] == ["Schlüssel für alle"]


def test_there_are_encodings_that_are_none() -> None:
    for encoding in ("klingon", "rot13", "hex"):
        request = Request(file("t.csv", "quote\nx\n"), "t.csv", {}, Stances({}), encoding)
        with pytest.raises(CannotImportError, match=f"no encoding ‘{encoding}’"):
            run("csv", request, place(), lambda _: None)
