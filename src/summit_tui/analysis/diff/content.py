"""What a record says, whatever its id, its place in the files and the order of its lists."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, Literal

from summit_tui.dossier.model import Account, Dossier, Met, Position, Refusal
from summit_tui.dossier.rebuild import as_written

Table = Literal[
    "dossier",
    "parties",
    "sources",
    "actors",
    "outcomes",
    "questions",
    "propositions",
    "facts",
    "statements",
    "preconditions",
    "dismissals",
]
TABLES: tuple[Table, ...] = Table.__args__  # type: ignore[attr-defined]
"""In an order in which records come after most of what they name."""
HEADING = ("title", "about", "goal", "as_of")
"""What `[dossier]` says."""

_PASSED_OVER = frozenset({"id", "place"})


def records_of(dossier: Dossier, table: Table) -> Mapping[str, Any]:
    """The written records of a table, by id; of `[dossier]` none.

    Demands that follow from conditions are left out. Dismissals go by what they dismiss. A fact
    whose text is that of its question has the question’s id instead.
    """
    if table == "dossier":
        return {}
    if table == "dismissals":
        return {item.dispute or item.contradiction: item for item in dossier.dismissals[::-1]}
    if table == "preconditions":
        return {id_: made for id_, made in dossier.preconditions.items() if not made.derived}
    if table == "facts":
        questions = dossier.questions
        return {id_: as_written(fact, questions) for id_, fact in dossier.facts.items()}
    records: Mapping[str, Any] = getattr(dossier, table)
    return records


def fields_of(record: Any) -> Mapping[str, Hashable]:
    """What each field of a record says, so that two that say the same are equal."""
    return {
        name: said(name, value)
        for name, value in zip(record._fields, record, strict=True)
        if name not in _PASSED_OVER and not (name == "actor" and getattr(record, "actors", ()))
    }


def content_of(record: Any) -> Hashable:
    """All that a record says."""
    return tuple(fields_of(record).values())


def same(one: Any, other: Any) -> bool:
    """Whether two records of a table say the same."""
    if one is other or one[:-1] == other[:-1]:
        return True
    return content_of(one) == content_of(other)


def said(name: str, value: Any) -> Hashable:
    """What a field says. The order of a list counts only where it is an order in time."""
    if name == "order":
        kept: tuple[str, ...] = value
        return kept
    return frozenset(map(_of_item, value)) if type(value) is tuple else _of_item(value)


def _of_item(item: Any) -> Hashable:
    read = _ITEMS.get(type(item))
    kept: Hashable = read(item) if read else item
    return kept


_ITEMS: Mapping[type, Callable[[Any], Hashable]] = {
    Position: lambda it: (it.proposition, it.normal, it.firm, frozenset(it.conditions), it.of),
    Account: tuple,
    Refusal: lambda it: (it.by, frozenset(it.statements), frozenset(it.dropped)),
    Met: lambda it: (it.date, frozenset(it.statements)),
    tuple: frozenset,
}
"""How the items of lists are read; the alternatives of a precondition are lists themselves."""
