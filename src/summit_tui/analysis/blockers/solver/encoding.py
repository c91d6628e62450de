"""The rules of the package's docstring, for the solver: moves are choices, the goal must hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from summit_tui.analysis.blockers.solver import circuits
from summit_tui.analysis.blockers.solver.reduction import Reduction
from summit_tui.analysis.blockers.solver.rules import Group
from summit_tui.analysis.blockers.solver.solver import Solver

if TYPE_CHECKING:
    from clingo.backend import Backend

MOMENTS = 3
"""How many moments of togetherness, one after the other, are looked for within one component.
A moment takes at least two outcomes, so up to seven outcomes three are exact."""
FEW = 100
"""Outcomes of a component beyond which one moment is looked for: each doubles the work."""


def encode(part: Reduction, weights: Mapping[str, int]) -> Solver:
    """The program whose sets are the moves that bring the goal about."""
    program = Solver({move: weights[move] for move in sorted(part.moves)})
    with program.rules() as backend:
        encoding = _Encoding(part, program, backend)
        for outcome in range(len(part.rules.names)):
            encoding.alone(outcome)
        for component in encoding.components():
            most = MOMENTS if len(component) <= FEW else 1
            for _ in range(max(1, min(most, len(component) // 2))):
                encoding.moment(component)
        backend.add_rule([], [-encoding.holds[part.goal]])
    return program


class _Encoding:
    """Writes the rules of one part. Numbers are atoms, negative ones their negation."""

    def __init__(self, part: Reduction, program: Solver, backend: Backend) -> None:
        self.rules = part.rules
        self._atoms = program.atom
        self._guessing = program.guessing
        self._agreed = part.agreed
        self._backend = backend
        self.holds = [backend.add_atom() for _ in part.rules.names]
        self.satisfied = [backend.add_atom() for _ in part.rules.groups]
        self._choices: dict[int, int] = {}

    def _rule(self, head: int, *body: int) -> None:
        self._backend.add_rule([head], body)

    def alone(self, outcome: int) -> None:
        """It comes about when all demands are satisfied and what it needs is done."""
        rules = self.rules
        for demand in rules.demands[outcome]:
            for group in rules.groups[demand]:
                self._rule(self.satisfied[demand], *(self.holds[x] for x in group))
            if rules.waive[demand]:
                self._rule(self.satisfied[demand], self._atoms[rules.waive[demand]])
        needed = [self._atoms[move] for move in rules.needs[outcome]]
        demanded = [self.satisfied[demand] for demand in rules.demands[outcome]]
        self._rule(self.holds[outcome], *self._chosen(outcome), *needed, *demanded)
        for other in rules.rules_out[outcome]:
            if outcome < other:
                self._backend.add_rule([], [self.holds[outcome], self.holds[other]])

    def _chosen(self, outcome: int) -> list[int]:
        """What is ruled out by others comes about only in the worlds that choose it."""
        if not self.rules.rules_out[outcome]:
            return []
        if outcome not in self._choices:
            self._choices[outcome] = self._backend.add_atom()
            self._backend.add_rule([self._choices[outcome]], choice=True)
        return [self._choices[outcome]]

    def components(self) -> list[list[int]]:
        """Where agreement may close circles."""
        rules = self.rules
        edges: list[list[int]] = [[] for _ in rules.names]
        for demand, outcome in enumerate(rules.outcome_of):
            if rules.together[demand] or rules.along[demand] or rules.accepted[demand]:
                edges[outcome] += [member for group in rules.groups[demand] for member in group]
        agreeing = {
            rules.outcome_of[demand]
            for demand, move in enumerate(rules.together)
            if move or rules.accepted[demand]
        }
        return [found for found in circuits.components(edges) if not agreeing.isdisjoint(found)]

    def moment(self, component: list[int]) -> None:
        """Some of the component come about at one moment: those that the solver guesses.

        The guess is good when all of them turn out ready; only then do they hold.
        """
        backend = self._backend
        guessed = {outcome: backend.add_atom() for outcome in component}
        ready = {outcome: backend.add_atom() for outcome in component}
        backend.add_rule(list(guessed.values()), [self._guessing], choice=True)
        fires = backend.add_atom()
        willing = []
        for outcome in component:
            fine = backend.add_atom()
            self._rule(fine, -guessed[outcome])
            self._rule(fine, ready[outcome])
            willing.append(fine)
            self._rule(self.holds[outcome], fires, guessed[outcome])
            self._ready(outcome, guessed, ready)
        self._rule(fires, *willing)

    def _ready(self, outcome: int, guessed: dict[int, int], ready: dict[int, int]) -> None:
        rules = self.rules
        body = [guessed[outcome], *self._chosen(outcome)]
        body += (self._atoms[move] for move in rules.needs[outcome])
        for demand in rules.demands[outcome]:
            satisfied = self.satisfied[demand]
            move = rules.together[demand]
            if rules.accepted[demand]:
                body.append(self._softened(demand, guessed, []))
            elif move:
                agreed = [] if move in self._agreed else [self._atoms[move]]
                body.append(self._softened(demand, guessed, agreed))
            elif rules.along[demand]:
                body.append(self._softened(demand, ready, []))
            else:
                body.append(satisfied)
        self._rule(ready[outcome], *body)

    def _softened(self, demand: int, others: dict[int, int], condition: list[int]) -> int:
        """Satisfied by what holds, or on a condition by these others of the moment."""
        softened = self._backend.add_atom()
        self._rule(softened, self.satisfied[demand])
        for group in self.rules.groups[demand]:
            if any(member in others for member in group):
                self._rule(softened, *condition, *self._members(group, others))
        return softened

    def _members(self, group: Group, others: dict[int, int]) -> list[int]:
        body = []
        for member in group:
            if member in others:
                either = self._backend.add_atom()
                self._rule(either, self.holds[member])
                self._rule(either, others[member])
                body.append(either)
            else:
                body.append(self.holds[member])
        return body
