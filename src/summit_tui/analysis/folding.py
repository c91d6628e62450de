"""One spelling for what a reader would call the same."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category, combining, normalize

_APOSTROPHES = "'`’‘ʼ"
_ASCII = {code: " " for code in range(128) if not chr(code).isalnum()} | {
    ord(mark): "" for mark in "'`"
}


def fold(text: str) -> str:
    """Lower case, no accents, and words with one blank between them instead of punctuation.

    Apostrophes join what they stand between. Scripts stay what they are.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    return " ".join(_letters(text).split())


def fold_value(text: str) -> str:
    """As `fold`, but with the signs that make a value another one.

    Currencies, signs of arithmetic and comparison, `%` and `‰` count, and so do a minus, and `#`
    behind a letter; punctuation does not.
    """
    marked = _LEADING_MINUS.sub(" − ", text)
    pieces = _SIGNS.split(marked.replace("~", " "))  # every other one is a sign
    pieces[::2] = map(fold, pieces[::2])
    return " ".join(filter(None, pieces))


def fold_to_latin(text: str) -> str:
    """The same in Latin letters: who types Cyrillic finds what is written in Latin, and vice versa.

    The tables are those of the `anyascii` package; only who searches pays for them.
    """
    return " ".join(_without_dots(text).translate(_LATIN).split())


def folded_loosely(text: str) -> str:
    """The words of `fold_to_latin`, in order, with one blank or more before each of them.

    Behind them stand the words that some write with two letters for one: Mueller, Papandreou.
    """
    text = _without_dots(text)
    folded = f" {text}".translate(_LATIN)
    return folded if text.isascii() else folded + _respelt(text)


def sought(query: str) -> list[str]:
    """The folded words of a query, as they are looked for in texts of `folded_loosely`.

    Scripts that write few vowels leave two or three letters of a word: such a one begins a word.
    """
    if query.isascii():
        return fold_to_latin(query).split()
    return [
        f" {word}" if len(word) < _WHOLE_FROM and not written.isascii() else word
        for written in query.split()
        for word in fold_to_latin(written).split()
    ]


_WHOLE_FROM = 4
_SIGNS = re.compile(r"([$¢-¥֏؋৲৳฿₠-⃀+×÷±−=<>≤≥≠¬√∞°%‰‱٪&@]|(?<=\w)#)")
_LEADING_MINUS = re.compile(r"(?<![\w.,)])[-−](?=[\d.])|−")
_DIGRAPHS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"} | {
    "ου": "ou", "αυ": "au", "ευ": "eu", "ηυ": "iu", "μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng",
}  # fmt: skip
"""Letters for which a second spelling in Latin letters is usual."""


# Compiled for those who search; to fold the texts of a dossier for its contradictions needs none.
@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"\b(?:\w\.){2,}")


@cache
def _digraph() -> re.Pattern[str]:
    return re.compile("|".join(_DIGRAPHS))


@cache
def _two_ways() -> re.Pattern[str]:
    """A word with such letters."""
    return re.compile(rf"\w*(?:{'|'.join(_DIGRAPHS)})\w*")


def _without_dots(text: str) -> str:
    """`U.S.` as `US`."""
    # Most texts have no such initials, and looking for what begins with a dot is quick.
    if re.search(r"\.\w\.", text):
        return _initials().sub(lambda match: match[0].replace(".", ""), text)
    return text


def _respelt(text: str) -> str:
    lower = normalize("NFC", text).lower()
    lower = lower.translate(_NO_GREEK_ACCENTS)
    digraph = _digraph()
    return "".join(
        " " + digraph.sub(lambda letters: _DIGRAPHS[letters[0]], word[0]).translate(_LATIN)
        for word in _two_ways().finditer(lower)
    )


_NO_GREEK_ACCENTS = str.maketrans("άέήίόύώΐΰ", "αεηιουωιυ")


def _letters(text: str) -> str:
    # The short i is no i with an accent.
    apart = normalize("NFKD", text.casefold()).replace("и\u0306", "й")
    return "".join(map(_letter, apart))


def _letter(letter: str) -> str:
    if letter.isalnum():
        return letter
    kind = combining(letter)
    # Vowel signs and what silences a vowel are letters; accents, and the points of Hebrew and
    # Arabic, which most leave out, are not.
    if (kind in (0, 7, 8, 9) or 36 < kind < 200) and category(letter)[0] == "M":
        return letter if letter not in _VARIANTS else ""
    return "" if kind or letter in _APOSTROPHES else " "


_VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""They choose between two pictures of one sign."""


class _Latin(dict[int, str | None]):
    """What each character becomes, worked out when it is first met.

    Folding knows no context, so that one table says it all, and texts are translated at the
    speed of the interpreter. What is left out is `None`, which it takes faster than "".
    """

    def __missing__(self, code: int) -> str | None:
        letters = _letters(chr(code))
        if not letters.isascii():
            from anyascii import anyascii

            letters = anyascii(letters).lower().translate(_ASCII)
        shown = self[code] = letters or None
        return shown


_LATIN = _Latin()
