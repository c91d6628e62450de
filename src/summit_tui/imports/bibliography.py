"""Sources of a reference manager: what CSL and RIS have in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summit_tui.imports.assembly import Assembly
from summit_tui.imports.losses import IN_NOTE
from summit_tui.record import Record


class Reference(Record):
    """One item: the fields of a source, and what else is said of it, by name."""

    id: str
    fields: Mapping[str, object]
    others: Sequence[tuple[str, str]]


def add(assembly: Assembly, references: Iterable[Reference]) -> int:
    """Make a source of each, and give how many there were.

    Other items of the same id are told apart by numbers, as everywhere.
    """
    number = 0
    ids: dict[str, str] = {}
    relays: dict[int, list[str]] = {}
    for number, reference in enumerate(references, 1):
        fields = dict(reference.fields)
        note, based_on = fields.pop("note", ""), fields.pop("based_on", None)
        name = reference.id or str(fields.get("title") or "")
        id_ = assembly.source(number, name, id_=reference.id, **fields)
        ids.setdefault(reference.id, id_)
        if isinstance(based_on, list) and based_on:
            relays[number] = based_on
        notes = [str(note or "")]
        for field, value in reference.others:
            if value.strip():
                assembly.losses.add(f"field ‘{field}’", IN_NOTE, value)
                notes.append(f"{field}: {value}")
        assembly.annotate("sources", number, *notes)
    for source, names in relays.items():
        known = [ids[name] for name in names if name in ids]
        assembly.losses.add("source relayed that is not there", times=len(names) - len(known))
        assembly.amend("sources", source, based_on=known)
    return number
