"""Wording: one utterance, rendered differently.

That two passages render one utterance is for the curator to say (guard 1): string similarity
does not tell true variants from opposed statements. What follows from it is a comparison word
by word, and a flag where one rendering has a qualifier that the other drops.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Literal

from summit_tui.analysis.folding import fold
from summit_tui.dossier.model import Dossier, Statement
from summit_tui.dossier.qualifiers import QUALIFIERS
from summit_tui.record import Record

Alike = Literal["translation", "excerpt", "apart"]
"""Why two quotes are no two renderings: one translates the other, one quotes part of the same words
and no others, or they have too few words in common, being different parts of a remark."""


class Variant(Record):
    """Two renderings of one utterance.

    `dropped` are the qualifiers that only the left, and those that only the right one has: words
    that the other nowhere has, in a sentence that both render in full. `elided` are those of the
    left that may stand where the right has an ellipsis, and those of the right likewise.
    """

    utterance: str
    left: Sequence[Statement]
    right: Sequence[Statement]
    dropped: tuple[tuple[str, ...], tuple[str, ...]]
    elided: tuple[tuple[str, ...], tuple[str, ...]]


class Piece(Record):
    """Words of a comparison: in both, only in the left, or only in the right rendering."""

    kind: Literal["same", "left", "right"]
    text: str


def variants(dossier: Dossier) -> Iterator[Variant]:
    """Each utterance that two sources quote differently, once for each pair of sources."""
    for _, by_source in sorted(_quoted(dossier).items()):
        renderings = {source: _Rendering(said) for source, said in by_source.items()}
        for one, two in _pairs(renderings):
            found = _compared(renderings[one], renderings[two])
            if isinstance(found, Variant):
                yield found


_MANY = 30
"""Renderings of one utterance that are all laid beside each other."""


def _pairs(renderings: Mapping[str, _Rendering]) -> Iterable[tuple[str, str]]:
    """Which sources' renderings are compared: every two, or, of many, each with the longest.

    A thousand renderings make half a million pairs, of which nobody reads more than a few.
    """
    sources = sorted(renderings)
    if len(sources) <= _MANY:
        return combinations(sources, 2)
    longest = max(sources, key=lambda source: (len(renderings[source].words), source))
    return ((min(it, longest), max(it, longest)) for it in sources if it != longest)


def compared(left: Sequence[Statement], right: Sequence[Statement]) -> Variant | Alike:
    """How two renderings of one utterance differ, or why they are no two renderings."""
    return _compared(_Rendering(left), _Rendering(right))


def _compared(left: _Rendering, right: _Rendering) -> Variant | Alike:
    if left.other_language(right):
        return "translation"
    if left.excerpt_of(right) or right.excerpt_of(left):
        return "excerpt"
    pairs = [
        (ours, theirs)
        for ours in left.sentences
        for theirs in right.sentences
        if ours.alike(theirs)
    ]
    if not pairs:
        return "apart"
    ours, theirs = _qualifiers(pairs, left.words, right.words)
    return Variant(
        left.statements[0].utterance,
        left.statements,
        right.statements,
        (ours[0], theirs[0]),
        (ours[1], theirs[1]),
    )


def text_of(rendering: Sequence[Statement]) -> str:
    """The quotes of one rendering, in the order of the file."""
    return " … ".join(statement.quote for statement in rendering)


def compare(left: str, right: str) -> tuple[Piece, ...]:
    """Two renderings word by word. Case and punctuation do not make a word another one."""
    from difflib import SequenceMatcher  # Only who looks at a comparison pays for it.

    ours, theirs = _spans(left), _spans(right)
    matcher = SequenceMatcher(
        None,
        [fold(left[begin:end]) or left[begin:end] for begin, end in ours],
        [fold(right[begin:end]) or right[begin:end] for begin, end in theirs],
        autojunk=False,
    )
    pieces: list[Piece] = []
    for tag, left_from, left_to, right_from, right_to in matcher.get_opcodes():
        if left_to > left_from:
            text = left[ours[left_from][0] : ours[left_to - 1][1]]
            pieces.append(Piece("same" if tag == "equal" else "left", text))
        if right_to > right_from and tag != "equal":
            text = right[theirs[right_from][0] : theirs[right_to - 1][1]]
            pieces.append(Piece("right", text))
    return tuple(pieces)


class _Sentence:
    """The words of a sentence as one source quotes it, whole or in part."""

    def __init__(self, text: str) -> None:
        self.words = _words(text)
        self.elided = bool(_ELLIPSIS.search(text))
        self._stems = frozenset(word[:_STEM] for word in self.words)
        parts = [_words(part) for part in _ELLIPSIS.split(text)] if self.elided else [self.words]
        self._parts = [frozenset(word[:_STEM] for word in part) for part in parts if len(part) > 1]
        self._parts = self._parts or [self._stems]
        self._begun_before = text.lstrip("“\"'‘(«")[:1].islower()
        self._goes_on = not text.rstrip().rstrip(_CLOSING).endswith(_STOPS)

    def alike(self, other: _Sentence) -> bool:
        """Whether half the words of the shorter one are shared, in any endings, by parts in a row.

        This only chooses which sentences of one curated utterance to lay beside each other.
        """
        return any(
            2 * len(ours & theirs) >= min(len(ours), len(theirs))
            for ours in self._parts
            for theirs in other._parts
        )

    def qualifiers_beside(self, other: _Sentence) -> frozenset[str]:
        """The qualifiers in the part of the sentence that the other quotes, too."""
        shared = [at for at, word in enumerate(self.words) if word[:_STEM] in other._stems]
        if not shared:
            return frozenset()
        first = shared[0] if other._begun_before else 0
        last = shared[-1] if other._goes_on else len(self.words)
        return QUALIFIERS.intersection(self.words[first : last + 1])


class _Rendering:
    """What one source quotes of an utterance."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self.statements = statements
        quotes = [statement.quote for statement in statements]
        self.words = frozenset(word for quote in quotes for word in _words(quote))
        parts = [part for quote in quotes for part in _ENDS.split(quote)]
        self.sentences = [it for it in map(_Sentence, parts) if it.words]
        self._passages = [_joined(part) for quote in quotes for part in _ELLIPSIS.split(quote)]
        self._wholes = [_joined(quote) for quote in quotes]
        self._elides = any(_ELLIPSIS.search(quote) for quote in quotes)

    def other_language(self, other: _Rendering) -> bool:
        """Whether one is said to be a translation: that is linked, and not compared."""
        ours, theirs = (
            {statement.lang.split("-")[0].lower() for statement in it.statements}
            for it in (self, other)
        )
        return ours.isdisjoint(theirs)

    def excerpt_of(self, other: _Rendering) -> bool:
        """Whether it quotes some of the same words and no others, or the same.

        What an ellipsis leaves out may turn a sentence round: then it is no mere excerpt.
        """
        if self._elides and (other.words - self.words) & QUALIFIERS:
            return False
        return all(any(passage in whole for whole in other._wholes) for passage in self._passages)


