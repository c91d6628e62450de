"""How many panes a screen has room for, and how wide they are. Plain arithmetic."""

from __future__ import annotations

from collections.abc import Mapping

from summit_tui.record import Record

_THREE_PANES = 100
"""Columns from which all three lists stand side by side."""
_TWO_PANES = 72

SMALLEST = (40, 10)
"""Columns and rows below which there is no telling one pane from another: a notice says so."""
LARGEST = (600, 200)
"""Columns and rows that are drawn at most. No screen is larger; a window that says it is
(9999 × 9999 comes from broken clients) would cost memory and time without end."""


class Arrangement(Record):
    """Which lists are shown, and how large everything is.

    A width is a number of columns, or `1fr`: a share of what is left. `detail` is the lines of
    the detail pane; 0 hides it. `heights` are lines of a row, where they depend on the screen.
    """

    widths: Mapping[str, int | str]
    detail: int
    heights: Mapping[str, int] = {}


def _detail(height: int) -> int:
    return 0 if height < 14 else min(max(5, height * 3 // 10 + 2), 22)


def list_and_side(width: int, height: int, at: str, main: str, side: str) -> Arrangement:
    """One main list with another at its side, or, on a narrow screen, the one the reader is in."""
    if width >= _THREE_PANES:
        shares = ("4fr", "3fr") if at == main else ("1fr", "1fr")
        return Arrangement(dict(zip((main, side), shares, strict=True)), _detail(height))
    return Arrangement({at: "1fr"}, _detail(height))


def one_list(height: int, name: str) -> Arrangement:
    """One list that has all of the width."""
    return Arrangement({name: "1fr"}, _detail(height))


def too_small(width: int, height: int) -> bool:
    """Whether a screen is below what anything can be read on."""
    return width < SMALLEST[0] or height < SMALLEST[1]


def clamped(width: int, height: int) -> tuple[int, int]:
    """A size that can be drawn."""
    return max(1, min(width, LARGEST[0])), max(1, min(height, LARGEST[1]))


def explorer_lists(width: int, height: int, at: str, beside: str) -> Arrangement:
    """Place the panes of the explorer, with the reader in the list `at`.

    The contradictions are the widest. Where only two lists fit, the actors keep their place and
    their width, and `beside` stands at their side, so that nothing moves as the reader goes from
    the one to the other.
    """
    detail = _detail(height)
    if width >= _THREE_PANES:
        actors = min(34, max(24, width * 19 // 100))
        return Arrangement({"actors": actors, "statements": "3fr", "contradictions": "5fr"}, detail)
    if width >= _TWO_PANES:
        return Arrangement({"actors": 25, beside or "contradictions": "1fr"}, detail)
    return Arrangement({at: "1fr"}, detail)


def is_tall(width: int, height: int) -> bool:
    """Whether a row has room for the best statement of each side of a dispute."""
    return width >= _THREE_PANES and height >= 30
