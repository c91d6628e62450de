"""An element of a REFI-QDA project while it is read, and what gathers in it."""

from __future__ import annotations

from collections.abc import Mapping

from summit_tui.imports.anchors import Passages


class Element:
    """What has begun and not ended yet. Ids are those of the project (GUIDs)."""

    __slots__ = (
        "above", "attributes", "coders", "codes", "description", "name", "notes", "passages",
        "points", "text", "values", "variable",
    )  # fmt: skip

    def __init__(self, name: str, attributes: Mapping[str, str], above: Element | None) -> None:
        self.name = name
        self.attributes = attributes
        self.above = above
        self.description = self.text = self.variable = ""
        self.codes: list[str] = []
        self.notes: list[str] = []
        self.values: list[tuple[str, str]] = []
        self.coders: set[str] = set()
        self.points: dict[str, str] = {}
        self.passages: Passages | None = None

    @property
    def guid(self) -> str:
        """The id by which others refer to it."""
        return self.attributes.get("guid", "")

    @property
    def title(self) -> str:
        """What it is called."""
        return self.attributes.get("name", "")

    def number(self, name: str) -> int:
        """An attribute that is a number; -1 if it is none."""
        text = self.attributes.get(name, "").strip()
        return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1
