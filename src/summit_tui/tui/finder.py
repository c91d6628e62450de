"""The finder: one line to type in, and below it everything that has these words, best first."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from threading import Thread
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from summit_tui.analysis.addresses import TABLES, Address
from summit_tui.analysis.finding import MOST, Found, Hit, find
from summit_tui.analysis.folding import folded_loosely
from summit_tui.analysis.search import Column, Search
from summit_tui.tui.bar import Bar
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.typed_line import TypedLine
from summit_tui.views.finder_rows import COMMANDS, KINDS, hit_row
from summit_tui.views.keymap import Key, commands
from summit_tui.views.lines import Line, Span, line, spread

PREFIXES = {">": COMMANDS, "@": "actors", '"': "statements", "!": "disputes"}
"""What to begin with, to find only one kind of thing."""


class HitPane(ListPane, can_focus=False):
    """What was found. Letters go on to the line above while the cursor moves here."""

    @property
    def is_active(self) -> bool:
        """The keys that move the cursor always come here."""
        return True


class FinderScreen(Screen[None]):
    """Finds records of a snapshot, and commands of the view that it was asked for in.

    Args:
        search: The texts of the records.
        table: The keys of that view.
    """

    class Chosen(Message):
        """The reader wants to go to a record, or to do something: then it is an action."""

        def __init__(self, chosen: Address | str) -> None:
            super().__init__()
            self.chosen = chosen

    class Folded(Message):
        """All texts are folded: what was typed can be answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "close", "back", show=False),
        Binding("up", "step(-1)", "up", show=False),
        Binding("down", "step(1)", "down", show=False),
        Binding("pageup", "page(-1)", "page up", show=False),
        Binding("pagedown", "page(1)", "page down", show=False),
    ]
    AUTO_FOCUS = "#find"

    def __init__(self, search: Search, table: Sequence[Key]) -> None:
        super().__init__()
        self._search = search
        self._commands = commands(table)
        self._columns: dict[str, Column] = {}
        self._hits: dict[str, Hit] = {}
        self._found = Found((), 0)
        self._typed = ""

    def compose(self) -> ComposeResult:
        """What can be typed, the line, what is found, the keys."""
        masthead, bar = Bar(surface="bar", id="masthead"), Bar(surface="bar", id="keys")
        masthead.show(_masthead)
        bar.show(
            lambda _: line(("↑ ↓", "key"), " choose   ", ("enter", "key"), " go there   ",
                           ("esc", "key"), " back")
        )  # fmt: skip
        yield masthead
        yield TypedLine(id="find")
        yield HitPane("Everything", self._row, 1, rule=False, id="hits")
        yield bar

    def on_mount(self) -> None:
        """Fold what has not been folded; the line can be typed in meanwhile."""
        if self._search.is_quick(*TABLES):
            self._ready()
        else:
            self._pane.fill((), cursor="", empty="Reading everything once …")
            Thread(target=self._fold, daemon=True).start()

    def _fold(self) -> None:
        self._search.fold_all()
        with suppress(RuntimeError):  # the reader has left meanwhile, and the loop is closed
            self.post_message(self.Folded())

    @on(Folded)
    def _ready(self) -> None:
        first, *rest = TABLES
        named = {
            action: folded_loosely(f"{it.brief} {it.help}") for action, it in self._commands.items()
        }
        self._columns = {
            first: self._search.column(first),
            COMMANDS: Column(tuple(named), tuple(named.values())),
            **{table: self._search.column(table) for table in rest},
        }
        self._answer()

    # -- answering --------------------------------------------------------------------------------

    @on(TypedLine.Changed, "#find")
    def _changed(self, event: TypedLine.Changed) -> None:
        """Answer what stands there; of keys that came faster than that, only the last."""
        if event.value == event.input.value:
            self._answer()

    def _answer(self) -> None:
        if not self._columns or not self.query("#hits"):
            return
        text = self.query_one("#find", TypedLine).value.strip()
        kind = PREFIXES.get(text[:1], "")
        self._typed = text[1:] if kind else text
        columns = {kind: self._columns[kind]} if kind else self._columns
        self._found = find(self._typed, self._search, columns)
        self._hits = {f"{hit.kind}:{hit.id}": hit for hit in self._found.hits}
        total = self._found.total
        pane = self._pane
        pane.fill(
            tuple(self._hits),
            cursor=next(iter(self._hits), ""),
            count=f"{total:,}" if total <= MOST else f"first {MOST} of {total:,}",
            empty="Nothing has these words.",
        )
        pane.title = KINDS[kind].plural if kind else "Everything"
        meant = " ".join(self._found.taken_for)
        pane.subtitle = f"as if you had typed: {meant}" if meant else ""

    @property
    def _pane(self) -> HitPane:
        return self.query_one("#hits", HitPane)

    def _row(self, row: str, width: int) -> Sequence[Line]:
        hit = self._hits[row]
        return [hit_row(self._search.snapshot, self._commands, hit, self._typed, width)]

    # -- what the reader does ---------------------------------------------------------------------

    def action_step(self, rows: int) -> None:
        """Move by rows."""
        self._pane.action_step(rows)

    def action_page(self, pages: int) -> None:
        """Move by as many rows as fit."""
        self._pane.action_page(pages)

    def action_close(self) -> None:
        """Go back without choosing."""
        if self.is_current:  # a key may have been pressed twice before the first was answered
            self.dismiss(None)

    @on(TypedLine.Submitted, "#find")
    @on(ListPane.Opened)
    def _choose(self) -> None:
        hit = self._hits.get(self._pane.cursor)
        if hit is None:
            return
        tables = {str(table): table for table in TABLES}
        table = tables.get(hit.kind)
        self.post_message(self.Chosen(Address(table, hit.id) if table else hit.id))


def _masthead(width: int) -> Line:
    """What this is, and how to find only one kind of thing."""
    spans: list[Span] = []
    for prefix, kind in PREFIXES.items():
        spans += line((prefix, "key"), (f" {KINDS[kind].plural.lower()}   ", "muted"))
    left = line(("Find anything", "strong"), ("  by words, a name, an id", "muted"))
    return spread(left, tuple(spans), width)
