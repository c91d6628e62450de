"""One key after the other: each is done with before the next is looked at.

The toolkit hands a key to the widget with the focus, and looks for its binding when it has come
back up from there; meanwhile the next key may already be on its way to a widget that the first
one is about to leave. Keys that arrive in one piece, as over a slow link, would be done in another
order than they were pressed in. So a key waits while there are messages on the way that the one
before it went; where nothing is under way it is done at once.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.events import Key
from textual.message_pump import MessagePump

_ROUNDS = 32
"""Looks at the queues after which a key is taken in any case: they may never be empty."""
_STUCK = 0.5
"""Seconds after which it is, too: a widget on the way may have gone."""
_MOST = 48
"""Keys that wait: of more, the oldest are left out, so that the newest is answered soon."""

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
        self._waiting: deque[Key] = deque(maxlen=_MOST)
        self._path: Sequence[DOMNode] = ()
        self._rounds = 0
        self._stuck: asyncio.TimerHandle | None = None

    async def take(self, key: Key) -> None:
        """A key was pressed."""
        if key.key == "ctrl+c":  # whoever wants to leave waits for nothing
            self._waiting.clear()
            await self._deliver(key)
            return
        self._waiting.append(key)
        if self._stuck is None:
            await self._next()

    async def _next(self) -> None:
        while self._waiting and self._app.screen_stack:
            node = self._busy_node()
            if node is not None and self._look_again(node):
                return
            self._rounds = 0
            key = self._waiting.popleft()
            target = self._app.focused or self._app.screen
            self._path = [node for node in target.ancestors_with_self if node is not self._app]
            await self._deliver(key)

    def _busy_node(self) -> MessagePump | None:
        """Somebody on the way who has not yet seen all that was sent."""
        focused = self._app.focused
        path = self._path if focused in self._path else (*self._path, *(_up_from(focused)))
        for node in (*path, self._app):
            if node.message_queue_size and node.is_running:
                return node
        return None

    def _look_again(self, node: MessagePump) -> bool:
        """Go on once this one has seen it; whether it will."""
        self._rounds += 1
        if self._rounds > _ROUNDS or not node.call_later(self._go_on):
            return False
        self._stuck = asyncio.get_running_loop().call_later(_STUCK, self._give_up)
        return True

    async def _go_on(self) -> None:
        if self._stuck is not None:
            self._stuck.cancel()
            self._stuck = None
            await self._next()

    def _give_up(self) -> None:
        self._rounds = _ROUNDS
        self._app.call_later(self._go_on)


def _up_from(node: DOMNode | None) -> Sequence[DOMNode]:
    return node.ancestors_with_self[:-1] if node is not None else ()
