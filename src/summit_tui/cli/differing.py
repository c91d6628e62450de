"""`summit-tui diff`: two dossiers, two days of one, or what is in git and what is here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from summit_tui.cli.exits import OK, PROBLEMS
from summit_tui.cli.loading import CannotRunError, day_of, load_asked, mention

if TYPE_CHECKING:
    from summit_tui.analysis.diff.difference import Difference
    from summit_tui.cli.specs import Options
    from summit_tui.dossier.model import Dossier


def diff(options: Options, write: Callable[[Iterable[str]], None]) -> int:
    """Say what is different; return the exit code, as the tool of that name does.

    Raises:
        CannotRunError: there is nothing to read, or the arguments do not go together.
    """
    difference = _between_days(options) if options.first_day else _between_places(options)
    from summit_tui.output.difference import blocks, document, lines

    if options.json:
        from summit_tui.output.json_text import json_text

        write(json_text(document(difference)))
    elif sys.stdout.isatty():
        from shutil import get_terminal_size

        write(blocks(difference, get_terminal_size().columns))
    else:
        write(lines(difference))
    return OK if difference.same else PROBLEMS


def _between_days(options: Options) -> Difference:
    if options.second:
        raise CannotRunError("--from and --to are days of one dossier: name only that")
    loaded = load_asked(options._replace(dossier=options.first))
    mention(loaded.problems)
    from summit_tui.analysis.diff.diff import days_apart

    first = day_of(options.first_day, "--from")
    last = day_of(options.last_day, "--to") or loaded.whole.as_of
    assert first is not None
    return days_apart(loaded.whole, first, last, basis=options.basis or "stated")


def _between_places(options: Options) -> Difference:
    if options.last_day:
        raise CannotRunError("--to needs --from, the day that it is compared with")
    old, new = options.first, options.second
    if not old:
        raise CannotRunError("say which two: summit-tui diff OLD NEW, or --from DAY [DOSSIER]")
    if not new:
        old, new = "HEAD", old
    before, after = _load(options, old, new), _load(options, new, old)
    from summit_tui.analysis.diff.diff import diff_of

    return diff_of(before, after, basis=options.basis or "stated")


def _load(options: Options, word: str, other: str) -> Dossier:
    """The dossier at a place, without the title that it has only from the name of its file."""
    from summit_tui.cli.revisions import at_revision, checked_out, is_revision

    asked = at_revision(word, other)
    if not is_revision(asked):
        return _untitled(load_asked(options._replace(dossier=asked), piped=True).whole, asked)
    # A revision that is named alone is one of where the other place is.
    near = os.path.dirname(os.path.abspath(other)) if asked != word else "."
    with checked_out(asked, near) as path:
        return _untitled(load_asked(options._replace(dossier=path)).whole, path)


def _untitled(dossier: Dossier, path: str) -> Dossier:
    from summit_tui.dossier.load import untitled

    return dossier._replace(title="") if dossier.title == untitled(path) else dossier
