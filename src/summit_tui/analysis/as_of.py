"""Stepping through time: the days on which something was said, and what each of them changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import Period, from_date
from summit_tui.dossier.model import Dossier
from summit_tui.record import Record

UNDATED_FIRST = 1
"""The first day of what has no date: it was there from the beginning."""


class Change(Record):
    """What one snapshot of a dossier has and another, of another day, has not.

    Contradictions that a curator dismissed do not count.
    """

    statements: frozenset[str]
    contradictions: frozenset[str]
    gone_statements: frozenset[str]
    gone_contradictions: frozenset[str]


def days_of(dossier: Dossier) -> tuple[int, ...]:
    """The first days, as ordinals, on which statements may have been made: where a cut differs."""
    days = {dossier.date_of(statement).first for statement in dossier.statements.values()}
    return tuple(sorted(day for day in days if day > UNDATED_FIRST))


def neighbour(days: Sequence[int], day: Period | None, step: int) -> Period | None:
    """The day before or after a day. None is the whole dossier: as of the last day.

    The first day is its own neighbour before.
    """
    last = len(days) - 1
    if step < 0:
        at = max(0, (last if day is None else bisect_left(days, day.last)) - 1)
    else:
        at = last if day is None else bisect_right(days, day.last)
    return from_date(date.fromordinal(days[at])) if at < last else None


def change(before: Snapshot, after: Snapshot) -> Change:
    """What appeared, and what is gone."""
    old, new = before.dossier.statements.keys(), after.dossier.statements.keys()
    stood, stand = _standing(before), _standing(after)
    return Change(frozenset(new - old), stand - stood, frozenset(old - new), stood - stand)


def _standing(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(item.id for item in snapshot.contradictions if not item.dismissed)
