"""Keys of all views, once: the bindings, the line at the bottom and the help come from here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textual.binding import Binding

from summit_tui.tui.lines import Line, Span, line, width_of


class Key(NamedTuple):
    """An action of a view: its keys as the toolkit names them, and as a reader does.

    `brief` stands in the line at the bottom (not there when empty), `help` among all keys.
    """

    action: str
    keys: str
    shown: str
    brief: str
    help: str


_FIND = Key("find", "slash", "/", "find", "find in this pane, as you type; esc takes it back")
_COPY = Key("copy", "y", "y", "copy", "quote and citation to the clipboard; again: as text")

_EVERYWHERE = (
    Key("app.finder", "f,ctrl+p", "f", "find all", "find anything that is or can be done; ctrl+p"),
    Key("next_pane(1)", "tab", "tab", "pane", "next pane"),
    Key("next_pane(-1)", "shift+tab", "shift+tab", "", "previous pane"),
    Key("pane('detail')", "d", "d", "", "to the full text, to scroll it"),
    Key("copy_link", "Y", "Y", "", "a command line that opens at this row to the clipboard"),
    Key("app.go_back", "comma,alt+left", ",", "", "back to where you were"),
    Key("app.go_forward", "full_stop,alt+right", ".", "", "forward again"),
    Key("mark", "m", "m", "", "mark this place with a letter"),
    Key("go_to_mark", "apostrophe", "'", "", "go to the place marked with a letter"),
    Key("app.step_day(-1)", "left_square_bracket", "[", "", "as of the day of speech before"),
    Key("app.step_day(1)", "right_square_bracket", "]", "", "as of the day of speech after"),
    Key("ask_day", "D", "D", "", "as of a day that you type"),
    Key("problems", "exclamation_mark", "!", "", "problems of the dossier"),
    Key("app.redraw", "ctrl+l", "ctrl+l", "", "draw the screen again"),
    Key("help", "question_mark,f1", "?", "all keys", "all keys"),
    Key("app.quit", "q,ctrl+q", "q", "quit", "quit"),
)  # fmt: skip

EXPLORER: tuple[Key, ...] = (
    _FIND,
    Key("", "", "enter", "open", "go on: to what was said, to what contradicts it, to both sides"),
    Key("widen", "escape,u", "esc u", "widen", "widen the view: take back the last narrowing"),
    Key("app.view('blockers')", "b", "b", "blockers", "what blocks the goal; ◂ rests on this row"),
    Key("app.view('matrix')", "v", "v", "compare", "who stands where: actors against sentences"),
    Key("app.view('timeline')", "t", "t", "timeline", "what was said when, by which party"),
    Key("app.view('sources')", "e", "e", "sources", "what each source carries, and which differ"),
    _COPY,
    Key("reach", "x", "x", "reach", "contradictions: all, only across sources, dismissed"),
    Key("pane('actors')", "a", "a", "", "to the actors"),
    Key("pane('statements')", "s", "s", "", "to the statements"),
    Key("pane('contradictions')", "c", "c", "", "to the contradictions"),
    *_EVERYWHERE,
)  # fmt: skip

BLOCKERS: tuple[Key, ...] = (
    Key("toggle", "", "space", "what if", "what if: the next way out of a line, a move, a package"),
    Key("", "", "enter", "evidence", "to the statements that this line rests on"),
    Key("widen", "escape,u,b", "esc b", "back", "back; first takes a filter back"),
    Key("basis", "o", "o", "count", "count only own words, or also attributed, leaked, inferred"),
    Key("pane('packages')", "p", "p", "packages", "to the least that would have to give"),
    Key("pane('circles')", "c", "c", "circles", "to the circles"),
    Key("pane('moves')", "i", "i", "moves", "to all moves, for a what-if"),
    Key("pane('outline')", "w", "w", "waits for", "to what the goal waits for"),
    Key("reset", "r", "r", "reset", "nothing is assumed any more"),
    _FIND,
    _COPY,
    *_EVERYWHERE,
)  # fmt: skip

MATRIX: tuple[Key, ...] = (
    Key("", "", "← → h l", "move", "one sentence to the left or right"),
    Key("", "", "< >", "", "as many sentences as there is room for"),
    Key("", "", "0 $", "", "first and last sentence"),
    Key("", "", "enter", "evidence", "to what a cell rests on; from a blank one, to all on it"),
    Key("widen", "escape,u,v", "esc v", "back", "back; first takes a filter back"),
    Key("pane('grid')", "w", "w", "actors", "to the table of actors"),
    Key("pane('sentences')", "s", "s", "sentences", "to the sentences; the table has those found"),
    _FIND,
    _COPY,
    *_EVERYWHERE,
)  # fmt: skip

TIMELINE: tuple[Key, ...] = (
    Key("", "", "enter", "open", "to this statement in the explorer"),
    Key("widen", "escape,u,t", "esc t", "back", "back; first takes a filter or a party back"),
    Key("pane('parties')", "p", "p", "parties", "to the parties; the dates show the one chosen"),
    Key("pane('dates')", "s", "s", "dates", "to the statements on their dates"),
    Key("moment(-1)", "less_than_sign", "<", "", "to the date before"),
    Key("moment(1)", "greater_than_sign", ">", "", "to the next date"),
    _FIND,
    _COPY,
    *_EVERYWHERE,
)  # fmt: skip

SOURCES: tuple[Key, ...] = (
    Key("", "", "enter", "open", "to what a source says; to what stands between a pair"),
    Key("widen", "escape,u,e", "esc e", "back", "back; first takes a filter back"),
    Key("pane('sources')", "s", "s", "sources", "to the sources"),
    Key("pane('pairs')", "p", "p", "pairs", "to the pairs of the source of the cursor"),
    Key("pane('between')", "c", "c", "between", "to the contradictions between the chosen pair"),
    _FIND,
    _COPY,
    *_EVERYWHERE,
)  # fmt: skip

_MOVES: tuple[tuple[str, str], ...] = (
    ("↑ ↓  j k", "one row"),
    ("pgup pgdn  space", "one page"),
    ("home end  g G", "first and last row"),
)


TYPED_AFTER = ("find", "mark", "go_to_mark", "ask_day")
"""Actions after which the reader types."""


def bindings(table: Sequence[Key]) -> list[Binding]:
    """The keys of a view, for the toolkit.

    What begins or ends typing, or moves the focus, comes before everything else: what is typed
    fast, or arrives in one piece over a slow link, must go where it was meant for.
    """
    return [
        Binding(name, key.action, key.help, show=False, priority=_first(key, name))
        for key in table
        if key.keys
        for name in key.keys.split(",")
    ]


def _first(key: Key, name: str) -> bool:
    return key.action in TYPED_AFTER or key.action.startswith("next_pane") or name == "escape"


def commands(table: Sequence[Key]) -> dict[str, Key]:
    """What can be done by name, by action."""
    return {key.action: key for key in table if key.keys and key.action != "app.finder"}


def key_line(table: Sequence[Key], width: int) -> Line:
    """The line at the bottom: as many whole hints as fit; the last two are always there."""
    brief = [key for key in table if key.brief]
    hints = [line((key.shown, "key"), (f" {key.brief}   ", "muted")) for key in brief]
    while len(hints) > 2 and sum(map(width_of, hints)) > width:
        hints.pop(-3)
    return tuple(span for hint in hints for span in hint)


def help_lines(table: Sequence[Key]) -> Iterator[Line]:
    """All keys with what they do."""
    column = 18
    yield line(("Move", "heading"))
    for shown, text in _MOVES:
        yield (Span(f"  {shown:<{column}}", "key"), Span(text))
    yield ()
    yield line(("Do", "heading"))
    for key in table:
        yield (Span(f"  {key.shown:<{column}}", "key"), Span(key.help))
