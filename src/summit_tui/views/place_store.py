"""What outlives a run: the text of the places, wherever it is kept."""

from __future__ import annotations

from typing import Protocol


class PlaceStore(Protocol):
    """Keeps one text between runs. Neither call raises: what cannot be kept is forgotten."""

    def read(self) -> str:
        """What was written last; empty when there is nothing."""
        ...

    def write(self, text: str) -> None:
        """Keep this instead, whole or not at all."""
        ...


class NullStore:
    """Keeps nothing."""

    def read(self) -> str:
        """Nothing."""
        return ""

    def write(self, text: str) -> None:
        """Forget it."""
