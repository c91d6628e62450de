"""Problems as lines that people and editors can act on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from summit_tui.dossier.problems import Problem


def write_problems(problems: Iterable[Problem], out: TextIO) -> None:
    """`file:line:col: CODE message`, then the line with a caret, then what may help."""
    for problem in problems:
        out.write(f"{problem}\n")
        if problem.source_line:
            out.write(f"    {problem.source_line}\n    {' ' * problem.caret}^\n")
        if problem.hint:
            out.write(f"    {problem.hint}\n")
