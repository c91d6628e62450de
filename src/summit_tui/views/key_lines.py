"""Keys as the screen tells of them: the line at the bottom, and the page of all keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summit_tui.views.keymap import Key
from summit_tui.views.lines import EMPTY, Line, Span, line, spread, width_of


def typing_line(enter: str, width: int, found: Line = EMPTY) -> Line:
    """What the keys do while the reader types; `enter` in a word, and what has been found."""
    keys = line(("type", "key"), "   ", ("enter", "key"), (f" {enter}   ", "muted"),
                ("esc", "key"), (" take it back", "muted"))  # fmt: skip
    if width_of(keys) + width_of(found) + 2 > width:
        keys = line(("esc", "key"), (" take it back", "muted"))
    return spread(keys, found, width)


def key_line(table: Sequence[Key], width: int) -> Line:
    """The line at the bottom: as many whole hints as fit; the last two are always there."""
    return tuple(span for _, hint in _hints(table, width) for span in hint)


def key_at(table: Sequence[Key], width: int, column: int) -> Key | None:
    """The key whose hint stands at a column of that line."""
    for key, hint in _hints(table, width):
        column -= width_of(hint)
        if column < 0:
            return key
    return None


def _hints(table: Sequence[Key], width: int) -> Sequence[tuple[Key, Line]]:
    brief = [key for key in table if key.brief and key.keys]
    ends = ["  "] * (len(brief) - 1) + [""]
    hints = [
        (key, line((key.shown, "key"), (f" {key.brief}{end}", "muted")))
        for key, end in zip(brief, ends, strict=False)
    ]
    while len(hints) > 2 and sum(width_of(hint) for _, hint in hints) > width:
        hints.pop(-3)
    return hints


def help_lines(table: Iterable[Key], moves: Iterable[Key]) -> Iterator[Line]:
    """All keys with what they do."""
    column = 18
    yield line(("Move", "heading"))
    yield from (_help_line(key, column) for key in moves)
    yield ()
    yield line(("Do", "heading"))
    yield from (_help_line(key, column) for key in table)


def _help_line(key: Key, column: int) -> Line:
    return (Span(f"  {key.all_shown:<{column}}", "key"), Span(key.help))
