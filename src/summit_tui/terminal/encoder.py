"""Writing the pieces of a frame with the fewest bytes: moves, colours, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.record import Record
from summit_tui.terminal.sgr import Style, blank_style, change

ERASE_FROM = 6
"""From how many blanks on erasing (5 to 7 bytes) is no longer than writing them."""


class Piece(Record):
    """Cells side by side that one style writes; or, without a text, erases, which moves no cursor.

    `seen` is what of the style shows: of blanks not the ink. `is_last` says that no cell is known
    behind it: at the edge of the screen the cursor stays on the last one. `is_disputed` says that
    terminals may draw the text on fewer cells than it has.
    """

    y: int
    x: int
    width: int
    text: str
    style: Style
    seen: Style
    is_last: bool = False
    is_disputed: bool = False


class Cursor(Record):
    """The terminal's own state: its style, and where its cursor is; None where not known."""

    style: Style | None = None
    row: int | None = None
    column: int | None = None


def shortest(
    cursor: Cursor, pieces: Sequence[Piece], *, to_column: bool = True
) -> tuple[str, Cursor]:
    """The shortest way found to write all, and the cursor after it.

    Reading order needs few moves, colour by colour few colour codes; which wins depends on the
    frame. Both are cheap beside what they save on the line. `to_column` says that the terminal can
    move its cursor to a column of the row that it is in (CHA).
    """
    paper = cursor.style.paper if cursor.style else ""

    def by_colour(piece: Piece) -> tuple[object, ...]:
        return (piece.seen.paper != paper, piece.seen.paper, piece.seen, piece.y, piece.x)

    # Pieces come in reading order.
    return min(
        _written(cursor, pieces, to_column),
        _written(cursor, sorted(pieces, key=by_colour), to_column),
        key=_length,
    )


def _length(written: tuple[str, Cursor]) -> int:
    return len(written[0])


def _written(cursor: Cursor, pieces: Sequence[Piece], to_column: bool) -> tuple[str, Cursor]:
    out: list[str] = []
    style, row, column = cursor
    for y, x, width, text, own, seen, is_last, is_disputed in pieces:
        wanted = _wanted(style, own, seen)
        if wanted is not style:
            out.append(change(style, wanted))
            style = wanted
        if column != x or row != y:
            out.append(_move(row, column, y, x, to_column))
        if is_disputed:  # the ground first: what the letters leave free is not what was there
            out.append(" " * width + _move(y, None, y, x, to_column))
        row, column = y, x
        if not text:
            out.append(f"\x1b[{width}X")
            continue
        out.append(text)
        # After anything but plain one-cell letters terminals disagree on where they are.
        column = x + width if len(text) == width and not is_disputed else None
        if is_last:
            row = column = None
    return "".join(out), Cursor(style, row, column)


def _wanted(style: Style | None, own: Style, seen: Style) -> Style:
    """The style to write a piece in; on blanks what does not show may stay as it is."""
    if style is None or seen is own or seen.attributes:
        return own
    if blank_style(style).attributes:
        return seen
    return style if style.paper == seen.paper else style.on(seen.paper)


def _move(row: int | None, column: int | None, y: int, x: int, to_column: bool) -> str:
    """From one place to another, over the shortest way."""
    absolute = f"\x1b[{x + 1}G" if row == y and to_column else f"\x1b[{y + 1};{x + 1}H"
    if row is None or column is None:
        return absolute
    if row == y:
        return min(_step(x - column, "C", "D"), absolute, key=len)
    return min(_step(y - row, "B", "A"), absolute, key=len) if column == x else absolute


def _step(count: int, forward: str, back: str) -> str:
    """So many cells one way, or the other."""
    steps = abs(count)
    return f"\x1b[{steps if steps > 1 else ''}{forward if count > 0 else back}"
