"""The lists of views, by kind. Each is imported when a view first has one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType

from summit_tui.tui.bindings import bindings
from summit_tui.tui.list_pane import ListPane
from summit_tui.views import keymap
from summit_tui.views.lines import Line
from summit_tui.views.view import Pane, View, drawn
from summit_tui.views.view_state import ViewState

if TYPE_CHECKING:
    from summit_tui.analysis.timeline import Axis
    from summit_tui.views.matrix.view import MatrixView
    from summit_tui.views.timeline.view import TimelineView


class TryPane(ListPane):
    """A list whose rows can be tried out with the space bar."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.TRY)]


def made(pane: Pane, view: Callable[[], View], state: Callable[[], ViewState]) -> ListPane:
    """The list for a pane of the view that is shown, in the state that is shown."""

    def draw(row: str, width: int) -> Sequence[Line]:
        return drawn(view(), state(), pane.name, row, width, made_pane.row_height)

    made_pane = _made(pane, draw, view, state)
    return made_pane


def _made(
    pane: Pane,
    draw: Callable[[str, int], Sequence[Line]],
    view: Callable[[], View],
    state: Callable[[], ViewState],
) -> ListPane:
    if pane.kind == "grid":
        from summit_tui.tui.grid_pane import GridPane

        def matrix() -> MatrixView:
            return cast("MatrixView", view())

        return GridPane(
            pane.title,
            draw,
            lambda row, column: matrix().cell(state(), row, column),
            lambda: matrix().heads(state()),
            id=pane.name,
        )
    if pane.kind in ("dates", "lanes"):
        from summit_tui.tui.axis_pane import AxisPane, DatesPane
        from summit_tui.views.timeline.rows import LANE

        def timeline() -> TimelineView:
            return cast("TimelineView", view())

        def axis(width: int) -> Axis:
            return timeline().axis(pane.name, width)

        if pane.kind == "lanes":
            return AxisPane(pane.title, draw, axis, LANE, rule=True, id=pane.name)
        return DatesPane(
            pane.title,
            draw,
            lambda text, above, width: timeline().date_line(state(), text, above, width),
            axis,
            id=pane.name,
        )
    kind = TryPane if pane.kind == "try" else ListPane
    return kind(pane.title, draw, pane.height, rule=False, id=pane.name)
