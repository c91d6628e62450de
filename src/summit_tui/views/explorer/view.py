"""The explorer: actors, what they said, and where the accounts contradict, linked by selection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar, cast

from summit_tui.analysis.addresses import Address, Table
from summit_tui.analysis.citation import cited
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.search import What, search_of
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.views import content, details
from summit_tui.views.explorer import dispute_details, dispute_rows
from summit_tui.views.layout import Arrangement, explorer_lists, is_tall
from summit_tui.views.lines import EMPTY, Line, line
from summit_tui.views.rows import Rows
from summit_tui.views.selection import (
    EVERYONE,
    REACHES,
    WIDER,
    Asked,
    Focus,
    Reach,
    actor_rows,
    entry_rows,
    focus_on,
    kept,
    selecting,
    selection_of,
    statement_rows,
)
from summit_tui.views.time import Shown, as_of
from summit_tui.views.view import Draw, Hint, Ladder, Pane, View, Work, gone_to
from summit_tui.views.view_state import ViewState

_KINDS: Mapping[str, What] = {
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


class ExplorerView(View):
    """What is always there; other views come on top of it.

    Args:
        snapshot: What it explores.
        shown: How the day is shown.
        hint: How to press for an action.
    """

    name: ClassVar[str] = "explorer"
    panes: ClassVar[Sequence[Pane]] = (
        Pane("actors", "Actors", 1, chooses="actor", clears=WIDER, everyone=True),
        Pane("statements", "Statements", 3, follows=WIDER),
        Pane("contradictions", "Contradictions", dispute_rows.TALL, follows=(*WIDER, "reach")),
    )
    begins_at: ClassVar[str] = "contradictions"
    ladder: ClassVar[Ladder] = Ladder(wider=WIDER)

    def __init__(self, snapshot: Snapshot, shown: Shown, hint: Hint) -> None:
        self._snapshot = snapshot
        self._shown = shown
        self._hint = hint
        self._search = search_of(snapshot)

    def kept(self, state: ViewState) -> ViewState:
        """What narrows, as far as the snapshot has it."""
        reach = state.choice("reach")
        state = state.choosing(reach=reach if reach in REACHES[1:] else "")
        return selecting(state, kept(selection_of(state), self._snapshot))

    # -- what is shown ----------------------------------------------------------------------------

    def arrangement(self, state: ViewState, width: int, height: int) -> Arrangement:
        """Three lists, two or one; entries as tall as there is room for."""
        tall = dispute_rows.TALL if is_tall(width, height) else dispute_rows.SHORT
        plan = explorer_lists(width, height, state.at, state.beside)
        return plan._replace(heights={"contradictions": tall})

    def masthead(self, state: ViewState, width: int) -> Line:
        """What this is, the day, and how much there is."""
        return content.masthead(self._snapshot, as_of(self._snapshot, self._shown), width)

    def trail(self, state: ViewState, width: int) -> Line:
        """What narrows the view."""
        return content.breadcrumb(self._snapshot, selection_of(state), width)

    def rows(self, state: ViewState, pane: str) -> Rows:
        """What the selection leaves."""
        if pane == "actors":
            return actor_rows(self._snapshot)
        if pane == "statements":
            return statement_rows(self._snapshot, selection_of(state))
        return entry_rows(self._snapshot, selection_of(state), _reach(state))

    def matches(self, state: ViewState, pane: str, rows: Rows, query: str) -> Sequence[str]:
        """Rows that hold every word."""
        return self._search.matches(_KINDS[pane], rows.ids, query)

    def draw(
        self, state: ViewState, pane: str, row: str, width: int, height: int
    ) -> Sequence[Line]:
        """An actor, a statement (with its actor, unless that is the chosen one) or a dispute."""
        if pane == "actors":
            return content.actor_row(self._snapshot, row, width)
        if pane == "statements":
            said = self._snapshot.dossier.with_drafts.statements
            named = said[row].actor != state.choice("actor")
            draw = partial(content.statement_row, self._snapshot, row, named=named)
            return self._shown.marked(row, draw, width)
        entry = partial(dispute_rows.entry_row, self._snapshot, row, height=height)
        return self._shown.marked(row, entry, width)

    def detail(self, state: ViewState, pane: str, row: str) -> Draw:
        """An actor, a statement or a dispute in full; for everyone, how to begin."""
        if row == EVERYONE:
            return partial(details.welcome, self._snapshot, self._hint)
        wording = self._snapshot.by_id.get(state.choice("contradiction"))
        if pane == "statements" and wording and wording.kind == "wording":
            return partial(details.rendering_detail, self._snapshot, row, wording)
        draw = {
            "actors": details.actor_detail,
            "statements": details.statement_detail,
            "contradictions": dispute_details.entry_detail,
        }[pane]
        return partial(draw, self._snapshot, row)

    def count(self, state: ViewState, pane: str, listed: int, total: int) -> str:
        """How many; over the actors, what their two counts are."""
        if pane != "actors":
            return super().count(state, pane, listed, total)
        filtered = state.pane(pane).filter
        return f"{listed:,}/{total - 1:,}" if filtered else content.ACTOR_COUNTS

    def subtitle(self, state: ViewState, pane: str) -> str:
        """What narrows a pane."""
        return content.subtitle(self._snapshot, _KINDS[pane], _asked(state, pane))

    def empty_message(self, state: ViewState, pane: str) -> str:
        """Why a pane is empty."""
        asked = _asked(state, pane)
        return content.empty_message(self._snapshot, _KINDS[pane], asked, self._hint)

    def found_elsewhere(self, state: ViewState, listed: int) -> Line:
        """How much there is with these words: here, and among all actors, statements, disputes."""
        query = state.pane(state.at).filter
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
            if what != _KINDS[state.at]
        ]
        return line((f"{listed:,} here", "text"), (f" · {' · '.join(counts)}", "muted"))

    def help_lines(self) -> Iterable[Line]:
        """The kinds of contradiction."""
        return [EMPTY, *content.kind_lines()]

    # -- where it leads ---------------------------------------------------------------------------

    def opened(self, state: ViewState) -> ViewState:
        """From an actor to the statements, from there to what contradicts, to all that answers."""
        row = state.cursor
        if state.at == "actors":
            return state.leading_to(gone_to(self, state, "statements"))
        if state.at == "statements":
            narrowed = state.choosing(statement=row)
            return state.leading_to(gone_to(self, narrowed, "contradictions"))
        is_dispute = row in self._snapshot.disputes_by_id
        narrowed = state.choosing(
            dispute=row if is_dispute else self._snapshot.dispute_of.get(row, ""),
            contradiction="" if is_dispute else row,
            statement="",
            evidence="",
        )
        return state.leading_to(gone_to(self, narrowed, "statements"))

    def acted(self, state: ViewState, action: str) -> ViewState:
        """List other disputes: all, only those across sources, what was dismissed."""
        reach = REACHES[(REACHES.index(_reach(state)) + 1) % len(REACHES)]
        return state.choosing(reach="" if reach == REACHES[0] else reach)

    def focus(self, state: ViewState) -> Focus:
        """The statement or the dispute of the cursor, or else what the chosen actor said."""
        actor, row = state.choice("actor"), state.cursor
        table: Table = "actors"
        if state.at == "statements" and row:
            table = "statements"
        elif state.at == "contradictions" and row:
            table = "disputes" if row in self._snapshot.disputes_by_id else "contradictions"
        else:
            row = actor
        return focus_on(self._snapshot, Address(table, row) if row else None, actor)

    def copy_text(self, state: ViewState) -> str | None:
        """Of a statement the words, and where they come from; of everyone nothing."""
        if state.at != "statements":
            return "" if state.cursor == EVERYONE else None
        dossier = self._snapshot.dossier.with_drafts
        return cited(dossier, dossier.statements[state.cursor])

    # -- what takes its time ----------------------------------------------------------------------

    def reading(self, pane: str) -> Work | None:
        """Every pane is looked through in texts that are folded once."""
        kind = _KINDS[pane]
        if self._search.is_quick(kind):
            return None
        return Work(f"read {kind}", (pane,), partial(self._search.column, kind))


def _reach(state: ViewState) -> Reach:
    return cast(Reach, state.choice("reach") or REACHES[0])


def _asked(state: ViewState, pane: str) -> Asked:
    return Asked(selection_of(state), _reach(state), state.pane(pane).filter)
