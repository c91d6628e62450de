"""Cells of the matrix, and rows of the list of its sentences."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.analysis.matrix import Mark, Matrix
from summit_tui.dossier.model import Dossier
from summit_tui.views.content import STANCES
from summit_tui.views.lines import EMPTY, Line, Role, Span, line, wrap
from summit_tui.views.rows import Rows

MARKS: dict[Mark, tuple[str, Role]] = {
    "affirms": STANCES["affirms"],
    "rejects": STANCES["rejects"],
    "conditional": STANCES["conditional"],
    "open": STANCES["open"],
    "both": ("±", "accent"),
}
MARK_HELP: dict[Mark, str] = {
    "affirms": "affirms",
    "rejects": "rejects",
    "conditional": "terms",
    "open": "open",
    "both": "both",
}
_BLANK = Span(" · ", "rule")


def legend() -> str:
    """What the marks mean, in a line."""
    marks = [f"{mark} {MARK_HELP[name]}" for name, (mark, _) in MARKS.items()]
    return "  ".join([*marks, "(✓) by others"])


def cell(matrix: Matrix, actor: str, proposition: str) -> Span:
    """Three cells: a mark, in brackets where the actor did not say so at first hand."""
    found = matrix.cell(actor, proposition)
    if found is None:
        return _BLANK
    mark, role = MARKS[found.mark]
    return Span(f" {mark} ", role) if found.own else Span(f"({mark})", "muted")


def actor_rows(matrix: Matrix) -> Rows:
    """The actors under their parties."""
    return _grouped(matrix.parties)


def sentence_rows(matrix: Matrix) -> Rows:
    """The sentences under their topics."""
    return _grouped([(topic or "No topic", names) for topic, names in matrix.topics])


def _grouped(groups: Sequence[tuple[str, Sequence[str]]]) -> Rows:
    ids: list[str] = []
    headings = []
    for heading, members in groups:
        headings.append((len(ids), heading))
        ids.extend(members)
    return Rows(ids, headings)


def sentence_row(
    dossier: Dossier, matrix: Matrix, number: int, row: str, width: int
) -> Sequence[Line]:
    """Number and sentence in two lines, and how many stand where in a third."""
    head = f"{number:>3}  "
    body = wrap(line((dossier.propositions[row].text, "text")), width - len(head), limit=2)
    body += [EMPTY] * (2 - len(body))
    tally = matrix.tally(row)
    counts: list[Span] = []
    for name, (mark, role) in MARKS.items():
        own, others = len(tally.own.get(name, ())), len(tally.others.get(name, ()))
        counts += [Span(f"{mark} {own}  ", role)] if own else []
        counts += [Span(f"({mark}) {others}  ", "muted")] if others else []
    pad = Span(" " * len(head))
    return [(Span(head, "date"), *body[0]), (pad, *body[1]), (pad, *counts)]
