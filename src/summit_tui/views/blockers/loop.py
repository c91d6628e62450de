"""A circle of outcomes as boxes and arrows: each waits for the next, the last for the first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.deadlock import Circle, Edge
from summit_tui.cell_width import cell_len
from summit_tui.dossier.model import Dossier
from summit_tui.views.lines import Line, Span, fit, line, wrap

_RAIL = 4
"""Cells of the way back from the last box to the first, at the left."""
_FRAME = 4
"""Cells of a box beside its text."""


def loop_lines(dossier: Dossier, circle: Circle, width: int) -> list[Line]:
    """Four lines and more for each outcome: its box, then who makes it wait for the next.

    What nobody said, but a curator inferred, has a dotted arrow.
    """
    hops = [list(edges) for _, edges in groupby(circle.edges, key=lambda edge: edge.waiting)]
    body: list[Line] = []
    for at, edges in enumerate(hops):
        box = _box(words.outcome(dossier, edges[0].waiting), width - _RAIL)
        rails = ["╭──▶" if at == 0 else "│   ", *["│   "] * (len(box) - 1)]
        body += [(Span(rail, "rule"), *part) for rail, part in zip(rails, box, strict=True)]
        body += _arrow(dossier, edges, width, last=at == len(hops) - 1)
    return body


def _box(name: str, width: int) -> list[Line]:
    texts = wrap(line((name, "strong")), max(1, width - _FRAME))
    inner = max(sum(cell_len(span.text) for span in text) for text in texts)
    sides = Span("│ ", "rule"), Span(" │", "rule")
    body: list[Line] = [line(("┌" + "─" * (inner + 2) + "┐", "rule"))]
    for text in texts:
        pad = inner - sum(cell_len(span.text) for span in text)
        body.append((sides[0], *text, Span(" " * pad), sides[1]))
    body.append(line(("└──┬" + "─" * max(0, inner - 1) + "┘", "rule")))
    return body


def _arrow(dossier: Dossier, edges: Sequence[Edge], width: int, *, last: bool) -> list[Line]:
    """Who makes it wait; where several do, one below the other."""
    body: list[Line] = []
    for at, edge in enumerate(edges):
        end = at == len(edges) - 1
        stem = "┊" if edge.precondition.basis == "inferred" else "│"
        back = "╰──────╯" if end and last else "│      "
        head = back if end and last else back + ("▼" if end else stem)
        body.append(fit((Span(head, "rule"), Span(" "), *held_by(dossier, edge)), width))
    return body


def held_by(dossier: Dossier, edge: Edge) -> Line:
    """Whose demand an edge is, and how that is known: “only after: Russia · own words · ❝10”."""
    precondition = edge.precondition
    inferred = precondition.basis == "inferred"
    number = len(precondition.statements)
    return line(
        ("only after: ", "muted"),
        (words.holder(dossier, precondition.set_by), "aside" if inferred else "text"),
        (f" · {words.known_by(dossier, precondition)}", "aside" if inferred else "muted"),
        (f" · ❝{number}" if number else "", "date"),
    )
