"""The front door: `summit-tui [DOSSIER]` opens the screen, a command answers on stdout.

`exits` has the exit codes.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import os
import sys
from collections.abc import Sequence

from summit_tui.cli.commands import RUN
from summit_tui.cli.exits import CANNOT_RUN, INTERRUPTED, OK
from summit_tui.cli.loading import CannotRunError, say
from summit_tui.cli.parser import UsageError, parse
from summit_tui.cli.specs import Command, Options

__all__ = ["main", "run"]


def run() -> None:
    """Run the program and end the process.

    At once: taking a hundred thousand records down in order takes a fifth of the time of a command.
    """
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # started with it closed
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        # What the locale's encoding cannot carry becomes a question mark, never an error.
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() != "utf-8":
            stream.reconfigure(errors="replace")
    try:
        code = main()
    except Exception as error:  # noqa: BLE001 - the last door: reported, with its traceback
        from summit_tui.cli.crash import tell

        code = tell(error)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):  # a full disk: said already, where there was room
            stream.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # What loads a dossier makes no garbage worth looking for; the screen turns it on again.
    gc.disable()
    try:
        code = _run(*parse(arguments))
        sys.stdout.flush()
        return code
    except UsageError as reason:
        _explain(reason)
        return CANNOT_RUN
    except CannotRunError as reason:
        say(str(reason))
        return CANNOT_RUN
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_rest()  # the reader of the pipe has gone
        return OK
    except OSError as reason:
        if reason.errno not in _FULL:
            raise
        _drop_rest()
        say(f"not all of it could be written: {reason.strerror}")
        return CANNOT_RUN


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""Why a disk takes no more. A file of ours says so itself: this is where standard output leads."""


def _drop_rest() -> None:
    """What is left in the buffer has nowhere to go."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(command: Command, options: Options) -> int:
    if options.help:
        from shutil import get_terminal_size

        from summit_tui.cli.parser import help_lines

        for line in help_lines(command, get_terminal_size().columns):
            print(line)
        return OK
    if options.version:
        from summit_tui import __version__

        print(f"summit-tui {__version__}")
        return OK
    if command.name:
        return RUN[command.name](options)
    from summit_tui.cli.opening import open_screen

    return open_screen(options)


def _explain(reason: UsageError) -> None:
    """Say how the command is used, then what is wrong."""
    from shutil import get_terminal_size

    from summit_tui.cli.parser import usage

    for line in usage(reason.command, get_terminal_size().columns):
        print(line, file=sys.stderr)
    say(str(reason))
