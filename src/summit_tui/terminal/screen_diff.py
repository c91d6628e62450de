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

from summit_tui.cell_width import cells_of, cut, is_disputed
from summit_tui.terminal.encoder import ERASE_FROM, Cursor, Piece, shortest
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
_ERASABLE = re.compile(f" {{{ERASE_FROM},}}")


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
            self._cursor = Cursor()

    def _text(self, y: int, x: int, text: str, style: Style) -> int:
        """Put one run of text in one style; return its width in cells."""
        cells = self._in_letters_of_terminal(cells_of(text))
        width = len(cells)
        if self._size is not None:
            columns, rows = self._size
            if y >= rows or x >= columns:
                return width
            if x + width > columns:
                cells = _cropped(cells, columns - x)
        row = self._rows.get(y)
        if row is None:
            row = self._rows[y] = _Row()
        if row.put(x, cells, style):
            self._changed.add(y)
        return width

    def _in_letters_of_terminal(self, cells: list[str]) -> list[str]:
        if self._glyphs is None:
            return cells
        shown: list[str] = []
        for at, letters, width in _letters(cells):
            known = letters.translate(self._glyphs)
            same = known == letters
            shown += cells[at : at + width] if same else known.ljust(width, "?")[:width]
        return shown

    def _flush(self) -> None:
        """Send what differs from the frame before."""
        pieces: list[Piece] = []
        for y in sorted(self._changed):
            pieces += self._rows[y].pieces(y, erase=self._erase)
        self._changed.clear()
        if pieces:
            text, self._cursor = shortest(self._cursor, pieces, to_column=self._to_column)
            self._out.append(text)


class _Row:
    """One row: what each cell shows (None: not known) and in which style.

    Styles are compared by identity: `sgr` gives equal ones as one. Between `low` and `high` lies
    what has been written since the row was last sent; `old_cells` and `old_styles` are from then.
    """

    __slots__ = ("cells", "high", "low", "old_cells", "old_styles", "styles")

    def __init__(self) -> None:
        self.cells: list[str | None] = []
        self.styles: list[Style] = []
        self.old_cells: list[str | None] = []
        self.old_styles: list[Style] = []
        self.low = self.high = -1

    def put(self, x: int, cells: list[str], style: Style) -> bool:
        """Note cells; whether they change anything."""
        end = x + len(cells)
        blank = blank_style(style)
        if blank is style or " " not in cells:
            styles = [style] * len(cells)
        else:
            styles = [blank if cell == " " else style for cell in cells]
        if len(self.cells) < end:
            self._extend(end - len(self.cells))
        elif self.cells[x:end] == cells and self.styles[x:end] == styles:
            return False
        if self.low < 0:
            self.old_cells, self.old_styles = self.cells[:], self.styles[:]
            self.low = x
        self._tear(x)
        self._tear(end)
        self.cells[x:end] = cells
        self.styles[x:end] = styles
        self.low, self.high = min(self.low, x), max(self.high, end)
        return True

    def _extend(self, count: int) -> None:
        for cells in (self.cells, self.old_cells):
            cells.extend([None] * count)
        for styles in (self.styles, self.old_styles):
            styles.extend([PLAIN] * count)

    def _tear(self, x: int) -> None:
        """Trust no letter that stands on both sides of this place."""
        if not 0 < x < len(self.cells) or self.cells[x] != "":
            return
        start, end = x - 1, x + 1
        while start and self.cells[start] == "":
            start -= 1
        while end < len(self.cells) and self.cells[end] == "":
            end += 1
        self.cells[start:end] = [None] * (end - start)

    def pieces(self, y: int, *, erase: bool) -> Iterator[Piece]:
        """What differs from what was last sent, in pieces of one style; it counts as sent then."""
        cells, styles = self.cells, self.styles
        old_cells, old_styles = self.old_cells, self.old_styles
        x, high = self.low, self.high
        self.low = self.high = -1
        while x < high:
            cell = cells[x]
            if cell is None or (cell == old_cells[x] and styles[x] is old_styles[x]):
                x += 1
                continue
            while not cells[x]:  # a part of a wide letter: from its beginning
                x -= 1
            start = x
            # On to other changed cells, over few that need no change, as far as one style can
            # write them: of a blank only what shows on it counts.
            style = ink = styles[x]
            bare = blank_style(ink)
            only_blanks = cells[x] == " "
            x += 1
            end = x
            while x < high and x - end <= _BRIDGE:
                cell, other = cells[x], styles[x]
                if cell is None:
                    break
                if cell == " ":
                    if other is not bare:
                        break
                elif only_blanks:
                    if blank_style(other) is not ink:
                        break
                    ink, only_blanks = other, False
                elif other is not ink:
                    break
                x += 1
                if cell != old_cells[x - 1] or other is not old_styles[x - 1]:
                    style, end = ink, x
            while end < len(cells) and cells[end] == "":
                end += 1
            yield from self._split(y, start, end, style, erase=erase)
            x = end

    def _split(self, y: int, start: int, end: int, style: Style, *, erase: bool) -> Iterator[Piece]:
        """Cells of one style; letters that terminals disagree on each in a piece of its own."""
        cells: list[str] = self.cells[start:end]  # type: ignore[assignment]  # none is unknown
        begin = 0
        if not all(cells):
            for at, letters, width in _letters(cells):
                if width > 1 and is_disputed(letters):
                    yield from self._plain(y, start + begin, cells[begin:at], style, erase=erase)
                    yield Piece(y, start + at, width, letters, style, style, is_disputed=True)
                    begin = at + width
        yield from self._plain(y, start + begin, cells[begin:], style, erase=erase)

    def _plain(
        self, y: int, x: int, cells: list[str], style: Style, *, erase: bool
    ) -> Iterator[Piece]:
        """Text and, where that is shorter and the terminal can, erasures."""
        text, bare = "".join(cells), blank_style(style)
        begin = 0
        if erase and not bare.attributes and len(text) == len(cells):
            for blanks in _ERASABLE.finditer(text):
                at = blanks.start()
                if begin < at:
                    yield self._piece(y, x + begin, at - begin, text[begin:at], style)
                begin = blanks.end()
                yield Piece(y, x + at, begin - at, "", style, bare)
        if begin < len(cells):
            yield self._piece(y, x + begin, len(cells) - begin, text[begin:], style)

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


def _cropped(cells: list[str], width: int) -> list[str]:
    """So many cells; of letters that stand across the edge those that fit."""
    start = width
    while not cells[start]:
        start -= 1
    if start == width:
        return cells[:width]
    return [*cells[:start], *(cells_of(cut(cells[start], width - start)) + [" "] * width)][:width]
