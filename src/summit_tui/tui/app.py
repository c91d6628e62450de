"""The application: the explorer on one picture of a dossier, in the project's own colours."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.theme import Theme

from summit_tui.analysis.picture import Picture
from summit_tui.dossier.problems import Problem
from summit_tui.tui.explorer import Explorer
from summit_tui.tui.palette import ground
from summit_tui.tui.view import Narrowing

if TYPE_CHECKING:
    from textual.screen import Screen

    from summit_tui.tui.blockers.screen import BlockersView

_THEME = Theme(
    name="summit",
    primary="#8fb8ff",
    background=ground("base"),
    surface=ground("base"),
    panel=ground("panel"),
    foreground="#c9d1dd",
    dark=True,
)

_PATIENCE = 1.0
"""Seconds for leaving in order: a write to a terminal that has gone may never return."""


class SummitApp(App[None]):
    """Shows one picture.

    Args:
        picture: What to explore.
        problems: What is wrong with the dossier.
    """

    ENABLE_COMMAND_PALETTE = False
    TITLE = "summit-tui"
    CSS = """
    Screen { background: $background; layout: vertical; overflow: hidden; }
    Bar { height: 1; }
    #panes { height: 1fr; }
    ListPane { height: 1fr; background: $background; }
    #detail { background: $panel; }
    #page { height: 1fr; background: $background; }
    #find { height: 1; border: none; padding: 0 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quit", show=False, priority=True)]

    def __init__(self, picture: Picture, problems: Sequence[Problem] = ()) -> None:
        # The toolkit's own driver where there are no POSIX terminals.
        driver: type[Driver] | None = None
        if sys.platform != "win32":
            from summit_tui.tui.driver import CellDriver, cells_for_terminal

            driver = CellDriver
            self.cells = cells_for_terminal()
        super().__init__(driver_class=driver)
        self._picture = picture
        self._problems = problems
        self._explorer = Explorer(picture, problems)
        self._started = False
        self.register_theme(_THEME)
        self.theme = _THEME.name
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        """The explorer is the first and lowest screen."""
        return self._explorer

    def on_mount(self) -> None:
        """Leave the terminal as it was, also when the line drops or somebody ends us."""
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for number in (signal.SIGTERM, signal.SIGHUP):
                loop.add_signal_handler(number, self._end, 128 + number)

    def _end(self, code: int) -> None:
        """Restore the terminal and exit; or only exit, when there is no terminal any more."""
        last = threading.Timer(_PATIENCE, os._exit, (code,))
        last.daemon = True
        last.start()
        self.exit(None, code)

    def on_resize(self) -> None:
        """Draw everything: the driver knows that the terminal may have moved its text about.

        The toolkit itself does nothing when a size comes back within a few milliseconds.
        """
        if self._started:
            self.screen.refresh()
        self._started = True

    async def action_blockers(self) -> None:
        """What blocks the goal, and which of it rests on what the reader is looking at."""
        from summit_tui.tui.blockers.screen import BlockersView

        if not self.is_screen_installed("blockers"):
            self.install_screen(BlockersView(self._picture, self._problems), "blockers")
        statements, about = self._explorer.looked_at
        await self._show_blockers()
        if isinstance(self.screen, BlockersView) and self.screen.there:
            self.screen.point_at(statements, about)

    async def _show_blockers(self) -> None:
        # A key may have been pressed twice before the first was answered.
        if self.screen is self._explorer:
            await self.push_screen("blockers")

    def _show_explorer(self) -> None:
        while self.screen is not self._explorer:
            self.pop_screen()

    def on_blockers_view_evidence(self, event: BlockersView.Evidence) -> None:
        """From a blocker to the statements it rests on."""
        self._show_explorer()
        self._explorer.narrow(Narrowing(evidence=event.keys), "statements")

    def on_blockers_view_left(self) -> None:
        """Back to the explorer, as it was."""
        self._show_explorer()

    async def on_explorer_left_evidence(self) -> None:
        """Back to the blockers, as they were."""
        await self._show_blockers()

    def action_redraw(self) -> None:
        """Draw everything again: something else wrote on the terminal."""
        self._forget_screen()
        self.screen.refresh(layout=True)

    def _forget_screen(self) -> None:
        if sys.platform != "win32":
            self.cells.forget()
