"""Bytes to tables: the text of one file, parsed piece by piece.

The parser stops at the first error and cannot be interrupted. So a text is cut before lines
that look like the header of a table, and the pieces are parsed one after the other. A cut in
the middle of a multi-line string or list makes the piece before it fail, unclosed at its end;
as long as every piece so far has parsed, every cut was right. A piece that fails is cut again
into single records, and what has an error is left out and reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from typing import Any

import tomli

from summit_tui.dossier.parse.encoding import HEADER, Broken, readable
from summit_tui.dossier.parse.files import File
from summit_tui.dossier.problems import Problem, at_line
from summit_tui.dossier.text import is_plain
from summit_tui.record import Record

_WHOLE = 1 << 20
"""Bytes up to which a file is one piece."""
_PIECE = 1 << 15
"""Bytes of a piece of a larger file. Its tables still lie in the processor's cache when they are
made into records, which makes the whole faster by a third than with pieces of 256 KB."""
_TELL = 1 << 18
"""Bytes after which progress is told."""

_FEW_JOINS = 8
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_OTHER_ESCAPE = re.compile(rb"\\[^\"\\nt]")

Progress = Callable[[int, int], None]
"""Is told how many bytes are done, and how many there are in all."""


class Chunk(Record):
    """Tables that were parsed in one go from `file.data[begin:end]`.

    `plain` says that no string in them needs `text.visible`.
    """

    file: File
    begin: int
    end: int
    tables: dict[str, Any]
    plain: bool


Event = Chunk | Broken | Problem


def tables(file: File, progress: Progress | None = None) -> Iterator[Event]:
    """The tables of one file in their order, and what is wrong with the text.

    `progress` is told the bytes of this file.
    """
    data, events = readable(file.name, file.data)
    yield from events
    if data or not events:
        yield from _Splitter(File(file.name, data), progress).events()


class _Splitter:
    """Cuts the text of one file and parses the pieces."""

    def __init__(self, file: File, progress: Progress | None) -> None:
        self._file = file
        self._data = file.data
        self._size = len(file.data)
        self._progress = progress or _no_progress
        self._line = 1
        self._counted = 0
        self._told = 0
        self._empty = True

    def events(self) -> Iterator[Event]:
        step = self._size if self._size <= _WHOLE else _PIECE
        begin = 0
        while begin < self._size:
            end = self._next_header(begin + step)
            chunk = self._parsed(begin, end)
            if isinstance(chunk, Chunk):
                begin = chunk.end
                if chunk.tables:
                    self._empty = False
                    yield chunk
            else:
                self._empty = False
                while begin < end:
                    begin = yield from self._record(begin)
                    self._tell(begin)
            self._tell(begin)
        if self._empty:
            yield Problem("E103", "there is nothing in this file", self._file.name)

    def _tell(self, done: int) -> None:
        if done - self._told >= _TELL or done >= self._size:
            self._told = done
            self._progress(done, self._size)

    def _record(self, begin: int) -> Generator[Event, None, int]:
        """Parse the one record that begins here; return where the next one begins."""
        end = self._next_header(begin + 1)
        chunk = self._parsed(begin, end)
        if isinstance(chunk, Chunk):
            if chunk.tables:
                yield chunk
            return chunk.end
        from summit_tui.dossier.parse.syntax import id_of

        yield self._problem(begin, end, chunk)
        header = HEADER.match(self._data, begin)
        id_ = id_of(self._data[begin:end].decode())
        if header and id_:
            yield Broken(header[1].decode(), id_)
        return end

    def _parsed(self, begin: int, end: int) -> Chunk | Exception:
        """The piece, with so much of what follows that no string in it is cut."""
        first = tried = self._parse(begin, end)
        if isinstance(tried, Chunk):
            return tried
        from summit_tui.dossier.parse.syntax import closing, opener  # Only what is broken needs it.

        joins = 0
        while not isinstance(tried, Chunk) and _at_end(tried) and end < self._size:
            text = self._data[begin:end].decode()
            at = opener(text)
            if at is None:
                break
            closed = closing(self._data, begin + len(text[:at].encode()))
            if closed < 0:
                break
            joins += 1
            # A list of many such strings is not worth a parse for each.
            enough = begin + 2 * (end - begin) if joins > _FEW_JOINS else 0
            end = self._next_header(max(closed, enough))
            tried = self._parse(begin, end)
        return tried if isinstance(tried, Chunk) else first

    def _next_header(self, at: int) -> int:
        match = HEADER.search(self._data, at) if at < self._size else None
        return match.start() if match else self._size

    def _parse(self, begin: int, end: int) -> Chunk | Exception:
        piece = self._data[begin:end]
        try:
            found = tomli.loads(piece.decode())
        except (ValueError, RecursionError, MemoryError, OverflowError) as error:
            return error
        return Chunk(self._file, begin, end, found, _is_plain(piece))

    def _problem(self, begin: int, end: int, error: Exception) -> Problem:
        # A piece begins at the beginning of a line, so its columns are those of the file.
        self._line += self._data.count(b"\n", self._counted, begin)
        self._counted = begin
        text = self._data[begin:end].decode()
        from summit_tui.dossier.parse.syntax import explain

        at, message, hint = explain(error, text)
        begin_of_line = text.rfind("\n", 0, at) + 1
        end_of_line = text.find("\n", at)
        shown = text[begin_of_line : end_of_line if end_of_line >= 0 else len(text)]
        line = self._line + text.count("\n", 0, at)
        col = at - begin_of_line + 1
        return at_line("E105", message, self._file.name, line, col, shown, hint)


def _no_progress(_done: int, _total: int) -> None:
    pass


def _at_end(error: Exception) -> bool:
    """Whether the parser came to the end of the piece with something still open."""
    return isinstance(error, tomli.TOMLDecodeError) and error.pos >= len(error.doc.rstrip())


def _is_plain(piece: bytes) -> bool:
    if b"\\" in piece and _OTHER_ESCAPE.search(piece):
        return False
    if piece.isascii():
        return True  # The parser has turned away control characters.
    # Without the ASCII little is left of most texts. What then stands side by side did not
    # before, so a bad sign is only believed when the whole says so too.
    rest = piece.translate(None, _PRINTABLE)
    return not rest or is_plain(rest.decode()) or is_plain(piece.decode())
