"""What a goal waits for, from the goal down: one line for each thing that is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from summit_tui.analysis.blockers.state import Requirement, State
from summit_tui.record import Record


class Line(Record):
    """An outcome that does not hold, below the one that waits for it.

    `last` says for each level, down to its own, whether nothing follows there: what the lines of a
    tree are drawn from; empty for the goal. `need` is what makes the outcome above wait for it.
    Of the `ways` to fulfil that need this line belongs to number `way`, and is its `part`-th
    missing outcome; both count from 0.

    `refused_by` and `step_by` are those whose refusal or step this outcome itself lacks;
    `orphan` that nobody could take the step. `mark`: `circle` if it is one of those above it that
    wait for it, `above` if what it waits for has been shown already; neither is shown again.
    """

    outcome: str
    last: tuple[bool, ...]
    need: Requirement | None
    way: int
    ways: int
    part: int
    refused_by: tuple[str, ...]
    step_by: tuple[str, ...]
    orphan: bool
    mark: Literal["", "circle", "above"]

    @property
    def depth(self) -> int:
        """How far below the goal it is."""
        return len(self.last)


class _Child(Record):
    outcome: str
    need: Requirement
    way: int
    part: int


def outline(state: State, goal: str) -> Iterator[Line]:
    """The lines from the goal down; none if it holds."""
    if state.holds(goal):
        return
    shown = {goal}
    path = {goal: None}
    needs = state.needs(goal)
    yield _line(goal, (), None, needs, "")
    stack = [_children(needs)]
    last: tuple[bool, ...] = ()
    while stack:
        child, is_last = next(stack[-1], (None, False))
        if child is None:
            stack.pop()
            path.popitem()
            last = last[:-1]
            continue
        here = child.outcome
        below = state.needs(here)
        again = here in shown and any(not need.cause and need.missing for need in below)
        mark: Literal["", "circle", "above"] = (
            "circle" if here in path else "above" if again else ""
        )
        yield _line(here, (*last, is_last), child, below, mark)
        if not mark:
            shown.add(here)
            path[here] = None
            last = (*last, is_last)
            stack.append(_children(below))


def _children(needs: list[Requirement]) -> Iterator[tuple[_Child, bool]]:
    found = [
        _Child(outcome, need, way, part)
        for need in needs
        if not need.cause
        for way, group in enumerate(need.missing)
        for part, outcome in enumerate(group)
    ]
    for at, child in enumerate(found, 1):
        yield child, at == len(found)


def _line(
    outcome: str,
    last: tuple[bool, ...],
    child: _Child | None,
    needs: list[Requirement],
    mark: Literal["", "circle", "above"],
) -> Line:
    lacking = [need for need in needs if not need.cause and not need.precondition]
    return Line(
        outcome=outcome,
        last=last,
        need=child.need if child else None,
        way=child.way if child else 0,
        ways=len(child.need.missing) if child else 1,
        part=child.part if child else 0,
        refused_by=tuple(by for need in lacking if need.refusal for by in need.by),
        step_by=tuple(by for need in lacking if not need.refusal for by in need.by),
        orphan=any(not need.refusal and not need.by for need in lacking),
        mark=mark,
    )
