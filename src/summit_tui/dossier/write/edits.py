"""Edits of a file's bytes: what is asked for changes, and nothing else by a byte.

Whoever writes by hand keeps comments, order, line ends and indents. So a file is never written
anew: a record is put in, taken out, or a value of one replaced. Each edit is parsed again
before it is handed back, and must then say what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """The bytes with the edits, none of which overlaps another."""
    newline = b"\r\n" if (found := _LINE_END.search(data)) and len(found[0]) == 2 else b"\n"
    parts: list[bytes] = []
    done = 0
    for begin, end, put in sorted(edits):
        parts += data[done:begin], put.encode().replace(b"\n", newline)
        done = end
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
    _expect(name, new, [*_all_records(found, table), values], table, found)
    return new


def without_record(name: str, data: bytes, table: str, id_: str) -> bytes:
    """The file without the record. Comments above it, and between it and the next one, stay.

    Raises:
        CannotEditError: the file cannot be read, or has no such record.
    """
    found = list(pieces(name, data))
    piece, path, _ = _record(found, table, id_)
    where = piece.spans()
    text = piece.text
    if text[where[path].value] == "{":
        begin, end = _item(text, where, path)
    else:
        begin = _line_begin(text, where[path].value)
        end = _below(text, _last(where, path))
        # One of the blank lines around it goes, too: in front where it is the last.
        blank = _BLANK_LINE.match(text, end)
        if blank:
            end = blank.end()
        elif end == len(text):
            begin = _without_blank(text, begin)
    new = applied(data, [Edit(piece.offset(begin), piece.offset(end), "")])
    left = [record for record in _all_records(found, table) if not _is(record, id_)]
    _expect(name, new, left, table, found)
    return new


def without_field(name: str, data: bytes, table: str, id_: str, field: str) -> bytes:
    """The file without one field of a record, and without the comment on its line.

    Raises:
        CannotEditError: the file cannot be read, or has no such record or field.
    """
    found = list(pieces(name, data))
    piece, path, record = _record(found, table, id_)
    where = piece.spans()
    span = where.get((*path, field))
    if span is None:
        raise CannotEditError(f"{_called(table, id_)} has no ‘{field}’")
    if piece.text[where[path].value] == "{":
        begin, end = _item(piece.text, where, (*path, field))
    else:
        begin, end = _line_begin(piece.text, span.key), _below(piece.text, span.end)
    new = applied(data, [Edit(piece.offset(begin), piece.offset(end), "")])
    kept = {key: value for key, value in record.items() if key != field}
    expected = [kept if each is record else each for each in _all_records(found, table)]
    _expect(name, new, expected, table, found)
    return new


def _record(found: Sequence[Piece], table: str, id_: str) -> tuple[Piece, Path, Any]:
    for piece in found:
        for path, record in piece.records(table):
            if _is(record, id_):
                return piece, path, record
    raise CannotEditError(f"there is no {_called(table, id_)}")


def _is(record: Any, id_: str) -> bool:
    return isinstance(record, dict) and record.get("id") == id_


def _called(table: str, id_: str) -> str:
    return f"[[{clip(table)}]] ‘{clip(id_)}’"


def _all_records(found: Iterable[Piece], table: str) -> list[Any]:
    return [record for piece in found for _, record in piece.records(table)]


def _expect(
    name: str, new: bytes, records: Sequence[Any], table: str, before: Sequence[Piece]
) -> None:
    """Read the file again: it has these records in one table, and all others as before."""
    by_hand = CannotEditError(f"‘{clip(name)}’ is written so that only a hand can edit it")
    try:
        after = list(pieces(name, new))
    except CannotEditError:
        raise by_hand from None
    others = {each for piece in (*before, *after) for each in piece.tables if each != table}
    same = _plain(_all_records(after, table)) == _plain(records) and all(
        _plain(_all_records(after, each)) == _plain(_all_records(before, each)) for each in others
    )
    if not same:
        raise by_hand


def _plain(value: Any) -> Any:
    """A value without the difference between lists and tuples; the order of fields is free."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def _last(where: Mapping[Path, Span], path: Path) -> int:
    """Where the last value of a record ends, or its header where it has none."""
    size = len(path)
    return max(span.end for each, span in where.items() if each[:size] == path)


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
    path, _ = piece.records(table)[-1]
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
    end = text.find("\n", _last(where, path))
    at = piece.offset(len(text[: end if end >= 0 else len(text)].removesuffix("\r")))
    return Edit(at, at, f"\n\n{indent}[[{table}]]\n{field_lines(values, inner)}")


def _at_end(data: bytes, table: str, values: Mapping[str, Any]) -> Edit:
    text = f"[[{table}]]\n{field_lines(values)}"
    at = len(data)
    if not data.removeprefix(_MARK):
        return Edit(at, at, f"{text}\n")
    return Edit(at, at, f"\n{text}\n" if data.endswith(b"\n") else f"\n\n{text}")
