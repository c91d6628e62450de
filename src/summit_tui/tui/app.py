"""The application: the explorer on one picture of a dossier, in the project's own colours."""

from __future__ import annotations

import sys
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

if TYPE_CHECKING:
    from textual.screen import Screen

_THEME = Theme(
    name="summit",
    primary="#8fb8ff",
    background=ground("base"),
    surface=ground("base"),
    panel=ground("panel"),
    foreground="#c9d1dd",
    dark=True,
)


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
        super().__init__(driver_class=_driver_class())
        self._picture = picture
        self._problems = problems
        self.register_theme(_THEME)
        self.theme = _THEME.name
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        """The explorer is the first and lowest screen."""
        return Explorer(self._picture, self._problems)


def _driver_class() -> type[Driver] | None:
    """The driver that sends only what changed, where there are POSIX terminals."""
    if sys.platform == "win32":
        return None
    from summit_tui.tui.driver import CellDriver

    return CellDriver
