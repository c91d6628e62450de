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
    letters = (
        letter if letter.isalnum() else "" if combining(letter) or letter in _APOSTROPHES else " "
        for letter in normalize("NFKD", text.casefold())
    )
    return " ".join("".join(letters).split())


def fold_to_latin(text: str) -> str:
    """The same in Latin letters: who types Cyrillic finds what is written in Latin, and vice versa.

    The tables are those of the `anyascii` package; only who searches pays for them.
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    from anyascii import anyascii

    return fold(anyascii(folded))
