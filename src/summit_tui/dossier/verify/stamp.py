"""The day of a check, written into a dossier. Nothing else in its files changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from summit_tui.dossier.model import Dossier, Source
from summit_tui.dossier.parse.files import files
from summit_tui.dossier.parse.pieces import Chunk, tables
from summit_tui.dossier.parse.spans import Path, Span, spans
from summit_tui.dossier.verify.verification import Finding

_Edit = tuple[int, int, str]
"""From where to where in a text, and what comes there."""


def checked(findings: Iterable[Finding]) -> frozenset[str]:
    """The sources of which some quotes were looked for, and all are good."""
    good: set[str] = set()
    bad: set[str] = set()
    for finding in findings:
        (good if finding.good else bad).add(finding.source)
    return frozenset(good - bad)


def stamped(dossier: Dossier, ids: Iterable[str], day: str) -> Mapping[str, bytes]:
    """What the files of a dossier say with this day as `checked` of these sources.

    Only files that then say something else are in it.
    """
    by_file: dict[str, dict[int, Source]] = {}
    for id_ in ids:
        source = dossier.sources[id_]
        if source.checked.text != day:
            by_file.setdefault(source.place.file, {})[source.place.index] = source
    made = {}
    for name, wanted in by_file.items():
        for file in files(name)[0]:
            new = _stamped(file.data, list(tables(file)), frozenset(wanted), day)
            if new != file.data:
                made[name] = new
    return made


def _stamped(data: bytes, events: list[object], wanted: frozenset[int], day: str) -> bytes:
    parts: list[bytes] = []
    done = 0
    count = 0
    for event in events:
        if not isinstance(event, Chunk) or "sources" not in event.tables:
            continue
        # What precedes the text that was parsed is a byte order mark.
        shift = len(data) - len(event.file.data)
        records = event.tables["sources"]
        many = isinstance(records, list)
        number = len(records) if many else 1
        here = {at - count for at in wanted if count <= at < count + number}
        count += number
        if not here:
            continue
        begin, end = event.begin + shift, event.end + shift
        text = data[begin:end].decode()
        found = spans(text)
        for at, stop, put in sorted(
            edit
            for index in here
            for edit in _edit(text, found, ("sources", index) if many else ("sources",), day)
        ):
            left = begin + len(text[:at].encode())
            parts += data[done:left], put.encode()
            done = begin + len(text[:stop].encode())
    return b"".join((*parts, data[done:]))


def _edit(text: str, found: Mapping[Path, Span], record: Path, day: str) -> list[_Edit]:
    old = found.get((*record, "checked"))
    if old:
        return [(old.value, old.end, day)]
    file = found.get((*record, "file"))
    if not file:
        return []
    if text[found[record].value] == "{":
        return [(file.end, file.end, f", checked = {day}")]
    line_end = text.find("\n", file.end)
    line_end = line_end if line_end >= 0 else len(text)
    newline = "\r\n" if text[line_end - 1 : line_end] == "\r" else "\n"
    at = line_end - (newline == "\r\n")
    indent = text[text.rfind("\n", 0, file.key) + 1 : file.key]
    return [(at, at, f"{newline}{indent}checked = {day}")]
