"""Edits of a file's bytes: what is asked for changes, and nothing else by a byte.

Whoever writes by hand keeps comments, order, line ends and indents. So a file is never written
anew: a record is put in, taken out, or a value of one replaced. Each edit is parsed again
before it is handed back, and must then say what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from summit_tui.dossier.parse.files import File
from summit_tui.dossier.parse.pieces import Chunk, tables
from summit_tui.dossier.parse.spans import Path, Span, spans
from summit_tui.dossier.text import clip
from summit_tui.dossier.write.record_text import in_order
from summit_tui.dossier.write.toml_text import field_lines, inline_table
from summit_tui.record import Record

_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r?\n")
_BLANK_LINE = re.compile(r"[ \t]*\r?\n")
_COMMA = re.compile(r"\s*,[ \t]*")


RecordId = tuple[str, str]
"""A table, and the id of a record in it."""


class CannotEditError(Exception):
    """Why a file cannot be edited, in a sentence for the reader."""


class Edit(Record):
    """From where to where in a file, and what comes there, as text with plain line ends."""

    begin: int
    end: int
    put: str


class Piece(Record):
    """A part of a file that was parsed in one go: where it begins, in bytes, and what is in it.

    `first` says how many records of each table stand before it in the file.
    """

    begin: int
    text: str
    tables: Mapping[str, Any]
    first: Mapping[str, int]

    def offset(self, at: int) -> int:
        """The byte of the file at which a character of the text stands."""
        return self.begin + len(self.text[:at].encode())

    def spans(self) -> dict[Path, Span]:
        """Where everything stands in the text."""
        return spans(self.text)

    def records(self, table: str) -> list[tuple[Path, Any]]:
        """The records of a table, each with the path that leads to it."""
        found = self.tables.get(table)
        if isinstance(found, list):
            return [((table, at), record) for at, record in enumerate(found)]
        return [] if found is None else [((table,), found)]


def pieces(name: str, data: bytes) -> Iterator[Piece]:
    """What is in a file that is to be edited.

    Raises:
        CannotEditError: it cannot be read as it stands, so that nobody knows what an edit does.
    """
    mark = len(_MARK) if data.startswith(_MARK) else 0
    counts: dict[str, int] = {}
    for event in tables(File(name, data)):
        if isinstance(event, Chunk):
            text = event.file.data[event.begin : event.end].decode()
            piece = Piece(event.begin + mark, text, event.tables, counts.copy())
            for table in event.tables:
                counts[table] = counts.get(table, 0) + len(piece.records(table))
            yield piece
        elif getattr(event, "code", "") not in ("", "E103"):
            raise CannotEditError(f"{event}; mend that first")


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with the edits. What two of them take away goes once."""
    newline = b"\r\n" if (found := _LINE_END.search(data)) and len(found[0]) == 2 else b"\n"
    parts: list[bytes] = []
    done = 0
    for begin, end, put in sorted(edits):
        parts += data[done:begin], put.encode().replace(b"\n", newline)
        done = max(done, end)
    return b"".join((*parts, data[done:]))


def with_record(name: str, data: bytes, table: str, values: Mapping[str, Any]) -> bytes:
    """The file with one more record: behind the last one of its table, or at the end.

    Raises:
        CannotEditError: the file cannot be read, or has no room for a record of that table.
    """
    found = list(pieces(name, data))
    values = in_order(table, values)
    last = next((piece for piece in reversed(found) if table in piece.tables), None)
    edit = _behind(last, table, values) if last else _at_end(data, table, values)
    new = applied(data, [edit])
    _expect(name, new, {table: [*_all_records(found, table), values]}, found)
    return new


def without_records(name: str, data: bytes, gone: Collection[RecordId]) -> bytes:
    """The file without these records. Comments above them, and in between, stay.

    Raises:
        CannotEditError: the file cannot be read, or lacks one of the records.
    """
    found = list(pieces(name, data))
    edits = []
    for piece, where, path, record in _records(found, gone):
        text = piece.text
        if text[where[path].value] == "{":
            begin, end = _item(text, where, path)
        else:
            begin = _line_begin(text, where[path].value)
            end = _below(text, _last(where, path, record))
            # The blank line in front of it goes, too; of the first record that which follows.
            blank = None if begin else _BLANK_LINE.match(text, end)
            begin, end = _without_blank(text, begin), blank.end() if blank else end
        edits.append(Edit(piece.offset(begin), piece.offset(end), ""))
    new = applied(data, edits)
    left = {
        table: [each for each in _all_records(found, table) if _id(table, each) not in gone]
        for table, _ in gone
    }
    _expect(name, new, left, found)
    return new


def without_field(name: str, data: bytes, records: Collection[RecordId], field: str) -> bytes:
    """The file without one field of these records, and without the comments on its lines.

    Raises:
        CannotEditError: the file cannot be read, or lacks one of the records or its field.
    """
    found = list(pieces(name, data))
    edits = []
    for piece, where, path, record in _records(found, records):
        text = piece.text
        span = where.get((*path, field))
        if span is None:
            raise CannotEditError(f"{_called(path[0], record['id'])} has no ‘{field}’")
        if text[where[path].value] == "{":
            begin, end = _item(text, where, (*path, field))
        else:
            begin, end = _line_begin(text, span.key), _below(text, span.end)
        edits.append(Edit(piece.offset(begin), piece.offset(end), ""))
    new = applied(data, edits)
    expected = {
        table: [
            {key: value for key, value in each.items() if key != field}
            if _id(table, each) in records
            else each
            for each in _all_records(found, table)
        ]
        for table, _ in records
    }
    _expect(name, new, expected, found)
    return new


