"""The bytes of a file as text that can be parsed: what editors, sync tools and git left in it.

Whatever is wrong is said; what stands outside of it is kept, on its own line.
"""

from __future__ import annotations

import re

import tomli

from summit_tui.dossier.problems import Problem, at_line
from summit_tui.record import Record

HEADER = re.compile(
    rb"^[ \t]*\[\[?[ \t]*([A-Za-z_][A-Za-z0-9_-]*)[ \t]*\]\]?[ \t]*(?:#[^\n]*)?\r?$", re.MULTILINE
)
"""A line that looks like the header of a table."""
_MARK = b"\xef\xbb\xbf"
_INNER_MARK = rb"(?m)^(?:\xef\xbb\xbf)+(?=[ \t]*[\[#\w])"
_CONFLICT = rb"(?m)^<{7}(?: [^\n]*)?\r?\n((?s:.)*?)^={7}\r?\n((?s:.)*?)^>{7}(?: [^\n]*)?$"
_BASE = rb"(?m)^\|{7}(?: [^\n]*)?\r?$"
_IDLE = rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*+"
_ID = rb"""(?m)^[ \t]*id[ \t]*=[ \t]*(["'])([\w.-]{1,100})\1"""
_NULS_FROM = 4
"""One NUL in so many bytes is no slip: half of the bytes of plain UTF-16 are NULs."""
_SAVE = "save the file as UTF-8"


class Broken(Record):
    """A record that cannot be read: its table and id, where they can be made out."""

    table: str
    id: str


def readable(name: str, data: bytes) -> tuple[bytes, list[Problem | Broken]]:
    """The bytes as UTF-8 with line ends that TOML knows, and what had to be mended or left out.

    Bytes that are not UTF-8 are replaced by U+FFFD, so that the rest still opens.
    """
    data = data.removeprefix(_MARK)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        problem = _not_utf8(name, data, error.start)
        if b"\0" in data:
            return b"", [problem]
        events: list[Problem | Broken] = [problem]
        data = data.decode(errors="replace").encode()
    else:
        if _NULS_FROM * data.count(b"\0", 0, 4096) > min(len(data), 4096):
            message = "every other byte is NUL: this looks like UTF-16"
            return b"", [Problem("E104", message, name, hint=_SAVE)]
        events = []
    if b"\r" in data and b"\n" not in data:
        message = "its lines end in CR alone, as on old Macs"
        events.append(Problem("E105", message, name, hint="save the file with LF line ends"))
        data = data.replace(b"\r", b"\n")
    if _MARK in data and (marks := list(re.finditer(_INNER_MARK, data))):
        events += [_inner_mark(name, data, match.start()) for match in marks]
        data = re.sub(_INNER_MARK, b"", data)
    if b"<<<<<<<" in data:
        data = _without_conflicts(name, data, events)
    return data, events


def _not_utf8(name: str, data: bytes, at: int) -> Problem:
    line, begin, text = _line_at(data, at)
    col = len(data[begin:at].decode()) + 1
    hint = _SAVE
    if b"\0" in data:
        hint += " (this looks like UTF-16)"
    message = f"byte 0x{data[at]:02x} is not UTF-8"
    return at_line("E104", message, name, line, col, text, hint)


def _inner_mark(name: str, data: bytes, at: int) -> Problem:
    line, _, text = _line_at(data, at)
    message = "a second byte order mark, as where two files were joined"
    return at_line("E104", message, name, line, 1, text, "delete the invisible character")


def _line_at(data: bytes, at: int) -> tuple[int, int, str]:
    """The number of the line, where it begins, and its text."""
    begin = data.rfind(b"\n", 0, at) + 1
    end = data.find(b"\n", at)
    text = data[begin : end if end >= 0 else len(data)].decode(errors="replace")
    return data.count(b"\n", 0, at) + 1, begin, text


def _without_conflicts(name: str, data: bytes, events: list[Problem | Broken]) -> bytes:
    """The text with each merge conflict blanked out, and the records that it cuts through."""
    if _parses(data):
        return data  # Then the markers stand in a text that somebody quotes.
    for match in list(re.finditer(_CONFLICT, data)):
        begin, end = match.span()
        first, last = data.count(b"\n", 0, begin) + 1, data.count(b"\n", 0, end) + 1
        message = f"a merge conflict of git: lines {first}–{last}"
        text = match[0].partition(b"\n")[0].decode()
        hint = "keep one of the two versions, and delete the lines with the markers"
        events.append(at_line("E106", message, name, first, 1, text, hint))
        begin, end = _whole_records(data, match)
        events += _records_in(data[begin:end])
        # Line by line: what follows stays where it is.
        data = data[:begin] + re.sub(rb"[^\n]", b" ", data[begin:end]) + data[end:]
    return data


def _parses(data: bytes) -> bool:
    try:
        tomli.loads(data.decode())
    except (ValueError, RecursionError, MemoryError, OverflowError):
        return False
    return True


def _whole_records(data: bytes, match: re.Match[bytes]) -> tuple[int, int]:
    """The conflict, and the records around it that the two versions may end differently."""
    begin, end = match.span()
    versions = [*re.split(_BASE, match[1]), match[2]]
    starts = [re.sub(_IDLE, b"", version, count=1) for version in versions]
    if any(start.strip() and not HEADER.match(start) for start in starts):
        before = [header.start() for header in HEADER.finditer(data, 0, begin)]
        begin = before[-1] if before else 0
    after = re.sub(_IDLE, b"", data[end:].lstrip(b"\r\n"), count=1)
    if any(start.strip() for start in starts) and after and not HEADER.match(after):
        following = HEADER.search(data, end)
        end = following.start() if following else len(data)
    return begin, end


def _records_in(text: bytes) -> list[Broken]:
    headers = list(HEADER.finditer(text))
    ends = [*(header.start() for header in headers), len(text)][1:]
    found = [
        (header[1], re.search(_ID, text[header.end() : end]))
        for header, end in zip(headers, ends, strict=True)
    ]
    return [Broken(table.decode(), id_[2].decode()) for table, id_ in found if id_]
