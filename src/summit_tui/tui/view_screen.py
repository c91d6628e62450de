"""What all views share: lists side by side, the detail of the row the reader is on, find, keys.

A view says what its panes list and how a row reads; it holds ids, and pure functions derive the
rest. Panes post what the reader does and never see each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import ClassVar, Protocol, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen

from summit_tui.analysis.search import Listed, Search
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import Period, display
from summit_tui.dossier.problems import Problem
from summit_tui.dossier.text import visible
from summit_tui.tui.bar import Bar
from summit_tui.tui.detail_pane import DetailPane, Draw
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.page import Page
from summit_tui.tui.typed_line import TypedLine
from summit_tui.views import keymap
from summit_tui.views.destinations import address_at
from summit_tui.views.key_lines import help_lines, key_at, key_line, typing_line
from summit_tui.views.keymap import Key, Keymap
from summit_tui.views.layout import Arrangement
from summit_tui.views.lines import EMPTY, Line, Span, line, plain, spread, width_of
from summit_tui.views.places import PaneState, Place
from summit_tui.views.problem_lines import problem_lines
from summit_tui.views.rows import Rows
from summit_tui.views.saves import fault_line
from summit_tui.views.selection import Focus, Selection
from summit_tui.views.time import Shown, day_of

_TAKEN_WIDTH = 80
"""Columns of a text that is taken away."""


class Keyed(Protocol):
    """An app that knows which keys the reader has chosen, and where a row stands in the files."""

    keymap: Keymap

    def where(self) -> str:
        """The file and the line of the row that the reader is on; empty if not to be told."""


class Writing(Protocol):
    """An app that puts what a view is at into files."""

    def ask_where_to_write(self, view: ViewScreen) -> None:
        """Ask the reader for the name of the file, then write it."""


class ViewScreen(Screen[None]):
    """A view of a dossier.

    Args:
        snapshot: What it shows.
        problems: What is wrong with the dossier; a banner leads to them.
        shown: How the day is shown.
    """

    PANES: ClassVar[Sequence[str]] = ()
    """The lists, in the order of the tab key."""
    KEYS: ClassVar[Sequence[Key]] = ()

    class SelectionRequested(Message):
        """The reader wants to see something in the explorer, with the cursor in the pane `at`."""

        def __init__(self, selection: Selection, at: str) -> None:
            super().__init__()
            self.selection = selection
            self.at = at

    class PlaceLeft(Message):
        """The reader goes on from this place, and may want to come back."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    class MarkRequested(Message):
        """The reader sets a mark here, or wants to go to one."""

        def __init__(self, letter: str, place: Place | None) -> None:
            super().__init__()
            self.letter = letter
            self.place = place

    class CopyRequested(Message):
        """The reader takes a text away; `again` if they have just done so."""

        def __init__(self, text: str, again: bool) -> None:
            super().__init__()
            self.text = text
            self.again = again

    class LinkRequested(Message):
        """The reader takes a link to a record away."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    class Folded(Message):
        """The texts of a pane are folded: its filter can be answered."""

        def __init__(self, search: Search, pane: str) -> None:
            super().__init__()
            self.search = search
            self.pane = pane

    class DayRequested(Message):
        """The reader wants to see the dossier as of a day; none for all of it."""

        def __init__(self, day: Period | None) -> None:
            super().__init__()
            self.day = day

    class ExitRequested(Message):
        """The reader goes back to where this view was asked for."""

    def __init__(self, snapshot: Snapshot, problems: Sequence[Problem], shown: Shown) -> None:
        super().__init__()
        self._snapshot = snapshot
        self._problems = problems
        self._filters = dict.fromkeys(self.PANES, "")
        self._at = self.PANES[0]
        self._before_find = ""
        self._day_shown = shown
        self._note: Line = EMPTY
        self._fault: Problem | None = None
        self._answered: Callable[[str], None] | None = None
        self._at_once = False
        self._begins: Place | None = None
        self._taken = ""

    # -- what a view says of itself ---------------------------------------------------------------

    def lists(self) -> Iterable[ListPane]:
        """The panes, whose ids are those in `PANES`."""
        raise NotImplementedError

    def arrangement(self, width: int, height: int) -> Arrangement:
        """Which panes a screen of this size shows."""
        raise NotImplementedError

    def masthead(self, width: int) -> Line:
        """The top line."""
        raise NotImplementedError

    def trail(self, width: int) -> Line:
        """The line below it: what narrows the view."""
        raise NotImplementedError

    def rows(self, name: str) -> Rows:
        """What a pane lists, before its filter."""
        raise NotImplementedError

    def matching(self, name: str, rows: Rows, query: str) -> frozenset[str]:
        """Those rows of a pane that a filter keeps."""
        raise NotImplementedError

    def searched(self, name: str) -> tuple[Search, Listed] | None:
        """What a filter of this pane looks through, if its texts are folded once."""
        return None

    def can_find(self, name: str) -> bool:
        """Whether a filter of this pane answers at once; if not, its rows follow later."""
        found = self.searched(name)
        return found is None or found[0].is_quick(found[1])

    def filtered(self, name: str, rows: Rows, query: str) -> Rows:
        """The rows of a pane after its filter."""
        return rows.only(self.matching(name, rows, query))

    def detail_of(self, name: str, row: str) -> Draw:
        """The full text of a row."""
        raise NotImplementedError

    def cursor_for(self, name: str) -> str:
        """The row the cursor of a pane should be on."""
        return self.pane(name).cursor

    def count(self, name: str, rows: Rows, total: int) -> str:
        """What stands at the right of a pane's title."""
        return f"{total:,}" if len(rows.ids) == total else f"{len(rows.ids):,}/{total:,}"

    def subtitle(self, name: str) -> str:
        """What stands beside a pane's title."""
        return ""

    def empty_message(self, name: str) -> str:
        """What an empty pane says: why, and what to do."""
        return ""

    def help_more(self) -> Iterable[Line]:
        """What the page of keys says below the keys."""
        return ()

    def show_snapshot(self, snapshot: Snapshot, shown: Shown) -> None:
        """Show another snapshot of the same dossier, as of another day."""
        self._snapshot = snapshot
        self._day_shown = shown
        self.fill()

    def tell(self, problems: Sequence[Problem], fault: Problem | None) -> None:
        """What is wrong with the dossier, and what keeps its files from being shown as saved."""
        self._problems, self._fault = problems, fault
        if self.is_ready:
            self.show_bars()

    @property
    def day_shown(self) -> Shown:
        """How the day is shown, and what is new."""
        return self._day_shown

    def as_of(self) -> Line:
        """The day, loudly when something has been cut off."""
        day = display(self._snapshot.dossier.as_of)
        if self._day_shown.earlier:
            return line((f"only up to {day}", "tension"))
        dated = self._snapshot.dossier.as_of.text
        return line((f"up to {day}" if dated else "undated", "muted"))

    def mark_new(
        self, row: str, draw: Callable[[int], Sequence[Line]], width: int
    ) -> Sequence[Line]:
        """A row, with a plus before it if stepping through time has just brought it."""
        if row not in self._day_shown.new:
            return draw(width)
        first, *rest = draw(width - 2)
        return [(Span("+ ", "accent"), *first), *((Span("  "), *part) for part in rest)]

    def point_at(self, focus: Focus) -> None:
        """Go to what the reader was looking at in the explorer, where this view has it."""

    # -- what it is made of -----------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Masthead, trail (or the line to type in), panes, detail, keys."""
        yield Bar(surface="bar", id="masthead")
        yield Bar(surface="base", id="trail")
        yield TypedLine(id="find")
        yield TypedLine(id="ask")
        with Horizontal(id="panes"):
            yield from self.lists()
        yield DetailPane(way=self.hint("to-detail"), id="detail")
        yield Bar(surface="bar", id="keys")

    def on_mount(self) -> None:
        """Fill the panes; nothing narrows yet."""
        if not self.is_ready:
            return
        self._find.display = self._ask.display = False
        self.bar("keys").show(partial(key_line, self.key_table))
        self.lay_out()
        self.fill()
        if self._begins:
            self._put(self._begins)
            self.action_pane(self._at)

    @property
    def is_ready(self) -> bool:
        """Whether the panes are there: not yet at first, and no more while the app comes down.

        Keys and messages that were waiting are still delivered then.
        """
        panes = len(self.query(ListPane))
        return (
            panes == len(self.PANES) and bool(self.query("#detail")) and bool(self.query("#keys"))
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Nothing can be done without the panes; while the reader types, letters are letters."""
        typing = isinstance(self.focused, TypedLine)
        if action == "stop_typing":
            return self.is_ready and typing
        return self.is_ready and not (typing and action in keymap.TYPED_AFTER)

    async def on_click(self, event: events.Click) -> None:
        """Do what a hint in the line at the bottom names."""
        bar = self.bar("keys")
        if event.widget is not bar or isinstance(self.focused, TypedLine):
            return
        column = event.screen_x - bar.region.x - 1
        key = key_at(self.key_table, bar.size.width - 2, column)
        if key and key.action:
            await self.run_action(key.action)
        elif key:
            self.pane(self._at).action_open()

    def on_resize(self) -> None:
        """As many panes as the size has room for."""
        self.lay_out()

    def lay_out(self) -> None:
        """Show the panes that there is room for."""
        if not self.is_ready:
            return
        plan = self.arrangement(self.app.size.width, self.app.size.height)
        first = True
        for name in self.PANES:
            pane = self.pane(name)
            pane.display = name in plan.widths
            if name in plan.widths:
                pane.set_rule(not first)
                first = False
                pane.styles.width = plan.widths[name]
        self._detail.display = plan.detail > 0
        # Who reads the full text gets most of the screen for it.
        reading = self.focused is self._detail and plan.detail
        self._detail.styles.height = self.app.size.height * 3 // 4 if reading else plan.detail

    def pane(self, name: str) -> ListPane:
        """One of the lists."""
        return self.query_one(f"#{name}", ListPane)

    def bar(self, name: str) -> Bar:
        """The masthead, the trail, or the keys."""
        return self.query_one(f"#{name}", Bar)

    @property
    def key_table(self) -> Sequence[Key]:
        """The keys of the view, as the reader has chosen them."""
        return keymap.remapped(self.KEYS, self._keymap)

    def hint(self, name: str) -> str:
        """How to press for an action here; empty if it has no key."""
        return keymap.hint((*self.key_table, *self._pane_keys()), name)

    def _pane_keys(self) -> Sequence[Key]:
        return keymap.in_panes(keymap.VIEWS[self.NAME], self._keymap)

    @property
    def _keymap(self) -> Keymap:
        return cast(Keyed, self.app).keymap

    @property
    def at(self) -> str:
        """The list that the reader is in."""
        return self._at

    @property
    def filters(self) -> dict[str, str]:
        """The filter of each list."""
        return self._filters

    @property
    def _find(self) -> TypedLine:
        return self.query_one("#find", TypedLine)

    @property
    def _ask(self) -> TypedLine:
        return self.query_one("#ask", TypedLine)

    @property
    def _detail(self) -> DetailPane:
        return self.query_one("#detail", DetailPane)

    # -- filling ----------------------------------------------------------------------------------

    def fill(self, *panes: str) -> None:
        """Derive the rows of these panes (or all), and show what the cursor is on."""
        if not self.is_ready:
            return
        for name in panes or self.PANES:
            pane = self.pane(name)
            rows = self.rows(name)
            total = len(rows.ids)
            if self._filters[name]:
                rows = self.filtered(name, rows, self._filters[name])
            pane.fill(
                rows.ids,
                cursor=self.cursor_for(name),
                headings=rows.headings,
                count=self.count(name, rows, total),
                empty=self.empty_message(name),
                subtitle=self.subtitle(name),
            )
        self.show_bars()
        if not panes or self._at in panes:  # else the move that led here has shown it
            self.show_detail()

    def show_bars(self) -> None:
        """Draw the masthead and the trail; a banner says when the dossier has problems."""
        banner: Line = EMPTY
        if self._problems:
            count = len(self._problems)
            noun = "problem" if count == 1 else "problems"
            banner = line(
                (self.hint("problems"), "key"), (f" {count} {noun} in the dossier", "hard")
            )

        right = self._note or banner

        def draw(width: int) -> Line:
            if self._fault:
                return fault_line(self._fault, width)
            room = width - width_of(right) - 2 * bool(right)
            return spread(self.trail(room), right, width)

        self.bar("masthead").show(self.masthead)
        self.bar("trail").show(draw)

    # -- places -----------------------------------------------------------------------------------

    NAME: ClassVar[str] = ""
    """What places call the view."""

    def own_state(self) -> Mapping[str, str]:
        """What the view keeps besides how its lists stand."""
        return {}

    def take_state(self, state: Mapping[str, str]) -> None:
        """Take it again, as far as the dossier has it; the rows follow."""

    def place(self) -> Place:
        """Where the reader is."""
        panes = {}
        for name in self.PANES:
            pane = self.pane(name)
            panes[name] = PaneState(self._filters[name], pane.cursor, pane.top)
        return Place(self.NAME, self._at, panes, self.own_state())

    @property
    def address(self) -> str:
        """The address of the row that the reader is on; empty where it is no record."""
        return address_at(self._snapshot, self.place()) if self.is_ready else ""

    def go_to(self, place: Place) -> None:
        """Be there again; before the panes are there, begin there."""
        self._filters = {name: _state(place, name).filter for name in self.PANES}
        self._at = place.at if place.at in self.PANES else self.PANES[0]
        self.take_state(place.own)
        if self.is_ready:
            self.fill()
            self._put(place)
            self.action_pane(self._at)
        else:
            self._begins = place

    def _put(self, place: Place) -> None:
        for name in self.PANES:
            state = _state(place, name)
            self.pane(name).restore(state.cursor, state.top)
        self.show_detail()

    def leaving(self) -> None:
        """Say that the reader goes on from here."""
        if self.is_ready:
            self.post_message(self.PlaceLeft(self.place()))

    def action_mark(self) -> None:
        """Mark this place with a letter."""
        place = self.place()
        self.ask(
            "mark this place: which letter?",
            lambda letter: self._remark(letter, place),
            at_once=True,
        )

    def action_go_to_mark(self) -> None:
        """Go to a place that was marked."""
        self.ask("go to which mark?", lambda letter: self._remark(letter, None), at_once=True)

    def _remark(self, letter: str, place: Place | None) -> None:
        self.post_message(self.MarkRequested(letter, place))

    def say(self, note: Line) -> None:
        """Say something at the end of the trail, until the reader goes on."""
        self._note = note
        self.show_bars()

    def show_detail(self) -> None:
        """The full text of the row that the reader is on."""
        if not self.is_ready:
            return
        row = self.pane(self._at).cursor
        draw = self.detail_of(self._at, row) if row else lambda _: ()
        self._detail.show(partial(self._with_place, draw))

    def _with_place(self, draw: Draw, width: int) -> Sequence[Line]:
        """The full text of the row, with its line in the file for who may see that."""
        where = cast(Keyed, self.app).where()
        if not where:
            return draw(width)
        told = line(("file         ", "muted"), (where, "text"), (f"   {self.hint('edit')}", "key"))
        return [*draw(width), EMPTY, told]

    @on(ListPane.Moved)
    def _row_moved(self, event: ListPane.Moved) -> None:
        if event.pane.id == self._at:
            self.show_detail()
        self._taken = ""
        if self._note:
            self.say(EMPTY)

    # -- going about ------------------------------------------------------------------------------

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        if name == "detail":
            self.set_focus(self._detail)
            self.lay_out()
            return
        self.set_focus(None)
        self._at = name
        self.lay_out()
        self.set_focus(self.pane(name))
        self.show_bars()
        self.show_detail()

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane, round and round."""
        if self._find.display:
            self.close_find()
        self.close_ask()
        order = [*self.PANES, "detail"]
        here = "detail" if self._detail.has_focus else self._at
        self.action_pane(order[(order.index(here) + step) % len(order)])

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        """A click goes to a pane, too."""
        name = event.widget.id or ""
        if name in self.PANES and self._at != name:
            self._at = name
            self.show_bars()
            self.show_detail()
        self.lay_out()

    # -- find -------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Type what this pane should be filtered by."""
        self._before_find = self.pane(self._at).cursor
        find = self._find
        find.placeholder = f"find in {self.pane(self._at).title}"
        find.value = self._filters[self._at]
        self.bar("trail").display = False
        find.display = True
        self.bar("keys").show(partial(typing_line, "keep"))
        self.set_focus(find)  # now: the next key may be here already
        searched = self.searched(self._at)
        if searched and not self.can_find(self._at):
            Thread(target=self._fold, args=(*searched, self._at), daemon=True).start()

    def _fold(self, search: Search, listed: Listed, name: str) -> None:
        search.column(listed)
        with suppress(RuntimeError):  # the reader has left meanwhile, and the loop is closed
            self.post_message(self.Folded(search, name))

    @on(Folded)
    def _folded(self, event: Folded) -> None:
        """What was typed while the texts were being folded is answered now."""
        searched = self.searched(event.pane)
        if searched and event.search is searched[0] and self.is_ready and self._filters[event.pane]:
            self.fill(event.pane)
            self.found()

    @on(TypedLine.Changed, "#find")
    def _find_changed(self, event: TypedLine.Changed) -> None:
        if self._find.display:
            self._filters[self._at] = event.value.strip()
            if self.can_find(self._at):
                self.fill(self._at)
                self.found()
            counts = self.found_elsewhere(self._filters[self._at])
            self.bar("keys").show(lambda width: typing_line("keep", width, counts))

    def found_elsewhere(self, query: str) -> Line:
        """How much in this pane and in others holds these words; nothing where that is unknown."""
        return EMPTY

    def found(self) -> None:
        """The filter of the pane that the reader is in has changed."""

    @on(TypedLine.Submitted, "#find")
    def _find_done(self) -> None:
        self.close_find()

    def close_find(self) -> None:
        """Back to the pane, with its filter."""
        self._find.display = False
        self.bar("keys").show(partial(key_line, self.key_table))
        self.bar("trail").display = True
        self.set_focus(self.pane(self._at))

    def leave_detail(self) -> bool:
        """Back from the full text to the list; whether the reader was there."""
        if self.focused is not self._detail:
            return False
        self.action_pane(self._at)
        return True

    def take_back_filter(self) -> bool:
        """Take back the filter that is being typed, or else the one of this pane, if there is one.

        Says whether there was.
        """
        if self.close_ask():
            return True
        typing = self._find.display
        if not typing and not self._filters[self._at]:
            return False
        self._filters[self._at] = ""
        if typing:
            self.close_find()
            self.find_taken_back()
            self.fill()
            self.pane(self._at).move_to_row(self._before_find)
        else:
            self.fill(self._at)
            self.found()
        return True

    def action_stop_typing(self) -> None:
        """Leave the line without an answer."""
        self.take_back_filter()

    def find_taken_back(self) -> None:
        """The reader left the line of the filter with escape."""

    # -- questions --------------------------------------------------------------------------------

    def ask(self, question: str, answered: Callable[[str], None], *, at_once: bool = False) -> None:
        """Let the reader type an answer in place of the trail; with `at_once` a single letter."""
        self._answered, self._at_once = answered, at_once
        ask = self._ask
        ask.placeholder = question
        ask.value = ""
        self.bar("trail").display = False
        ask.display = True
        self.bar("keys").show(partial(typing_line, "go on"))
        self.set_focus(ask)

    @on(TypedLine.Changed, "#ask")
    def _letter_typed(self, event: TypedLine.Changed) -> None:
        if self._at_once and event.value:
            self._answer(event.value)

    @on(TypedLine.Submitted, "#ask")
    def _answer_typed(self, event: TypedLine.Submitted) -> None:
        self._answer(event.value)

    def _answer(self, text: str) -> None:
        if self._ask.display:
            self.close_ask()
            if self._answered:
                self._answered(visible(text))

    def close_ask(self) -> bool:
        """Back to the pane; whether a question was open."""
        if not self._ask.display:
            return False
        self._ask.display = False
        self.bar("keys").show(partial(key_line, self.key_table))
        self.bar("trail").display = True
        self.set_focus(self.pane(self._at))
        return True

    def action_ask_day(self) -> None:
        """Ask as of which day the dossier should be shown."""
        self.ask(
            "up to which day? 31 July 2025, June 2025, 2025-06-15; empty: all of it",
            self._day_asked,
        )

    def _day_asked(self, text: str) -> None:
        try:
            day = day_of(text)
        except ValueError as reason:
            self.say(line((f"‘{text}’ is no date: {reason}", "hard")))
        else:
            self.leaving()
            self.post_message(self.DayRequested(day))

    # -- taking away ------------------------------------------------------------------------------

    def copy_text(self, name: str, row: str) -> str:
        """What is taken away of a row: its full text, unless the view knows better."""
        return "\n".join(plain(part).rstrip() for part in self.detail_of(name, row)(_TAKEN_WIDTH))

    def action_copy(self) -> None:
        """Send the row that the reader is on to the clipboard; a second time, show it bare."""
        row = self.pane(self._at).cursor
        if row:
            text = self.copy_text(self._at, row)
            if not text:
                self.say(line(("there is nothing to copy here", "muted")))
                return
            again, self._taken = self._taken == text, text
            self.post_message(self.CopyRequested(text, again))

    def action_write(self) -> None:
        """Write what this is about to a file that the reader names."""
        cast(Writing, self.app).ask_where_to_write(self)

    def action_copy_link(self) -> None:
        """Send a command line that opens at the row that the reader is on."""
        if self.address:
            self.post_message(self.LinkRequested(self.address))
        else:
            self.say(line(("this row is no record, so it has no link", "muted")))

    # -- pages ------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Show all keys."""
        lines = [*help_lines(self.key_table, self._pane_keys()), *self.help_more()]
        self.app.push_screen(Page("All keys", lines))

    def action_problems(self) -> None:
        """Show what is wrong with the dossier."""
        self.app.push_screen(Page("Problems of the dossier", problem_lines(self._problems)))


def _state(place: Place, name: str) -> PaneState:
    return place.panes.get(name, PaneState())
