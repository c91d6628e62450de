"""The records that came, went or changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from summit_tui.analysis.diff.content import HEADING, TABLES, Table, fields_of, records_of, same
from summit_tui.dossier.dates import UNDATED, Period, from_date
from summit_tui.dossier.model import Dossier
from summit_tui.record import Record


class FieldChange(Record):
    """What a field of a record was, and what it is now, as the record has it."""

    field: str
    old: Any
    new: Any


class Edit(Record):
    """One record that was added, removed or changed.

    `[dossier]` is a record without an id; a dismissal goes by what it dismisses. Nothing follows
    from what happens to a `draft`; one that was accepted is added.
    """

    table: Table
    id: str
    how: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...] = ()
    draft: bool = False


def edits_of(old: Dossier, new: Dossier) -> tuple[Edit, ...]:
    """All edits after which the older dossier says what the newer one says, by table and id.

    Both have the same ids for the same records. The day up to which a dossier goes is an edit only
    if what was said does not tell it.
    """
    told = old.as_of == _last_day(old) and new.as_of == _last_day(new)
    heading = tuple(
        FieldChange(field, before, after)
        for field in HEADING
        if (before := getattr(old, field)) != (after := getattr(new, field))
        and not (told and field == "as_of")
    )
    edits = [Edit("dossier", "", "changed", heading)] if heading else []
    for table in TABLES:
        edits += _edits(table, records_of(old, table), records_of(new, table))
        if old.drafts or new.drafts:
            edits += _of_drafts(old, new, table)
    return tuple(edits)


def _of_drafts(old: Dossier, new: Dossier, table: Table) -> Iterator[Edit]:
    before, after = _drafts(old, table), _drafts(new, table)
    accepted = records_of(new, table)
    before = {id_: draft for id_, draft in before.items() if id_ not in accepted}
    return (edit._replace(draft=True) for edit in _edits(table, before, after))


def _drafts(dossier: Dossier, table: Table) -> Mapping[str, Any]:
    ids = dossier.drafts.ids.get(table, ()) if dossier.drafts else ()
    return {id_: getattr(dossier.with_drafts, table)[id_] for id_ in ids
            if id_ in getattr(dossier.with_drafts, table)}  # fmt: skip


def _last_day(dossier: Dossier) -> Period:
    """The last day on which something may have been said."""
    dates = (dossier.date_of(statement) for statement in dossier.statements.values())
    last = max((date.last for date in dates if date.text), default=0)
    return from_date(datetime.date.fromordinal(last)) if last else UNDATED


def _edits(table: Table, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Edit]:
    for id_ in sorted(before.keys() | after.keys()):
        one, other = before.get(id_), after.get(id_)
        if one is None:
            yield Edit(table, id_, "added")
        elif other is None:
            yield Edit(table, id_, "removed")
        elif not same(one, other):
            yield Edit(table, id_, "changed", _fields(one, other))


def _fields(one: Any, other: Any) -> tuple[FieldChange, ...]:
    before, after = fields_of(one), fields_of(other)
    names = [name for name in one._fields if name in before or name in after]
    return tuple(
        FieldChange(name, getattr(one, name), getattr(other, name))
        for name in names
        if before.get(name) != after.get(name)
    )
