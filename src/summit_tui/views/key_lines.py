"""Keys as the screen tells of them: the line at the bottom, and the page of all keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summit_tui.views.keymap import Key
from summit_tui.views.lines import Line, Span, fit, line, width_of


def typing_line(enter: str, width: int) -> Line:
    """What the keys do while the reader types; `enter` in a word."""
    return fit(
        line(("type", "key"), "   ", ("enter", "key"), (f" {enter}   ", "muted"),
             ("esc", "key"), (" take it back", "muted")),
        width,
    )  # fmt: skip


def key_line(table: Sequence[Key], width: int) -> Line:
    """The line at the bottom: as many whole hints as fit; the last two are always there."""
    brief = [key for key in table if key.brief and key.keys]
    hints = [line((key.shown, "key"), (f" {key.brief}   ", "muted")) for key in brief]
    while len(hints) > 2 and sum(map(width_of, hints)) > width:
        hints.pop(-3)
    return tuple(span for hint in hints for span in hint)


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
