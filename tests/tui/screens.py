"""The explorer without a terminal: open it on a dossier, press keys, read what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic
from types import MappingProxyType

from textual.message import Message
from textual.pilot import Pilot

from summit_tui.analysis.snapshot import snapshot
from summit_tui.tui.app import SummitApp
from summit_tui.tui.detail_pane import DetailPane
from summit_tui.tui.line_pane import LinePane
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.taking_away import Writer
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views.keymap import Keymap
from summit_tui.views.lines import plain
from summit_tui.views.place_store import PlaceStore
from summit_tui.views.selection import Selection, selection_of
from support import dossier

Driven = Pilot[None]


@asynccontextmanager
async def opened(
    *texts: str,
    size: tuple[int, int] = (120, 40),
    heard: list[Message] | None = None,
    memory: PlaceStore | None = None,
    keymap: Keymap = MappingProxyType({}),
    start: str = "",
    writer: Writer | None = None,
    at: str = "actors",
) -> AsyncIterator[Driven]:
    """The app on a dossier of these texts; `heard` collects the messages that are posted.

    The reader begins in the list `at` of the explorer, unless there is a place to begin at.
    """
    loaded = dossier(*texts)
    app = SummitApp(
        snapshot(loaded.dossier), loaded.problems, memory=memory, keymap=keymap, start=start,
        writer=writer,
    )  # fmt: skip
    hook = heard.append if heard is not None else None
    async with app.run_test(size=size, message_hook=hook) as pilot:
        await pilot.pause()
        if not start and not (memory and memory.read()):
            explorer(pilot).action_pane(at)
            await pilot.pause()
        yield pilot


def explorer(pilot: Driven) -> ViewScreen:
    """The screen below everything else."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, ViewScreen)
    return screen


def view_name(pilot: Driven) -> str:
    """What the view on top is called; empty where a page is."""
    screen = pilot.app.screen
    return screen.view.name if isinstance(screen, ViewScreen) else ""


def selection(pilot: Driven) -> Selection:
    """What narrows the explorer."""
    return selection_of(explorer(pilot).state)


def pane(pilot: Driven, name: str) -> ListPane:
    """One of the lists."""
    return explorer(pilot).query_one(f"#{name}", ListPane)


def detail(pilot: Driven) -> str:
    """What the detail pane says, whole."""
    lines = explorer(pilot).query_one("#detail", DetailPane).lines
    return "\n".join(plain(line) for line in lines)


def listed(pilot: Driven, name: str) -> ListPane:
    """One of the lists of the view on top."""
    return pilot.app.screen.query_one(f"#{name}", ListPane)


def full(pilot: Driven) -> str:
    """What the detail pane of the view on top says, whole."""
    lines = pilot.app.screen.query_one("#detail", DetailPane).lines
    return "\n".join(plain(line) for line in lines)


async def typed(pilot: Driven, text: str) -> None:
    """Find this in the pane that the reader is in."""
    await pilot.press("slash", *("space" if letter == " " else letter for letter in text))
    await pilot.pause()


def shown(pilot: Driven, name: str) -> str:
    """The lines that a part of the top screen shows."""
    part = pilot.app.screen.query_one(f"#{name}", LinePane)
    drawn = [part.line_at(y) for y in range(part.size.height)]
    return "\n".join(plain((*line.left, *line.text, *line.right)) for line in drawn)


async def until(pilot: Driven, met: Callable[[], bool], seconds: float = 30.0) -> None:
    """Wait until something is so."""
    last = monotonic() + seconds
    while not met():
        assert monotonic() < last, "it never came about"
        await pilot.pause(0.01)
