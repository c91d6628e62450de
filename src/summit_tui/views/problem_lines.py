"""That a dossier has problems, as the screen says it."""

from __future__ import annotations

from summit_tui.analysis.phrases.plurals import counted
from summit_tui.views.lines import EMPTY, Line, line


def banner(problems: int, key: str) -> Line:
    """That there are problems, and how to press to see them; nothing where there are none."""
    if not problems:
        return EMPTY
    return line((key, "key"), (f" {counted(problems, 'problem')} in the dossier", "hard"))
