"""Words for stances, as tables, codes and tags have them."""

from __future__ import annotations

import re
from collections.abc import Mapping

STANCES = ("affirms", "rejects", "conditional", "open")

_WORDS = {
    "affirms": "affirms affirm agrees agree agreement yes y true t 1 + pro for support supports "
    "in-favour",
    "rejects": "rejects reject disagrees disagree disagreement no n false f 0 -1 - − – contra con "
    "against oppose opposes",
    "conditional": "conditional conditionally if only-if",
    "open": "open undecided",
}
_KNOWN = {word: stance for stance, words in _WORDS.items() for word in words.split()}


_MARKED = re.compile(r"(.+?)\s*(?:[:/|(\[]\s*(.+?)\s*[)\]]?|\s([+−–-]))")
"""A code with the stance behind it: `Ceasefire: against`, `Ceasefire (yes)`, `Ceasefire +`."""


class Stances:
    """What a word says: as the reader has put it, or else as is usual in English."""

    def __init__(self, asked: Mapping[str, str]) -> None:
        """`asked` has stances by words; that of the empty word is for codings without one."""
        self._known = _KNOWN | {_folded(word): stance for word, stance in asked.items()}
        self.default = self._known.pop("", "")

    def marked(self, name: str) -> tuple[str, str]:
        """The name of a code or tag without the stance behind it, and that."""
        match = _MARKED.fullmatch(name)
        stance = self.of(match[2] or match[3]) if match else ""
        return (match[1], stance) if match and stance else (name, "")

    def of(self, word: str) -> str:
        """The stance that a word names; empty where it names none."""
        return self._known.get(_folded(word), "")


def _folded(word: str) -> str:
    return "-".join(word.casefold().split())
