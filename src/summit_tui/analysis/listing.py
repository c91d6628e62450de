"""The orders in which records are listed. Commands that list need nothing else of the analysis."""

from __future__ import annotations

from summit_tui.dossier.model import INDEPENDENT, Actor, Dossier, Statement


def by_date(dossier: Dossier) -> list[Statement]:
    """Statements by date, and by their place in the files where the date is the same."""
    date_of = dossier.date_of
    return sorted(
        dossier.statements.values(),
        key=lambda item: (date_of(item), item.place.file, item.place.index),
    )


def by_party(dossier: Dossier) -> list[tuple[str, list[Actor]]]:
    """Actors under the names of their parties, in the order of the file; independents last."""
    groups: dict[str, list[Actor]] = {party: [] for party in dossier.parties}
    groups.setdefault(INDEPENDENT, [])
    for actor in dossier.actors.values():
        groups.setdefault(actor.party, []).append(actor)
    independent = groups.pop(INDEPENDENT)
    named = [
        (dossier.parties[party].name if party in dossier.parties else party, members)
        for party, members in groups.items()
    ]
    heading = dossier.parties[INDEPENDENT].name if INDEPENDENT in dossier.parties else "Independent"
    return [group for group in [*named, (heading, independent)] if group[1]]
