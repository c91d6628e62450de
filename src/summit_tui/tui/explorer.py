"""The explorer: actors, what they said, and where the accounts contradict, linked by selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.binding import BindingType

from summit_tui.analysis.citation import cited
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.search import Listed, Search, What, search_of
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.problems import Problem
from summit_tui.tui.bindings import bindings
from summit_tui.tui.detail_pane import Draw
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views import content, details, keymap, selection
from summit_tui.views.explorer import dispute_details, dispute_rows
from summit_tui.views.highlight import highlighted
from summit_tui.views.layout import Arrangement, explorer_lists, is_tall
from summit_tui.views.lines import EMPTY, Line, line
from summit_tui.views.places import listed, unlisted
from summit_tui.views.rows import Rows
from summit_tui.views.selection import EVERYONE, REACHES, Asked, Focus, Reach, Selection
from summit_tui.views.time import Shown

_OPENS = {
    "actors": "statements",
    "statements": "contradictions",
    "contradictions": "statements",
}
_KINDS: dict[str, What] = {
    "actors": "actors",
    "statements": "statements",
    "contradictions": "entries",
}

_COUNTED: Mapping[What, str] = {
    "actors": "actor",
    "statements": "statement",
    "entries": "dispute",
}
"""What one row of a list is called where rows are counted."""


class Explorer(ViewScreen):
    """The screen that is always there; other views come on top of it.

    Args:
        snapshot: What it explores.
        problems: What is wrong with the dossier.
        shown: How the day is shown.
    """

    NAME = "explorer"
    PANES: ClassVar[Sequence[str]] = ("actors", "statements", "contradictions")
    KEYS = keymap.EXPLORER
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.EXPLORER)]
    AUTO_FOCUS = "#contradictions"

    def __init__(self, snapshot: Snapshot, problems: Sequence[Problem], shown: Shown) -> None:
        super().__init__(snapshot, problems, shown)
        self._at = "contradictions"
        self._search = search_of(snapshot)
        self._selection = Selection()
        self._reach: Reach = "all"
        self._before_selection = self._selection
        self._steps: list[tuple[Selection, str, str]] = []
        """What narrowed before each step, the pane and the row from which it was taken."""
        self._shown_for_view: Selection | None = None
        """What another view asked to see: esc from there goes back to that view."""

    def show_snapshot(self, snapshot: Snapshot, shown: Shown) -> None:
        """Another day: what narrows stays where the other snapshot has it."""
        self._search = search_of(snapshot)
        self._selection = selection.kept(self._selection, snapshot)
        super().show_snapshot(snapshot, shown)

    # -- what it says of itself -------------------------------------------------------------------

    def lists(self) -> Iterable[ListPane]:
        """Actors, statements, contradictions."""
        yield ListPane("Actors", self._draw_actor, 1, rule=False, id="actors")
        yield ListPane("Statements", self._draw_statement, 3, rule=True, id="statements")
        yield ListPane(
            "Contradictions", self._draw_entry, dispute_rows.TALL, rule=True, id="contradictions"
        )

    def _draw_actor(self, row: str, width: int) -> Sequence[Line]:
        return self._marked("actors", content.actor_row(self._snapshot, row, width))

    def _draw_entry(self, row: str, width: int) -> Sequence[Line]:
        height = self.pane("contradictions").row_height

        def draw(room: int) -> Sequence[Line]:
            return dispute_rows.entry_row(self._snapshot, row, room, height)

        return self._marked("contradictions", self.mark_new(row, draw, width))

    def _marked(self, name: str, lines: Sequence[Line]) -> Sequence[Line]:
        """A row of a pane, with what its filter looks for."""
        query = self.filters[name]
        return [highlighted(part, query) for part in lines] if query else lines

    def _draw_statement(self, row: str, width: int) -> Sequence[Line]:
        """Whoever is not the chosen actor is named."""
        said = self._snapshot.dossier.with_drafts.statements
        named = said[row].actor != self._selection.actor
        draw = partial(content.statement_row, self._snapshot, row, named=named)
        return self._marked("statements", self.mark_new(row, draw, width))

    def lay_out(self) -> None:
        """Entries are as tall as the screen has room for."""
        if self.is_ready:
            size = self.app.size
            tall = is_tall(size.width, size.height)
            height = dispute_rows.TALL if tall else dispute_rows.SHORT
            self.pane("contradictions").set_row_height(height)
        super().lay_out()

    def arrangement(self, width: int, height: int) -> Arrangement:
        """Three lists, two or one."""
        return explorer_lists(width, height, self.at)

    def masthead(self, width: int) -> Line:
        """What this is, the day, and how much there is."""
        return content.masthead(self._snapshot, self.as_of(), width)

    def trail(self, width: int) -> Line:
        """What narrows the view."""
        return content.breadcrumb(self._snapshot, self._selection, width)

    def rows(self, name: str) -> Rows:
        """What the selection leaves."""
        if name == "actors":
            return selection.actor_rows(self._snapshot)
        if name == "statements":
            return selection.statement_rows(self._snapshot, self._selection)
        return selection.dispute_rows(self._snapshot, self._selection, self._reach)

    def filtered(self, name: str, rows: Rows, query: str) -> Rows:
        """Rows that hold every word."""
        found = self._search.matches(_KINDS[name], rows.ids, query)
        return rows.only(frozenset(found)) if rows.headings else Rows(found)

    def detail_of(self, name: str, row: str) -> Draw:
        """An actor, a statement or a contradiction in full; for everyone, how to begin."""
        if row == EVERYONE:
            return partial(details.welcome, self._snapshot, self.hint)
        wording = self._snapshot.by_id.get(self._selection.contradiction)
        if name == "statements" and wording and wording.kind == "wording":
            return partial(details.rendering_detail, self._snapshot, row, wording)
        draw = {
            "actors": details.actor_detail,
            "statements": details.statement_detail,
            "contradictions": dispute_details.entry_detail,
        }[name]
        return partial(draw, self._snapshot, row)

    def cursor_for(self, name: str) -> str:
        """The actors' cursor is what narrows."""
        if name == "actors":
            return self._selection.actor or EVERYONE
        if name == "contradictions" and self._selection.contradiction:
            return self._selection.contradiction
        return super().cursor_for(name)

    def count(self, name: str, rows: Rows, total: int) -> str:
        """How many; over the actors, what their two counts are."""
        if name != "actors":
            return super().count(name, rows, total)
        return f"{len(rows.ids):,}/{total - 1:,}" if self.filters[name] else content.ACTOR_COUNTS

    def subtitle(self, name: str) -> str:
        """What narrows a pane."""
        return content.subtitle(self._snapshot, _KINDS[name], self._asked(name))

    def empty_message(self, name: str) -> str:
        """Why a pane is empty."""
        return content.empty_message(self._snapshot, _KINDS[name], self._asked(name), self.hint)

    def help_more(self) -> Iterable[Line]:
        """The kinds of contradiction."""
        return [EMPTY, *content.kind_lines()]

    def _asked(self, name: str) -> Asked:
        return Asked(self._selection, self._reach, self.filters[name])

    def copy_text(self, name: str, row: str) -> str:
        """Of a statement the words, and where they come from."""
        dossier = self._snapshot.dossier.with_drafts
        if name == "statements":
            return cited(dossier, dossier.statements[row])
        if row == EVERYONE:
            return ""
        return super().copy_text(name, row)

    # -- what narrows -----------------------------------------------------------------------------

    @property
    def selection(self) -> Selection:
        """What narrows the view."""
        return self._selection

    def narrow(self, selection: Selection, at: str) -> None:
        """Show what another view asked for, with the reader in the pane `at`."""
        self._shown_for_view = selection
        self._steps.clear()
        self._selection = selection
        self.fill()
        self.pane("statements").move_to_row(selection.statement)
        self.action_pane(at)

    @property
    def search(self) -> Search:
        """The texts of what it explores."""
        return self._search

    @property
    def reader_focus(self) -> Focus:
        """What the reader is on."""
        row = self.pane(self.at).cursor
        actor = self._selection.actor
        if self.at == "statements" and row:
            return Focus(actor, [row], "this statement")
        if self.at == "contradictions" and row:
            entry = self._snapshot.disputes_by_id.get(row)
            if entry:
                return Focus(actor, entry.statements, "this dispute")
            return Focus(actor, self._snapshot.by_id[row].statements, "this contradiction")
        if actor:
            said = self._snapshot.statements_by.get(actor, ())
            return Focus(actor, said, f"what {selection.short_name(self._snapshot, actor)} said")
        return Focus()

    def own_state(self) -> Mapping[str, str]:
        """What narrows, and how far contradictions reach."""
        fields = self._selection._asdict()
        return {**fields, "evidence": listed(self._selection.evidence), "reach": self._reach}

    def take_state(self, state: Mapping[str, str]) -> None:
        """What narrows, as far as the snapshot has it."""
        self._steps.clear()
        fields: dict[str, Any] = {it: state.get(it, "") for it in Selection._fields}
        chosen = Selection(**{**fields, "evidence": unlisted(fields["evidence"])})
        self._selection = selection.kept(chosen, self._snapshot)
        self._reach = next((it for it in REACHES if it == state.get("reach")), "all")

    # -- what the reader does ---------------------------------------------------------------------

    @on(ListPane.Moved, "#actors")
    def _follow_actor(self) -> None:
        """The other panes follow the cursor of the actors."""
        row = self.pane("actors").cursor
        actor = "" if row == EVERYONE else row
        if self.at == "actors" and row and actor != self._selection.actor:
            self._steps.clear()
            self._selection = Selection(actor=actor)
            self.fill("statements", "contradictions")

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        name = event.pane.id or ""
        if event.stale:
            return
        self.leaving()
        self._steps.append((self._selection, name, event.row))
        if name == "statements":
            self._selection = self._selection._replace(statement=event.row)
            self.fill("contradictions")
        elif name == "contradictions":
            dispute = event.row if event.row in self._snapshot.disputes_by_id else ""
            self._selection = self._selection._replace(
                dispute=dispute or self._snapshot.dispute_of.get(event.row, ""),
                contradiction="" if dispute else event.row,
                statement="",
                evidence=(),
            )
            self.fill("statements", "contradictions")
        self.action_pane(_OPENS[name])

    def action_widen(self) -> None:
        """Take back the last thing that narrows: the filter, then the choice."""
        if self.leave_detail() or self.take_back_filter():
            return
        if self._selection != Selection():
            self.leaving()
        if self._steps:
            self._selection, at, row = self._steps.pop()
            self.action_pane(at)
            self.fill()
            self.pane(at).restore(row, self.pane(at).top)
            self.show_detail()
            return
        if self._selection == self._shown_for_view:
            self._selection = Selection()
            self._shown_for_view = None
            self.fill()
            self.action_pane("actors")
            self.post_message(self.ExitRequested())
            return
        self._selection = self._selection.wider()
        if self._selection == Selection():
            self.action_pane("actors")
        self.fill()

    def action_reach(self) -> None:
        """List other contradictions."""
        self._reach = REACHES[(REACHES.index(self._reach) + 1) % len(REACHES)]
        self.fill("contradictions")

    def action_find(self) -> None:
        """Type what this pane should be filtered by."""
        self._before_selection = self._selection
        super().action_find()

    def searched(self, name: str) -> tuple[Search, Listed]:
        """Every pane is looked through in texts that are folded once."""
        return self._search, _KINDS[name]

    def found_elsewhere(self, query: str) -> Line:
        """How much there is with these words: here, and among all actors, statements, disputes."""
        if not (query and self._search.is_quick("actors", "statements", "entries")):
            return EMPTY
        every: Mapping[What, Sequence[str]] = {
            "actors": tuple(self._snapshot.dossier.actors),
            "statements": self._snapshot.statements,
            "entries": [it.id for it in self._snapshot.disputes if not it.dismissed],
        }
        counts = [
            counted(len(self._search.matches(what, rows, query)), _COUNTED[what])
            for what, rows in every.items()
            if what != _KINDS[self.at]
        ]
        here = len([row for row in self.pane(self.at).rows if row != EVERYONE])
        return line((f"{here:,} here", "text"), (f" · {' · '.join(counts)}", "muted"))

    def found(self) -> None:
        """The other panes follow the first actor that is found; where none is, they go back."""
        if self.at == "actors" and not self.pane("actors").rows:
            self._selection = self._before_selection
            self.fill("statements", "contradictions")
        else:
            self._follow_actor()

    def find_taken_back(self) -> None:
        """The actor that the filter had chosen is taken back with it."""
        if self.at == "actors":
            self._selection = self._before_selection
