"""Offsets into a text, of programs that count its characters in several ways."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

Offset = Callable[[int], int]


def from_utf16(text: str) -> Offset:
    """What makes an offset in code points of one in UTF-16 units, as Java and JavaScript count."""
    if text.isascii() or max(text) < "\U00010000":
        return int
    wide = [at for at, char in enumerate(text) if char >= "\U00010000"]
    # Where the second half of each pair stands, in units.
    pairs = [at + nth for nth, at in enumerate(wide, 1)]
    return lambda offset: offset - bisect_left(pairs, offset)


def from_plain_lines(text: str) -> Offset:
    """What makes an offset of one for which the two signs of a line end in Windows are one."""
    ends = [at for at, char in enumerate(text) if char == "\r" and text[at + 1 : at + 2] == "\n"]
    if not ends:
        return int
    # How each of them is counted there: those before it are one shorter.
    ends = [at - nth for nth, at in enumerate(ends)]
    return lambda offset: offset + bisect_left(ends, offset)


def counted_as(text: str) -> Iterable[Offset]:
    """The ways in which a program may have counted, the usual one first."""
    yield int
    if "\r\n" in text:
        yield from_plain_lines(text)
    if not text.isascii() and max(text) >= "\U00010000":
        yield from_utf16(text)
