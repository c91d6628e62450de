"""What two sides can clash over: pairs of camps that cannot both be right.

A subject is one of
- a proposition: those who affirm it against those who reject it;
- two propositions of one scope that exclude each other: those who affirm either;
- the order of two outcomes: those who demand one first against those who demand the other first,
  and against those who reject that order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from summit_tui.analysis.contradictions.claims import Claim
from summit_tui.dossier.model import Dossier, Proposition
from summit_tui.record import Record


class Camp(Record):
    """Claims that say the same of a subject: the stance, and a phrase that says it."""

    stance: str
    says: str
    claims: Sequence[Claim]


class Subject(Record):
    """Two camps, the ids of what they clash over, and the same in words."""

    ids: tuple[str, ...]
    about: str
    camps: tuple[Camp, Camp]


Order = tuple[str, str]
"""Two outcome ids: first this one, then that one."""


def subjects_of(dossier: Dossier, claims: Mapping[str, Sequence[Claim]]) -> Iterator[Subject]:
    """Every subject on which both camps have somebody."""
    demands: dict[Order, list[Claim]] = defaultdict(list)
    refusals: dict[Order, list[Claim]] = defaultdict(list)
    for name, proposition in dossier.propositions.items():
        taken = claims.get(name, ())
        affirm = [claim for claim in taken if claim.stance == "affirms"]
        reject = [claim for claim in taken if claim.stance == "rejects"]
        if affirm and reject:
            yield _proposition(proposition, affirm, reject)
        yield from _exclusions(dossier, proposition, affirm, claims)
        _collect_orders(proposition, taken, demands, refusals)
    yield from _orders(dossier, demands, refusals)


def _proposition(
    proposition: Proposition, affirm: Sequence[Claim], reject: Sequence[Claim]
) -> Subject:
    camps = (
        Camp("affirms", "affirms", affirm),
        Camp("rejects", "rejects", reject),
    )
    return Subject((proposition.id,), proposition.text, camps)


def _exclusions(
    dossier: Dossier,
    proposition: Proposition,
    affirm: Sequence[Claim],
    claims: Mapping[str, Sequence[Claim]],
) -> Iterator[Subject]:
    """Each excluding pair once, whichever of the two names the other."""
    for name in proposition.excludes:
        other = dossier.propositions.get(name)
        if other is None or other.scope != proposition.scope or not affirm:
            continue
        if proposition.id in other.excludes and other.id < proposition.id:
            continue
        against = [claim for claim in claims.get(name, ()) if claim.stance == "affirms"]
        if against and name != proposition.id and not _both_necessary(proposition, other):
            first, second = sorted(
                ((proposition, affirm), (other, against)), key=lambda pair: pair[0].id
            )
            yield Subject(
                (first[0].id, second[0].id),
                f"{first[0].text} / {second[0].text}",
                (
                    Camp("affirms", first[0].text, first[1]),
                    Camp("affirms", second[0].text, second[1]),
                ),
            )


def _both_necessary(one: Proposition, other: Proposition) -> bool:
    """Whether both only say what has to come before the same: two such do not exclude each other.

    That is guard 10, whatever the curator wrote.
    """
    return len(one.order) == len(other.order) == 2 and one.order[1] == other.order[1]


def _collect_orders(
    proposition: Proposition,
    claims: Sequence[Claim],
    demands: dict[Order, list[Claim]],
    refusals: dict[Order, list[Claim]],
) -> None:
    """Bring "not until", "only if" and "first … then" to one form (guard 4)."""
    for claim in claims:
        if claim.stance == "conditional" and proposition.outcome:
            for condition in sorted(claim.conditions):
                if condition != proposition.outcome:
                    demands[condition, proposition.outcome].append(claim)
        if len(proposition.order) == 2:
            first, then = proposition.order
            if claim.stance in ("affirms", "conditional"):
                demands[first, then].append(claim)
            elif claim.stance == "rejects":
                refusals[first, then].append(claim)


def _orders(
    dossier: Dossier,
    demands: Mapping[Order, list[Claim]],
    refusals: Mapping[Order, list[Claim]],
) -> Iterator[Subject]:
    def name(outcome: str) -> str:
        return dossier.outcomes[outcome].name if outcome in dossier.outcomes else outcome

    for order, wanted in demands.items():
        first, then = order
        opposite = demands.get((then, first))
        if opposite and first < then:
            yield Subject(
                order,
                f"What comes first: {name(first)} or {name(then)}?",
                (
                    Camp("conditional", f"first {name(first)}", wanted),
                    Camp("conditional", f"first {name(then)}", opposite),
                ),
            )
        # Where both camps speak of one and the same proposition, that is a subject already.
        rejected = refusals.get(order, ())
        named = {claim.proposition for claim in rejected}
        implied = [claim for claim in wanted if claim.proposition not in named]
        if implied and rejected:
            yield Subject(
                order,
                f"Must {name(first)} come before {name(then)}?",
                (
                    Camp("conditional", f"first {name(first)}", implied),
                    Camp("rejects", "not in that order", rejected),
                ),
            )
