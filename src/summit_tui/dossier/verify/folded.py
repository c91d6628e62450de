"""A text in its folded form: its words, and beside them the signs that tell where they stood.

The words are UTF-8, so that a text takes as much memory as its file. The signs (ends of lines and
paragraphs, hyphens, quotation marks, stress) are two parallel arrays in the order of the text:
where in the words a sign stands, and which one it is. With them every place in the words leads
back to a line of the text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache

from summit_tui.dossier.text import raw
from summit_tui.dossier.verify.folds import (
    BLANKS,
    BREAKS,
    CLOSE,
    CLOSE_SINGLE,
    HARD_HYPHEN,
    JOINED_LINE,
    LINE,
    OPEN,
    OPEN_SINGLE,
    OTHER_LINE,
    PAGE_LINE,
    PARAGRAPH,
    POINTS,
    SIGNS,
    folded_letters,
)

_LINES = frozenset((LINE, PAGE_LINE, JOINED_LINE))
_EVERY_BLANK = (
    "\n\r\t\x0b\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_SHOWN = {
    ord(HARD_HYPHEN): "-",
    ord(OPEN): "“",
    ord(CLOSE): "”",
    ord(OPEN_SINGLE): "‘",
    ord(CLOSE_SINGLE): "’",
}
_OPENING = ("“", "‘")
_AT_A_LINE = ord(LINE)
_AT_A_PARAGRAPH = ord(PARAGRAPH)


class Folded:
    """The folded form of a text, made piece by piece.

    `words` has one blank between words. `at` and `signs` tell of each sign the offset in `words`
    (before the blank, if there is one) and its code point.
    """

    def __init__(self) -> None:
        self.words = bytearray()
        self.at = array("Q")
        self.signs = array("H")

    def add(self, text: str) -> None:
        """Fold the next piece of the text. Pieces are cut where no fold looks over the cut."""
        text = folded_letters(text)
        while "  " in text:
            text = text.replace("  ", " ")
        parts = _runs().split(text)
        pieces = parts[::2]
        if not "".join(pieces).isascii():
            sizes = [len(piece.encode("utf-8", "surrogatepass")) for piece in pieces]
        else:
            sizes = list(map(len, pieces))
        words, at, signs = self.words, self.at, self.signs
        end = len(words)
        blank_before = not words or words.endswith(b" ")
        made = []
        for piece, size, run in zip(pieces, sizes, [*parts[1::2], ""], strict=True):
            skipped = int(blank_before and piece.startswith(" "))
            if size > skipped:
                made.append(piece[skipped:])
                end += size - skipped
                blank_before = piece.endswith(" ")
            if not run:
                continue
            blank, found = _read(run)
            for sign in found:
                at.append(end - blank_before if end else 0)
                signs.append(sign)
            if blank and not blank_before:
                made.append(" ")
                end += 1
                blank_before = True
        words += "".join(made).encode("utf-8", "surrogatepass")

    def between(self, begin: int, end: int) -> range:
        """The indexes of the signs behind `begin` and before `end`, both exclusive."""
        return range(bisect_right(self.at, begin), bisect_left(self.at, end))

    def line(self, at: int) -> int:
        """The line of the text on which the word at an offset stands, counted from 1."""
        before = self.signs[: bisect_left(self.at, at)]
        return 1 + before.count(_AT_A_LINE)

    def paragraphs(self, begin: int, end: int) -> int:
        """How many paragraphs end between two offsets."""
        return sum(self.signs[index] == _AT_A_PARAGRAPH for index in self.between(begin - 1, end))

    def part(self, begin: int, end: int) -> Folded:
        """The words between two offsets, with their signs."""
        part = Folded()
        part.words = self.words[begin:end]
        inner = slice(bisect_left(self.at, begin), bisect_right(self.at, end))
        part.at = array("Q", [at - begin for at in self.at[inner]])
        part.signs = self.signs[inner]
        return part

    def shown(self, begin: int, end: int) -> str:
        """A word as it is written, with its hyphens and the quotation marks at it."""
        made = []
        done = begin
        for index in range(bisect_left(self.at, begin - 1), bisect_right(self.at, end)):
            at, sign = self.at[index], _SHOWN.get(self.signs[index], "")
            outside = (at < begin and sign not in _OPENING) or (at == end and sign in _OPENING)
            if not sign or outside:
                continue
            made += [self.text(done, at) if at > done else "", sign]
            done = max(done, at)
        return "".join((*made, self.text(done, end)))

    def text(self, begin: int, end: int) -> str:
        """The words between two offsets."""
        return bytes(self.words[max(0, begin) : end]).decode("utf-8", "replace")


def fold(text: str) -> Folded:
    """The folded form of a short text, such as a quote."""
    folded = Folded()
    folded.add(text)
    if folded.words[-1:] == b" ":
        del folded.words[-1:]
    return folded


def collapsed(text: str) -> str:
    """The text as it is, but each run of blanks and line breaks of any kind is one blank."""
    text = raw(text)
    for blank in _EVERY_BLANK:
        text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text


@cache
def _runs() -> re.Pattern[str]:
    special = f"{BLANKS[1:]}{BREAKS}{SIGNS}{POINTS}"
    return re.compile(f"([{special}][ {special}]*)")


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(f"[{BLANKS}{LINE}{PAGE_LINE}{OTHER_LINE}{PARAGRAPH}]")


@lru_cache(maxsize=4096)
def _read(run: str) -> tuple[bool, tuple[int, ...]]:
    """Whether there is a blank in a run between two words, and its signs."""
    joined = JOINED_LINE in run and not re.search(f"[{BLANKS}{BREAKS}]", run)
    blank = not joined and bool(_blank().search(run))
    found = [
        _AT_A_LINE if char in _LINES else ord(char)
        for char in run
        if (char > "\u0590" and not _blank().match(char)) or char in _LINES or char == PARAGRAPH
    ]
    return blank, tuple(found)
