"""A list with an axis above it that does not scroll."""

from __future__ import annotations

from collections.abc import Callable

from summit_tui.analysis.timeline import Axis
from summit_tui.tui.list_pane import DrawRow, ListPane
from summit_tui.views.lines import EMPTY, Line, fit, line
from summit_tui.views.timeline import axis_lines

DrawHeading = Callable[[str, bool, int], Line]
"""From a heading, whether it stands above the list, and a width to its line."""


class AxisPane(ListPane):
    """Rows of one line, with years and months above.

    Args:
        title: What the list holds.
        draw_row: Draws one row.
        axis: From the width of a row to the axis that it has room for.
        begin: Where in a row the axis begins.
        rule: Whether a thin rule at the left parts the pane from its neighbour.
        id: The pane's id.
    """

    HEAD_LINES = 3

    def __init__(
        self,
        title: str,
        draw_row: DrawRow,
        axis: Callable[[int], Axis],
        begin: int,
        *,
        rule: bool,
        id: str,
    ) -> None:
        super().__init__(title, draw_row, 1, rule=rule, id=id)
        self._axis = axis
        self._begin = begin

    def head_line(self, y: int, width: int) -> Line:
        """The years, then the months."""
        axis = self._axis(width)
        text = axis_lines.years(axis) if y == 1 else axis_lines.months(axis)
        return fit(line((" " * self._begin + text, "muted")), width)


class DatesPane(AxisPane):
    """The same with a bar along the axis in each heading; that of the topmost row stays in sight.

    Args:
        title: What the list holds.
        draw_row: Draws one row.
        draw_heading: Draws one heading.
        axis: From the width of a row to the axis that it has room for.
        id: The pane's id.
    """

    HEAD_LINES = 4

    def __init__(
        self,
        title: str,
        draw_row: DrawRow,
        draw_heading: DrawHeading,
        axis: Callable[[int], Axis],
        *,
        id: str,
    ) -> None:
        super().__init__(title, draw_row, axis, 0, rule=False, id=id)
        self._draw_heading = draw_heading

    def head_line(self, y: int, width: int) -> Line:
        """The years, the months, and the date of the rows below it, once that has scrolled away."""
        if y < self.HEAD_LINES - 1:
            return super().head_line(y, width)
        heading = self.heading_above
        return self._draw_heading(heading, True, width) if heading else EMPTY

    def heading_line(self, heading: str, width: int) -> Line:
        """A date with its bar."""
        return self._draw_heading(heading, False, width)
