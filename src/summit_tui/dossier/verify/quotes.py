"""Finding a quote in a text: word for word, or but for the folds, whole or with omissions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from summit_tui.dossier.text import raw
from summit_tui.dossier.verify.folded import Folded, collapsed, fold
from summit_tui.dossier.verify.folds import (
    CLOSE,
    CLOSE_SINGLE,
    DOUBLES,
    EAST,
    HARD_HYPHEN,
    OMISSION,
    OPEN,
    OPEN_SINGLE,
    PARAGRAPH,
    SINGLES,
    SOFT_HYPHEN,
    SOUTH_EAST,
    turned,
)
from summit_tui.record import Record

How = Literal["exact", "folded"]

MARKS = frozenset(map(ord, (OPEN, CLOSE, OPEN_SINGLE, CLOSE_SINGLE)))
_HARD, _SOFT, _PARAGRAPH = ord(HARD_HYPHEN), ord(SOFT_HYPHEN), ord(PARAGRAPH)
_CLOSING = frozenset((ord(CLOSE), ord(CLOSE_SINGLE)))
_OPEN, _CLOSE = ord(OPEN), ord(CLOSE)
_OPEN_SINGLE, _CLOSE_SINGLE = ord(OPEN_SINGLE), ord(CLOSE_SINGLE)
_BYTES_BEFORE = 3000
_MARKS_BEFORE = 200
_LEFT_OUT_WITH = " ,;:.-–—\"'“”„«»‘’"
"""What may stand beside an omission in a quote, or be left out there with the words."""
_WORD = re.compile(rb"(?:[A-Za-z0-9]|[\xc3-\xc9\xd0-\xd3][\x80-\xbf])++")
_JOINERS = "\u200c\u200d\u00ad\u2060"
_HYPHENS = "-‐‑"
_APOSTROPHES = "'’ʼ`´"


class Text:
    """A source's text in the two forms in which it is searched.

    `words` is the text with nothing folded but blanks, in UTF-8. The folded form is made when it
    is first asked for, of the text read once more: most quotes are found without it.
    """

    def __init__(self, pieces: Callable[[], Iterable[str]]) -> None:
        """`pieces` gives the text cut between lines, as often as it is called."""
        self.words = bytearray()
        self._pieces = pieces
        self._folded: Folded | None = None
        for piece in pieces():
            plain = collapsed(piece)
            if (not self.words or self.words.endswith(b" ")) and plain[:1] == " ":
                plain = plain[1:]
            self.words += plain.encode("utf-8", "surrogatepass")

    @property
    def folded(self) -> Folded:
        """The folded form."""
        if self._folded is None:
            self._folded = Folded()
            for piece in self._pieces():
                self._folded.add(piece)
        return self._folded

    def vocabulary(self) -> frozenset[bytes]:
        """What stands between blanks in the folded form."""
        return frozenset(bytes(self.folded.words).split(b" "))


class Part(Record):
    """A stretch of a quote between two omissions, in both forms."""

    words: bytes
    folded: Folded


class Wanted(Record):
    """A quote to look for: whole, and cut at its omissions; with the text around it, folded."""

    whole: Part
    parts: tuple[Part, ...]
    prefix: bytes
    suffix: bytes

    def may_stand_among(self, words: frozenset[bytes]) -> bool:
        """Whether all its words but those at an edge, which may be cut, are among these."""
        parts = self.parts or (self.whole,)
        return all(words.issuperset(bytes(part.folded.words).split(b" ")[1:-1]) for part in parts)


class Passage(Record):
    """Where a quote stands in the folded form: begin and end of each of its parts.

    `times` is how often it stands there. An exact passage without omissions has its place in
    `words`, and no parts.
    """

    how: How
    times: int
    at: int
    parts: tuple[tuple[int, int], ...]


class _Chain(Record):
    """A place of a part, behind the nearest place of the part before it, and so on."""

    first: int
    at: int
    end: int
    before: _Chain | None


def wanted(quote: str, prefix: str = "", suffix: str = "") -> Wanted:
    """Make a quote ready to be looked for."""
    text = raw(quote)
    pieces = re.split(OMISSION, text)
    cut: tuple[Part, ...] = ()
    if len(pieces) > 1:
        last = len(pieces) - 1
        stripped = [_strip(piece, left=at > 0, right=at < last) for at, piece in enumerate(pieces)]
        cut = tuple(_part(piece) for piece in stripped if _has_words(piece))
    before = bytes(fold(prefix).words).rstrip()
    after = bytes(fold(suffix).words).lstrip()
    return Wanted(_part(text), cut, before, after)


def find(quote: Wanted, text: Text) -> Passage | None:
    """The quote in a text: word for word if it stands there so, else folded, else with omissions.

    Of several ways to leave out something the one that leaves out least is taken.
    """
    whole = quote.whole
    if not whole.words.decode("utf-8", "surrogatepass").strip(" .…[]()"):
        return None
    places = list(_exact(quote, text))
    if places:
        return Passage("exact", len(places), places[0], ())
    if len(quote.parts) != 1 or whole.folded.words != quote.parts[0].folded.words:
        places = [
            at
            for at in _standing(whole.folded, text.folded)
            if _preceded(text.folded.words, at, quote.prefix)
            and _followed(text.folded.words, at + len(whole.folded.words), quote.suffix)
        ]
        if places:
            spot = (places[0], places[0] + len(whole.folded.words))
            return Passage("folded", len(places), -1, (spot,))
    return _with_omissions(quote, text)


def _with_omissions(quote: Wanted, text: Text) -> Passage | None:
    """The shortest stretch of the text in which all parts stand in their order."""
    if not quote.parts:
        return None
    chains: list[_Chain] = []
    for number, part in enumerate(quote.parts):
        found: list[_Chain] = []
        before = -1
        for at in _standing(part.folded, text.folded):
            end = at + len(part.folded.words)
            if number == 0:
                if _preceded(text.folded.words, at, quote.prefix):
                    found.append(_Chain(at, at, end, None))
                continue
            while before + 1 < len(chains) and chains[before + 1].end <= at:
                before += 1
            if before >= 0:
                found.append(_Chain(chains[before].first, at, end, chains[before]))
        chains = found
    chains = [chain for chain in chains if _followed(text.folded.words, chain.end, quote.suffix)]
    if not chains:
        return None
    last: _Chain | None = min(chains, key=lambda chain: chain.end - chain.first)
    spots: list[tuple[int, int]] = []
    while last:
        spots.append((last.at, last.end))
        last = last.before
    how: How = "exact" if _exact_parts(quote, text) else "folded"
    return Passage(how, len({chain.first for chain in chains}), -1, tuple(reversed(spots)))


def _exact_parts(quote: Wanted, text: Text) -> bool:
    at = 0
    for part in quote.parts:
        at = text.words.find(part.words, at)
        if at < 0:
            return False
        at += len(part.words)
    return True


def _part(piece: str) -> Part:
    return Part(collapsed(piece).strip(" ").encode("utf-8", "surrogatepass"), fold(piece.strip()))


def _strip(piece: str, *, left: bool, right: bool) -> str:
    if left:
        piece = piece.lstrip(_LEFT_OUT_WITH)
    return piece.rstrip(_LEFT_OUT_WITH) if right else piece


def _has_words(piece: str) -> bool:
    return any(char.isalnum() for char in piece)


def _exact(quote: Wanted, text: Text) -> Iterator[int]:
    part, words = quote.whole.words, text.words
    for at in _whole_words(part, words):
        if quote.prefix or quote.suffix:
            end = at + len(part)
            before = words[max(0, at - 2 * len(quote.prefix) - 40) : at].decode("utf-8", "ignore")
            after = words[end : end + 2 * len(quote.suffix) + 40].decode("utf-8", "ignore")
            left, right = fold(before).words, fold(after).words
            if not _preceded(left, len(left), quote.prefix) or not _followed(
                right, 0, quote.suffix
            ):
                continue
        yield at


def _standing(part: Folded, text: Folded) -> Iterator[int]:
    """Where a part stands as whole words, with its hyphens, marks and stress agreeing."""
    size = len(part.words)
    for at in _whole_words(part.words, text.words, text):
        if agree(part, text, at, at + size):
            yield at


def _whole_words(
    part: bytes | bytearray, words: bytearray, text: Folded | None = None
) -> Iterator[int]:
    if not part:
        return
    at, size = -1, len(part)
    while (at := words.find(part, at + 1)) >= 0:
        if not splits(words, at, text) and not splits(words, at + size, text, ends=True):
            yield at
            at += size - 1
        elif run := _WORD.match(words, at):
            at = run.end() - 1  # No whole word begins before this one ends.


def splits(words: bytearray, at: int, text: Folded | None = None, *, ends: bool = False) -> bool:
    """Whether a cut at this offset falls within a word.

    A hyphen belongs to its word, and so does an apostrophe to the word that it ends: a quote that
    ends at `can` does not stand in `can't`. One may begin behind `l'`. Scripts without blanks
    between words can be cut anywhere between two letters.
    """
    left = words[max(0, at - 8) : at]
    right = words[at : at + 8]
    if not left or not right or left.endswith(b" ") or right.startswith(b" "):
        return False
    before = left.decode("utf-8", "ignore")
    after = right.decode("utf-8", "ignore")
    while before and before[-1] in _JOINERS:
        before = before[:-1]
    while after and after[0] in _JOINERS:
        after = after[1:]
    if not before or not after:
        return False
    near, far = before[-1], after[0]
    if _is_mark(far):
        return _is_letter(near)
    if _is_letter(near) and _is_letter(far):
        if _without_blanks().match(near) or _without_blanks().match(far):
            return False
        return text is None or not _marked(text, at)
    if ends and far in _HYPHENS + _APOSTROPHES and len(after) > 1:
        return _is_letter(near) and _is_letter(after[1]) and not _east(after[1])
    if not ends and near in _HYPHENS + "−" and len(before) > 1 and _is_letter(before[-2]):
        return _is_letter(far)
    if near in "-−" and far.isdigit():
        return not ends
    digits = near.isdigit() and len(after) > 1 and after[1].isdigit() and far in ".,"
    return digits or (near in ".," and far.isdigit() and before[-2:-1].isdigit())


def _is_letter(char: str) -> bool:
    return char.isalnum() or _is_mark(char)


def _is_mark(char: str) -> bool:
    if char < "\u0300":
        return False
    from unicodedata import category

    return category(char)[0] == "M"


def _east(char: str) -> bool:
    return bool(_without_blanks().match(char))


@cache
def _without_blanks() -> re.Pattern[str]:
    return re.compile(f"[{EAST}{SOUTH_EAST}]")


def _marked(text: Folded, at: int) -> bool:
    index = bisect_left(text.at, at)
    return index < len(text.at) and text.at[index] == at and text.signs[index] in MARKS


def agree(part: Folded, text: Folded, begin: int, end: int) -> bool:
    """Whether the signs within a passage of the text are those of the quote.

    Hyphens have to stand between the same letters; one at the end of a line may be left out.
    Quotation marks have to stand between the same words, but for those that a paragraph repeats.
    Stress and vowel marks have to agree in each word in which both sides have some.
    """
    found = text.between(begin, end + 1)
    if not found and not part.at:
        return True
    ours = [(text.at[index] - begin, text.signs[index]) for index in found]
    theirs = [(at, sign) for at, sign in zip(part.at, part.signs, strict=True) if at > 0]
    size = end - begin
    hard = {at for at, sign in ours if sign == _HARD and at < size}
    soft = {at for at, sign in ours if sign == _SOFT and at < size}
    hyphens = {at for at, sign in theirs if sign == _HARD and at < size}
    return (
        hard <= hyphens <= hard | soft
        and _inner_marks(ours, size) == _inner_marks(theirs, size)
        and _points_agree(ours, theirs, part)
    )


def _inner_marks(signs: list[tuple[int, int]], size: int) -> list[int]:
    """Where quotation marks stand, but for those that a paragraph repeats."""
    found: list[int] = []
    paragraph = closed = -1
    for at, sign in signs:
        if sign == _PARAGRAPH:
            paragraph = at
        elif sign in MARKS and 0 < at < size:
            if paragraph == at and closed != at:
                continue
            found.append(at)
            if sign in _CLOSING:
                closed = at
    return found


def _points_agree(ours: list[tuple[int, int]], theirs: list[tuple[int, int]], part: Folded) -> bool:
    our_points = [item for item in ours if _is_point(item[1])]
    their_points = [item for item in theirs if _is_point(item[1])]
    if not our_points or not their_points:
        return True
    left, right = _by_word(our_points, part), _by_word(their_points, part)
    return all(left[word] == right[word] for word in left.keys() & right.keys())


def _is_point(sign: int) -> bool:
    return sign == 0xFDDA or 0x0590 < sign < 0x0700


def _by_word(points: list[tuple[int, int]], part: Folded) -> dict[int, list[tuple[int, int]]]:
    words: dict[int, list[tuple[int, int]]] = {}
    for at, sign in points:
        words.setdefault(part.words.rfind(b" ", 0, at), []).append((at, sign))
    return words


def _preceded(words: bytearray, at: int, prefix: bytes) -> bool:
    return not prefix or words[max(0, at - len(prefix) - 2) : at].rstrip().endswith(prefix)


def _followed(words: bytearray, at: int, suffix: bytes) -> bool:
    return not suffix or words[at : at + len(suffix) + 2].lstrip().startswith(suffix)


def quoted(text: Text, passage: Passage) -> bool:
    """Whether a passage stands between quotation marks, or in a text that has none at all."""
    if passage.at >= 0:
        inside = _inside(text.words, passage.at)
    else:
        folded, (begin, _) = text.folded, passage.parts[0]
        last = bisect_left(folded.at, begin + 1)
        inside = _opened(folded.signs[max(0, last - _MARKS_BEFORE) : last])
    return inside or not _marked_at_all(text.words)


def _inside(words: bytearray, at: int) -> bool:
    window = words[max(0, at - _BYTES_BEFORE) : at].decode("utf-8", "ignore")
    return stands_quoted(window, words[at : at + 4].decode("utf-8", "ignore")[:1])


def stands_quoted(before: str, first: str) -> bool:
    """Whether a passage stands between quotation marks, by its first letter and what is before."""
    if not first.isalnum():
        before, first = before + first, ""
    found = [ord(turned(match)[0]) for match in _quotation().finditer(before + first)]
    return _opened(found)


def _opened(signs: Sequence[int]) -> bool:
    """Whether the last double or the last single quotation mark opens."""
    for opening, closing in ((_OPEN, _CLOSE), (_OPEN_SINGLE, _CLOSE_SINGLE)):
        last = next((sign for sign in reversed(signs) if sign in (opening, closing)), 0)
        if last == opening:
            return True
    return False


def _marked_at_all(words: bytearray) -> bool:
    return any(mark.encode() in words for mark in DOUBLES + "‘‹")


@cache
def _quotation() -> re.Pattern[str]:
    return re.compile(f"[{SINGLES}{DOUBLES}]")
