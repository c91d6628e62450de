from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.dossier.load import load
from summit_tui.dossier.model import Dossier, Place
from summit_tui.dossier.parse.schema import TABLES
from summit_tui.dossier.write.record_text import dossier_text, record_text, table_text
from summit_tui.dossier.write.toml_text import field_lines, toml_text
from support import SMALL, good, write

_SHIPPED = Path(__file__).parents[2] / "data" / "positions.toml"


def _records(dossier: Dossier) -> dict[str, Any]:
    """Everything in a dossier, without the places."""
    made: dict[str, Any] = dossier._asdict()
    for table in TABLES:
        records = made[table].values() if isinstance(made[table], dict) else made[table]
        made[table] = sorted(
            record._replace(place=Place(record.place.file and "x", "", 0)) for record in records
        )
    return made


def _again(dossier: Dossier) -> Dossier:
    return good("".join(dossier_text(dossier))).dossier


@pytest.mark.parametrize(
    "text", [SMALL, _SHIPPED.read_text(encoding="utf-8")], ids=["small", "shipped"]
)
def test_a_dossier_written_and_read_again_is_the_same(text: str) -> None:
    dossier = good(text).dossier
    again = _again(dossier)
    assert _records(again) == _records(dossier)
    assert "".join(dossier_text(again)) == "".join(dossier_text(dossier))


_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_values = st.recursive(
    st.one_of(_texts, st.booleans(), st.integers(-(2**53), 2**53), st.dates(),
              st.floats(allow_nan=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.from_regex(r"[a-z_]{1,5}", fullmatch=True), inner, max_size=3),
    ),
    max_leaves=6,
)  # fmt: skip


@given(_values)
def test_the_parser_reads_back_what_was_written(value: Any) -> None:
    assert tomli.loads(field_lines({"key": value})) == {"key": value}
    assert tomli.loads(field_lines({"key": value}, "    ")) == {"key": value}
    assert tomli.loads(f"key = {toml_text(value)}") == {"key": value}


@given(st.text(st.sampled_from('a"\\\n\r\t \u202e'), max_size=9))
def test_quotes_and_line_ends_are_read_back(text: str) -> None:
    assert tomli.loads(field_lines({"key": text})) == {"key": text}


def _optional(fields: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=fields)


def _word(*words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words)


_positions = st.lists(
    st.fixed_dictionaries(
        {"proposition": _word("talk")},
        optional={
            "stance": _word("affirms", "rejects", "conditional", "open"),
            "firm": _word("firm", "hedged"),
            "conditions": st.sampled_from([[], ["gates"], ["gates", "talks"]]),
            "of": _word("", "mayor"),
        },
    ),
    max_size=3,
)
_accounts = st.lists(
    st.fixed_dictionaries(
        {"fact": _word("hours"), "value": st.sampled_from([2, 2.5, [1, 3]])},
        optional={"firm": _word("firm", "hedged"), "at": _word("2031-03", "2031-03-04~")},
    ),
    max_size=2,
)
_said = _texts.map(lambda text: f"“{text}")
_forms = st.one_of(
    st.fixed_dictionaries({"actor": _word("union", "paper"), "quote": _said},
                          optional={"prefix": _texts, "elided": _texts, "lang": _word("ru")}),
    st.fixed_dictionaries({"actors": st.just(["union", "mayor"]), "quote": _said}),
    st.fixed_dictionaries({"actor": _word("union"), "summary": _said},
                          optional={"act": st.booleans(), "voice": _word("paraphrase")}),
    st.fixed_dictionaries({"actor": _word("paper"), "summary": _said},
                          optional={"voice": _word("paraphrase", "narration")}),
    st.fixed_dictionaries({"actor": _word("union"), "summary": _said,
                           "attributed_by": _word("mayor")},
                          optional={"voice": _word("attributed")}),
)  # fmt: skip
_others = _optional(
    {
        "date": st.sampled_from(["2031-03-01", "2031", "2031-01-02/2031-02"]),
        "utterance": _word("u"),
        "occasion": _texts,
        "anonymous": st.booleans(),
        "party": _word("port"),
        "based_on": st.sampled_from([["gazette"], []]),
        "positions": _positions,
        "accounts": _accounts,
        "note": _texts,
    }
)
_statements = st.builds(dict.__or__, _forms, _others)
_preconditions = _optional(
    {
        "requires": st.sampled_from([["gates"], ["gates", "pay"]]),
        "any_of": st.sampled_from([[["gates"]], [["gates"], ["pay", "gates"]]]),
        "set_by": st.sampled_from(["docks", ["docks"], ["docks", "port"], "union"]),
        "basis": _word("stated", "attributed", "leaked", "inferred", "agreed", "law"),
        "statements": st.sampled_from([["first"], []]),
        "waived": st.sampled_from([["first"], []]),
    }
)
_outcomes = _optional(
    {
        "status": _word("met", "open", "refused", "unknown"),
        "controllers": st.sampled_from([["docks", "union"], []]),
        "refusals": st.sampled_from([[{"by": "docks", "statements": ["first"]}], []]),
        "met": st.sampled_from(
            [{"statements": ["first"]}, {"date": "2031", "statements": ["first"]}]
        ),
        "rules_out": st.sampled_from([["gates"], []]),
        "doubts": st.sampled_from([["first"], []]),
        "note": _texts,
    }
)


@settings(deadline=None)
@given(_statements, _preconditions, _outcomes)
def test_records_of_all_kinds_are_read_back(
    statement: dict[str, Any], precondition: dict[str, Any], outcome: dict[str, Any]
) -> None:
    made = [
        ("statements", {"id": "s", "source": "gazette", **statement}),
        ("outcomes", {"id": "pay", "name": "the pay", **outcome}),
        ("preconditions", {"id": "p", "outcome": "talks", **precondition}),
    ]
    text = SMALL + "".join("\n" + table_text(table, values) for table, values in made)
    first = load(write(text)).dossier
    assert "s" in first.statements
    again = load(write("".join(dossier_text(first))))
    assert [problem.code for problem in again.problems if problem.code[0] == "E"] == []
    assert _records(again.dossier) == _records(first)


def test_a_record_in_the_house_style() -> None:
    dossier = good(SMALL).dossier
    assert (
        record_text("statements", dossier.statements["first"])
        == """\
[[statements]]
id = "first"
actor = "union"
source = "gazette"
date = 2031-03-03
quote = "We talk when the gates are open."
positions = [{ proposition = "talk", conditions = ["gates"] }]
"""
    )
    assert (
        table_text(
            "statements",
            {
                "note": "Of two\nlines, “so”.",
                "positions": [{"stance": "affirms", "proposition": "a"}, {"proposition": "b"}],
                "id": "x",
                "date": "2031~",
            },
        )
        == """\
[[statements]]
id = "x"
date = "2031~"
positions = [
  { proposition = "a", stance = "affirms" },
  { proposition = "b" },
]
note = \"\"\"
Of two
lines, “so”.\"\"\"
"""
    )


def test_what_nobody_would_see_is_escaped() -> None:
    assert toml_text("a\u202eb\x1b\U000e0041 “c” \ud800") == (
        '"a\\u202eb\\u001b\\U000e0041 “c” \ufffd"'
    )
