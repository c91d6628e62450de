"""How roles look: one calm background, one accent, the quote as the brightest thing.

Meaning never rests on colour alone: strength has a mark, focus has a bar, differences have
brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from summit_tui.tui.lines import Role, Span, width_of

Surface = Literal["base", "bar", "panel", "chosen", "kept"]
"""Where text stands: the ground, the top and bottom bars, the detail pane, the row of the cursor
in the pane with the focus, and the row of the cursor in another pane."""

_GROUNDS: dict[Surface, str] = {
    "base": "#101319",
    "bar": "#1a212d",
    "panel": "#151a22",
    "chosen": "#26334d",
    "kept": "#1c2431",
}
_INKS: dict[Role, tuple[str, str]] = {
    "text": ("#c9d1dd", ""),
    "muted": ("#8b95a5", ""),
    "strong": ("#e9edf3", "bold"),
    "quote": ("#f4f6f9", ""),
    "aside": ("#98a2b3", "italic"),
    "heading": ("#98a2b3", ""),
    "accent": ("#8fb8ff", "bold"),
    "date": ("#e3b873", ""),
    "key": ("#8fb8ff", ""),
    "hard": ("#ff8a80", "bold"),
    "tension": ("#e3b873", ""),
    "nuance": ("#8fb8ff", ""),
    "good": ("#8fd19e", ""),
    "rule": ("#3a4557", ""),
    "left": ("#ffb3a7", "underline"),
    "right": ("#9fe0b0", "underline"),
}


@cache
def style(role: Role, surface: Surface = "base") -> Style:
    """The look of a role on a surface."""
    ink, extra = _INKS[role]
    if surface == "chosen" and role == "muted":
        ink = "#aab4c4"
    return Style.parse(f"{extra} {ink} on {_GROUNDS[surface]}")


def ground(surface: Surface) -> str:
    """The background colour of a surface, as the toolkit's style sheets want it."""
    return _GROUNDS[surface]


def framed(
    left: Sequence[Span],
    spans: Sequence[Span],
    right: Sequence[Span],
    width: int,
    surface: Surface = "base",
) -> Strip:
    """A drawn line between a left edge on the ground and a right edge on its own surface.

    One `Strip` for the whole: they are what a repaint costs most.
    """
    segments = [Segment(span.text, style(span.role)) for span in left]
    segments += [Segment(span.text, style(span.role, surface)) for span in spans]
    used = width_of(left) + width_of(spans) + width_of(right)
    if used < width:
        segments.append(Segment(" " * (width - used), style("text", surface)))
    segments += [Segment(span.text, style(span.role, surface)) for span in right]
    drawn = Strip(segments, max(used, width))
    return drawn if used <= width else drawn.crop(0, width)
