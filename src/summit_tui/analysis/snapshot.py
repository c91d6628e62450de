"""Everything the panes and commands look up, worked out once for a dossier.

A `Snapshot` is what had been said by a day, with what follows from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from summit_tui.analysis.contradictions.claims import claims_of
from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.disputes.dismissals import dismissed_with_disputes
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.disputes.disputes import disputes_of
from summit_tui.analysis.listing import by_date
from summit_tui.dossier.model import Dossier
from summit_tui.record import Record


class Snapshot(Record):
    """A dossier with its contradictions and the ways from one record to the others.

    `statements_by` holds the statement ids an actor made or relayed, by date. Contradictions are
    positions in `contradictions`, which is in the order of their rank; `disputes` are in that of
    the list. `dispute_of` leads from a contradiction to its dispute, `disputes_with` from a
    statement, `disputes_by` from an actor; both leave out what is dismissed.
    """

    dossier: Dossier
    contradictions: Sequence[Contradiction]
    by_id: Mapping[str, Contradiction]
    statements: Sequence[str]
    statements_by: Mapping[str, Sequence[str]]
    contradictions_by: Mapping[str, Sequence[str]]
    contradictions_with: Mapping[str, Sequence[str]]
    disputes: Sequence[Dispute]
    disputes_by_id: Mapping[str, Dispute]
    dispute_of: Mapping[str, str]
    disputes_by: Mapping[str, Sequence[str]]
    disputes_with: Mapping[str, Sequence[str]]


def snapshot(dossier: Dossier) -> Snapshot:
    """Derive what follows from a dossier and index it."""
    claims = claims_of(dossier)
    contradictions = derive(dossier, claims)
    disputes = disputes_of(dossier, contradictions, claims)
    contradictions = dismissed_with_disputes(contradictions, disputes)
    ordered = by_date(dossier)
    statements_by: dict[str, list[str]] = defaultdict(list)
    for statement in ordered:
        statements_by[statement.actor].append(statement.id)
        if statement.attributed_by and statement.attributed_by != statement.actor:
            statements_by[statement.attributed_by].append(statement.id)
    contradictions_by: dict[str, list[str]] = defaultdict(list)
    contradictions_with: dict[str, list[str]] = defaultdict(list)
    for contradiction in contradictions:
        if contradiction.dismissed:
            continue
        for actor in contradiction.actors:
            contradictions_by[actor].append(contradiction.id)
        for name in contradiction.statements:
            contradictions_with[name].append(contradiction.id)
    disputes_by: dict[str, list[str]] = defaultdict(list)
    disputes_with: dict[str, list[str]] = defaultdict(list)
    for dispute in disputes:
        if dispute.dismissed:
            continue
        for actor in dispute.actors:
            disputes_by[actor].append(dispute.id)
        for name in dispute.statements:
            disputes_with[name].append(dispute.id)
    return Snapshot(
        dossier,
        contradictions,
        {item.id: item for item in contradictions},
        [statement.id for statement in ordered],
        statements_by,
        contradictions_by,
        contradictions_with,
        disputes,
        {dispute.id: dispute for dispute in disputes},
        {name: dispute.id for dispute in disputes for name in dispute.contradictions},
        disputes_by,
        disputes_with,
    )
