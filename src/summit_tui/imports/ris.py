"""Sources as RIS, the lines with tags that databases of literature give out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from summit_tui.imports.assembly import Assembly
from summit_tui.imports.bibliography import Reference, add
from summit_tui.imports.days import day_of
from summit_tui.imports.losses import CannotImportError
from summit_tui.imports.reading import opened, text_of
from summit_tui.imports.request import Request

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
_KINDS = {
    "NEWS": "article", "MGZN": "article-magazine", "JOUR": "article-journal", "BOOK": "book",
    "CHAP": "chapter", "ELEC": "webpage", "WEB": "webpage", "BLOG": "post-weblog",
    "RPRT": "report", "HEAR": "hearing", "BILL": "bill", "INPR": "preprint", "THES": "thesis",
    "SOUND": "broadcast", "VIDEO": "motion_picture", "MPCT": "motion_picture",
    "PCOMM": "personal_communication", "GOVDOC": "report", "DATA": "dataset",
}  # fmt: skip
"""What RIS calls a kind; what is not here stays in its own word, in small letters."""
_FIELDS = {
    "title": ("TI", "T1", "CT"),
    "short": ("ST",),
    "publisher": ("T2", "JO", "JF", "BT", "PB"),
    "url": ("UR", "L2"),
    "date": ("DA", "PY", "Y1"),
}
"""The tags that can hold a field, the best first."""


def read_ris(request: Request, assembly: Assembly) -> None:
    """Read records into a dossier of sources alone.

    Raises:
        CannotImportError: there is no record in it.
    """
    with opened(request.path) as file, text_of(file, request.encoding, request.name) as text:
        number = add(assembly, map(_reference, _records(text, request.name)))
    if not number:
        raise CannotImportError(f"‘{request.name}’ is not RIS: no line begins with ‘TY  - ’")


def _records(text: TextIO, name: str) -> Iterator[list[tuple[str, str]]]:
    """The tags of each record with their values; a line without a tag goes on with a value."""
    record: list[tuple[str, str]] = []
    for number, line in enumerate(text, 1):
        match = _LINE.fullmatch(line.removeprefix("\ufeff").rstrip("\r\n "))
        if match is None:
            if record and line.strip():
                tag, value = record[-1]
                record[-1] = tag, f"{value} {line.strip()}"
            continue
        tag, value = match[1], match[2]
        if tag == "TY":
            if record:
                raise CannotImportError(
                    f"‘{name}’, line {number}: the record before has no ‘ER  -’"
                )
            record = [(tag, value)]
        elif not record:
            raise CannotImportError(f"‘{name}’, line {number}: ‘{tag}’ stands before any ‘TY  -’")
        elif tag == "ER":
            yield record
            record = []
        else:
            record.append((tag, value))
    if record:
        raise CannotImportError(f"‘{name}’ ends within a record: its ‘ER  -’ is missing")


def _reference(record: list[tuple[str, str]]) -> Reference:
    kind = record[0][1].strip()
    fields: dict[str, object] = {"kind": _KINDS.get(kind, kind.lower())}
    used = {0}
    for field, tags in _FIELDS.items():
        for tag in tags:
            at = next((at for at, (name, value) in enumerate(record) if name == tag and value), -1)
            value = _day(record[at][1]) if field == "date" and at >= 0 else record[at][1]
            if at >= 0 and value:
                fields[field] = value
                used.add(at)
                break
    id_ = next((value for tag, value in record if tag == "ID"), "").strip()
    others = [
        (tag, value) for at, (tag, value) in enumerate(record) if at not in used and tag != "ID"
    ]
    return Reference(id_, fields, others)


def _day(text: str) -> str:
    """A date of RIS, `2031/03/04/at noon`, of which parts can be empty."""
    parts = [part.strip() for part in text.split("/")[:3]]
    return day_of("-".join(part for part in parts if part.isdigit())) or day_of(text)
