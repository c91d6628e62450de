"""Opposition, mixed signals, self-contradiction, reversal and attribution gap.

All five are one situation, two camps on one subject; which kind it is depends on who holds the
two sides, at first hand or not, and on whether their dates overlap.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summit_tui.analysis.contradictions.affiliation import Affiliation
from summit_tui.analysis.contradictions.claims import Claim
from summit_tui.analysis.contradictions.contradiction import Kind, Strength
from summit_tui.analysis.contradictions.subjects import Camp, Subject
from summit_tui.record import Record


class Stand(Record):
    """Where one actor stands on a subject: the claims of one camp that rest on one speaker.

    `actor` is who answers for it: the holder when it is the holder's position (also when
    relayed), the speaker when it is a reading of somebody else (`of`, else empty).
    """

    actor: str
    of: str
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
        yield from _between_holders(subject, first, second, affiliation)
        yield from _gaps(subject, first, second, affiliation)
        yield from _gaps(subject, second, first, affiliation)
        yield from _between_readers(subject, first, second, affiliation)


class _Camp:
    """The stands of a camp, by how they come about."""

    def __init__(self, camp: Camp) -> None:
        own: dict[str, list[Claim]] = defaultdict(list)
        held: dict[str, list[Claim]] = defaultdict(list)
        relayed: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        read: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in camp.claims:
            if claim.reading:
                read[claim.speaker, claim.holder].append(claim)
                continue
            held[claim.holder].append(claim)
            if claim.relayed:
                relayed[claim.speaker, claim.holder].append(claim)
            else:
                own[claim.holder].append(claim)
        self.own = [Stand(holder, "", camp, claims) for holder, claims in own.items()]
        self.held = [Stand(holder, "", camp, claims) for holder, claims in held.items()]
        self.read = [Stand(who, of, camp, claims) for (who, of), claims in read.items()]
        self.relayed = [Stand(who, of, camp, claims) for (who, of), claims in relayed.items()]


def _between_holders(
    subject: Subject, first: _Camp, second: _Camp, affiliation: Affiliation
) -> Iterator[Clash]:
    """Opposition, mixed signals, self-contradiction and reversal."""
    own = {stand.actor: stand for stand in second.own}
    for stand in first.own:
        other = own.get(stand.actor)
        if other is not None:
            together = _meeting(stand, other, dates=True)
            if together:
                yield _clash("self-contradiction", subject, *together)
            else:
                apart = _distinct(stand, other)
                if apart:
                    yield _clash("reversal", subject, *apart)
        for other in second.own:
            if other.actor != stand.actor and affiliation.one_side(stand.actor, other.actor):
                # Within a party, dates that do not overlap are change over time (guard 2).
                together = _meeting(stand, other, dates=True)
                if together:
                    yield _clash("mixed signals", subject, *together)
    for stand in first.held:
        for other in second.held:
            if other.actor == stand.actor or affiliation.one_side(stand.actor, other.actor):
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
            if owner.actor == told.actor or not affiliation.voice_of(owner.actor, told.of):
                continue
            if affiliation.one_side(owner.actor, told.actor):
                together = _meeting(owner, told, dates=True)
                if together:
                    yield _clash("mixed signals", subject, *together)
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
            if other.actor == stand.actor or affiliation.one_side(stand.actor, other.actor):
                continue
            together = _meeting(stand, other, dates=False)
            if together:
                yield _clash("opposition", subject, *together)


def _clash(kind: Kind, subject: Subject, left: Stand, right: Stand) -> Clash:
    hard = all(any(claim.hard for claim in stand.claims) for stand in (left, right))
    if left.camp is not subject.camps[0]:
        left, right = right, left
    return Clash(kind, "hard" if hard else "tension", subject, left, right)


def _meeting(left: Stand, right: Stand, *, dates: bool) -> tuple[Stand, Stand] | None:
    """The claims of both that meet at one time, or None.

    With `dates`, what was said has to overlap in date; without, one has to be said while the
    other still stands. Claims of one utterance never meet (guard 1).
    """
    kept_left = _partners(left.claims, right.claims, dates=dates)
    if not kept_left:
        return None
    kept_right = _partners(right.claims, left.claims, dates=dates)
    return left._replace(claims=kept_left), right._replace(claims=kept_right)


def _distinct(left: Stand, right: Stand) -> tuple[Stand, Stand] | None:
    """All claims of both but those of one shared utterance (guard 1)."""
    shared = {claim.utterance for claim in left.claims} & {
        claim.utterance for claim in right.claims
    } - {""}
    kept = [
        stand._replace(claims=[claim for claim in stand.claims if claim.utterance not in shared])
        for stand in (left, right)
    ]
    return (kept[0], kept[1]) if kept[0].claims and kept[1].claims else None


def _partners(claims: Sequence[Claim], others: Sequence[Claim], *, dates: bool) -> list[Claim]:
    """Those claims that meet at least one of the others."""

    def span(claim: Claim) -> tuple[int, int]:
        return claim.date.first, claim.date.last if dates else max(claim.until, claim.date.last)

    if len(claims) * len(others) <= 64 or any(claim.utterance for claim in others):
        return [
            claim
            for claim in claims
            if any(
                _overlap(span(claim), span(other)) and not _same_utterance(claim, other)
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


def _same_utterance(a: Claim, b: Claim) -> bool:
    return bool(a.utterance) and a.utterance == b.utterance
