"""Writing the pieces of a frame with the fewest bytes: moves, colours, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.record import Record
from summit_tui.terminal.sgr import Style, blank_style, change

ERASE_FROM = 6
"""From how many blanks on erasing (5 to 7 bytes) is no longer than writing them."""


class Piece(Record):
    """Cells side by side that one style writes; or that it erases, which moves no cursor.

    `seen` is what of the style shows: of blanks not the ink. `last` says that no cell is known
    behind it: at the edge of the screen the cursor stays on the last one.
    """

    y: int
    x: int
    cells: Sequence[str]
    style: Style
    seen: Style
    erased: bool
    last: bool


class Pen(Record):
    """The terminal's own state: its style, and where its cursor is; None where not known."""

    style: Style | None = None
    at: tuple[int, int] | None = None


def shortest(pen: Pen, pieces: Sequence[Piece]) -> tuple[str, Pen]:
    """The shortest way found to write all, and the pen after it.

    Reading order needs few moves, colour by colour few colour codes; which wins depends on the
    frame. Both are cheap beside what they save on the line.
    """
    paper = pen.style.paper if pen.style else ""

    def by_colour(piece: Piece) -> tuple[object, ...]:
        return (piece.seen.paper != paper, piece.seen.paper, piece.seen, piece.y, piece.x)

    # Pieces come in reading order.
    return min(_written(pen, pieces), _written(pen, sorted(pieces, key=by_colour)), key=_length)


def _length(written: tuple[str, Pen]) -> int:
    return len(written[0])


def _written(pen: Pen, pieces: Sequence[Piece]) -> tuple[str, Pen]:
    out: list[str] = []
    style, at = pen
    for piece in pieces:
        wanted = _wanted(style, piece)
        if wanted != style:
            out.append(change(style, wanted))
            style = wanted
        out.append(_move(at, piece.y, piece.x))
        at = (piece.y, piece.x)
        if piece.erased:
            out.append(f"\x1b[{len(piece.cells)}X")
            continue
        text = "".join(piece.cells)
        out.append(text)
        # After anything but plain one-cell characters terminals disagree on where they are.
        sure = len(text) == len(piece.cells) and not piece.last
        at = (piece.y, piece.x + len(text)) if sure else None
    return "".join(out), Pen(style, at)


def _wanted(style: Style | None, piece: Piece) -> Style:
    """The style to write a piece in; on blanks what does not show may stay as it is."""
    seen = piece.seen
    if style is None or seen == piece.style or seen.attributes:
        return piece.style
    if blank_style(style).attributes:
        return seen
    return style._replace(paper=seen.paper)


def _move(at: tuple[int, int] | None, y: int, x: int) -> str:
    """From one place to another, over the shortest way."""
    if at == (y, x):
        return ""
    whole = f"\x1b[{y + 1};{x + 1}H"
    if at is None or (at[0] != y and at[1] != x):
        return whole
    steps, forward, back = (x - at[1], "C", "D") if at[0] == y else (y - at[0], "B", "A")
    count = "" if abs(steps) == 1 else str(abs(steps))
    return min(whole, f"\x1b[{count}{forward if steps > 0 else back}", key=len)
