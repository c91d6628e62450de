"""From the words of a command line to `Options`, and what to say when they are none.

Not `argparse`: before Python 3.12.7 that loses a place behind an option, it takes no value that
begins with a hyphen, and it is a fifth of the time that a command takes to start.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from summit_tui.cli.specs import COMMANDS, EVERY, SCREEN, Argument, Command, Options

_WIDE = 26
"""Columns from which on the help of an argument stands on a line of its own."""


class UsageError(Exception):
    """What is wrong with a command line, in a sentence for the reader."""

    def __init__(self, command: Command, message: str) -> None:
        super().__init__(message)
        self.command = command


def parse(words: Sequence[str]) -> tuple[Command, Options]:
    """The command that is asked for, the screen if none is, and its options.

    Options stand anywhere, also before the command and between the places. What comes after `--`
    is no option.

    Raises:
        UsageError: there is no such option or value, or one is missing.
    """
    at = _command_at(words)
    if at is None:
        return SCREEN, _options(SCREEN, words)
    command = COMMANDS[words[at]]
    return command, _options(command, [*words[:at], *words[at + 1 :]])


def _command_at(words: Sequence[str]) -> int | None:
    """Where the command stands: the first word that is neither an option nor its value."""
    valued = {
        name for it in EVERY for option in it.options if option.value for name in option.names
    }
    skip = False
    for at, word in enumerate(words):
        if skip:
            skip = False
        elif word == "--":
            return None
        elif word.startswith("-") and word != "-":
            skip = word in valued
        else:
            return at if word in COMMANDS else None
    return None


def _options(command: Command, words: Sequence[str]) -> Options:
    given: dict[str, Any] = {}
    places = list(command.places)
    waiting = list(words)
    only_places = False
    while waiting:
        word = waiting.pop(0)
        if only_places or word == "-" or not word.startswith("-"):
            if not places:
                raise UsageError(command, f"‘{word}’ is one word too many")
            place = places.pop(0)
            given[place.field] = _checked(command, place, word)
        elif word == "--":
            only_places = True
        else:
            name, equals, value = word.partition("=")
            option = _named(command, name)
            if not option.value:
                if equals:
                    raise UsageError(command, f"{name} takes no value")
                given[option.field] = option.sets
                continue
            if not equals:
                value = _value(command, option, waiting)
            value = _checked(command, option, value)
            given[option.field] = (*given.get(option.field, ()), value) if option.many else value
    if not given.get("help"):
        for place in places:
            if not place.optional:
                known = f": {', '.join(place.words)}" if place.words else ""
                raise UsageError(command, f"{place.value} is missing{known}")
    return Options(**given)


def _named(command: Command, name: str) -> Argument:
    """The option of a name, or of the beginning of one."""
    known = {name_: option for option in command.options for name_ in option.names}
    if name in known:
        return known[name]
    begun = [it for it in known if len(name) > 2 and it.startswith(name)]
    if len(begun) == 1:
        return known[begun[0]]
    if begun:
        raise UsageError(command, f"{name} can be {' or '.join(begun)}")
    raise UsageError(command, f"there is no option {name} here{_meant(name, known)}")


def _value(command: Command, option: Argument, waiting: list[str]) -> str:
    """The next word, unless it is an option itself; an id may begin with a hyphen."""
    known = {name for other in command.options for name in other.names}
    if not waiting or waiting[0].partition("=")[0] in known or waiting[0] == "--":
        raise UsageError(command, f"{option.names[-1]} needs a value: {option.value}")
    return waiting.pop(0)


def _checked(command: Command, argument: Argument, value: str) -> str:
    if argument.words and value not in argument.words:
        message = f"‘{value}’ is no {argument.value}: {', '.join(argument.words)}"
        raise UsageError(command, message + _meant(value, argument.words))
    return value


def _meant(word: str, choices: Collection[str]) -> str:
    """The end of a message: what was probably meant."""
    from summit_tui.dossier.problems import suggest

    near = suggest(word, choices)
    return f"; did you mean ‘{near}’?" if near else ""


def meant_command(word: str) -> str:
    """The command that a word is probably a slip of, or nothing."""
    from summit_tui.dossier.problems import suggest

    return suggest(word, COMMANDS) or ""


def usage(command: Command, width: int) -> Iterator[str]:
    """How the command is written, on as few lines as it takes."""
    from summit_tui.output.wrapping import wrap

    name = f"summit-tui {command.name}".rstrip()
    parts = [it.value if not it.optional else f"[{it.value}]" for it in command.places]
    for it in command.options:
        if it.field != "help":
            value = f" {it.value}" if it.value else ""
            parts.append(f"[{it.names[-1]}{value}]" + ("..." if it.many else ""))
    if command is SCREEN:
        parts.insert(0, "[COMMAND]")
    yield from wrap(" ".join(parts), max(width, 30), f"usage: {name} ", "    ")


def help_lines(command: Command, width: int) -> Iterator[str]:
    """What can be written, and what it means."""
    from summit_tui.output.wrapping import wrap

    width = max(30, min(width, 100))
    yield from usage(command, width)
    yield from ("", *wrap(command.help[:1].upper() + command.help[1:], width), "")
    for argument in command.arguments:
        yield from _help(argument_head(argument), argument_meaning(argument), width)
    if command is SCREEN:
        yield from ("", "commands, for pipes and scripts:")
        for other in COMMANDS.values():
            yield from _help(other.name, other.help, width)
        more = "summit-tui COMMAND --help says more. In the explorer, ? shows all keys."
        yield from ("", *wrap(more, width))


def argument_head(argument: Argument) -> str:
    """The names of an argument and what stands for its value."""
    return " ".join(filter(None, (", ".join(argument.names), argument.value)))


def argument_meaning(argument: Argument) -> str:
    """What it means, and which values there are."""
    words = f": {', '.join(argument.words)}" if argument.words else ""
    return argument.help + words


def _help(head: str, text: str, width: int) -> Iterator[str]:
    from summit_tui.output.wrapping import wrap

    if width < 2 * _WIDE or len(head) + 4 > _WIDE:
        yield f"  {head}"
        yield from wrap(text, width, "      ", "      ")
    else:
        yield from wrap(text, width, f"  {head}".ljust(_WIDE), " " * _WIDE)
