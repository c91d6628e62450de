"""How near something is to the goal, in steps of what waits for what, and who holds it up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summit_tui.analysis.contradictions.claims import Claim
from summit_tui.analysis.questions import QuestionGroup
from summit_tui.dossier.model import INDEPENDENT, Dossier


class Bearing:
    """Answers about one dossier and its goal. Without a goal, nothing bears on it."""

    def __init__(self, dossier: Dossier, claims: Mapping[str, Sequence[Claim]]) -> None:
        self._dossier = dossier
        self._awaited: dict[str, set[str]] = defaultdict(set)
        self._holders: set[str] = set()
        for precondition in dossier.preconditions.values():
            for group in precondition.any_of:
                self._awaited[precondition.outcome].update(group)
            if precondition.outcome == dossier.goal:
                self._holders.update(precondition.set_by)
        self._conditions(claims)
        goal = dossier.outcomes.get(dossier.goal)
        self._holders.update(goal.controllers if goal else ())
        self._distances = self._steps()

    def outcomes(self, group: QuestionGroup) -> tuple[str, ...]:
        """The sorted outcomes that depend on a question: the curator's, or those it is about."""
        dossier = self._dossier
        if group.curated and dossier.questions[group.curated].bears_on:
            return tuple(sorted(dossier.questions[group.curated].bears_on))
        found = {outcome for pair in group.orders for outcome in pair}
        for name in group.propositions:
            proposition = dossier.propositions[name]
            found.update(proposition.bears_on or (proposition.outcome,))
        return tuple(sorted(found - {""}))

    def distance(self, outcomes: Iterable[str]) -> int | None:
        """The steps from the goal to the nearest of them: 0 for the goal itself.

        None if the goal waits for none of them.
        """
        return min((self._distances[it] for it in outcomes if it in self._distances), default=None)

    def parties(self) -> tuple[str, ...]:
        """The sorted parties that hold demands on the goal, or that it needs to come about."""
        found = {self._party(holder) for holder in self._holders}
        return tuple(sorted(found - {"", INDEPENDENT}))

    def _party(self, holder: str) -> str:
        if holder in self._dossier.parties:
            return holder
        actor = self._dossier.actors.get(holder)
        return actor.party if actor else ""

    def _conditions(self, claims: Mapping[str, Sequence[Claim]]) -> None:
        """A condition that somebody sets is a demand, whether a precondition is written or not."""
        for name, taken in claims.items():
            outcome = self._dossier.propositions[name].outcome
            if not outcome:
                continue
            for claim in taken:
                if claim.stance == "conditional" and claim.own:
                    self._awaited[outcome].update(claim.conditions)
                    if outcome == self._dossier.goal:
                        self._holders.add(claim.holder)

    def _steps(self) -> Mapping[str, int]:
        """The distance of everything that the goal waits for."""
        goal = self._dossier.goal
        distances = {goal: 0} if goal else {}
        waiting = list(distances)
        for outcome in waiting:
            for awaited in sorted(self._awaited.get(outcome, ())):
                if awaited not in distances:
                    distances[awaited] = distances[outcome] + 1
                    waiting.append(awaited)
        return distances
