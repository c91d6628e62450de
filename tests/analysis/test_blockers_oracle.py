"""What blocks, against brute force and against changes of which one knows what they must do."""

from __future__ import annotations

from random import Random

from blocked import (
    blocked,
    demands_on,
    dossiers,
    holding,
    minimal_hitting_sets,
    minimal_packages,
    needs,
    outcome,
)
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summit_tui.analysis.blockers.answer import Answer, solve
from summit_tui.analysis.blockers.blocker_graph import BlockerGraph, blocker_graph
from summit_tui.analysis.blockers.moves import LEVELS, Move
from summit_tui.analysis.blockers.state import State
from summit_tui.dossier.model import Dossier

_MOST_MOVES = 9
"""So many moves have 512 subsets."""
_ALL = 100_000
_seeds = st.integers(0, 2**40)


def _holds(on: BlockerGraph, moves: frozenset[str] = frozenset()) -> frozenset[str]:
    state = State(on.assume(moves))
    return frozenset(name for name in on.dossier.outcomes if state.holds(name))


def _opens(on: BlockerGraph, moves: frozenset[str]) -> bool:
    goal = on.dossier.goal
    return State(on.assume(moves), goal).holds(goal)


def _ids(moves: object) -> frozenset[str]:
    assert isinstance(moves, tuple)
    return frozenset(move.id for move in moves if isinstance(move, Move))


def _answer(on: BlockerGraph) -> Answer:
    answer = solve(on, most=_ALL)
    assert not answer.truncated
    assert answer.best_first
    assert answer.linchpins_known
    assert answer.all_vetoes
    assert answer.all_concessions
    return answer


def _some(on: BlockerGraph, seed: int) -> frozenset[str]:
    """Some of the moves, about half of them or nearly all."""
    dice = Random(seed)
    share = dice.choice([0.3, 0.6, 0.9])
    return frozenset(move for move in on.moves if dice.random() < share)


@settings(max_examples=500)
@given(dossiers(), _seeds)
def test_what_holds(dossier: Dossier, seed: int) -> None:
    on = blocker_graph(dossier)
    moves = _some(on, seed)
    assert _holds(on, moves) == holding(dossier, moves)


@settings(max_examples=60)
@given(dossiers(most=5, demands=5, beside=True))
def test_packages_linchpins_and_vetoes(dossier: Dossier) -> None:
    on = blocker_graph(dossier)
    assume(len(on.moves) <= _MOST_MOVES)
    answer = _answer(on)
    packages = minimal_packages(dossier, on.moves)
    now = frozenset[str]()
    assert answer.reachable == (packages == [now])
    assert answer.attainable == bool(packages)
    if answer.reachable:
        assert not answer.packages
        return
    assert {_ids(package.moves) for package in answer.packages} == set(packages)
    assert len(answer.packages) == len(packages)
    if packages:
        assert _ids(answer.linchpins) == frozenset.intersection(*packages)
        vetoes = minimal_hitting_sets(packages)
        assert {_ids(veto) for veto in answer.vetoes} == set(vetoes)
        assert len(answer.vetoes) == len(vetoes)
    else:
        assert not answer.linchpins
        assert not answer.vetoes


@settings(max_examples=40)
@given(dossiers(most=5, demands=5, beside=True), _seeds)
def test_packages_on_top_of_what_is_assumed(dossier: Dossier, seed: int) -> None:
    on = blocker_graph(dossier)
    assume(0 < len(on.moves) <= _MOST_MOVES)
    assumed = _some(on, seed)
    answer = _answer(on.assume(assumed))
    packages = minimal_packages(dossier, on.moves.keys() - assumed, assumed)
    if not answer.reachable:
        assert {_ids(package.moves) for package in answer.packages} == set(packages)


@settings(max_examples=40)
@given(dossiers(most=5, demands=5, beside=True))
def test_concessions_are_packages_when_all_steps_are_taken(dossier: Dossier) -> None:
    on = blocker_graph(dossier)
    assume(len(on.moves) <= _MOST_MOVES)
    answer = _answer(on)
    steps = frozenset(name for name, move in on.moves.items() if move.kind == "step")
    expected = minimal_packages(dossier, on.moves.keys() - steps, steps)
    if answer.reachable:
        assert not answer.concessions
    else:
        assert {_ids(package.moves) for package in answer.concessions} == set(expected)


@settings(max_examples=40)
@given(dossiers(most=8, demands=12))
def test_packages_are_in_the_order_of_their_rank(dossier: Dossier) -> None:
    answer = solve(blocker_graph(dossier), most=50)
    ranks = [package.rank for package in answer.packages]
    assert ranks == sorted(ranks)
    for package in answer.packages:
        levels = [move.level for move in package.moves]
        assert package.rank == tuple(map(levels.count, LEVELS))
    few = solve(blocker_graph(dossier), most=3)
    assert [package.rank for package in few.packages] == ranks[:3]
    assert few.truncated == (len(ranks) > 3)


