"""Cells of a terminal as an SVG: the same cells give the same bytes, and nothing is fetched.

Each run of text is placed by its column and given its length, so that columns stay aligned in
whatever monospace font there is. Lines and blocks are drawn, not written: they join between
rows in every font.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

FONT_SIZE = 16
WIDTH, HEIGHT = 9.63, 20.0
"""A cell. The width is the advance of DejaVu Sans Mono at this size."""
_BASELINE = 15.0
_MARGIN = 12.0
_FAMILY = "DejaVu Sans Mono, Menlo, Consolas, monospace"
_THIN, _HEAVY = 1.2, 2.4

# Up, right, down, left: 1 light, 2 heavy.
_LINES = {
    char: tuple(map(int, arms))
    for char, arms in zip(
        "─│┌┐└┘├┤┬┴┼╭╮╰╯╵╶╷╴━┃╹╺╻╸",
        "0101 1010 0110 0011 1100 1001 1110 1011 0111 1101 1111 0110 0011 1100 1001 "
        "1000 0100 0010 0001 0202 2020 2000 0200 0020 0002".split(),
        strict=True,
    )
}
# Left, top, right, bottom, as parts of the cell.
_BLOCKS = {
    "█": (0.0, 0.0, 1.0, 1.0),
    "▀": (0.0, 0.0, 1.0, 0.5),
    "▐": (0.5, 0.0, 1.0, 1.0),
    "▔": (0.0, 0.0, 1.0, 0.125),
    "▕": (0.875, 0.0, 1.0, 1.0),
    **{char: (0.0, 1 - (at + 1) / 8, 1.0, 1.0) for at, char in enumerate("▁▂▃▄▅▆▇")},
    **{char: (0.0, 0.0, (7 - at) / 8, 1.0) for at, char in enumerate("▉▊▋▌▍▎▏")},
}


class Look(NamedTuple):
    """How a cell is drawn. Colours are `#rrggbb`."""

    colour: str
    ground: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False


class Cell(NamedTuple):
    """What stands in a column: a character (with its combining marks), and how many columns."""

    text: str
    look: Look
    columns: int = 1


class _Run(NamedTuple):
    column: int
    columns: int
    text: str
    look: Look


def draw(rows: Sequence[Sequence[Cell]], *, ground: str, title: str) -> str:
    """The SVG of a screen. `ground` is the colour around it, `title` what a reader hears."""
    columns = max(sum(cell.columns for cell in row) for row in rows)
    width = columns * WIDTH + 2 * _MARGIN
    height = len(rows) * HEIGHT + 2 * _MARGIN
    body = [line for number, row in enumerate(rows) for line in _row(row, number, ground)]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_n(width)}" height="{_n(height)}"'
            f' viewBox="0 0 {_n(width)} {_n(height)}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>text{{font:{FONT_SIZE}px {_FAMILY};white-space:pre}}"
            ".b{font-weight:bold}.u{text-decoration:underline}.s{text-decoration:line-through}"
            "</style>",
            f'<rect width="100%" height="100%" rx="8" fill="{ground}"/>',
            # The old way to keep runs of blanks, which renderers know, beside the new one.
            f'<g transform="translate({_n(_MARGIN)} {_n(_MARGIN)})" xml:space="preserve">',
            *body,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _row(row: Sequence[Cell], number: int, ground: str) -> Iterator[str]:
    """Grounds first, so that no glyph is cut off by the cell beside it."""
    top = number * HEIGHT
    placed, column = [], 0
    for cell in row:
        placed.append((column, cell))
        column += cell.columns
    for colour, group in groupby(placed, key=lambda item: item[1].look.ground):
        cells = list(group)
        if colour != ground:
            span = sum(cell.columns for _, cell in cells)
            yield _rect(cells[0][0] * WIDTH, top, span * WIDTH, HEIGHT, colour)
    for run in _runs(placed):
        if run.text in _LINES or run.text in _BLOCKS:
            yield from _drawn(run, top)
        elif run.text.strip():
            yield _written(run, top)


def _runs(placed: Sequence[tuple[int, Cell]]) -> Iterator[_Run]:
    """Neighbours that can be written in one go: of one look, and sure to be in every font."""

    def key(item: tuple[int, Cell]) -> tuple[int, Look]:
        column, cell = item
        plain = cell.columns == 1 and cell.text < "\u0250" and cell.text.isprintable()
        return (-1 if plain or cell.text in "‘’“”–—…·" else column), cell.look

    for (_, look), group in groupby(placed, key=key):
        cells = list(group)
        text = "".join(cell.text for _, cell in cells)
        before = len(text) - len(text.lstrip(" "))
        columns = sum(cell.columns for _, cell in cells) - (len(text) - len(text.strip(" ")))
        if columns:
            yield _Run(cells[0][0] + before, columns, text.strip(" "), look)


def _written(run: _Run, top: float) -> str:
    """A run of text, as long as its columns."""
    look = run.look
    x, y = run.column * WIDTH, top + _BASELINE
    names = "".join(
        name for name, on in zip("bus", (look.bold, look.underline, look.strike), strict=True) if on
    )
    extra = f' class="{" ".join(names)}"' if names else ""
    if unicodedata.east_asian_width(run.text[0]) not in "WF":
        extra += f' textLength="{_n(run.columns * WIDTH)}" lengthAdjust="spacingAndGlyphs"'
    if look.italic:
        # Slanted here: not every system has this font in italics.
        place = f'transform="translate({_n(x)} {_n(y)}) skewX(-10)"'
    else:
        place = f'x="{_n(x)}" y="{_n(y)}"'
    return f'<text {place} fill="{look.colour}"{extra}>{escape(run.text, quote=False)}</text>'


def _drawn(run: _Run, top: float) -> Iterator[str]:
    """A line or a block."""
    left, colour = run.column * WIDTH, run.look.colour
    if run.text in _BLOCKS:
        x0, y0, x1, y1 = _BLOCKS[run.text]
        yield _rect(
            left + x0 * WIDTH, top + y0 * HEIGHT, (x1 - x0) * WIDTH, (y1 - y0) * HEIGHT, colour
        )
        return
    middle, centre = left + WIDTH / 2, top + HEIGHT / 2
    for direction, weight in enumerate(_LINES[run.text]):
        if not weight:
            continue
        thick = _THIN if weight == 1 else _HEAVY
        half = thick / 2
        if direction % 2 == 0:
            y0, y1 = (top, centre + half) if direction == 0 else (centre - half, top + HEIGHT)
            yield _rect(middle - half, y0, thick, y1 - y0, colour)
        else:
            x1, x0 = (left + WIDTH, middle - half) if direction == 1 else (middle + half, left)
            yield _rect(x0, centre - half, x1 - x0, thick, colour)


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    return (
        f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{colour}"/>'
    )


def _n(value: float) -> str:
    """A number with two decimals at most, written one way."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
