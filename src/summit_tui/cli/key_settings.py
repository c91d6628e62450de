"""Checks the keys that a reader has chosen: the toolkit itself takes anything, and says nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from summit_tui.cli.setting import Setting, meant, unknown, wrong_type
from summit_tui.dossier.text import clip
from summit_tui.record import Record
from summit_tui.views import key_names
from summit_tui.views.keymap import BEFORE_TYPING, FIXED, KEPT, VIEWS, Key, Keymap, remapped

if TYPE_CHECKING:
    from summit_tui.dossier.problems import Problem


class Chosen(Record):
    """One key that a reader has given to an action; `at` is its place in a list, if in one."""

    key: str
    setting: Setting
    at: tuple[int, ...]

    @property
    def action(self) -> str:
        """The name of the action."""
        return str(self.setting.path[-1])

    def problem(self, code: str, message: str) -> Problem:
        """What is wrong with it."""
        return self.setting.problem(code, message, (*self.setting.path, *self.at))


def actions() -> dict[str, Key]:
    """Every action by its name, as the first view has it."""
    found: dict[str, Key] = {}
    for view in VIEWS.values():
        for table in (view.keys, *view.panes):
            for key in table:
                found.setdefault(key.name, key)
    return found


def checked_keys(settings: Sequence[Setting]) -> tuple[Keymap, Sequence[Problem]]:
    """The keys that can be taken, by action, and what is wrong with the others."""
    known = actions()
    keymap: dict[str, Sequence[str]] = {}
    given: list[Chosen] = []
    problems: list[Problem] = []
    for setting in settings:
        name = str(setting.path[-1])
        if name not in known:
            problems.append(unknown(setting, "action", known))
            continue
        chosen, wrong = _chosen(setting)
        if not wrong and not chosen and name in KEPT:
            wrong = [setting.problem("E604", f"‘{name}’ needs a key", setting.path)]
        problems += wrong
        if not wrong:
            keymap[name] = tuple(dict.fromkeys(it.key for it in chosen))
            given += chosen
    return keymap, [*problems, *_clashes(keymap, given)]


def _chosen(setting: Setting) -> tuple[list[Chosen], list[Problem]]:
    """The keys of one action."""
    value = setting.value
    listed = isinstance(value, list)
    if not all(isinstance(it, str) for it in (value if listed else [value])):
        return [], [wrong_type(setting, "a key in quotes, or a list of them")]
    chosen: list[Chosen] = []
    problems: list[Problem] = []
    for at, text in enumerate(value if listed else [value]):
        it = Chosen("", setting, (at,) if listed else ())
        try:
            it = it._replace(key=key_names.key_named(text))
        except ValueError as reason:
            near = meant(text, key_names.NAMES) if str(reason) == "is no key" else ""
            problems.append(it.problem("E601", f"‘{clip(text, 40)}’ {reason}{near}"))
            continue
        wrong = _misplaced(it)
        if wrong:
            problems.append(wrong)
        else:
            chosen.append(it)
    return chosen, problems


def _misplaced(it: Chosen) -> Problem | None:
    """What keeps a key from being that of this action."""
    shown = key_names.shown(it.key)
    owner = FIXED.get(it.key, it.action)
    if owner != it.action:
        return it.problem("E603", f"‘{shown}’ is always ‘{owner}’")
    if it.action in BEFORE_TYPING and key_names.types(it.key):
        message = f"‘{shown}’ is needed to type, and ‘{it.action}’ works while typing"
        return it.problem("E604", message)
    return None


def _clashes(keymap: Keymap, given: Sequence[Chosen]) -> Iterator[Problem]:
    """Keys that two actions of one view have, each told where the reader gave it last."""
    told: set[tuple[str, frozenset[str]]] = set()
    by_choice: Mapping[tuple[str, str], Chosen] = {(it.action, it.key): it for it in given}
    for name, key, pair in _doubles(keymap):
        if (key, frozenset(pair)) in told:
            continue
        told.add((key, frozenset(pair)))
        first, second = sorted(pair, key=lambda action: given.index(by_choice[action, key])
                               if (action, key) in by_choice else -1)  # fmt: skip
        message = f"‘{key_names.shown(key)}’ is ‘{first}’ already, in the view ‘{name}’"
        yield by_choice[second, key].problem("E602", message)


def _doubles(keymap: Keymap) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """View, key, and two actions that have it there."""
    for name, view in VIEWS.items():
        for pane in view.panes:
            owners: dict[str, str] = {}
            # What only a pane does, the view merely mentions.
            own = [key for key in view.keys if key.action]
            for action in remapped((*own, *pane), keymap):
                for key in action.each:
                    owner = owners.setdefault(key, action.name)
                    if owner != action.name:
                        yield name, key, (owner, action.name)
