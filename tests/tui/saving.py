"""A dossier that is saved again while the app shows it, without files or clocks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from queue import Queue

from screens import Driven, explorer, until

from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.load import load
from summit_tui.terminal.appearance import Appearance
from summit_tui.tui.app import SummitApp
from summit_tui.tui.editing import Desk
from summit_tui.tui.following import Origin, Reading
from summit_tui.tui.kiosk import KioskApp
from summit_tui.views.time import Time
from support import write


class Editor(Origin):
    """Somebody who saves; the app reads what was saved last."""

    def __init__(self, text: str | bytes) -> None:
        self.path = write(text)
        self._now = self._read()
        self._saves: Queue[bool] = Queue()
        self.readings = 0

    def _read(self) -> Reading:
        loaded = load(self.path)
        return Reading(loaded.dossier, loaded.problems, loaded.locator)

    def save(self, text: str | bytes) -> None:
        """What the file has from now on."""
        Path(self.path).write_bytes(text if isinstance(text, bytes) else text.encode())
        self._now = self._read()
        self.ask()

    def wait(self) -> bool:
        return self._saves.get()

    def wait_briefly(self, _: float) -> bool:
        return not self._saves.empty()

    def read(self) -> Reading:
        self.readings += 1
        return self._now

    def ask(self) -> None:
        self._saves.put(True)

    def close(self) -> None:
        self._saves.put(False)


@asynccontextmanager
async def following(
    editor: Editor,
    *,
    at: str = "statements",
    kiosk: bool = False,
    desk: Desk | None = None,
) -> AsyncIterator[Driven]:
    """The app on what this editor has saved; the reader begins in the list `at`."""
    first = editor.read()
    time = Time(first.whole)
    shown = snapshot(first.whole)
    app = (
        KioskApp(shown, first.problems, Appearance(), time, 900, 3600, origin=editor)
        if kiosk
        else SummitApp(
            shown, first.problems, time=time, origin=editor, desk=desk, locator=first.locator
        )
    )
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        explorer(pilot).action_pane(at)
        await pilot.pause()
        yield pilot
        editor.close()


async def saved(pilot: Driven, editor: Editor, text: str | bytes) -> None:
    """Save this, and wait until the app has shown it or said why not."""
    heard: list[object] = []
    stage = pilot.app._stage  # type: ignore[attr-defined]
    show = stage.show_saved

    def hear(it: object) -> None:
        show(it)
        heard.append(it)

    stage.show_saved = hear
    editor.save(text)
    await until(pilot, lambda: bool(heard))
    stage.show_saved = show
    await pilot.pause()
