"""One entry of the settings, and how to say what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Any

from summit_tui.dossier.problems import suggest
from summit_tui.dossier.text import clip
from summit_tui.record import Record

if TYPE_CHECKING:
    from summit_tui.dossier.parse.spans import Path
    from summit_tui.dossier.problems import Problem


class Setting(Record):
    """One entry: the path of keys that leads to it, its value, and how to report what is wrong.

    `problem` takes a code, a message, and the path of what the caret points at.
    """

    path: Path
    value: Any
    problem: Callable[[str, str, Path], Problem]


def unknown(setting: Setting, what: str, known: Collection[str]) -> Problem:
    """There is no such entry."""
    name = str(setting.path[-1])
    message = f"there is no {what} ‘{clip(name, 40)}’" + meant(name, known)
    return setting.problem("E201", message, setting.path)


def wrong_type(setting: Setting, wanted: str) -> Problem:
    """The entry is of the wrong kind."""
    return setting.problem("E203", f"‘{setting.path[-1]}’ takes {wanted}", setting.path)


def wrong_word(setting: Setting, words: Collection[str]) -> Problem | None:
    """What is wrong with an entry that takes one of these words."""
    if not isinstance(setting.value, str):
        return wrong_type(setting, "a text, in quotes")
    if setting.value in words:
        return None
    message = f"‘{clip(setting.value, 40)}’ is none of: {', '.join(words)}"
    return setting.problem("E204", message + meant(setting.value, words), setting.path)


def meant(word: str, choices: Collection[str]) -> str:
    """The choice that was probably meant, as the end of a message."""
    near = suggest(word, choices)
    return f"; did you mean ‘{near}’?" if near else ""
