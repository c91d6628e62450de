"""What a save of the dossier's files means to who is reading it: taken over, or not and why."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.analysis.phrases.plurals import counted
from summit_tui.dossier.problems import Problem
from summit_tui.views.lines import Line, fit, line, width_of


def fault_of(problems: Sequence[Problem], known: Sequence[Problem]) -> Problem | None:
    """What keeps the files from being taken over: one of them cannot be read whole.

    Not where the same was so of the same file when it was shown last: then it is shown with what
    is good in it, as at the start.
    """
    before = {(problem.code, problem.file) for problem in known}
    faults = (problem for problem in problems if problem.code.startswith("E1"))
    return next((it for it in faults if (it.code, it.file) not in before), None)


def fault_line(fault: Problem, width: int) -> Line:
    """The file, the line, and what is wrong there; and that what is below is not that."""
    head = line(("not taken over: ", "hard"))
    whole = (*head, *line((str(fault), "text")))
    if width_of(whole) <= width:
        return whole
    name = fault.file.replace("\\", "/").rpartition("/")[2]
    return fit((*head, *line((str(fault._replace(file=name)), "text"))), width)


def saved_note(changes: str, problems: Sequence[Problem], key: str) -> Line:
    """What a save has changed, and that it has brought problems."""
    told = line(("read again", "accent"), (f": {changes}" if changes else "", "text"))
    if not problems:
        return told
    return (*told, *line(("   " + key, "key"), (f" {counted(len(problems), 'problem')}", "hard")))
