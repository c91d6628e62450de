"""The front door: `summit-tui [DOSSIER]` opens the screen, a command answers on stdout.

Exit codes: 0 all is well; 1 the dossier has problems, or a quote is missing; 2 it cannot run
(no such file, no terminal, wrong arguments); 70 a fault of the program; 128 + n ended by
signal n, as 130 by ctrl+c.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence

from summit_tui.cli.arguments import command_parser, screen_parser
from summit_tui.cli.commands import COMMANDS, OK, PROBLEMS
from summit_tui.cli.loading import CannotRunError, say
from summit_tui.cli.opening import open_screen

__all__ = ["CANNOT_RUN", "INTERRUPTED", "OK", "PROBLEMS", "main", "run"]

CANNOT_RUN, INTERRUPTED = 2, 130


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
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code.

    Raises:
        SystemExit: from the parser of arguments, after `--help` or a mistake.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    # What loads a dossier makes no garbage worth looking for; the screen turns it on again.
    gc.disable()
    try:
        if arguments and arguments[0] in COMMANDS:
            name, *rest = arguments
            code = COMMANDS[name].run(command_parser(name).parse_args(rest))
        else:
            code = open_screen(screen_parser().parse_args(arguments))
        sys.stdout.flush()
        return code
    except CannotRunError as reason:
        say(str(reason))
        return CANNOT_RUN
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the pipe has gone; what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
