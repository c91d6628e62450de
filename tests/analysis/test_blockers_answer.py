"""Deadlocks, packages and the outline; and input of which no good can come."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from blocked import CIRCLE, blocked, needs, outcome

from summit_tui.analysis.blockers.answer import Answer, UnknownGoalError, solve
from summit_tui.analysis.blockers.blocker_graph import blocker_graph, written_out
from summit_tui.analysis.blockers.deadlocks import deadlocks
from summit_tui.analysis.blockers.moves import UnknownMoveError
from summit_tui.analysis.blockers.outline import outline
from summit_tui.analysis.blockers.solver.solver import Sets, Solver
from summit_tui.analysis.blockers.state import State
from summit_tui.dossier.model import Dossier, Outcome, Precondition


def _packages(answer: Answer) -> list[set[str]]:
    return [{move.id for move in package.moves} for package in answer.packages]


def _solved(outcomes: Iterable[Outcome], preconditions: Iterable[Precondition]) -> Answer:
    return solve(blocker_graph(blocked(outcomes, preconditions)))


def _notes(answer: Answer) -> list[str]:
    return [note.message for note in answer.notes]


# -- deadlocks -----------------------------------------------------------------------------------


def test_a_deadlock_names_who_holds_each_edge_and_the_ways_out() -> None:
    made = [
        outcome("x"),
        outcome("y"),
        outcome("z", refused_by="a"),
        outcome("w", "met"),
    ]
    rules = [
        needs("p", "x", ["y"], by="a"),
        needs("also", "x", ["y"], by="b"),
        needs("q", "y", ["x"], ["z", "w"], by="b"),
    ]
    (deadlock,) = deadlocks(State(blocker_graph(blocked(made, rules))))
    assert deadlock.outcomes == ("x", "y")
    assert deadlock.circle.outcomes == ("x", "y")
    edges = [(it.waiting, it.awaited, it.precondition.id) for it in deadlock.circle.edges]
    assert edges == [("x", "y", "p"), ("x", "y", "also"), ("y", "x", "q")]
    assert deadlock.circle.holders == ("a", "b")
    assert deadlock.complete
    assert not deadlock.opens
    alternative, *others = deadlock.exits
    assert alternative.requires == ("z", "w")
    assert alternative.missing == alternative.refused == ("z",)
    # Where two hold an edge, both have to let go.
    assert [way.moves for way in others] == [
        ("waive:p", "waive:also"),
        ("waive:q",),
        ("together:p", "together:also", "together:q"),
    ]


def test_a_circle_with_a_way_out_that_nobody_refuses_opens() -> None:
    made = [outcome("x"), outcome("y"), outcome("z")]
    rules = [needs("p", "x", ["y"], ["z"], by="a"), needs("q", "y", ["x"], by="b")]
    on = blocker_graph(blocked(made, rules))
    (deadlock,) = deadlocks(State(on))
    assert deadlock.opens
    assert deadlock.circle.opens
    assert not deadlocks(State(on.assume(["step:z"])))


def test_only_what_the_goal_waits_for_is_its_deadlock() -> None:
    made = [outcome("goal"), outcome("x"), outcome("y")]
    assert _solved(made, CIRCLE).deadlocks == []
    on_the_way = [*CIRCLE, needs("r", "goal", ["y"], by="a")]
    (deadlock,) = _solved(made, on_the_way).deadlocks
    assert deadlock.outcomes == ("x", "y")


# -- packages ------------------------------------------------------------------------------------


def test_refusals_weigh_more_than_demands_and_demands_more_than_steps() -> None:
    made = [outcome("x"), outcome("no", refused_by="b"), *(outcome(name) for name in "yzw")]
    rules = [needs("p", "x", ["y", "z", "w"], ["no"], by="a")]
    assert _packages(_solved(made, rules)) == [
        {"step:y", "step:z", "step:w"},
        {"waive:p"},
        {"drop:no:b"},
    ]


def test_what_each_party_gives() -> None:
    made = [outcome("x"), outcome("y", controllers=("a", "b")), outcome("z", refused_by="a")]
    rules = [needs("p", "x", ["y"]), needs("q", "x", ["z"])]
    (package,) = _solved(made, rules).packages
    gives = {it.party: (it.count("drop"), it.count("step")) for it in package.gives}
    assert gives == {"a": (1, 1), "b": (0, 1)}


def test_the_limit_says_that_there_are_more() -> None:
    answer = solve(blocker_graph(_many_packages(12)), most=5)
    assert answer.truncated
    assert len(answer.packages) == 5
    assert answer.best_first
    assert answer.packages[0].rank == (0, 0, 0, 0, 12)
    assert len(answer.vetoes) == 5
    assert not answer.all_vetoes


def _many_packages(size: int) -> Dossier:
    made = [outcome("x"), *(outcome(f"o{at}") for at in range(size))]
    return blocked(made, [needs(f"p{at}", "x", [f"o{at}"], by="a") for at in range(size)])


def test_without_work_there_is_a_package_and_it_says_that_it_may_not_be_the_best(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    on = blocker_graph(_many_packages(12))
    assert solve(on).packages
    monkeypatch.setattr(Solver, "best", lambda *_, **__: Sets([], whole=False))
    answer = solve(on)
    for package in answer.packages:
        moves = {move.id for move in package.moves}
        assert State(on.assume(moves)).holds("x")
        assert not any(State(on.assume(moves - {move})).holds("x") for move in moves)
    assert answer.packages
    assert answer.truncated
    assert not answer.best_first
    assert not answer.all_vetoes


def test_what_holds_already_needs_nothing() -> None:
    answer = _solved([outcome("x", "met")], [])
    assert answer.reachable
    assert answer.attainable
    assert not answer.packages
    assert not answer.vetoes


def test_a_linchpin_is_a_veto_of_one() -> None:
    made = [outcome("x"), outcome("y"), outcome("z")]
    answer = _solved(made, [needs("p", "x", ["y"]), needs("q", "x", ["z"], by="a")])
    assert [move.id for move in answer.linchpins] == ["step:y"]
    vetoes = [{move.id for move in veto} for veto in answer.vetoes]
    assert vetoes == [{"step:y"}, {"waive:q", "step:z"}]


# -- bad input -----------------------------------------------------------------------------------


def test_a_goal_that_is_no_outcome_and_none_at_all() -> None:
    on = blocker_graph(blocked([outcome("meeting")], []))
    with pytest.raises(UnknownGoalError, match="no outcome ‘meetin’; did you mean ‘meeting’"):
        solve(on, "meetin")
    nameless = on._replace(dossier=on.dossier._replace(goal=""))
    with pytest.raises(UnknownGoalError, match="names no goal"):
        solve(nameless)


def test_a_move_that_there_is_not() -> None:
    on = blocker_graph(blocked([outcome("meeting")], []))
    with pytest.raises(
        UnknownMoveError, match="no move ‘step:meetin’; did you mean ‘step:meeting’"
    ):
        on.assume(["step:meetin"])


def test_shorthands_for_moves() -> None:
    on = blocker_graph(blocked([outcome("x"), outcome("y"), outcome("z")], CIRCLE))
    assert written_out(on, ["together:p+q", "step:*", "step:z"]) == [
        "together:p",
        "together:q",
        "step:z",
    ]


@pytest.mark.parametrize("demanded", [False, True])
def test_a_goal_nobody_controls(demanded: bool) -> None:
    made = [outcome("x", controllers=()), outcome("y", controllers=())]
    answer = _solved(made, [needs("p", "x", ["y"])] if demanded else [])
    name = "y" if demanded else "x"
    assert _packages(answer) == [{f"event:{name}"}]
    assert not answer.packages[0].gives
    assert _notes(answer) == [f"nobody controls ‘{name}’: it has to come about by itself"]


def test_a_circle_of_law_can_never_come_about() -> None:
    made = [outcome("x"), outcome("y"), outcome("z")]
    rules = [needs("p", "x", ["y"]), needs("q", "y", ["z"]), needs("r", "z", ["y"])]
    answer = _solved(made, rules)
    assert not answer.attainable
    (deadlock,) = answer.deadlocks
    assert deadlock.outcomes == ("y", "z")
    assert deadlock.exits == ()
    assert _notes(answer) == ["these wait for each other, and nobody can waive it: y → z → y"]


def test_a_circle_through_a_law_opens_where_somebody_lets_go() -> None:
    answer = _solved(
        [outcome("x"), outcome("y")], [needs("p", "x", ["y"]), needs("q", "y", ["x"], by="b")]
    )
    assert _packages(answer) == [{"waive:q"}]
    assert not answer.notes


@pytest.mark.parametrize("by", ["", "a"])
def test_an_outcome_that_requires_itself(by: str) -> None:
    # The loader refuses this one; the analysis must not hang on it all the same.
    answer = _solved([outcome("x")], [needs("p", "x", ["x"], by=by)])
    (deadlock,) = answer.deadlocks
    assert deadlock.circle.outcomes == ("x",)
    assert answer.attainable == bool(by)
    assert _packages(answer) == ([{"together:p"}, {"waive:p"}] if by else [])


def test_ten_thousand_preconditions_on_one_outcome() -> None:
    made = [outcome("x"), *(outcome(f"o{at}") for at in range(10_000))]
    rules = [needs(f"p{at}", "x", [f"o{at}"], by="a") for at in range(10_000)]
    answer = _solved(made, rules)
    assert answer.packages
    assert answer.truncated
    assert sum(1 for _ in outline(answer.state, "x")) == 10_001


@pytest.mark.parametrize("by", ["", "a"])
def test_ten_thousand_outcomes_in_one_line_and_in_one_ring(by: str) -> None:
    size = 10_000
    made = [outcome(f"o{at}") for at in range(size)]
    line = [needs(f"p{at}", f"o{at}", [f"o{at + 1}"], by=by) for at in range(size - 1)]
    answer = _solved(made, line)
    assert _packages(answer)[0] == {f"step:o{size - 1}"}
    assert sum(1 for _ in outline(answer.state, "o0")) == size
    ring = [*line, needs("last", f"o{size - 1}", ["o0"], by=by)]
    answer = _solved(made, ring)
    assert len(answer.deadlocks[0].circle.outcomes) == size
    assert bool(answer.packages) == answer.attainable == bool(by)
    if by:
        # Nobody asks what ten thousand holders could agree to do at once.
        assert answer.truncated


# -- reading it ----------------------------------------------------------------------------------


def test_the_outline_goes_down_from_the_goal_and_shows_nothing_twice() -> None:
    made = [outcome(name) for name in "xyzwv"]
    rules = [
        needs("p", "x", ["y"], by="a"),
        needs("q", "x", ["z"], ["v", "w"], by="b"),
        needs("r", "y", ["z"]),
        needs("s", "z", ["x"], by="b"),
    ]
    lines = list(outline(State(blocker_graph(blocked(made, rules))), "x"))
    assert [(line.outcome, line.depth, line.mark) for line in lines] == [
        ("x", 0, ""),
        ("y", 1, ""),
        ("z", 2, ""),
        ("x", 3, "circle"),
        ("z", 1, "above"),
        ("v", 1, ""),
        ("w", 1, ""),
    ]
    assert [(line.way, line.ways, line.part) for line in lines[4:]] == [
        (0, 2, 0),
        (1, 2, 0),
        (1, 2, 1),
    ]
    assert lines[-1].step_by == ("a",)
    assert [line.last for line in lines[:4]] == [
        (),
        (False,),
        (False, True),
        (False, True, True),
    ]
