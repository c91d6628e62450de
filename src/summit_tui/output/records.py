"""Records as plain dictionaries: the JSON contract of `docs/json.md`.

The schema number goes up when a field is renamed, removed or changes its meaning; new fields may
come at any time. Text has been through the sanitiser, so what a terminal could act on is visible
here, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from summit_tui.analysis.listing import by_date
from summit_tui.dossier.model import Dossier, Statement

if TYPE_CHECKING:
    from summit_tui.analysis.blockers.deadlock import Circle
    from summit_tui.analysis.contradictions.contradiction import Contradiction
    from summit_tui.analysis.sources import Pair

SCHEMA = 1

Record = dict[str, Any]


def actors(dossier: Dossier) -> Mapping[str, Any]:
    """Every actor, with how much it said and how often it stands in a contradiction."""
    from summit_tui.analysis.snapshot import snapshot

    shown = snapshot(dossier)
    return _document(
        "actors",
        (
            {
                "id": actor.id,
                "name": actor.name,
                "kind": actor.kind,
                "party": actor.party,
                "role": actor.role,
                "aliases": list(actor.aliases),
                "speaks_for": actor.speaks_for or None,
                "statements": len(shown.statements_by.get(actor.id, ())),
                "contradictions": len(shown.contradictions_by.get(actor.id, ())),
                "draft": dossier.is_draft("actors", actor.id),
            }
            for actor in dossier.with_drafts.actors.values()
        ),
    )


def sources(dossier: Dossier) -> Mapping[str, Any]:
    """Every source, and how two of them stand to one another."""
    from summit_tui.analysis.disputes.dismissals import contradictions_of
    from summit_tui.analysis.sources import pairs

    drafts = (
        {**record, "draft": True}
        for record in source_records(dossier.with_drafts)
        if dossier.is_draft("sources", record["id"])
    )
    document = _document("sources", (*source_records(dossier), *(drafts if dossier.drafts else ())))
    return {
        **document,
        "pairs": [_pair(pair) for pair in pairs(dossier, contradictions_of(dossier))],
    }


def source_records(dossier: Dossier) -> Iterator[Record]:
    """Every source, what it rests on, what it holds, and what it has alone."""
    from summit_tui.analysis.sources import Holdings

    for held in Holdings(dossier).values():
        source = dossier.sources[held.source]
        yield {
            "id": source.id,
            "title": source.title,
            "short": dossier.source_name(source.id),
            "publisher": source.publisher,
            "kind": source.kind,
            "date": source.date.text or None,
            "date_basis": source.date_basis,
            "based_on": list(source.based_on),
            "roots": sorted(held.roots),
            "relayed_by": list(held.relayed_by),
            "checked": source.checked.text or None,
            "url": source.url,
            "statements": len(held.carried.statements),
            "quotes": held.quotes,
            "alone": {table: list(ids) for table, ids in held.alone._asdict().items()},
            "draft": False,
        }


def _pair(pair: Pair) -> Record:
    return {
        "sources": [pair.left, pair.right],
        "contradictions": list(pair.contradictions),
        "accounts": pair.accounts,
        "strengths": dict(pair.strengths),
        "utterances": list(pair.shared),
        "relays": pair.relays or None,
        "one_root": pair.one_root,
    }


def statements(dossier: Dossier) -> Mapping[str, Any]:
    """Every statement, by date, drafts among them."""
    whole = dossier.with_drafts
    return _document(
        "statements",
        (
            {**_statement(whole, item), "draft": dossier.is_draft("statements", item.id)}
            for item in by_date(whole)
        ),
    )


def contradictions(dossier: Dossier, weakest: str = "") -> Mapping[str, Any]:
    """Every contradiction, in the order of its rank; dismissed ones carry the reason.

    With `weakest`, those whose sides all rest on this or better.
    """
    from summit_tui.analysis.contradictions.grounds import rests_on
    from summit_tui.analysis.disputes.dismissals import contradictions_of

    found = (item for item in contradictions_of(dossier) if rests_on(item.sides, weakest))
    return _document("contradictions", (_contradiction(dossier, item) for item in found))


def _document(name: str, records: Iterable[Record]) -> Mapping[str, Any]:
    return {"schema": SCHEMA, name: list(records)}


def _statement(dossier: Dossier, statement: Statement) -> Record:
    return {
        "id": statement.id,
        "actor": statement.actor,
        "actor_name": name_of(dossier, statement.actor),
        "source": statement.source,
        "date": dossier.date_of(statement).text or None,
        "voice": statement.voice,
        "quote": statement.quote or None,
        "summary": statement.summary or None,
        "utterance": statement.utterance or None,
        "attributed_by": statement.attributed_by or None,
        "positions": [
            {
                "proposition": position.proposition,
                "stance": position.normal,
                "firm": position.firm,
                "conditions": list(position.conditions),
                "of": position.of or None,
            }
            for position in statement.positions
        ],
    }


def _contradiction(dossier: Dossier, item: Contradiction) -> Record:
    return {
        "id": item.id,
        "kind": item.kind,
        "strength": item.strength,
        "cross_source": item.cross_source,
        "subject": item.about,
        "subject_ids": list(item.subject),
        "sides": [
            {
                "actor": side.actor or None,
                "actor_name": name_of(dossier, side.actor) or None,
                "actors": list(side.actors),
                "stance": side.stance,
                "says": side.says,
                "of": side.of or None,
                "holder": side.holder or None,
                "grounds": side.grounds or None,
                "firm": side.firm,
                "statements": list(side.statements),
            }
            for side in item.sides
        ],
        "circle": edges(item.circle) if item.circle else [],
        "rule": item.rule,
        "rank": item.rank._asdict(),
        "dismissed": item.dismissed or None,
    }


def edges(circle: Circle) -> list[Record]:
    """What waits for what on a circle, and who set it."""
    return [
        {
            "from": edge.waiting,
            "to": edge.awaited,
            "set_by": edge.precondition.set_by[0] if len(edge.precondition.set_by) == 1 else None,
            "holders": list(edge.precondition.set_by),
            "basis": edge.precondition.basis,
            "precondition": edge.precondition.id,
            "statements": list(edge.precondition.statements),
        }
        for edge in circle.edges
    ]


def name_of(dossier: Dossier, actor: str) -> str:
    """An actor's display name."""
    found = dossier.actors.get(actor)
    return found.name if found else actor
