"""Dossiers between two others: the older one, in which some of the edits are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from summit_tui.analysis.diff.content import TABLES, records_of
from summit_tui.analysis.diff.edits import Edit
from summit_tui.dossier.model import Dossier
from summit_tui.dossier.rebuild import rebuilt
from summit_tui.dossier.slice import without

Ids = frozenset[str]


class Hybrids(Protocol):
    """Makes a dossier with some of the edits, of which only some statements are looked at."""

    def dossier(self, edits: Iterable[int], statements: Ids | None) -> Dossier:
        """The older dossier with these edits; with `statements`, without all others."""


class OfFiles:
    """Between two dossiers that were written: an edit is a record that somebody touched."""

    def __init__(self, old: Dossier, new: Dossier, edits: Sequence[Edit]) -> None:
        self._old = old
        self._new = new
        self._edits = edits
        self._before = {table: records_of(old, table) for table in TABLES}
        self._after = {table: records_of(new, table) for table in TABLES}

    def dossier(self, edits: Iterable[int], statements: Ids | None) -> Dossier:
        """See `Hybrids`."""
        old = self._old
        changed: dict[str, Any] = {}
        if statements is not None:
            said = old.statements
            changed["statements"] = {id_: said[id_] for id_ in statements if id_ in said}
        heading: dict[str, Any] = {}
        for at in edits:
            edit = self._edits[at]
            if edit.table == "dossier":
                heading = {field.field: field.new for field in edit.fields}
                continue
            if edit.table == "statements" and statements is not None and edit.id not in statements:
                continue
            table = changed.setdefault(edit.table, dict(self._before[edit.table]))
            if edit.how == "removed":
                del table[edit.id]
            else:
                table[edit.id] = self._after[edit.table][edit.id]
        dismissals = changed.pop("dismissals", None)
        if dismissals is not None:
            heading["dismissals"] = tuple(dismissals.values())
        return rebuilt(old._replace(**heading, **changed))


class OfDays:
    """Between two days of one dossier: an edit is what was said, or came about, between them."""

    def __init__(self, whole: Dossier, old: Dossier, edits: Sequence[Edit]) -> None:
        self._whole = whole
        self._edits = edits
        self._gone = frozenset(whole.statements.keys() - old.statements.keys())
        self._unmet = _unmet(whole, old)

    def dossier(self, edits: Iterable[int], statements: Ids | None) -> Dossier:
        """See `Hybrids`."""
        gone, unmet = set(self._gone), set(self._unmet)
        if statements is not None:
            gone.update(self._whole.statements.keys() - statements)
        for at in edits:
            edit = self._edits[at]
            if edit.table == "outcomes":
                unmet ^= {edit.id}
            elif statements is None or edit.id in statements:
                gone ^= {edit.id}
        return without(self._whole, gone, unmet)


def _unmet(whole: Dossier, then: Dossier) -> frozenset[str]:
    return frozenset(id_ for id_, outcome in whole.outcomes.items()
                     if outcome.met and not then.outcomes[id_].met)  # fmt: skip
