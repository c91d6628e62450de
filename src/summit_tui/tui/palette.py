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
    "text": ("#d0d0d0", ""),
    "muted": ("#949494", ""),
    "strong": ("#eeeeee", "bold"),
    "quote": ("#eeeeee", ""),
    "aside": ("#9e9e9e", "italic"),
    "heading": ("#9e9e9e", ""),
    "accent": ("#87afff", "bold"),
    "date": ("#d7af87", ""),
    "key": ("#87afff", ""),
    "hard": ("#ff8787", "bold"),
    "tension": ("#d7af87", ""),
    "nuance": ("#87afff", ""),
    "good": ("#87d7af", ""),
    "rule": ("#444444", ""),
    "left": ("#ffafaf", "underline"),
    "right": ("#afd7af", "underline"),
}
"""Inks are colours of the fixed part of the 256, so that they look the same with fewer colours, and
take half the bytes (`cells` names them by number)."""


@cache
def style(role: Role, surface: Surface = "base") -> Style:
    """The look of a role on a surface."""
    ink, extra = _INKS[role]
    if surface == "chosen" and role == "muted":
        ink = "#b2b2b2"
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