@settings(max_examples=40)
@given(dossiers(most=9, demands=14, beside=True))
def test_a_package_opens_the_goal_and_with_any_move_left_out_it_does_not(dossier: Dossier) -> None:
    on = blocker_graph(dossier)
    answer = solve(on, most=10)
    for package in answer.packages:
        moves = _ids(package.moves)
        assert _opens(on, moves)
        for move in moves:
            assert not _opens(on, moves - {move})
    for veto in answer.vetoes:
        left = frozenset(on.moves) - _ids(veto)
        assert not _opens(on, left)
        for move in _ids(veto):
            assert _opens(on, left | {move})


@settings(max_examples=60)
@given(dossiers(most=8, demands=10, beside=True))
def test_no_package_counts_on_what_rules_out_its_goal(dossier: Dossier) -> None:
    on = blocker_graph(dossier)
    for package in solve(on, most=10).packages:
        state = State(on.assume(_ids(package.moves)), dossier.goal)
        held = {name for name in dossier.outcomes if state.holds(name)}
        assert dossier.goal in held
        targets = {move.target for move in package.moves if move.kind in ("step", "event", "drop")}
        for name, item in dossier.outcomes.items():
            for other in item.rules_out:
                assert not {name, other} <= held or {
                    dossier.outcomes[name].status,
                    dossier.outcomes[other].status,
                } == {"met"}
                assert name != dossier.goal or other not in targets
                assert other != dossier.goal or name not in targets


@settings(max_examples=60)
@given(dossiers(most=6, demands=8), _seeds)
def test_who_accepts_both_at_once_later_adds_no_concession(dossier: Dossier, seed: int) -> None:
    demand = Random(seed).choice(list(dossier.preconditions.values()))
    later = demand._replace(together=tuple(f"yes-{side}" for side in demand.set_by))
    after = dossier._replace(preconditions={**dossier.preconditions, demand.id: later})
    before = solve(blocker_graph(dossier), most=1)
    now = solve(blocker_graph(after), most=1)
    assert now.reachable or not before.reachable
    assert now.attainable or not before.attainable
    if now.packages and before.packages:
        assert now.packages[0].rank <= before.packages[0].rank


@settings(max_examples=300)
@given(dossiers(most=8, demands=12), _seeds)
def test_a_move_never_makes_anything_unreachable(dossier: Dossier, seed: int) -> None:
    on = blocker_graph(dossier)
    fewer = _some(on, seed)
    more = fewer | _some(on, seed + 1)
    assert _holds(on, fewer) <= _holds(on, more)


@settings(max_examples=300)
@given(dossiers(most=8, demands=12), _seeds)
def test_a_demand_never_makes_anything_reachable(dossier: Dossier, seed: int) -> None:
    # On an outcome about which something is said already; or, for the last assertion, that
    # somebody controls. (The first demand on an outcome takes the place of its step.)
    on = blocker_graph(dossier)
    demands = demands_on(dossier)
    dice = Random(seed)
    waiting, *others = dice.sample(sorted(dossier.outcomes), len(dossier.outcomes))
    item = dossier.outcomes[waiting]
    group = others[: dice.randint(1, 2)]
    by = dice.choice(["a", "b", ""])
    more = dict(dossier.preconditions) | {"new": needs("new", waiting, group, by=by)}
    harder = blocker_graph(dossier._replace(preconditions=more))
    moves = _some(on, seed)
    if demands[waiting] or item.refusals or item.status == "met":
        # Agreement can be offered in more places now; nobody has taken it up.
        shared = moves & harder.moves.keys()
        assert _holds(harder, shared) <= _holds(on, moves)
        assert _holds(harder) <= _holds(on)
    if demands[waiting] or item.refusals or item.controllers or item.status == "met":
        assert _holds(harder, frozenset(harder.moves)) <= _holds(on, frozenset(on.moves))


@settings(max_examples=500)
@given(dossiers(most=8, demands=12), _seeds)
def test_reasons_are_true_and_run_in_no_circle(dossier: Dossier, seed: int) -> None:
    on = blocker_graph(dossier)
    moves = _some(on, seed)
    state = State(on.assume(moves))
    for name, item in dossier.outcomes.items():
        found = state.needs(name)
        if item.status == "met":
            assert state.holds(name)
            assert not found
            continue
        assert state.holds(name) == all(need.cause for need in found)
        number = on.number[name]
        for need in found:
            assert not need.cause or need.cause in ("holds", "together") or set(need.moves) & moves
            for other in need.because:
                assert state.holds(other)
                if state.holds(name) and need.cause == "holds":
                    assert state.moments[on.number[other]] < state.moments[number]
                if need.cause == "together":
                    assert other in state.moment(name) or (
                        state.moments[on.number[other]] < state.moments[number]
                    )
        waiting = {
            other for need in found if not need.cause for group in need.missing for other in group
        }
        if not state.holds(name):
            assert set(state.waits_for(name)) == waiting


def test_the_oracle_can_tell() -> None:
    circle = blocked(
        [outcome("x"), outcome("y")],
        [needs("p", "x", ["y"], by="a"), needs("q", "y", ["x"], by="b")],
    )
    assert not holding(circle, {"together:p"})
    assert holding(circle, {"together:p", "together:q"}) == {"x", "y"}
    assert holding(circle, {"waive:p"}) == {"x", "y"}
