"""Demands that an actor set and later gave up expressly: a shift of terms.

A position can say so by rejecting an order (see `clashes`), and a precondition by its `waived`
statements, which are looked at here.
"""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.analysis.contradictions.contradiction import Contradiction, Side
from summit_tui.analysis.contradictions.record_maker import RecordMaker
from summit_tui.dossier.model import Dossier, Precondition
from summit_tui.record import Record


class Waiver(Record):
    """One actor's statements for a demand, and those with which the same actor gave it up."""

    precondition: Precondition
    actor: str
    demanded: tuple[str, ...]
    waived: tuple[str, ...]


def waiver_records(dossier: Dossier, make: RecordMaker) -> Iterator[Contradiction]:
    """One for each demand that an actor gave up."""
    return (_record(make, waiver) for waiver in _waivers(dossier))


def _record(make: RecordMaker, waiver: Waiver) -> Contradiction:
    precondition = waiver.precondition
    outcome = make.outcome(precondition.outcome)
    asked = " or ".join(" and ".join(map(make.outcome, group)) for group in precondition.any_of)
    first = min(name for group in precondition.any_of for name in group)
    actor, actors = waiver.actor, (waiver.actor,)
    return make.record(
        "shift of terms",
        "tension",
        (first, precondition.outcome),
        actor,
        f"Must {asked} come before {outcome}?",
        (
            Side(actor, actors, "conditional", f"first {asked}", waiver.demanded),
            Side(actor, actors, "rejects", "not in that order", waiver.waived),
        ),
        f"{make.name(actor)} set a condition, and later gave it up.",
        (make.shown(waiver.demanded), make.shown(waiver.waived)),
    )


def _waivers(dossier: Dossier) -> Iterator[Waiver]:
    """Every demand whose every statement of an actor is of an earlier day than the waiver."""
    for _, precondition in sorted(dossier.preconditions.items()):
        if not precondition.waived:
            continue
        before, after = (
            _by_actor(dossier, names) for names in (precondition.statements, precondition.waived)
        )
        for actor in sorted(before.keys() & after.keys()):
            last = max(dossier.date_of(dossier.statements[name]).last for name in before[actor])
            if all(last < dossier.date_of(dossier.statements[name]).first for name in after[actor]):
                yield Waiver(precondition, actor, tuple(before[actor]), tuple(after[actor]))


def _by_actor(dossier: Dossier, names: tuple[str, ...]) -> dict[str, list[str]]:
    """First-hand statements by who makes them."""
    said: dict[str, list[str]] = {}
    for name in sorted(names):
        statement = dossier.statements[name]
        if not statement.attributed_by:
            for actor in statement.said_by:
                said.setdefault(actor, []).append(name)
    return said
