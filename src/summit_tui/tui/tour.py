"""The app with a tour: a step above the line of keys, which goes on when the reader does it."""

from __future__ import annotations

from collections.abc import Mapping

from textual.actions import ActionParseResult
from textual.dom import DOMNode

from summit_tui.tui.app import SummitApp
from summit_tui.tui.line_pane import Drawn, LinePane
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views.keymap import Keymap
from summit_tui.views.lines import EMPTY, Line, Span, line
from summit_tui.views.tour import HEIGHT, STEPS, does, step_lines


class TourBar(LinePane):
    """Shows one step.

    Args:
        keymap: The keys that the reader has chosen.
        view: The view that it stands in.
    """

    def __init__(self, keymap: Keymap, view: str) -> None:
        super().__init__(id="tour")
        self.styles.height = HEIGHT
        self._keymap = keymap
        self._view = view
        self._number = 0

    def show(self, number: int) -> None:
        """Show the step of this number."""
        self._number = number
        self.redraw()

    def line_at(self, y: int) -> Drawn:
        """One line of it, with a cell of margin."""
        lines = step_lines(self._number, self._keymap, self._view, max(1, self.area.width - 2))
        text: Line = lines[y] if y < len(lines) else EMPTY
        return Drawn(text=(Span(" "), *text), surface="panel")


class TourApp(SummitApp):
    """Leads a reader through the first steps; whatever else they do is done as ever."""

    _number = 0

    @property
    def is_touring(self) -> bool:
        """Whether there are steps left."""
        return self._number < len(STEPS)

    def on_ready(self) -> None:
        """Begin; a view that the reader comes back to has the step, too.

        The toolkit calls the method of this name of every class that has one.
        """
        self.screen_change_signal.subscribe(self, lambda _: self._put())
        self._put()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do it, and go on with the tour if that was its step."""
        here = self.here
        if not self.is_touring or here is None or not isinstance(action, str):
            done = await super().run_action(action, default_namespace, namespaces)
            self._put()
            return done
        step = STEPS[self._number]
        is_step = step.view == here.view.name and does(step, action)
        if action == "widen" and step.view == here.view.name and not is_step:
            self._end()
            here.say(
                line(("the tour has ended; ", "muted"), (here.hint("help"), "key"), " all keys")
            )
            return True
        done = await super().run_action(action, default_namespace, namespaces)
        if is_step and done:
            self._number += 1
        self._put()
        return done

    def _put(self) -> None:
        """The step stands in the view that the reader is in."""
        here = self.here
        if not self.is_touring:
            self._end()
        elif here is not None:
            self._bar(here).show(self._number)

    def _bar(self, here: ViewScreen) -> TourBar:
        found = here.query(TourBar)
        if found:
            return found.first()
        bar = TourBar(self.keymap, here.view.name)
        here.mount(bar, before="#keys")
        return bar

    def _end(self) -> None:
        self._number = len(STEPS)
        for screen in self.screen_stack:
            screen.query(TourBar).remove()
