"""What is answered to one question: claims as answers, by the words that say them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summit_tui.analysis.contradictions.claims import Claim
from summit_tui.analysis.questions import Order, QuestionGroup
from summit_tui.dossier.model import Dossier, Proposition
from summit_tui.record import Record


class Answers(Record):
    """The answers to one question.

    `given` and `read` hold, by the answer in words, the claims of those who give it and of those
    who say it of somebody else. `conditional` are the claims that answer under conditions, and
    `left_open` those that call it undecided. `denials` holds the answers that only deny another,
    with the one that they deny.
    """

    given: Mapping[str, Sequence[Claim]]
    read: Mapping[str, Sequence[Claim]]
    conditional: Sequence[Claim]
    left_open: Sequence[Claim]
    denials: Mapping[str, str]


class AnswerBook:
    """Finds the answers to any question of one dossier, and who asks for what it is about."""

    def __init__(self, dossier: Dossier, claims: Mapping[str, Sequence[Claim]]) -> None:
        self._dossier = dossier
        self._claims = claims
        self._about: dict[str, list[str]] = defaultdict(list)
        for name, proposition in dossier.propositions.items():
            if proposition.outcome and name in claims:
                self._about[proposition.outcome].append(name)
        self._asking: dict[str, set[str]] = defaultdict(set)
        for taken in claims.values():
            for claim in taken:
                for condition in claim.conditions if not claim.reading else ():
                    self._asking[condition].add(claim.holder)

    def asking(self, group: QuestionGroup) -> set[str]:
        """Those who make something else wait for what a question is about."""
        about = (self._dossier.propositions[name].outcome for name in group.propositions)
        return {holder for outcome in about for holder in self._asking.get(outcome, ())}

    def answers(self, group: QuestionGroup) -> Answers:
        """All answers to one question."""
        given: dict[str, list[Claim]] = defaultdict(list)
        read: dict[str, list[Claim]] = defaultdict(list)
        conditional: list[Claim] = []
        left_open: list[Claim] = []
        denials: dict[str, str] = {}
        for says, denies, claim in self._all(group):
            if says:
                (read if claim.reading else given)[says].append(claim)
                if denies:
                    denials[says] = denies
            elif claim.stance == "conditional":
                conditional.append(claim)
            elif not claim.reading:
                left_open.append(claim)
        _move_deniers(given, denials)
        self._join_deniers_of_both(group, given)
        return Answers(given, read, conditional, left_open, denials)

    def _all(self, group: QuestionGroup) -> Iterator[tuple[str, str, Claim]]:
        """Each claim with its answer in words, and the answer that this only denies.

        What is conditional or left open has no words.
        """
        for name in group.propositions:
            proposition = self._dossier.propositions[name]
            affirmed = self._affirmed(proposition, group)
            for claim in self._claims.get(name, ()):
                ordered = claim.stance == "conditional" and bool(proposition.order)
                if claim.stance == "rejects":
                    yield self._denied(proposition, group), affirmed, claim
                elif claim.stance == "affirms" or ordered:
                    yield affirmed, "", claim
                else:
                    yield "", "", claim
        for one, other in group.orders:
            for order in ((one, other), (other, one)):
                for claim in self._demands(order):
                    yield self.first(order, group), "", claim

    def _join_deniers_of_both(self, group: QuestionGroup, given: dict[str, list[Claim]]) -> None:
        """Who denies an order and its opposite gives one answer: neither first."""
        for one, other in group.orders:
            both = [f"not: {self.first(order, group)}" for order in ((one, other), (other, one))]
            holders = [{claim.holder for claim in given.get(says, ())} for says in both]
            joint = holders[0] & holders[1]
            if not joint:
                continue
            alone = len(group.orders) == 1
            names = f"{self._outcome(one)} nor {self._outcome(other)} first"
            neither = "neither first" if alone else f"neither {names}"
            for says in both:
                given[neither] += [claim for claim in given[says] if claim.holder in joint]
                left = [claim for claim in given.pop(says) if claim.holder not in joint]
                if left:
                    given[says] = left

    def only_after(self, conditions: Iterable[str]) -> str:
        """What somebody answers who sets conditions."""
        names = [self._outcome(condition) for condition in sorted(conditions)]
        return f"only after {' and '.join(names)}" if names else "only under conditions"

    def _demands(self, order: Order) -> Iterator[Claim]:
        """The claims that set the first outcome as a condition of the other."""
        first, then = order
        for name in self._about.get(then, ()):
            for claim in self._claims[name]:
                if claim.stance == "conditional" and first in claim.conditions:
                    yield claim

    def first(self, order: Order, group: QuestionGroup) -> str:
        """What somebody answers who wants one outcome before the other."""
        for name in group.propositions:
            proposition = self._dossier.propositions[name]
            if proposition.order == order and proposition.answer:
                return proposition.answer
        first = self._outcome(order[0])
        if len(group.orders) == 1:
            return f"first {first}"
        return f"first {first}, then {self._outcome(order[1])}"

    def _affirmed(self, proposition: Proposition, group: QuestionGroup) -> str:
        if proposition.answer:
            return proposition.answer
        if len(proposition.order) == 2:
            return self.first((proposition.order[0], proposition.order[1]), group)
        return "yes" if self._alone(group) else proposition.text

    def _denied(self, proposition: Proposition, group: QuestionGroup) -> str:
        affirmed = self._affirmed(proposition, group)
        return "no" if affirmed == "yes" else f"not: {affirmed}"

    def _alone(self, group: QuestionGroup) -> bool:
        return len(group.propositions) == 1 and not group.orders

    def _outcome(self, outcome: str) -> str:
        found = self._dossier.outcomes.get(outcome)
        return found.name if found else outcome


def _move_deniers(given: dict[str, list[Claim]], denials: Mapping[str, str]) -> None:
    """Who says what is so instead stands there, not also among those who only deny."""
    where: dict[str, list[str]] = defaultdict(list)
    for says in sorted(given.keys() - denials.keys()):
        for holder in {claim.holder for claim in given[says]}:
            where[holder].append(says)
    for says in sorted(denials.keys() & given.keys()):
        left = []
        for claim in given[says]:
            instead = [it for it in where.get(claim.holder, ()) if it != denials[says]]
            if instead:
                given[instead[0]].append(claim)
            else:
                left.append(claim)
        if left:
            given[says] = left
        else:
            del given[says]
