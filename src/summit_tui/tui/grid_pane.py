"""A list whose rows have cells: the cursor moves both ways; the names of the columns stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType

from summit_tui.tui.bindings import bindings
from summit_tui.tui.list_pane import DrawRow, ListPane
from summit_tui.views import keymap
from summit_tui.views.lines import Line, Span, fit, width_of
from summit_tui.views.matrix.columns import Head

_LEAST_STEP, _MOST_STEP = 8, 13
"""Cells of the terminal from a column to the next: the bracket of the cursor, and a name."""
_TEXT, _LEAST_TEXT = 44, 28
"""Cells for the text of a row: before columns are made wider, and at the least."""

DrawCell = Callable[[str, str], Span]
"""From a row and a column to what stands in the cell, three cells wide."""
Columns = Callable[[], tuple[Sequence[Head], str]]
"""The columns, and the id of that of the cursor; empty when there are none."""


class GridPane(ListPane):
    """Rows of text by columns. Only what is visible is drawn.

    Args:
        title: What the rows are.
        draw_text: Draws the text of a row, in two lines.
        draw_cell: Draws one cell.
        columns: The columns, and which of them the cursor is in.
        id: The pane's id.
    """

    DENSE = True
    HEAD_LINES = 3
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.GRID)]

    def __init__(
        self, title: str, draw_text: DrawRow, draw_cell: DrawCell, columns: Columns, *, id: str
    ) -> None:
        super().__init__(title, self._row, 2, rule=False, id=id)
        self._draw_text = draw_text
        self._draw_cell = draw_cell
        self._columns = columns
        self._heads: Sequence[Head] = ()
        self._places: Mapping[str, int] = {}
        self._first = 0
        self._column = ""

    def fill(self, *args: Any, **kwargs: Any) -> None:
        """Show other rows, and the columns that there are now."""
        self._heads, self._column = self._columns()
        self._places = {head.id: at for at, head in enumerate(self._heads)}
        self._scroll_to_column()
        super().fill(*args, **kwargs)

    def restore(self, row: str, top: int) -> None:
        """Put the cursor on a row, and into the column that it should be in."""
        column = self._columns()[1]
        if column != self._column:
            self._column = column
            self._scroll_to_column()
            self.redraw()
        super().restore(row, top)

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
        """The names of the columns."""
        step = self._step(width)
        spans = [Span(" " * (self._text_width(width) + 1))]
        for head in self._visible(width):
            name = fit(head.draw(step - 1)[y - 1], step - 1)
            if head.id == self._column:
                name = tuple(span._replace(role="accent") for span in name)
            spans += [*name, Span(" " * (step - width_of(name)))]
        return tuple(spans)

    def _row(self, row: str, width: int) -> Sequence[Line]:
        """The text of a row and its visible cells; brackets at the one of the cursor."""
        step, room = self._step(width), self._text_width(width)
        first, *rest = self._draw_text(row, room)
        spans = [*first, Span(" " * (room - width_of(first)))]
        for head in self._visible(width):
            here = row == self.cursor and head.id == self._column
            opening, closing = ("[", "]") if here else (" ", " ")
            spans += [
                Span(opening, "accent"),
                self._draw_cell(row, head.id),
                Span(closing + " " * (step - 5), "accent"),
            ]
        return [tuple(spans), *rest]

    def _visible(self, width: int) -> Sequence[Head]:
        """The columns that there is room for."""
        return self._heads[self._first : self._first + self._room(width)]

    def _step(self, width: int) -> int:
        """Cells from a column to the next: as many as leave room for the text."""
        return max(_LEAST_STEP, min((width - _TEXT) // max(1, len(self._heads)), _MOST_STEP))

    def _room(self, width: int) -> int:
        """How many columns fit."""
        fitting = (width - _LEAST_TEXT) // self._step(width)
        return max(1, min(fitting, len(self._heads)))

    def _text_width(self, width: int) -> int:
        """Cells for the text of a row."""
        return max(8, width - self._room(width) * self._step(width))

    @property
    def _inner(self) -> int:
        """Cells of a row."""
        return self.size.width - 3

    # -- moving -------------------------------------------------------------------------------

    def _scroll_to_column(self) -> None:
        """Keep the column in view; by half a page."""
        at, room = self._places.get(self._column, 0), self._room(self._inner)
        if not self._first <= at < self._first + room:
            self._first = at - room // 2
        self._first = max(0, min(self._first, len(self._heads) - room))

    def move_to_column(self, column: str) -> None:
        """Put the cursor into a column, if it is shown."""
        if column in self._places and column != self._column:
            self._column = column
            self._scroll_to_column()
            self.redraw()
            self.post_message(self.Chosen(self, "column", column))

    def _shift_to(self, at: int) -> None:
        if self._heads:
            self.move_to_column(self._heads[max(0, min(at, len(self._heads) - 1))].id)

    def action_shift(self, columns: int) -> None:
        """Move by columns."""
        self._shift_to(self._places.get(self._column, 0) + columns)

    def action_shift_page(self, pages: int) -> None:
        """Move by as many columns as fit."""
        self.action_shift(pages * self._room(self._inner))

    def action_shift_edge(self, side: int) -> None:
        """Move to the first or last column."""
        self._shift_to(0 if side < 0 else len(self._heads) - 1)

    # -- events -------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Keep the column in view, too."""
        self._scroll_to_column()

    def on_click(self, event: events.Click) -> None:
        """Choose the cell that was clicked; the row is the list's to choose.

        A click on another cell of the chosen row only moves there.
        """
        width = self._inner
        at = (event.x - 2 - self._text_width(width)) // self._step(width)
        if 0 <= at < len(self._visible(width)):
            before = self._column
            self._shift_to(self._first + at)
            if self._column != before and self.row_at(event.y) == self.cursor:
                event.prevent_default()
