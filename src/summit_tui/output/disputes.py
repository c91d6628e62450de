"""Disputes for pipes and eyes: JSON, a line a side, and blocks with the sides beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from summit_tui.analysis.contradictions.grounds import rests_on
from summit_tui.analysis.disputes.dispute import Dispute, Side
from summit_tui.analysis.phrases.disputes import best_cited, notes, side_members
from summit_tui.dossier.model import Dossier, Statement
from summit_tui.output.records import SCHEMA
from summit_tui.output.wrapping import WIDEST, pad, wrap

COLUMNS = (
    "dispute", "question", "answer", "actors", "parties", "grounds", "firm", "best", "statements",
)  # fmt: skip
"""What a line of a side holds, tab-separated."""
_BESIDE = 72
"""Columns of text from which on two sides stand beside each other."""


def asked_for(
    disputes: Iterable[Dispute], actor: str = "", *, weakest: str = "", dismissed: bool = False
) -> list[Dispute]:
    """Those that an actor is part of, and whose first two sides rest on `weakest` or better."""
    return [
        dispute
        for dispute in disputes
        if (dismissed or not dispute.dismissed)
        and (not actor or actor in dispute.actors)
        and rests_on(dispute.sides[:2], weakest)
    ]


def document(disputes: Iterable[Dispute]) -> Mapping[str, Any]:
    """The JSON contract of `docs/json.md`."""
    return {"schema": SCHEMA, "disputes": [_record(dispute) for dispute in disputes]}


def _record(dispute: Dispute) -> Mapping[str, Any]:
    return {
        "id": dispute.id,
        "question": dispute.question,
        "bears_on": list(dispute.bears_on),
        "distance": dispute.distance,
        "sides": [
            {
                "answer": side.answer,
                "actors": list(side.actors),
                "parties": list(side.parties),
                "grounds": side.grounds,
                "firm": side.firm,
                "best": side.best,
                "statements": list(side.statements),
                "readers": side.readers,
            }
            for side in dispute.sides
        ],
        "moves": [
            {
                "actor": move.actor,
                "from": move.before,
                "to": move.after,
                "date": move.date.text or None,
                "statements": list(move.statements),
                "earlier": list(move.earlier),
            }
            for move in dispute.moves
        ],
        "readings": [
            {
                "by": reading.by,
                "of": reading.of,
                "says": reading.says,
                "statements": list(reading.statements),
            }
            for reading in dispute.readings
        ],
        "conditions": [
            {
                "actor": terms.actor,
                "after": list(terms.after),
                "statements": list(terms.statements),
            }
            for terms in dispute.terms
        ],
        "open": list(dispute.left_open),
        "silent": list(dispute.silent),
        "contradictions": list(dispute.contradictions),
        "why": list(dispute.why),
        "accounts": dispute.accounts,
        "dismissed": dispute.dismissed or None,
    }


def lines(disputes: Iterable[Dispute]) -> Iterator[str]:
    """One line a side, with tabs between the fields of `COLUMNS`."""
    for dispute in disputes:
        for side in dispute.sides:
            yield "\t".join(
                (
                    dispute.id, dispute.question, side.answer, ",".join(side.actors),
                    ",".join(side.parties), side.grounds, "firm" if side.firm else "hedged",
                    side.best, str(len(side.statements)),
                )
            ) + "\n"  # fmt: skip


def blocks(dossier: Dossier, disputes: Iterable[Dispute], width: int) -> Iterator[str]:
    """A block for each dispute: the question, its sides, who moved, who reads whom, who is silent.

    `width` is in columns. From `_BESIDE` on the first two sides stand beside each other.
    """
    writer = _Writer(dossier, width)
    heading = False
    for at, dispute in enumerate(disputes, 1):
        if dispute.accounts and not heading:
            heading = True
            head = "The sources differ, on what does not bear on the goal"
            yield from (f"{line}\n" for line in wrap(head, width))
            yield "\n"
        yield from (f"{line}\n" for line in writer.block(at, dispute))
        yield "\n"


class _Writer:
    def __init__(self, dossier: Dossier, width: int) -> None:
        self._dossier = dossier
        self._width = min(max(20, width), WIDEST)

    def block(self, number: int, dispute: Dispute) -> Iterator[str]:
        yield from self._wrap(dispute.question, f"{number:>3}. ", "     ")
        if dispute.dismissed:
            yield from self._wrap(f"dismissed: {dispute.dismissed}")
        yield from self._sides(dispute)
        for note in notes(self._dossier, dispute):
            yield from self._wrap(note)
        yield from self._wrap(f"{dispute.id} · {' · '.join(dispute.why)}")

    def _sides(self, dispute: Dispute) -> Iterator[str]:
        sides = dispute.sides
        beside = self._width >= _BESIDE and len(sides) == 2
        if not beside:
            for side in sides:
                yield from (f"     {line}" for line in self._side(dispute, side, self._width - 5))
            return
        room = (self._width - 5 - 3) // 2
        left, right = (list(self._side(dispute, side, room)) for side in sides)
        for one, other in zip_longest(left, right, fillvalue=""):
            yield f"     {pad(one, room)} │ {other}".rstrip()

    def _side(self, dispute: Dispute, side: Side, width: int) -> Iterator[str]:
        statement = self._dossier.statements[side.best]
        yield from wrap(f"{side.answer} — {side_members(self._dossier, dispute, side)}", width)
        yield from wrap(self._said(statement), width, "  ", "  ")
        yield from wrap(best_cited(self._dossier, side), width, "  ", "  ")

    def _said(self, statement: Statement) -> str:
        return f"“{statement.quote}”" if statement.quote else statement.summary

    def _wrap(self, text: str, first: str = "     ", then: str = "     ") -> list[str]:
        return wrap(text, self._width, first, then)
