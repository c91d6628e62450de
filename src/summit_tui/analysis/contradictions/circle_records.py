"""Circles of demands, as contradictions."""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.analysis.blockers.circles import Loop, circles
from summit_tui.analysis.contradictions.contradiction import Contradiction, Side
from summit_tui.analysis.contradictions.record_maker import RecordMaker
from summit_tui.dossier.model import Dossier


def circle_records(dossier: Dossier, make: RecordMaker) -> Iterator[Contradiction]:
    """One for each circle, the shortest first."""
    listed: list[frozenset[str]] = []
    for loop in circles(dossier):
        edges = loop.circle.edges
        if len(edges) == 2 and all(edge.precondition.derived for edge in edges):
            continue  # Two opposite orders, each from conditions: that is an opposition.
        demands = frozenset(edge.precondition.id for edge in edges)
        # One that runs through a shorter one over the same demands says nothing more.
        if not any(shorter <= demands for shorter in listed):
            listed.append(demands)
            yield _record(make, loop)


def _record(make: RecordMaker, loop: Loop) -> Contradiction:
    outcomes = loop.circle.outcomes
    firm = all(
        any(item.firm for item in make.shown(edge.precondition.statements))
        for edge in loop.circle.edges
    )
    return make.record(
        "circle",
        "hard" if loop.on_record and firm else "tension",
        outcomes,
        "-".join(loop.circle.holders),
        " → ".join(map(make.outcome, (*outcomes, outcomes[0]))),
        tuple(
            Side(
                hold.actors[0] if hold.actors else "",
                hold.actors,
                "requires",
                hold.says,
                hold.statements,
                holder=hold.holder,
            )
            for hold in loop.holds
        ),
        _rule(make, loop),
        [make.shown(hold.statements) for hold in loop.holds],
        loop.circle,
    )


def _rule(make: RecordMaker, loop: Loop) -> str:
    rule = "Each of these waits for the next, and the last for the first."
    if loop.circle.opens:
        rule += " Steps that nobody refuses would open it."
    for way in loop.exits:
        refused = ", which is refused" if way.refused else ""
        rule += f" A way out: {' and '.join(map(make.outcome, way.requires))}{refused}."
    return rule
