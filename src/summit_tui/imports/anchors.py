"""From a passage that is given by its offsets to a quote that is found again by its words."""

from __future__ import annotations

import re

from summit_tui.dossier.text import fold_space, visible
from summit_tui.dossier.verify.quotes import Text, find, splits, stands_quoted, wanted
from summit_tui.record import Record

_SHORT = 30
"""Characters below which a quote is given with the text around it."""
_AROUND = 40
"""Characters of the text around a quote that are kept, at most."""
_WIDEST = 40
"""Characters by which a passage is widened where its ends cut words."""
_LARGE = 500_000
"""Characters above which a text is not searched for a second place of each quote."""
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "「": "」", "『": "』"}


class Anchor(Record):
    """A passage as the dossier has it.

    `quoted` says that it stands between quotation marks, or in a text that has none. `widened`
    says that an end lay within a word, and was moved to the end of the word.
    """

    quote: str
    prefix: str
    suffix: str
    quoted: bool
    widened: bool


class Passages:
    """The text of one document, and what anchors passages in it."""

    def __init__(self, text: str) -> None:
        """`text` is without NUL and lone surrogates: see `plain`."""
        self.text = text
        self._searched: Text | None = None
        self._unmarked: bool | None = None

    def anchor(self, begin: int, end: int) -> Anchor | None:
        """The passage between two offsets in code points; none if there is nothing to read."""
        text = self.text
        end = min(end, len(text))
        if not 0 <= begin < end:
            return None
        begin, end = _stripped(text, begin, end)
        if not any(map(str.isalnum, text[begin:end])):
            return None
        first, last = begin, end
        while begin > 0 and first - begin < _WIDEST and _cuts(text, begin, ends=False):
            begin -= 1
        while end < len(text) and end - last < _WIDEST and _cuts(text, end, ends=True):
            end += 1
        widened = (begin, end) != (first, last)
        bare = _without_marks(text, begin, end)
        begin, end = bare or (begin, end)
        quote = _written(text[begin:end])
        prefix, suffix = "", ""
        if len(quote) < _SHORT or self._again(begin, end):
            prefix, suffix = self._around(quote, begin, end)
        return Anchor(quote, prefix, suffix, bool(bare) or self._quoted(begin), widened)

    def _again(self, begin: int, end: int) -> bool:
        """Whether the words of a passage stand elsewhere in the text, too."""
        if len(self.text) > _LARGE:
            return True
        passage = self.text[begin:end]
        return self.text.find(passage, self.text.find(passage) + 1) >= 0

    def _around(self, quote: str, begin: int, end: int) -> tuple[str, str]:
        """Whole words before and after, if the quote is found between them."""
        before = self.text[max(0, begin - _AROUND) : begin]
        after = self.text[end : end + _AROUND]
        if begin > _AROUND:
            before = before.partition(" ")[2] or before
        if end + _AROUND < len(self.text):
            after = after.rpartition(" ")[0] or after
        prefix, suffix = _written(before), _written(after)
        if len(self.text) > _LARGE:
            return prefix, suffix
        if self._searched is None:
            self._searched = Text(lambda: (self.text,))
        if find(wanted(quote, prefix, suffix), self._searched):
            return prefix, suffix
        return "", ""

    def _quoted(self, begin: int) -> bool:
        before = self.text[max(0, begin - 3000) : begin]
        if stands_quoted(before, self.text[begin : begin + 1]):
            return True
        if self._unmarked is None:
            self._unmarked = not any(mark in self.text for mark in '“”„«»"‘「『＂')
        return self._unmarked


def plain(text: str) -> str:
    """A text that can be written as UTF-8, and read by `verify`, as long as before."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    if text.isascii():
        return text
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def _written(passage: str) -> str:
    return visible(fold_space(passage))


def _stripped(text: str, begin: int, end: int) -> tuple[int, int]:
    passage = text[begin:end]
    begin += len(passage) - len(passage.lstrip())
    return begin, begin + len(passage.strip())


def _cuts(text: str, at: int, *, ends: bool) -> bool:
    """Whether an offset lies within a word, as `verify` has it."""
    left = text[max(0, at - 3) : at].encode("utf-8", "surrogatepass")
    around = bytearray(left + text[at : at + 3].encode("utf-8", "surrogatepass"))
    return splits(around, len(left), ends=ends)


def _without_marks(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """The passage without the quotation marks around it, if it stands between a pair."""
    if end - begin < 3 or text[end - 1] not in _PAIRS.get(text[begin], ""):
        return None
    inner = text[begin + 1 : end - 1]
    if text[begin] in inner or text[end - 1] in inner:
        return None
    return _stripped(text, begin + 1, end - 1)
