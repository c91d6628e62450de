"""Send only the cells that changed.

The toolkit repaints the area of a widget that asks for it, also where the new picture equals
the old one: a stock app sends some 14 KB for a cursor key. `Cells` stands between the toolkit
and the terminal, as curses does: it knows what every cell shows, takes the toolkit's output (cursor
moves, colours, text), and passes on the difference with the fewest colour codes and moves.

Whatever it does not know (a mode switch, a query) it passes on unchanged. A cell it is not sure of
counts as changed, so that it can send too much, but never too little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from summit_tui.tui.sgr import PLAIN, Style, blank_style, change, parse_style

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[(?P<sgr>[\d;]*)m"
    r"|(?P<text>[^\x1b\n\r]+)"
    r"|(?P<line>[\n\r]+)"
    r"|(?P<other>\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)?)",
    re.DOTALL,
)
_ALT_SCREEN = "\x1b[?1049"
_POINTER = "\x1b]22;"
"""The shape of the mouse's pointer: the toolkit sends it on every move; it is not ours."""
_OLD = re.compile(r"\x1b\[\??[\d;]*[A-Za-z]")
"""What consoles have understood, or passed over in silence, since the VT100."""
_ERASE_FROM = 6
"""From how many blanks on erasing (5 to 7 bytes) is no longer than writing them."""
_BRIDGE = 4
"""Writing up to so many unchanged cells again is no longer than moving over them."""


class Cells:
    """What the terminal shows, and the way to the next picture.

    Args:
        erase: Whether the terminal fills erased cells with the current background (bce).
        width_of: The number of cells of a character, as the toolkit counts them.
        reduce: From a style to what the terminal knows of it.
        glyphs: What to write for characters that the terminal lacks; None: it has all.
        queries: Whether the terminal can be asked for, and told of, newer protocols.
    """

    def __init__(
        self,
        *,
        erase: bool,
        width_of: Callable[[str], int],
        reduce: Callable[[Style], Style] = lambda style: style,
        glyphs: Mapping[int, str] | None = None,
        queries: bool = True,
    ) -> None:
        self._erase = erase
        self._reduce = reduce
        self._glyphs = glyphs
        self._queries = queries
        self._width_of = width_of
        self._rows: dict[int, _Row] = {}
        self._out: list[str] = []
        self._pen: Style | None = None
        self._at: tuple[int, int] | None = None

    def forget(self) -> None:
        """Trust nothing of what is on the screen: the next picture is sent whole."""
        self._rows.clear()
        self._pen = None
        self._at = None

    def feed(self, data: str) -> str:
        """Take output of the toolkit; return what has to be sent for it."""
        row = column = 0
        style = PLAIN
        for match in _TOKEN.finditer(data):
            kind = match.lastgroup
            if kind == "text":
                column += self._text(row, column, match[0], style)
            elif kind == "sgr":
                style = self._reduce(parse_style(match[0]))
            elif kind == "column":
                row, column = int(match["row"]) - 1, int(match["column"]) - 1
            elif kind == "line":
                row, column = row + match[0].count("\n"), 0
            else:
                self._pass_on(match[0])
        sent = "".join(self._out)
        self._out.clear()
        return sent

    def _pass_on(self, sequence: str) -> None:
        if sequence.startswith(_POINTER) or not (self._queries or _OLD.fullmatch(sequence)):
            return
        self._out.append(sequence)
        if sequence.startswith(_ALT_SCREEN):
            self.forget()
        elif not sequence.startswith("\x1b[?"):
            self._at = self._pen = None

    def _text(self, y: int, x: int, text: str, style: Style) -> int:
        """Put one run of text in one style; return its width in cells."""
        if self._glyphs is not None and not text.isascii():
            text = text.translate(self._glyphs)
        cells = list(text) if text.isascii() else self._split(text)
        width = len(cells)
        blank = blank_style(style)
        styles = [blank if cell == " " else style for cell in cells]
        row = self._rows.get(y)
        if row is None:
            row = self._rows[y] = _Row([], [])
        known = len(row.cells)
        if known < x + width:
            row.cells.extend([None] * (x + width - known))
            row.styles.extend([PLAIN] * (x + width - known))
        old_cells, old_styles = row.cells[x : x + width], row.styles[x : x + width]
        if old_cells == cells and old_styles == styles:
            return width
        changed = [
            i for i in range(width) if old_cells[i] != cells[i] or old_styles[i] != styles[i]
        ]
        row.cells[x : x + width] = cells
        row.styles[x : x + width] = styles
        start = end = changed[0]
        for i in changed[1:]:
            if i - end > _BRIDGE:
                self._run(y, x + start, cells[start : end + 1], style)
                start = i
            end = i
        self._run(y, x + start, cells[start : end + 1], style)
        return width

    def _split(self, text: str) -> list[str]:
        """Cells of a text: a wide character takes two, a combining one joins the last."""
        cells: list[str] = []
        for character in text:
            width = self._width_of(character)
            if width == 0 and cells:
                last = -1 if cells[-1] else -2
                cells[last] += character
            elif width:
                cells.append(character)
                cells.extend([""] * (width - 1))
        return cells

    def _run(self, y: int, x: int, cells: list[str], style: Style) -> None:
        """Send changed cells, long stretches of blanks as an erasure."""
        if self._erase and not blank_style(style).attributes:
            head = _leading_blanks(cells)
            tail = 0 if head == len(cells) else _leading_blanks(cells[::-1])
            if head >= _ERASE_FROM:
                self._blanks(y, x, head, style)
                x, cells = x + head, cells[head:]
            if cells and tail >= _ERASE_FROM:
                self._write(y, x, cells[:-tail], style)
                self._blanks(y, x + len(cells) - tail, tail, style)
                return
        if cells:
            self._write(y, x, cells, style)

    def _blanks(self, y: int, x: int, count: int, style: Style) -> None:
        self._move(y, x)
        self._paint(style, blank=True)
        self._out.append(f"\x1b[{count}X")

    def _write(self, y: int, x: int, cells: list[str], style: Style) -> None:
        self._move(y, x)
        text = "".join(cells)
        self._paint(style, blank=text.isspace())
        self._out.append(text)
        # After anything but plain one-cell characters terminals disagree on where they are.
        self._at = (y, x + len(cells)) if len(text) == len(cells) else None

    def _move(self, y: int, x: int) -> None:
        if self._at == (y, x):
            return
        if self._at is not None and self._at[0] == y and x > self._at[1]:
            steps = x - self._at[1]
            self._out.append("\x1b[C" if steps == 1 else f"\x1b[{steps}C")
        else:
            self._out.append(f"\x1b[{y + 1};{x + 1}H")
        self._at = (y, x)

    def _paint(self, style: Style, *, blank: bool) -> None:
        """Bring the terminal's pen to a style; for blanks only what shows on a blank."""
        pen = self._pen
        if blank:
            bare = blank_style(style)
            if pen is not None and blank_style(pen) == bare:
                return
            if pen is not None and not bare.attributes and not blank_style(pen).attributes:
                style = pen._replace(paper=style.paper)
        if pen != style:
            self._out.append(change(pen, style))
            self._pen = style


class _Row(NamedTuple):
    """One row: what each cell shows (None: not known) and in which style."""

    cells: list[str | None]
    styles: list[Style]


def _leading_blanks(cells: list[str]) -> int:
    for index, cell in enumerate(cells):
        if cell != " ":
            return index
    return len(cells)
