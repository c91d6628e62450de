"""What can be written on the command line: one parser for the screen, one for each command."""

from __future__ import annotations

import argparse
import os
import sys
from typing import NoReturn

from summit_tui import __version__
from summit_tui.cli.commands import COMMANDS
from summit_tui.dossier.text import visible


class _Parser(argparse.ArgumentParser):
    """A parser whose complaints show what was written, and do not send it to the terminal."""

    def error(self, message: str) -> NoReturn:
        """Say how it is used and what is wrong; exit 2."""
        self.print_usage(sys.stderr)
        self.exit(2, visible(f"{self.prog}: error: {message}") + "\n")


FORMATS = ("markdown", "csv", "json", "csl", "html")
GROUNDS = ("own words", "act", "paraphrase", "relayed", "leaked", "outlet", "reading")
"""From the strongest to the weakest: `analysis.contradictions.grounds`, which is not imported."""
TABLES = ("statements", "positions", "contradictions", "actors", "sources")
SHELLS = ("bash", "zsh", "fish")


def screen_parser() -> argparse.ArgumentParser:
    """What opens the screen; its help lists the commands, too."""
    commands = "\n".join(f"  {name:<16}{command.help}" for name, command in COMMANDS.items())
    parser = _Parser(
        prog="summit-tui",
        description="Explore a dossier: who said what, where the accounts contradict one another.",
        epilog=f"commands, for pipes and scripts:\n{commands}\n\n"
        "summit-tui COMMAND --help says more. In the explorer, ? shows all keys.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_dossier(parser)
    parser.add_argument(
        "--plain",
        action="store_true",
        help="print the views as text instead, for screen readers and logs",
    )
    parser.add_argument(
        "--theme",
        choices=("dark", "light", "high-contrast", "terminal"),
        help="the colours (default: dark; terminal: the terminal's own)",
    )
    parser.add_argument(
        "--ascii",
        action="store_true",
        default=None,
        help="borders and marks in ASCII, for fonts without them",
    )
    parser.add_argument(
        "--no-ascii",
        action="store_false",
        dest="ascii",
        default=None,
        help="whatever the settings say, borders and marks as they are",
    )
    _add_config(parser)
    parser.add_argument(
        "--goto", metavar="ID", default="", help="begin at this record; Y copies such a line"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="begin at the beginning, and remember no places"
    )
    parser.add_argument(
        "--kiosk",
        action="store_true",
        help="for visitors of a shared machine: reads the dossier, and does nothing else there",
    )
    parser.add_argument(
        "--idle",
        type=_seconds,
        default=15 * 60,
        metavar="SECONDS",
        help="with --kiosk: end after so long without a key (default: 900)",
    )
    parser.add_argument("--version", action="version", version=f"summit-tui {__version__}")
    return parser


def command_parser(name: str) -> argparse.ArgumentParser:
    """What one command takes."""
    command = COMMANDS[name]
    parser = _Parser(prog=f"summit-tui {name}", description=command.help)
    if name == "completion":
        shells = f"for which shell: {', '.join(SHELLS)}"
        parser.add_argument("shell", choices=SHELLS, metavar="SHELL", help=shells)
        return parser
    if name == "keys":
        _add_config(parser)
        parser.add_argument(
            "--json", action="store_true", help="print JSON, as docs/json.md describes it"
        )
        return parser
    if name == "export":
        _add_export(parser)
    _add_dossier(parser)
    if command.json:
        parser.add_argument(
            "--json", action="store_true", help="print JSON, as docs/json.md describes it"
        )
    if name == "disputes":
        _add_disputes(parser)
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


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError("more than no time, and less than for ever")
    return seconds


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config",
        metavar="FILE",
        default="",
        help="the settings (default: config.toml in the user's config folder)",
    )


def _add_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "format", choices=FORMATS, metavar="FORMAT", help=f"what to write: {', '.join(FORMATS)}"
    )
    parser.add_argument(
        "--out", metavar="FILE", default="-", help="write to this file (default: standard output)"
    )
    parser.add_argument(
        "--force", action="store_true", help="replace the file if there is one already"
    )
    parser.add_argument(
        "--actor",
        metavar="ID",
        action="append",
        default=[],
        help="only what this actor said, and what stands against it; may be given again",
    )
    parser.add_argument(
        "--table", choices=TABLES, help="which table, for csv (default: statements)"
    )
    _add_goal(parser)


def _add_disputes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--actor", metavar="ID", default="", help="only what this actor is part of")
    parser.add_argument(
        "--all",
        action="store_true",
        help="also what is dismissed, and questions on which nothing contradicts",
    )
    parser.add_argument(
        "--grounds",
        choices=GROUNDS,
        default="",
        help="only where both sides rest on this or better: own words, act, paraphrase, relayed, "
        "leaked, outlet, reading",
    )


def _add_goal(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--goal", metavar="ID", default="", help="the outcome (default: the goal of the dossier)"
    )
    parser.add_argument(
        "--basis",
        choices=("stated", "attributed", "leaked", "inferred"),
        default="inferred",
        help="the weakest preconditions that count (default: inferred, that is, all)",
    )


def _add_what_if(parser: argparse.ArgumentParser) -> None:
    _add_goal(parser)
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
