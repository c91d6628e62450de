"""How roles look in one theme: lines with roles become lines with styles.

Meaning never rests on colour alone: strength has a mark, focus has a bar, differences have
brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.theme import Theme

from summit_tui.terminal.appearance import Appearance
from summit_tui.tui.themes import LOOKS, Surface
from summit_tui.views.lines import Role, Span, width_of


class Palette:
    """The styles of one theme in so many colours.

    Args:
        appearance: Which theme, how many colours, and whether addresses are links.
    """

    def __init__(self, appearance: Appearance) -> None:
        self._look = LOOKS[appearance.theme][appearance.depth]
        self._links = appearance.links
        self.style = cache(self._style)
        self._link_style = cache(self._linking)

    def _style(self, role: Role, surface: Surface = "base") -> Style:
        ink = self._look.inks[role]
        if surface == "chosen":
            ink = self._look.chosen.get(role, ink)
        return Style.parse(f"{ink} {self._look.grounds[surface]}")

    def _linking(self, role: Role, surface: Surface, link: str) -> Style:
        """A style for all pieces of one link, so that the terminal knows them for one."""
        return self.style(role, surface) + Style(link=link, underline=True)

    def _linked(self, span: Span, surface: Surface) -> Segment:
        if span.link:
            return Segment(span.text, self._link_style(span.role, surface, span.link))
        return Segment(span.text, self.style(span.role, surface))

    def framed(
        self,
        left: Sequence[Span],
        spans: Sequence[Span],
        right: Sequence[Span],
        width: int,
        surface: Surface = "base",
    ) -> Strip:
        """A drawn line between a left edge on the ground and a right edge on its own surface.

        One `Strip` for the whole: they are what a repaint costs most.
        """
        style = self.style
        segments = [Segment(span.text, style(span.role)) for span in left]
        if self._links:
            segments += [self._linked(span, surface) for span in spans]
        else:
            segments += [Segment(span.text, style(span.role, surface)) for span in spans]
        used = width_of(left) + width_of(spans) + width_of(right)
        if used < width:
            segments.append(Segment(" " * (width - used), style("text", surface)))
        segments += [Segment(span.text, style(span.role, surface)) for span in right]
        drawn = Strip(segments, max(used, width))
        return drawn if used <= width else drawn.crop(0, width)

    def theme(self) -> Theme:
        """The same for the few parts that the toolkit draws itself."""
        base = self.style("text")
        return Theme(
            name="summit",
            dark=self._look.dark,
            primary=_css(self.style("accent").color),
            background=_css(base.bgcolor),
            surface=_css(base.bgcolor),
            panel=_css(self.style("text", "panel").bgcolor),
            foreground=_css(base.color),
        )

    def variables(self) -> dict[str, str]:
        """Colours of the line that is typed in, for our style sheet."""
        chosen = self.style("text", "chosen")
        ink, paper = chosen.color, chosen.bgcolor
        if chosen.reverse:
            ink, paper = Color.parse("black"), Color.parse("white")
        return {
            "find-hint": _css(self.style("muted", "panel").color),
            "chosen-ink": _css(ink),
            "chosen-paper": _css(paper),
        }


def _css(color: Color | None) -> str:
    """A colour as the toolkit's style sheets want it."""
    if color is None or color.is_default:
        return "ansi_default"
    return color.triplet.hex if color.triplet else f"ansi_{color.name}"
