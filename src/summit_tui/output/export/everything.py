"""A dossier and all that follows from it as one JSON document: see `docs/json.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from summit_tui.analysis.blockers.answer import Answer
from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import Dossier, Precondition, Source, Statement, Value
from summit_tui.output import blockers, disputes, records
from summit_tui.output.export.selection import Selection
from summit_tui.output.records import SCHEMA, Record

_HIDDEN = frozenset({"place"})
"""Fields of records that say where something stands in the files, which is nobody else's matter."""


def document(chosen: Selection, answer: Answer | None) -> Mapping[str, Any]:
    """Every table of the selection, the contradictions with reasons, and what blocks."""
    dossier = chosen.dossier
    return {
        "schema": SCHEMA,
        "dossier": {
            "title": dossier.title,
            "about": dossier.about or None,
            "goal": dossier.goal or None,
            "as_of": dossier.as_of.text or None,
        },
        "parties": _plain(dossier.parties.values()),
        "actors": _kept(
            (
                _rest(dossier.actors[record["id"]], record)
                for record in records.actors(dossier)["actors"]
            ),
            chosen.actors,
        ),
        "sources": _kept(
            (
                _source(dossier.sources[record["id"]], record)
                for record in records.source_records(dossier)
            ),
            chosen.sources,
        ),
        "questions": _plain(dossier.questions.values()),
        "propositions": _plain(dossier.propositions.values()),
        "facts": _plain(dossier.facts.values()),
        "outcomes": _plain(dossier.outcomes.values()),
        "preconditions": [_precondition(made) for made in dossier.preconditions.values()],
        "statements": _kept(
            (
                _statement(dossier, dossier.statements[record["id"]], record)
                for record in records.statements(dossier)["statements"]
            ),
            chosen.evidence,
        ),
        "contradictions": _kept(
            records.contradictions(dossier)["contradictions"],
            [item.id for item in chosen.contradictions],
        ),
        "dismissals": _plain(dossier.dismissals),
        "expectations": _plain(dossier.expectations),
        "disputes": disputes.document(chosen.disputes)["disputes"],
        "blockers": blockers.document(answer) if answer else None,
    }


def _kept(made: Iterable[Record], ids: Iterable[str]) -> list[Record]:
    wanted = frozenset(ids)
    return [record for record in made if record["id"] in wanted]


def _rest(record: Any, short: Record) -> Record:
    """A short record with the fields that it leaves out, whatever the format comes to have."""
    more = {name: _field(value) for name, value in record._asdict().items() if name not in short}
    return short | {name: value for name, value in more.items() if name not in _HIDDEN}


def _source(source: Source, short: Record) -> Record:
    """`short` is worked out where none is written: `written_short` is what the dossier says."""
    return _rest(source, {**short, "written_short": source.short or None})


def _statement(dossier: Dossier, statement: Statement, short: Record) -> Record:
    """A statement with all its fields.

    `date` and `based_on` are those of the source where none is written: `written_date` and
    `written_based_on` are what the dossier says.
    """
    source = dossier.sources[statement.source]
    more = {
        "based_on": list(statement.based_on or source.based_on),
        "written_date": statement.date.text or None,
        "written_based_on": list(statement.based_on),
        "checked": bool(statement.quote and source.checked.text),
        "accounts": [
            {
                "fact": account.fact,
                "value": _value(account.value),
                "firm": account.firm,
                "at": account.at.text or None,
            }
            for account in statement.accounts
        ],
    }
    return _rest(statement, short | more)


def _value(value: Value) -> object:
    if isinstance(value, Period):
        return value.text
    return list(value) if isinstance(value, tuple) else value


def _plain(made: Iterable[Any]) -> list[Record]:
    """Frozen records as dictionaries, named as in the dossier."""
    return [
        {name: _field(value) for name, value in record._asdict().items() if name not in _HIDDEN}
        for record in made
    ]


def _precondition(made: Precondition) -> Record:
    """`set_by` where one side set it; `holders` are all who did. Nobody wrote what is `derived`."""
    (record,) = _plain([made])
    single = made.set_by[0] if len(made.set_by) == 1 else None
    return {
        **record,
        "set_by": single,
        "holders": list(made.set_by),
        "derived": made.derived,
    }


def _field(value: Any) -> object:
    if isinstance(value, Period):
        return value.text or None
    if hasattr(value, "_asdict"):
        return {name: _field(part) for name, part in value._asdict().items()}
    if isinstance(value, tuple):
        return [_field(part) for part in value]
    return None if value == "" else value
