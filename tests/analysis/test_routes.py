"""Packages that lift one demand in different ways are one route, and a deal is a sentence."""

from __future__ import annotations

import pytest
from blocked import CIRCLE, blocked, dossiers, needs, outcome
from hypothesis import given, settings

from summit_tui.analysis.blockers.answer import Answer, solve
from summit_tui.analysis.blockers.blocker_graph import blocker_graph
from summit_tui.analysis.blockers.routes import routes
from summit_tui.analysis.phrases.blocking import deal, verdict
from summit_tui.dossier.model import Dossier
from summit_tui.output.blockers import document
from summit_tui.output.blockers_text import blocks

_X = outcome("x", controllers=("a", "b"))
_VENUES = [outcome("north"), outcome("south")]


def _venues() -> Answer:
    return solve(blocker_graph(blocked([_X, *_VENUES], [needs("v", "x", ["north"], ["south"])])))


def test_venues_are_alternatives_of_one_route() -> None:
    answer = _venues()
    assert [len(package.moves) for package in answer.packages] == [1, 1]
    (route,) = routes(answer.state.graph.dossier, answer.packages)
    assert route.at == (0, 1)
    ((new, old),) = route.instead
    assert [move.id for move in (*new, *old)] == ["step:south", "step:north"]
    assert document(answer)["routes"] == [{"packages": [0, 1]}]
    text = "".join(blocks(answer, 200))
    assert "or: A brings about the south, instead of: A brings about the north" in text
    assert "Package 2" not in text


def test_to_waive_one_demand_or_another_are_two_routes() -> None:
    answer = solve(blocker_graph(blocked([_X, outcome("y", controllers=("b",))], CIRCLE)))
    dossier = answer.state.graph.dossier
    assert [route.at for route in routes(dossier, answer.concessions)] == [(0,), (1,), (2,)]
    assert [deal(dossier, package.moves) for package in answer.concessions] == [
        "A and B accept the x and the y on the same day",
        "A accepts the x without the y first",
        "B accepts the y without the x first",
    ]


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (outcome("x", refused_by="a"), "A no longer refuses the x"),
        (_X, "A and B bring about the x"),
        (outcome("x", controllers=()), "It comes to the x"),
    ],
)
def test_every_move_is_a_clause(made: object, told: str) -> None:
    answer = solve(blocker_graph(blocked([made], [])))  # type: ignore[list-item]
    assert deal(answer.state.graph.dossier, answer.packages[0].moves) == told


def test_who_is_called_by_a_plural_accepts_in_the_plural() -> None:
    dossier = blocked([_X, outcome("y", controllers=("b",))], CIRCLE)
    allies = dossier.parties["a"]._replace(name="The allies", plural=True)
    dossier = dossier._replace(parties={**dossier.parties, "a": allies})
    answer = solve(blocker_graph(dossier))
    deals = [deal(answer.state.graph.dossier, package.moves) for package in answer.concessions]
    assert "The allies accept the x without the y first" in deals
    assert "B accepts the y without the x first" in deals


def test_a_verdict_on_what_holds_names_no_circle() -> None:
    answer = solve(blocker_graph(blocked([outcome("x", "met")], [])))
    assert verdict(answer.state, "x", None) == "Nothing blocks the x."


@settings(max_examples=100)
@given(dossiers(5, 5))
def test_every_package_is_on_one_route(dossier: Dossier) -> None:
    answer = solve(blocker_graph(dossier))
    found = routes(answer.state.graph.dossier, answer.packages)
    assert sorted(at for route in found for at in route.at) == list(range(len(answer.packages)))
    assert all(new and old for route in found for new, old in route.instead)


def test_a_circle_of_three_comes_about_on_one_day_and_another_on_another() -> None:
    names = "xyzvw"
    rules = [
        needs("p", "x", ["y"], by="a"),
        needs("q", "y", ["z"], by="b"),
        needs("r", "z", ["x"], by="cy"),
        needs("s", "x", ["v"], by="a"),
        needs("t", "v", ["w"], by="b"),
        needs("u", "w", ["v"], by="a"),
    ]
    graph = blocker_graph(blocked([outcome(name) for name in names], rules))
    moves = [graph.moves[f"together:{name}"] for name in "pqrtu"]
    assert deal(graph.dossier, moves) == (
        "A, B and Cy accept the x and the y and the z on the same day; "
        "B and A accept the v and the w on the same day"
    )
