"""The view of who stands where: actors against sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from summit_tui.analysis.matrix import Matrix, holder_of
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.search import search_of
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.problems import Problem
from summit_tui.tui.bindings import bindings
from summit_tui.tui.detail_pane import Draw
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.matrix.grid import GridPane
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views import keymap
from summit_tui.views.layout import Arrangement, list_and_side
from summit_tui.views.lines import Line, Span, fit, line, spread
from summit_tui.views.matching import matching
from summit_tui.views.matrix import details, rows
from summit_tui.views.rows import Rows
from summit_tui.views.selection import Focus, Selection, name_of, short_name
from summit_tui.views.time import Shown


class MatrixView(ViewScreen):
    """Who stands where, and the sentences that the columns stand for.

    Args:
        snapshot: What it explores.
        problems: What is wrong with the dossier.
        shown: How the day is shown.
    """

    NAME = "matrix"
    PANES: ClassVar[Sequence[str]] = ("grid", "sentences")
    KEYS = keymap.MATRIX
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.MATRIX)]
    AUTO_FOCUS = "#grid"

    def __init__(self, snapshot: Snapshot, problems: Sequence[Problem], shown: Shown) -> None:
        super().__init__(snapshot, problems, shown)
        self._column = ""
        self._show(snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        self._matrix = Matrix(snapshot)
        self._numbers = {name: at for at, name in enumerate(self._matrix.propositions, 1)}
        self._search = search_of(snapshot)

    def show_snapshot(self, snapshot: Snapshot, shown: Shown) -> None:
        """Another day."""
        self._show(snapshot)
        super().show_snapshot(snapshot, shown)

    def own_state(self) -> Mapping[str, str]:
        """The column of the cursor."""
        return {"column": self._column}

    def take_state(self, state: Mapping[str, str]) -> None:
        """The same."""
        self._column = state.get("column", "")

    # -- what it says of itself -------------------------------------------------------------------

    def lists(self) -> Iterable[ListPane]:
        """The grid, and the sentences."""
        yield GridPane("Actors", self._brief, self._cell, id="grid")
        yield ListPane("Sentences", self._sentence_row, 3, rule=True, id="sentences")

    @property
    def grid(self) -> GridPane:
        """The pane of the cells."""
        return self.query_one("#grid", GridPane)

    def _brief(self, row: str) -> str:
        return short_name(self._snapshot, row)

    def _cell(self, actor: str, proposition: str) -> Span:
        return rows.cell(self._matrix, actor, proposition)

    def _sentence_row(self, row: str, width: int) -> Sequence[Line]:
        return rows.sentence_row(
            self._snapshot.dossier, self._matrix, self._numbers[row], row, width
        )

    def arrangement(self, width: int, height: int) -> Arrangement:
        """The grid with the sentences at its side, or one of the two."""
        plan = list_and_side(width, height, self.at, "grid", "sentences")
        if len(plan.widths) == 2:
            return plan._replace(widths={"grid": "1fr", "sentences": min(48, width * 36 // 100)})
        return plan

    def masthead(self, width: int) -> Line:
        """The two parties at the ends, and how much there is."""
        poles = " ↔ ".join(self._matrix.poles)
        gap = "   " if poles else ""
        left = line(("Who stands where  ", "accent"), (poles + gap, "strong"), *self.as_of())
        actors, sentences = len(self._matrix.actors), len(self._matrix.propositions)
        return spread(
            left,
            line((f"{counted(actors, 'actor')} · {counted(sentences, 'sentence')}", "muted")),
            width,
        )

    def trail(self, width: int) -> Line:
        """The cell that the cursor is on: who, and which sentence."""
        actor, column = self.grid.cursor, self._column
        if not (actor and column):
            return ()
        sentence = self._snapshot.dossier.propositions[column].text
        return fit(
            line(
                (name_of(self._snapshot, actor), "text"),
                ("  ›  ", "muted"),
                (f"{self._numbers[column]} ", "date"),
                (sentence, "text"),
            ),
            width,
        )

    def rows(self, name: str) -> Rows:
        """The actors, or the sentences."""
        if name == "grid":
            return rows.actor_rows(self._matrix)
        return rows.sentence_rows(self._matrix)

    def matching(self, name: str, rows: Rows, query: str) -> frozenset[str]:
        """Rows that hold every word."""
        if name == "grid":
            return frozenset(self._search.matches("actors", rows.ids, query))
        return matching(rows.ids, query, self._sentence)

    def _sentence(self, row: str) -> str:
        found = self._snapshot.dossier.propositions[row]
        return f"{found.topic} {found.text}"

    def detail_of(self, name: str, row: str) -> Draw:
        """A cell, or a sentence."""
        if name == "grid" and self._column:
            return partial(details.cell_detail, self._snapshot, self._matrix, row, self._column)
        if name == "grid":
            return lambda _: ()
        return partial(details.sentence_detail, self._snapshot, self._matrix, row)

    def subtitle(self, name: str) -> str:
        """What the marks mean."""
        filtered = f"/{self.filters[name]}" if self.filters[name] else ""
        return filtered or (rows.legend() if name == "grid" else "")

    def empty_message(self, name: str) -> str:
        """Why a pane is empty."""
        if self.filters[name]:
            return "Nothing matches. esc takes the filter back."
        return (
            "Nobody takes a position yet. Give statements positions on propositions: "
            "docs/dossier-format.md says how."
        )

    # -- what the reader does ---------------------------------------------------------------------

    def fill(self, *panes: str) -> None:
        """The columns are the sentences that are listed."""
        if self.is_ready and (not panes or "sentences" in panes):
            listed = self.rows("sentences")
            if self.filters["sentences"]:
                wanted = self.matching("sentences", listed, self.filters["sentences"])
                listed = listed.only(wanted)
            grid = self.grid
            grid.show_columns(listed.ids, listed.headings, self._numbers, self._column)
            self._column = grid.column
        super().fill(*panes)

    def cursor_for(self, name: str) -> str:
        """The sentence of the column."""
        return self._column if name == "sentences" else super().cursor_for(name)

    @on(GridPane.Shifted)
    def _shifted(self, event: GridPane.Shifted) -> None:
        """The list follows the columns of the grid."""
        self._column = event.column
        if self.at == "grid":
            self.pane("sentences").move_to_row(event.column)
            self.show_detail()
        self.show_bars()

    @on(ListPane.Moved)
    def _moved(self, event: ListPane.Moved) -> None:
        """The grid follows the list of sentences."""
        if event.pane.id == "sentences" and self.at == "sentences":
            self.grid.move_to_column(event.row)
        self.show_bars()

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        if event.stale:
            return
        proposition = self._column
        actor = event.row if event.pane.id == "grid" else ""
        if not proposition:
            return
        if not self._matrix.cell(actor, proposition):
            actor = ""
        selection = Selection(actor=actor, proposition=proposition)
        self.leaving()
        self.post_message(self.SelectionRequested(selection, "statements"))

    def point_at(self, focus: Focus) -> None:
        """Go to the first position of these statements, or to the row of the actor."""
        dossier = self._snapshot.dossier
        told = [
            (holder_of(dossier.statements[name], position), position.proposition)
            for name in focus.statements
            for position in dossier.statements[name].positions
        ]
        own = [cell for cell in told if cell[0] == focus.actor]
        actor, proposition = (*own, *told, (focus.actor, ""))[0]
        self.action_pane("grid")
        self.grid.move_to_row(actor)
        self.grid.move_to_column(proposition)

    def action_widen(self) -> None:
        """Take back the filter, or go back."""
        if not (self.leave_detail() or self.take_back_filter()):
            self.post_message(self.ExitRequested())
