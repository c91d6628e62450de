"""Sources of reference managers, as CSL-JSON and as RIS."""

from __future__ import annotations

import json

import pytest
from foreign import file, imported, place

from summit_tui.cli import main

_ITEMS = [
    {
        "id": "http://zotero.org/users/1/items/AB",
        "type": "article-newspaper",
        "title": "Harbour talks stall",
        "container-title": "The Gazette",
        "publisher": "Port Press",
        "author": [{"family": "Docker", "given": "Ann"}, {"literal": "Wire"}],
        "issued": {"date-parts": [["2031", 3, "4"]]},
        "accessed": {"date-parts": [[2031, 4, 1]]},
        "URL": "https://gazette.example/1",
        "DOI": "10.1/x",
    },
    {"id": 2, "type": "speech", "genre": "keynote", "issued": {"raw": "March 2031"}},
    {"id": "2", "type": "book", "title": "On ports", "issued": {"season": "1"}},
]


def test_items_become_sources_and_the_rest_is_kept_in_notes() -> None:
    made = imported("csl", file("x.json", json.dumps(_ITEMS)))
    first, second, third = made.dossier.sources.values()
    assert (first.title, first.publisher, first.kind) == (
        "Harbour talks stall",
        "The Gazette",
        "article",
    )
    assert (first.date.text, first.url) == ("2031-03-04", "https://gazette.example/1")
    assert first.note == (
        "author: Docker, Ann; Wire; accessed: 2031-04-01; DOI: 10.1/x; publisher: Port Press"
    )
    assert (second.id, second.kind, second.date.text) == ("2", "speech", "2031-03")
    assert second.note == "genre: keynote"
    assert (third.id, third.note) == ("2-2", 'issued: {"season": "1"}')
    assert made.losses()["field ‘author’"] == (1, "kept in note")
    assert not made.dossier.statements


_RIS = """TY  - NEWS
ID  - docker2031
AU  - Docker, Ann
AU  - Wire
TI  - Harbour talks
  stall
T2  - The Gazette
PB  - Port Press
DA  - 2031/03/04/morning
PY  - 2031///
UR  - https://gazette.example/1
ER  -\x20
\r
TY  - HEAR\r
T1  - A hearing\r
PY  - 2030/05\r
ER  - \r
"""


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_records_of_ris_become_sources(mark: str) -> None:
    made = imported("ris", file("x.ris", mark + _RIS))
    first, second = made.dossier.sources.values()
    assert (first.id, first.title) == ("docker2031", "Harbour talks stall")
    assert (first.publisher, first.kind, first.date.text, first.url) == (
        "The Gazette",
        "article",
        "2031-03-04",
        "https://gazette.example/1",
    )
    assert first.note == "AU: Docker, Ann; AU: Wire; PB: Port Press; PY: 2031///"
    assert (second.id, second.kind, second.date.text) == ("a-hearing", "hearing", "2030-05")
    assert made.losses()["field ‘AU’"] == (2, "kept in note")


@pytest.mark.parametrize(
    ("format_", "text", "message"),
    [
        ("csl", "[]", "has no items"),
        ("csl", "[1]", "element 1 is no item of CSL-JSON"),
        ("csl", '{"rows": 1}', "element 1 is no item of CSL-JSON"),
        ("csl", "TY  - NEWS", "is not JSON"),
        ("ris", "hello\n", "is not RIS"),
        ("ris", "TI  - x\n", "line 1: ‘TI’ stands before any ‘TY  -’"),
        ("ris", "TY  - NEWS\nTI  - x\n", "ends within a record"),
        ("ris", "TY  - NEWS\nTY  - NEWS\n", "line 2: the record before has no ‘ER  -’"),
    ],
)
def test_what_is_neither_is_said_in_a_line(
    format_: str, text: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", format_, file("x", text), "--out", place()]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
