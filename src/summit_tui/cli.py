"""The front door: `summit-tui [DOSSIER]` opens the screen, a command answers on stdout.

Exit codes: 0 all is well; 1 the dossier has problems, or a quote is missing; 2 it cannot run
(no such file, no terminal, wrong arguments); 130 interrupted.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from summit_tui import __version__
from summit_tui.dossier.text import visible

if TYPE_CHECKING:
    from summit_tui.dossier.dates import Period
    from summit_tui.dossier.model import Dossier
    from summit_tui.dossier.problems import Problem

_PROGRESS_FROM = 4_000_000
"""Bytes from which loading takes long enough to say how far it is."""

OK, PROBLEMS, CANNOT_RUN, INTERRUPTED = 0, 1, 2, 130


class CannotRunError(Exception):
    """Why nothing can be done, in a sentence for the reader."""


class _Loaded(NamedTuple):
    dossier: Dossier
    problems: Sequence[Problem]


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
        if arguments and arguments[0] in _COMMANDS:
            name, *rest = arguments
            code = _COMMANDS[name].run(_command_parser(name).parse_args(rest))
        else:
            code = _open(_screen_parser().parse_args(arguments))
        sys.stdout.flush()
        return code
    except CannotRunError as reason:
        _say(str(reason))
        return CANNOT_RUN
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of the pipe has gone; what is left in the buffer has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK


# -- arguments --------------------------------------------------------------------------------


def _screen_parser() -> argparse.ArgumentParser:
    commands = "\n".join(f"  {name:<16}{command.help}" for name, command in _COMMANDS.items())
    parser = argparse.ArgumentParser(
        prog="summit-tui",
        description="Explore a dossier: who said what, where the accounts contradict one another.",
        epilog=f"commands, for pipes and scripts:\n{commands}\n\n"
        "summit-tui COMMAND --help says more. In the explorer, ? shows all keys.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_dossier(parser)
    parser.add_argument("--version", action="version", version=f"summit-tui {__version__}")
    return parser


def _command_parser(name: str) -> argparse.ArgumentParser:
    command = _COMMANDS[name]
    parser = argparse.ArgumentParser(prog=f"summit-tui {name}", description=command.help)
    _add_dossier(parser)
    if command.json:
        parser.add_argument(
            "--json", action="store_true", help="print JSON, as docs/json.md describes it"
        )
    if name == "blockers":
        _add_what_if(parser)
    if name == "verify":
        parser.add_argument(
            "--texts",
            metavar="DIR",
            default=os.environ.get("SUMMIT_TUI_TEXTS", ""),
            help="the folder with the sources' texts (default: $SUMMIT_TUI_TEXTS)",
        )
    return parser


def _add_what_if(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--goal", metavar="ID", default="", help="the outcome (default: the goal of the dossier)"
    )
    parser.add_argument(
        "--basis",
        choices=("stated", "attributed", "leaked", "inferred"),
        default="inferred",
        help="the weakest preconditions that count (default: inferred, that is, all)",
    )
    parser.add_argument(
        "--assume",
        metavar="MOVE",
        action="append",
        default=[],
        help="what if this move were made; may be given again (the JSON lists the moves' ids)",
    )
    parser.add_argument("--dot", action="store_true", help="print a graph for Graphviz")


def _add_dossier(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "dossier", nargs="?", default="", metavar="DOSSIER",
        help="a TOML file, or a folder of them (default: the dossier that ships)",
    )  # fmt: skip
    parser.add_argument(
        "--as-of", metavar="DATE", default="", help="only what had been said by that day"
    )


# -- commands ---------------------------------------------------------------------------------


def _open(options: argparse.Namespace) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise CannotRunError(
            "the explorer needs a terminal. For pipes and scripts there are commands, "
            "for example: summit-tui statements --json"
        )
    loaded = _load(options)
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


def _records(name: str) -> Callable[[argparse.Namespace], int]:
    """A command that prints one kind of record."""

    def run(options: argparse.Namespace) -> int:
        loaded = _load(options)
        _mention(loaded.problems)
        if options.json:
            from summit_tui.output import records

            _write_json(getattr(records, name)(loaded.dossier))
            return OK
        from summit_tui.output import tables

        table = getattr(tables, name)(loaded.dossier)
        if sys.stdout.isatty():
            tables.write_rich(table)
        else:
            tables.write_plain(table, sys.stdout)
        return OK

    return run


def _write_json(document: Mapping[str, object]) -> None:
    """One record a line, in UTF-8 whatever the locale says.

    Not indented: `json` does that in Python, which takes longer than everything else here.
    """
    import json

    def text(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    fields = [
        f"{text(name)}: [\n" + ",\n".join(map(text, value)) + "\n]"
        if isinstance(value, list)
        else f"{text(name)}: {text(value)}"
        for name, value in document.items()
    ]
    sys.stdout.buffer.write(("{" + ", ".join(fields) + "}\n").encode("utf-8"))


def _check(options: argparse.Namespace) -> int:
    loaded = _load(options, all_problems=True)
    from summit_tui.output.diagnostics import write_problems

    problems = loaded.problems
    write_problems(problems, sys.stdout)
    counts = ", ".join(
        f"{len(getattr(loaded.dossier, table))} {table}"
        for table in ("sources", "actors", "propositions", "facts", "outcomes", "statements",
                      "preconditions")
    )  # fmt: skip
    number = len(problems)
    noun = "problem" if number == 1 else "problems"
    print(f"{counts}: {number or 'no'} {noun}")
    return PROBLEMS if problems else OK


def _verify(options: argparse.Namespace) -> int:
    if not options.texts:
        raise CannotRunError("say where the texts are: summit-tui verify --texts DIR")
    loaded = _load(options)
    _mention(loaded.problems)
    from summit_tui.dossier.verify import verify
    from summit_tui.output.findings import write_findings

    return OK if write_findings(verify(loaded.dossier, options.texts), sys.stdout) else PROBLEMS


def _blockers(options: argparse.Namespace) -> int:
    loaded = _load(options)
    _mention(loaded.problems)
    from summit_tui.analysis.blockers.answer import UnknownGoalError, solve
    from summit_tui.analysis.blockers.board import board, up_to, written_out
    from summit_tui.analysis.blockers.moves import UnknownMoveError

    before = board(loaded.dossier, up_to(options.basis))
    try:
        answer = solve(before.assume(written_out(before, options.assume)), options.goal)
    except (UnknownGoalError, UnknownMoveError) as reason:
        raise CannotRunError(str(reason)) from None
    if options.json:
        from summit_tui.output.blockers import document

        _write_json(document(answer))
    elif options.dot:
        from summit_tui.output.blockers_dot import write_dot

        write_dot(answer, sys.stdout)
    else:
        from summit_tui.output.blockers_text import write_text

        write_text(answer, sys.stdout)
    return OK


class _Command(NamedTuple):
    run: Callable[[argparse.Namespace], int]
    help: str
    json: bool = True


_COMMANDS = {
    "actors": _Command(_records("actors"), "who takes a position"),
    "statements": _Command(_records("statements"), "who said what, when, in which source"),
    "contradictions": _Command(_records("contradictions"), "where the accounts contradict"),
    "blockers": _Command(_blockers, "what blocks the goal, and what would have to give"),
    "sources": _Command(_records("sources"), "the documents, and what they relay"),
    "check": _Command(_check, "print every problem of a dossier (exit 1 if there are any)", False),
    "verify": _Command(_verify, "find every quote in its source's text", False),
}


# -- loading ----------------------------------------------------------------------------------


def _load(options: argparse.Namespace, *, all_problems: bool = False) -> _Loaded:
    """The dossier, cut at `--as-of` if that was asked for.

    Raises:
        CannotRunError: when there is nothing to read, or the date is none.
    """
    from summit_tui.dossier.load import load

    day = _day(options.as_of)
    loaded = load(options.dossier or _shipped(), progress=_progress)
    dossier, problems = loaded.dossier, list(loaded.problems)
    if any(problem.code in ("E101", "E102") for problem in problems) and not dossier.sources:
        from summit_tui.output.diagnostics import write_problems

        write_problems(problems, sys.stderr)
        raise CannotRunError("there is nothing to read")
    if all_problems:
        problems += _dismissal_problems(dossier)
    if day is not None:
        from summit_tui.dossier.slice import until

        dossier = until(dossier, day)
    return _Loaded(dossier, problems)


def _dismissal_problems(dossier: Dossier) -> list[Problem]:
    """Dismissals of contradictions that no rule derives: only the analysis can tell."""
    from summit_tui.analysis.contradictions import derive, unmatched_dismissals
    from summit_tui.dossier.locate import problem_at

    if not dossier.dismissals:
        return []
    return [
        problem_at(
            "W502",
            f"no contradiction has the id ‘{dismissal.contradiction}’",
            dismissal.place,
            ("contradiction",),
        )
        for dismissal in unmatched_dismissals(dossier, derive(dossier))
    ]


def _day(text: str) -> Period | None:
    from summit_tui.dossier.dates import parse

    if not text:
        return None
    try:
        return parse(text)
    except ValueError as reason:
        raise CannotRunError(f"--as-of ‘{visible(text)}’: {reason}") from None


def _shipped() -> str:
    """The dossier that ships: in the package when installed, in the project's folder otherwise."""
    here = os.path.dirname(os.path.abspath(__file__))
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
        sys.stderr.write(
            f"\rreading {total / 1e6:.0f} MB: {done * 100 // total} %  (ctrl+c cancels)"
        )
    sys.stderr.flush()


def _mention(problems: Sequence[Problem]) -> None:
    if problems:
        noun = "problem" if len(problems) == 1 else "problems"
        _say(f"{len(problems)} {noun} in the dossier; summit-tui check lists them")


def _say(text: str) -> None:
    print(f"summit-tui: {visible(text)}", file=sys.stderr)
