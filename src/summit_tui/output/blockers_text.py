"""What blocks a goal as text: wrapped for eyes, and a line each for pipes."""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.analysis.blockers.answer import Answer
from summit_tui.output.blockers_report import Item, Section, counted, report, verdict
from summit_tui.output.wrapping import wrap


def blocks(answer: Answer, width: int) -> Iterator[str]:
    """The outline, the deadlocks, and the least that would have to give, wrapped for a terminal."""
    yield from (f"{line}\n" for line in wrap(verdict(answer), width))
    yield from (f"{line}\n" for line in wrap(counted(answer), width))
    for section in report(answer):
        # A note is a line of its own, right below what it is about.
        if not section.head.startswith("! "):
            yield "\n"
        if section.head:
            yield from (f"{line}\n" for line in wrap(section.head, width, "", "  "))
        for item in section.items:
            first = _before(section, item)[-max(2, width // 2) :]
            then = first.translate(_BELOW) + "  " * (not section.tree)
            yield from (
                f"{line}\n" for line in wrap(item.text.replace("  ", " · "), width, first, then)
            )


def lines(answer: Answer) -> Iterator[str]:
    """A line of the report with tabs: the head that it stands under, how deep, and the text.

    What has no line below it stands alone, at depth 0.
    """
    yield f"\t0\t{verdict(answer)}\n"
    for section in report(answer):
        if not section.items:
            yield f"\t0\t{section.head}\n"
        for item in section.items:
            yield f"{section.head}\t{item.depth}\t{item.text}\n"


_BELOW = str.maketrans("├└", "│ ")
"""What stands below the beginning of a line in the tree, on the lines that it goes on with."""


def _before(section: Section, item: Item) -> str:
    return item.branch if section.tree else "  " * item.depth


def drawn(section: Section) -> Iterator[str]:
    """A section with its lines indented, or drawn as a tree."""
    if section.head:
        yield section.head
    for item in section.items:
        yield f"{_before(section, item)}{item.text}"
