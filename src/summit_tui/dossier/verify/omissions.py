"""What a quote leaves out of the text where it has an ellipsis, and whether that matters."""

from __future__ import annotations

import re
from itertools import pairwise

from summit_tui.dossier.qualifiers import limiting
from summit_tui.dossier.verify.folded import Folded
from summit_tui.dossier.verify.folds import CLOSE, LINE, OPEN, PARAGRAPH
from summit_tui.record import Record

_OPEN, _CLOSE, _PARAGRAPH, _LINE = ord(OPEN), ord(CLOSE), ord(PARAGRAPH), ord(LINE)
_LABEL = re.compile(r" ?(?:[^\W\d_a-zа-яёіїєґ][\w.'-]* ?){1,4}:(?= )")
"""The name of a speaker at the beginning of a line of a transcript."""
_EAST = "\u3041-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_EAST}]|[^\W_{_EAST}]+(?:['.,][^\W_]+)*")
_QUOTED_WORDS = 4
"""So many words between quotation marks are speech; fewer may be a name or an odd word."""
_NEAR = 200
_SAYING = re.compile(
    r"\b(?:said|says|say|told|tells|added|adds|replied|replies|answered|responded|asked|wrote|"
    r"writes|stated|argued|insisted|noted|warned|declared|countered|sagte|sagt|erklärte|erwiderte|"
    r"antwortete|fügte|meinte|betonte|dit|déclaré|répondu|ajouté|affirmé|dijo|afirmó|respondió|"
    r"añadió|declaró|сказал|сказала|заявил|заявила|ответил|ответила|добавил|добавила|отметил|"
    r"сказав|заявив|відповів|додав|зазначив)\b"
)
_NAME = re.compile(r"\b[^\W\d_a-zа-яёіїєґ][\w'-]{2,}")
_PRONOUNS = frozenset("The But And She They This That Then When While Der Die Das Sie Les".split())


class Omission(Record):
    """What stands in the text between two parts of a quote.

    `limits` are the words in it that limit or negate; `speaker` says that the quote passes from
    the words of one to those of another.
    """

    words: int
    paragraphs: int
    limits: tuple[str, ...]
    speaker: bool

    @property
    def grave(self) -> bool:
        """Whether the quote says something else than the text may well say."""
        return bool(self.paragraphs or self.limits or self.speaker)

    def __str__(self) -> str:
        told = [_count(self.words, "word")]
        if self.paragraphs:
            told.append(f"the end of {_count(self.paragraphs, 'paragraph')}")
        if self.limits:
            shown = ", ".join(f"‘{word}’" for word in self.limits[:5])
            told.append(f"{shown}{', …' if len(self.limits) > 5 else ''}")
        if self.speaker:
            told.append("a change of speaker")
        return f"leaves out {told[0]}" + (f", with {' and '.join(told[1:])}" if told[1:] else "")


def omissions(text: Folded, parts: tuple[tuple[int, int], ...]) -> tuple[Omission, ...]:
    """What is left out between the parts of a quote, in their order."""
    found = []
    for (_, begin), (end, last) in pairwise(parts):
        left_out = text.text(begin, end)
        found.append(
            Omission(
                _words(left_out),
                text.paragraphs(begin, end),
                limiting(text.shown(begin, end)),
                _passes_a_speaker(text, begin, end, last),
            )
        )
    return tuple(found)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _words(text: str) -> int:
    """How many words; of Han and Kana, how many letters."""
    return len(_WORD.findall(text))


def _passes_a_speaker(text: Folded, begin: int, end: int, last: int) -> bool:
    """Whether somebody else begins to speak in what is left out.

    `“We will,” he said, “meet.”` goes on with the same speaker. A name and a colon at the
    beginning of a line, another quotation, or the end of a quotation that is not taken up again
    is somebody else's.
    """
    told: list[str] = []  # what the reporter says between two quotations
    began_inside: bool | None = None
    inside = False
    since = begin
    for index in text.between(begin - 1, end):
        at, sign = text.at[index], text.signs[index]
        if sign in (_LINE, _PARAGRAPH) and _LABEL.match(text.text(at, at + _NEAR)):
            return True
        if sign not in (_OPEN, _CLOSE):
            continue
        if began_inside is None:
            began_inside = inside = sign == _CLOSE
        elif sign == _CLOSE and inside:
            if began_inside or _words(text.text(since, at)) >= _QUOTED_WORDS:
                return True  # A whole quotation is left out.
        elif sign == _OPEN and began_inside:
            told.append(text.text(since, at))
        inside, since = sign == _OPEN, at
    if began_inside is not None and inside != began_inside:
        return True  # From a quotation into the reporter's own words, or the other way.
    return bool(told) and _other_name(" ".join(told), text, last)


def _other_name(told: str, text: Folded, last: int) -> bool:
    """Whether the words behind the last part name another speaker than those before it."""
    if not _SAYING.search(told):
        return False
    close = next(
        (
            text.at[index]
            for index in text.between(last - 1, last + _NEAR)
            if text.signs[index] == _CLOSE
        ),
        None,
    )
    if close is None:
        return False
    after = re.split(r"[.;!?]", text.text(close, close + _NEAR).lstrip(" .,;!?"))[0]
    ours = set(_NAME.findall(told)) - _PRONOUNS
    theirs = set(_NAME.findall(after)) - _PRONOUNS
    return bool(_SAYING.search(after) and ours and theirs and ours.isdisjoint(theirs))
