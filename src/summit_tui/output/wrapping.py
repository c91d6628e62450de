"""Text wrapped for a terminal, by the cells that it takes there."""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.cell_width import cell_len, clusters

WIDEST = 100
"""Cells that a line of running text takes at most: a longer one is hard to read."""


def wrap(text: str, width: int, first: str = "", then: str = "") -> list[str]:
    """Lines of at most `width` cells, broken between words; `first` and `then` begin them.

    Only a word that is wider than a line of its own is broken, so a line is never narrower than
    its longest word has room for. There is always a line.
    """
    lines = []
    begin, line, used = first, "", 0
    for word in text.split():
        room = max(1, width - cell_len(begin))
        for at, piece in enumerate(_pieces(word, room)):
            size = cell_len(piece)
            if line and (at or used + 1 + size > room):
                lines.append(begin + line)
                begin, line, used = then, "", 0
                room = max(1, width - cell_len(begin))
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    lines.append((begin + line).rstrip())
    return lines


def pad(text: str, width: int) -> str:
    """The text with blanks up to a width in cells."""
    return text + " " * (width - cell_len(text))


def _pieces(word: str, room: int) -> Iterator[str]:
    """The word, or pieces of it where it is wider than a line."""
    if cell_len(word) <= room:
        yield word
        return
    piece, used = "", 0
    for part, size in clusters(word):
        if piece and used + size > room:
            yield piece
            piece, used = "", 0
        piece, used = piece + part, used + size
    yield piece
