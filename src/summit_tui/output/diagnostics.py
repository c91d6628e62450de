"""Problems as lines that people and editors can act on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def document(
    problems: Iterable[Problem],
    more: int,
    hints: Iterable[Problem],
    more_hints: int,
    counts: Mapping[str, int],
) -> dict[str, object]:
    """The JSON of `check`."""
    return {
        "schema": 1,
        "problems": [_json(problem) for problem in problems],
        "more_problems": more,
        "hints": [_json(hint) for hint in hints],
        "more_hints": more_hints,
        "counts": dict(counts),
    }


def _json(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "file": problem.file,
        "line": problem.line or None,
        "col": problem.col or None,
        "source_line": problem.source_line or None,
        "caret": problem.caret if problem.source_line else None,
        "hint": problem.hint or None,
    }
