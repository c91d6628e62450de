"""Two dossiers in one, of which nothing is lost: what is in both once, what differs twice.

The first one leads. A record of the second that says something else than the same record of the
first goes in as a draft beside it, from which nothing follows until somebody decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from summit_tui.analysis.diff.content import HEADING, TABLES, Table, records_of
from summit_tui.analysis.diff.edits import Edit, FieldChange, edits_of
from summit_tui.analysis.diff.renames import Renamed, Translation, known_by, renames, translated
from summit_tui.dossier.model import Dossier, Drafts
from summit_tui.record import Record


class Note(Record):
    """What somebody has to know of a merge; `id` is what a record of the second is called now.

    `matched`: it is one of the first under another id (`was`). `renamed`: the first has another
    thing under its id `was`. `filled`: it gave the record fields that were empty. `conflict`: it
    says something else in `fields`, and stands as the draft `id`; of what cannot be a draft, `id`
    is empty, and the first one's word stands.
    """

    kind: Literal["matched", "renamed", "filled", "conflict"]
    table: str
    id: str
    was: str
    fields: tuple[FieldChange, ...] = ()


class Merged(Record):
    """The dossier that two make up, and what to know of it."""

    dossier: Dossier
    notes: tuple[Note, ...]


def merged(one: Dossier, other: Dossier) -> Merged:
    """Both dossiers in one; the first leads."""
    return _Merge(one, other).made()


class _Merge:
    def __init__(self, one: Dossier, other: Dossier) -> None:
        self._one = one
        self._whole = one.with_drafts
        self._notes: list[Note] = []
        names = Translation(other.with_drafts)
        apart = list(_clashes(self._whole, other.with_drafts))
        for renamed in apart:
            names.add(renamed)
            self._notes.append(Note("renamed", renamed.table, renamed.new, renamed.old))
        second = translated(other.with_drafts, names) if apart else other.with_drafts
        self._second, called = renames(second, self._whole)
        for renamed in called:
            names.add(renamed)
            self._notes.append(Note("matched", renamed.table, renamed.new, renamed.old))
        self._drafts = {table: set(ids) for table, ids in one.drafts.ids.items()} if (
            one.drafts) else {}  # fmt: skip
        later = {it.old: it.new for it in called}
        for table, ids in other.drafts.ids.items() if other.drafts else ():
            for id_ in ids:
                name = names.name(table, id_)
                name = later.get(name, name)
                if name not in getattr(self._whole, table):
                    self._drafts.setdefault(table, set()).add(name)

    def made(self) -> Merged:
        tables: dict[str, Any] = {}
        for edit in edits_of(self._whole, self._second):
            if edit.table == "dossier":
                tables.update(self._heading(edit))
            elif edit.how != "removed":
                self._take(edit, tables)
        dismissals = tables.pop("dismissals", None)
        if dismissals is not None:
            tables["dismissals"] = tuple(dismissals.values())
        whole = self._whole._replace(**tables)
        ids = {table: frozenset(ids) for table, ids in self._drafts.items()}
        drafts = Drafts(ids, whole) if ids else None
        return Merged(self._one._replace(**tables, drafts=drafts), tuple(self._notes))

    def _heading(self, edit: Edit) -> dict[str, Any]:
        """What the first one says of itself, and where it says nothing, the second."""
        filled = {it.field: it.new for it in edit.fields if not it.old}
        conflicts = tuple(it for it in edit.fields if it.old and it.new and it.field in HEADING)
        if conflicts:
            self._notes.append(Note("conflict", "dossier", "", "", conflicts))
        return filled

    def _take(self, edit: Edit, tables: dict[str, Any]) -> None:
        table = tables.setdefault(edit.table, dict(_records(self._whole, edit.table)))
        record = _records(self._second, edit.table)[edit.id]
        if edit.how == "added":
            table[edit.id] = record
            return
        empty = tuple(it for it in edit.fields if _nothing(it.old) and not _nothing(it.new))
        conflicts = tuple(it for it in edit.fields if not _nothing(it.old) and not _nothing(it.new))
        if conflicts and edit.table == "dismissals":
            self._notes.append(Note("conflict", edit.table, "", edit.id, conflicts))
        elif conflicts:
            id_ = _free(edit.id, table, _records(self._second, edit.table))
            table[id_] = record._replace(id=id_)
            self._drafts.setdefault(edit.table, set()).add(id_)
            self._notes.append(Note("conflict", edit.table, id_, edit.id, conflicts))
        elif empty:
            table[edit.id] = table[edit.id]._replace(**{it.field: it.new for it in empty})
            self._notes.append(Note("filled", edit.table, edit.id, edit.id, empty))


def _nothing(value: Any) -> bool:
    return value in ("", (), None, False) or getattr(value, "text", None) == ""


def _records(dossier: Dossier, table: str) -> dict[str, Any]:
    if table == "dismissals":
        return dict(records_of(dossier, "dismissals"))
    return dict(getattr(dossier, table))


def _clashes(one: Dossier, other: Dossier) -> Iterator[Renamed]:
    """The ids under which the two have different things."""
    for table in TABLES:
        if table in ("dossier", "dismissals"):
            continue
        first, second = records_of(one, table), records_of(other, table)
        for id_ in sorted(first.keys() & second.keys()):
            if not _is_one(table, first[id_], second[id_]):
                yield Renamed(table, id_, _free(id_, first, second))


def _is_one(table: Table, one: Any, other: Any) -> bool:
    """Whether two records of one id are of the same thing, whatever else they say of it."""
    if known_by(table, one) == known_by(table, other):
        return True
    if table == "actors":
        names = [{it.name, it.short, *it.aliases} - {""} for it in (one, other)]
        return not names[0].isdisjoint(names[1])
    if table == "sources":
        told = [(getattr(one, name), getattr(other, name)) for name in ("url", "title", "file")]
        both = [(here, there) for here, there in told if here and there]
        return not both or any(here == there for here, there in both)
    if table == "statements":
        return bool(one.quote) and one.quote == other.quote
    return False


def _free(id_: str, *tables: Any) -> str:
    number = 2
    while any(f"{id_}-{number}" in table for table in tables):
        number += 1
    return f"{id_}-{number}"
