"""Send only the cells that changed.

The toolkit repaints the area of a widget that asks for it, also where the new picture equals
the old one: a stock app sends some 14 KB for a cursor key. `ScreenDiff` stands between the toolkit
and the terminal, as curses does: it knows what every cell shows, takes the toolkit's output (cursor
moves, colours, text), and passes on the difference of two frames with the fewest colour codes and
moves (`encoder` writes it).

Whatever it does not know (a mode switch, a query) it passes on unchanged. A cell it is not sure of
counts as changed, so that it can send too much, but never too little.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from summit_tui.record import Record
from summit_tui.terminal.encoder import ERASE_FROM, Pen, Piece, shortest
from summit_tui.terminal.sgr import PLAIN, Style, blank_style, parse_style

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
_BRIDGE = 4
"""Writing up to so many unchanged cells again is no longer than moving over them."""


class ScreenDiff:
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
        self._size: tuple[int, int] | None = None
        self._rows: dict[int, _Row] = {}
        self._before: dict[int, _Row] = {}
        self._out: list[str] = []
        self._pen = Pen()

    def within(self, columns: int, rows: int) -> None:
        """Send nothing beyond this size, which is what the terminal has.

        The toolkit may still draw for a larger one that has just gone, and a terminal puts what
        lies beyond its edges on its last row or column.
        """
        self._size = (columns, rows)

    def forget(self) -> None:
        """Trust nothing of what is on the screen: the next picture is sent whole."""
        self._rows.clear()
        self._before.clear()
        self._pen = Pen()

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
        self._flush()
        sent = "".join(self._out)
        self._out.clear()
        return sent

    def _pass_on(self, sequence: str) -> None:
        if sequence.startswith(_POINTER) or not (self._queries or _OLD.fullmatch(sequence)):
            return
        self._flush()
        self._out.append(sequence)
        if sequence.startswith(_ALT_SCREEN):
            self.forget()
        elif not sequence.startswith("\x1b[?"):
            self._pen = Pen()

    def _text(self, y: int, x: int, text: str, style: Style) -> int:
        """Put one run of text in one style; return its width in cells."""
        if self._glyphs is not None and not text.isascii():
            text = text.translate(self._glyphs)
        cells = list(text) if text.isascii() else self._split(text)
        width = len(cells)
        if self._size is not None:
            columns, rows = self._size
            if y >= rows or x >= columns:
                return width
            if x + width > columns:
                del cells[columns - x :]
                if cells[-1] and self._width_of(cells[-1]) > 1:
                    cells[-1] = " "  # half of a wide character
        self._put(y, x, cells, style)
        return width

    def _put(self, y: int, x: int, cells: list[str], style: Style) -> None:
        """Note cells in a row, and that it changes."""
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
        elif row.cells[x : x + width] == cells and row.styles[x : x + width] == styles:
            return
        if y not in self._before:
            self._before[y] = _Row(row.cells[:], row.styles[:])
        row.cells[x : x + width] = cells
        row.styles[x : x + width] = styles

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

    def _flush(self) -> None:
        """Send what differs from the frame before."""
        pieces = [piece for y in sorted(self._before) for piece in self._pieces(y)]
        self._before.clear()
        if pieces:
            text, self._pen = shortest(self._pen, pieces)
            self._out.append(text)

    def _pieces(self, y: int) -> Iterator[Piece]:
        """The changed cells of a row, in pieces of one style."""
        row, before = self._rows[y], self._before[y]
        known = len(before.cells)
        changed = [
            x
            for x, (cell, style) in enumerate(zip(row.cells, row.styles, strict=True))
            if cell is not None
            and (x >= known or before.cells[x] != cell or before.styles[x] != style)
        ]
        start = 0
        while start < len(changed):
            x = changed[start]
            run = _Run(row, x)
            start += 1
            while start < len(changed) and run.reaches(changed[start]):
                start += 1
            yield from run.pieces(y, erase=self._erase)


class _Row(Record):
    """One row: what each cell shows (None: not known) and in which style."""

    cells: list[str | None]
    styles: list[Style]


class _Run:
    """Neighbouring cells that one style can write: of a blank only what shows on it counts."""

    def __init__(self, row: _Row, x: int) -> None:
        self._row = row
        self._start, self._end = x, x + 1
        self._style = row.styles[x]
        self._only_blanks = row.cells[x] == " "

    def reaches(self, x: int) -> bool:
        """Go on to this cell, over few that need no change, if the style allows it."""
        if x - self._end > _BRIDGE:
            return False
        style, only_blanks = self._style, self._only_blanks
        for at in range(self._end, x + 1):
            cell, other = self._row.cells[at], self._row.styles[at]
            if cell is None:
                return False
            if cell == " ":
                if blank_style(style) != other:
                    return False
            elif only_blanks:
                if blank_style(other) != style:
                    return False
                style, only_blanks = other, False
            elif other != style:
                return False
        self._end, self._style, self._only_blanks = x + 1, style, only_blanks
        return True

    def pieces(self, y: int, *, erase: bool) -> Iterator[Piece]:
        """Text and, where that is shorter and the terminal can, erasures."""
        cells = [cell or "" for cell in self._row.cells[self._start : self._end]]
        bare = blank_style(self._style)
        erase = erase and not bare.attributes
        x = 0
        while x < len(cells):
            blank = erase and _blanks_at(cells, x) >= ERASE_FROM
            end = x + _blanks_at(cells, x) if blank else x + 1
            while not blank and end < len(cells):
                if erase and _blanks_at(cells, end) >= ERASE_FROM:
                    break
                end += 1
            last = self._start + end >= len(self._row.cells)
            blanks = blank or cells[x:end].count(" ") == end - x
            seen = bare if blanks else self._style
            yield Piece(y, self._start + x, cells[x:end], self._style, seen, blank, last)
            x = end


def _blanks_at(cells: Sequence[str], x: int) -> int:
    """How many blanks stand in a row from here on."""
    end = x
    while end < len(cells) and cells[end] == " ":
        end += 1
    return end - x
