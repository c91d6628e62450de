"""What the parsers take, as data: what completion scripts and the manual page are made from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from summit_tui.cli.arguments import command_parser, screen_parser
from summit_tui.cli.commands import COMMANDS
from summit_tui.record import Record


class Argument(Record):
    """An option, or a place on the command line where `options` is empty.

    `value` is what stands for its value in the help, and empty for a switch. `words` are the
    values that there are, if they can be listed. `many` says that it may be given again.
    """

    options: tuple[str, ...]
    value: str
    words: tuple[str, ...]
    help: str
    many: bool
    optional: bool


class Synopsis(Record):
    """What follows a command, or the bare program name where `command` is empty."""

    command: str
    help: str
    arguments: tuple[Argument, ...]


def synopses() -> Iterator[Synopsis]:
    """The screen, then the commands."""
    yield _synopsis("", screen_parser())
    for name in COMMANDS:
        yield _synopsis(name, command_parser(name))


def _synopsis(command: str, parser: argparse.ArgumentParser) -> Synopsis:
    return Synopsis(command, parser.description or "", tuple(map(_argument, _actions(parser))))


def _actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """What a parser was given, in order: `argparse` shows it to nobody but formatters of help."""
    found: list[argparse.Action] = []

    class Listing(argparse.HelpFormatter):
        def add_argument(self, action: argparse.Action) -> None:
            found.append(action)

    parser.formatter_class = Listing
    parser.format_help()
    return found


def _argument(action: argparse.Action) -> Argument:
    value = action.metavar or action.dest.upper()
    words = tuple(map(str, action.choices or ()))
    return Argument(
        tuple(action.option_strings),
        "" if action.nargs == 0 else value if isinstance(value, str) else " ".join(value),
        words,
        (action.help or "") % vars(action) if "%(" in (action.help or "") else action.help or "",
        isinstance(action.default, list),
        bool(action.option_strings) or action.nargs in ("?", "*"),
    )
