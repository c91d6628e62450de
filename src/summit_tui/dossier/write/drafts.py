"""Accepting and dropping drafts in the files of a dossier.

Accepting takes away the line `draft = true`, dropping the record; nothing else changes by a byte.
Neither leaves an id behind that nothing defines.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from summit_tui.dossier.model import Dossier
from summit_tui.dossier.parse.records import NOUNS
from summit_tui.dossier.parse.schema import TABLES
from summit_tui.dossier.text import clip
from summit_tui.dossier.write.edits import CannotEditError, pieces, without_field, without_records
from summit_tui.dossier.write.mentions import mentions
from summit_tui.record import Record


class Draft(Record):
    """A draft by its table and id."""

    table: str
    id: str

    def __str__(self) -> str:
        return f"the {NOUNS[self.table]} ‘{clip(self.id)}’"


def drafts_of(dossier: Dossier) -> list[Draft]:
    """All drafts, by table, in the order of the files."""
    if not dossier.drafts:
        return []
    return [
        Draft(table, id_)
        for table in TABLES
        if table in dossier.drafts.ids
        for id_ in getattr(dossier.drafts.whole, table)
        if dossier.is_draft(table, id_)
    ]


def accepted(dossier: Dossier, drafts: Sequence[Draft]) -> Mapping[str, bytes]:
    """What the files say when these drafts are accepted: only those that change.

    Raises:
        CannotEditError: one of them names a draft that is not accepted with it, or a file cannot
            be read, or has changed so that the draft is not there.
    """
    files = _Files(dossier)
    wanted = set(drafts)
    for draft in drafts:
        for mention in mentions(draft.table, files.record(draft)):
            named = [Draft(table, mention.id) for table in mention.tables]
            waiting = [each for each in named if dossier.is_draft(*each) and each not in wanted]
            if waiting and not any(mention.id in getattr(dossier, table) for table, _ in named):
                raise CannotEditError(f"{draft} names {waiting[0]}, a draft: accept that first")
    return files.edited(drafts, lambda name, data, here: without_field(name, data, here, "draft"))


def dropped(dossier: Dossier, drafts: Sequence[Draft]) -> Mapping[str, bytes]:
    """What the files say without these drafts: only those that change.

    Raises:
        CannotEditError: another draft names one of them, or a file cannot be read, or has
            changed so that the draft is not there.
    """
    files = _Files(dossier)
    gone = set(drafts)
    for other in drafts_of(dossier):
        if other in gone:
            continue
        for mention in mentions(other.table, files.record(other)):
            for draft in gone.intersection(Draft(table, mention.id) for table in mention.tables):
                raise CannotEditError(f"{other} names {draft}: drop that first")
    return files.edited(drafts, without_records)


class _Files:
    """The files in which the drafts of a dossier stand, as they are now."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._data: dict[str, bytes] = {}
        self._records: dict[str, dict[Draft, Any]] = {}

    def record(self, draft: Draft) -> Any:
        """The fields of a draft as they stand in its file."""
        name = self._name(draft)
        if name not in self._records:
            self._records[name] = {
                Draft(table, record["id"]): record
                for piece in pieces(name, self._read(name))
                for table in piece.tables
                for _, record in piece.records(table)
                if isinstance(record, dict) and isinstance(record.get("id"), str)
            }
        return self._records[name].get(draft)

    def edited(
        self, drafts: Iterable[Draft], edit: Callable[[str, bytes, Collection[Draft]], bytes]
    ) -> Mapping[str, bytes]:
        """What the files of these drafts say after an edit of them."""
        by_file: dict[str, set[Draft]] = {}
        for draft in drafts:
            by_file.setdefault(self._name(draft), set()).add(draft)
        return {name: edit(name, self._read(name), here) for name, here in by_file.items()}

    def _name(self, draft: Draft) -> str:
        if not self._dossier.is_draft(*draft):
            raise CannotEditError(f"{draft} is no draft")
        name: str = getattr(self._dossier.with_drafts, draft.table)[draft.id].place.file
        return name

    def _read(self, name: str) -> bytes:
        if name not in self._data:
            try:
                with open(name, "rb") as stream:
                    self._data[name] = stream.read()
            except (OSError, ValueError) as reason:
                raise CannotEditError(f"‘{clip(name)}’ cannot be read: {reason}") from None
        return self._data[name]
