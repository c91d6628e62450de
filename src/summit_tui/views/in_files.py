"""Where in the files of the dossier a record stands, or what stands behind one that is derived."""

from __future__ import annotations

from summit_tui.analysis.addresses import Address, find_address, records
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import Place


def place_in_files(snapshot: Snapshot, address: str) -> Place | None:
    """The place of the record with this address.

    Of a dispute that of its question, if somebody has written one; of a contradiction, and of
    other disputes, that of the first statement in it.
    """
    found = find_address(snapshot, address) if address else None
    if not isinstance(found, Address):
        return None
    dossier = snapshot.dossier
    if found.table == "disputes":
        dispute = snapshot.disputes_by_id[found.id]
        question = dossier.questions.get(found.id)
        if question:
            return question.place
        statements = dispute.statements
    elif found.table == "contradictions":
        statements = snapshot.by_id[found.id].statements
    else:
        place: Place = getattr(records(snapshot, found.table)[found.id], "place")  # noqa: B009
        return place
    return next((dossier.statements[name].place for name in statements), None)


def id_of(snapshot: Snapshot, address: str) -> str:
    """The id of the record with this address, without its table."""
    found = find_address(snapshot, address)
    return found.id if isinstance(found, Address) else address


def dismissal_of(snapshot: Snapshot, address: str) -> str:
    """The table that dismisses a dispute or a contradiction; empty for other records.

    Its reason is left to the curator.
    """
    found = find_address(snapshot, address) if address else None
    if not isinstance(found, Address) or found.table not in ("disputes", "contradictions"):
        return ""
    from summit_tui.dossier.write.record_text import table_text

    field = found.table.removesuffix("s")
    return table_text("dismissals", {field: found.id, "reason": ""})
