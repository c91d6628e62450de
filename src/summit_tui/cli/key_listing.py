"""All actions with their keys: for `summit-tui keys`, and for `docs/keys.md` (`make keys`)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.record import Record
from summit_tui.views import key_names
from summit_tui.views.keymap import FIXED, VIEWS, Key, Keymap, in_panes, remapped

if TYPE_CHECKING:
    from summit_tui.output.tables import Row


class Listed(Record):
    """An action, and the views that have it with these keys and this meaning."""

    key: Key
    views: tuple[str, ...]


def listed(keymap: Keymap) -> list[Listed]:
    """The actions of all views, each once for every meaning that it has.

    Those that a pane does come after those of the views, unless a view says what they mean there.
    """
    found: dict[tuple[str, str], Listed] = {}
    for name, view in VIEWS.items():
        for key in remapped(view.keys, keymap):
            _list(found, key, name)
    for name, view in VIEWS.items():
        for key in in_panes(view, keymap):
            _list(found, key, name)
    return list(found.values())


def _list(found: dict[tuple[str, str], Listed], key: Key, view: str) -> None:
    known = found.get((key.name, key.help), Listed(key, ()))
    every = list(dict.fromkeys([*known.key.each, *key.each]))
    views = tuple(dict.fromkeys([*known.views, view]))
    found[key.name, key.help] = Listed(key._replace(keys=",".join(every)), views)


def document(keymap: Keymap) -> dict[str, object]:
    """The actions as `docs/json.md` describes them."""
    return {
        "schema": 1,
        "keys": [
            {
                "action": key.name,
                "keys": list(key.each),
                "views": list(views),
                "help": key.help,
            }
            for key, views in listed(keymap)
        ],
    }


def rows(keymap: Keymap) -> Iterator[Row]:
    """The actions for pipes and eyes."""
    from summit_tui.output.tables import Row

    for key, views in listed(keymap):
        columns = (key.name, key.all_shown, _where(views), key.help)
        yield Row(columns, f"{key.all_shown}  {key.name}", (key.help, _where(views)))


def _where(views: tuple[str, ...]) -> str:
    return "everywhere" if set(views) == set(VIEWS) else ", ".join(views)


def page() -> Iterator[str]:
    """`docs/keys.md`, line by line."""
    yield "# Keys"
    yield ""
    yield "Generated from the key tables by `make keys`; edit those. [config.md](config.md)"
    yield "says how to give an action other keys."
    everything = listed({})
    for title, wanted in _sections():
        rows = [it.key for it in everything if it.views == wanted]
        if rows:
            yield from ("", f"## {title}", "", "| action | keys | what it does |", "|---|---|---|")
            for key in rows:
                keys = " ".join(f"<kbd>{_html(key_names.shown(name))}</kbd>" for name in key.each)
                yield f"| `{key.name}` | {keys} | {key.help} |"
    yield from ("", "## Always", "")
    yield (
        "These keys lead out, whatever the settings say: "
        + ", ".join(
            f"<kbd>{key_names.shown(key)}</kbd> (`{action}`)" for key, action in FIXED.items()
        )
        + "."
    )


def _sections() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every set of views that shares actions, with a title: all of them first."""
    sets = dict.fromkeys(it.views for it in listed({}))
    every = tuple(VIEWS)
    yield "In every view", every
    for views in sorted(sets, key=lambda it: ([every.index(name) for name in it], len(it))):
        if views != every:
            yield " and ".join(VIEWS[name].title for name in views), views


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "&#124;")


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in page())
