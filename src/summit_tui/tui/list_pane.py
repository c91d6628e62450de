"""A list that costs what is visible: rows of one height, drawn line by line.

The pane is given ids and a function that draws one of them; it holds the cursor by id. Headings
stand before the row at their index and cannot be chosen. It posts `Moved` when the cursor comes to
another row and `Opened` when the reader opens one; who holds the pane decides what that means.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.reactive import var

from summit_tui.tui.bindings import bindings
from summit_tui.tui.line_pane import Drawn, LinePane
from summit_tui.tui.themes import Surface
from summit_tui.views import keymap
from summit_tui.views.lines import EMPTY, Line, Span, fit, line, spread, wrap
from summit_tui.views.row_layout import RowLayout

DrawRow = Callable[[str, int], Sequence[Line]]
"""From an id and a width to the lines of its row."""

_GUTTER = 2
"""Cells at the left: the rule or a blank, and the bar of the cursor."""


class ListPane(LinePane, can_focus=True):
    """One of the linked lists.

    Args:
        title: What the list holds.
        draw_row: Draws one row.
        row_height: Lines of a row, without the blank that follows when it has several.
        rule: Whether a thin rule at the left parts the pane from its neighbour.
    """

    class Moved(Message):
        """The cursor is on another row (or, with an empty id, on none)."""

        def __init__(self, pane: ListPane, row: str) -> None:
            super().__init__()
            self.pane = pane
            self.row = row

        @property
        def control(self) -> ListPane:
            """The pane that sent it."""
            return self.pane

        @property
        def stale(self) -> bool:
            """Whether the row has gone since: messages wait their turn."""
            return not self.pane.has(self.row)

    class Opened(Moved):
        """The reader opened the row of the cursor."""

    class Chosen(Message):
        """The reader chose something besides the row: a column."""

        def __init__(self, pane: ListPane, kind: str, value: str) -> None:
            super().__init__()
            self.pane = pane
            self.kind = kind
            self.value = value

        @property
        def control(self) -> ListPane:
            """The pane that sent it."""
            return self.pane

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.LIST)]

    HEAD_LINES: ClassVar[int] = 2
    """Lines that do not scroll: the title, and what `head_line` gives for the others."""

    DENSE: ClassVar[bool] = False
    """Whether rows of several lines stand close, without a blank between them."""

    cursor: var[str] = var("", init=False)
    subtitle: var[str] = var("", init=False)

    def __init__(
        self, title: str, draw_row: DrawRow, row_height: int, *, rule: bool, id: str
    ) -> None:
        super().__init__(id=id)
        self.title = title
        self._draw_row = draw_row
        self._row_height = row_height
        self._rule = rule
        self._rows: Sequence[str] = ()
        self._index: Mapping[str, int] = {}
        self._headings: Sequence[tuple[int, str]] = ()
        self._layout = self._laid_out()
        self._count = ""
        self._empty = ""
        self._at = 0
        self._top = 0
        self._memo: dict[tuple[str, int], Sequence[Line]] = {}

    # -- what it shows ------------------------------------------------------------------------

    def fill(
        self,
        rows: Sequence[str],
        *,
        cursor: str,
        top: int | None = None,
        headings: Sequence[tuple[int, str]] = (),
        count: str = "",
        empty: str = "",
        subtitle: str = "",
    ) -> None:
        """Show these rows, with the cursor on one of them (or the first), scrolled as it was.

        `count` stands at the right of the title, `empty` says what to do when there is no row.
        Posts nothing.
        """
        if rows is not self._rows or headings != self._headings:
            self._rows, self._headings = rows, headings
            self._index = {}
            self._layout = self._laid_out()
        self._count, self._empty = count, empty
        self.set_reactive(ListPane.subtitle, subtitle)  # drawn once, with the rows
        self._at = _position(rows, cursor)
        self.set_reactive(ListPane.cursor, rows[self._at] if rows else "")
        self._top = self._top if top is None else top
        self._scroll_to_cursor()
        self._memo.clear()
        self.redraw()

    # The whole index is made only when somebody asks for a row: it is the dearest part of a filter.
    def _positions(self) -> Mapping[str, int]:
        if not self._index:
            self._index = {row: index for index, row in enumerate(self._rows)}
        return self._index

    def set_rule(self, rule: bool) -> None:
        """Part the pane from a neighbour at its left, or not where there is none."""
        if rule != self._rule:
            self._rule = rule
            self.redraw()

    def _laid_out(self) -> RowLayout:
        starts = [index for index, _ in self._headings]
        return RowLayout(len(self._rows), self._row_height, starts, dense=self.DENSE)

    @property
    def row_height(self) -> int:
        """Lines of a row, without the blank that follows when it has several."""
        return self._row_height

    def set_row_height(self, lines: int) -> None:
        """Give rows another height, where the screen has room for more or for less."""
        if lines == self._row_height:
            return
        self._row_height = lines
        self._layout = self._laid_out()
        self._memo.clear()
        self._scroll_to_cursor()
        self.redraw()

    @property
    def index(self) -> int:
        """The position of the cursor; 0 when the list is empty."""
        return self._at

    @property
    def top(self) -> int:
        """The first line that is shown, below the title."""
        return self._top

    def restore(self, row: str, top: int) -> None:
        """Put the cursor on a row, if it is listed, and scroll as it was; posts nothing."""
        if (row, top) != (self.cursor, self._top) and self.has(row):
            self._at = self._positions()[row]
            self.set_reactive(ListPane.cursor, row)
            self._top = top
            self._scroll_to_cursor()
            self.redraw()

    def has(self, row: str) -> bool:
        """Whether a row is listed."""
        return row in self._positions()

    @property
    def is_active(self) -> bool:
        """Whether the keys that move the cursor come here."""
        return self.has_focus

    @property
    def rows(self) -> Sequence[str]:
        """The ids shown, in order."""
        return self._rows

    # -- drawing ------------------------------------------------------------------------------

    def line_at(self, y: int) -> Drawn:
        """The title, a blank, then rows and headings."""
        inner = self.area.width - _GUTTER - 1
        left = (Span("│" if self._rule else " ", "rule"),)
        if y == 0:
            return Drawn(left, (Span(" "), *self._title_line(inner)))
        body = y - self.HEAD_LINES
        if body < 0:
            return Drawn(left, (Span(" "), *self.head_line(y, inner)))
        if not self._rows:
            lines = wrap(line((self._empty, "muted")), inner)
            return Drawn(left, (Span(" "), *(lines[body] if body < len(lines) else EMPTY)))
        content, chosen = self._body_line(self._top + body, inner)
        if not chosen:
            return Drawn(left, (Span(" "), *content))
        bar = Span("▌" if self.is_active else "▏", "accent")
        surface: Surface = "chosen" if self.is_active else "kept"
        return Drawn(left, (bar, *content), surface=surface)

    def head_line(self, y: int, width: int) -> Line:
        """A line between the title and the rows: a blank, where a pane has nothing to say there."""
        return EMPTY

    def _title_line(self, width: int) -> Line:
        title = Span(self.title, "accent" if self.is_active else "strong")
        name = Span(f"  {self.subtitle}" if self.subtitle else "", "muted")
        return spread(fit((title, name), width), line((self._count + self._more, "muted")), width)

    def _body_line(self, y: int, width: int) -> tuple[Line, bool]:
        """The content of a line below the title, and whether the cursor is on its row."""
        spot = self._layout.at(y)
        if spot.heading >= 0:
            return self.heading_line(self._headings[spot.heading][1], width), False
        if spot.row < 0:
            return EMPTY, False
        row = self._rows[spot.row]
        lines = self._memo.get((row, width))
        if lines is None:
            lines = self._memo[row, width] = self._draw_row(row, width)
        return (lines[spot.part] if spot.part < len(lines) else EMPTY), row == self.cursor

    def heading_line(self, heading: str, width: int) -> Line:
        """A heading."""
        return fit(line((heading, "heading")), width)

    @property
    def heading_above(self) -> str:
        """The heading that the first visible row stands under; empty while it is in sight."""
        row = self._layout.at(self._top).row
        at = bisect_right(self._headings, row, key=lambda heading: heading[0]) - 1
        return self._headings[at][1] if row >= 0 and at >= 0 else ""

    @property
    def _height(self) -> int:
        return max(1, self.size.height - self.HEAD_LINES)

    @property
    def _more(self) -> str:
        """Which way there is more than fits. A scroll bar would cost a colour change a line."""
        above, below = self._top > 0, self._top + self._height < self._layout.total
        return " ↕" if above and below else " ↑" if above else " ↓" if below else ""

    # -- moving -------------------------------------------------------------------------------

    def _scroll_to_cursor(self) -> None:
        """Keep the cursor in view; by half a page, which sends far less than line by line."""
        height, index = self._height, self.index
        start = self._layout.start_of(index)
        bottom = self._layout.top_of(index) + self._row_height
        if start < self._top or bottom > self._top + height:
            near = bottom - height // 2 if start < self._top else start - height // 2
            self._top = min(near, start)
        self._top = max(0, min(self._top, self._layout.total - height))

    def _move_to(self, index: int) -> None:
        if not self._rows:
            return
        self._at = max(0, min(index, len(self._rows) - 1))
        row = self._rows[self._at]
        if row != self.cursor:
            self.set_reactive(ListPane.cursor, row)
            self._scroll_to_cursor()
            self.redraw()
            self.post_message(self.Moved(self, row))

    def move_to_row(self, row: str) -> None:
        """Put the cursor on a row, if it is shown."""
        index = self._positions().get(row)
        if index is not None:
            self._move_to(index)

    def move_to_heading(self, step: int) -> None:
        """Put the cursor on the first row under the heading before or after its own."""
        starts = [index for index, _ in self._headings]
        if starts:
            here = bisect_right(starts, self.index) - 1
            self._move_to(starts[max(0, min(here + step, len(starts) - 1))])

    def action_step(self, rows: int) -> None:
        """Move by rows."""
        self._move_to(self.index + rows)

    def action_page(self, pages: int) -> None:
        """Move by as many rows as fit."""
        self._move_to(self.index + pages * self._layout.rows_in(self._height))

    def action_edge(self, side: int) -> None:
        """Move to the first or last row."""
        self._move_to(0 if side < 0 else len(self._rows) - 1)

    def action_open(self) -> None:
        """Open the row of the cursor."""
        if self.cursor:
            self.post_message(self.Opened(self, self.cursor))

    # -- events -------------------------------------------------------------------------------

    def watch_subtitle(self) -> None:
        """Draw the title again."""
        self.redraw()

    def on_resize(self) -> None:
        """Keep the cursor in view."""
        self._memo.clear()
        self._scroll_to_cursor()
        super().on_resize()

    def row_at(self, y: int) -> str:
        """The row on a line of the pane; empty where there is none."""
        index = self._layout.at(y - self.HEAD_LINES + self._top).row if y >= self.HEAD_LINES else -1
        return self._rows[index] if index >= 0 else ""

    def on_click(self, event: events.Click) -> None:
        """Choose the row that was clicked; a second click opens it."""
        row = self.row_at(event.y)
        if not row:
            return
        if row == self.cursor or event.chain > 1:
            self.action_open()
        else:
            self.move_to_row(row)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move as the cursor keys do."""
        event.stop()
        self.action_step(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move as the cursor keys do."""
        event.stop()
        self.action_step(-1)


def _position(rows: Sequence[str], row: str) -> int:
    """Where a row stands; 0 if nowhere."""
    try:
        return rows.index(row)
    except ValueError:
        return 0
