"""Styles of cells: read from SGR sequences, reduced to what a terminal knows, written shortest."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from summit_tui.record import Record
from summit_tui.terminal.appearance import Depth

_ATTRIBUTES = {"1": "22", "2": "22", "3": "23", "4": "24", "5": "25", "7": "27", "9": "29"}


class Style(Record):
    """The parts of a colour code: sorted attributes, and SGR parameters of both colours."""

    attributes: tuple[str, ...]
    ink: str
    paper: str

    @property
    def unique(self) -> Style:
        """The one style of all that are equal, so that `is` compares them."""
        return _UNIQUE.setdefault(self, self)

    def on(self, paper: str) -> Style:
        """The style on another background."""
        return Style(self.attributes, self.ink, paper).unique


_UNIQUE: dict[Style, Style] = {}
"""As many as the themes have, and a few of the toolkit's."""
PLAIN = Style((), "39", "49").unique


@lru_cache(1024)
def parse_style(sequence: str) -> Style:
    """Read one SGR sequence that sets a whole style, as the toolkit writes them."""
    attributes: list[str] = []
    ink, paper = "39", "49"
    codes = iter(sequence[2:-1].split(";"))
    for code in codes:
        if code in ("38", "48"):
            kind = next(codes, "")
            count = 3 if kind == "2" else 1
            values = [next(codes, "") for _ in range(count)]
            colour = _numbered(values) if kind == "2" else f"5;{values[0]}"
            colour = f"{code};{colour}"
            if code == "38":
                ink = colour
            else:
                paper = colour
        elif code in _ATTRIBUTES:
            attributes.append(code)
        elif (len(code) == 2 and code[0] == "3") or (len(code) == 2 and code[0] == "9"):
            ink = code
        elif (len(code) == 2 and code[0] == "4") or (len(code) == 3 and code.startswith("10")):
            paper = code
    return Style(tuple(sorted(attributes)), ink, paper).unique


_CUBE = {0: 0, 95: 1, 135: 2, 175: 3, 215: 4, 255: 5}
"""The levels of the 6 × 6 × 6 colours that no terminal's theme changes."""


def _numbered(values: Sequence[str]) -> str:
    """A true colour; by its number, which is shorter, where it is one of the fixed 256."""
    red, green, blue = (int(value or 0) for value in values)
    if red in _CUBE and green in _CUBE and blue in _CUBE:
        return f"5;{16 + 36 * _CUBE[red] + 6 * _CUBE[green] + _CUBE[blue]}"
    if red == green == blue and 8 <= red <= 238 and red % 10 == 8:
        return f"5;{232 + red // 10}"
    return f"2;{red};{green};{blue}"


@lru_cache(1024)
def reduced(style: Style, *, depth: Depth, italics: bool) -> Style:
    """What a terminal with so many colours knows of a style.

    The palette asks for no more than there is; this holds for what the toolkit draws itself.
    """
    if not italics:
        style = style._replace(attributes=tuple(code for code in style.attributes if code != "3"))
    ink, paper = style.ink, style.paper
    if depth == "none":
        ink, paper = "39", "49"
    elif depth == "16":
        ink = "39" if ink.startswith("38;") else ink
        paper = "49" if paper.startswith("48;") else paper
    elif depth == "256":
        ink, paper = _nearest(ink), _nearest(paper)
    return Style(style.attributes, ink, paper).unique


def _nearest(colour: str) -> str:
    """The nearest of the fixed colours, if this is a true one."""
    lead, _, rest = colour.partition(";2;")
    if not rest:
        return colour
    wanted = [int(value) for value in rest.split(";")]

    def step(value: int) -> int:
        return min(_CUBE, key=lambda level: abs(level - value))

    def off(near: Sequence[int]) -> int:
        return sum((one - other) ** 2 for one, other in zip(wanted, near, strict=True))

    grey = 8 + 10 * max(0, min(23, round((sum(wanted) / 3 - 8) / 10)))
    near = min([[step(value) for value in wanted], [grey] * 3], key=off)
    return f"{lead};{_numbered([str(value) for value in near])}"


@lru_cache(1024)
def blank_style(style: Style) -> Style:
    """What of a style shows on a blank: the background, underline, strike and reverse."""
    visible = tuple(code for code in style.attributes if code in ("4", "7", "9"))
    return Style(visible, style.ink if visible else "39", style.paper).unique


@lru_cache(4096)
def change(pen: Style | None, style: Style) -> str:
    """The shortest SGR sequence from one style to another; from any style if None."""
    whole = [*style.attributes]
    whole += [style.ink] if style.ink != "39" else []
    whole += [style.paper] if style.paper != "49" else []
    fresh = "\x1b[" + ";".join(["0", *whole] if whole else []) + "m"
    if pen is None:
        return fresh
    gone = set(pen.attributes) - set(style.attributes)
    off = sorted({_ATTRIBUTES[code] for code in gone})
    # Bold and dim share their "off": what stays of the two has to be set again.
    on = [
        code for code in style.attributes if code not in pen.attributes or _ATTRIBUTES[code] in off
    ]
    step = off + on
    step += [style.ink] if style.ink != pen.ink else []
    step += [style.paper] if style.paper != pen.paper else []
    delta = "\x1b[" + ";".join(step) + "m"
    return min(delta, fresh, key=len)
