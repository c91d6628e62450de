"""What a command line says: places, options anywhere, and what is wrong with it."""

from __future__ import annotations

import itertools

import pytest

from summit_tui.cell_width import cell_len
from summit_tui.cli.parser import UsageError, help_lines, parse
from summit_tui.cli.specs import EVERY, Command, Options


def _options(*words: str) -> Options:
    return parse(words)[1]


def test_every_field_of_every_command_is_an_option() -> None:
    fields = {argument.field for command in EVERY for argument in command.arguments}
    assert fields == set(Options._fields)


def test_options_stand_anywhere() -> None:
    parts = (("markdown",), ("my.toml",), ("--actor", "x"), ("--force",))
    for order in itertools.permutations(parts):
        if order.index(("markdown",)) < order.index(("my.toml",)):
            command, options = parse(["export", *itertools.chain(*order)])
            assert command.name == "export"
            assert (options.format, options.dossier) == ("markdown", "my.toml")
            assert (options.actors, options.force) == (("x",), True)


def test_options_stand_before_the_command() -> None:
    command, options = parse(["--as-of", "2025", "sources", "--json"])
    assert (command.name, options.as_of, options.json) == ("sources", "2025", True)


def test_what_no_command_has_is_a_dossier() -> None:
    command, options = parse(["--goto", "sources", "x.toml"])
    assert (command.name, options.goto, options.dossier) == ("", "sources", "x.toml")
    assert parse(["--", "sources"])[1].dossier == "sources"


@pytest.mark.parametrize("words", [("--goto=-p",), ("--goto", "-p")])
def test_an_id_may_begin_with_a_hyphen(words: tuple[str, ...]) -> None:
    assert _options(*words).goto == "-p"


def test_the_beginning_of_an_option_is_enough_when_it_is_one() -> None:
    assert _options("export", "csv", "--tab", "actors").table == "actors"
    with pytest.raises(UsageError, match=r"--a can be --as-of or --actor or --all"):
        parse(["disputes", "--a"])


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("export",), "FORMAT is missing: markdown, brief"),
        (("export", "htlm"), "‘htlm’ is no FORMAT: .*; did you mean ‘html’?"),
        (("export", "csv", "--actor"), "--actor needs a value: ID"),
        (("export", "csv", "--actor", "--force"), "--actor needs a value: ID"),
        (("actors", "--jsno"), "there is no option --jsno here; did you mean ‘--json’?"),
        (("actors", "--json=yes"), "--json takes no value"),
        (("actors", "a.toml", "b.toml"), "‘b.toml’ is one word too many"),
        (("--theme", "drak"), "did you mean ‘dark’?"),
    ],
)
def test_what_is_wrong_is_said(words: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message.replace("?", r"\?")):
        parse(words)


def test_help_wins_over_what_is_missing() -> None:
    assert _options("export", "--help").help


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("command", EVERY, ids=lambda it: it.name or "screen")
def test_help_fits_and_names_everything(command: Command, width: int) -> None:
    lines = list(help_lines(command, width))
    assert max(map(cell_len, lines)) <= width
    text = "\n".join(lines)
    for argument in command.arguments:
        assert all(option in text for option in argument.names)
