"""Keys of all views, once: bindings, hints, help and `docs/keys.md` come from here.

Every action has a name, by which a reader gives it other keys. The names are kept: they stand in
files that readers have written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summit_tui.record import Record
from summit_tui.views import key_names

Keymap = Mapping[str, Sequence[str]]
"""The keys that a reader chose, by the name of the action; without an entry it has its own."""

FIXED = {"escape": "widen", "ctrl+c": "quit", "ctrl+q": "quit", "ctrl+z": "suspend"}
"""Keys that always do what they do: the ways out."""


class Key(Record):
    """An action of a view, by its name and as the toolkit has it; its keys, parted by commas.

    `brief` stands in the line at the bottom (not there when empty), `help` among all keys. Where
    `action` is empty it is done by a pane, and the view only says what it means there.
    """

    name: str
    action: str
    keys: str
    brief: str
    help: str

    @property
    def each(self) -> Sequence[str]:
        """Its keys, one by one."""
        return self.keys.split(",") if self.keys else ()

    @property
    def shown(self) -> str:
        """The key that a hint shows: the first."""
        return key_names.shown(self.each[0]) if self.each else ""

    @property
    def all_shown(self) -> str:
        """All its keys, as the screen shows them."""
        return " ".join(map(key_names.shown, self.each)) or "no key"


_FIND = Key("find", "find", "slash", "find", "find in this pane, as you type; esc takes it back")
_COPY = Key("copy", "copy", "y", "copy", "quote and citation to the clipboard; again: as text")
_WRITE = Key("write", "write", "w", "write", "to a file: what this is about, or this view")

_FIND_ALL = Key(
    "find-all", "app.finder", "f,ctrl+p", "find all", "find anything that is or can be done"
)
_AS_OF = Key("as-of", "ask_day", "D", "up to a day", "as of a day that you type: 31 July 2025")
_ON_THE_WAY = (
    Key("next-pane", "next_pane(1)", "tab", "", "next pane"),
    Key("previous-pane", "next_pane(-1)", "shift+tab", "", "previous pane"),
    Key("to-detail", "pane('detail')", "d", "", "to the full text, to scroll it"),
    Key("copy-link", "copy_link", "Y", "", "to the clipboard: a command line that opens here"),
    Key("back", "app.go_back", "comma,alt+left", "", "back to where you were"),
    Key("forward", "app.go_forward", "full_stop,alt+right", "", "forward again"),
    Key("mark", "mark", "m", "", "mark this place with a letter"),
    Key("go-to-mark", "go_to_mark", "apostrophe", "", "go to the place marked with a letter"),
    Key("earlier", "app.step_day(-1)", "left_square_bracket", "", "as of the day of speech before"),
    Key("later", "app.step_day(1)", "right_square_bracket", "", "as of the day of speech after"),
    Key("edit", "app.edit", "E", "", "to the line of this row in its file, in your editor"),
    Key("copy-id", "app.copy_id", "I", "", "its id to the clipboard; again: what dismisses it"),
    Key("accept", "app.decide(True)", "A", "", "accept the draft: it becomes a record"),
    Key("drop", "app.decide(False)", "X", "", "drop the draft: it is taken out of its file"),
    Key("problems", "app.desk", "exclamation_mark", "", "problems, drafts and hints"),
    Key("reload", "app.reload", "R", "", "read the files of the dossier again"),
    Key("redraw", "app.redraw", "ctrl+l", "", "draw the screen again"),
    Key("help", "help", "question_mark,f1", "keys", "all keys"),
    Key("quit", "app.quit", "q,ctrl+q", "quit", "quit"),
)  # fmt: skip
_EVERYWHERE = (_FIND_ALL, _AS_OF, *_ON_THE_WAY)

EXPLORER: tuple[Key, ...] = (
    _FIND,
    _FIND_ALL,
    Key("blockers", "app.view('blockers')", "b", "what blocks",
        "what blocks the goal; ◂ by this row"),
    Key("matrix", "app.view('matrix')", "v", "who stands where", "sentences against parties"),
    Key("timeline", "app.view('timeline')", "t", "timeline", "what was said when, by which party"),
    _AS_OF,
    _COPY,
    _WRITE,
    Key("open", "", "enter", "open", "go on: to all that answers it, to what contradicts it"),
    Key("sources", "app.view('sources')", "e", "sources", "what each source carries, which differ"),
    Key("widen", "widen", "escape,u", "back", "one step back, to the row you came from"),
    Key("to-contradictions", "pane('contradictions')", "c", "contradictions", "to the disputes"),
    Key("to-statements", "pane('statements')", "s", "statements", "to the statements"),
    Key("to-actors", "pane('actors')", "a", "actors", "to the actors"),
    Key("reach", "act('reach')", "x", "reach", "disputes: all, only across sources, dismissed"),
    Key("right-pane", "next_pane(1)", "right", "", "next pane"),
    Key("left-pane", "next_pane(-1)", "left", "", "previous pane"),
    *_ON_THE_WAY,
)  # fmt: skip

BLOCKERS: tuple[Key, ...] = (
    Key("what-if", "", "space", "what if", "what if: a line's next way out, a move, a package"),
    Key("open", "", "enter", "evidence", "to the statements that this line rests on"),
    Key("widen", "widen", "escape,u", "back", "back; first takes a filter back"),
    Key("blockers", "widen", "b", "", "the same, by the key that led here"),
    Key("basis", "act('basis')", "o", "count",
        "count own words, or also attributed, leaked, inferred"),
    Key("to-packages", "pane('packages')", "p", "packages", "to the least that would have to give"),
    Key("to-circles", "pane('circles')", "c", "circles", "to the circles"),
    Key("to-moves", "pane('moves')", "i", "moves", "to all moves, for a what-if"),
    Key("to-outline", "pane('outline')", "n", "waits for", "to what the goal waits for"),
    Key("reset", "act('reset')", "r", "reset", "nothing is assumed any more"),
    _FIND,
    _COPY,
    _WRITE,
    *_EVERYWHERE,
)  # fmt: skip

MATRIX: tuple[Key, ...] = (
    Key("right", "", "right,l", "move", "one column to the right"),
    Key("open", "", "enter", "open", "a party to its members, a cell to what it rests on"),
    Key("widen", "widen", "escape,u", "back", "back; first takes a filter or an opened party back"),
    Key("matrix", "widen", "v", "", "the same, by the key that led here"),
    _FIND,
    _COPY,
    _WRITE,
    *_EVERYWHERE,
)  # fmt: skip

TIMELINE: tuple[Key, ...] = (
    Key("open", "", "enter", "open", "to this statement in the explorer"),
    Key("widen", "widen", "escape,u", "back", "back; first takes a filter or a party back"),
    Key("timeline", "widen", "t", "", "the same, by the key that led here"),
    Key("to-parties", "pane('parties')", "p", "parties", "to the parties; the dates follow"),
    Key("to-dates", "pane('dates')", "s", "dates", "to the statements on their dates"),
    Key("previous-date", "heading(-1)", "less_than_sign", "", "to the date before"),
    Key("next-date", "heading(1)", "greater_than_sign", "", "to the next date"),
    _FIND,
    _COPY,
    _WRITE,
    *_EVERYWHERE,
)  # fmt: skip

SOURCES: tuple[Key, ...] = (
    Key("open", "", "enter", "open", "to what a source says; to what stands between a pair"),
    Key("widen", "widen", "escape,u", "back", "back; first takes a filter back"),
    Key("sources", "widen", "e", "", "the same, by the key that led here"),
    Key("to-sources", "pane('sources')", "s", "sources", "to the sources"),
    Key("to-pairs", "pane('pairs')", "p", "pairs", "to the pairs of the source of the cursor"),
    Key("to-between", "pane('between')", "c", "between", "to what stands between the pair"),
    _FIND,
    _COPY,
    _WRITE,
    *_EVERYWHERE,
)  # fmt: skip

MOVES: tuple[Key, ...] = (
    Key("down", "step(1)", "down,j", "", "one row down"),
    Key("up", "step(-1)", "up,k", "", "one row up"),
    Key("page-down", "page(1)", "pagedown,ctrl+f,space", "", "one page down"),
    Key("page-up", "page(-1)", "pageup,ctrl+b", "", "one page up"),
    Key("first", "edge(-1)", "home,g", "", "first row"),
    Key("last", "edge(1)", "end,G", "", "last row"),
)  # fmt: skip
"""In every list, and in the full text."""

LIST = (*MOVES, Key("open", "open", "enter", "", "open the row"))
TRY = (
    *(key._replace(keys=key.keys.replace(",space", "")) for key in LIST),
    Key("what-if", "screen.act('what-if')", "space", "", "try the row out"),
)
"""A list whose rows can be tried out."""
GRID = (
    *LIST,
    Key("left", "shift(-1)", "left,h", "", "one column to the left"),
    Key("right", "shift(1)", "right,l", "", "one column to the right"),
    Key(
        "page-left", "shift_page(-1)", "less_than_sign", "", "left by as many as there is room for"
    ),
    Key("page-right", "shift_page(1)", "greater_than_sign", "", "right by as many"),
    Key("first-column", "shift_edge(-1)", "0", "", "first column"),
    Key("last-column", "shift_edge(1)", "dollar_sign", "", "last column"),
)
"""A list with columns."""

PAGE = (
    Key("widen", "close", "escape,u", "", "back"),
    Key("open", "close", "enter", "", "back"),
    Key("help", "close", "question_mark", "", "back"),
    Key("problems", "close", "exclamation_mark", "", "back"),
    Key("quit", "close", "q", "", "back"),
)
"""A page over the views is left by whatever one would try."""
DESK = (
    Key("open", "", "enter", "open", "to the place in the file, in your editor"),
    Key("widen", "close", "escape,u", "back", "back"),
    Key("problems", "close", "exclamation_mark", "", "back, by the key that led here"),
    Key("edit", "edit", "E", "", "to the place in the file, in your editor"),
    Key("accept", "decide(True)", "A", "accept", "accept the draft: it becomes a record"),
    Key("drop", "decide(False)", "X", "drop", "drop the draft: it is taken out of its file"),
    Key("to-detail", "to_detail", "d,tab", "", "to the full text, to scroll it; and back"),
    Key("reload", "app.reload", "R", "read again", "read the files of the dossier again"),
    Key("redraw", "app.redraw", "ctrl+l", "", "draw the screen again"),
    Key("quit", "close", "q", "", "back"),
)
"""The page of what is to do at the files."""
BARE_PAGE = (*PAGE, Key("copy", "close", "y", "", "back"))
NOTICE = (_EVERYWHERE[-1],)


class View(Record):
    """What a view is called, its keys, and those of its kinds of panes."""

    title: str
    keys: Sequence[Key]
    panes: Sequence[Sequence[Key]]


VIEWS = {
    "explorer": View("Explorer", EXPLORER, (LIST, MOVES)),
    "blockers": View("What blocks", BLOCKERS, (TRY, LIST, MOVES)),
    "matrix": View("Compare", MATRIX, (GRID, LIST, MOVES)),
    "timeline": View("Timeline", TIMELINE, (LIST, MOVES)),
    "sources": View("Sources", SOURCES, (LIST, MOVES)),
}
"""All views by name."""

TYPED_AFTER = ("find", "mark", "go_to_mark", "ask_day", "write")
"""Actions after which the reader types."""


BEFORE_TYPING = ("next-pane", "previous-pane")
"""Names of actions that are done while the reader types, too."""
KEPT = ("quit", "help")
"""Names of actions that always have a key."""


def for_toolkit(keymap: Keymap) -> dict[str, str]:
    """The keymap as the toolkit takes it."""
    nothing = "<ignore>"  # an empty entry would be taken for none
    return {
        name: ",".join(key for key in chosen if key not in FIXED) or nothing
        for name, chosen in keymap.items()
    }


def remapped(table: Sequence[Key], keymap: Keymap) -> tuple[Key, ...]:
    """The table with the keys that the reader chose; fixed ones stay."""
    return tuple(
        key._replace(keys=_chosen(key, keymap[key.name])) if key.name in keymap else key
        for key in table
    )


def _chosen(key: Key, chosen: Sequence[str]) -> str:
    fixed = [name for name in key.each if name in FIXED]
    chosen = [name for name in chosen if name not in FIXED]
    return ",".join([*fixed, *chosen] if key.each[0] in FIXED else [*chosen, *fixed])


def in_panes(view: View, keymap: Keymap) -> list[Key]:
    """What the panes of a view do by themselves, each once, unless the view tells of it."""
    told = {key.name for key in view.keys}
    found: dict[str, Key] = {}
    for pane in view.panes:
        for key in remapped(pane, keymap):
            if key.name not in told:
                known = found.get(key.name, key)
                every = dict.fromkeys([*known.each, *key.each])
                found[key.name] = known._replace(keys=",".join(every))
    return list(found.values())


def hint(table: Sequence[Key], name: str) -> str:
    """How to press for an action, as the screen shows it; empty if it has no key."""
    return next((key.shown for key in table if key.name == name), "")


def commands(table: Sequence[Key]) -> dict[str, Key]:
    """What can be done by name, by action."""
    found: dict[str, Key] = {}
    for key in table:
        if key.action and key.name != "find-all":
            found.setdefault(key.action, key)
    return found
