"""Send only the cells that changed.

The toolkit repaints the area of a widget that asks for it, also where the new picture equals
the old one: a stock app sends some 14 KB for a cursor key. `ScreenDiff` stands between the toolkit
and the terminal, as curses does: it knows what every cell shows, takes the toolkit's output (cursor
moves, colours, text), and passes on the difference of two frames with the fewest colour codes and
moves (`encoder` writes it).

Whatever it does not know (a mode switch, a query) it passes on unchanged. A cell it is not sure of
counts as changed, so that it can send too much, but never too little. Letters whose width terminals
disagree on are written whole, on cleared ground, and what follows them is placed anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import compress
from operator import is_not

from summit_tui.cell_width import cells_of, cut, is_disputed
from summit_tui.terminal.encoder import ERASE_FROM, Cursor, Piece, shortest
from summit_tui.terminal.sgr import Style, blank_style, parse_style

_TOKENS = re.compile(
    r"\x1b\[(\d+);(\d+)H"
    r"|(?:\x1b\[0m)?(\x1b\[[\d;]*m)([^\x1b\n\r]*)"
    r"|([^\x1b\n\r]+)"
    r"|([\n\r]+)"
    r"|(\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|.)?)",
    re.DOTALL,
).findall
"""What the toolkit writes: a move (row, column), a whole style with the text in it (a reset before
it tells nothing), text, ends of lines, anything else."""
_ALT_SCREEN = "\x1b[?1049"
_POINTER = "\x1b]22;"
"""The shape of the mouse's pointer: the toolkit sends it on every move; it is not ours."""
_OLD = re.compile(r"\x1b\[\??[\d;]*[A-Za-z]")
"""What consoles have understood, or passed over in silence, since the VT100."""
_RESET = "\x1b[0m"
_REMEMBERED = 2000
_BRIDGE = 4
"""Writing up to so many unchanged cells again is no longer than moving over them."""
_WORTH_ERASING = " " * ERASE_FROM
_ERASABLE = re.compile(f"{_WORTH_ERASING} *")


