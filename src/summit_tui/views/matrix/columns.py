"""The columns of the matrix: the parties, one of them opened to its members."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from summit_tui.analysis.matrix.cells import Cell, Matrix
from summit_tui.analysis.matrix.order import Members
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.cell_width import cell_len
from summit_tui.record import Record
from summit_tui.views.lines import EMPTY, Line, Role, Span, fit, wrap


class Column(Record):
    """A party, or one of the members of the party that is opened."""

    id: str
    party: Members
    actor: str = ""

    def cell(self, matrix: Matrix, proposition: str) -> Cell | None:
        """Where the party or the actor stands."""
        if self.actor:
            return matrix.cell(self.actor, proposition)
        return matrix.party_cell(self.party, proposition)

    def is_divided(self, matrix: Matrix, proposition: str) -> bool:
        """Whether members of the party are opposed, and none of them takes both sides itself."""
        if self.actor:
            return False
        cells = [matrix.cell(actor, proposition) for actor in self.party.actors]
        return all(cell.mark != "both" for cell in cells if cell)

    def name(self, snapshot: Snapshot) -> str:
        """The display name of the party or of the actor."""
        return snapshot.dossier.name_of(self.actor) if self.actor else self.party.name

    def head(self, snapshot: Snapshot, width: int) -> Sequence[Line]:
        """The name in two lines, at the bottom of them."""
        name = self.party.name
        role: Role = "heading"
        if self.actor:
            name, role = snapshot.dossier.brief_of(self.actor), "text"
        words = name.split()
        if len(words) == 1 or max(map(cell_len, words)) > width:
            return [EMPTY, fit((Span(name, role),), width)]
        lines = wrap((Span(name, role),), width, limit=2)
        return [EMPTY, *lines] if len(lines) == 1 else lines


class Head(Record):
    """A column, and the two lines of its name for a width."""

    id: str
    draw: Callable[[int], Sequence[Line]]


def column_of_party(party: str) -> str:
    """The id of a party's column: no id of an actor looks like this."""
    return f"{party}/"


def columns_of(matrix: Matrix, opened: str) -> Sequence[Column]:
    """The parties, and behind the one that is opened its members."""
    columns: list[Column] = []
    for party in matrix.parties:
        columns.append(Column(column_of_party(party.id), party))
        if party.id == opened:
            columns.extend(Column(actor, party, actor) for actor in party.actors)
    return columns


def party_of(matrix: Matrix, actor: str) -> str:
    """The party in whose column an actor is; empty when it takes no position."""
    return next((party.id for party in matrix.parties if actor in party.actors), "")
