"""The key tables of the views, as the toolkit takes them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from summit_tui.views import keymap


def bindings(table: Sequence[keymap.Key]) -> list[Binding]:
    """The keys of a view, for the toolkit; the name of an action is the id in its keymap.

    What begins or ends typing, or moves the focus, comes before everything else: what is typed
    fast, or arrives in one piece over a slow link, must go where it was meant for.
    """
    made = [
        Binding(
            name, key.action, key.help, show=False, priority=_first(key),
            id=None if name in keymap.FIXED else key.name,
        )
        for key in table
        if key.action
        for name in key.each
    ]  # fmt: skip
    if any(key.action in keymap.TYPED_AFTER for key in table):
        # Only while the reader types: elsewhere escape waits its turn behind what opens a page.
        made.append(Binding("escape", "stop_typing", show=False, priority=True))
    return made


def _first(key: keymap.Key) -> bool:
    return key.action in keymap.TYPED_AFTER or key.name in keymap.BEFORE_TYPING
