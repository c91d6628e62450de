"""Wording: one utterance, rendered differently.

That two passages render one utterance is for the curator to say (guard 1): string similarity
does not tell true variants from opposed statements. What follows from it is a comparison word
by word, and a flag where one rendering has a qualifier that the other drops.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

from summit_tui.analysis.folding import fold
from summit_tui.dossier.model import Dossier, Statement
from summit_tui.record import Record

QUALIFIERS = frozenset(
    "about almost any cannot could few first if likely may maybe might mostly never no none nor "
    "not only partly perhaps possibility possible possibly probably reportedly should some "
    "think unless unlikely until when would".split()
)
"""Words that limit or negate. Dropping one can turn a sentence round."""


class Variant(Record):
    """Two renderings of one utterance.

    `dropped` are the qualifiers that only the left, and those that only the right one has.
    """

    utterance: str
    left: Sequence[Statement]
    right: Sequence[Statement]
    dropped: tuple[tuple[str, ...], tuple[str, ...]]


class Piece(Record):
    """Words of a comparison: in both, only in the left, or only in the right rendering."""

    kind: Literal["same", "left", "right"]
    text: str


def variants(dossier: Dossier) -> Iterator[Variant]:
    """Each utterance that two sources quote differently, once for each pair of sources."""
    for utterance, by_source in sorted(_quoted(dossier).items()):
        for one, two in combinations(sorted(by_source), 2):
            left, right = by_source[one], by_source[two]
            first, second = (fold(text_of(side)) for side in (left, right))
            if first == second:
                continue
            dropped = _dropped(text_of(left), text_of(right))
            if (_within(first, second) or _within(second, first)) and not any(dropped):
                continue  # A shorter excerpt of the same words is no other rendering.
            yield Variant(utterance, left, right, dropped)


def text_of(rendering: Sequence[Statement]) -> str:
    """The quotes of one rendering, in the order of the file."""
    return " … ".join(statement.quote for statement in rendering)


def compare(left: str, right: str) -> tuple[Piece, ...]:
    """Two renderings word by word. Case and punctuation do not make a word another one."""
    from difflib import SequenceMatcher  # Only who looks at a comparison pays for it.

    ours, theirs = left.split(), right.split()
    matcher = SequenceMatcher(
        None, [fold(word) for word in ours], [fold(word) for word in theirs], autojunk=False
    )
    pieces: list[Piece] = []
    for tag, left_from, left_to, right_from, right_to in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", " ".join(ours[left_from:left_to])))
            continue
        if left_to > left_from:
            pieces.append(Piece("left", " ".join(ours[left_from:left_to])))
        if right_to > right_from:
            pieces.append(Piece("right", " ".join(theirs[right_from:right_to])))
    return tuple(pieces)


def _quoted(dossier: Dossier) -> Mapping[str, Mapping[str, Sequence[Statement]]]:
    """Quotes by utterance and source, in the order of the file, which is that of the text."""
    found: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in dossier.statements.values():
        if statement.utterance and statement.quote:
            found[statement.utterance][statement.source].append(statement)
    for by_source in found.values():
        for rendering in by_source.values():
            rendering.sort(key=lambda statement: (statement.place.file, statement.place.index))
    return found


def _within(short: str, long: str) -> bool:
    return f" {short} " in f" {long} "


def _dropped(left: str, right: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The qualifiers that only one has, looking only at the sentences both render.

    A source that quotes one sentence of three drops two sentences, not their qualifiers.
    """
    pairs = [
        (one, two) for one in _sentences(left) for two in _sentences(right) if _alike(one, two)
    ]
    ours = {word for one, two in pairs for word in one & QUALIFIERS - two}
    theirs = {word for one, two in pairs for word in two & QUALIFIERS - one}
    return tuple(sorted(ours - theirs)), tuple(sorted(theirs - ours))


def _sentences(text: str) -> list[frozenset[str]]:
    parts = re.split(r"(?<=[.?!;…])\s+", text)
    return [frozenset(words) for words in (fold(part).split() for part in parts) if words]


def _alike(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sentences share half the words of the shorter one.

    This only chooses which sentences of one curated utterance to lay beside each other.
    """
    return 2 * len(one & two) >= min(len(one), len(two))