def _records(
    found: Sequence[Piece], wanted: Collection[RecordId]
) -> Iterator[tuple[Piece, Mapping[Path, Span], Path, Any]]:
    """Each of these records, where it stands first: the piece, what is where in it, the path."""
    left = set(wanted)
    for piece in found:
        where: Mapping[Path, Span] = {}
        for table in piece.tables:
            for path, record in piece.records(table):
                id_ = _id(table, record)
                if id_ in left:
                    left.remove(id_)
                    where = where or piece.spans()
                    yield piece, where, path, record
    if left:
        raise CannotEditError(f"there is no {_called(*min(left))}")


def _id(table: str, record: Any) -> RecordId:
    id_ = record.get("id") if isinstance(record, dict) else None
    return (table, id_ if isinstance(id_, str) else "")


def _called(table: str | int, id_: str) -> str:
    return f"[[{clip(str(table))}]] ‘{clip(id_)}’"


def _all_records(found: Iterable[Piece], table: str) -> list[Any]:
    return [record for piece in found for _, record in piece.records(table)]


def _expect(
    name: str, new: bytes, expected: Mapping[str, Sequence[Any]], before: Sequence[Piece]
) -> None:
    """Read the file again: these tables have these records, and all others those from before."""
    by_hand = CannotEditError(f"‘{clip(name)}’ is written so that only a hand can edit it")
    try:
        after = list(pieces(name, new))
    except CannotEditError:
        raise by_hand from None
    for table in {table for piece in (*before, *after) for table in piece.tables}:
        records = expected[table] if table in expected else _all_records(before, table)
        if _plain(_all_records(after, table)) != _plain(records):
            raise by_hand


def _plain(value: Any) -> Any:
    """A value without the difference between lists and tuples; the order of fields is free."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _last(where: Mapping[Path, Span], path: Path, value: Any) -> int:
    """Where the last part of a value ends: parts of a table may have headers of their own."""
    parts: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, Mapping):
        parts = value.items()
    elif isinstance(value, list):
        parts = enumerate(value)
    return max((where[path].end, *(_last(where, (*path, step), each) for step, each in parts)))


def _line_begin(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _below(text: str, at: int) -> int:
    """Where the next line begins, or the text ends."""
    end = text.find("\n", at)
    return end + 1 if end >= 0 else len(text)


def _without_blank(text: str, at: int) -> int:
    """Where the blank line in front of a line begins, or the line itself."""
    before = _line_begin(text, at - 1) if at else 0
    return before if not text[before:at].strip() else at


def _item(text: str, where: Mapping[Path, Span], path: Path) -> tuple[int, int]:
    """From where to where an item of a list, or a field of an inline table, goes with its comma."""
    begin, end = where[path].key, where[path].end
    after = _COMMA.match(text, end)
    if after:
        line = _line_begin(text, begin)
        alone = not text[line:begin].strip() and _BLANK_LINE.match(text, after.end())
        return (line, _below(text, after.end())) if alone else (begin, after.end())
    before = text[:begin].rstrip()
    return (len(before) - 1 if before.endswith(",") else begin), end


def _behind(piece: Piece, table: str, values: Mapping[str, Any]) -> Edit:
    """The record behind the last one of its table in this piece, indented as that one is."""
    where, text = piece.spans(), piece.text
    if not isinstance(piece.tables[table], list):
        raise CannotEditError(f"write [[{table}]] instead of [{table}]: there can be several")
    if not piece.tables[table]:
        at = piece.offset(where[table,].value + 1)
        return Edit(at, at, inline_table(values))
    path, record = piece.records(table)[-1]
    span = where[path]
    line = _line_begin(text, span.value)
    indent = text[line : span.value]
    if text[span.value] == "{":
        at = piece.offset(span.end)
        gap = f",\n{indent}" if not indent.strip() else ", "
        return Edit(at, at, gap + inline_table(values))
    keys = [span.key for each, span in where.items() if each[:2] == path and len(each) == 3]
    first = min(keys, default=span.value)
    inner = text[_line_begin(text, first) : first]
    end = text.find("\n", _last(where, path, record))
    at = piece.offset(len(text[: end if end >= 0 else len(text)].removesuffix("\r")))
    return Edit(at, at, f"\n\n{indent}[[{table}]]\n{field_lines(values, inner)}")


def _at_end(data: bytes, table: str, values: Mapping[str, Any]) -> Edit:
    text = f"[[{table}]]\n{field_lines(values)}"
    at = len(data)
    if not data.removeprefix(_MARK):
        return Edit(at, at, f"{text}\n")
    return Edit(at, at, f"\n{text}\n" if data.endswith(b"\n") else f"\n\n{text}")
