"""Outcomes that wait for one another in a circle: who holds each edge, and the ways out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from summit_tui.analysis.blockers import graph
from summit_tui.analysis.blockers.board import goes_along
from summit_tui.analysis.blockers.net import blocks, fixpoint
from summit_tui.analysis.blockers.state import State
from summit_tui.dossier.model import Precondition

MOST_CIRCLES = 24
"""Circles that are listed of one deadlock."""


class Edge(NamedTuple):
    """One outcome has to wait for another because of a precondition."""

    waiting: str
    awaited: str
    precondition: Precondition


class Circle(NamedTuple):
    """Outcomes each of which waits for the next, and the last for the first.

    Where several preconditions make the same outcome wait for the same other, the edges have them
    all, one after the other: to lift one of them opens nothing.
    """

    outcomes: tuple[str, ...]
    edges: tuple[Edge, ...]

    @property
    def holders(self) -> tuple[str, ...]:
        """Everybody whose demand is on the circle, each once."""
        sides = (edge.precondition.set_by for edge in self.edges)
        return tuple(dict.fromkeys(side for side in sides if side))


class Exit(NamedTuple):
    """A way out of a deadlock.

    `alternative`: the precondition would also be satisfied by the outcomes in `requires`, none of
    which is in the deadlock; `missing` are those that do not hold, `refused` those of them that
    somebody refuses. `waive`: the holders of one edge lift it. `together`: all holders of one
    circle let it come about at once. `moves` are all that takes, without those assumed.
    """

    kind: Literal["alternative", "waive", "together"]
    preconditions: tuple[str, ...]
    requires: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()


class Deadlock(NamedTuple):
    """Outcomes that all wait for one another, directly or through others.

    The first of the `circles` is the shortest; every edge within lies on one of them if `complete`.
    `opens` says that steps that nobody refuses would undo it, with nobody giving anything up.
    """

    outcomes: tuple[str, ...]
    circles: tuple[Circle, ...]
    exits: tuple[Exit, ...]
    opens: bool
    complete: bool

    @property
    def circle(self) -> Circle:
        """The shortest circle."""
        return self.circles[0]


def deadlocks(state: State, goal: str = "") -> list[Deadlock]:
    """The deadlocks of a state; with a goal, those that it waits for, the nearest first."""
    board = state.board
    edges = state.edges
    found = graph.components(edges)
    if goal:
        distance = _distances(edges, board.number[goal])
        found = [component for component in found if component[0] in distance]
        found.sort(key=lambda component: min(distance[node] for node in component))
    if not found:
        return []
    steps = {move.id for move in board.moves.values() if move.kind == "step"}
    freed = fixpoint(board.net, steps | board.assumed)
    return [
        _deadlock(state, component, opens=any(freed[node] >= 0 for node in component))
        for component in found
    ]


def _distances(edges: graph.Graph, start: int) -> dict[int, int]:
    """How many edges everything that can be reached is away."""
    distance = {start: 0}
    queue = [start]
    for node in queue:
        for step in edges[node]:
            if step not in distance:
                distance[step] = distance[node] + 1
                queue.append(step)
    return distance


def _deadlock(state: State, component: Sequence[int], *, opens: bool) -> Deadlock:
    names = state.board.net.names
    found = graph.circles(state.edges, component, MOST_CIRCLES)
    circles = tuple(_circle(state, circle) for circle in found.circles)
    return Deadlock(
        tuple(names[node] for node in component),
        circles,
        (*_alternatives(state, component), *_moves(state, circles)),
        opens,
        found.complete,
    )


def _circle(state: State, nodes: Sequence[int]) -> Circle:
    names = state.board.net.names
    edges = [
        Edge(names[node], names[step], state.board.demands[demand])
        for node, step in zip(nodes, (*nodes[1:], nodes[0]), strict=True)
        for demand in _open(state, node)
        if any(step in group for group in state.board.net.groups[demand])
    ]
    return Circle(tuple(names[node] for node in nodes), tuple(edges))


def _open(state: State, node: int) -> list[int]:
    """The demands on an outcome that block it."""
    board = state.board
    return [
        demand
        for demand in board.net.demands[node]
        if blocks(board.net, state.moments, board.assumed, demand)
    ]


def _alternatives(state: State, component: Sequence[int]) -> Iterable[Exit]:
    board, net = state.board, state.board.net
    inside = set(component)
    for node in component:
        for demand in _open(state, node):
            ways = net.groups[demand]
            if all(inside.isdisjoint(group) for group in ways):
                continue
            for group in ways:
                if inside.isdisjoint(group):
                    missing = [member for member in group if state.moments[member] < 0]
                    yield Exit(
                        "alternative",
                        (board.demands[demand].id,),
                        tuple(net.names[member] for member in group),
                        tuple(net.names[member] for member in missing),
                        tuple(net.names[it] for it in missing if _refused(state, it)),
                    )


def _refused(state: State, node: int) -> bool:
    board = state.board
    return any(
        move.startswith("drop:") and move not in board.assumed for move in board.net.needs[node]
    )


def _moves(state: State, circles: Iterable[Circle]) -> Iterable[Exit]:
    """What the holders could do: lift one edge of a circle, or all agree to do it at once."""
    board = state.board
    waivers: dict[tuple[str, ...], None] = {}
    agreements: dict[tuple[str, ...], None] = {}
    for circle in circles:
        hops: dict[str, list[str]] = {}
        for edge in circle.edges:
            hops.setdefault(edge.waiting, []).append(edge.precondition.id)
        for held in hops.values():
            if all(f"waive:{name}" in board.moves for name in held):
                waivers[tuple(held)] = None
        if all(
            f"together:{edge.precondition.id}" in board.moves or goes_along(edge.precondition)
            for edge in circle.edges
        ):
            agreed = (edge.precondition for edge in circle.edges)
            agreements[tuple(it.id for it in agreed if not goes_along(it))] = None
    for held_by in waivers:
        yield Exit("waive", held_by, moves=tuple(f"waive:{name}" for name in held_by))
    for held_by in agreements:
        moves = (f"together:{name}" for name in held_by)
        yield Exit("together", held_by, moves=tuple(it for it in moves if it not in board.assumed))
