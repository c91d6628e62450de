from __future__ import annotations

import pytest

from summit_tui.dossier.dates import UNDATED
from support import codes, dossier, good, one, said, told


def test_an_unknown_table() -> None:
    assert told('[[statments]]\nid = "a"') == [
        "E201 1:1 unknown table ‘statments’; did you mean ‘statements’?"
    ]


def test_an_unknown_field() -> None:
    assert told('[[actors]]\nid = "a"\nname = "A"\nnmae = "B"') == [
        "E201 4:1 unknown field ‘nmae’ in [[actors]]; did you mean ‘name’?"
    ]
    assert told('title = "x"\n[dossier]') == ["E201 1:1 unknown field ‘title’ outside of a table"]


def test_an_unknown_field_of_a_position() -> None:
    text = said('quote = "Yes."\npositions = [\n  { proposition = "talk", stanse = "open" } ]')
    line = text.count("\n") + 1
    assert told(text) == [
        f"E201 {line}:27 unknown field ‘stanse’ in a position; did you mean ‘stance’?"
    ]
    assert dossier(text).dossier.statements["s"].positions[0].stance == "affirms"


def test_what_is_missing() -> None:
    loaded = dossier('[[actors]]\nname = "A"\n[[actors]]\nid = "b"\nname = "B"')
    assert [str(p).split(": ", 1)[1] for p in loaded.problems] == ["E202 [[actors]] needs ‘id’"]
    assert list(loaded.dossier.actors) == ["b"]
    assert one('[[actors]]\nid = "a"\nname = " "') == "E202 ‘name’ is empty"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[parties]]\nid = 5\nname = 'A'", "E203 ‘id’ must be an id in quotes, not a number"),
        ("[[parties]]\nid = 'a'\nname = true", "E203 ‘name’ must be text, not true or false"),
        ("[[parties]]\nid = 'a'\nname = ['A']", "E203 ‘name’ must be text, not a list"),
        ("[[parties]]\nid = 'a'\nname.x = 'A'", "E203 ‘name’ must be text, not a table"),
        ("[[parties]]\nid = 'a'\nname = 2031-01-01", "E203 ‘name’ must be text, not a date"),
        ("[[parties]]\nid = 'a'\nname = 10:00:00", "E203 ‘name’ must be text, not a time of day"),
        ("[parties]\nid = 'a'\nname = 'A'", "E203 write [[parties]]: there can be several"),
        ("parties = 5", "E203 write [[parties]]: there can be several"),
        ("parties = [5]", "E203 [[parties]] is a table: { id, draft, name, plural }"),
        ("[[dossier]]\ntitle = 'x'", "E203 write [dossier], once"),
        ("dossier = 'x'", "E203 write [dossier], once"),
        (
            "[[sources]]\nid = 'a'\ndate = 2031",
            'E203 ‘date’ must be a date: put a year in quotes, "2031"',
        ),
        ("[[sources]]\nid = 'a'\ndate = true", "E203 ‘date’ must be a date, not true or false"),
        (
            "[[sources]]\nid = 'a'\nbased_on = 'b'",
            "E203 ‘based_on’ must be a list of ids, not text",
        ),
        (
            "[[sources]]\nid = 'a'\nbased_on = [1]",
            "E203 ‘based_on’ must be an id in quotes, not a number",
        ),
        (
            "[[sources]]\nid = 'a'\nbased_on = [['b']]",
            "E203 ‘based_on’ must be an id in quotes, not a list",
        ),
        (
            "[[actors]]\nid = 'a'\nname = 'A'\naliases = [['x']]",
            "E203 ‘aliases’ must be text, not a list",
        ),
        ("[[actors]]\nid = 'a'\nname = 'A'\nkind = 5", "E203 ‘kind’ must be text, not a number"),
        (
            said("quote = 'x'\npositions = ['talk']"),
            "E203 a position is a table: { proposition, stance, firm, conditions, of }",
        ),
        (
            said("quote = 'x'\npositions = 'talk'"),
            "E203 ‘positions’ must be a list of { proposition, stance, … }, not text",
        ),
    ],
)
def test_wrong_types(text: str, problem: str) -> None:
    assert one(text) == problem


def test_single_brackets_open_all_the_same() -> None:
    assert "a" in dossier("[parties]\nid = 'a'\nname = 'A'").dossier.parties
    assert dossier("[[dossier]]\ntitle = 'x'").dossier.title == "x"


def test_words_that_are_not_allowed() -> None:
    text = "[[actors]]\nid = 'a'\nname = 'A'\nkind = 'persn'"
    assert told(text) == [
        "E204 4:8 ‘persn’ is not one of person, institution, government, outlet, analyst, "
        "document; did you mean ‘person’?"
    ]
    assert dossier(text).dossier.actors["a"].kind == "person"


@pytest.mark.parametrize(
    "fields",
    ["firm = 'hegded'", "stance = 'reject'", "of = 5", "conditions = [5]", "of = 'nobody'"],
)
def test_what_is_misspelt_is_not_made_sharper(fields: str) -> None:
    loaded = dossier(said(f"quote = 'x'\npositions = [{{ proposition = 'talk', {fields} }}]"))
    assert len(loaded.problems) == 1
    assert loaded.dossier.statements["s"].positions == ()


def test_a_misspelt_voice_leaves_the_statement_out() -> None:
    loaded = dossier(said("quote = 'x'\nvoice = 'paraphrased'"))
    assert [problem.code for problem in loaded.problems] == ["E204"]
    assert "s" not in loaded.dossier.statements


@pytest.mark.parametrize(
    ("date", "code"),
    [
        ("'2031-3-4'", "E205"),
        ("'2031-02-30'", "E205"),
        ("'soon'", "E205"),
        ("''", "E205"),
        ("2031-03-04T10:00:00", "E205"),
        ("2031-03-04 10:00:00Z", "E205"),
        ("10:00:00", "E203"),
        ("['2031']", "E203"),
        ("nan", "E203"),
    ],
)
def test_what_is_no_date(date: str, code: str) -> None:
    loaded = dossier(said(f"quote = 'x'\ndate = {date}"))
    assert [problem.code for problem in loaded.problems] == [code]
    assert loaded.dossier.statements["s"].date == UNDATED


@pytest.mark.parametrize("id_", ["", "a b", "a\\u0000", "a/b", "é\\u202e", "x" * 101, "a\\n", "–"])
def test_what_is_no_id(id_: str) -> None:
    assert codes(f'[[parties]]\nid = "{id_}"\nname = "A"') == ["E206"]


@pytest.mark.parametrize("id_", ["a", "A-1_b.c", "путин", "2031", "x" * 100])
def test_what_is_an_id(id_: str) -> None:
    assert id_ in good(f'[[parties]]\nid = "{id_}"\nname = "A"').dossier.parties
