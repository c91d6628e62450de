"""The widgets of a view, and how a state is drawn on them: only what follows from what is new."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size

from summit_tui.dossier.problems import Problem
from summit_tui.tui.bar import Bar
from summit_tui.tui.detail_pane import DetailPane
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.panes import made
from summit_tui.tui.prompt import Prompt
from summit_tui.views.lines import Line, spread, width_of
from summit_tui.views.rows import Rows, nearest
from summit_tui.views.saves import fault_line
from summit_tui.views.view import Draw, Pane, View, followed, inputs, listing, wanted
from summit_tui.views.view_state import PaneState, ViewState


class Frame:
    """Masthead, trail (or the line to type in), lists, detail, keys.

    Args:
        view: What is shown.
        way: How to press to come to the detail.
    """

    def __init__(self, view: View, way: str) -> None:
        self.masthead = Bar(surface="bar", id="masthead")
        self.trail = Bar(surface="base", id="trail")
        self.prompt = Prompt(id="prompt")
        self.keys = Bar(surface="bar", id="keys")
        self.detail = DetailPane(way=way, id="detail")
        self.state = ViewState(view.name)
        self.lists = {
            pane.name: made(pane, lambda: self._view, lambda: self.state) for pane in view.panes
        }
        self.take(view)

    def take(self, view: View) -> None:
        """Show this view from now on: nothing that has been drawn holds any more."""
        self._view = view
        self._left = {name: (pane.rows, pane.index) for name, pane in self.lists.items()}
        # Those that choose come first: what others list follows from them.
        self._panes = sorted(view.panes, key=lambda pane: not pane.chooses)
        self._inputs: dict[str, tuple[str, ...]] = {}
        self._drawn: dict[str, object] = {}

    def compose(self) -> ComposeResult:
        """The widgets, from top to bottom."""
        yield self.masthead
        yield self.trail
        yield self.prompt
        with Horizontal(id="panes"):
            yield from self.lists.values()
        yield self.detail
        yield self.keys

    def pane(self, name: str) -> Pane:
        """What the view says of a list."""
        return next(pane for pane in self._panes if pane.name == name)

    @property
    def list_here(self) -> ListPane:
        """The list that the reader is in."""
        return self.lists[self.state.at]

    def standing(self) -> ViewState:
        """The state that is shown, with the cursors where they are now, and what they choose."""
        panes = {
            name: PaneState(self.state.pane(name).filter, pane.cursor, pane.top)
            for name, pane in self.lists.items()
        }
        return followed(self.state._replace(panes=panes), self.pane(self.state.at))

    # -- drawing ----------------------------------------------------------------------------------

    def forget(self, panes: Sequence[str]) -> None:
        """Fill these lists anew the next time, and draw the detail."""
        for name in panes:
            self._inputs.pop(name, None)
        self._drawn.pop("detail", None)

    def fill(self, state: ViewState, waits: Callable[[str], bool]) -> None:
        """Fill the lists whose rows follow from what is new in a state.

        `waits` says of a list with a filter whether this has to wait: then the list stays as it is.
        """
        self.state = state
        for pane in self._panes:
            widget, stands = self.lists[pane.name], wanted(self.state, pane)
            needs = inputs(self.state, pane)
            if self._inputs.get(pane.name) == needs:
                widget.restore(stands.cursor, stands.top)
            elif not (stands.filter and waits(pane.name)):
                self._inputs[pane.name] = needs
                self._put(pane.name, stands, *listing(self._view, self.state, pane.name))
            elif pane.name not in self._inputs:
                self._put(pane.name, stands, Rows(()), 0)
            if widget.cursor != self.state.pane(pane.name).cursor:
                self.state = self.state.on(pane.name, widget.cursor)
            if pane.name == self.state.at or not pane.everyone:
                self.state = followed(self.state, pane)

    def _put(self, name: str, stands: PaneState, rows: Rows, total: int) -> None:
        left, at = self._left.pop(name, ((), 0))
        if left and left[at] == stands.cursor and stands.cursor not in rows.ids:
            stands = stands._replace(cursor=nearest(left, at, frozenset(rows.ids).__contains__))
        self.lists[name].fill(
            rows.ids,
            cursor=stands.cursor,
            top=stands.top,
            headings=rows.headings,
            count=self._view.count(self.state, name, len(rows.ids), total),
            empty=self._view.empty_message(self.state, name),
            subtitle=self._view.subtitle(self.state, name),
        )

    def _is_new(self, part: str, *decides: object) -> bool:
        """Whether a part of the screen has to be drawn, by all that decides what it shows."""
        if self._drawn.get(part) == decides:
            return False
        self._drawn[part] = decides
        return True

    def draw_bars(self, right: Line, fault: Problem | None) -> None:
        """Draw the masthead and the trail, with this at its end; or a fault of the files."""
        view, state = self._view, self.state
        if not self._is_new("bars", state.at, state.chosen, right, fault):
            return

        def trail(width: int) -> Line:
            if fault:
                return fault_line(fault, width)
            room = width - width_of(right) - 2 * bool(right)
            return spread(view.trail(state, room), right, width)

        self.masthead.show(lambda width: view.masthead(state, width))
        self.trail.show(trail)

    def draw_detail(self, dressed: Callable[[Draw, int], Sequence[Line]]) -> None:
        """Draw the full text of the row that the reader is on, with what belongs around it."""
        state, row = self.state, self.state.cursor
        if self._is_new("detail", state.at, row, state.chosen):
            draw: Draw = self._view.detail(state, state.at, row) if row else lambda _: ()
            self.detail.show(partial(dressed, draw))

    def lay_out(self, size: Size, *, reading: bool) -> None:
        """Show the lists that there is room for; to read the full text, it gets most of it."""
        state = self.state
        if not self._is_new("layout", size, state.at, state.beside, reading):
            return
        plan = self._view.arrangement(state, size.width, size.height)
        for name, height in plan.heights.items():
            self.lists[name].set_row_height(height)
        first = next(iter(plan.widths))
        for name, pane in self.lists.items():
            pane.display = name in plan.widths
            if pane.display:
                pane.set_rule(name != first)
                pane.styles.width = plan.widths[name]
        self.detail.display = plan.detail > 0
        height = size.height * 3 // 4 if reading and plan.detail else plan.detail
        self.detail.styles.height = height