def _qualifiers(
    pairs: Sequence[tuple[_Sentence, _Sentence]], left: frozenset[str], right: frozenset[str]
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], tuple[tuple[str, ...], tuple[str, ...]]]:
    """For both: the qualifiers that the other drops, and those that it leaves out by an ellipsis.

    A source that quotes one sentence of three drops two sentences, not their qualifiers.
    """
    return (
        _missing(pairs, right),
        _missing([(theirs, ours) for ours, theirs in pairs], left),
    )


def _missing(
    pairs: Sequence[tuple[_Sentence, _Sentence]], others: frozenset[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    dropped: set[str] = set()
    elided: set[str] = set()
    for sentence, beside in pairs:
        (elided if beside.elided else dropped).update(sentence.qualifiers_beside(beside) - others)
    return tuple(sorted(dropped - elided)), tuple(sorted(elided))


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


_ENDS = re.compile(r"(?<=[.?!;])\s+(?![.…])|(?<=[。？！；])")
"""Where a sentence ends. An ellipsis ends none: what it leaves out may be part of one."""
_STOPS = (".", "?", "!", "。", "？", "！")
_CLOSING = "”\"'’»)"
_STEM = 4
"""Letters that tell words apart when it is only asked whether two sentences are alike."""
_ELLIPSIS = re.compile(r"[\[(]?(?:…|\.\s?\.\s?\.)[\])]?")
_UNSPACED = r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_FIRST_UNSPACED = "\u0e00"


@cache
def _word() -> re.Pattern[str]:
    """A word, or a character of a script that puts no blanks between words."""
    return re.compile(rf"{_UNSPACED}[\u3099\u309a]?|(?:(?!{_UNSPACED})\S)+")


def _spans(text: str) -> list[tuple[int, int]]:
    return [found.span() for found in _word().finditer(text)]


def _words(text: str) -> list[str]:
    folded = fold(text)
    # To compile the pattern takes as long as all else here: only for scripts that need it.
    if max(folded, default="") < _FIRST_UNSPACED:
        return folded.split()
    return _word().findall(folded)


def _joined(text: str) -> str:
    return f" {' '.join(_words(text))} "
