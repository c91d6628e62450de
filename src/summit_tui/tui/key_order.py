"""One key after the other: each is done with before the next is looked at.

The toolkit hands a key to the widget with the focus, and looks for its binding when it has come
back up from there; meanwhile the next key may already be on its way to a widget that the first
one is about to leave. Keys that arrive in one piece, as over a slow link, would be done in another
order than they were pressed in. So a key waits until a message sent after the one before it has
gone the same way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key

_ROUNDS = 2
"""Up with the key to its binding, and once more with what the binding has posted."""
_STUCK = 0.5
"""Seconds after which the next key is taken in any case: a widget on the way may have gone."""

Deliver = Callable[[Key], Awaitable[None]]


class KeyOrder:
    """Keeps keys in the order in which they were pressed.

    Args:
        app: The app they are for.
        deliver: Hands one key to the toolkit.
    """

    def __init__(self, app: App[Any], deliver: Deliver) -> None:
        self._app = app
        self._deliver = deliver
        self._waiting: deque[Key] = deque()
        self._busy = False
        self._number = 0

    async def take(self, key: Key) -> None:
        """A key was pressed."""
        self._waiting.append(key)
        if not self._busy:
            await self._next()

    async def _next(self) -> None:
        if not self._waiting or not self._app.screen_stack:
            return
        self._busy = True
        self._number += 1
        key = self._waiting.popleft()
        target = self._app.focused or self._app.screen
        path = [target, *(node for node in target.ancestors if node is not self._app)]
        await self._deliver(key)
        self._follow(path * _ROUNDS, 0, self._number)
        self._app.set_timer(_STUCK, partial(self._done, self._number))

    def _follow(self, path: Sequence[DOMNode], at: int, number: int) -> None:
        if at < len(path) and path[at].call_later(self._follow, path, at + 1, number):
            return
        self._app.call_later(self._done, number)

    async def _done(self, number: int) -> None:
        if number == self._number and self._busy:
            self._busy = False
            await self._next()
