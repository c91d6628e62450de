"""Positions in one normal form: who takes which stance on what, on whose word, and when.

A statement's position becomes a `Claim`. Three ways of saying one thing become one (guard 4):
"no X until Y" (rejects, with conditions), "X only if Y" and "Y first, then X" are all
*conditional* on Y. What one actor says of a proposition on one day, or in one utterance, is one
claim: a yes beside an "only if" of that day is conditional, too, and all its conditions count. A
claim also says how long it stands: until the same actor says something else about the proposition.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from summit_tui.analysis.contradictions.grounds import ON_RECORD, Grounds, ground_of
from summit_tui.analysis.contradictions.provenance import Roots, Witnesses
from summit_tui.dossier.dates import UNDATED, Period
from summit_tui.dossier.model import Dossier, Stance, Statement
from summit_tui.record import Record

_order = attrgetter("date", "statement", "holder", "stance", "firm")
"""What claims are sorted by. Ties are of one statement, and keep its order."""


class Claim(Record):
    """One position of one statement.

    `speaker` is on whose word it rests, `holder` whose position it is. They differ when the
    speaker relays the holder (`relayed`) or reads the holder's mind (`reading`). `party` is the one
    for which the actor of the statement speaks in it, where that is not the actor's own, and else
    empty. The claim stands from `date.first` to `until` (day ordinals, inclusive).
    """

    statement: str
    speaker: str
    holder: str
    proposition: str
    stance: Stance
    firm: bool
    conditions: frozenset[str]
    date: Period
    until: int
    utterance: str
    roots: Roots
    grounds: Grounds
    relayed: bool
    reading: bool
    party: str

    @property
    def own(self) -> bool:
        """Whether it is the holder's own position at first hand (guard 6)."""
        return not (self.relayed or self.reading)

    @property
    def hard(self) -> bool:
        """Whether it can be a side of a hard contradiction (guard 8)."""
        return self.firm and self.grounds in ON_RECORD and self.own


def claims_of(dossier: Dossier) -> dict[str, list[Claim]]:
    """All claims by proposition id, in an order that does not depend on the files."""
    witnesses = Witnesses(dossier)
    by_proposition: dict[str, list[Claim]] = {}
    for statement in dossier.statements.values():
        if not statement.positions:
            continue
        for actor in statement.said_by:
            for claim in _claims(dossier, statement, actor, witnesses.of(statement)):
                by_proposition.setdefault(claim.proposition, []).append(claim)
    return {
        proposition: _with_ends(sorted(claims, key=_order))
        for proposition, claims in by_proposition.items()
    }


def _claims(dossier: Dossier, statement: Statement, actor: str, roots: Roots) -> Iterator[Claim]:
    """The positions of a statement as those of one of its actors: a joint one has several."""
    date = dossier.date_of(statement)
    speaker = statement.attributed_by or actor
    grounds = ground_of(dossier, statement)
    party = statement.party
    if party and party == dossier.actors[actor].party:
        party = ""
    for position in statement.positions:
        stance = position.stance
        if position.conditions and stance != "open":
            stance = "conditional"
        reading = bool(position.of) and position.of != actor
        yield Claim(
            statement.id,
            speaker,
            position.of or actor,
            position.proposition,
            stance,
            position.firm == "firm",
            frozenset(position.conditions),
            date,
            UNDATED.last,
            statement.utterance,
            roots,
            "reading" if reading else grounds,
            speaker != actor,
            reading,
            party,
        )


def _with_ends(claims: list[Claim]) -> list[Claim]:
    """Bring what each holder says at first hand together, and let each claim stand until then."""
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.own:
            own[claim.holder].append(claim)
    several = {holder: group for holder, group in own.items() if len(group) > 1}
    if not several:
        return claims
    terms: dict[str, Mapping[Claim, frozenset[str]]] = {
        holder: _terms(group) for holder, group in several.items()
    }
    claims = [
        claim._replace(stance="conditional", conditions=terms[claim.holder][claim])
        if claim.own and claim in terms.get(claim.holder, ())
        else claim
        for claim in claims
    ]
    own = defaultdict(list)
    for claim in claims:
        if claim.own and claim.holder in several:
            own[claim.holder].append(claim)
    begins = {holder: _begins_by_stance(group) for holder, group in own.items()}
    return [
        claim._replace(until=_until(claim, begins[claim.holder]))
        if not claim.reading and claim.holder in begins
        else claim
        for claim in claims
    ]


def _terms(claims: Iterable[Claim]) -> Mapping[Claim, frozenset[str]]:
    """Those of one holder's claims that have more conditions than they name, with all of them."""
    together: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.stance in ("affirms", "conditional"):
            if claim.date.first == claim.date.last:
                together[claim.date.first].append(claim)
            if claim.utterance:
                together[claim.utterance].append(claim)
    found: dict[Claim, frozenset[str]] = {}
    for group in together.values():
        conditions = frozenset[str]().union(*(claim.conditions for claim in group))
        conditional = any(claim.stance == "conditional" for claim in group)
        for claim in group:
            if conditional and (claim.stance, claim.conditions) != ("conditional", conditions):
                found[claim] = found.get(claim, frozenset()) | conditions
    return found


def _begins_by_stance(claims: Iterable[Claim]) -> Mapping[Stance, list[int]]:
    begins: dict[Stance, list[int]] = defaultdict(list)
    for claim in claims:
        begins[claim.stance].append(claim.date.first)
    return begins


def _until(claim: Claim, begins: Mapping[Stance, list[int]]) -> int:
    until = UNDATED.last
    for stance, days in begins.items():
        if stance == claim.stance:
            continue
        later = bisect_right(days, claim.date.last)
        if later < len(days):
            until = min(until, days[later] - 1)
    return until
