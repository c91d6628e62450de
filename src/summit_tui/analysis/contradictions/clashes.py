"""Opposition, mixed signals, change of line, self-contradiction, reversal and attribution gap.

All are one situation, two camps on one subject; which kind it is depends on who holds the two
sides, at first hand or not, and on whether their dates overlap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summit_tui.analysis.contradictions.affiliation import Affiliation
from summit_tui.analysis.contradictions.claims import Claim
from summit_tui.analysis.contradictions.contradiction import Kind, Strength
from summit_tui.analysis.contradictions.subjects import Camp, Subject
from summit_tui.dossier.dates import Period
from summit_tui.record import Record


class Stand(Record):
    """Where one actor stands on a subject: the claims of one camp that rest on one speaker.

    `actor` is who answers for it: the holder when it is the holder's position (also when
    relayed), the speaker when it is a reading of somebody else (`of`, else empty). `party` is the
    one for which the actor speaks in it, where that is not the actor's own, and else empty.
    """

    actor: str
    of: str
    party: str
    camp: Camp
    claims: Sequence[Claim]


class Clash(Record):
    """Two stands that do not go together. `left` and `right` are in a settled order."""

    kind: Kind
    strength: Strength
    subject: Subject
    left: Stand
    right: Stand


def clashes(subjects: Iterable[Subject], affiliation: Affiliation) -> Iterator[Clash]:
    """Every clash on every subject, each unordered pair once."""
    for subject in subjects:
        first, second = (_Camp(camp) for camp in subject.camps)
        yield from _within_one(subject, first, second)
        yield from _within_side(subject, first, second, affiliation)
        yield from _between_sides(subject, first, second, affiliation)
        yield from _gaps(subject, first, second, affiliation)
        yield from _gaps(subject, second, first, affiliation)
        yield from _between_readers(subject, first, second, affiliation)


class _Camp:
    """The stands of a camp, by how they come about."""

    def __init__(self, camp: Camp) -> None:
        self._camp = camp
        alone: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        own: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        held: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        relayed: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        read: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
        for claim in camp.claims:
            if claim.reading:
                party = "" if claim.relayed else claim.party
                read[claim.speaker, claim.holder, party].append(claim)
                continue
            held[claim.holder, "", claim.party].append(claim)
            if claim.relayed:
                relayed[claim.speaker, claim.holder, ""].append(claim)
            else:
                own[claim.holder, "", claim.party].append(claim)
                alone[claim.holder, "", ""].append(claim)
        self.alone = {stand.actor: stand for stand in self._stands(alone)}
        self.own = self._stands(own)
        self.held = self._stands(held)
        self.read = self._stands(read)
        self.relayed = self._stands(relayed)

    def _stands(self, claims: Mapping[tuple[str, str, str], Sequence[Claim]]) -> list[Stand]:
        return [Stand(*who, self._camp, taken) for who, taken in claims.items()]


def _within_one(subject: Subject, first: _Camp, second: _Camp) -> Iterator[Clash]:
    """Self-contradiction and reversal; and a demand that is given up, which is a shift of terms."""
    for actor, stand in first.alone.items():
        other = second.alone.get(actor)
        if other is None:
            continue
        together = _meeting(stand, other, dates=True)
        if together:
            yield _clash("self-contradiction", subject, *together)
            continue
        apart = _distinct(stand, other)
        if apart:
            kind: Kind = "shift of terms" if _given_up(*apart) else "reversal"
            yield _clash(kind, subject, *apart)


def _given_up(demand: Stand, refusal: Stand) -> bool:
    """Whether a condition was set, and all of it before the actor rejects that order."""
    if (demand.camp.stance, refusal.camp.stance) != ("conditional", "rejects"):
        return False
    last = max(claim.date.last for claim in demand.claims)
    return all(last < claim.date.first for claim in refusal.claims)


def _within_side(
    subject: Subject, first: _Camp, second: _Camp, affiliation: Affiliation
) -> Iterator[Clash]:
    """Two of one side: mixed signals, or where no dates overlap a change of line (guard 2)."""
    for stand in first.own:
        for other in second.own:
            if other.actor != stand.actor and _one_side(stand, other, affiliation):
                yield from _signals(subject, stand, other)


def _signals(subject: Subject, stand: Stand, other: Stand) -> Iterator[Clash]:
    together = _meeting(stand, other, dates=True)
    if together:
        yield _clash("mixed signals", subject, *together)
        return
    later = _meeting(stand, other, dates=False)
    if later:
        yield _clash("change of line", subject, *later)


def _between_sides(
    subject: Subject, first: _Camp, second: _Camp, affiliation: Affiliation
) -> Iterator[Clash]:
    """Opposition."""
    for stand in first.held:
        for other in second.held:
            if other.actor == stand.actor or _one_side(stand, other, affiliation):
                continue
            together = _meeting(stand, other, dates=False)
            if together:
                yield _clash("opposition", subject, *together)


def _gaps(
    subject: Subject, owners: _Camp, tellers: _Camp, affiliation: Affiliation
) -> Iterator[Clash]:
    """An actor's own words against what someone else says of it."""
    for told in (*tellers.read, *tellers.relayed):
        for owner in owners.own:
            if owner.actor == told.actor or not affiliation.voice_of(
                owner.actor, told.of, speaks_for=owner.party
            ):
                continue
            if _one_side(owner, told, affiliation):
                yield from _signals(subject, owner, told)
            else:
                together = _meeting(owner, told, dates=False)
                if together:
                    yield _clash("attribution gap", subject, *together)


