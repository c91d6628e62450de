"""Rows and cells of the matrix."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.analysis.matrix.cells import Cell, Mark, Matrix
from summit_tui.dossier.model import Dossier
from summit_tui.views.content import STANCES
from summit_tui.views.lines import Line, Role, Span, line, wrap
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


def cell(found: Cell | None) -> Span:
    """Three cells: a mark, in brackets where nobody said so at first hand."""
    if found is None:
        return _BLANK
    mark, role = MARKS[found.mark]
    return Span(f" {mark} ", role) if found.own else Span(f"({mark})", "muted")


def sentence_rows(matrix: Matrix) -> Rows:
    """The sentences on which stances differ, then the others under their topics."""
    ids = [*matrix.differing]
    headings = [(0, "Stances differ")] if ids else []
    for topic, names in matrix.topics:
        headings.append((len(ids), topic or "No topic"))
        ids.extend(names)
    return Rows(ids, headings)


def sentence_row(dossier: Dossier, row: str, width: int) -> Sequence[Line]:
    """A sentence in two lines."""
    return wrap(line((dossier.propositions[row].text, "text")), width, limit=2, indent=2)
