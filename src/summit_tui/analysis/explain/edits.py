"""A copy of a dossier with edits made that are given as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summit_tui.analysis.explain.explanation import Edit
from summit_tui.dossier.dates import UNDATED, parse
from summit_tui.dossier.model import Account, Dossier, Place, Position, Proposition, Statement

_DATES = ("date", "at")
_NOWHERE = Place("", "propositions", 0)


def applied(dossier: Dossier, edits: Iterable[Edit]) -> Dossier:
    """The dossier with the edits made."""
    for edit in edits:
        table: dict[str, Any] = dict(getattr(dossier, edit.table))
        if edit.table == "propositions" and edit.id not in table:
            table[edit.id] = _proposition(edit.id)
        table[edit.id] = _edited(dossier, table[edit.id], edit)
        tables: dict[str, Any] = {edit.table: table}
        dossier = dossier._replace(**tables)
    return dossier


def _edited(dossier: Dossier, record: Any, edit: Edit) -> Any:
    field, _, rest = edit.field.partition(".")
    if not rest:
        record = record._replace(**{field: _value(field, edit.value)})
        return _voiced(record) if isinstance(record, Statement) else record
    at, _, inner = rest.partition(".")
    items: list[Any] = list(getattr(record, field))
    if inner:
        item = items[int(at)]
        date = isinstance(item, Account) and dossier.facts[item.fact].kind == "date"
        value = parse(edit.value) if inner == "value" and date else _value(inner, edit.value)
        items[int(at)] = item._replace(**{inner: value})
    else:
        shown = edit.value
        items.append(Position(shown["proposition"], shown["stance"], "firm", (), ""))
    return record._replace(**{field: tuple(items)})


def _value(field: str, value: Any) -> Any:
    if field in _DATES:
        return parse(value) if value else UNDATED
    return tuple(value) if isinstance(value, list) else value


def _voiced(statement: Statement) -> Statement:
    """Who is not relayed speaks for oneself."""
    if statement.voice == "attributed" and not statement.attributed_by:
        return statement._replace(voice="own" if statement.quote else "paraphrase")
    return statement


def _proposition(name: str) -> Proposition:
    blank: dict[str, Any] = dict.fromkeys(Proposition._fields, "")
    blank |= {"id": name, "order": (), "excludes": (), "bears_on": (), "place": _NOWHERE}
    return Proposition(**blank)
