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
from typing import TYPE_CHECKING

from summit_tui.cli.arguments import command_parser, screen_parser
from summit_tui.cli.commands import COMMANDS, OK, PROBLEMS
from summit_tui.cli.environment import as_started
from summit_tui.cli.loading import CannotRunError, load_asked, say, shipped
from summit_tui.cli.state import Remembered
from summit_tui.dossier.text import visible

if TYPE_CHECKING:
    import argparse

    from summit_tui.analysis.addresses import Address
    from summit_tui.analysis.picture import Picture

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
    from summit_tui.tui.appearance import appearance, can_address

    environment = as_started()
    _need_terminal()
    if not can_address(environment):
        term = visible(environment.get("TERM", ""))
        raise CannotRunError(
            f"this terminal (TERM={term}) cannot move its cursor: use summit-tui --plain, "
            "or set TERM to what the terminal is"
        )
    loaded = load_asked(options)
    from summit_tui.analysis.picture import picture

    shown = picture(loaded.dossier)
    begin = _address(shown, options.goto) if options.goto else None
    # Frames follow the keys at once instead of at the toolkit's 60 a second. Read at import.
    os.environ.setdefault("TEXTUAL_FPS", "1000")
    # How many colours there are is decided here, and by the convention of NO_COLOR.
    os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
    os.environ.pop("NO_COLOR", None)
    from summit_tui.tui.app import SummitApp
    from summit_tui.tui.time import Time

    gc.freeze()
    gc.enable()
    # The thread that writes to the terminal must not wait the usual 5 ms for its turn.
    sys.setswitchinterval(0.0005)
    looks = appearance(environment, theme=options.theme, ascii=options.ascii)
    memory = None if options.fresh else Remembered(options.dossier or shipped())
    time = Time(loaded.whole, loaded.day)
    app = SummitApp(shown, loaded.problems, looks, time, memory, begin)
    app.run()
    if app.crash:
        raise app.crash
    return app.ended or OK


def _address(shown: Picture, text: str) -> Address:
    from summit_tui.analysis.addresses import Unknown, find_address

    found = find_address(shown, text)
    if isinstance(found, Unknown):
        raise CannotRunError(f"--goto: {found}")
    return found


def _need_terminal() -> None:
    streams = {
        "standard input": sys.stdin,
        "standard output": sys.stdout,
        "standard error": sys.stderr,
    }
    without = [name for name, stream in streams.items() if not stream.isatty()]
    if without:
        raise CannotRunError(
            f"the explorer needs a terminal, and {without[0]} is none. For pipes and scripts "
            "there are commands, for example: summit-tui statements --json"
        )
