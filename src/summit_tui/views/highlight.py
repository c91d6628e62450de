"""Marks what a reader looks for in the lines that show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summit_tui.analysis.folding import fold_to_latin
from summit_tui.views.lines import Line, Role, Span

FOUND: Role = "found"


def highlighted(spans: Line, query: str) -> Line:
    """The line with every word of the query marked, in whatever spelling it stands there."""
    wanted = fold_to_latin(query).split()
    if not wanted:
        return spans
    return tuple(piece for span in spans for piece in _marked(span, wanted))


def _marked(span: Span, wanted: Sequence[str]) -> Iterator[Span]:
    marked = _positions(span.text, wanted)
    if not marked:
        yield span
        return
    start = 0
    for at in range(1, len(span.text) + 1):
        if at == len(span.text) or (at in marked) != (start in marked):
            role = FOUND if start in marked else span.role
            yield Span(span.text[start:at], role)
            start = at


def _positions(text: str, wanted: Sequence[str]) -> set[int]:
    """The positions of the letters that belong to a wanted word.

    Letters are folded one by one, so that a position in what is folded leads back to the text.
    """
    folded: list[str] = []
    origin: list[int] = []
    for at, letter in enumerate(text):
        for part in fold_to_latin(letter) or (" " if letter.isspace() else ""):
            folded.append(part)
            origin.append(at)
    whole = "".join(folded)
    found: set[int] = set()
    for word in wanted:
        at = whole.find(word)
        while at >= 0:
            found.update(origin[at : at + len(word)])
            at = whole.find(word, at + len(word))
    return found
