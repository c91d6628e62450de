"""`check`: everything that is wrong with a dossier, and what its curator may have meant."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from summit_tui.cli.exits import OK, PROBLEMS
from summit_tui.cli.loading import CannotRunError, Loaded, load_asked, say, shipped

if TYPE_CHECKING:
    from summit_tui.cli.specs import Options
    from summit_tui.dossier.problems import Problem

_TABLES = (
    "sources", "actors", "propositions", "facts", "outcomes", "statements", "preconditions",
)  # fmt: skip


def check(options: Options) -> int:
    """Print the problems of a dossier, once, or after every change until somebody interrupts."""
    if options.watch:
        if options.dossier == "-":
            raise CannotRunError("standard input cannot be watched")
        from summit_tui.cli.watching import Watcher

        return watch(lambda: _check(options), Watcher(options.dossier or shipped()).wait)
    return _check(options)


def _check(options: Options) -> int:
    loaded = load_asked(options, piped=True)
    problems = [*loaded.problems, *_dismissals(loaded), *_drafts(loaded, options.texts)]
    problems += _expectations(loaded)
    number = len(problems) + loaded.more
    hints, other_hints = _hints(loaded)
    # As they are written: a demand that a statement shows is derived at the place of that.
    counts = {
        table: sum(made.place.table == table for made in getattr(loaded.dossier, table).values())
        for table in _TABLES
    }
    drafts = loaded.whole.drafts
    counts |= {"drafts": sum(map(len, drafts.ids.values()))} if drafts else {}
    if options.json:
        from summit_tui.output.diagnostics import document
        from summit_tui.output.json_text import json_text

        told = document(problems, loaded.more, hints, other_hints, counts)
        sys.stdout.buffer.writelines(chunk.encode() for chunk in json_text(told))
        return PROBLEMS if number else OK
    from summit_tui.analysis.phrases.plurals import counted
    from summit_tui.output.diagnostics import write_problems

    write_problems(problems, sys.stdout)
    if options.hints:
        write_problems(hints, sys.stdout)
    rows = ", ".join(counted(count, table.removesuffix("s")) for table, count in counts.items())
    more = f" ({len(problems)} listed)" if loaded.more else ""
    print(f"{rows}: {counted(number, 'problem') if number else 'no problems'}{more}")
    many = len(hints) + other_hints
    if many:
        shown = "" if options.hints else "; --hints lists them"
        what = "at what nothing uses, or what may be meant otherwise"
        print(f"{counted(many, 'hint')} {what}{shown}")
    return PROBLEMS if number else OK


def _dismissals(loaded: Loaded) -> Iterator[Problem]:
    """Dismissals of what no rule derives: only the analysis can tell."""
    if not loaded.whole.dismissals:
        return
    from summit_tui.analysis.disputes.dismissals import unmatched_dismissals

    for dismissal in unmatched_dismissals(loaded.whole):
        field = "dispute" if dismissal.dispute else "contradiction"
        message = f"no {field} has the id ‘{dismissal.dispute or dismissal.contradiction}’"
        yield loaded.locator.problem("W502", message, dismissal.place, (field,))


def _expectations(loaded: Loaded) -> Iterator[Problem]:
    """What the curator expects to follow and does not, and why not."""
    if not loaded.whole.expectations:
        return
    from summit_tui.analysis.expectations import unmet

    for field, message, place in unmet(loaded.whole):
        yield loaded.locator.problem("E501", message, place, (field,))


def _drafts(loaded: Loaded, folder: str) -> Iterator[Problem]:
    """Drafts whose quotes are not found, where the texts of the sources are at hand."""
    texts = folder or os.environ.get("SUMMIT_TUI_TEXTS", "")
    whole = loaded.whole.drafts and loaded.whole.drafts.whole
    if not texts or not whole:
        return
    from summit_tui.dossier.verify.verification import verify

    drafts = {
        id_: statement
        for id_, statement in whole.statements.items()
        if loaded.whole.is_draft("statements", id_)
    }
    for finding in verify(whole._replace(statements=drafts), texts):
        if finding.statement and not finding.good:
            yield loaded.locator.problem("W507", finding.message, finding.place, ("quote",))


def _hints(loaded: Loaded) -> tuple[list[Problem], int]:
    """The hints that are listed, in the order of the files, and the number of the others."""
    from summit_tui.analysis.hints import hints_of
    from summit_tui.dossier.parse.problem_log import MOST

    locator = loaded.locator
    # By piece of the file, for the locator reads one after the other.
    found = sorted(hints_of(loaded.whole), key=lambda it: (it.place.file, locator.offset(it.place)))
    shown = [locator.problem(it.code, it.message, it.place, it.path) for it in found[:MOST]]
    shown.sort(key=lambda it: (it.file, it.line, it.col, it.code))
    return shown, len(found) - len(shown)


def watch(run: Callable[[], int], wait: Callable[[], bool]) -> int:
    """Run at once and after each change of the files, until `wait` says that it is over.

    What was found last is the exit code.
    """
    while True:
        try:
            code = run()
        except CannotRunError as reason:
            say(str(reason))
            code = PROBLEMS
        sys.stdout.flush()
        if not wait():
            return code
        print()
