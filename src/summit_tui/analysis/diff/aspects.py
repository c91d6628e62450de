"""What follows from a dossier as single truths, so that what changed is a difference of tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from summit_tui.analysis.contradictions.contradiction import STRENGTHS, Contradiction
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.record import Record

Kind = Literal["dispute", "circle", "package", "goal", "contradiction"]
What = Literal[
    "there",
    "dismissed",
    "place",
    "strength",
    "answer",
    "move",
    "condition",
    "reading",
    "open",
    "across",
    "reachable",
]


class Aspect(Record):
    """One thing that may be true of something derived; `about` says of what in it.

    `there`: it is derived at all. `answer`: an actor gives an answer. `move`: an actor gave one
    answer and later another. `condition`, `reading`, `open`: an actor sets conditions, says of
    another what that one answers, calls it undecided. `across`: two sides rest on different roots.
    """

    kind: Kind
    id: str
    what: What
    about: tuple[str, ...] = ()


Truths = Mapping[Aspect, str]
"""The value of each aspect; what is not there is not true."""


def value_of(found: Truths, aspect: Aspect) -> str:
    """The value of an aspect: empty where it is not true of what is there."""
    there = aspect._replace(what="there", about=())
    return found.get(aspect, "") if aspect == there or there in found else _NOTHING


_NOTHING = "nothing there"
"""The value of whatever one asks of what is not derived at all."""


def truths(snapshot: Snapshot) -> Truths:
    """All of what follows about disputes, circles and contradictions."""
    found: dict[Aspect, str] = {}
    for dispute in snapshot.disputes:
        found.update(_of_dispute(dispute, snapshot))
    for item in snapshot.contradictions:
        found.update(_of_contradiction(item))
    return found


def kind_of(item: Contradiction) -> Kind:
    """A circle, or another contradiction."""
    return "circle" if item.kind == "circle" else "contradiction"


def _of_contradiction(item: Contradiction) -> Iterator[tuple[Aspect, str]]:
    kind = kind_of(item)
    yield Aspect(kind, item.id, "there"), "yes"
    yield Aspect(kind, item.id, "strength"), item.strength
    if item.cross_source:
        yield Aspect(kind, item.id, "across"), "yes"
    if item.dismissed:
        yield Aspect(kind, item.id, "dismissed"), item.dismissed


def _of_dispute(dispute: Dispute, snapshot: Snapshot) -> Iterator[tuple[Aspect, str]]:
    def aspect(what: What, *about: str) -> Aspect:
        return Aspect("dispute", dispute.id, what, about)

    yield aspect("there"), "yes"
    yield aspect("place"), " · ".join(dispute.why)
    yield aspect("strength"), strength_of(dispute, snapshot)
    if dispute.dismissed:
        yield aspect("dismissed"), dispute.dismissed
    for side in dispute.sides:
        for actor in side.actors:
            yield aspect("answer", side.answer, actor), "readers" if side.readers else "yes"
    for move in dispute.moves:
        yield aspect("move", move.before, move.after, move.actor, *sorted(move.earlier)), "yes"
    for terms in dispute.terms:
        yield aspect("condition", terms.actor, *terms.after), "yes"
    for reading in dispute.readings:
        yield aspect("reading", reading.by, reading.of, reading.says), "yes"
    for actor in dispute.left_open:
        yield aspect("open", actor), "yes"


def strength_of(dispute: Dispute, snapshot: Snapshot) -> str:
    """The strength of the strongest contradiction in it."""
    found = [snapshot.by_id[name] for name in dispute.contradictions]
    standing = [item for item in found if not item.dismissed] or found
    return min((item.strength for item in standing), key=STRENGTHS.index, default="")
