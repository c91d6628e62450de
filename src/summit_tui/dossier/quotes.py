"""Finding a quote in a text: word for word, or but for how it is set in type."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summit_tui.dossier.text import fold_space
from summit_tui.record import Record

_LINKS = re.compile(r"^[ \t]*(?:\[\d+\][ \t]*)?https?://\S+[ \t]*\r?$", re.MULTILINE)
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")
_GAP = re.compile(r"\s+(?:…|\.\.\.)\s+")
_TYPE = str.maketrans(
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛′`´", "'")
    | dict.fromkeys("‐‑‒–−", "-")
    | {"—": " - ", "―": " - ", "\u00ad": "", "\u200b": "", "\u2060": "", "\ufeff": ""}
)


class Anchor(Record):
    """A quote in the form in which a text is searched: its parts, and the text around it."""

    parts: tuple[str, ...]
    prefix: str
    suffix: str


def anchor(quote: str, prefix: str = "", suffix: str = "", *, folded: bool) -> Anchor:
    """Cut a quote at each ` … ` into the parts that stand in the text one after another."""
    fold = folded_text if folded else fold_space
    parts = tuple(
        part for part in map(fold, _GAP.split(quote)) if any(char.isalnum() for char in part)
    )
    # Quotation marks stand outside of the quote, so they may come between.
    return Anchor(parts, fold(prefix).rstrip(" \"'“‘„«"), fold(suffix).lstrip(" \"'”’“»"))


def exact_text(text: str) -> str:
    """The text as it is; only blanks and line breaks are folded, as in the dossier itself."""
    return fold_space(text)


def folded_text(text: str) -> str:
    """The text without what is the typesetter's.

    Folded are the shapes of quotation marks, dashes and ellipses, ligatures, words broken at
    the ends of lines, and blocks of link addresses that stand in the middle of a sentence.
    Hyphens within words go too: at the end of a line nobody can tell which kind it is.
    """
    from unicodedata import normalize

    text = normalize("NFKC", _LINKS.sub(" ", text)).translate(_TYPE)
    return fold_space(_HYPHEN.sub("", _BROKEN_WORD.sub("", text)))


def occurrences(wanted: Anchor, text: str) -> int:
    """How often the quote stands in a text that was folded as the anchor was.

    Its parts come in their order, and the prefix and suffix, if given, just before and after.
    """
    if not wanted.parts:
        return 0
    first, rest = wanted.parts[0], wanted.parts[1:]
    return sum(
        _preceded(text, at, wanted.prefix) and _continued(text, at + len(first), rest, wanted)
        for at in _standing(text, first, 0)
    )


def _continued(text: str, at: int, rest: tuple[str, ...], wanted: Anchor) -> bool:
    """Whether the other parts follow, and the suffix the last of them."""
    for part in rest[:-1]:
        found = next(_standing(text, part, at), -1)
        if found < 0:
            return False
        at = found + len(part)
    if not rest:
        return _followed(text, at, wanted.suffix)
    last = rest[-1]
    return any(
        _followed(text, found + len(last), wanted.suffix) for found in _standing(text, last, at)
    )


def _standing(text: str, part: str, at: int) -> Iterator[int]:
    """Where a part stands as whole words, from an offset on."""
    while (at := text.find(part, at)) >= 0:
        end = at + len(part)
        before, after = text[at - 1 : at], text[end : end + 1]
        if not (before.isalnum() and part[0].isalnum()) and not (
            after.isalnum() and part[-1].isalnum()
        ):
            yield at
            at = end
        else:
            at += 1


def _preceded(text: str, at: int, prefix: str) -> bool:
    if not prefix:
        return True
    begin = at - len(prefix) - 4
    return text[max(0, begin) : at].rstrip(" \"'“‘„«").endswith(prefix)


def _followed(text: str, at: int, suffix: str) -> bool:
    if not suffix:
        return True
    return text[at : at + len(suffix) + 4].lstrip(" \"'”’“»").startswith(suffix)
