"""Circles for the list of contradictions: demands that cannot all be kept."""

from __future__ import annotations

from collections.abc import Iterable

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.alternatives import opening
from summit_tui.analysis.blockers.blocker_graph import blocker_graph
from summit_tui.analysis.blockers.components import components
from summit_tui.analysis.blockers.deadlock import Circle, Edge, Exit
from summit_tui.analysis.blockers.state import State
from summit_tui.dossier.model import Dossier
from summit_tui.record import Record


class Hold(Record):
    """What one side holds of a circle: all edges that it set, or all that nobody set.

    `holder` is a party or actor, and empty for what nobody set. `says` puts the edges into words.
    `actors` are those whose statements show it, by how often they do, and `statements` those
    statements, sorted. A side without evidence (an inference, a law) has neither.
    """

    holder: str
    edges: tuple[Edge, ...]
    says: str
    actors: tuple[str, ...]
    statements: tuple[str, ...]


class Loop(Record):
    """A circle with at least two sides that have evidence, one of which set a demand.

    `on_record` says that everybody on it demands it in their own words. `exits` are the
    alternatives that a precondition on it names and that open it.
    """

    circle: Circle
    holds: tuple[Hold, ...]
    on_record: bool
    exits: tuple[Exit, ...]


def circles(dossier: Dossier) -> list[Loop]:
    """The circles of preconditions that wait for each other, whatever their basis.

    Nobody waits for what holds, so met outcomes are on none. They do not depend on the order of
    the records: each begins with its first outcome by id, the shortest come first.
    """
    if not dossier.preconditions:
        return []
    ordered = dossier._replace(
        outcomes=dict(sorted(dossier.outcomes.items())),
        preconditions=dict(sorted(dossier.preconditions.items())),
    )
    state = State(blocker_graph(ordered))
    found = [
        _loop(dossier, circle, opening(state, frozenset(component.nodes), circle))
        for component in components(state)
        for circle in component.circles
        if circle.holders
    ]
    loops = [loop for loop in found if sum(bool(hold.actors) for hold in loop.holds) > 1]
    return sorted(loops, key=lambda loop: (len(loop.circle.outcomes), loop.circle.outcomes))


def _loop(dossier: Dossier, circle: Circle, exits: tuple[Exit, ...]) -> Loop:
    by_holder: dict[str, list[Edge]] = {}
    for edge in circle.edges:
        for holder in edge.precondition.set_by or ("",):
            by_holder.setdefault(holder, []).append(edge)
    holds = tuple(_hold(dossier, holder, edges) for holder, edges in by_holder.items())
    stated = all(edge.precondition.basis == "stated" for edge in circle.edges)
    return Loop(circle, holds, stated, exits)


def _hold(dossier: Dossier, holder: str, edges: list[Edge]) -> Hold:
    statements = sorted({name for edge in edges for name in edge.precondition.statements})
    return Hold(
        holder,
        tuple(edges),
        "; ".join(dict.fromkeys(_says(dossier, edge) for edge in edges)),
        _by_frequency(dossier.statements[name].actor for name in statements),
        tuple(statements),
    )


def _says(dossier: Dossier, edge: Edge) -> str:
    """The whole demand, with its alternatives: one of them is the next on the circle."""
    asked = words.asked(dossier, edge.precondition)
    return f"{words.outcome(dossier, edge.waiting)}: only after {asked}"


def _by_frequency(actors: Iterable[str]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for actor in actors:
        counts[actor] = counts.get(actor, 0) + 1
    return tuple(sorted(counts, key=lambda actor: (-counts[actor], actor)))
