"""The screens of the views, by name. A view is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import ClassVar

from textual.binding import BindingType

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.problems import Problem
from summit_tui.tui.bindings import bindings
from summit_tui.tui.view_screen import MakeView, ViewScreen
from summit_tui.views import keymap
from summit_tui.views.keymap import Keymap
from summit_tui.views.time import Shown


class ExplorerScreen(ViewScreen):
    """The explorer: the toolkit binds keys to classes, so each view has one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.EXPLORER)]


class BlockersScreen(ViewScreen):
    """What blocks the goal."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.BLOCKERS)]


class MatrixScreen(ViewScreen):
    """Who stands where."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.MATRIX)]


class TimelineScreen(ViewScreen):
    """What was said when."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.TIMELINE)]


class SourcesScreen(ViewScreen):
    """What each source carries."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.SOURCES)]


_SCREENS: Mapping[str, tuple[type[ViewScreen], str]] = {
    "explorer": (ExplorerScreen, "ExplorerView"),
    "blockers": (BlockersScreen, "BlockersView"),
    "matrix": (MatrixScreen, "MatrixView"),
    "timeline": (TimelineScreen, "TimelineView"),
    "sources": (SourcesScreen, "SourcesView"),
}
VIEWS = tuple(name for name in _SCREENS if name != "explorer")
"""The views beside the explorer."""


def made(
    name: str, keymap: Keymap, snapshot: Snapshot, problems: Sequence[Problem], shown: Shown
) -> ViewScreen:
    """A new screen, on a snapshot as of the day that is shown."""
    screen, view = _SCREENS[name]
    make: MakeView = getattr(import_module(f"summit_tui.views.{name}.view"), view)
    return screen(make, keymap, snapshot, problems, shown)
