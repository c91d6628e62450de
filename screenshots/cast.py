"""The tour as an asciinema cast: the real screens after each real key, in a time of our own.

The same screens give the same bytes: seconds are counted, not measured, and nothing says when or
where it was made. `asciinema play screenshots/tour.cast` shows it in a terminal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from screenshots.svg import Cell, Look

Row = Sequence[Cell]
_ENTER, _LEAVE = "\x1b[?1049h\x1b[?25l", "\x1b[0m\x1b[?25h\x1b[?1049l"
_ATTRIBUTES = (("bold", 1), ("italic", 3), ("underline", 4), ("strike", 9))


class Frame(NamedTuple):
    """A screen, and for how many seconds it stands."""

    rows: Sequence[Row]
    seconds: float


def cast(frames: Sequence[Frame], size: tuple[int, int], title: str) -> str:
    """The cast, version 2: a header, then a line for each screen with the rows that changed."""
    width, height = size
    header = {
        "version": 2,
        "width": width,
        "height": height,
        "title": title,
        "env": {"TERM": "xterm-256color"},
    }
    lines = [json.dumps(header, ensure_ascii=False)]
    before: Sequence[Row] = ()
    at = 0.0
    for number, frame in enumerate(frames):
        data = "".join(_changes(before, frame.rows))
        lines.append(_event(at, data if number else _ENTER + data))
        at += frame.seconds
        before = frame.rows
    lines.append(_event(at, _LEAVE))
    return "\n".join(lines) + "\n"


def _event(at: float, data: str) -> str:
    return json.dumps([round(at, 3), "o", data], ensure_ascii=False)


def _changes(before: Sequence[Row], after: Sequence[Row]) -> Iterator[str]:
    for y, row in enumerate(after):
        if y >= len(before) or list(before[y]) != list(row):
            yield f"\x1b[{y + 1};1H"
            yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    look: Look | None = None
    for cell in row:
        if cell.look != look:
            look = cell.look
            yield _sgr(look)
        yield cell.text


def _sgr(look: Look) -> str:
    codes = ["0", *(str(code) for name, code in _ATTRIBUTES if getattr(look, name))]
    codes += ["38;2", *_channels(look.colour), "48;2", *_channels(look.ground)]
    return f"\x1b[{';'.join(codes)}m"


def _channels(colour: str) -> Iterator[str]:
    return (str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
