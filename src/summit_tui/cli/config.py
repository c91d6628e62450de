"""The reader's own settings: a TOML file in their config folder, checked before anything opens.

What is wrong in it is reported like the problems of a dossier: all in one run, with the line.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from summit_tui.cli.folders import config_folder
from summit_tui.cli.loading import CannotRunError
from summit_tui.cli.setting import Setting, unknown, wrong_type, wrong_word
from summit_tui.dossier.problems import Problem, at_line
from summit_tui.dossier.text import visible
from summit_tui.record import Record

if TYPE_CHECKING:
    from summit_tui.cli.specs import Options
    from summit_tui.dossier.parse.pieces import Chunk
    from summit_tui.dossier.parse.spans import Path
    from summit_tui.terminal.appearance import ThemeName
    from summit_tui.views.keymap import Keymap

CODES = {
    "E101": "the file given with `--config` is missing",
    "E102": "it cannot be read (permissions, not a regular file)",
    "E104": "it is not UTF-8",
    "E105": "it is not TOML",
    "E201": "unknown setting, or unknown action",
    "E203": "wrong type",
    "E204": "a value that is not one of the allowed words",
    "E601": "not a key",
    "E602": "a key that another action of the same view has",
    "E603": "a key that is fixed: the ways out always lead out",
    "E604": "an action that needs a key, or another kind of key",
}
"""Each code and its meaning, word for word as `docs/config.md` has them."""


class Config(Record):
    """What a reader has set."""

    theme: ThemeName = "dark"
    ascii: bool = False
    start: str = ""
    remember: bool = True
    keymap: Keymap = MappingProxyType({})
    watch: bool = True
    links: bool = False
    export_folder: str = ""
    export_format: str = "markdown"


def default_path() -> str:
    """The file in the reader's config folder; it need not exist."""
    return os.path.join(config_folder(), "config.toml")


def config_asked(options: Options) -> Config:
    """The settings of `--config`, or of the reader's own file if there is one.

    Raises:
        CannotRunError: something is wrong with the file; what, has been said on stderr.
    """
    config, problems = read_config(options.config or default_path(), needed=bool(options.config))
    if problems:
        from summit_tui.analysis.phrases.plurals import counted
        from summit_tui.output.diagnostics import write_problems

        write_problems(problems, sys.stderr)
        count = counted(len(problems), "mistake")
        raise CannotRunError(f"{count} in the settings; docs/config.md says what can be set")
    return config


def read_config(path: str, *, needed: bool = True) -> tuple[Config, Sequence[Problem]]:
    """The settings of a file that are right, and what is wrong with it.

    Without `needed` it may be missing.
    """
    from summit_tui.dossier.parse.files import files
    from summit_tui.dossier.parse.pieces import Chunk, tables

    if os.path.isdir(path):
        return Config(), [Problem("E102", "this is a folder, not a file", visible(path))]
    found, problems = files(path)
    if not found:
        return Config(), problems if needed or problems[0].code != "E101" else ()
    settings: list[Setting] = []
    for event in tables(found[0]):
        if isinstance(event, Chunk):
            settings += _settings(event)
        elif isinstance(event, Problem) and event.code != "E103":  # an empty file sets nothing
            problems.append(event)
    config, wrong = checked(settings)
    return config, sorted([*problems, *wrong], key=lambda it: (it.line, it.col))


def _settings(chunk: Chunk) -> list[Setting]:
    """The entries of a piece of a file; those of `[keys]` one by one."""
    text = chunk.file.data[chunk.begin : chunk.end].decode()
    before = chunk.file.data.count(b"\n", 0, chunk.begin)

    def problem(code: str, message: str, path: Path) -> Problem:
        from summit_tui.dossier.parse.spans import spans

        found = spans(text)
        on_key = code == "E201" or path not in found
        span = found[path] if path in found else found[path[:-1]]
        at = span.key if on_key else span.value
        start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        shown = text[start : end if end >= 0 else len(text)]
        line = before + text.count("\n", 0, at) + 1
        return at_line(code, message, chunk.file.name, line, at - start + 1, shown)

    made: list[Setting] = []
    for name, value in chunk.tables.items():
        if name == "keys" and isinstance(value, dict):
            made += (Setting((name, action), chosen, problem) for action, chosen in value.items())
        else:
            made.append(Setting((name,), value, problem))
    return made


def checked(settings: Sequence[Setting]) -> tuple[Config, Sequence[Problem]]:
    """The settings that are right, and what is wrong with the others."""
    from summit_tui.cli.key_settings import checked_keys
    from summit_tui.terminal.appearance import THEMES
    from summit_tui.views.keymap import VIEWS

    words: Mapping[str, Collection[str]] = {
        "theme": THEMES,
        "start": tuple(VIEWS),
        "export_format": ("markdown", "html"),
    }
    known = [*words, "ascii", "remember", "watch", "links", "export_folder", "keys"]
    right: dict[str, Any] = {}
    problems: list[Problem] = []
    for setting in settings:
        name = setting.path[0]
        if len(setting.path) > 1:
            continue
        if name in words:
            wrong = wrong_word(setting, words[str(name)])
        elif name == "keys":
            wrong = wrong_type(setting, "a table, as [keys]")
        elif name == "export_folder":
            right_kind = isinstance(setting.value, str)
            wrong = None if right_kind else wrong_type(setting, "a text, in quotes")
        elif name in known:
            wrong = (
                None if isinstance(setting.value, bool) else wrong_type(setting, "true or false")
            )
        else:
            wrong = unknown(setting, "setting", known)
        if wrong:
            problems.append(wrong)
        else:
            right[str(name)] = setting.value
    keymap, wrong_keys = checked_keys([it for it in settings if len(it.path) > 1])
    return Config(**right, keymap=keymap), [*problems, *wrong_keys]
