"""The front door: `summit-tui [DOSSIER]` opens the screen, a command answers on stdout.

Exit codes: 0 all is well; 1 the dossier has problems, or a quote is missing; 2 it cannot run
(no such file, no terminal, wrong arguments); 130 interrupted.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summit_tui.cli.arguments import command_parser, screen_parser
from summit_tui.cli.commands import COMMANDS, OK, PROBLEMS
from summit_tui.cli.loading import CannotRunError, load_asked, say

if TYPE_CHECKING:
    import argparse

__all__ = ["CANNOT_RUN", "INTERRUPTED", "OK", "PROBLEMS", "main", "run"]

CANNOT_RUN, INTERRUPTED = 2, 130


def run() -> None:
    """Run the program and end the process.

    At once: taking a hundred thousand records down in order takes a fifth of the time of a command.
    """
    code = main()
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
            code = _open(screen_parser().parse_args(arguments))
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


def _open(options: argparse.Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise CannotRunError(
            "the explorer needs a terminal. For pipes and scripts there are commands, "
            "for example: summit-tui statements --json"
        )
    loaded = load_asked(options)
    from summit_tui.analysis.picture import picture

    shown = picture(loaded.dossier)
    # Frames follow the keys at once instead of at the toolkit's 60 a second. Read at import.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    from summit_tui.tui.app import SummitApp

    gc.freeze()
    gc.enable()
    # The thread that writes to the terminal must not wait the usual 5 ms for its turn.
    sys.setswitchinterval(0.0005)
    app = SummitApp(shown, loaded.problems)
    app.run()
    return app.return_code or OK
