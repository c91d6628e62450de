"""The view of who stands where: sentences against parties, opened to their members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from summit_tui.analysis.matrix.cells import Matrix
from summit_tui.analysis.matrix.told import holder_of
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.views.layout import Arrangement, one_list
from summit_tui.views.lines import EMPTY, Line, Span, fit, line, spread
from summit_tui.views.matching import matching
from summit_tui.views.matrix import details, rows
from summit_tui.views.matrix.columns import Column, Head, column_of_party, columns_of, party_of
from summit_tui.views.rows import Rows
from summit_tui.views.selection import Focus, Selection, explored
from summit_tui.views.time import Shown, as_of
from summit_tui.views.view import Draw, Hint, Ladder, Pane, View
from summit_tui.views.view_state import ViewState


class MatrixView(View):
    """Who stands where on which sentence.

    Choices are the sentence and the column of the cursor, and the party that is opened.

    Args:
        snapshot: What it explores.
        shown: How the day is shown.
        hint: How to press for an action.
    """

    name: ClassVar[str] = "matrix"
    panes: ClassVar[Sequence[Pane]] = (
        Pane("grid", "Sentences", 2, follows=("party",), chooses="sentence", kind="grid"),
    )
    begins_at: ClassVar[str] = "grid"
    ladder: ClassVar[Ladder] = Ladder(rungs=("party",))

    def __init__(self, snapshot: Snapshot, shown: Shown, hint: Hint) -> None:
        self._snapshot = snapshot
        self._shown = shown
        self._matrix = Matrix(snapshot)
        self._rows = rows.sentence_rows(self._matrix)
        self._columns: tuple[str, Mapping[str, Column]] = ("", {})

    def _columns_of(self, state: ViewState) -> Mapping[str, Column]:
        party, columns = self._columns
        if not columns or party != state.choice("party"):
            party = state.choice("party")
            columns = {it.id: it for it in columns_of(self._matrix, party)}
            self._columns = party, columns
        return columns

    def _column_of(self, state: ViewState) -> Column | None:
        """The column of the cursor; that of its party, or the first, where it is not shown."""
        columns, chosen = self._columns_of(state), state.choice("column")
        for name in (chosen, column_of_party(party_of(self._matrix, chosen))):
            if name in columns:
                return columns[name]
        return next(iter(columns.values()), None)

    # -- what is shown ----------------------------------------------------------------------------

    def arrangement(self, state: ViewState, width: int, height: int) -> Arrangement:
        """The grid has all of the width."""
        return one_list(height, "grid")

    def masthead(self, state: ViewState, width: int) -> Line:
        """The two parties at the ends, and how much there is."""
        poles = " ↔ ".join(self._matrix.poles)
        gap = "   " if poles else ""
        day = as_of(self._snapshot, self._shown)
        left = line(("Who stands where  ", "accent"), (poles + gap, "strong"), *day)
        actors, sentences = len(self._matrix.actors), len(self._matrix.propositions)
        counts = f"{counted(actors, 'actor')} · {counted(sentences, 'sentence')}"
        return spread(left, line((counts, "muted")), width)

    def trail(self, state: ViewState, width: int) -> Line:
        """The cell that the cursor is on: who, and which sentence."""
        row, column = state.cursor, self._column_of(state)
        if not (row and column):
            return EMPTY
        member = ((column.party.name, "text"), ("  ›  ", "muted")) if column.actor else ()
        sentence = self._snapshot.dossier.propositions[row].text
        name = column.name(self._snapshot)
        return fit(line(*member, (name, "text"), ("  ›  ", "muted"), (sentence, "text")), width)

    def rows(self, state: ViewState, pane: str) -> Rows:
        """The sentences."""
        return self._rows

    def matches(self, state: ViewState, pane: str, rows: Rows, query: str) -> Iterable[str]:
        """Sentences that hold every word, together with the names of who takes a position."""
        return matching(rows.ids, query, self._text_of)

    def _text_of(self, row: str) -> str:
        dossier = self._snapshot.dossier
        sentence = dossier.propositions[row]
        holders = self._matrix.holders(row)
        names = [name for it in holders for name in (dossier.name_of(it), dossier.brief_of(it))]
        return " ".join([sentence.topic, sentence.text, *names])

    def draw(
        self, state: ViewState, pane: str, row: str, width: int, height: int
    ) -> Sequence[Line]:
        """The text of a row."""
        return rows.sentence_row(self._snapshot.dossier, row, width)

    def heads(self, state: ViewState) -> tuple[Sequence[Head], str]:
        """The columns, and which of them the cursor is in."""
        columns = self._columns_of(state).values()
        here = self._column_of(state)
        heads = [Head(it.id, partial(it.head, self._snapshot)) for it in columns]
        return heads, here.id if here else ""

    def cell(self, state: ViewState, row: str, column: str) -> Span:
        """What stands in a cell."""
        return rows.cell(self._columns_of(state)[column].cell(self._matrix, row))

    def detail(self, state: ViewState, pane: str, row: str) -> Draw:
        """The cell of the cursor."""
        column = self._column_of(state)
        if not column:
            return lambda _: ()
        return partial(details.cell_detail, self._snapshot, self._matrix, column, row)

    def subtitle(self, state: ViewState, pane: str) -> str:
        """What the marks mean."""
        query = state.pane(pane).filter
        return f"/{query}" if query else rows.legend()

    def empty_message(self, state: ViewState, pane: str) -> str:
        """Why a pane is empty."""
        if state.pane(pane).filter:
            return "Nothing matches. esc takes the filter back."
        return (
            "Nobody takes a position yet. Give statements positions on propositions: "
            "docs/dossier-format.md says how."
        )

    # -- where it leads ---------------------------------------------------------------------------

    def opened(self, state: ViewState) -> ViewState:
        """A party opens to its members, a member's cell to what it rests on."""
        column = self._column_of(state)
        if not column:
            return state
        if not column.actor and column.party.id != state.choice("party"):
            return state.choosing(party=column.party.id, column=column.id)
        actor = column.actor if column.cell(self._matrix, state.cursor) else ""
        chosen = Selection(actor=actor, proposition=state.cursor)
        return state.leading_to(explored(chosen, "statements"))

    def pointed(self, state: ViewState, focus: Focus) -> ViewState:
        """The first position of these statements, in the column of whose it is.

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
        if party and focus.actor:
            state = state.choosing(party=party, column=actor)
        elif party:
            state = state.choosing(party="", column=column_of_party(party))
        if proposition:
            state = state.filtering("grid", "").choosing(sentence=proposition)
        return state
