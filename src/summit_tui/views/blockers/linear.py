"""What blocks as linear text: every line says how deep it lies instead of being drawn as a tree."""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.analysis.blockers.answer import solve
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.views.blockers.blocked import Blocked, WhatIf, packages
from summit_tui.views.blockers.details import circle_text, package_detail
from summit_tui.views.blockers.rows import blocked_text, outline_text, sentence
from summit_tui.views.lines import EMPTY, Line, line, wrap


def blockers_lines(snapshot: Snapshot, width: int) -> Iterator[Line]:
    """The outline, the circles with their ways out, and the packages; nothing without a goal."""
    blocked = Blocked(snapshot, "stated")
    if not blocked.goal:
        return
    tried = WhatIf(blocked)
    yield line(snapshot.dossier.outcomes[blocked.goal].name)
    if blocked.reachable:
        yield line("nothing blocks it")
        return
    yield from wrap(line(sentence(blocked, tried)), width)
    yield line(blocked_text(blocked, tried))
    if blocked.left_out:
        yield line(f"{blocked.left_out} more when what others say, leaks and inferences count")
    yield EMPTY
    for row, waiting in blocked.lines.items():
        if waiting.depth:
            text = (*line(f"{waiting.depth}: "), *outline_text(blocked, row))
            yield from wrap(text, width, indent=3)
    for row in blocked.circles:
        yield EMPTY
        yield from circle_text(blocked, row, width)
    found = packages(solve(blocked.graph, blocked.goal))
    for row in found.routes:
        yield EMPTY
        yield from package_detail(found, row, width)
