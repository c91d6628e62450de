"""Positions by whose they are and what they are on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import Position, Stance, Statement
from summit_tui.record import Record


class Told(Record):
    """A position of a statement on one actor's stance; `own` when it is at first hand."""

    statement: Statement
    position: Position
    own: bool

    @property
    def stance(self) -> Stance:
        """The stance in its normal form."""
        return self.position.normal


ToldBy = Mapping[str, Mapping[str, Sequence[Told]]]
"""What is told by actor and proposition, by date."""


def holder_of(statement: Statement, position: Position) -> str:
    """Whose stance a position is: the speaker's own, or that of whom the speaker reads."""
    return position.of or statement.actor


def told_of(snapshot: Snapshot) -> dict[str, dict[str, list[Told]]]:
    """All positions by whose they are and what they are on, by date."""
    dossier = snapshot.dossier
    told: dict[str, dict[str, list[Told]]] = {actor: {} for actor in dossier.actors}
    for name in snapshot.statements:
        statement = dossier.statements[name]
        for position in statement.positions:
            holder = holder_of(statement, position)
            own = holder == statement.actor == statement.speaker
            told.setdefault(holder, {}).setdefault(position.proposition, []).append(
                Told(statement, position, own)
            )
    return {actor: cells for actor, cells in told.items() if cells}


def shown(told: Sequence[Told]) -> Sequence[Told]:
    """What counts in a cell: the actor's own word, or where there is none, what others say."""
    return [it for it in told if it.own] or told
