"""One spelling for what a reader would call the same: case, accents, scripts, punctuation.

Cyrillic and other scripts are brought to Latin letters, so that a reader who types in either
finds both. The tables are those of the `anyascii` package.
"""

from __future__ import annotations

from functools import cache


def fold(text: str) -> str:
    """Lower-case Latin letters and digits in words with one blank between them."""
    plain = text
    if not text.isascii():
        from anyascii import anyascii  # Only who searches pays for the tables.

        plain = anyascii(text)
    return " ".join(plain.lower().translate(_blanks()).split())


@cache
def _blanks() -> dict[int, str | None]:
    """Everything but letters and digits parts words, save apostrophes, which join them."""
    table: dict[int, str | None] = {code: " " for code in range(128) if not chr(code).isalnum()}
    table[ord("'")] = table[ord("`")] = None
    return table
