"""The view of who stands where: sentences against parties, opened to their members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from summit_tui.analysis.matrix.cells import Matrix
from summit_tui.analysis.matrix.told import holder_of
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.problems import Problem
from summit_tui.tui.bindings import bindings
from summit_tui.tui.detail_pane import Draw
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.matrix.grid import GridPane, Head
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views import keymap
from summit_tui.views.layout import Arrangement, one_list
from summit_tui.views.lines import Line, Span, fit, line, spread
from summit_tui.views.matching import matching
from summit_tui.views.matrix import details, rows
from summit_tui.views.matrix.columns import column_of_party, columns_of, party_of
from summit_tui.views.rows import Rows
from summit_tui.views.selection import Focus, Selection
from summit_tui.views.time import Shown


class MatrixView(ViewScreen):
    """Who stands where on which sentence.

    Args:
        snapshot: What it explores.
        problems: What is wrong with the dossier.
        shown: How the day is shown.
    """

    NAME = "matrix"
    PANES: ClassVar[Sequence[str]] = ("grid",)
    KEYS = keymap.MATRIX
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.MATRIX)]
    AUTO_FOCUS = "#grid"

    def __init__(self, snapshot: Snapshot, problems: Sequence[Problem], shown: Shown) -> None:
        super().__init__(snapshot, problems, shown)
        self._column = ""
        self._party = ""
        self._show(snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        self._matrix = Matrix(snapshot)
        self._rows = rows.sentence_rows(self._matrix)
        self._list_columns()

    def _list_columns(self) -> None:
        self._columns = {it.id: it for it in columns_of(self._matrix, self._party)}

    def show_snapshot(self, snapshot: Snapshot, shown: Shown) -> None:
        """Another day."""
        self._show(snapshot)
        super().show_snapshot(snapshot, shown)

    def own_state(self) -> Mapping[str, str]:
        """The column of the cursor, and the party that is opened."""
        return {"column": self._column, "party": self._party}

    def take_state(self, state: Mapping[str, str]) -> None:
        """The same."""
        self._column = state.get("column", "")
        self._open_party(state.get("party", ""))

    def _open_party(self, party: str) -> None:
        """Show the members of a party, or of none, and of no other."""
        self._party = party
        self._list_columns()

    # -- what it says of itself -------------------------------------------------------------------

    def lists(self) -> Iterable[ListPane]:
        """The grid."""
        yield GridPane("Sentences", self._sentence, self._cell, id="grid")

    @property
    def grid(self) -> GridPane:
        """The pane of the cells."""
        return self.query_one("#grid", GridPane)

    def _sentence(self, row: str, width: int) -> Sequence[Line]:
        return rows.sentence_row(self._snapshot.dossier, row, width)

    def _cell(self, row: str, column: str) -> Span:
        return rows.cell(self._columns[column].cell(self._matrix, row))

    def arrangement(self, width: int, height: int) -> Arrangement:
        """The grid has all of the width."""
        return one_list(height, "grid")

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
        row, column = self.grid.cursor, self._columns.get(self._column)
        if not (row and column):
            return ()
        member = ((column.party.name, "text"), ("  ›  ", "muted")) if column.actor else ()
        sentence = self._snapshot.dossier.propositions[row].text
        name = column.name(self._snapshot)
        return fit(line(*member, (name, "text"), ("  ›  ", "muted"), (sentence, "text")), width)

    def rows(self, name: str) -> Rows:
        """The sentences."""
        return self._rows

    def matching(self, name: str, rows: Rows, query: str) -> frozenset[str]:
        """Sentences that hold every word, together with the names of who takes a position."""
        return matching(rows.ids, query, self._text_of)

    def _text_of(self, row: str) -> str:
        dossier = self._snapshot.dossier
        sentence = dossier.propositions[row]
        holders = self._matrix.holders(row)
        names = [name for it in holders for name in (dossier.name_of(it), dossier.brief_of(it))]
        return " ".join([sentence.topic, sentence.text, *names])

    def detail_of(self, name: str, row: str) -> Draw:
        """The cell of the cursor."""
        column = self._columns.get(self._column)
        if not column:
            return lambda _: ()
        return partial(details.cell_detail, self._snapshot, self._matrix, column, row)

    def subtitle(self, name: str) -> str:
        """What the marks mean."""
        return f"/{self.filters[name]}" if self.filters[name] else rows.legend()

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
        """The columns as well."""
        if self.is_ready:
            # The rows that are there may be gone from the dossier: drawn once they are new.
            self._show_columns(draw=bool(panes) and self.grid.id not in panes)
        super().fill(*panes)

    def _show_columns(self, *, draw: bool = True) -> None:
        snapshot = self._snapshot
        heads = [Head(it.id, partial(it.head, snapshot)) for it in self._columns.values()]
        if self._column not in self._columns and self._party:
            self._column = column_of_party(self._party)
        self.grid.show_columns(heads, self._column, draw=draw)
        self._column = self.grid.column

    @on(GridPane.Shifted)
    def _shifted(self, event: GridPane.Shifted) -> None:
        self._column = event.column
        self.show_detail()
        self.show_bars()

    @on(ListPane.Moved)
    def _moved(self) -> None:
        self.show_bars()

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        """A party opens to its members, a member's cell to what it rests on."""
        column = self._columns.get(self._column)
        if event.stale or not column:
            return
        self.leaving()
        if not column.actor and column.party.id != self._party:
            self._open_party(column.party.id)
            self.fill()
            return
        actor = column.actor if column.cell(self._matrix, event.row) else ""
        self.post_message(
            self.SelectionRequested(Selection(actor=actor, proposition=event.row), "statements")
        )

    def point_at(self, focus: Focus) -> None:
        """Go to the first position of these statements, in the column of whose it is.

        That of the chosen actor, in a party that is opened for it; else that of the party.
        """
        dossier = self._snapshot.dossier
        told = [
            (holder_of(dossier.statements[name], position), position.proposition)
            for name in focus.statements
            for position in dossier.statements[name].positions
        ]
        own = [cell for cell in told if cell[0] == focus.actor]
        actor, proposition = (*own, *told, (focus.actor, ""))[0]
        party = party_of(self._matrix, actor)
        if party:
            self._open_party(party if focus.actor else "")
            self._column = actor if focus.actor else column_of_party(party)
            self.fill()
        self.grid.move_to_row(proposition)
        self.show_detail()

    def action_widen(self) -> None:
        """Take back the filter, close the party that is opened, or go back."""
        if self.leave_detail() or self.take_back_filter():
            return
        if self._party:
            self._column = column_of_party(self._party)
            self._open_party("")
            self.fill()
        else:
            self.post_message(self.ExitRequested())
