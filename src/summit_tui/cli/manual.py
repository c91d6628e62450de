"""The manual page, generated from the parsers: `make man` writes `docs/summit-tui.1`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from summit_tui import __version__
from summit_tui.cli.grammar import Argument, Synopsis, synopses

_EXIT = (
    ("0", "all is well"),
    ("1", "the dossier has problems (check), or a quote is missing (verify)"),
    ("2", "it cannot run: no such file, no terminal, wrong arguments"),
    ("130", "interrupted"),
)
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

    It has no date of its own: the same parsers give the same page.
    """
    screen, *commands = synopses()
    yield '.\\" Generated from the parsers by "make man"; edit those.'
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
        yield f".SS {_text(command.command)}"
        yield f"{_line(command.help[:1].upper() + command.help[1:])}."
        yield from _arguments(command, but=screen)
    for head, entries in (
        ("EXIT STATUS", _EXIT),
        ("FILES", _FILES),
        ("ENVIRONMENT", _ENVIRONMENT),
    ):
        yield f".SH {head}"
        for name, text in entries:
            yield from (".TP", f".B {_text(name)}", _line(text))
    yield ".SH SEE ALSO"
    yield _line(_SEE)


def _usage(synopsis: Synopsis) -> str:
    """One line: the command in bold, what is to be replaced in italics."""
    parts = ["\\fBsummit\\-tui\\fR"]
    if synopsis.command:
        parts.append(f"\\fB{_text(synopsis.command)}\\fR")
    options = [it for it in synopsis.arguments if it.options]
    places = [it for it in synopsis.arguments if not it.options]
    for it in places:
        shown = f"\\fI{_text(it.value)}\\fR"
        parts.append(f"[{shown}]" if it.optional else shown)
    for it in options:
        if "--help" in it.options:
            continue
        value = f" \\fI{_text(it.value)}\\fR" if it.value else ""
        parts.append(f"[\\fB{_text(it.options[-1])}\\fR{value}]" + (" ..." if it.many else ""))
    return " ".join(parts)


def _arguments(synopsis: Synopsis, but: Synopsis | None = None) -> Iterator[str]:
    """What each argument means, without those that mean the same there."""
    told = but.arguments if but else ()
    for it in synopsis.arguments:
        if it not in told:
            yield from (".TP", _head(it), _line(_meaning(it)))


def _head(it: Argument) -> str:
    value = f"\\fI{_text(it.value)}\\fR"
    if not it.options:
        return value
    names = ", ".join(f"\\fB{_text(name)}\\fR" for name in it.options)
    return f"{names} {value}" if it.value else names


def _meaning(it: Argument) -> str:
    text = it.help[:1].upper() + it.help[1:]
    words = ", ".join(it.words)
    if words and words not in it.help:
        text += f" ({words})" if not text.endswith(")") else f"; one of {words}"
    return text


def _text(text: str) -> str:
    """Text that troff takes as it is; hyphens are those that one can type."""
    return text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")


def _line(text: str) -> str:
    """A line of running text: a point or an apostrophe at its start would make it a request."""
    shown = _text(text)
    return f"\\&{shown}" if shown.startswith(".") else shown


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in manual())
