"""The application: the explorer on one snapshot of a dossier, in the project's own colours."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from summit_tui.analysis.addresses import Address
from summit_tui.analysis.as_of import change
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import Period
from summit_tui.dossier.problems import Problem
from summit_tui.terminal.appearance import Appearance
from summit_tui.tui import taking_away
from summit_tui.tui.explorer import Explorer
from summit_tui.tui.guest_app import GuestApp
from summit_tui.tui.privileges import OWNER, Privileges
from summit_tui.tui.travel import Travel
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.tui.views import VIEWS, made
from summit_tui.views.destinations import place_of
from summit_tui.views.keymap import Keymap
from summit_tui.views.lines import Line, line
from summit_tui.views.place_store import NullStore, PlaceStore
from summit_tui.views.places import Place
from summit_tui.views.time import Shown, Time, day_of

if TYPE_CHECKING:
    from textual.screen import Screen

    from summit_tui.tui.finder import FinderScreen

_PLAIN = Appearance()


class SummitApp(GuestApp):
    """Shows one snapshot.

    Args:
        snapshot: What to explore.
        problems: What is wrong with the dossier.
        appearance: How to draw it on this terminal.
        time: The whole dossier, and the day as of which the snapshot shows it.
        begin: The record to begin at.
        command: The command line that opens the dossier, for links to it.
        memory: Where places outlive the run; without it they do not.
        keymap: The keys that the reader has chosen.
        start: The view to begin in, unless a record is asked for.
    """

    privileges: ClassVar[Privileges] = OWNER
    TITLE = "summit-tui"
    CSS = """
    Screen { background: $background; layout: vertical; overflow: hidden; }
    Bar { height: 1; }
    #panes { height: 1fr; }
    ListPane { height: 1fr; background: $background; }
    #detail { background: $panel; }
    #page { height: 1fr; background: $background; }
    #find, #ask, #find:focus, #ask:focus {
        height: 1; border: none; padding: 0 1;
        background: $panel; background-tint: transparent; color: $foreground;
    }
    #find > .input--placeholder, #ask > .input--placeholder { color: $find-hint; text-style: none; }
    #find > .input--cursor, #find > .input--selection,
    #ask > .input--cursor, #ask > .input--selection {
        background: $chosen-paper; color: $chosen-ink; text-style: none;
    }
    """

    def __init__(
        self,
        snapshot: Snapshot,
        problems: Sequence[Problem] = (),
        appearance: Appearance = _PLAIN,
        time: Time | None = None,
        memory: PlaceStore | None = None,
        begin: Address | None = None,
        command: Sequence[str] = ("summit-tui",),
        keymap: Keymap = MappingProxyType({}),
        start: str = "",
    ) -> None:
        super().__init__(appearance, keymap)
        self._snapshot = snapshot
        self._problems = problems
        self._time = time or Time(snapshot.dossier)
        self._shown = Shown(earlier=self._time.day is not None)
        self._explorer = Explorer(snapshot, problems, self._shown)
        self._travel = Travel(self, memory or NullStore())
        self._asked = begin
        self._begin = self._first_place(start)
        if self._begin:
            self._explorer.go_to(self._begin)  # before anything has been drawn
        self._command = command
        self._last_view = ""

    def get_default_screen(self) -> Screen[None]:
        """The explorer is the first and lowest screen."""
        return self._explorer

    @property
    def here(self) -> ViewScreen | None:
        """The view that the reader is in, unless a page is open or the panes are not there yet."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        return screen if isinstance(screen, ViewScreen) and screen.is_ready else None

    def say(self, note: Line) -> None:
        """Tell the reader at the end of the trail."""
        if self.here:
            self.here.say(note)

    # -- leaving ----------------------------------------------------------------------------------

    def leave(self, code: int) -> None:
        """Restore the terminal; `ended` is then this exit code."""
        self._travel.save()
        super().leave(code)

    async def action_quit(self) -> None:
        """Leave, and begin here the next time."""
        self._travel.save()
        self.exit()

    # -- views ------------------------------------------------------------------------------------

    async def action_view(self, name: str) -> None:
        """Another view, where it has it at what the reader is looking at."""
        if self.here is not self._explorer:
            return  # a key that was pressed twice before the first was answered
        focus = self._explorer.reader_focus
        self._travel.leave_view(self._explorer)
        await self._show_view(name)
        view = self.here
        if view is not None:
            view.point_at(focus)

    async def _show_view(self, name: str) -> None:
        self._view(name)
        await self.push_screen(name)
        self._last_view = name

    def _view(self, name: str) -> ViewScreen:
        if not self.is_screen_installed(name):
            new = made(name, self._snapshot, self._problems, self._shown)
            self.install_screen(new, name)
            return new
        view = self.get_screen(name)
        assert isinstance(view, ViewScreen)
        return view

    def on_view_screen_selection_requested(self, event: ViewScreen.SelectionRequested) -> None:
        """From a view to what it asks the explorer to show."""
        self._show_explorer()
        self._explorer.narrow(event.selection, event.at)

    async def on_view_screen_exit_requested(self) -> None:
        """Back to the explorer, as it was; from there back to the view that had asked."""
        if self.screen is self._explorer:
            await self._show_view(self._last_view)
        else:
            self._show_explorer()
        self._travel.save_soon()

    # -- where to begin ---------------------------------------------------------------------------

    def on_ready(self) -> None:
        """Where to begin, in another view or as of another day."""
        begin = self._begin
        if begin and (begin.day != self._day_text or begin.view in VIEWS):
            self.be_at(begin)
        elif self._asked and not begin:
            self.go_to(self._asked)

    def _first_place(self, start: str) -> Place | None:
        """At the record that was asked for; or where the reader was last, in the view to start."""
        if self._asked:
            place = place_of(self._snapshot, self._asked)
            return self.dated(place) if place else None
        last = self._travel.last if self._time.day is None else None
        if not start or (last and last.view == start):
            return last
        return self.dated(Place(start, "", {}, {}))

    def go_to(self, address: Address) -> None:
        """Show a record where it belongs, or say that nothing does."""
        place = place_of(self._snapshot, address)
        here = self.screen
        if isinstance(here, ViewScreen) and here.is_ready:
            if place:
                self._travel.leave_view(here)
                self.be_at(self.dated(place))
            else:
                here.say(line(("nothing shows this: nobody speaks of it", "hard")))

    # -- finding ----------------------------------------------------------------------------------

    def action_finder(self) -> None:
        """Find anything there is, and anything that can be done here."""
        here = self.screen
        if isinstance(here, ViewScreen):
            from summit_tui.tui.finder import FinderScreen

            self.push_screen(FinderScreen(self._explorer.search, here.key_table))

    async def on_finder_screen_chosen(self, event: FinderScreen.Chosen) -> None:
        """Go there, or do that."""
        from summit_tui.tui.finder import FinderScreen

        if not isinstance(self.screen, FinderScreen):
            return
        self.pop_screen()
        if isinstance(event.chosen, Address):
            self.go_to(event.chosen)
        else:
            await self.run_action(event.chosen, self.screen)

    # -- places -----------------------------------------------------------------------------------

    def on_view_screen_place_left(self, event: ViewScreen.PlaceLeft) -> None:
        """Somewhere to come back to."""
        self._travel.leave(event.place)

    def on_list_pane_moved(self) -> None:
        """The last place is wherever the cursor is."""
        self._travel.save_soon()

    def on_view_screen_mark_requested(self, event: ViewScreen.MarkRequested) -> None:
        """Set a mark, or go to one."""
        self._travel.mark(event.letter, event.place)

    def action_go_back(self) -> None:
        """To the place before."""
        self._travel.go_back()

    def action_go_forward(self) -> None:
        """To the place that the reader came back from."""
        self._travel.go_forward()

    def be_at(self, place: Place) -> None:
        """Be there, in its view and as of its day."""
        self._travel.save_soon()
        if place.day != self._day_text:
            self._show_day(day_of(place.day))
        if place.view in VIEWS:
            self._view(place.view).go_to(place)
            if self.screen is not self.get_screen(place.view):
                self._show_explorer()
                self.push_screen(place.view)
                self._last_view = place.view
        else:
            self._show_explorer()
            self._explorer.go_to(place)

    @property
    def _day_text(self) -> str:
        return self._time.day.text if self._time.day else ""

    def dated(self, place: Place) -> Place:
        """A place as of the day that is shown."""
        return place._replace(day=self._day_text)

    # -- taking away ------------------------------------------------------------------------------

    def on_view_screen_copy_requested(self, event: ViewScreen.CopyRequested) -> None:
        """Send a text to the terminal."""
        if self.here:
            taking_away.send_text(self.here, event.text, again=event.again)

    def on_view_screen_link_requested(self, event: ViewScreen.LinkRequested) -> None:
        """Send a command line to the terminal."""
        if self.here:
            taking_away.send_link(self.here, self._command, event.address, self._day_text)

    # -- time -------------------------------------------------------------------------------------

    def action_step_day(self, step: int) -> None:
        """As of the day before or after on which something was said."""
        here = self.here
        if here is None:
            return
        self._travel.leave_view(here)
        self._show_day(self._time.stepped(step))

    def on_view_screen_day_requested(self, event: ViewScreen.DayRequested) -> None:
        """As of the day that the reader typed."""
        self._show_day(event.day)

    def _show_day(self, day: Period | None) -> None:
        before, self._snapshot = self._snapshot, self._time.snapshot(day)
        self._time.day = day
        self._shown = Shown(day is not None, change(before, self._snapshot))
        for name in filter(self.is_screen_installed, VIEWS):
            if self.get_screen(name) in self.screen_stack:
                self._view(name).show_snapshot(self._snapshot, self._shown)
            else:  # nobody looks at it: it is made anew when it is asked for
                self.uninstall_screen(name)
        self._explorer.show_snapshot(self._snapshot, self._shown)
        self.say(self._shown.note(self._snapshot.dossier.as_of))

    def _show_explorer(self) -> None:
        while self.screen is not self._explorer:
            self.pop_screen()
