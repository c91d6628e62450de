"""One spelling for what a reader would call the same."""

from __future__ import annotations

from unicodedata import combining, normalize

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


def fold_to_latin(text: str) -> str:
    """The same in Latin letters: who types Cyrillic finds what is written in Latin, and vice versa.

    The tables are those of the `anyascii` package; only who searches pays for them.
    """
    return " ".join(text.translate(_LATIN).split())


def folded_loosely(text: str) -> str:
    """The words of `fold_to_latin`, in order, with one blank or more before each of them."""
    return f" {text}".translate(_LATIN)


def _letters(text: str) -> str:
    return "".join(
        letter if letter.isalnum() else "" if combining(letter) or letter in _APOSTROPHES else " "
        for letter in normalize("NFKD", text.casefold())
    )


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
