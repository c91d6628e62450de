"""Addresses: how a reader names one record, in a link or on the command line.

An address is the id of the record, or `table:id` where several tables use the id. Contradictions
are named by the id they are derived with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.problems import suggestions
from summit_tui.record import Record

Table = Literal[
    "actors", "outcomes", "propositions", "facts", "preconditions", "sources", "disputes",
    "contradictions", "statements",
]  # fmt: skip
TABLES: tuple[Table, ...] = Table.__args__  # type: ignore[attr-defined]
"""What has addresses, in the order in which lists of all of it have them."""


class Address(Record):
    """One record: its table, and its id there."""

    table: Table
    id: str


class Unknown(Record):
    """What no record is called, and the addresses that may have been meant."""

    text: str
    near: tuple[str, ...]

    def __str__(self) -> str:
        more = " or ".join(f"‘{text}’" for text in self.near)
        return f"nothing has the id ‘{self.text}’" + (f"; did you mean {more}?" if more else "")


def records(snapshot: Snapshot, table: Table) -> Mapping[str, object]:
    """The records of a table by id, in the order in which they are listed."""
    if table == "contradictions":
        return snapshot.by_id
    if table == "disputes":
        return snapshot.disputes_by_id
    found: Mapping[str, object] = getattr(snapshot.dossier, table)
    return found


def has(snapshot: Snapshot, address: Address) -> bool:
    """Whether the record is there; it may not have been said yet on an earlier day."""
    return address.id in records(snapshot, address.table)


def written(snapshot: Snapshot, address: Address) -> str:
    """An address as `find_address` reads it."""
    bearers = list(_bearers(snapshot, address.id))
    return address.id if len(bearers) == 1 else _whole(address)


def find_address(snapshot: Snapshot, text: str) -> Address | Unknown:
    """The record that has this address."""
    bearers = list(named(snapshot, text))
    if len(bearers) == 1:
        return bearers[0]
    if bearers:
        return Unknown(text, tuple(map(_whole, bearers)))
    table, _, id_ = text.partition(":")
    if table in TABLES:
        near = suggestions(id_, records(snapshot, table))
        return Unknown(text, tuple(f"{table}:{name}" for name in near))
    ids = {name: None for table in TABLES for name in records(snapshot, table)}
    return Unknown(text, tuple(suggestions(text, ids)))


def named(snapshot: Snapshot, text: str) -> Iterator[Address]:
    """Everything that this may be the address of."""
    table, _, id_ = text.partition(":")
    for known in TABLES:
        if known == table and id_ in records(snapshot, known):
            yield Address(known, id_)
    yield from _bearers(snapshot, text)


def _bearers(snapshot: Snapshot, id_: str) -> Iterator[Address]:
    """Everything with this id."""
    return (Address(table, id_) for table in TABLES if id_ in records(snapshot, table))


def _whole(address: Address) -> str:
    return f"{address.table}:{address.id}"
