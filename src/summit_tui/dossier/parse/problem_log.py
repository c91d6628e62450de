"""Many issues to a list of problems: located, in the order of the files, and not too many."""

from __future__ import annotations

from summit_tui.dossier.parse.places import Locator
from summit_tui.dossier.parse.report import Issue
from summit_tui.dossier.problems import Problem, suggest
from summit_tui.record import Record

MOST = 1000
"""So many problems are listed; of the others the number is said."""
_KEPT = 50 * MOST
"""So many are remembered until they can be put in order. One file can hold millions."""


class ProblemLog:
    """Takes what is wrong while the dossier is read, and counts it."""

    def __init__(self) -> None:
        self.issues: list[Issue] = []
        self.problems: list[Problem] = []
        self.count = 0
        self.errors = 0

    def issue(self, issue: Issue) -> None:
        """Take one issue that has no line yet."""
        self._add(issue.code)
        if len(self.issues) < _KEPT:
            self.issues.append(issue)

    def problem(self, problem: Problem) -> None:
        """Take one problem as it is."""
        self._add(problem.code)
        if len(self.problems) < _KEPT:
            self.problems.append(problem)

    def _add(self, code: str) -> None:
        self.count += 1
        self.errors += code[0] != "W"


class _Listed(Record):
    """A problem with what it is sorted by."""

    file: int
    line: int
    col: int
    code: str
    problem: Problem


class Listing:
    """Puts the log of one load in order. `files` are their names, in their order."""

    def __init__(self, log: ProblemLog, locator: Locator, files: list[str]) -> None:
        self._log = log
        self._locator = locator
        self._order = {name: at for at, name in enumerate(files)}

    def finish(self) -> tuple[tuple[Problem, ...], int, int]:
        """The problems to list, the number of the others, and the number of errors in all."""
        listed = [self._listed(problem) for problem in self._log.problems]
        by_chunk: dict[tuple[int, int], list[Issue]] = {}
        for issue in self._log.issues:
            where = (self._order.get(issue.place.file, -1), self._locator.offset(issue.place))
            by_chunk.setdefault(where, []).append(issue)
        done = 0
        for where in sorted(by_chunk):
            if done >= MOST:
                break
            located = [self._listed(self._problem(issue)) for issue in by_chunk[where]]
            done += len(located)
            listed += located
        # The cause before its consequences: a file that is cut off lacks what others name.
        listed.sort(key=lambda item: (item.code[:2] != "E1", *item[:4]))
        shown = tuple(item.problem for item in listed[:MOST])
        return shown, self._log.count - len(shown), self._log.errors

    def _listed(self, problem: Problem) -> _Listed:
        order = self._order.get(problem.file, -1)
        return _Listed(order, problem.line, problem.col, problem.code, problem)

    def _problem(self, issue: Issue) -> Problem:
        message = issue.message
        if issue.word:
            near = suggest(issue.word, issue.choices)
            if near:
                message += f"; did you mean ‘{near}’?"
        if issue.other:
            line, col = self._locator.position(issue.other)
            message += f" at {issue.other.file}:{line}:{col}" if line else " above"
        problem = self._locator.problem(issue.code, message, issue.place, issue.path, issue.part)
        return problem._replace(hint=issue.hint)
