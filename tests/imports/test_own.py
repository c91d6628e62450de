"""What was exported comes back as the same dossier."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from foreign import file, imported, place
from hypothesis import given
from hypothesis import strategies as st
from taken import answer, chosen, hostile, made, shipped, with_texts

from summit_tui.cli import main
from summit_tui.dossier.load import load
from summit_tui.dossier.model import Dossier, Position, Source, Statement
from summit_tui.dossier.write.record_text import dossier_text
from summit_tui.output.export.csl import items
from summit_tui.output.export.everything import document
from summit_tui.output.json_text import json_list, json_text
from support import good


def _exported(dossier: Dossier) -> str:
    return "".join(json_text(document(chosen(dossier), answer(dossier))))


def _records(dossier: Dossier) -> dict[str, Any]:
    """All that a dossier says, wherever it stands and in whatever order."""
    return {
        name: {id_: _said(record) for id_, record in table.items()}
        if isinstance(table, dict)
        else [_said(record) for record in table]
        if name in ("dismissals", "expectations")
        else table
        for name, table in dossier._asdict().items()
        if name not in ("namesakes", "source_names", "drafts")
    }


def _said(record: Any) -> Any:
    told = record._replace(place=None)
    if isinstance(told, Statement):
        told = told._replace(positions=tuple(map(_normal, told.positions)))
    return told


def _normal(position: Position) -> Position:
    """A position as it is read: what has conditions is conditional."""
    return position._replace(stance=position.normal)


@pytest.mark.parametrize("dossier", [made, shipped], ids=["small", "shipped"])
def test_an_export_comes_back_as_the_dossier_that_it_was(dossier: Any) -> None:
    back = imported("json", file("x.json", _exported(dossier())))
    assert _records(back.dossier) == _records(dossier())
    assert back.outcome.losses == ()


_EVERYTHING = """
[dossier]
title = "Everything"
about = "Of each field."
goal = "talks"
as_of = 2031-06-01

[[parties]]
id = "port"
name = "Port"

[[sources]]
id = "wire"
date = "2031-03"
kind = "wire"

[[sources]]
id = "gazette"
title = "Harbour"
short = "Gaz."
file = "g.txt"
date = "2031-03-04~"
based_on = ["wire"]
anonymous = true
checked = 2031-04-01

[[actors]]
id = "mayor"
name = "The Mayor"
short = "Mayor"
party = "port"

[[actors]]
id = "clerk"
name = "The Clerk"
speaks_for = "mayor"
party = "port"

[[questions]]
id = "when"
text = "When do they talk?"
bears_on = ["talks"]

[[propositions]]
id = "soon"
text = "They talk soon."
question = "when"
answer = "soon"
outcome = "talks"
excludes = ["late"]

[[propositions]]
id = "late"
text = "They talk late."
order = ["gates", "talks"]

[[facts]]
id = "length"
question = "How long?"
joins = "when"
kind = "number"
unit = "hours"

[[facts]]
id = "day"
question = "Which day?"
kind = "date"

[[outcomes]]
id = "talks"
name = "the talks"
controllers = ["port"]
refusals = [{ by = "port", statements = ["no"], dropped = ["yes"] }]

[[outcomes]]
id = "gates"
name = "open gates"
met = { date = 2031-03-03, statements = ["yes"] }
rules_out = ["war"]

[[outcomes]]
id = "war"
name = "war"
status = "unknown"
doubts = ["yes"]

[[statements]]
id = "no"
actor = "mayor"
source = "gazette"
quote = "No … never."
prefix = "He said: "
elided = "a joke"
lang = "en-GB"
positions = [{ proposition = "soon", stance = "rejects", firm = "hedged" }]

