"""Everything the panes and commands look up, worked out once for a dossier.

A `Picture` is what had been said by a day, with what follows from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from summit_tui.analysis.contradiction import Contradiction
from summit_tui.analysis.contradictions import derive
from summit_tui.analysis.listing import by_date
from summit_tui.dossier.model import Dossier
from summit_tui.record import Record


class Picture(Record):
    """A dossier with its contradictions and the ways from one record to the others.

    `statements_by` holds the statement ids an actor made or relayed, by date. Contradictions are
    positions in `contradictions`, which is in the order of their rank.
    """

    dossier: Dossier
    contradictions: Sequence[Contradiction]
    by_id: Mapping[str, Contradiction]
    statements: Sequence[str]
    statements_by: Mapping[str, Sequence[str]]
    contradictions_by: Mapping[str, Sequence[str]]
    contradictions_with: Mapping[str, Sequence[str]]


def picture(dossier: Dossier) -> Picture:
    """Derive what follows from a dossier and index it."""
    contradictions = derive(dossier)
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
    return Picture(
        dossier,
        contradictions,
        {item.id: item for item in contradictions},
        [statement.id for statement in ordered],
        statements_by,
        contradictions_by,
        contradictions_with,
    )
