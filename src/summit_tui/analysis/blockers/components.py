"""Outcomes that wait for one another, and the circles among them: deadlocks without a way out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summit_tui.analysis.blockers.alternatives import open_demands
from summit_tui.analysis.blockers.deadlock import Circle, Edge
from summit_tui.analysis.blockers.solver import circuits
from summit_tui.analysis.blockers.solver.rules import goes_along
from summit_tui.analysis.blockers.state import State
from summit_tui.record import Record

MOST_CIRCLES = 24
"""Circles that are listed of one component."""


class Component(Record):
    """Outcomes that wait for one another, by number.

    `stuck` are those that would still do so if every step were taken that nobody refuses. The
    first of the `circles` is the shortest; every edge lies on one of them if `complete`.
    """

    nodes: Sequence[int]
    circles: tuple[Circle, ...]
    stuck: Sequence[int]
    complete: bool


def components(state: State, goal: str = "") -> list[Component]:
    """The components of a state; with a goal, those that it waits for, the nearest first.

    Those whose circles are all agreed on already are left out.
    """
    graph = state.graph
    edges = state.edges
    found = circuits.components(edges)
    if goal:
        distance = _distances(edges, graph.number[goal])
        found = [component for component in found if component[0] in distance]
        found.sort(key=lambda component: min(distance[node] for node in component))
    if not found:
        return []
    steps = frozenset(move.id for move in graph.moves.values() if move.level == "step")
    after = State(graph._replace(assumed=graph.assumed | steps), goal).edges
    stuck = {node for component in circuits.components(after) for node in component}
    looked_at = (_component(state, nodes, after, stuck) for nodes in found)
    return [component for component in looked_at if component.circles]


def _component(
    state: State, nodes: Sequence[int], after: circuits.Graph, stuck: set[int]
) -> Component:
    """The record of a component; `after` is what still waits for what after all steps."""
    found = circuits.circles(state.edges, nodes, MOST_CIRCLES)
    circles = _told_apart(state, (_circle(state, circle, after) for circle in found.circles))
    return Component(nodes, circles, [node for node in nodes if node in stuck], found.complete)


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


def _told_apart(state: State, circles: Iterable[Circle]) -> tuple[Circle, ...]:
    """The circles that say something of their own, the shortest first.

    One that everybody on it has agreed to do at once is none any more. One that goes a longer way
    through the same demands says nothing new.
    """
    kept: list[tuple[frozenset[str], Circle]] = []
    for circle in circles:
        if _agreed(state, circle):
            continue
        nobody = not circle.holders
        held = frozenset(
            edge.precondition.id for edge in circle.edges if edge.precondition.set_by or nobody
        )
        longer = (len(circle.outcomes) > len(other.outcomes) for _, other in kept)
        if not any(
            is_longer and demands <= held
            for is_longer, (demands, _) in zip(longer, kept, strict=True)
        ):
            kept.append((held, circle))
    return tuple(circle for _, circle in kept)


def _agreed(state: State, circle: Circle) -> bool:
    """Whether all that makes them wait on this circle may come about together by now."""
    together = [state.is_together(edge.precondition.id) for edge in circle.edges]
    along = [goes_along(edge.precondition) for edge in circle.edges]
    return any(together) and all(map(any, zip(together, along, strict=True)))


def _circle(state: State, nodes: Sequence[int], after: circuits.Graph) -> Circle:
    rules = state.graph.rules
    hops = list(zip(nodes, (*nodes[1:], nodes[0]), strict=True))
    edges = [
        Edge(rules.names[node], rules.names[step], state.graph.demands[demand])
        for node, step in hops
        for demand in open_demands(state, node)
        if any(step in group for group in rules.groups[demand])
    ]
    opens = any(step not in after[node] for node, step in hops)
    return Circle(tuple(rules.names[node] for node in nodes), tuple(edges), opens)