[[statements]]
id = "yes"
actors = ["mayor", "clerk"]
source = "gazette"
date = "2031-03-04~"
based_on = ["wire"]
summary = "Agree."
act = true
party = "port"
positions = [
  { proposition = "soon", conditions = ["gates"] },
  { proposition = "late", of = "clerk" },
]
accounts = [
  { fact = "length", value = [1, 2.5], firm = "hedged" },
  { fact = "day", value = "2031-05", at = "2031" },
]

[[statements]]
id = "relayed"
actor = "clerk"
attributed_by = "mayor"
source = "wire"
summary = "Agrees."
anonymous = true
utterance = "u"
occasion = "a briefing"
positions = [{ proposition = "soon", conditions = ["war"] }]
note = "quietly"
date_basis = "“on Monday”"
date = 2031-03-01

[[preconditions]]
id = "either"
outcome = "talks"
any_of = [["gates"], ["war"]]
set_by = ["port", "clerk"]
basis = "agreed"
statements = ["yes"]
together = ["yes"]

[[dismissals]]
dispute = "question:when"
reason = "Both mean the same."
"""


def test_every_field_comes_back() -> None:
    loaded = load(file("everything.toml", _EVERYTHING))
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    back = imported("json", file("x.json", _exported(loaded.dossier)))
    assert _records(back.dossier) == _records(loaded.dossier)


@given(st.lists(hostile(), min_size=1))
def test_any_texts_come_back(texts: list[str]) -> None:
    drawn = itertools.cycle(texts)
    dossier = with_texts(made(), lambda _: next(drawn))
    written = load(file("drawn.toml", "".join(dossier_text(dossier)))).dossier
    back = imported("json", file("x.json", _exported(written)))
    assert _records(back.dossier) == _records(written)


@pytest.mark.parametrize(
    "data",
    ['{"schema": 2}', "[]", '{"dossier": {}}', '{"title": "x", "schema": 1}', "[1]"],
)
def test_what_is_no_export_is_refused(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "json", file("x.json", data), "--out", place()]) == 2
    assert "is no export of a dossier" in capsys.readouterr().err


def _bibliography(dossier: Dossier) -> str:
    return "".join(json_list(items(dossier, dossier.sources)))


_DAYS = st.sampled_from(["", "2031", "2031-03", "2031-03-04", "2031-03-04~", "2031-03/2031-05-06"])
_WORDS = st.text("aB-ä '{[\"\\;=", max_size=12)


@given(
    st.lists(
        st.tuples(
            _WORDS,
            _WORDS,
            st.sampled_from(
                ["article", "wire", "webpage", "document", "article-newspaper", "preprint", "post"]
            ),
            _DAYS,
            st.sampled_from(["", "https://gazette.example/1"]),
            _WORDS,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_sources_come_back_from_csl(drawn: list[tuple[str, ...]]) -> None:
    names = ("title", "publisher", "kind", "date", "url", "note")
    toml = "\n".join(
        f'[[sources]]\nid = "s{at}"\n'
        + (f'based_on = ["s{at - 1}"]\n' if at else "")
        + "".join(
            f"{name} = {json.dumps(value)}\n"
            for name, value in zip(names, fields, strict=True)
            if value.strip()
        )
        for at, fields in enumerate(drawn)
    )
    dossier = good(toml).dossier
    back = imported("csl", file("x.json", _bibliography(dossier)))
    expected = {id_: _bare(source) for id_, source in dossier.sources.items()}
    assert {id_: _bare(source) for id_, source in back.dossier.sources.items()} == expected
    assert back.outcome.losses == ()


def _bare(source: Source) -> Any:
    return source._replace(place=None)  # type: ignore[arg-type]


def test_the_shipped_sources_come_back_from_csl() -> None:
    back = imported("csl", file("x.json", _bibliography(shipped())))
    for id_, source in shipped().sources.items():
        other = back.dossier.sources[id_]
        assert (other.title, other.publisher, other.kind, other.date, other.url, other.note) == (
            source.title, source.publisher, source.kind, source.date, source.url, source.note,
        )  # fmt: skip
        assert other.based_on == source.based_on
