"""The screen that shows a view: lists side by side, the detail of the reader's row, keys.

It knows no view. A `View` says in tables and pure functions what each list has and where each key
leads; all that happens here is that another state is shown (`show`), and what follows from that
is drawn once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Protocol, cast

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.problems import Problem
from summit_tui.tui.frame import Frame
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.page import Page
from summit_tui.tui.prompt import Question
from summit_tui.tui.requests import (
    CopyRequested,
    DayRequested,
    LinkRequested,
    MarkRequested,
    PlaceLeft,
    StateRequested,
)
from summit_tui.views import keymap
from summit_tui.views.destinations import address_at
from summit_tui.views.key_lines import help_lines, key_at, key_line, typing_line
from summit_tui.views.keymap import Key, Keymap
from summit_tui.views.lines import EMPTY, Line, line, plain
from summit_tui.views.problem_lines import banner
from summit_tui.views.time import Shown, day_of
from summit_tui.views.view import (
    Draw,
    Hint,
    View,
    Work,
    escaped,
    first_state,
    followed,
    gone_to,
    normal,
)
from summit_tui.views.view_state import ViewState

_TAKEN_WIDTH = 80
"""Columns of a text that is taken away."""


MakeView = Callable[[Snapshot, Shown, Hint], View]


class Filing(Protocol):
    """An app that knows where a row stands in the files, and puts what a view is at into some."""

    def where(self) -> str:
        """The file and the line of the row that the reader is on; empty if not to be told."""

    def ask_where_to_write(self, view: ViewScreen) -> None:
        """Ask the reader for the name of the file, then write it."""


class ViewScreen(Screen[None]):
    """Shows the states of one view. Subclasses only say which keys there are.

    Args:
        make: Makes the view, for a snapshot.
        keymap: The keys that the reader has chosen.
        snapshot: What it shows.
        problems: What is wrong with the dossier; a banner leads to them.
        shown: How the day is shown.
    """

    AUTO_FOCUS = ""

    class Worked(Message):
        """Work of the view is done: these lists can be filled."""

        def __init__(self, view: View, panes: Sequence[str]) -> None:
            super().__init__()
            self.view = view
            self.panes = panes

    def __init__(
        self,
        make: MakeView,
        keymap: Keymap,
        snapshot: Snapshot,
        problems: Sequence[Problem],
        shown: Shown,
    ) -> None:
        super().__init__()
        self._keymap = keymap
        self._make = make
        self._problems = problems
        self._note: Line = EMPTY
        self._fault: Problem | None = None
        self._taken = ""
        self._begun: set[str] = set()
        self.snapshot = snapshot
        self.view = make(snapshot, shown, self.hint)
        self._frame = Frame(self.view, self.hint("to-detail"))
        self._frame.state = first_state(self.view)

    def show_snapshot(self, snapshot: Snapshot, shown: Shown) -> None:
        """Show another snapshot of the dossier, as far as it has what is shown now."""
        state = self.state
        self.snapshot = snapshot
        self.view = self._make(snapshot, shown, self.hint)
        self._frame.take(self.view)
        self._begun.clear()
        self.show(normal(self.view, state))

    def tell(self, problems: Sequence[Problem], fault: Problem | None) -> None:
        """What is wrong with the dossier, and what keeps its files from being shown as saved."""
        self._problems, self._fault = problems, fault
        if self.is_ready:
            self._draw_bars()

    # -- what it is made of -----------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Masthead, trail (or the line to type in), lists, detail, keys."""
        yield from self._frame.compose()

    def on_mount(self) -> None:
        """Show the state to begin with."""
        if self.is_ready:
            self._frame.keys.show(partial(key_line, self.key_table))
            self.show(self._frame.state)

    @property
    def is_ready(self) -> bool:
        """Whether the lists are there: not yet at first, and no more while the app comes down.

        Keys and messages that were waiting are still delivered then.
        """
        return self._frame.detail.is_attached

    @property
    def key_table(self) -> Sequence[Key]:
        """The keys of the view, as the reader has chosen them."""
        return keymap.remapped(keymap.VIEWS[self.view.name].keys, self._keymap)

    def hint(self, name: str) -> str:
        """How to press for an action here; empty if it has no key."""
        return keymap.hint((*self.key_table, *self._pane_keys()), name)

    def _pane_keys(self) -> Sequence[Key]:
        return keymap.in_panes(keymap.VIEWS[self.view.name], self._keymap)

    # -- showing a state --------------------------------------------------------------------------

    @property
    def state(self) -> ViewState:
        """Where the reader is."""
        return self._frame.standing() if self.is_ready else self._frame.state

    def show(self, state: ViewState) -> None:
        """Show a state, with the keys going to the list that the reader is in."""
        if not self.is_ready:
            self._frame.state = normal(self.view, state)
            return
        self._close_prompt()
        if self._is_reading:
            self.set_focus(None)
        self._update(state)

    def _update(self, state: ViewState) -> None:
        """Fill the lists whose rows follow from what is new in a state; draw the rest once."""
        if state.chosen is not self._frame.state.chosen:
            state = normal(self.view, state)
        self._frame.fill(state, self._waits)
        self._frame.draw_detail(self._with_place)
        self._draw_bars()
        here = self._frame.list_here
        elsewhere = self.is_typing or self._is_reading
        if self.focused is not here and not elsewhere:
            self.set_focus(None)  # a list that is about to be hidden must not have it
        self._lay_out()
        if not elsewhere:
            self.set_focus(here)
        work = self.view.work(self._frame.state)
        if work:
            self._begin(work)

    def show_detail(self) -> None:
        """Draw the full text again: its row stands in another line of the files now."""
        self._frame.forget(())
        self._frame.draw_detail(self._with_place)

    def _with_place(self, draw: Draw, width: int) -> Sequence[Line]:
        """The full text of the row, with its line in the file for who may see that."""
        where = cast(Filing, self.app).where()
        if not where:
            return draw(width)
        told = line(("file         ", "muted"), (where, "text"), (f"   {self.hint('edit')}", "key"))
        return [*draw(width), EMPTY, told]

    def _draw_bars(self) -> None:
        end = self._note or banner(len(self._problems), self.hint("problems"))
        self._frame.draw_bars(end, self._fault)

    def _lay_out(self) -> None:
        if self.is_ready:
            self._frame.lay_out(self.app.size, reading=self._is_reading)

    def on_resize(self) -> None:
        """As many lists as the size has room for."""
        self._lay_out()

    def say(self, note: Line) -> None:
        """Say something at the end of the trail, until the reader goes on."""
        self._note = note
        self._draw_bars()

    @property
    def is_typing(self) -> bool:
        """Whether letters are text now."""
        return self._frame.prompt.question is not None

    @property
    def _is_reading(self) -> bool:
        return self.focused is self._frame.detail

    # -- what takes its time ----------------------------------------------------------------------

    def _waits(self, pane: str) -> bool:
        """Whether a filter has to wait until the texts of its list have been read."""
        reading = self.view.reading(pane)
        if reading:
            self._begin(reading)
        return reading is not None

    def _begin(self, work: Work) -> None:
        """Do work beside the screen.

        In a thread of our own, which nobody waits for: the toolkit's would hold up leaving.
        """
        if work.name not in self._begun:
            self._begun.add(work.name)
            Thread(target=self._work, args=(self.view, work), daemon=True).start()

    def _work(self, view: View, work: Work) -> None:
        work.run()
        with suppress(RuntimeError):  # the reader has left meanwhile, and the loop is closed
            self.post_message(self.Worked(view, work.panes))

    @on(Worked)
    def _worked(self, event: Worked) -> None:
        if event.view is self.view and self.is_ready:
            self._frame.forget(event.panes)
            self._update(self.state)

    # -- moving -----------------------------------------------------------------------------------

    @on(ListPane.Moved)
    def _moved(self, event: ListPane.Moved) -> None:
        self._taken, self._note = "", EMPTY
        self._update(followed(self.state, self._frame.pane(event.pane.id or "")))

    @on(ListPane.Chosen)
    def _chosen(self, event: ListPane.Chosen) -> None:
        self._taken, self._note = "", EMPTY
        self._update(self.state.choosing(**{event.kind: event.value}))

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        if not event.stale:
            name = event.pane.id or ""
            here = self.state if self.state.at == name else gone_to(self.view, self.state, name)
            self.go(self.view.opened(here.on(name, event.row)))

    def go(self, state: ViewState) -> None:
        """Go on to another state, maybe of another view; the reader may want to come back."""
        here = self.state
        if (state.view, state.at, state.chosen) != (here.view, here.at, here.chosen):
            self.post_message(PlaceLeft(here))
        if state.view == self.view.name:
            self.show(state)
        else:
            self.post_message(StateRequested(state))

    def action_widen(self) -> None:
        """Go one step back."""
        if self._is_reading:
            self.show(self.state)
            return
        before = escaped(self.view, self.state)
        if before:
            self.go(before)
        elif self.view.name != "explorer":
            self.post_message(StateRequested(None))

    def action_act(self, action: str) -> None:
        """Do what a key of this view alone does."""
        self.show(self.view.acted(self.state, action))

    def action_pane(self, name: str) -> None:
        """Go to a list, or to the full text."""
        if name == "detail":
            self.set_focus(self._frame.detail)
            self._lay_out()
        else:
            self.show(gone_to(self.view, self.state, name))

    def action_next_pane(self, step: int) -> None:
        """Go to the next list, round and round; what is being typed as a filter is kept."""
        order = [*self._frame.lists, "detail"]
        here = "detail" if self._is_reading else self._frame.state.at
        self._close_prompt()
        self.action_pane(order[(order.index(here) + step) % len(order)])

    def action_heading(self, step: int) -> None:
        """Go to the heading before or after, in the first list."""
        self._frame.lists[self.view.panes[0].name].move_to_heading(step)

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        """A click goes to a list, too."""
        if event.widget is not self.focused:
            return  # it has moved on since
        name = event.widget.id or ""
        if event.widget is not self._frame.prompt and self.is_typing:
            self._close_prompt()
        if name in self._frame.lists and name != self._frame.state.at:
            self._update(gone_to(self.view, self.state, name))
        self._lay_out()

    async def on_click(self, event: events.Click) -> None:
        """Do what a hint in the line at the bottom names."""
        if event.widget is not self._frame.keys or self.is_typing:
            return
        column = event.screen_x - self._frame.keys.region.x - 1
        key = key_at(self.key_table, self._frame.keys.size.width - 2, column)
        if key and key.action:
            await self.run_action(key.action)
        elif key:
            self._frame.list_here.action_open()

    # -- typing -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Nothing can be done without the lists; while the reader types, letters are letters."""
        if not self.is_ready:
            return False
        typing = self.is_typing
        return typing if action == "stop_typing" else not typing or action not in keymap.TYPED_AFTER

    def ask(self, question: Question, value: str = "") -> None:
        """Let the reader type in place of the trail."""

        def answered(text: str) -> None:
            self._close_prompt()
            question.answered(text)

        self._frame.prompt.ask(question._replace(answered=answered), value)
        self._frame.trail.display = False
        self._frame.keys.show(partial(typing_line, question.enter))
        self.set_focus(self._frame.prompt)  # now: the next key may be here already

    def _close_prompt(self) -> Question | None:
        """Back from the line to the list; the question that was open."""
        question = self._frame.prompt.close()
        if question:
            self._frame.trail.display = True
            self._frame.keys.show(partial(key_line, self.key_table))
            self.set_focus(self._frame.list_here)
        return question

    def action_stop_typing(self) -> None:
        """Leave the line without an answer."""
        question = self._close_prompt()
        if question:
            question.cancelled()

    def action_find(self) -> None:
        """Type what this list should be filtered by; esc leads back to before."""
        before = self.state
        name = before.at
        self._waits(name)

        def typed(text: str) -> None:
            self._update(before.filtering(name, text.strip()))
            found = self.view.found_elsewhere(self._frame.state, len(self._frame.lists[name].rows))
            self._frame.keys.show(lambda width: typing_line("keep", width, found))

        def cancelled() -> None:
            self.show(before.filtering(name, ""))

        title = f"find in {self._frame.lists[name].title}"
        question = Question(title, "keep", typed=typed, cancelled=cancelled)
        self.ask(question, before.pane(name).filter)

    def action_mark(self) -> None:
        """Mark this place with a letter."""
        self._ask_letter("mark this place: which letter?", self.state)

    def action_go_to_mark(self) -> None:
        """Go to a place that was marked."""
        self._ask_letter("go to which mark?", None)

    def _ask_letter(self, text: str, place: ViewState | None) -> None:
        def answered(letter: str) -> None:
            self.post_message(MarkRequested(letter, place))

        self.ask(Question(text, "go on", answered=answered, at_once=True))

    def action_ask_day(self) -> None:
        """Ask as of which day the dossier should be shown."""
        text = "up to which day? 31 July 2025, June 2025, 2025-06-15; empty: all of it"
        self.ask(Question(text, "go on", answered=self._day_asked))

    def _day_asked(self, text: str) -> None:
        try:
            day = day_of(text)
        except ValueError as reason:
            self.say(line((f"‘{text}’ is no date: {reason}", "hard")))
        else:
            self.post_message(PlaceLeft(self.state))
            self.post_message(DayRequested(day))

    # -- taking away, and pages -------------------------------------------------------------------

    @property
    def address(self) -> str:
        """The address of the row that the reader is on; empty where it is no record."""
        return address_at(self.snapshot, self.state) if self.is_ready else ""

    def action_copy(self) -> None:
        """Send the row that the reader is on to the clipboard; a second time, show it bare."""
        state = self.state
        if not state.cursor:
            return
        text = self.view.copy_text(state)
        if text is None:
            lines = self.view.detail(state, state.at, state.cursor)(_TAKEN_WIDTH)
            text = "\n".join(plain(part).rstrip() for part in lines)
        if not text:
            self.say(line(("there is nothing to copy here", "muted")))
            return
        again, self._taken = self._taken == text, text
        self.post_message(CopyRequested(text, again))

    def action_write(self) -> None:
        """Write what this is about to a file that the reader names."""
        cast(Filing, self.app).ask_where_to_write(self)

    def action_copy_link(self) -> None:
        """Send a command line that opens at the row that the reader is on."""
        if self.address:
            self.post_message(LinkRequested(self.address))
        else:
            self.say(line(("this row is no record, so it has no link", "muted")))

    def action_help(self) -> None:
        """Show all keys."""
        lines = [*help_lines(self.key_table, self._pane_keys()), *self.view.help_lines()]
        self.app.push_screen(Page("All keys", lines))
