"""A list whose rows have cells: the cursor moves both ways; names and column numbers stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from summit_tui.cell_width import cell_len
from summit_tui.tui.bindings import bindings
from summit_tui.tui.list_pane import ListPane
from summit_tui.views import keymap
from summit_tui.views.lines import Line, Span, fit, line, width_of

_CELL = 3
"""Cells of the terminal that a cell of the grid takes."""
_STEP = _CELL + 1
"""The same with the gap before it, in which the brackets of the cursor stand."""
_NAME = 22
"""Cells for the names of rows at most."""

DrawCell = Callable[[str, str], Span]
"""From a row and a column to what stands in the cell, three cells wide."""


class GridPane(ListPane):
    """Rows by columns. Only what is visible is drawn.

    Args:
        title: What the grid holds.
        brief: What to call a row.
        draw_cell: Draws one cell.
        id: The pane's id.
    """

    HEAD_LINES = 3
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.GRID)]

    class Shifted(Message):
        """The cursor is in another column."""

        def __init__(self, pane: GridPane, column: str) -> None:
            super().__init__()
            self.pane = pane
            self.column = column

        @property
        def control(self) -> GridPane:
            """The pane that sent it."""
            return self.pane

    def __init__(
        self, title: str, brief: Callable[[str], str], draw_cell: DrawCell, *, id: str
    ) -> None:
        super().__init__(title, self._row, 1, rule=False, id=id)
        self._brief = brief
        self._draw_cell = draw_cell
        self._columns: Sequence[str] = ()
        self._places: Mapping[str, int] = {}
        self._groups: Sequence[tuple[int, str]] = ()
        self._numbers: Mapping[str, int] = {}
        self._first = 0
        self._measured: Sequence[str] = ()
        self._longest = 0
        self._column = ""

    def show_columns(
        self,
        columns: Sequence[str],
        groups: Sequence[tuple[int, str]],
        numbers: Mapping[str, int],
        column: str,
    ) -> None:
        """Show these columns, under groups with the index of the column they begin at.

        Posts nothing.
        """
        self._columns, self._groups, self._numbers = columns, groups, numbers
        self._places = {name: at for at, name in enumerate(columns)}
        if column not in self._places:
            column = columns[0] if columns else ""
        self._column = column
        self._scroll_to_column()
        self.redraw()

    @property
    def column(self) -> str:
        """The column of the cursor; empty when there are none."""
        return self._column

    # -- drawing ------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Repaint; any row may look different when the cursor has moved."""
        self._memo.clear()
        super().redraw()

    def head_line(self, y: int, width: int) -> Line:
        """What the columns are grouped under, and their numbers."""
        margin = Span(" " * (self._name_width + 1))
        shown = self._columns[self._first : self._first + self._room]
        if y == 1:
            return fit((margin, *self._group_names(len(shown))), width)
        numbers = (
            Span(f"{self._numbers[name]:^{_CELL}} ", "accent" if name == self._column else "muted")
            for name in shown
        )
        return fit((margin, Span(" "), *numbers), width)

    def _group_names(self, count: int) -> Line:
        """The name of each group over those of its columns that are visible."""
        last = self._first + count
        starts = [start for start, _ in self._groups]
        ends = [*starts[1:], len(self._columns)] if starts else []
        spans: list[Span] = []
        for (start, name), end in zip(self._groups, ends, strict=True):
            room = (min(end, last) - max(start, self._first)) * _STEP
            if room > 0:
                label = fit(line(("│", "rule"), (name, "heading")), room)
                spans += [*label, Span(" " * (room - width_of(label)))]
        return tuple(spans)

    def _row(self, row: str, width: int) -> Sequence[Line]:
        """The name of a row and its visible cells; brackets at the one of the cursor."""
        name = fit(line((self._brief(row), "text")), self._name_width)
        spans = [*name, Span(" " * (self._name_width - width_of(name) + 1))]
        before = False
        for column in self._columns[self._first : self._first + self._room]:
            here = row == self.cursor and column == self._column
            spans.append(Span("[" if here else "]" if before else " ", "accent"))
            spans.append(self._draw_cell(row, column))
            before = here
        if before:
            spans.append(Span("]", "accent"))
        return [tuple(spans)]

    @property
    def _name_width(self) -> int:
        """Cells for the names of the rows: as many as the longest takes, within reason."""
        if self.rows is not self._measured:
            self._measured = self.rows
            self._longest = max((cell_len(self._brief(row)) for row in self.rows), default=0)
        return min(self._longest, _NAME, max(8, self.size.width // 3))

    @property
    def _room(self) -> int:
        """How many columns fit."""
        return max(1, (self.size.width - self._name_width - 5) // _STEP)

    # -- moving -------------------------------------------------------------------------------

    def _scroll_to_column(self) -> None:
        """Keep the column in view; by half a page."""
        at, room = self._places.get(self._column, 0), self._room
        if not self._first <= at < self._first + room:
            self._first = at - room // 2
        self._first = max(0, min(self._first, len(self._columns) - room))

    def move_to_column(self, column: str) -> None:
        """Put the cursor into a column, if it is shown."""
        if column in self._places and column != self._column:
            self._column = column
            self._scroll_to_column()
            self.redraw()
            self.post_message(self.Shifted(self, column))

    def _shift_to(self, at: int) -> None:
        if self._columns:
            self.move_to_column(self._columns[max(0, min(at, len(self._columns) - 1))])

    def action_shift(self, columns: int) -> None:
        """Move by columns."""
        self._shift_to(self._places.get(self._column, 0) + columns)

    def action_shift_page(self, pages: int) -> None:
        """Move by as many columns as fit."""
        self.action_shift(pages * self._room)

    def action_shift_edge(self, side: int) -> None:
        """Move to the first or last column."""
        self._shift_to(0 if side < 0 else len(self._columns) - 1)

    # -- events -------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Keep the column in view, too."""
        self._scroll_to_column()

    def on_click(self, event: events.Click) -> None:
        """Choose the cell that was clicked; the row is the list's to choose.

        A click on another cell of the chosen row only moves there.
        """
        at = (event.x - 3 - self._name_width) // _STEP
        if 0 <= at < self._room and self._first + at < len(self._columns):
            before = self._column
            self._shift_to(self._first + at)
            if self._column != before and self.row_at(event.y) == self.cursor:
                event.prevent_default()
