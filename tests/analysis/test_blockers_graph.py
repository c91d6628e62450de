"""Components and circles, against networkx; and deadlocks of random dossiers against both."""

from __future__ import annotations

from importlib import import_module
from itertools import pairwise
from random import Random
from typing import Any

from blocked import dossiers
from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.analysis.blockers.blocker_graph import blocker_graph
from summit_tui.analysis.blockers.deadlocks import deadlocks
from summit_tui.analysis.blockers.solver import circuits
from summit_tui.analysis.blockers.state import State
from summit_tui.dossier.model import Dossier

_nx: Any = import_module("networkx")
_ANY_NUMBER = 10_000


def _made_up(seed: int) -> circuits.Graph:
    dice = Random(seed)
    size = dice.randint(1, 9)
    share = dice.choice([0.1, 0.2, 0.35])
    return [[step for step in range(size) if dice.random() < share] for _ in range(size)]


def _directed(edges: circuits.Graph) -> Any:
    made = _nx.DiGraph()
    made.add_nodes_from(range(len(edges)))
    made.add_edges_from((node, step) for node, steps in enumerate(edges) for step in steps)
    return made


def _components(made: Any) -> list[list[int]]:
    return sorted(
        sorted(component)
        for component in _nx.strongly_connected_components(made)
        if len(component) > 1 or made.has_edge(*component, *component)
    )


def _hops(circle: tuple[int, ...]) -> set[tuple[int, int]]:
    return set(pairwise((*circle, circle[0])))


_graphs = st.integers(0, 2**40).map(_made_up)


@settings(max_examples=800)
@given(_graphs)
def test_components_and_circles(edges: circuits.Graph) -> None:
    made = _directed(edges)
    components = circuits.components(edges)
    assert components == _components(made)
    for component in components:
        inner = made.subgraph(component)
        found = circuits.circles(edges, component, _ANY_NUMBER)
        assert found.complete
        for circle in found.circles:
            assert len(set(circle)) == len(circle)
            assert circle[0] == min(circle)
            assert all(inner.has_edge(*hop) for hop in _hops(circle))
        shortest = min(len(cycle) for cycle in _nx.simple_cycles(inner))
        assert len(found.circles[0]) == shortest
        assert [len(circle) for circle in found.circles] == sorted(map(len, found.circles))
        assert set().union(*map(_hops, found.circles)) == set(inner.edges)


@given(_graphs)
def test_a_limit_keeps_the_shortest(edges: circuits.Graph) -> None:
    for component in circuits.components(edges):
        every = circuits.circles(edges, component, _ANY_NUMBER)
        one = circuits.circles(edges, component, 1)
        assert one.circles == every.circles[:1]
        assert one.complete == (len(every.circles) == 1)


def test_a_search_that_would_take_too_long_makes_do() -> None:
    size = 3_000
    edges = [[(node + 1) % size, (node + size // 2) % size] for node in range(size)]
    (component,) = circuits.components(edges)
    found = circuits.circles(edges, component, 5, work=10_000)
    assert found.circles
    assert not found.complete


def test_a_long_ring_is_found_at_once() -> None:
    size = 20_000
    edges = [[(node + 1) % size] for node in range(size)]
    (component,) = circuits.components(edges)
    assert circuits.circles(edges, component, 5) == ([tuple(range(size))], True)


@settings(max_examples=150)
@given(dossiers(most=8, demands=12))
def test_deadlocks(dossier: Dossier) -> None:
    state = State(blocker_graph(dossier))
    number = state.graph.number
    made = _directed([[number[it] for it in state.waits_for(name)] for name in dossier.outcomes])
    found = deadlocks(state)
    components = sorted(sorted(number[it] for it in item.outcomes) for item in found)
    # A circle on which everybody has accepted both at once is none.
    assert all(component in _components(made) for component in components)
    if not any(item.together for item in dossier.preconditions.values()):
        assert components == _components(made)
    for item in found:
        assert item.circle.outcomes
        for circle in item.circles:
            # Every hop is held by somebody, with all of the preconditions that make it.
            held = {(edge.waiting, edge.awaited) for edge in circle.edges}
            assert held == set(pairwise((*circle.outcomes, circle.outcomes[0])))
            for edge in circle.edges:
                assert edge.precondition.outcome == edge.waiting
                assert any(edge.awaited in group for group in edge.precondition.any_of)
        after = State(state.graph.assume([m for m in state.graph.moves if m.startswith("step:")]))
        if item.opens:
            again = {it for other in deadlocks(after) for it in other.outcomes}
            assert again.isdisjoint(item.outcomes)
    below = {it.outcomes for it in deadlocks(state, dossier.goal)}
    reached = {number[dossier.goal], *_nx.descendants(made, number[dossier.goal])}
    assert below == {it.outcomes for it in found if number[it.outcomes[0]] in reached}


@settings(max_examples=150)
@given(dossiers(most=6, demands=8))
def test_the_ways_out_of_a_circle_lead_out(dossier: Dossier) -> None:
    on = blocker_graph(dossier)
    for item in deadlocks(State(on)):
        for way in item.exits:
            if way.kind != "waive":
                continue
            hop = on.dossier.preconditions[way.preconditions[0]]
            circle = next(
                it
                for it in item.circles
                if way.preconditions
                == tuple(e.precondition.id for e in it.edges if e.waiting == hop.outcome)
            )
            (after,) = {e.awaited for e in circle.edges if e.waiting == hop.outcome}
            waiting = State(on.assume(way.moves)).waits_for(hop.outcome)
            assert after not in waiting
