"""How near a text comes to a quote that is not in it: the longest part, the first other word."""

from __future__ import annotations

import re

from summit_tui.dossier.text import raw
from summit_tui.dossier.verify.folded import Folded, fold
from summit_tui.dossier.verify.quotes import agree, splits
from summit_tui.record import Record

_ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff"
_TOKEN = re.compile(f"[{_ALONE}]|[^\\s{_ALONE}]+")
"""A word, or a letter of a script without blanks."""
_MOST = 400
"""Words of a quote that are looked at: a longer one is a chapter."""
_TRIES = 20
_AROUND = 200


class Nearest(Record):
    """The longest part of a quote that stands in a text, and where the two differ.

    `line` is that of the first word that differs: `ours` in the text, `theirs` in the quote. They
    are empty where one of the two has no word there.
    """

    part: str
    line: int
    ours: str
    theirs: str


def nearest(quote: str, text: Folded) -> Nearest | None:
    """The longest part of the quote, in whole words, that stands in the text.

    None when nothing stands there that would tell anything: one word of several.
    """
    search = _Search(fold(raw(quote)), text)
    first, last, at = search.longest()
    if last - first < min(2, search.count):
        return None
    return search.compared(first, last, at)


class _Search:
    def __init__(self, quote: Folded, text: Folded) -> None:
        self._quote = quote
        self._text = text
        self._tokens = _tokens(quote, 0, len(quote.words))[:_MOST]
        self.count = len(self._tokens)

    def longest(self) -> tuple[int, int, int]:
        """The first longest run of words that is there: its bounds, and where it stands."""
        best = (0, 0, -1)
        first = 0
        while first + best[1] - best[0] < self.count:
            last = first + best[1] - best[0] + 1
            while last <= self.count and (at := self._place(first, last)) >= 0:
                best = (first, last, at)
                last += 1
            first += 1
        return best

    def compared(self, first: int, last: int, at: int) -> Nearest:
        """The first difference beside a run of words that stands at an offset."""
        size = self._size(first, last)
        part = self._quote.text(self._tokens[first][0], self._tokens[first][0] + size)
        if not first:
            ours, place = self._word_at(at + size)
            return Nearest(part, self._text.line(place + 1), ours, self._theirs(last))
        begin = max(0, at - 2 * len(self._quote.words) - 100)
        before, place = 0, -1
        while before < first and (found := self._place(0, before + 1, begin, at)) >= 0:
            before, place = before + 1, found
        if place >= 0:
            end = place + self._size(0, before)
            ours, place = self._word_at(end) if end < at else ("", end)
            return Nearest(part, self._text.line(place + 1), ours, self._theirs(before))
        words = _tokens(self._text, max(0, at - _AROUND), at)
        ours = self._text.shown(*words[-1]) if words else ""
        place = words[-1][0] if words else at
        return Nearest(part, self._text.line(place + 1), ours, self._theirs(first - 1))

    def _size(self, first: int, last: int) -> int:
        return self._tokens[last - 1][1] - self._tokens[first][0]

    def _theirs(self, index: int) -> str:
        return self._quote.shown(*self._tokens[index]) if index < self.count else ""

    def _word_at(self, at: int) -> tuple[str, int]:
        words = _tokens(self._text, at, at + _AROUND)
        return (self._text.shown(*words[0]), words[0][0]) if words else ("", at)

    def _place(self, first: int, last: int, begin: int = 0, end: int | None = None) -> int:
        """Where some of the words stand together, as whole words, or -1."""
        start = self._tokens[first][0]
        part = self._quote.part(start, start + self._size(first, last))
        words = self._text.words
        end = len(words) if end is None else end
        for _ in range(_TRIES):
            begin = words.find(part.words, begin, end)
            if begin < 0:
                break
            stop = begin + len(part.words)
            within = splits(words, begin, self._text) or splits(words, stop, self._text, ends=True)
            if not within and agree(part, self._text, begin, stop):
                return begin
            begin += 1
        return -1


def _tokens(folded: Folded, begin: int, end: int) -> list[tuple[int, int]]:
    """The bounds of the words between two offsets, in bytes."""
    shown = folded.text(begin, end)
    if shown.isascii():
        return [(begin + match.start(), begin + match.end()) for match in _TOKEN.finditer(shown)]
    found = []
    at = begin
    done = 0
    for match in _TOKEN.finditer(shown):
        at += len(shown[done : match.start()].encode())
        size = len(match[0].encode())
        found.append((at, at + size))
        at += size
        done = match.end()
    return found
