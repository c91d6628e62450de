"""Reading the dossier that was asked for, and saying what keeps a command from running."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from summit_tui.dossier.text import visible
from summit_tui.record import Record

if TYPE_CHECKING:
    from summit_tui.cli.specs import Options
    from summit_tui.dossier.dates import Period
    from summit_tui.dossier.model import Dossier
    from summit_tui.dossier.parse.places import Locator
    from summit_tui.dossier.problems import Problem

_PROGRESS_FROM = 4_000_000
"""Bytes from which loading takes long enough to say how far it is."""


class CannotRunError(Exception):
    """Why nothing can be done, in a sentence for the reader."""


class Loaded(Record):
    """A dossier, cut at the day that was asked for, and what is wrong with it.

    `problems` are the first thousand, `more` says how many there are beyond. `whole` is the dossier
    without the cut, `day` what it was cut at. `locator` finds the lines of what shows later.
    """

    dossier: Dossier
    problems: Sequence[Problem]
    more: int
    whole: Dossier
    day: Period | None
    locator: Locator


def load_asked(options: Options, *, piped: bool = False, paths: bool = True) -> Loaded:
    """The dossier, cut at `--as-of` if that was asked for.

    With `piped` it can be `-`, which is standard input.

    Without `paths` it is opened from the folder that it stands in, so that names of files are
    all that can be shown of where they are.

    Raises:
        CannotRunError: when there is nothing to read, or the date is none.
    """
    from summit_tui.dossier.load import load

    day = day_of(options.as_of, "--as-of")
    path = options.dossier or shipped()
    if not paths:
        folder, path = os.path.split(os.path.abspath(path))
        with suppress(OSError):  # Then the file is missing, too, and is said to be.
            os.chdir(folder)
    if piped and path == "-":
        loaded = load("<stdin>", data=sys.stdin.buffer.read())
    else:
        loaded = load(path, progress=_progress)
    whole, problems = loaded.dossier, list(loaded.problems)
    dossier = whole
    if any(problem.code in ("E101", "E102") for problem in problems) and not dossier.sources:
        from summit_tui.output.diagnostics import write_problems

        write_problems(problems, sys.stderr)
        raise CannotRunError("there is nothing to read")
    if day is not None:
        from summit_tui.dossier.slice import until

        dossier = until(dossier, day)
    return Loaded(dossier, problems, loaded.more, whole, day, loaded.locator)


def day_of(text: str, option: str) -> Period | None:
    """The day that an option names, as people write days; none where nothing is given.

    Raises:
        CannotRunError: it is no day.
    """
    from summit_tui.dossier.dates import parse

    if not text:
        return None
    try:
        return parse(text)
    except ValueError as reason:
        from summit_tui.dossier.typed_dates import as_written

        with suppress(ValueError):  # “31 july 2025”, as on the screen
            return parse(as_written(text))
        raise CannotRunError(f"{option} ‘{visible(text)}’: {reason}") from None


def shipped() -> str:
    """The dossier that ships: in the package when installed, in the project's folder otherwise."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    inside = os.path.join(here, "data", "positions.toml")
    return (
        inside
        if os.path.exists(inside)
        else os.path.normpath(os.path.join(here, "..", "..", "data", "positions.toml"))
    )


def _progress(done: int, total: int) -> None:
    """Say on a terminal how far a long load is; ctrl+c cancels it."""
    if total < _PROGRESS_FROM or not sys.stderr.isatty():
        return
    if done >= total:
        sys.stderr.write("\r\x1b[K")
    else:
        from signal import SIG_IGN, SIGINT, getsignal

        hint = "" if getsignal(SIGINT) is SIG_IGN else "  (ctrl+c cancels)"
        sys.stderr.write(f"\rreading {total / 1e6:.0f} MB: {done * 100 // total} %{hint}")
    sys.stderr.flush()


def mention(problems: Sequence[Problem]) -> None:
    """Say on stderr that there are problems, and where to read them."""
    if problems:
        from summit_tui.analysis.phrases.plurals import counted

        number = counted(len(problems), "problem")
        say(f"{number} in the dossier; summit-tui check lists them")


def say(text: str) -> None:
    """A line on stderr, if that takes it; what it says may come from anywhere."""
    with suppress(OSError):
        print(f"summit-tui: {visible(text)}", file=sys.stderr)
