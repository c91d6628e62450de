"""`make soak`: seeded random keys and sizes, and what has to hold after each of them.

Whatever is pressed, the app stays up, every cursor is on a row that is shown (or there is none),
and the panes of the view on top agree with one another: each lists what the choice, the filter and
the other panes say it should, and the detail is that of the row the reader is on. Views are found
by their screen, `ViewScreen`, and keys by their tables: one that is added is covered.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random
import sys
import time
from collections.abc import Sequence

from textual.events import Key, Resize
from textual.geometry import Size

from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.load import load
from summit_tui.tui.app import SummitApp
from summit_tui.tui.bar import Bar
from summit_tui.tui.detail_pane import DetailPane
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views import keymap
from summit_tui.views.lines import EMPTY, Line, plain
from summit_tui.views.view import listing

_QUITS = {"q", "ctrl+q"}
_MOVES = (
    "up down up down j k left right pageup pagedown home end enter enter tab shift+tab space "
    "backspace g G e t o p n é z"
).split()
_SMALL, _LARGE = (1, 1), (180, 60)
_ROOMY = 60
"""Columns in which a trail begins to be told whatever stands at its end."""
_SETTLES = 200
"""Rounds of the app's messages in which a view has to come to agree with itself."""


def key_pool() -> list[str]:
    """Every key of every table but those that quit, and the keys that move."""
    tables = [table for table in vars(keymap).values() if _is_table(table)]
    named = [part for table in tables for key in table for part in key.keys.split(",") if part]
    return [key for key in dict.fromkeys([*named, *_MOVES]) if key not in _QUITS] + _MOVES


def _is_table(value: object) -> bool:
    return (
        isinstance(value, tuple)
        and bool(value)
        and all(isinstance(key, keymap.Key) for key in value)
    )


def disagreement(view: ViewScreen) -> str:
    """What does not hold in a view; nothing when all does."""
    state = view.state
    for spec in view.view.panes:
        pane = view.query_one(f"#{spec.name}", ListPane)
        expected, _ = listing(view.view, state, spec.name)
        if list(pane.rows) != list(expected.ids):
            return f"{spec.name} lists {list(pane.rows)[:5]}, not {list(expected.ids)[:5]}"
        if pane.cursor not in (expected.ids or [""]):
            return f"the cursor of {spec.name} is on {pane.cursor!r}, which it does not list"
    detail = view.query_one("#detail", DetailPane)
    wanted: Sequence[Line] = ()
    if state.cursor:
        draw = view.view.detail(state, state.at, state.cursor)
        wanted = draw(max(1, detail.size.width - 4))
    if detail.size.width and list(detail.lines) != list(wanted):
        return f"the detail is not that of {state.cursor!r} in {state.at}"
    wrong = _trail_differs(view)
    if wrong:
        view.say(EMPTY)  # which may have had all of the room
        wrong = _trail_differs(view)
    return wrong


def _trail_differs(view: ViewScreen) -> str:
    trail = view.query_one("#trail", Bar)
    whole = plain(view.view.trail(view.state, _LARGE[0])).strip()
    told = plain(trail.line_at(0).text).partition("…")[0].strip()
    if told.startswith("not taken over: "):
        return ""  # what is wrong with the files goes before
    if trail.size.width >= _ROOMY and not (told.startswith(whole) or whole.startswith(told)):
        return f"the trail says {told!r}, not {whole!r}"
    return ""


async def _answered(app: SummitApp) -> None:
    """Until the app and all on its screen have handled what was in their queues.

    `Pilot.pause` waits for an idle process, twenty milliseconds and more.
    """
    for _ in range(2):
        waiting = [app, *app.screen.walk_children(with_self=True)]
        reached = [asyncio.Event() for _ in waiting]
        asked = [
            event
            for pump, event in zip(waiting, reached, strict=True)
            if pump.call_later(event.set)
        ]
        for event in asked:
            with contextlib.suppress(TimeoutError):  # it went away with what was asked of it
                await asyncio.wait_for(event.wait(), 0.2)


async def settled(app: SummitApp) -> str:
    """Let the app answer; what then still does not hold."""
    said = ""
    for _ in range(_SETTLES):
        await _answered(app)
        view = app.screen
        if not isinstance(view, ViewScreen) or not view.is_ready:
            return ""
        said = disagreement(view)
        if not said:
            return ""
    return said


async def soak(path: str, *, seed: int, events: int, progress: bool = False) -> str:
    """Press and resize at random; returns what went wrong, with the last keys, or nothing."""
    rand, pool, pressed = random.Random(seed), key_pool(), list[str]()
    loaded = load(path)
    app = SummitApp(snapshot(loaded.dossier), loaded.problems)
    begun = time.monotonic()
    async with app.run_test(size=(120, 40)):
        for number in range(events):
            if rand.random() < 0.03:
                small = rand.random() < 0.2
                low, high = (_SMALL, (50, 12)) if small else ((40, 10), _LARGE)
                size = rand.randint(low[0], high[0]), rand.randint(low[1], high[1])
                pressed.append(f"{size[0]}x{size[1]}")
                app.post_message(Resize(Size(*size), Size(*size)))
            else:
                key = rand.choice(pool)
                pressed.append(key)
                app.post_message(Key(key, key if len(key) == 1 else None))
            said = await settled(app)
            if not app.is_running or app.crash:
                return f"it ended after {pressed[-30:]}: {app.crash!r}"
            if said:
                return f"{said}\nafter {pressed[-30:]}"
            if progress and number % 1000 == 999:
                rate = (number + 1) / (time.monotonic() - begun)
                print(f"\r{number + 1:,} events, {rate:.0f} a second", end="", file=sys.stderr)
    return ""


def main() -> int:
    """Soak with one seed; 1 when something does not hold."""
    parser = argparse.ArgumentParser(prog="make soak", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("dossier", nargs="?", default="data/positions.toml")
    options = parser.parse_args()
    wrong = asyncio.run(
        soak(options.dossier, seed=options.seed, events=options.events, progress=True)
    )
    print(f"\n{wrong or f'{options.events:,} events, seed {options.seed}: all holds'}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
