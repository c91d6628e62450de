"""Where a record is shown, and which record a place is about. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from summit_tui.analysis.addresses import TABLES, Address, Table, has, written
from summit_tui.analysis.blockers.moves import move_id
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.views.selection import EVERYONE
from summit_tui.views.view_state import ViewState, listed

if TYPE_CHECKING:
    from summit_tui.views.blockers.blocked import Blocked

_NARROWS = {"actors": "actor", "propositions": "proposition", "facts": "fact", "sources": "source"}
"""What narrows the explorer to a record of these tables."""


def place_of(snapshot: Snapshot, address: Address) -> ViewState | None:
    """Where a record is shown; none if nothing shows it.

    Outcomes and preconditions are shown where they block the goal, or else by what was said of
    them.
    """
    table, id_ = address
    if table in ("outcomes", "preconditions"):
        return _blocking(snapshot, address) or _evidence(snapshot, address)
    if table == "statements":
        return _explorer(table, id_, "reach", "all")
    if table == "disputes":
        dismissed = snapshot.disputes_by_id[id_].dismissed
        return _explorer("contradictions", id_, "reach", "dismissed" if dismissed else "all")
    if table == "contradictions":
        if snapshot.by_id[id_].dismissed:
            return _explorer(table, id_, "reach", "dismissed")
        return _explorer(table, id_, "contradiction", id_)
    return _explorer("actors" if table == "actors" else "statements", "", _NARROWS[table], id_)


def _explorer(at: str, cursor: str, name: str, value: str) -> ViewState:
    state = ViewState("explorer", at, beside="" if at == "actors" else at)
    return state.on(at, cursor).choosing(**{name: value})


def _blocking(snapshot: Snapshot, address: Address) -> ViewState | None:
    """The first line of what blocks that is about it, where as little as can be is counted."""
    from summit_tui.analysis.blockers.blocker_graph import BASES
    from summit_tui.views.blockers.blocked import Blocked

    for basis in BASES:
        row = _row_about(Blocked(snapshot, basis), address)
        if row:
            return ViewState("blockers", "outline").on("outline", row).choosing(basis=basis)
    return None


def _row_about(blocked: Blocked, address: Address) -> str:
    for row, line in blocked.lines.items():
        precondition = line.need.precondition if line.need else None
        about = precondition.id if precondition else ""
        if address.id == (line.outcome if address.table == "outcomes" else about):
            return row
    return ""


def _evidence(snapshot: Snapshot, address: Address) -> ViewState | None:
    keys = tuple(_keys(snapshot, address))
    return _explorer("statements", "", "evidence", listed(keys)) if keys else None


def _keys(snapshot: Snapshot, address: Address) -> Iterator[str]:
    """The demands and refusals that are about it: keys of `blockers.evidence`."""
    if address.table == "preconditions":
        yield address.id
        return
    for refusal in snapshot.dossier.outcomes[address.id].refusals:
        yield move_id("drop", address.id, refusal.by)
    for precondition in snapshot.dossier.preconditions.values():
        if address.id in (precondition.outcome, *(it for way in precondition.any_of for it in way)):
            yield precondition.id


def address_at(snapshot: Snapshot, place: ViewState) -> str:
    """The address of the row that the cursor is on; empty where it is on no record."""
    row = place.cursor
    address = _address(snapshot, place, row)
    return written(snapshot, address) if address and has(snapshot, address) else ""


def _address(snapshot: Snapshot, place: ViewState, row: str) -> Address | None:
    if place.view == "explorer":
        if place.at == "contradictions" and row in snapshot.disputes_by_id:
            return Address("disputes", row)
        tables = {str(table): table for table in TABLES}
        return None if row == EVERYONE else Address(tables[place.at], row)
    if (place.view, place.at) == ("blockers", "outline"):
        name = row.partition(":")[0]
        return (
            Address("preconditions", name) if name else Address("outcomes", snapshot.dossier.goal)
        )
    table = _TABLES.get((place.view, place.at))
    return Address(table, row) if table else None


_TABLES: Mapping[tuple[str, str], Table] = {
    ("timeline", "dates"): "statements",
    ("matrix", "grid"): "propositions",
    ("sources", "sources"): "sources",
    ("sources", "between"): "contradictions",
}
"""Lists of other views whose rows are records."""
