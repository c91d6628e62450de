"""Problems of a dossier as lines of the screen, as `check` prints them."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.dossier.problems import Problem
from summit_tui.views.lines import EMPTY, Line, Role, line


def problem_lines(problems: Sequence[Problem]) -> list[Line]:
    """Each problem with its line and a caret; a word of comfort when there is none."""
    if not problems:
        return [line(("The dossier has no problems.", "text"))]
    lines: list[Line] = []
    for problem in problems:
        role: Role = "hard" if problem.severity == "error" else "tension"
        place = f"{problem.file}:{problem.line}:{problem.col}"
        lines.append(line((place, "muted"), (f" {problem.code} ", role), (problem.message, "text")))
        if problem.source_line:
            lines.append(line(("    " + problem.source_line, "aside")))
            lines.append(line(("    " + " " * problem.caret + "^", role)))
        if problem.hint:
            lines.append(line(("    " + problem.hint, "muted")))
        lines.append(EMPTY)
    return lines
