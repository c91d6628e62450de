"""The ways out of a circle, and what each of them takes besides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from summit_tui.analysis.blockers.alternatives import MOST_EXITS, alternatives, open_demands
from summit_tui.analysis.blockers.deadlock import Circle, Exit
from summit_tui.analysis.blockers.moves import move_id
from summit_tui.analysis.blockers.ranking import weights
from summit_tui.analysis.blockers.solver.reduction import part
from summit_tui.analysis.blockers.solver.rules import NEVER, Rules, goes_along, possible
from summit_tui.analysis.blockers.solver.search import search_packages
from summit_tui.analysis.blockers.state import State

_TRIED = 10_000
"""Outcomes of a deadlock, times ways out of it, that are looked at."""


class Exits:
    """Tries the ways out of the deadlocks of one state."""

    def __init__(self, state: State) -> None:
        self._state = state
        graph = state.graph
        self._steps = {move.id for move in graph.moves.values() if move.level == "step"}

    def of(self, component: Sequence[int], circles: Sequence[Circle]) -> Iterator[Exit]:
        """Those that open the circle they are about, with what else that takes."""
        most = min(MOST_EXITS, 1 + _TRIED // len(component))
        offered = [(way, None) for way in self._alternatives(component)]
        for way, circle in islice((*offered, *self._moves(circles)), most):
            also = self._also(way, circle or _around(way, circles))
            if also is not None:
                yield way._replace(also=also)

    def _also(self, way: Exit, circle: Circle) -> tuple[str, ...] | None:
        """What else it takes until all of the circle can come about; none if nothing will do."""
        graph, number = self._state.graph, self._state.graph.number
        given = graph.assumed | set(way.moves)
        rules = graph.rules
        if way.kind == "alternative":
            # As if the demand were fulfilled by what lies outside.
            held = {demand.id: at for at, demand in enumerate(graph.demands)}
            lifted = list(rules.waive)
            lifted[held[way.preconditions[0]]] = _FULFILLED
            rules = rules._replace(waive=lifted)
            given |= {_FULFILLED}
        taken = given | self._steps
        moments = possible(rules, taken)
        closed = [name for name in circle.outcomes if moments[number[name]] == NEVER]
        if not closed:
            return ()
        left = part(rules, number[closed[0]], taken, graph.moves.keys() | taken)
        if left is None:
            return None
        ranked = {**weights(graph), _FULFILLED: 0}
        found = search_packages(left, ranked, 1).sets
        if not found:
            return None
        needed = found[0]
        if self._open(rules, circle, self._state.graph.assumed | self._steps | needed):
            return None  # it would do without this way out
        moments = possible(rules, taken | needed)
        if any(moments[number[name]] == NEVER for name in circle.outcomes):
            return None
        return tuple(move for move in graph.moves if move in needed)

    def _open(self, rules: Rules, circle: Circle, moves: AbstractSet[str]) -> bool:
        moments = possible(rules, moves)
        number = self._state.graph.number
        return all(moments[number[name]] != NEVER for name in circle.outcomes)

    def _alternatives(self, component: Sequence[int]) -> Iterator[Exit]:
        inside = frozenset(component)
        for node in component:
            for demand in open_demands(self._state, node):
                yield from alternatives(self._state, demand, inside)

    def _moves(self, circles: Iterable[Circle]) -> Iterator[tuple[Exit, Circle]]:
        """What the holders could do: lift one edge of a circle, or all agree to do it at once."""
        graph = self._state.graph
        waivers: dict[tuple[str, ...], Circle] = {}
        agreements: dict[tuple[str, ...], Circle] = {}
        for circle in circles:
            hops: dict[str, list[str]] = {}
            for edge in circle.edges:
                hops.setdefault(edge.waiting, []).append(edge.precondition.id)
            for held in hops.values():
                if all(move_id("waive", name) in graph.moves for name in held):
                    waivers.setdefault(tuple(held), circle)
            if all(
                move_id("together", edge.precondition.id) in graph.moves
                or self._state.is_together(edge.precondition.id)
                or goes_along(edge.precondition)
                for edge in circle.edges
            ):
                agreements.setdefault(tuple(e.precondition.id for e in circle.edges), circle)
        for held_by, circle in waivers.items():
            moves = tuple(move_id("waive", name) for name in held_by)
            yield Exit("waive", held_by, moves=moves), circle
        for on_circle, circle in agreements.items():
            offered = (move_id("together", name) for name in on_circle)
            needed = (move for move in offered if move in graph.moves.keys() - graph.assumed)
            yield Exit("together", on_circle, moves=tuple(needed)), circle


_FULFILLED = ":fulfilled"
"""Stands for the alternative that is tried. No move has such an id."""


def _around(way: Exit, circles: Sequence[Circle]) -> Circle:
    """The shortest circle that a demand is on."""
    return next(
        (
            circle
            for circle in circles
            if any(edge.precondition.id == way.preconditions[0] for edge in circle.edges)
        ),
        circles[0],
    )
