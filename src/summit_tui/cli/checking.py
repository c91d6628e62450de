"""`check`: everything that is wrong with a dossier, and what its curator may have meant."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from summit_tui.cli.exits import OK, PROBLEMS
from summit_tui.cli.loading import CannotRunError, load_asked, say, shipped

if TYPE_CHECKING:
    from summit_tui.cli.specs import Options

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
    from summit_tui.analysis.located import analysis_problems, located_hints

    whole, locator = loaded.whole, loaded.locator
    texts = options.texts or os.environ.get("SUMMIT_TUI_TEXTS", "")
    problems = [*loaded.problems, *analysis_problems(whole, locator, texts)]
    number = len(problems) + loaded.more
    hints, other_hints = located_hints(whole, locator, texts if options.hints else "")
    # As they are written: a demand that a statement shows is derived at the place of that.
    counts = {
        table: sum(made.place.table == table for made in getattr(loaded.dossier, table).values())
        for table in _TABLES
    }
    drafts = whole.drafts
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
