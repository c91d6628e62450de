"""Outcomes that wait for one another in a circle: who holds each edge, and the ways out."""

from __future__ import annotations

from summit_tui.analysis.blockers.components import Component, components
from summit_tui.analysis.blockers.deadlock import Deadlock
from summit_tui.analysis.blockers.exits import Exits
from summit_tui.analysis.blockers.state import State


def deadlocks(state: State, goal: str = "") -> list[Deadlock]:
    """The deadlocks of a state; with a goal, those that it waits for, the nearest first.

    Each way out is tried, which takes time: who wants the circles alone asks for `components`.
    """
    exits = Exits(state)
    return [_deadlock(state, component, exits) for component in components(state, goal)]


def _deadlock(state: State, component: Component, exits: Exits) -> Deadlock:
    names = state.graph.rules.names
    return Deadlock(
        outcomes=tuple(names[node] for node in component.nodes),
        circles=component.circles,
        exits=tuple(exits.of(component.nodes, component.circles)),
        stuck=tuple(names[node] for node in component.stuck),
        complete=component.complete,
    )
