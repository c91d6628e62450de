from __future__ import annotations

import json
from typing import Any

from taken import answer, chosen, made, shipped

from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.model import Dossier, Source, Statement
from summit_tui.output import records
from summit_tui.output.export.everything import document
from summit_tui.output.export.selection import select
from summit_tui.output.json_text import json_text


def _document(dossier: Dossier, *actors: str) -> Any:
    selection = chosen(dossier, actors)
    solved = answer(dossier) if selection.whole else None
    return json.loads("".join(json_text(document(selection, solved))))


def test_every_table_is_whole() -> None:
    dossier, found = shipped(), _document(shipped())
    assert found["schema"] == records.SCHEMA
    for name in ("parties", "actors", "sources", "questions", "propositions", "facts", "outcomes",
                 "preconditions", "statements"):  # fmt: skip
        assert {record["id"] for record in found[name]} == set(getattr(dossier, name)), name
    derived = snapshot(dossier).contradictions
    assert [record["id"] for record in found["contradictions"]] == [it.id for it in derived]
    assert all(record["rule"] and record["rank"] for record in found["contradictions"])
    assert found["blockers"]["goal"] == found["dossier"]["goal"] == dossier.goal


def test_records_have_the_fields_of_the_commands_and_more() -> None:
    found = _document(made())
    for name in ("actors", "sources", "statements", "contradictions"):
        short = {record["id"]: record for record in getattr(records, name)(made())[name]}
        for record in found[name]:
            assert record.items() >= short[record["id"]].items()
    (clerk,) = (record for record in found["statements"] if record["id"] == "clerk-reads")
    assert clerk["accounts"] == [{"fact": "hours", "value": [3, 4], "firm": "hedged", "at": None}]
    assert clerk["based_on"] == ["gazette"]
    written = {name for name in Statement._fields if name not in ("place", "positions")}
    assert written <= clerk.keys()
    (herald,) = (record for record in found["sources"] if record["id"] == "herald")
    assert {name for name in Source._fields if name != "place"} <= herald.keys()
    assert found["preconditions"][0]["any_of"] == [["gates"]]
    assert found["outcomes"][-1]["refusals"] == [
        {"by": "port", "statements": ["mayor-no"], "dropped": []}
    ]


def test_nothing_says_where_a_file_stood() -> None:
    assert "positions.toml" not in json.dumps(_document(shipped()))


def test_of_some_actors_all_that_is_named_is_there() -> None:
    found = _document(made(), "mayor")
    said = {record["id"] for record in found["statements"]}
    for record in found["contradictions"]:
        for side in record["sides"]:
            assert set(side["statements"]) <= said
    assert [record["id"] for record in found["actors"]] == ["mayor"]
    assert {record["id"] for record in found["sources"]} == {"herald", "gazette"}
    assert found["blockers"] is None


def test_an_actor_nobody_knows_is_an_error_with_a_suggestion() -> None:
    try:
        select(snapshot(made()), ["mayr"])
    except ValueError as reason:
        assert "did you mean ‘mayor’?" in str(reason)
    else:
        raise AssertionError("it was accepted")
