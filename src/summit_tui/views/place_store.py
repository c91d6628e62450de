"""What outlives a run: the text of the places, wherever it is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class PlaceStore(Protocol):
    """Keeps one text between runs. Neither call raises: what cannot be kept is forgotten."""

    def read(self) -> str:
        """What was written last; empty when there is nothing."""
        ...

    def update(self, change: Callable[[str], str]) -> None:
        """Keep what this makes of what is kept, whole or not at all; no other run comes between."""
        ...


class NullStore:
    """Keeps nothing."""

    def read(self) -> str:
        """Nothing."""
        return ""

    def update(self, change: Callable[[str], str]) -> None:
        """Forget it."""