class ScreenDiff:
    """What the terminal shows, and the way to the next picture.

    Args:
        erase: Whether the terminal fills erased cells with the current background (bce).
        reduce: From a style to what the terminal knows of it.
        glyphs: What to write for characters that the terminal lacks; None: it has all.
        queries: Whether the terminal can be asked for, and told of, newer protocols.
        to_column: Whether it can move its cursor to a column of the row that it is in.
    """

    def __init__(
        self,
        *,
        erase: bool,
        reduce: Callable[[Style], Style] = lambda style: style,
        glyphs: Mapping[int, str] | None = None,
        queries: bool = True,
        to_column: bool = True,
    ) -> None:
        self._erase = erase
        self._reduce = reduce
        self._cells: dict[Style, _Cells] = {}
        self._texts: dict[tuple[str, str], list[_Cell]] = {}
        """Cells of texts in a style: a row is often drawn again, with the cursor and without."""
        self._glyphs = glyphs
        self._queries = queries
        self._to_column = to_column
        self._size: tuple[int, int] | None = None
        self._rows: dict[int, _Row] = {}
        self._changed: set[int] = set()
        self._out: list[str] = []
        self._cursor = Cursor()

    def within(self, columns: int, rows: int) -> None:
        """Send nothing beyond this size, which is what the terminal has.

        The toolkit may still draw for a larger one that has just gone, and a terminal puts what
        lies beyond its edges on its last row or column.
        """
        self._size = (columns, rows)

    def forget(self) -> None:
        """Trust nothing of what is on the screen: the next picture is sent whole."""
        self._rows.clear()
        self._changed.clear()
        self._cursor = Cursor()

    def feed(self, data: str) -> str:
        """Take output of the toolkit; return what has to be sent for it."""
        row = column = 0
        style = _RESET
        cells: list[_Cell] = []  # side by side, from this row and column on
        for y, x, sgr, styled, bare, line, other in _TOKENS(data):
            if sgr or bare:
                style = sgr or style
                text = styled or bare
                if text:
                    cells += self._texts.get((style, text)) or self._text(style, text)
                continue
            if cells:
                self._put(row, column, cells)
                cells = []
            if y:
                row, column = int(y) - 1, int(x) - 1
            elif line:
                row, column = row + line.count("\n"), 0
            else:
                self._pass_on(other)
        if cells:
            self._put(row, column, cells)
        self._flush()
        sent = "".join(self._out)
        self._out.clear()
        return sent

    def _text(self, sgr: str, text: str) -> list[_Cell]:
        """The cells of a text."""
        letters = cells_of(text)
        if self._glyphs is not None:
            letters = _in_letters_of_terminal(letters, self._glyphs)
        if len(self._texts) > _REMEMBERED:
            self._texts.clear()
        style = self._reduce(parse_style(sgr))
        cells = self._texts[sgr, text] = [*map(self._in_style(style).__getitem__, letters)]
        return cells

    def _in_style(self, style: Style) -> _Cells:
        known = self._cells.get(style)
        if known is None:
            blank = blank_style(style)
            blanks = None if blank is style else self._in_style(blank)
            known = self._cells[style] = _Cells(style, blanks)
        return known

    def _pass_on(self, sequence: str) -> None:
        if sequence.startswith(_POINTER) or not (self._queries or _OLD.fullmatch(sequence)):
            return
        self._flush()
        self._out.append(sequence)
        if sequence.startswith(_ALT_SCREEN):
            self.forget()
        elif not sequence.startswith("\x1b[?"):
            self._cursor = Cursor()

    def _put(self, y: int, x: int, cells: list[_Cell]) -> None:
        """Note what a part of a row shows."""
        if self._size is not None:
            columns, rows = self._size
            if y >= rows or x >= columns:
                return
            if x + len(cells) > columns:
                cells = self._cropped(cells, columns - x)
        row = self._rows.get(y)
        if row is None:
            row = self._rows[y] = _Row()
        if row.put(x, cells):
            self._changed.add(y)

    def _cropped(self, cells: list[_Cell], width: int) -> list[_Cell]:
        """So many cells; of letters that stand across the edge those that fit."""
        start = width
        while not cells[start][0]:
            start -= 1
        if start == width:
            return cells[:width]
        letters, style = cells[start]
        fitting = [*cells_of(cut(letters, width - start)), *[" "] * width][: width - start]
        return [*cells[:start], *map(self._in_style(style).__getitem__, fitting)]

    def _flush(self) -> None:
        """Send what differs from the frame before."""
        pieces: list[Piece] = []
        for y in sorted(self._changed):
            self._rows[y].send(y, pieces, erase=self._erase)
        self._changed.clear()
        if pieces:
            text, self._cursor = shortest(self._cursor, pieces, to_column=self._to_column)
            self._out.append(text)


_Cell = tuple[str, Style]
"""What a cell shows, and in which style; nothing where a wide letter goes on."""


class _Cells(dict[str, _Cell]):
    """The cells of one style by what they show, each made once, so that `is` compares them.

    Args:
        style: The style.
        blanks: Those of the style that blanks have, where that is another one.
    """

    def __init__(self, style: Style, blanks: _Cells | None) -> None:
        super().__init__()
        self._style = style
        self._blanks = blanks

    def __missing__(self, letters: str) -> _Cell:
        if letters == " " and self._blanks is not None:
            cell = self._blanks[letters]
        else:
            cell = (letters, self._style)
        self[letters] = cell
        return cell


