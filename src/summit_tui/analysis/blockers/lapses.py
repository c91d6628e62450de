"""Which demands and refusals have ended: a holder gave them up, or later said the opposite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from summit_tui.dossier.evidence import Evidence
from summit_tui.dossier.model import Dossier, Outcome, Position, Precondition, Refusal
from summit_tui.dossier.parse.references import settled
from summit_tui.record import Record

_YES = ("affirms", "conditional")


class Lapse(Record):
    """A demand or refusal that no longer stands, and the statements that ended it.

    Exactly one of `precondition` and `refusal` is given. `waived` and `dropped` are what a curator
    wrote down; `turned` says that the holder later took the opposite stance.
    """

    outcome: str
    precondition: Precondition | None
    refusal: Refusal | None
    how: Literal["waived", "dropped", "turned"]
    statements: tuple[str, ...]

    @property
    def by(self) -> tuple[str, ...]:
        """Whose it was."""
        if self.precondition:
            return self.precondition.set_by
        return (self.refusal.by,) if self.refusal else ()


def standing(dossier: Dossier) -> tuple[Dossier, tuple[Lapse, ...]]:
    """The dossier with the demands and refusals that still stand, and those that do not."""
    stances = _Stances(dossier)
    lapses: list[Lapse] = []
    outcomes: dict[str, Outcome] = {}
    for outcome in dossier.outcomes.values():
        gone = [
            lapse for refusal in outcome.refusals if (lapse := stances.refusal(outcome, refusal))
        ]
        if gone:
            lapses += gone
            left = tuple(
                refusal
                for refusal in outcome.refusals
                if all(lapse.refusal != refusal for lapse in gone)
            )
            outcomes[outcome.id] = settled(outcome._replace(refusals=left))
    demands: dict[str, Precondition] = {}
    for precondition in dossier.preconditions.values():
        ended = stances.demand(precondition)
        if ended:
            lapses.append(ended)
        else:
            demands[precondition.id] = precondition
    if not lapses:
        return dossier, ()
    left_over = dossier._replace(outcomes={**dossier.outcomes, **outcomes}, preconditions=demands)
    return left_over, tuple(lapses)


def accepted(dossier: Dossier, precondition: Precondition) -> bool:
    """Whether every holder has accepted that it comes about together with what waits for it."""
    return bool(precondition.together) and _said_by_all(
        _evidence(dossier), precondition.set_by, precondition.together
    )


def _evidence(dossier: Dossier) -> Evidence:
    return Evidence(dossier.parties, dossier.actors, dossier.sources, dossier.statements)


def _said_by_all(evidence: Evidence, holders: Sequence[str], statements: Sequence[str]) -> bool:
    return bool(holders) and all(
        any(evidence.own(statement, holder) for statement in statements) for holder in holders
    )


class _Stances:
    """Who said what later about the propositions that demands and refusals rest on."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._evidence = _evidence(dossier)
        self._on: Mapping[str, list[tuple[str, Position]]] | None = None
        self._about: dict[str, list[str]] = defaultdict(list)
        self._orders: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._excluded: dict[str, set[str]] = defaultdict(set)
        for proposition in dossier.propositions.values():
            if proposition.outcome:
                self._about[proposition.outcome].append(proposition.id)
            if proposition.order:
                self._orders[proposition.order].append(proposition.id)
            for other in proposition.excludes:
                self._excluded[proposition.id].add(other)
                self._excluded[other].add(proposition.id)

    def refusal(self, outcome: Outcome, refusal: Refusal) -> Lapse | None:
        """How a refusal ended, if it has."""
        since = self._last(refusal.statements, (refusal.by,))
        if self._stands_given_up(refusal.dropped, since):
            return Lapse(outcome.id, None, refusal, "dropped", refusal.dropped)
        denied = {
            position.proposition
            for position in self._positions(refusal.statements)
            if position.stance == "rejects"
        }
        turned = self._later((refusal.by,), since, {*self._about[outcome.id], *denied}, _YES)
        return Lapse(outcome.id, None, refusal, "turned", turned) if turned else None

    def demand(self, demand: Precondition) -> Lapse | None:
        """How a demand ended, if it has."""
        holders = demand.set_by
        since = self._last(demand.statements, holders)
        if _said_by_all(self._evidence, holders, demand.waived) and self._stands_given_up(
            demand.waived, since
        ):
            return Lapse(demand.outcome, demand, None, "waived", demand.waived)
        if len(holders) != 1 or not since:
            return None
        asked = {name for group in demand.any_of for name in group}
        said = {
            position.proposition
            for position in self._positions(demand.statements)
            if position.stance in _YES
        }
        ordered = {
            name for first in asked for name in self._orders.get((first, demand.outcome), ())
        }
        opposite = {
            name for first in asked for name in self._orders.get((demand.outcome, first), ())
        }
        opposite.update(other for name in ordered & said for other in self._excluded[name])
        turned = {
            *self._later(holders, since, ordered & said, ("rejects",)),
            *self._later(holders, since, opposite, ("affirms",)),
        }
        if not turned:
            return None
        return Lapse(demand.outcome, demand, None, "turned", tuple(sorted(turned)))

    def _positions(self, statements: Iterable[str]) -> Iterable[Position]:
        for name in statements:
            yield from (
                self._dossier.statements[name].positions
                if name in (self._dossier.statements)
                else ()
            )

    def _last(self, statements: Iterable[str], holders: Sequence[str]) -> int:
        """The last day on which the holders said it themselves, as an ordinal; 0 if unknown."""
        known = [name for name in statements if name in self._dossier.statements]
        dates = [
            self._evidence.date_of(name)
            for name in known
            if any(self._evidence.own(name, holder) for holder in holders)
        ]
        return max((date.last for date in dates), default=0) if all(d.text for d in dates) else 0

    def _stands_given_up(self, statements: Sequence[str], since: int) -> bool:
        """Whether it was not asked for again on a later day."""
        dates = [self._evidence.date_of(name) for name in statements]
        return bool(dates) and (
            not all(date.text for date in dates) or max(date.last for date in dates) >= since
        )

    def _later(
        self,
        holders: Sequence[str],
        since: int,
        propositions: Iterable[str],
        stances: Sequence[str],
    ) -> tuple[str, ...]:
        """Own statements of the holders, certainly later, that firmly take such a stance."""
        if not since:
            return ()
        found = {
            statement
            for proposition in propositions
            for statement, position in self._statements_on.get(proposition, ())
            if position.stance in stances
            and position.firm == "firm"
            and self._evidence.date_of(statement).text
            and self._evidence.date_of(statement).first > since
            and any(self._evidence.own(statement, holder) for holder in holders)
        }
        return tuple(sorted(found))

    @property
    def _statements_on(self) -> Mapping[str, list[tuple[str, Position]]]:
        """The statements that take a position of their own on each proposition."""
        if self._on is None:
            on: dict[str, list[tuple[str, Position]]] = defaultdict(list)
            for statement in self._dossier.statements.values():
                for position in statement.positions:
                    if not position.of:
                        on[position.proposition].append((statement.id, position))
            self._on = on
        return self._on
