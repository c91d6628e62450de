"""How many cells of a terminal a text needs: enough for every terminal.

Terminals disagree. Some draw what Unicode calls one character in one or two cells (a Devanagari
syllable, a family of emoji joined into one), others give each code point cells of its own; the
toolkit counts the fewest. Room for too few cells costs letters, room for too many leaves a gap: so
this counts the most that any terminal takes, code point by code point. `terminal.screen_diff` then
places the cursor anew behind whatever is drawn in fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

_WIDE_VARIANT = "\ufe0f"
"""Asks for the emoji, in two cells, of a sign that has one."""
_DISPUTED = (
    "\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u11ff\u135d-\u135f\u1712-\u1734\u1780-\u18af"
    "\u1920-\u19ff\u1a17-\u1cff\u1dc0-\u1dff\u200b-\u200f\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ua66f-\ua6f1\ua802-\uabff\ud7b0-\ud7ff\ufb1d-\ufdff\ufe00-\ufe0f\ufe20-\ufe2f\ufe70-\ufeff"
    "\U00010a00-\U00011fff\U0001d165-\U0001d1ad\U0001f000-\U0001fbff\U000e0000-\U000e0fff"
)
_IS_DISPUTED = re.compile(f"[{_DISPUTED}]").search
_RUN = re.compile(f"(?:[!-~](?=[{_DISPUTED}]))?[^\x00-\x7f]+")
_SKIN = range(0x1F3FB, 0x1F400)
_ASAT = (0x1039, 0x103A)
"""Of Myanmar: marks that GNU screen gives a cell."""


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
    return len(text) if text.isascii() else _cell_len(text)


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
    if text.isascii():
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
    return _IS_DISPUTED(text) is not None


def cells_of(text: str) -> list[str]:
    """A text cell by cell; what takes several stands in the first, and the others are empty.

    Where terminals disagree, the letters side by side stay together: a word of them can be drawn in
    fewer cells than it has, and it is one word then, with a gap behind it.
    """
    if text.isascii():
        return list(text)
    cells: list[str] = []
    if not is_disputed(text):
        _add(cells, clusters(text))
        return cells
    end = 0
    for run in _RUN.finditer(text):
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
