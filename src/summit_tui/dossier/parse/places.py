"""From the place of a record to the line and column of one of its values.

Runs only when there is a problem to show, or when somebody asks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from summit_tui.dossier.model import Place
from summit_tui.dossier.parse.files import File, files
from summit_tui.dossier.parse.pieces import Chunk, tables
from summit_tui.dossier.problems import Problem, at_line
from summit_tui.record import Record

if TYPE_CHECKING:
    from summit_tui.dossier.parse.spans import Path, Span


class _Piece(Record):
    """Part of a file, the index of the first of its records and their number.

    `many` if they are a list.

    The parsed tables are not kept: those of a large file would fill the memory twice.
    """

    file: File
    begin: int
    end: int
    first: int
    number: int
    many: bool


class Locator:
    """Finds positions in the chunks that it has been given.

    The records of a table are counted through a file, over those that could be parsed, as
    `Place.index` counts them.
    """

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str], int] = {}
        self._begins: dict[tuple[str, str], list[int]] = {}
        self._pieces: dict[tuple[str, str], list[_Piece]] = {}
        self._records: dict[tuple[str, int], dict[Path, tuple[int, int]]] = {}
        self._begun: dict[tuple[str, str, int], Sequence[int]] = {}
        self._read: tuple[str, int, str, dict[Path, Span]] | None = None
        self._line = ("", 0, 1)

    def add(self, chunk: Chunk, table: str, records: Any) -> int:
        """Take the records of the next chunk; return the index of the first of them."""
        key = (chunk.file.name, table)
        first = self._counts.get(key, 0)
        many = isinstance(records, list)
        number = len(records) if many else 1
        piece = _Piece(chunk.file, chunk.begin, chunk.end, first, number, many)
        self._begins.setdefault(key, []).append(first)
        self._pieces.setdefault(key, []).append(piece)
        self._counts[key] = first + number
        return first

    def offset(self, place: Place) -> int:
        """Where in its file the chunk of a record begins, or -1. Problems sort by it."""
        piece = self._piece(place)
        return piece.begin if piece else -1

    def position(self, place: Place) -> tuple[int, int]:
        """Line and column of a record, or zeros. Asked for in any order, it stays quick."""
        piece = self._piece(place)
        if not piece:
            return 0, 0
        headers = self._headers(place.table, piece)
        at = place.index - piece.first
        if at < len(headers):
            return self._line_at(piece, headers[at])
        key = (place.file, piece.begin)
        if key not in self._records:
            text, found = self._spans(piece)
            self._records[key] = {
                path: self._line_of(piece, text, span.key)
                for path, span in found.items()
                if len(path) <= 2
            }
        return self._records[key].get(_path(place, piece), (0, 0))

    def problem(
        self, code: str, message: str, place: Place, path: Path = (), part: str = "value"
    ) -> Problem:
        """The problem with its line, if the place can be found.

        Problems of one chunk are best asked for together. `part` is what the caret points at:
        `key`, `value`, `record` or `acting`, the first character that acts on a terminal.
        """
        piece = self._piece(place)
        if not piece:
            return Problem(code, message, place.file)
        text, found = self._spans(piece)
        record = _path(place, piece)
        full = record + path
        if full not in found and path[:2] == ("any_of", 0):
            full = (*record, "requires", *path[2:])
        while full and full not in found:
            full = full[:-1]
        from summit_tui.dossier.parse.spans import Span, acting

        span = found.get(full, Span(0, 0, 0))
        at = acting(text, span) if part == "acting" else span.key
        if part == "value":
            at = span.value
        line, col = self._line_of(piece, text, at)
        end = text.find("\n", at)
        source_line = text[at - col + 1 : end if end >= 0 else len(text)]
        return at_line(code, message, place.file, line, col, source_line)

    def _piece(self, place: Place) -> _Piece | None:
        key = (place.file, place.table)
        if key not in self._begins:
            return None
        return self._pieces[key][bisect_right(self._begins[key], place.index) - 1]

    def _spans(self, piece: _Piece) -> tuple[str, dict[Path, Span]]:
        if not self._read or self._read[:2] != (piece.file.name, piece.begin):
            text = piece.file.data[piece.begin : piece.end].decode()
            from summit_tui.dossier.parse.spans import spans  # Only who has a problem looks for it.

            self._read = (piece.file.name, piece.begin, text, spans(text))
        return self._read[2:]

    def _headers(self, table: str, piece: _Piece) -> Sequence[int]:
        """Where the headers of the records stand in the file, if that is all that looks like one.

        In a hundredth of the time that it takes to read the text.
        """
        key = (piece.file.name, table, piece.begin)
        if key not in self._begun:
            header = rb"(?m)^[ \t]*(\[\[[ \t]*" + re.escape(table.encode()) + rb"[ \t]*\]\])"
            matches = re.compile(header).finditer(piece.file.data, piece.begin, piece.end)
            found = [match.start(1) for match in matches]
            self._begun[key] = found if piece.many and len(found) == piece.number else ()
        return self._begun[key]

    def _line_at(self, piece: _Piece, at: int) -> tuple[int, int]:
        data = piece.file.data
        file, counted, line = self._line
        if file != piece.file.name or counted > at:
            counted, line = 0, 1
        line += data.count(b"\n", counted, at)
        self._line = (piece.file.name, at, line)
        return line, at - data.rfind(b"\n", 0, at)

    def _line_of(self, piece: _Piece, text: str, at: int) -> tuple[int, int]:
        file, counted, line = self._line
        if file != piece.file.name or counted > piece.begin:
            counted, line = 0, 1
        line += piece.file.data.count(b"\n", counted, piece.begin)
        self._line = (piece.file.name, piece.begin, line)
        return line + text.count("\n", 0, at), at - text.rfind("\n", 0, at)


def _path(place: Place, piece: _Piece) -> Path:
    return (place.table, place.index - piece.first) if piece.many else (place.table,)


def position_of(place: Place) -> tuple[int, int]:
    """Line and column of a record's header, looked up in the file; zeros when it is gone."""
    return _read_again(place).position(place)


def lines_of(places: Iterable[Place]) -> dict[Place, int]:
    """The line of each record, looked up in the files, each of which is read once."""
    locators: dict[str, Locator] = {}
    lines = {}
    for place in places:
        if place.file not in locators:
            locators[place.file] = _read_again(place)
        lines[place] = locators[place.file].position(place)[0]
    return lines


def _read_again(place: Place) -> Locator:
    locator = Locator()
    for file in files(place.file)[0]:
        for event in tables(file):
            if isinstance(event, Chunk):
                for table, records in event.tables.items():
                    locator.add(event, table, records)
    return locator
