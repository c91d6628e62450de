"""The manual page, generated from the table of commands: `make man` writes `docs/summit-tui.1`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from summit_tui import __version__
from summit_tui.cli.exits import EXITS
from summit_tui.cli.parser import argument_meaning
from summit_tui.cli.specs import COMMANDS, SCREEN, Argument, Command

_FILES = (
    (
        "DOSSIER",
        "A TOML file, or a folder of TOML files that are read as one. Without it the dossier that "
        "ships is read.",
    ),
)
_ENVIRONMENT = (
    ("SUMMIT_TUI_TEXTS", "The folder with the sources' texts, for verify."),
    ("NO_COLOR", "Set and not empty: no colours."),
)
_SEE = (
    "The dossier format, the JSON contract and what is exported are described in "
    "docs/dossier-format.md, docs/json.md and docs/export.md of the project."
)


def manual() -> Iterator[str]:
    """The page in man(7) macros, line by line, without line ends.

    It has no date of its own: the same table gives the same page.
    """
    screen, commands = SCREEN, COMMANDS.values()
    yield '.\\" Generated from the table of commands by "make man"; edit those.'
    yield f'.TH SUMMIT\\-TUI 1 "" "summit\\-tui {_text(__version__)}" "User Commands"'
    yield from (".nh", ".ad l")
    yield ".SH NAME"
    yield "summit\\-tui \\- who said what, and where the accounts contradict one another"
    yield ".SH SYNOPSIS"
    yield _usage(screen)
    for command in commands:
        yield from (".PP", _usage(command))
    yield ".SH DESCRIPTION"
    yield _line(screen.help)
    yield from (".PP", "Without a command it opens the explorer; press ? there for its keys.")
    yield "Commands answer on standard output."
    yield ".SH OPTIONS"
    yield from _arguments(screen)
    yield ".SH COMMANDS"
    for command in commands:
        yield f".SS {_text(command.name)}"
        yield f"{_line(command.help[:1].upper() + command.help[1:])}."
        yield from _arguments(command, but=screen)
    for head, entries in (
        ("EXIT STATUS", EXITS),
        ("FILES", _FILES),
        ("ENVIRONMENT", _ENVIRONMENT),
    ):
        yield f".SH {head}"
        for name, text in entries:
            yield from (".TP", f".B {_text(name)}", _line(text))
    yield ".SH SEE ALSO"
    yield _line(_SEE)


def _usage(command: Command) -> str:
    """One line: the command in bold, what is to be replaced in italics."""
    parts = ["\\fBsummit\\-tui\\fR"]
    if command.name:
        parts.append(f"\\fB{_text(command.name)}\\fR")
    for it in command.places:
        shown = f"\\fI{_text(it.value)}\\fR"
        parts.append(f"[{shown}]" if it.optional else shown)
    for it in command.options:
        if it.field == "help":
            continue
        value = f" \\fI{_text(it.value)}\\fR" if it.value else ""
        parts.append(f"[\\fB{_text(it.names[-1])}\\fR{value}]" + (" ..." if it.many else ""))
    return " ".join(parts)


def _arguments(command: Command, but: Command | None = None) -> Iterator[str]:
    """What each argument means, without those that mean the same there."""
    told = but.arguments if but else ()
    for it in command.arguments:
        if it not in told:
            yield from (".TP", _head(it), _line(_meaning(it)))


def _head(it: Argument) -> str:
    value = f"\\fI{_text(it.value)}\\fR"
    if not it.names:
        return value
    names = ", ".join(f"\\fB{_text(name)}\\fR" for name in it.names)
    return f"{names} {value}" if it.value else names


def _meaning(it: Argument) -> str:
    text = argument_meaning(it)
    return text[:1].upper() + text[1:]


def _text(text: str) -> str:
    """Text that troff takes as it is; hyphens are those that one can type."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


def _line(text: str) -> str:
    """A line of running text: a point or an apostrophe at its start would make it a request."""
    shown = _text(text)
    return f"\\&{shown}" if shown.startswith(".") else shown


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in manual())
