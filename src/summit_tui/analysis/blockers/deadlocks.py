"""Outcomes that wait for one another in a circle: who holds each edge, and the ways out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from summit_tui.analysis.blockers.solver import circuits
from summit_tui.analysis.blockers.solver.rules import blocks, goes_along
from summit_tui.analysis.blockers.state import State
from summit_tui.dossier.model import Precondition
from summit_tui.record import Record

MOST_CIRCLES = 24
"""Circles that are listed of one deadlock."""


class Edge(Record):
    """One outcome has to wait for another because of a precondition."""

    waiting: str
    awaited: str
    precondition: Precondition


class Circle(Record):
    """Outcomes each of which waits for the next, and the last for the first.

    Where several preconditions make the same outcome wait for the same other, the edges have them
    all, one after the other: to lift one of them opens nothing. `opens` says that the circle would
    be gone if every step were taken that nobody refuses.
    """

    outcomes: tuple[str, ...]
    edges: tuple[Edge, ...]
    opens: bool

    @property
    def holders(self) -> tuple[str, ...]:
        """Everybody whose demand is on the circle, each once."""
        return tuple(
            dict.fromkeys(side for edge in self.edges for side in edge.precondition.set_by)
        )


class Exit(Record):
    """A way out of a deadlock.

    `alternative`: the precondition would also be satisfied by the outcomes in `requires`, none of
    which is in the deadlock; `missing` are those that do not hold, `refused` those of them that
    somebody refuses. `waive`: the holders of one edge lift it. `together`: all holders on one
    circle, whose preconditions these are, agree that it comes about at once. `moves` are all that
    it takes, without those assumed.
    """

    kind: Literal["alternative", "waive", "together"]
    preconditions: tuple[str, ...]
    requires: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()


class Deadlock(Record):
    """Outcomes that all wait for one another, directly or through others.

    The first of the `circles` is the shortest; every edge within lies on one of them if `complete`.
    `stuck` are the outcomes that would still wait for one another if every step were taken that
    nobody refuses; without any, nobody has to give anything up for a way out.
    """

    outcomes: tuple[str, ...]
    circles: tuple[Circle, ...]
    exits: tuple[Exit, ...]
    stuck: tuple[str, ...]
    complete: bool

    @property
    def opens(self) -> bool:
        """Whether steps that nobody refuses are a way out."""
        return not self.stuck

    @property
    def circle(self) -> Circle:
        """The shortest circle."""
        return self.circles[0]


def deadlocks(state: State, goal: str = "") -> list[Deadlock]:
    """The deadlocks of a state; with a goal, those that it waits for, the nearest first."""
    graph = state.graph
    edges = state.edges
    found = circuits.components(edges)
    if goal:
        distance = _distances(edges, graph.number[goal])
        found = [component for component in found if component[0] in distance]
        found.sort(key=lambda component: min(distance[node] for node in component))
    if not found:
        return []
    steps = frozenset(move.id for move in graph.moves.values() if move.kind == "step")
    after = State(graph._replace(assumed=graph.assumed | steps)).edges
    stuck = {node for component in circuits.components(after) for node in component}
    return [_deadlock(state, component, after, stuck) for component in found]


def _distances(edges: circuits.Graph, start: int) -> dict[int, int]:
    """How many edges everything that can be reached is away."""
    distance = {start: 0}
    queue = [start]
    for node in queue:
        for step in edges[node]:
            if step not in distance:
                distance[step] = distance[node] + 1
                queue.append(step)
    return distance


def _deadlock(
    state: State, component: Sequence[int], after: circuits.Graph, stuck: set[int]
) -> Deadlock:
    """The record of a component; `after` is what still waits for what after all steps."""
    names = state.graph.rules.names
    found = circuits.circles(state.edges, component, MOST_CIRCLES)
    circles = tuple(_circle(state, circle, after) for circle in found.circles)
    return Deadlock(
        outcomes=tuple(names[node] for node in component),
        circles=circles,
        exits=(*_alternatives(state, component), *_moves(state, circles)),
        stuck=tuple(names[node] for node in component if node in stuck),
        complete=found.complete,
    )


def _circle(state: State, nodes: Sequence[int], after: circuits.Graph) -> Circle:
    rules = state.graph.rules
    hops = list(zip(nodes, (*nodes[1:], nodes[0]), strict=True))
    edges = [
        Edge(rules.names[node], rules.names[step], state.graph.demands[demand])
        for node, step in hops
        for demand in _open(state, node)
        if any(step in group for group in rules.groups[demand])
    ]
    opens = any(step not in after[node] for node, step in hops)
    return Circle(tuple(rules.names[node] for node in nodes), tuple(edges), opens)


def _open(state: State, node: int) -> list[int]:
    """The demands on an outcome that block it."""
    graph = state.graph
    return [
        demand
        for demand in graph.rules.demands[node]
        if blocks(graph.rules, state.moments, graph.assumed, demand)
    ]


def _alternatives(state: State, component: Sequence[int]) -> Iterable[Exit]:
    graph, rules = state.graph, state.graph.rules
    inside = set(component)
    for node in component:
        for demand in _open(state, node):
            ways = rules.groups[demand]
            if all(inside.isdisjoint(group) for group in ways):
                continue
            for group in ways:
                if inside.isdisjoint(group):
                    missing = [member for member in group if state.moments[member] < 0]
                    yield Exit(
                        "alternative",
                        (graph.demands[demand].id,),
                        tuple(rules.names[member] for member in group),
                        tuple(rules.names[member] for member in missing),
                        tuple(rules.names[it] for it in missing if _refused(state, it)),
                    )


def _refused(state: State, node: int) -> bool:
    graph = state.graph
    return any(
        move.startswith("drop:") and move not in graph.assumed for move in graph.rules.needs[node]
    )


def _moves(state: State, circles: Iterable[Circle]) -> Iterable[Exit]:
    """What the holders could do: lift one edge of a circle, or all agree to do it at once."""
    graph = state.graph
    waivers: dict[tuple[str, ...], None] = {}
    agreements: dict[tuple[str, ...], None] = {}
    for circle in circles:
        hops: dict[str, list[str]] = {}
        for edge in circle.edges:
            hops.setdefault(edge.waiting, []).append(edge.precondition.id)
        for held in hops.values():
            if all(f"waive:{name}" in graph.moves for name in held):
                waivers[tuple(held)] = None
        if all(
            f"together:{edge.precondition.id}" in graph.moves or goes_along(edge.precondition)
            for edge in circle.edges
        ):
            agreements[tuple(edge.precondition.id for edge in circle.edges)] = None
    for held_by in waivers:
        yield Exit("waive", held_by, moves=tuple(f"waive:{name}" for name in held_by))
    for on_circle in agreements:
        moves = (f"together:{name}" for name in on_circle)
        needed = (move for move in moves if move in graph.moves and move not in graph.assumed)
        yield Exit("together", on_circle, moves=tuple(needed))