def _between_readers(
    subject: Subject, first: _Camp, second: _Camp, affiliation: Affiliation
) -> Iterator[Clash]:
    """Two who read the same actor oppositely oppose each other, not that actor (guard 6)."""
    readings: Mapping[str, list[Stand]] = defaultdict(list)
    for stand in second.read:
        readings[stand.of].append(stand)
    for stand in first.read:
        for other in readings.get(stand.of, ()):
            if other.actor == stand.actor or _one_side(stand, other, affiliation):
                continue
            together = _meeting(stand, other, dates=False)
            if together:
                yield _clash("opposition", subject, *together)


def _one_side(a: Stand, b: Stand, affiliation: Affiliation) -> bool:
    return affiliation.one_side(a.actor, b.actor, for_a=a.party, for_b=b.party)


def _clash(kind: Kind, subject: Subject, left: Stand, right: Stand) -> Clash:
    hard = kind != "shift of terms" and _hard(left.claims, right.claims)
    if left.camp is not subject.camps[0]:
        left, right = right, left
    return Clash(kind, "hard" if hard else "tension", subject, left, right)


def _hard(left: Iterable[Claim], right: Iterable[Claim]) -> bool:
    """Whether a firm claim on record stands against another, and it is known when.

    It is known where both are of one day, or where one is of an earlier day than the other: a month
    and a day in it may be either (guard 2).
    """
    ours, theirs = _by_days(left), _by_days(right)
    return any(
        (first == last == begin == end or last < begin or end < first) and len(said | other) > 1
        for (first, last), said in ours.items()
        for (begin, end), other in theirs.items()
    )


def _by_days(claims: Iterable[Claim]) -> Mapping[tuple[int, int], set[tuple[bool, str]]]:
    """By their days, what was said in the claims that can be hard: two acts of it are enough."""
    found: dict[tuple[int, int], set[tuple[bool, str]]] = {}
    for claim in claims:
        if claim.hard:
            said = found.setdefault(_days(claim.date), set())
            if len(said) <= 1:
                said.add(_said(claim))
    return found


def _days(date: Period) -> tuple[int, int]:
    """The days that a date may be of: what is *about* a day may be a week off, a month a month."""
    if not date.approximate:
        return date.first, date.last
    slack = max(7, date.last - date.first)
    return date.first - slack, date.last + slack


def _meeting(left: Stand, right: Stand, *, dates: bool) -> tuple[Stand, Stand] | None:
    """The claims of both that meet at one time, or None.

    With `dates`, what was said has to overlap in date; without, one has to be said while the
    other still stands. Claims of one utterance, or one statement, never meet (guard 1).
    """
    kept_left = _partners(left.claims, right.claims, dates=dates)
    if not kept_left:
        return None
    kept_right = _partners(right.claims, left.claims, dates=dates)
    return left._replace(claims=kept_left), right._replace(claims=kept_right)


def _distinct(left: Stand, right: Stand) -> tuple[Stand, Stand] | None:
    """The claims of both that stand against one of another utterance and statement (guard 1)."""
    ours, theirs = ({_said(claim) for claim in stand.claims} for stand in (left, right))
    kept = [
        stand._replace(claims=[claim for claim in stand.claims if others != {_said(claim)}])
        for stand, others in ((left, theirs), (right, ours))
    ]
    return (kept[0], kept[1]) if kept[0].claims and kept[1].claims else None


def _partners(claims: Sequence[Claim], others: Sequence[Claim], *, dates: bool) -> list[Claim]:
    """Those claims that meet at least one of the others."""

    def span(claim: Claim) -> tuple[int, int]:
        return claim.date.first, claim.date.last if dates else max(claim.until, claim.date.last)

    if len(claims) * len(others) <= 64 or not {_said(claim) for claim in claims}.isdisjoint(
        map(_said, others)
    ):
        return [
            claim
            for claim in claims
            if any(
                _overlap(span(claim), span(other)) and _said(claim) != _said(other)
                for other in others
            )
        ]
    # Many against many: one sweep instead of all pairs.
    spans = sorted(map(span, others))
    reach: list[int] = []
    for _, last in spans:
        reach.append(max(last, reach[-1]) if reach else last)
    return [claim for claim in claims if _reached(span(claim), spans, reach)]


def _reached(span: tuple[int, int], spans: Sequence[tuple[int, int]], reach: Sequence[int]) -> bool:
    begun = bisect_right(spans, (span[1], 1 << 40))
    return begun > 0 and reach[begun - 1] >= span[0]


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _said(claim: Claim) -> tuple[bool, str]:
    """The act of speaking: the utterance, or where none is named the statement itself."""
    return bool(claim.utterance), claim.utterance or claim.statement
