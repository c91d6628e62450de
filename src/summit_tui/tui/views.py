"""The views beside the explorer, by name. Each is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.problems import Problem
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views.time import Shown

VIEWS = {
    "blockers": ("summit_tui.tui.blockers.screen", "BlockersView"),
    "matrix": ("summit_tui.tui.matrix.screen", "MatrixView"),
    "timeline": ("summit_tui.tui.timeline.screen", "TimelineView"),
    "sources": ("summit_tui.tui.sources.screen", "SourcesView"),
}


def made(name: str, snapshot: Snapshot, problems: Sequence[Problem], shown: Shown) -> ViewScreen:
    """A new view, on a snapshot as of the day that is shown."""
    module, view = VIEWS[name]
    kind: type[ViewScreen] = getattr(import_module(module), view)
    return kind(snapshot, problems, shown)
