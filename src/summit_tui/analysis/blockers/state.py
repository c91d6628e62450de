"""What holds on a graph, and why: the answer to a what-if."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

from summit_tui.analysis.blockers.blocker_graph import BlockerGraph
from summit_tui.analysis.blockers.moves import move_id
from summit_tui.analysis.blockers.solver.rules import NEVER, Rules, possible, waits_for
from summit_tui.dossier.model import Precondition, Refusal
from summit_tui.record import Record

Cause = Literal["holds", "waived", "together", "dropped", "done"]


class Requirement(Record):
    """One thing that an outcome needs.

    Exactly one of `precondition`, `refusal` and neither is given; neither means its own step,
    which its controllers take. `cause` says why it is fulfilled and is empty when it is not.
    `by` are those who set the demand, refuse or take the step; empty for law, and for a step that
    nobody can take. `because` is the group that holds (or comes about at the same moment).
    `missing` are, of each group, the outcomes that do not hold. `moves` are the ids of the moves
    that would fulfil it directly; those that are assumed are among them.
    """

    cause: Cause | None
    by: tuple[str, ...]
    precondition: Precondition | None
    refusal: Refusal | None
    because: tuple[str, ...]
    missing: tuple[tuple[str, ...], ...]
    moves: tuple[str, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """The evidence that it is needed."""
        shown = self.precondition or self.refusal
        return shown.statements if shown else ()


class State:
    """The least fixpoint of a graph, and the reasons for it.

    Where outcomes rule one another out, it is that of a world in which the goal comes about.
    """

    def __init__(self, graph: BlockerGraph, goal: str = "") -> None:
        self.graph = graph
        wanted = graph.number[goal] if goal else NEVER
        self.moments: Sequence[int] = possible(graph.rules, graph.assumed, wanted)

    def holds(self, outcome: str) -> bool:
        """Whether the outcome has come about."""
        return self.moments[self.graph.number[outcome]] != NEVER

    @cached_property
    def edges(self) -> list[list[int]]:
        """What waits for what, by number; empty for what holds."""
        return waits_for(self.graph.rules, self.moments, self.graph.assumed)

    @cached_property
    def demand_number(self) -> dict[str, int]:
        """The number of each precondition that counts, by its id."""
        return {demand.id: at for at, demand in enumerate(self.graph.demands)}

    def cause_of(self, precondition: str) -> tuple[Cause | None, tuple[str, ...]]:
        """Why a demand that counts is fulfilled (none if it is not), and the group that does it."""
        rules = self.graph.rules
        cause, because = _fulfilled(
            rules, self.moments, self.graph.assumed, self.demand_number[precondition]
        )
        return cause, tuple(rules.names[member] for member in because)

    def is_together(self, precondition: str) -> bool:
        """Whether a demand that counts may come about at one moment with what waits for it."""
        number = self.demand_number[precondition]
        rules = self.graph.rules
        return rules.accepted[number] or (
            bool(rules.together[number]) and rules.together[number] in self.graph.assumed
        )

    def waits_for(self, outcome: str) -> tuple[str, ...]:
        """The outcomes that it waits for directly, each once."""
        rules = self.graph.rules
        return tuple(rules.names[it] for it in self.edges[self.graph.number[outcome]])

    def moment(self, outcome: str) -> tuple[str, ...]:
        """All outcomes that come about at its moment, itself among them, if it holds by moves."""
        at = self.moments[self.graph.number[outcome]]
        if at <= 0:
            return ()
        return tuple(
            name
            for name, other in zip(self.graph.rules.names, self.moments, strict=True)
            if other == at
        )

    def needs(self, outcome: str) -> list[Requirement]:
        """Everything that it needs, fulfilled or not: refusals, then demands, then its step.

        Nothing for what is met. The reasons never run in a circle, except within one moment.
        """
        graph = self.graph
        number = graph.number[outcome]
        if graph.rules.met[number]:
            return []
        record = graph.dossier.outcomes[outcome]
        found = [self._refusal(outcome, refusal) for refusal in record.refusals]
        found += [self._demand(demand) for demand in graph.rules.demands[number]]
        return found or [self._step(number)]

    def _refusal(self, outcome: str, refusal: Refusal) -> Requirement:
        move = move_id("drop", outcome, refusal.by)
        cause: Cause | None = "dropped" if move in self.graph.assumed else None
        return Requirement(cause, (refusal.by,), None, refusal, (), (), (move,))

    def _step(self, number: int) -> Requirement:
        rules = self.graph.rules
        by = self.graph.dossier.outcomes[rules.names[number]].controllers
        moves = rules.needs[number]
        cause: Cause | None = "done" if moves and moves[0] in self.graph.assumed else None
        return Requirement(cause, by, None, None, (), (), moves)

    def _demand(self, demand: int) -> Requirement:
        graph, rules = self.graph, self.graph.rules
        precondition = graph.demands[demand]
        moves = tuple(move for move in (rules.waive[demand], rules.together[demand]) if move)
        cause, because = _fulfilled(rules, self.moments, graph.assumed, demand)
        return Requirement(
            cause,
            precondition.set_by,
            precondition,
            None,
            tuple(rules.names[member] for member in because),
            tuple(
                tuple(rules.names[member] for member in group if self.moments[member] == NEVER)
                for group in rules.groups[demand]
            ),
            moves,
        )


def _fulfilled(
    rules: Rules, moments: Sequence[int], assumed: frozenset[str], demand: int
) -> tuple[Cause | None, Sequence[int]]:
    """Why a demand is fulfilled, and the group that does it.

    A group that came about before the outcome is the best reason; then the same moment; that it
    came about later explains nothing, but where the outcome does not hold it counts as well.
    """
    own = moments[rules.outcome_of[demand]]
    holding = [g for g in rules.groups[demand] if all(moments[x] != NEVER for x in g)]
    for group in holding:
        if own == NEVER or all(moments[member] < own for member in group):
            return "holds", group
    if rules.waive[demand] in assumed:
        return "waived", ()
    for group in holding:
        if all(moments[member] <= own for member in group):
            return "together", group
    return None, ()
