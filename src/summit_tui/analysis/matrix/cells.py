"""Who stands where: sentences against the parties, and their members, that take a position on them.

A cell shows the actor's own stance where there is one, else what others say of it; the cell of a
party shows what its members' cells do. The order of rows and columns is that of `order`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from summit_tui.analysis.matrix.order import (
    Members,
    Stances,
    camps_of,
    columns,
    members_of,
    poles_of,
    rows,
)
from summit_tui.analysis.matrix.told import Told, ToldBy, shown, told_of
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.record import Record

Mark = Literal["affirms", "rejects", "conditional", "open", "both"]
"""A stance, or `both`: the actor took opposite ones (or others say so of it)."""


_STRONGEST: Sequence[Mark] = ("both", "conditional", "affirms", "rejects", "open")
"""Of several marks in one party, that which the party's cell shows."""


class Cell(Record):
    """Where an actor stands on a sentence.

    `own` says that it is at first hand; `told` is everything it rests on, by date.
    """

    mark: Mark
    own: bool
    told: Sequence[Told]


class Tally(Record):
    """The actors by where they stand on one sentence, in the order of the rows."""

    own: Mapping[Mark, Sequence[str]]
    others: Mapping[Mark, Sequence[str]]


class Matrix:
    """The cells of a snapshot, and the order of rows and columns.

    Actors without any position and sentences on which nobody takes one are left out.

    Args:
        snapshot: The dossier with what follows from it.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        dossier = snapshot.dossier
        told = told_of(snapshot)
        self._at = {name: at for at, name in enumerate(snapshot.statements)}
        self._cells = _cells(snapshot, told)
        camps = camps_of(told)
        members = members_of(dossier, told)
        poles = poles_of(members, camps)
        self.poles = tuple(party.name for party in poles) if poles else ()
        """The names of the two parties that stand against each other most."""
        self.parties = columns(members, camps, poles)
        """The parties in the order of the columns."""
        self.actors = [actor for party in self.parties for actor in party.actors]
        order = rows(dossier, {name: _stances(cells) for name, cells in self._cells.items()})
        self.differing = order.differing
        """The sentences that somebody affirms and somebody rejects, as the cells show it."""
        self.topics = order.topics
        """The other sentences under their topics."""
        self.propositions = [*self.differing, *(it for _, names in self.topics for it in names)]

    def party_cell(self, party: Members, proposition: str) -> Cell | None:
        """Where a party stands: what its members say at first hand, else what others say of them.

        Who says both, or members who say the opposite of each other, leave `both`; terms that one
        of them sets are the terms of all; who leaves it open does not speak for the others.
        """
        cells = [cell for actor in party.actors if (cell := self.cell(actor, proposition))]
        if not cells:
            return None
        own = any(cell.own for cell in cells)
        marks = {cell.mark for cell in cells if cell.own == own}
        told = sorted(
            (it for cell in cells for it in cell.told), key=lambda it: self._at[it.statement.id]
        )
        if {"affirms", "rejects"} <= marks:
            return Cell("both", own, told)
        return Cell(next(mark for mark in _STRONGEST if mark in marks), own, told)

    def cell(self, actor: str, proposition: str) -> Cell | None:
        """Where an actor stands; none when nothing says so."""
        return self._cells.get(proposition, {}).get(actor)

    def holders(self, proposition: str) -> Sequence[str]:
        """The actors who take, or are said to take, a position on a sentence."""
        return tuple(self._cells.get(proposition, ()))

    def tally(self, proposition: str) -> Tally:
        """Who stands where on one sentence."""
        own: dict[Mark, list[str]] = defaultdict(list)
        others: dict[Mark, list[str]] = defaultdict(list)
        cells = self._cells.get(proposition, {})
        for actor in self.actors if len(cells) > 1 else cells:
            cell = cells.get(actor)
            if cell:
                (own if cell.own else others)[cell.mark].append(actor)
        return Tally(own, others)


def _cells(snapshot: Snapshot, told_by: ToldBy) -> Mapping[str, Mapping[str, Cell]]:
    """Where everybody stands, by sentence and actor."""
    turned = {
        (item.sides[0].actor, item.subject[0])
        for item in snapshot.contradictions
        if item.kind in ("self-contradiction", "reversal")
        and not item.dismissed
        and len(item.subject) == 1
    }
    cells: dict[str, dict[str, Cell]] = {}
    for actor, sentences in told_by.items():
        for proposition, told in sentences.items():
            counted = shown(told)
            own = counted[0].own
            stances = {it.stance for it in counted}
            both = (actor, proposition) in turned if own else {"affirms", "rejects"} <= stances
            cell = Cell("both" if both else counted[-1].stance, own, told)
            cells.setdefault(proposition, {})[actor] = cell
    return cells


def _stances(cells: Mapping[str, Cell]) -> Stances:
    """Who affirms and who rejects a sentence; who does both is on both sides."""
    return Stances(
        [actor for actor, cell in cells.items() if cell.mark in ("affirms", "both")],
        [actor for actor, cell in cells.items() if cell.mark in ("rejects", "both")],
    )
