"""The part of the rules that blocks one goal: what the search for packages looks at."""

from __future__ import annotations

from collections.abc import Collection

from summit_tui.analysis.blockers.solver.rules import (
    NEVER,
    Rules,
    blocks,
    could_be_together,
    fixpoint,
    ruled_out,
)
from summit_tui.record import Record

LARGEST = 1000
"""Outcomes in a component up to which it is asked what its holders could do at once. The question
costs the solver seconds beyond that, and nobody could read the answer."""


class Reduction(Record):
    """Fewer rules with the same answers, and the number of the goal in it.

    `agreed` are the `together` moves that are assumed already; `moves` are those that may help.
    `whole` is false when a component was larger than `LARGEST`.
    """

    rules: Rules
    goal: int
    agreed: frozenset[str]
    moves: frozenset[str]
    whole: bool

    @property
    def guesses(self) -> bool:
        """Whether the solver has to guess something besides the moves to answer at all."""
        return any(self.rules.rules_out) or any(self.rules.accepted)


def part(
    rules: Rules, goal: int, assumed: Collection[str], moves: Collection[str]
) -> Reduction | None:
    """What blocks the goal under the assumed moves; none if no moves can bring it about.

    Left are the outcomes that the goal waits for, directly or through others, without those that
    hold, with only the groups that can come to hold, and without demands that are settled.
    """
    barred = ruled_out(rules, goal)
    # What is contested stays in, so that the solver chooses.
    contested = {at for at, others in enumerate(rules.rules_out) if others and not rules.met[at]}
    now = fixpoint(rules, assumed, barred | contested)
    ever = fixpoint(rules, moves, barred)
    if ever[goal] == NEVER:
        return None
    new: dict[int, int] = {goal: 0}
    queue = [goal]
    kept: list[list[tuple[int, list[tuple[int, ...]]]]] = []
    for outcome in queue:
        left = []
        for demand in rules.demands[outcome]:
            if not blocks(rules, now, assumed, demand):
                continue
            groups = [
                tuple(member for member in group if now[member] == NEVER)
                for group in rules.groups[demand]
                if all(ever[member] != NEVER for member in group)
            ]
            left.append((demand, groups))
            for group in groups:
                for member in group:
                    if member not in new:
                        new[member] = len(queue)
                        queue.append(member)
        kept.append(left)
    return _renumbered(rules, queue, kept, new, frozenset(assumed))


def _renumbered(
    rules: Rules,
    outcomes: list[int],
    kept: list[list[tuple[int, list[tuple[int, ...]]]]],
    new: dict[int, int],
    assumed: frozenset[str],
) -> Reduction:
    demands: list[list[int]] = []
    outcome_of: list[int] = []
    groups: list[list[tuple[int, ...]]] = []
    old: list[int] = []
    for at, left in enumerate(kept):
        demands.append(list(range(len(old), len(old) + len(left))))
        for demand, ways in left:
            old.append(demand)
            outcome_of.append(at)
            groups.append([tuple(new[member] for member in group) for group in ways])
    smaller = Rules(
        names=[rules.names[outcome] for outcome in outcomes],
        met=[False] * len(outcomes),
        needs=[tuple(it for it in rules.needs[at] if it not in assumed) for at in outcomes],
        demands=demands,
        rules_out=[
            tuple(new[other] for other in rules.rules_out[at] if other in new) for at in outcomes
        ],
        outcome_of=outcome_of,
        groups=groups,
        waive=[rules.waive[demand] for demand in old],
        together=[rules.together[demand] for demand in old],
        along=[rules.along[demand] for demand in old],
        accepted=[rules.accepted[demand] for demand in old],
    )
    nothing = [NEVER] * len(outcomes)
    useful = could_be_together(smaller, nothing)
    within = could_be_together(smaller, nothing, LARGEST)
    smaller = smaller._replace(
        together=[move if it else "" for move, it in zip(smaller.together, within, strict=True)]
    )
    agreed = assumed.intersection(smaller.together)
    moves = {move for needed in smaller.needs for move in needed}
    moves.update(smaller.waive, smaller.together)
    return Reduction(smaller, 0, agreed, frozenset(moves - agreed - {""}), useful == within)
