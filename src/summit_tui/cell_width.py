"""How many cells of a terminal a text needs: enough for every terminal.

Terminals disagree. Some draw what Unicode calls one character in one or two cells (a Devanagari
syllable, a family of emoji joined into one), others give each code point cells of its own; the
toolkit counts the fewest. Room for too few cells costs letters, room for too many leaves a gap: so
this counts the most that any terminal takes, code point by code point. `terminal.screen_diff` then
places the cursor anew behind whatever is drawn in fewer.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from functools import cache, lru_cache
from unicodedata import category

_WIDE_VARIANT = "\ufe0f"
"""Asks for the emoji, in two cells, of a sign that has one."""
_DISPUTED = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0590, 0x109F), (0x1100, 0x11FF), (0x135D, 0x135F),
    (0x1712, 0x1734), (0x1780, 0x18AF), (0x1920, 0x19FF), (0x1A17, 0x1CFF), (0x1DC0, 0x1DFF),
    (0x200B, 0x200F), (0x20D0, 0x20FF), (0x302A, 0x302F), (0x3099, 0x309A), (0xA66F, 0xA6F1),
    (0xA802, 0xABFF), (0xD7B0, 0xD7FF), (0xFB1D, 0xFDFF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
    (0xFE70, 0xFEFF), (0x10A00, 0x11FFF), (0x1D165, 0x1D1AD), (0x1F000, 0x1FBFF),
    (0xE0000, 0xE0FFF),
)  # fmt: skip
"""From where to where terminals disagree, in order."""
_EDGES = tuple(edge for first, last in _DISPUTED for edge in (first, last + 1))
_SKIN = range(0x1F3FB, 0x1F400)
_ASAT = (0x1039, 0x103A)
"""Of Myanmar: marks that GNU screen gives a cell."""
_SIMPLE = set(map(chr, range(0x80)))
"""Code points that take one cell on every terminal, whatever stands beside them, as far as met."""


def is_simple(text: str) -> bool:
    """Whether a text takes as many cells on every terminal as it has code points."""
    if text.isascii():
        return True
    unknown = set(text) - _SIMPLE
    if unknown:
        simple = {
            char
            for char in unknown
            if not _is_disputed(char) and cell_size(char) == 1 and category(char)[0] != "M"
        }
        _SIMPLE.update(simple)
        return simple == unknown
    return True


def _is_disputed(char: str) -> bool:
    return bisect(_EDGES, ord(char)) % 2 == 1


@cache
def _run() -> re.Pattern[str]:
    """Letters side by side that are not ASCII, with what the first of them may stand on."""
    disputed = "".join(f"{chr(first)}-{chr(last)}" for first, last in _DISPUTED)
    return re.compile(f"(?:[!-~](?=[{disputed}]))?[^\x00-\x7f]+")


@lru_cache(4096)
def cell_size(char: str) -> int:
    """Cells that one code point takes by itself where a terminal knows nothing of clusters."""
    from rich.cells import get_character_cell_size  # its tables are dear, and seldom needed

    code = ord(char)
    if code in _SKIN:
        return 2
    if code in _ASAT or category(char) == "Mc":
        return 1
    return get_character_cell_size(char)


def cell_len(text: str) -> int:
    """Cells that a text needs."""
    if is_simple(text):
        return len(text)
    return _cell_len(text)


@lru_cache(4096)
def _cell_len(text: str) -> int:
    return sum(size for _, size in clusters(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The parts of a text that must not be torn apart, with the cells that each needs."""
    part, size, joined = "", 0, False
    for char in text:
        own = cell_size(char)
        if char == _WIDE_VARIANT:
            part, size = part + char, 2 if size == 1 else size
        elif part and (not own or joined or ord(char) in _SKIN or category(char)[0] == "M"):
            part, size = part + char, size + own
        else:
            if part:
                yield part, size
            part, size = char, own
        joined = char == "\u200d"
    if part:
        yield part, size


def cut(text: str, cells: int) -> str:
    """As much of a text as fits into so many cells."""
    if is_simple(text):
        return text[: max(0, cells)]
    kept = ""
    for part, size in clusters(text):
        cells -= size
        if cells < 0:
            break
        kept += part
    return kept


def is_disputed(text: str) -> bool:
    """Whether terminals disagree on the cells that a text takes."""
    return not text.isascii() and any(map(_is_disputed, text))


def cells_of(text: str) -> list[str]:
    """A text cell by cell; what takes several stands in the first, and the others are empty.

    Where terminals disagree, the letters side by side stay together: a word of them can be drawn in
    fewer cells than it has, and it is one word then, with a gap behind it.
    """
    if is_simple(text):
        return list(text)
    cells: list[str] = []
    if not is_disputed(text):
        _add(cells, clusters(text))
        return cells
    end = 0
    for run in _run().finditer(text):
        cells.extend(text[end : run.start()])
        end = run.end()
        letters = run[0]
        _add(cells, [(letters, cell_len(letters))] if is_disputed(letters) else clusters(letters))
    cells.extend(text[end:])
    return cells


def _add(cells: list[str], parts: Iterator[tuple[str, int]] | list[tuple[str, int]]) -> None:
    for part, size in parts:
        if size:
            cells.append(part)
            cells.extend([""] * (size - 1))
        elif cells:  # a mark without a letter: on whatever is before it
            last = max(at for at, cell in enumerate(cells) if cell)
            cells[last] += part
