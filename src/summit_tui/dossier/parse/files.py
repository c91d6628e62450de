"""Bytes to tables: the files of a dossier, parsed piece by piece.

The parser stops at the first error and cannot be interrupted. So a text is cut before lines
that look like the header of a table, and the pieces are parsed one after the other. A cut in
the middle of a multi-line string or list makes the piece before it fail, unclosed at its end;
as long as every piece so far has parsed, every cut was right. A piece that fails is cut again
into single records, and what has an error is left out and reported.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Generator, Iterator
from typing import Any

import tomli

from summit_tui.dossier.problems import Problem, at_line
from summit_tui.dossier.text import clip, is_plain, visible
from summit_tui.record import Record

_WHOLE = 1 << 20
"""Bytes up to which a file is one piece."""
_PIECE = 1 << 15
"""Bytes of a piece of a larger file. Its tables still lie in the processor's cache when they are
made into records, which makes the whole faster by a third than with pieces of 256 KB."""
_TELL = 1 << 18
"""Bytes after which progress is told."""

_HEADER = re.compile(
    rb"^[ \t]*\[\[?[ \t]*([A-Za-z_][A-Za-z0-9_-]*)[ \t]*\]\]?[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE
)
_FEW_JOINS = 8
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_OTHER_ESCAPE = re.compile(rb"\\[^\"\\nt]")

Progress = Callable[[int, int], None]
"""Is told how many bytes are done, and how many there are in all."""


class File(Record):
    """One file of a dossier: its name as problems show it, and its bytes without a mark."""

    name: str
    data: bytes


class Chunk(Record):
    """Tables that were parsed in one go from `file.data[begin:end]`.

    `plain` says that no string in them needs `text.visible`.
    """

    file: File
    begin: int
    end: int
    tables: dict[str, Any]
    plain: bool


class Broken(Record):
    """A record with a syntax error: its table and id, where they can be made out."""

    table: str
    id: str


Event = Chunk | Broken | Problem


def files(path: str) -> tuple[list[File], list[Problem]]:
    """The file, or the `*.toml` files of the folder in the order of their names.

    Folders within the folder, and files whose name begins with a dot, are not read.
    """
    names = [path]
    try:
        if os.path.isdir(path):
            inside = sorted(os.listdir(path))
            names = [
                os.path.join(path, name)
                for name in inside
                if name.endswith(".toml") and not name.startswith(".")
            ]
            if not names:
                return [], [Problem("E103", "there is no *.toml in this folder", visible(path))]
    except (OSError, ValueError) as error:
        return [], [_unreadable(path, error)]
    found: list[File] = []
    problems: list[Problem] = []
    for name in names:
        file = _file(name)
        if isinstance(file, Problem):
            problems.append(file)
        else:
            found.append(file)
    return found, problems


def _file(name: str) -> File | Problem:
    try:
        if not stat.S_ISREG(os.stat(name).st_mode):
            return Problem("E102", "this is not a regular file", visible(name))
        with open(name, "rb") as stream:
            return File(visible(name), stream.read())
    except (OSError, ValueError, MemoryError) as error:
        return _unreadable(name, error)


def _unreadable(name: str, error: Exception) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Problem("E101", "there is no such file or folder", visible(name))
    why = error.strerror if isinstance(error, OSError) else str(error) or "it is too large"
    return Problem("E102", f"it cannot be read: {clip(why or 'no reason given')}", visible(name))


def tables(file: File, progress: Progress | None = None) -> Iterator[Event]:
    """The tables of one file in their order, and what is wrong with the text.

    Bytes that are not UTF-8 are replaced by U+FFFD, so that the rest still opens.
    `progress` is told the bytes of this file.
    """
    data = file.data.removeprefix(b"\xef\xbb\xbf")
    try:
        data.decode()
    except UnicodeDecodeError as error:
        yield _not_utf8(file.name, data, error.start)
        if b"\0" in data:
            return
        data = data.decode(errors="replace").encode()
    yield from _Splitter(File(file.name, data), progress).events()


def _not_utf8(name: str, data: bytes, at: int) -> Problem:
    line = data.count(b"\n", 0, at) + 1
    begin = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at)
    text = data[begin : end if end >= 0 else len(data)].decode(errors="replace")
    col = len(data[begin:at].decode()) + 1
    hint = "save the file as UTF-8"
    if b"\0" in data:
        hint += " (this looks like UTF-16)"
    message = f"byte 0x{data[at]:02x} is not UTF-8"
    return at_line("E104", message, name, line, col, text, hint)


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
        header = _HEADER.match(self._data, begin)
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
        match = _HEADER.search(self._data, at) if at < self._size else None
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
