"""Records that are only called otherwise: the same content under another id.

What is renamed is also called otherwise wherever it is named, so the older dossier is translated
into the ids of the newer one before anything is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.diff.content import TABLES, Table, content_of, records_of, said
from summit_tui.analysis.disputes.disputes import disputes_of
from summit_tui.dossier.model import Dismissal, Dossier
from summit_tui.dossier.rebuild import rebuilt
from summit_tui.record import Record

Names = Callable[[str], str]
"""An id of the older dossier to the one in the newer."""


class Renamed(Record):
    """A record whose id is another; of an utterance, statements that share it still do."""

    table: str
    old: str
    new: str


class Translation:
    """Ids of the older dossier to those of the newer one, table by table."""

    def __init__(self, dossier: Dossier) -> None:
        self._parties = dossier.parties
        self._names: dict[str, dict[str, str]] = defaultdict(dict)

    def add(self, renamed: Renamed) -> None:
        """Take note that something is called otherwise."""
        self._names[renamed.table][renamed.old] = renamed.new

    def name(self, table: str, id_: str) -> str:
        """What the record of a table is called in the newer dossier."""
        return self._names[table].get(id_, id_)

    def record(self, table: Table, record: Any) -> Any:
        """The record with every id that it names as in the newer dossier."""
        changed = {
            field: self._value(refers, value)
            for field, refers in _REFERENCES.get(table, {}).items()
            if (value := getattr(record, field))
        }
        if table != "dismissals":
            changed["id"] = self.name(table, record.id)
        return record._replace(**changed)

    def _value(self, refers: str, value: Any) -> Any:
        if isinstance(value, str):
            return self._one(refers, value)
        if hasattr(value, "_fields"):
            return value._replace(
                **{name: self._value(_WITHIN[name], getattr(value, name))
                   for name in value._fields if name in _WITHIN}
            )  # fmt: skip
        return tuple(self._value(refers, item) for item in value)

    def _one(self, refers: str, id_: str) -> str:
        if refers == "sides":
            refers = "parties" if id_ in self._parties else "actors"
        return self.name(refers, id_)


_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "sources": {"based_on": "sources"},
    "actors": {"party": "parties", "speaks_for": "actors"},
    "questions": {"bears_on": "outcomes"},
    "propositions": {
        "outcome": "outcomes",
        "order": "outcomes",
        "excludes": "propositions",
        "question": "questions",
        "bears_on": "outcomes",
    },
    "facts": {"joins": "questions"},
    "outcomes": {
        "controllers": "sides",
        "refusals": "",
        "met": "",
        "rules_out": "outcomes",
        "doubts": "statements",
    },
    "statements": {
        "actor": "actors",
        "actors": "actors",
        "attributed_by": "actors",
        "source": "sources",
        "based_on": "sources",
        "party": "parties",
        "utterance": "utterances",
        "positions": "",
        "accounts": "",
    },
    "preconditions": {
        "outcome": "outcomes",
        "any_of": "outcomes",
        "set_by": "sides",
        "statements": "statements",
        "waived": "statements",
        "together": "statements",
    },
}
"""The fields of each table that name records, and of which table."""
_WITHIN: Mapping[str, str] = {
    "proposition": "propositions",
    "conditions": "outcomes",
    "of": "actors",
    "fact": "facts",
    "by": "sides",
    "statements": "statements",
    "dropped": "statements",
}
"""The same for what stands within positions, accounts, refusals and what was met."""
_KNOWN_BY: Mapping[str, tuple[str, ...]] = {
    "parties": ("name",),
    "sources": ("title", "publisher", "url"),
    "actors": ("name",),
    "outcomes": ("name",),
    "questions": ("text",),
    "propositions": ("text",),
    "facts": ("question", "kind"),
    "statements": ("source", "quote", "summary"),
    "preconditions": ("outcome", "any_of", "set_by"),
}
"""By what one knows a record again that has changed besides its id."""


def renames(old: Dossier, new: Dossier) -> tuple[Dossier, tuple[Renamed, ...]]:
    """The older dossier in the ids of the newer one, and what is called otherwise there."""
    names = Translation(old)
    found: list[Renamed] = []
    for table in TABLES:
        for renamed in _in_table(table, old, new, names):
            names.add(renamed)
            found.append(renamed)
    for renamed in _utterances(old, new, names):
        names.add(renamed)
        found.append(renamed)
    return (translated(old, names), tuple(found)) if found else (old, ())


def _in_table(table: Table, old: Dossier, new: Dossier, names: Translation) -> Iterator[Renamed]:
    """The same content under another id; then what one knows by its name, text or quote."""
    if table in ("dossier", "dismissals"):
        return
    before, after = records_of(old, table), records_of(new, table)
    if before.keys() == after.keys():
        return
    gone = {id_: names.record(table, before[id_]) for id_ in sorted(before.keys() - after.keys())}
    come = {id_: after[id_] for id_ in sorted(after.keys() - before.keys())}
    for id_, other in _pairs(_grouped(gone, content_of), _grouped(come, content_of)):
        del gone[id_], come[other]
        yield Renamed(table, id_, other)

    nothing = ("",) * len(_KNOWN_BY[table])
    there, here = (_grouped(records, partial(known_by, table)) for records in (gone, come))
    for key, ids in there.items():
        if key != nothing and len(ids) == 1 and len(here.get(key, ())) == 1:
            yield Renamed(table, ids[0], here[key][0])


def known_by(table: Table, record: Any) -> tuple[Hashable, ...]:
    """By what one knows a record again that has changed besides its id."""
    return tuple(said(field, getattr(record, field)) for field in _KNOWN_BY[table])


def _utterances(old: Dossier, new: Dossier, names: Translation) -> Iterator[Renamed]:
    """Utterances that the very same statements share under another name."""
    before: dict[str, list[str]] = defaultdict(list)
    after: dict[str, list[str]] = defaultdict(list)
    for id_, statement in old.statements.items():
        if statement.utterance:
            before[statement.utterance].append(names.name("statements", id_))
    for id_, statement in new.statements.items():
        if statement.utterance:
            after[statement.utterance].append(id_)
    come = {frozenset(ids): name for name, ids in after.items() if name not in before}
    for name, ids in sorted(before.items()):
        other = come.get(frozenset(ids)) if name not in after else None
        if other:
            yield Renamed("utterances", name, other)


def _grouped(
    records: Mapping[str, Any], key: Callable[[Any], Hashable]
) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = defaultdict(list)
    for id_, record in records.items():
        groups[key(record)].append(id_)
    return groups


def _pairs(
    gone: Mapping[Hashable, list[str]], come: Mapping[Hashable, list[str]]
) -> Iterable[tuple[str, str]]:
    """Ids of the same content; of several as many as there are on both sides."""
    return [pair for key, ids in gone.items() for pair in zip(ids, come.get(key, ()), strict=False)]


def translated(old: Dossier, names: Translation) -> Dossier:
    """A dossier in other ids."""

    def table(name: Table) -> dict[str, Any]:
        made = (names.record(name, record) for record in getattr(old, name).values())
        return {record.id: record for record in made}

    moved = rebuilt(
        old._replace(
            goal=names.name("outcomes", old.goal),
            parties=table("parties"),
            sources=table("sources"),
            actors=table("actors"),
            questions=table("questions"),
            propositions=table("propositions"),
            facts=table("facts"),
            outcomes=table("outcomes"),
            statements=table("statements"),
            preconditions=table("preconditions"),
        )
    )
    if not old.dismissals:
        return moved
    return moved._replace(dismissals=_dismissals(old, moved, names))


def _dismissals(old: Dossier, translated: Dossier, names: Translation) -> tuple[Dismissal, ...]:
    """The dismissals, of what their contradictions and disputes are called after the renaming."""
    before, after = derive(old), derive(translated)
    known = {_evidence(item, lambda id_: id_): item.id for item in after}
    called = {
        item.id: known.get(_evidence(item, lambda id_: names.name("statements", id_)), item.id)
        for item in before
    }
    disputes = {frozenset(it.contradictions): it.id for it in disputes_of(translated, after)}
    for dispute in disputes_of(old, before):
        members = frozenset(called[name] for name in dispute.contradictions)
        called[dispute.id] = disputes.get(members, dispute.id)
    return tuple(
        item._replace(
            contradiction=called.get(item.contradiction, item.contradiction),
            dispute=called.get(item.dispute, item.dispute),
        )
        for item in old.dismissals
    )


def _evidence(item: Contradiction, name: Names) -> Hashable:
    """What tells a contradiction from others whatever the ids are."""
    sides = frozenset(frozenset(map(name, side.statements)) for side in item.sides)
    return item.kind, item.about, sides
