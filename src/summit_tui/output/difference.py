"""What is different between two dossiers: JSON, a line a change, and blocks to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from summit_tui.analysis.diff.difference import Change, Difference
from summit_tui.analysis.diff.edits import Edit
from summit_tui.analysis.phrases.differences import (
    because_words,
    change_sentence,
    detail_sentence,
    edit_sentence,
    item_words,
    renamed_sentence,
)
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.dossier.dates import Period
from summit_tui.output.records import SCHEMA
from summit_tui.output.wrapping import WIDEST, wrap

COLUMNS = ("kind", "how", "id", "what", "about", "old", "new", "because", "says")
"""What a line holds, tab-separated."""
_DEALS = 3
"""Packages of one cause that are spelled out."""


def document(difference: Difference) -> Mapping[str, Any]:
    """The JSON contract of `docs/json.md`."""
    return {
        "schema": SCHEMA,
        "same": difference.same,
        "changes": [_change(difference, change) for change in difference.changes],
        "edits": [_edit(edit) for edit in difference.edits],
        "renamed": [renamed._asdict() for renamed in difference.renamed],
        "packages_truncated": difference.truncated,
    }


def _change(difference: Difference, change: Change) -> Mapping[str, Any]:
    return {
        "kind": change.kind,
        "id": change.id,
        "how": change.how,
        "what": None if change.what == "there" else change.what,
        "about": list(change.about),
        "old": None if change.what == "there" else change.old or None,
        "new": None if change.what == "there" else change.new or None,
        "says": change_sentence(difference, change),
        "because": [
            {"table": edit.table, "id": edit.id or None, "how": edit.how} for edit in change.because
        ],
        "smallest": change.smallest,
    }


def _edit(edit: Edit) -> Mapping[str, Any]:
    return {
        "table": edit.table,
        "id": edit.id or None,
        "how": edit.how,
        "draft": edit.draft,
        "fields": [
            {"field": field.field, "old": _plain(field.old), "new": _plain(field.new)}
            for field in edit.fields
        ],
    }


def _plain(value: Any) -> Any:
    """A value of a record as JSON has it."""
    if isinstance(value, Period):
        return value.text or None
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return None if value == "" else value


def lines(difference: Difference) -> Iterator[str]:
    """One change, record or new name a line, with tabs between the fields of `COLUMNS`."""
    for change in difference.changes:
        what = "" if change.what == "there" else change.what
        values = ("", "") if change.what == "there" else (change.old, change.new)
        because = ",".join(f"{edit.table}:{edit.id}" for edit in change.because)
        yield _line(
            change.kind, change.how, change.id, what, " / ".join(change.about), *values,
            because, change_sentence(difference, change),
        )  # fmt: skip
    for edit in difference.edits:
        how = f"draft {edit.how}" if edit.draft else edit.how
        fields = ",".join(field.field for field in edit.fields)
        yield _line(
            edit.table, how, edit.id, fields, "", "", "", "", edit_sentence(difference, edit)
        )
    for it in difference.renamed:
        yield _line(it.table, "renamed", it.new, "", "", it.old, it.new, "", renamed_sentence(it))


def _line(*columns: str) -> str:
    return "\t".join(columns) + "\n"


def blocks(difference: Difference, width: int) -> Iterator[str]:
    """What follows, in order of weight, then the records; nothing where nothing is different."""
    writer = _Writer(difference, width)
    if not difference.same:
        yield from writer.summary()
        yield from writer.changes()
        yield from writer.records()


class _Writer:
    def __init__(self, difference: Difference, width: int) -> None:
        self._difference = difference
        self._width = min(max(20, width), WIDEST)

    def summary(self) -> Iterator[str]:
        changes, edits = self._difference.changes, self._difference.edits
        touched = counted(len(edits), "record")
        told = [f"{touched} added, removed or changed"]
        if self._difference.renamed:
            told.append(f"{counted(len(self._difference.renamed), 'id')} renamed")
        for kind in ("dispute", "circle", "package", "contradiction"):
            for how in ("appeared", "vanished"):
                number = sum((it.kind, it.how) == (kind, how) for it in changes)
                told += [f"{counted(number, kind)} {how}"] if number else []
        yield from self._wrap("; ".join(told) + ".", "", "")
        if not changes:
            yield from self._wrap("Nothing else follows than before.", "", "")

    def changes(self) -> Iterator[str]:
        """A paragraph for each thing, with all that changed in it; packages by their causes."""
        told = {it.id for it in self._difference.changes if it.kind == "dispute"}
        for (kind, _), group in groupby(self._difference.changes, lambda it: (it.kind, _item(it))):
            found = list(group)
            if kind == "contradiction" and self._stands_in(found[0], told):
                continue
            yield "\n"
            yield from self._packages(found) if kind == "package" else self._paragraph(found)

    def _stands_in(self, change: Change, told: set[str]) -> bool:
        """Whether a dispute that was told of takes the contradiction in."""
        shown = (self._difference.after, self._difference.before)
        return any(told & {each.dispute_of.get(change.id, "")} for each in shown)

    def _paragraph(self, changes: Iterable[Change]) -> Iterator[str]:
        found = list(changes)
        if found[0].what == "there":
            yield from self._wrap(change_sentence(self._difference, found[0]), "", "  ")
            return
        yield from self._wrap(item_words(self._difference.after, found[0]), "", "  ")
        for change in found:
            yield from self._wrap(detail_sentence(self._difference, change), "  ", "    ")

    def _packages(self, changes: Iterable[Change]) -> Iterator[str]:
        by_cause: dict[object, list[Change]] = {}
        for change in changes:
            by_cause.setdefault((change.how, change.because), []).append(change)
        for alike in by_cause.values():
            for change in alike[:_DEALS]:
                yield from self._wrap(change_sentence(self._difference, change), "", "  ")
            more = len(alike) - _DEALS
            if more > 0:
                first = alike[0]
                why = f", {because_words(first.because)}" if first.because else ""
                yield from self._wrap(f"So did {counted(more, 'more package')}{why}.", "", "  ")
        if self._difference.truncated:
            yield from self._wrap("There are more packages than are listed.", "", "  ")

    def records(self) -> Iterator[str]:
        """A line for each record, and for each id that is another."""
        if self._difference.edits or self._difference.renamed:
            yield "\n"
        for edit in self._difference.edits:
            mark = {"added": "+", "removed": "−", "changed": "~"}[edit.how]
            yield from self._wrap(edit_sentence(self._difference, edit), f"{mark} ", "    ")
        for renamed in self._difference.renamed:
            yield from self._wrap(renamed_sentence(renamed), "= ", "    ")

    def _wrap(self, text: str, first: str, then: str) -> Iterator[str]:
        return (f"{line}\n" for line in wrap(text, self._width, first, then))


def _item(change: Change) -> str:
    """What a paragraph is about: packages stand in one."""
    return "" if change.kind == "package" else change.id
