"""What blocks, on a page: the outline and the least to give are open, the rest is folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from summit_tui.output.blockers_report import Item, Section
from summit_tui.output.export.document import Blocking, Demand, Document
from summit_tui.output.export.html_parts import anchor, bdi, cited

_OPEN_SECTIONS = 3
"""Sections of what blocks that are not folded: the outline, a deadlock, the least to give."""


def blocks(document: Document, blocking: Blocking) -> Iterator[str]:
    """What the goal waits for, and the statements behind each demand."""
    yield '<section aria-labelledby="blocks">'
    yield f'<h2 id="blocks">What blocks: {bdi(blocking.goal)}</h2>'
    yield f'<p class="meta">{blocking.counted}</p>'
    for section in blocking.sections[:_OPEN_SECTIONS]:
        yield from _section(section)
    for section in blocking.sections[_OPEN_SECTIONS:]:
        yield from _folded(section)
    for kind, head, demands in (
        ("precondition", "Demands that count, and the evidence", blocking.demands),
        ("refusal", "Refusals, and the evidence", blocking.refusals),
    ):
        if demands:
            yield f"<details><summary><h3>{head}</h3></summary>"
            yield "<ul>"
            for demand in demands:
                yield _demand(document, kind, demand)
            yield "</ul></details>"
    yield "</section>"


def chapter(number: int, title: str, sections: Sequence[Section]) -> Iterator[str]:
    """Sections of lines under one head."""
    yield f'<section aria-labelledby="chapter-{number}">'
    yield f'<h2 id="chapter-{number}">{bdi(title)}</h2>'
    for section in sections:
        yield from _section(section)
    yield "</section>"


def _section(section: Section) -> Iterator[str]:
    if section.head:
        yield f"<h3>{bdi(section.head)}</h3>" if section.items else _paragraph(section.head)
    yield from _nested(section.items)


def _folded(section: Section) -> Iterator[str]:
    if not section.items:
        yield from _section(section)
        return
    yield f"<details><summary><h3>{bdi(section.head)}</h3></summary>"
    yield from _nested(section.items)
    yield "</details>"


def _paragraph(text: str) -> str:
    return f'<p dir="auto">{escape(text)}</p>'


def _nested(items: Sequence[Item]) -> Iterator[str]:
    """Lines with depths as lists in lists."""
    depths: list[int] = []
    for item in items:
        while depths and depths[-1] > item.depth:
            depths.pop()
            yield "</li></ul>"
        if depths and depths[-1] == item.depth:
            yield "</li>"
        else:
            yield '<ul class="tree">' if not depths else "<ul>"
            depths.append(item.depth)
        yield f"<li><span>{bdi(item.text)}</span>"
    yield from ("</li></ul>" for _ in depths)


def _demand(document: Document, kind: str, demand: Demand) -> str:
    evidence = "; ".join(cited(document, document.said[name]) for name in demand.statements)
    shown = f'<br><span class="meta">{evidence}</span>' if evidence else ""
    return f'<li id="{anchor(kind, demand.id)}">{bdi(demand.text)}{shown}</li>'
