"""What blocks, for pipes: JSON as the issue has it, text for a note, Graphviz."""

from __future__ import annotations

import io
import json
import re
from typing import Any

from blocked import blocked, dossiers, needs, outcome
from hypothesis import given, settings

from summit_tui.analysis.blockers.answer import solve
from summit_tui.analysis.blockers.blocker_graph import BlockerGraph, blocker_graph
from summit_tui.dossier.model import Dossier, Precondition
from summit_tui.output.blockers import document
from summit_tui.output.blockers_dot import write_dot
from summit_tui.output.blockers_text import blocks


def _board() -> BlockerGraph:
    made = [
        outcome("x", controllers=("a", "b")),
        outcome("y", controllers=("b",)),
        outcome("z", controllers=("a", "b")),
        outcome("no", refused_by="a"),
        outcome("done", "met"),
    ]
    rules = [
        needs("p", "x", ["y"], by="a"),
        needs("q", "y", ["x"], ["no", "done"], by="ann", basis="attributed"),
        needs("r", "x", ["z"], basis="inferred"),
        needs("s", "x", ["done"], by="b"),
    ]
    return blocker_graph(blocked(made, rules))


def _json(on: BlockerGraph) -> Any:
    return json.loads(json.dumps(document(solve(on))))


def _text(on: BlockerGraph) -> str:
    return "".join(blocks(solve(on), 200))


def _dot(on: BlockerGraph) -> str:
    out = io.StringIO()
    write_dot(solve(on), out)
    return out.getvalue()


def test_json_has_what_scripts_rely_on() -> None:
    found = _json(_board())
    assert (found["schema"], found["goal"], found["reachable"]) == (1, "x", False)
    assert found["bases"] == ["stated", "attributed", "leaked", "inferred"]
    outcomes = {item["id"]: item for item in found["outcomes"]}
    assert outcomes["x"]["waits_for"] == ["y", "z"]
    assert (outcomes["done"]["status"], outcomes["done"]["holds"]) == ("met", True)
    assert outcomes["no"]["refused_by"] == ["a"]
    assert [need["fulfilled"] for need in outcomes["x"]["needs"]] == [None, None, "holds"]
    (deadlock,) = found["deadlocks"]
    assert deadlock["circle"] == ["x", "y"]
    assert deadlock["edges"][1] == {
        "from": "y",
        "to": "x",
        "set_by": "ann",
        "holders": ["ann"],
        "basis": "attributed",
        "precondition": "q",
        "statements": [],
    }
    assert deadlock["exits"][0]["missing"] == ["no"]
    first = found["packages"][0]
    assert first["moves"] == [
        {
            "id": "together:p",
            "kind": "together",
            "party": "a",
            "parties": ["a"],
            "by": ["a"],
            "target": "p",
        },
        {
            "id": "together:q",
            "kind": "together",
            "party": "a",
            "parties": ["a"],
            "by": ["ann"],
            "target": "q",
        },
        {
            "id": "step:z",
            "kind": "step",
            "party": None,
            "parties": ["a", "b"],
            "by": ["a", "b"],
            "target": "z",
        },
    ]
    assert first["rank"] == {
        "drop": 0,
        "out_of_reach": 0,
        "waive": 0,
        "together": 2,
        "step": 1,
    }
    assert [move["id"] for move in found["linchpins"]] == ["step:z"]
    assert found["vetoes"][0]["moves"][0]["id"] == "step:z"
    assert found["truncated"] is False


def test_the_ids_of_moves_can_be_assumed() -> None:
    on = _board()
    package = _json(on)["packages"][0]
    after = _json(on.assume([move["id"] for move in package["moves"]]))
    assert after["reachable"] is True
    assert after["assumed"] == ["step:z", "together:p", "together:q"]
    assert after["packages"] == after["linchpins"] == after["vetoes"] == after["deadlocks"] == []


def test_the_text_says_who_waits_for_whom_and_who_could_give_what() -> None:
    text = _text(_board())
    for line in (
        "The x waits for 2 things. A wants the y first; Ann wants the x first.",
        "├ A (stated): the y",
        "│ ├ Ann (attributed): either the x · ↻ waits for this in turn",
        "│ └ or the no · ✗ refused by A",
        "└ needs (inferred): the z · open: A and B",
        "Deadlock 1: 2 outcomes wait for one another, all of them even if every step is taken "
        "that nobody refuses",
        "    → the y · A (stated)",
        "    the no and the done (refused)",
        "    A accepts the x and the y on the same day",
        "In every one of them:",
        "  A and B: bring about the z",
    ):
        assert line in text.splitlines()


def test_a_what_if_is_never_taken_for_the_dossier() -> None:
    on = _board()
    text = _text(on.assume(["waive:p"]))
    assert "What if, and not what the dossier says:" in text
    assert "  A: no longer ask for the y before the x" in text.splitlines()
    assert "✓ the x: nothing blocks it, then" in _text(on.assume(["waive:p", "step:z"]))
    assert "What if" not in _text(on)


def test_the_text_of_what_nobody_can_bring_about() -> None:
    text = _text(blocker_graph(blocked([outcome("x", controllers=())], [])))
    assert "! nobody controls ‘x’: it has to come about by itself" in text


def test_it_begins_with_how_many_things_are_missing() -> None:
    made = [outcome(name, controllers=("a", "b")) for name in "xyzw"]
    three = needs("p", "x", ["y", "z", "w"], basis="law")
    same, either = needs("q", "x", ["y"], by="a"), needs("r", "x", ["y"], ["z"], by="b")

    def begins(*rules: Precondition, nobody: bool = False) -> str:
        goal = [outcome("x", controllers=())] if nobody else []
        return _text(blocker_graph(blocked(goal or made, list(rules)))).partition("\n")[0]

    assert begins(three, same) == "The x waits for 3 things."
    assert begins(same, either) == "The x waits for 2 things."
    assert begins() == "The x waits for nothing else: it is up to A and B."
    assert begins(nobody=True) == "The x waits for nothing else, and nobody controls it."


def test_dot_has_a_box_for_each_outcome_and_marks_what_is_no_own_word() -> None:
    dot = _dot(_board())
    assert '"x" [label="the x", penwidth=2];' in dot
    assert '"no" [label="the no", peripheries=2];' in dot
    assert '"done" [label="the done", style=filled, fillcolor="#dddddd"];' in dot
    assert '"x" -> "z" [label="inferred", style=dotted];' in dot
    assert '"y" -> "?q" [label="Ann", style=dashed, arrowhead=none];' in dot
    assert '"?q" -> "x" [style=dashed];' in dot


def test_dot_quotes_names() -> None:
    made = outcome("x")._replace(name='say "no" \\ and more than one line can take of a name')
    dot = _dot(blocker_graph(blocked([made], [])))
    assert '"x" [label="say \\"no\\" \\\\ and more than\\none line can take of a\\nname"];' in dot


@settings(max_examples=15)
@given(dossiers(most=8, demands=12))
def test_every_answer_can_be_written(dossier: Dossier) -> None:
    answer = solve(blocker_graph(dossier))
    found = json.loads(json.dumps(document(answer)))
    assert found["reachable"] == answer.reachable
    assert not re.search(r"\bNone\b", _text(answer.state.graph))
    assert _dot(answer.state.graph).count("{") == 1
