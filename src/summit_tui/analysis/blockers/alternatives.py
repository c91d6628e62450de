"""The ways out that demands name themselves: what would satisfy them besides.

Nothing is tried here, so whoever only lists circles never waits for the solver.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice

from summit_tui.analysis.blockers.deadlock import Circle, Exit
from summit_tui.analysis.blockers.moves import parsed
from summit_tui.analysis.blockers.solver.rules import NEVER, blocks, ruled_out
from summit_tui.analysis.blockers.state import State

MOST_EXITS = 24
"""Ways out that are looked for of one deadlock, or of one circle."""


def open_demands(state: State, node: int) -> list[int]:
    """The demands on an outcome that block it."""
    graph = state.graph
    return [
        demand
        for demand in graph.rules.demands[node]
        if blocks(graph.rules, state.moments, graph.assumed, demand)
    ]


def alternatives(state: State, demand: int, inside: AbstractSet[int]) -> Iterator[Exit]:
    """What would satisfy a demand from outside of a deadlock; nothing if it is no part of it."""
    rules = state.graph.rules
    ways = rules.groups[demand]
    if all(inside.isdisjoint(group) for group in ways):
        return
    for group in ways:
        if inside.isdisjoint(group):
            missing = [each for each in group if state.moments[each] == NEVER]
            yield Exit(
                "alternative",
                (state.graph.demands[demand].id,),
                tuple(rules.names[member] for member in group),
                tuple(rules.names[member] for member in missing),
                tuple(rules.names[each] for each in missing if _refused(state, each)),
            )


def opening(state: State, inside: AbstractSet[int], circle: Circle) -> tuple[Exit, ...]:
    """The alternatives that open a circle: with one of them all that is demanded on it is kept.

    It has to satisfy everything that makes one outcome of the circle wait for the next, and must
    not rule out what waits. Whether it can be had, and what else has to happen, is not asked.
    """
    hops: dict[str, list[int]] = {}
    for edge in circle.edges:
        hops.setdefault(edge.waiting, []).append(state.demand_number[edge.precondition.id])
    return tuple(islice(_opening(state, inside, hops), MOST_EXITS))


def _opening(state: State, inside: AbstractSet[int], hops: dict[str, list[int]]) -> Iterator[Exit]:
    rules, number = state.graph.rules, state.graph.number
    on_circle = {number[name] for name in hops}
    barred = ruled_out(rules)
    barred = barred.union(*(rules.rules_out[node] for node in on_circle))
    for held in hops.values():
        offered = [list(alternatives(state, demand, inside)) for demand in held]
        tried: set[frozenset[str]] = set()
        for way in (way for ways in offered for way in ways):
            required = frozenset(way.requires)
            if required in tried or any(number[name] in barred for name in required):
                continue
            tried.add(required)
            if all(any(required.issuperset(it.requires) for it in ways) for ways in offered):
                yield way


def _refused(state: State, node: int) -> bool:
    graph = state.graph
    return any(
        parsed(move)[0] == "drop" and move not in graph.assumed for move in graph.rules.needs[node]
    )
