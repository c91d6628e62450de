"""Text wrapped for a terminal, by the cells that it takes there."""

from __future__ import annotations

from collections.abc import Iterator


def wrap(text: str, width: int, first: str = "", then: str = "") -> list[str]:
    """Lines of at most `width` cells, broken between words; `first` and `then` begin them.

    Only a word that is wider than a line of its own is broken, so a line is never narrower than
    its longest word has room for. There is always a line.
    """
    lines = []
    begin, line, used = first, "", 0
    for word in text.split():
        room = max(1, width - cells(begin))
        for at, piece in enumerate(_pieces(word, room)):
            size = cells(piece)
            if line and (at or used + 1 + size > room):
                lines.append(begin + line)
                begin, line, used = then, "", 0
                room = max(1, width - cells(begin))
            line, used = (f"{line} {piece}", used + 1 + size) if line else (piece, size)
    lines.append((begin + line).rstrip())
    return lines


def pad(text: str, width: int) -> str:
    """The text with blanks up to a width in cells."""
    return text + " " * (width - cells(text))


def cells(text: str) -> int:
    """Cells that a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # Only what is printed for eyes needs it.

    return cell_len(text)


def _pieces(word: str, room: int) -> Iterator[str]:
    """The word, or pieces of it where it is wider than a line."""
    if cells(word) <= room:
        yield word
        return
    piece, used = "", 0
    for char in word:
        size = cells(char)
        if piece and used + size > room:
            yield piece
            piece, used = "", 0
        piece, used = piece + char, used + size
    yield piece
