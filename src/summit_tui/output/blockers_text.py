"""What blocks a goal as plain text that is worth pasting into a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.answer import Answer
from summit_tui.output.blockers_report import Section, counted, report


def write_text(answer: Answer, out: TextIO) -> None:
    """The outline, the deadlocks, and the least that would have to give."""
    out.writelines(line.rstrip() + "\n" for line in lines(answer))


def lines(answer: Answer) -> Iterator[str]:
    """The same, line by line."""
    yield f"What blocks: {words.outcome(answer.state.graph.dossier, answer.goal)}"
    yield counted(answer)
    for section in report(answer):
        # A note is a line of its own, right below what it is about.
        if not section.head.startswith("! "):
            yield ""
        yield from drawn(section)


def drawn(section: Section) -> Iterator[str]:
    """A section with its lines indented, or drawn as a tree."""
    if section.head:
        yield section.head
    for item in section.items:
        yield f"{item.branch if section.tree else '  ' * item.depth}{item.text}"