class _Row:
    """One row: what each cell shows, as far as that is known.

    Between `low` and `high` lies what has been written since the row was last sent; `old` is from
    then.
    """

    __slots__ = ("cells", "high", "low", "old")

    def __init__(self) -> None:
        self.cells: list[_Cell | None] = []
        self.old: list[_Cell | None] = []
        self.low = self.high = -1

    def put(self, x: int, cells: list[_Cell]) -> bool:
        """Note cells; whether they change anything."""
        end = x + len(cells)
        if len(self.cells) < end:
            gap: list[None] = [None] * (end - len(self.cells))
            self.cells += gap
            self.old += gap
        elif self.cells[x:end] == cells:
            return False
        if self.low < 0:
            self.old = self.cells[:]
            self.low = x
        for edge in (x, end):
            if 0 < edge < len(self.cells) and _goes_on(self.cells[edge]):
                self._tear(edge)
        self.cells[x:end] = cells
        self.low, self.high = min(self.low, x), max(self.high, end)
        return True

    def _tear(self, x: int) -> None:
        """Trust no letter that stands on both sides of this place."""
        start, end = x - 1, x + 1
        while start and _goes_on(self.cells[start]):
            start -= 1
        while end < len(self.cells) and _goes_on(self.cells[end]):
            end += 1
        self.cells[start:end] = [None] * (end - start)

    def send(self, y: int, pieces: list[Piece], *, erase: bool) -> None:
        """Add what differs from what was last sent, in pieces of one style; it is sent then."""
        cells, old = self.cells, self.old
        low, high = self.low, self.high
        self.low = self.high = -1
        end = 0
        for start in compress(range(low, high), map(is_not, cells[low:high], old[low:high])):
            cell = cells[start]
            if start < end or cell is None:
                continue
            while not cell[0]:  # a part of a wide letter: from its beginning
                start -= 1  # noqa: PLW2901
                cell = cells[start] or cell
            # On to other changed cells, over few that need no change, as far as one style can
            # write them: of a blank only what shows on it counts.
            letters, ink = cell
            style, bare = ink, blank_style(ink)
            only_blanks = letters == " "
            x = end = start + 1
            for cell, was in zip(cells[x:high], old[x:high], strict=True):
                if cell is None:
                    break
                letters, other = cell
                if letters == " ":
                    if other is not bare:
                        break
                elif only_blanks:
                    if blank_style(other) is not ink:
                        break
                    ink, only_blanks = other, False
                elif other is not ink:
                    break
                x += 1
                if cell is not was:
                    style, end = ink, x
                elif x - end > _BRIDGE:
                    break
            while end < len(cells) and _goes_on(cells[end]):
                end += 1
            self._split(y, start, end, style, pieces, erase=erase)

    def _split(
        self, y: int, start: int, end: int, style: Style, pieces: list[Piece], *, erase: bool
    ) -> None:
        """Cells of one style; letters that terminals disagree on each in a piece of its own."""
        cells = [cell[0] for cell in self.cells[start:end] if cell]  # none is unknown
        if "" in cells:
            begin = 0
            for at, letters, width in _letters(cells):
                if width > 1 and is_disputed(letters):
                    self._plain(y, start + begin, cells[begin:at], style, pieces, erase=erase)
                    disputed = Piece(y, start + at, width, letters, style, style, is_disputed=True)
                    pieces.append(disputed)
                    begin = at + width
            start, cells = start + begin, cells[begin:]
        self._plain(y, start, cells, style, pieces, erase=erase)

    def _plain(
        self, y: int, x: int, cells: list[str], style: Style, pieces: list[Piece], *, erase: bool
    ) -> None:
        """Text and, where that is shorter and the terminal can, erasures."""
        text = "".join(cells)
        begin = 0
        if erase and _WORTH_ERASING in text and len(text) == len(cells):
            bare = blank_style(style)
            for blanks in () if bare.attributes else _ERASABLE.finditer(text):
                at = blanks.start()
                if begin < at:
                    pieces.append(self._piece(y, x + begin, at - begin, text[begin:at], style))
                begin = blanks.end()
                pieces.append(Piece(y, x + at, begin - at, "", style, bare))
        if begin < len(cells):
            pieces.append(self._piece(y, x + begin, len(cells) - begin, text[begin:], style))

    def _piece(self, y: int, x: int, width: int, text: str, style: Style) -> Piece:
        seen = style if text.strip(" ") else blank_style(style)
        return Piece(y, x, width, text, style, seen, is_last=x + width >= len(self.cells))


def _letters(cells: list[str]) -> Iterator[tuple[int, str, int]]:
    """Where in a row which letters stand, and on how many cells."""
    at = 0
    while at < len(cells):
        end = at + 1
        while end < len(cells) and not cells[end]:
            end += 1
        yield at, cells[at], end - at
        at = end


def _in_letters_of_terminal(cells: list[str], glyphs: Mapping[int, str]) -> list[str]:
    shown: list[str] = []
    for at, letters, width in _letters(cells):
        known = letters.translate(glyphs)
        same = known == letters
        shown += cells[at : at + width] if same else known.ljust(width, "?")[:width]
    return shown


def _goes_on(cell: _Cell | None) -> bool:
    """Whether a letter that began before stands on a cell, too."""
    return cell is not None and not cell[0]
