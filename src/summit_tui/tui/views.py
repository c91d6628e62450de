"""The views beside the explorer, by name. Each is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from summit_tui.analysis.picture import Picture
from summit_tui.dossier.problems import Problem
from summit_tui.tui.linked import LinkedPanes

_VIEWS = {
    "blockers": ("summit_tui.tui.blockers.screen", "BlockersView"),
}


def made(name: str, picture: Picture, problems: Sequence[Problem]) -> LinkedPanes:
    """A new view."""
    module, view = _VIEWS[name]
    kind: type[LinkedPanes] = getattr(import_module(module), view)
    return kind(picture, problems)
