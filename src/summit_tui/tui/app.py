"""The application: the explorer on one snapshot of a dossier, in the project's own colours."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from summit_tui.analysis.addresses import Address
from summit_tui.analysis.search import search_of
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.problems import Problem
from summit_tui.terminal.appearance import Appearance
from summit_tui.tui import taking_away
from summit_tui.tui.curating import Curating
from summit_tui.tui.following import Follower, Origin, Reading, Saved
from summit_tui.tui.guest_app import GuestApp
from summit_tui.tui.privileges import OWNER, Privileges
from summit_tui.tui.requests import (
    CopyRequested,
    DayRequested,
    LinkRequested,
    MarkRequested,
    PlaceLeft,
    StateRequested,
)
from summit_tui.tui.stage import Stage
from summit_tui.tui.travel import Travel
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.tui.views import VIEWS
from summit_tui.views.destinations import place_of
from summit_tui.views.keymap import Keymap
from summit_tui.views.lines import Line, line
from summit_tui.views.place_store import NullStore, PlaceStore
from summit_tui.views.time import Time
from summit_tui.views.view_state import ViewState

if TYPE_CHECKING:
    from textual.screen import Screen

    from summit_tui.dossier.parse.places import Locator
    from summit_tui.tui.desk_page import DeskPage
    from summit_tui.tui.editing import Desk
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
        origin: Where the dossier is read again from; without it, it stays as it was.
        writer: Puts what is on the screen into files; without it nothing is written.
        locator: What finds lines in the files of the dossier.
        desk: The files, for who may change them.
    """

    class Read(Message):
        """The files of the dossier have been read again."""

        def __init__(self, saved: Saved) -> None:
            super().__init__()
            self.saved = saved

    privileges: ClassVar[Privileges] = OWNER
    TITLE = "summit-tui"
    CSS = """
    Screen { background: $background; layout: vertical; overflow: hidden; }
    Bar { height: 1; }
    #panes { height: 1fr; }
    ListPane { height: 1fr; background: $background; }
    #detail { background: $panel; }
    #page { height: 1fr; background: $background; }
    TypedLine, TypedLine:focus {
        height: 1; border: none; padding: 0 1;
        background: $panel; background-tint: transparent; color: $foreground;
    }
    TypedLine > .input--placeholder { color: $find-hint; text-style: none; }
    TypedLine > .input--cursor, TypedLine > .input--selection {
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
        origin: Origin | None = None,
        writer: taking_away.Writer | None = None,
        locator: Locator | None = None,
        desk: Desk | None = None,
    ) -> None:
        super().__init__(appearance, keymap)
        time = time or Time(snapshot.dossier)
        self._first = Reading(time.whole, problems, locator)
        self._stage = Stage(self, snapshot, self._first, time)
        self._travel = Travel(self, memory or NullStore())
        self._curating = Curating(self, self._stage, desk)
        self._origin = origin
        self._asked = begin
        self._begin = self._first_place(start)
        if self._begin and self._begin.view == "explorer":
            self._stage.explorer.show(self._begin)  # before anything has been drawn
        self._command = command
        self._writer = writer

    def get_default_screen(self) -> Screen[None]:
        """The explorer is the first and lowest screen."""
        return self._stage.explorer

    @property
    def here(self) -> ViewScreen | None:
        """The view that the reader is in, if it can take keys."""
        return self._stage.here

    def say(self, note: Line) -> None:
        """Tell the reader, on what is on top."""
        place = self.here or self._curating.page
        if place:
            place.say(note)

    # -- leaving ----------------------------------------------------------------------------------

    def leave(self, code: int) -> None:
        """Restore the terminal; `ended` is then this exit code."""
        self._finish()
        super().leave(code)

    async def action_quit(self) -> None:
        """Leave, and begin here the next time."""
        self._finish()
        self.exit()

    def _finish(self) -> None:
        self._travel.save()
        if self._origin:
            self._origin.close()

    # -- views ------------------------------------------------------------------------------------

    async def action_view(self, name: str) -> None:
        """Another view, where it has it at what the reader is looking at."""
        explorer = self._stage.explorer
        if self.here is not explorer:
            return  # a key that was pressed twice before the first was answered
        self._travel.leave_view(explorer)
        await self._stage.show(self._stage.looking_on(name))

    async def on_state_requested(self, event: StateRequested) -> None:
        """From one view to another; to the explorer as it stands, where nothing else is asked."""
        await self._stage.show(event.state or self._stage.explorer.state)
        self._travel.save_soon()

    # -- where to begin ---------------------------------------------------------------------------

    def on_ready(self) -> None:
        """Where to begin, in another view or as of another day; and what the files do from now."""
        if self._origin:
            Follower(self._origin, self._hand_over, lambda: self._stage.day, self._first).start()
        begin = self._begin
        if begin and (begin.day != self._stage.day_text or begin.view in VIEWS):
            self.be_at(begin)
        elif self._asked and not begin:
            self.go_to(self._asked)

    def _first_place(self, start: str) -> ViewState | None:
        """At the record that was asked for; or where the reader was last, in the view to start."""
        if self._asked:
            place = place_of(self._stage.snapshot, self._asked)
            return self.dated(place) if place else None
        last = self._travel.last if self._stage.day is None else None
        if not start or (last and last.view == start):
            return last
        return self.dated(ViewState(start))

    def go_to(self, address: Address) -> None:
        """Show a record where it belongs, or say that nothing does."""
        place = place_of(self._stage.snapshot, address)
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

            self.push_screen(FinderScreen(search_of(self._stage.snapshot), here.key_table))

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

    def on_place_left(self, event: PlaceLeft) -> None:
        """Somewhere to come back to."""
        self._travel.leave(event.place)

    def on_list_pane_moved(self) -> None:
        """The last place is wherever the cursor is."""
        self._travel.save_soon()

    def on_mark_requested(self, event: MarkRequested) -> None:
        """Set a mark, or go to one."""
        self._travel.mark(event.letter, event.place)

    def action_go_back(self) -> None:
        """To the place before."""
        self._travel.go_back()

    def action_go_forward(self) -> None:
        """To the place that the reader came back from."""
        self._travel.go_forward()

    def be_at(self, place: ViewState) -> None:
        """Be there, in its view and as of its day."""
        self._travel.save_soon()
        self._stage.be_at(place)

    def dated(self, place: ViewState) -> ViewState:
        """A place as of the day that is shown."""
        return self._stage.dated(place)

    # -- taking away ------------------------------------------------------------------------------

    def on_copy_requested(self, event: CopyRequested) -> None:
        """Send a text to the terminal."""
        if self.here:
            taking_away.send_text(self.here, event.text, again=event.again)

    def on_link_requested(self, event: LinkRequested) -> None:
        """Send a command line to the terminal."""
        if self.here:
            taking_away.send_link(self.here, self._command, event.address, self._stage.day_text)

    def ask_where_to_write(self, view: ViewScreen) -> None:
        """Write what a view is at, under a name that the reader gives."""
        if self._writer:
            taking_away.ask_where_to_write(view, self._stage.snapshot, self._writer)
        else:
            view.say(line(("nothing can be written from here", "muted")))

    # -- time -------------------------------------------------------------------------------------

    def action_step_day(self, step: int) -> None:
        """As of the day before or after on which something was said."""
        if self.here is not None:
            self._travel.leave_view(self.here)
            self._stage.step_day(step)

    def on_day_requested(self, event: DayRequested) -> None:
        """As of the day that the reader typed."""
        self._stage.show_day(event.day)

    # -- the files --------------------------------------------------------------------------------

    def _hand_over(self, saved: Saved) -> None:
        self.post_message(self.Read(saved))

    def on_summit_app_read(self, event: Read) -> None:
        """Show them as they are now."""
        self._stage.show_saved(event.saved)
        self._curating.renew()

    def read_again(self) -> None:
        """Read the files, and say nothing unless they have changed."""
        if self._origin:
            self._origin.ask()

    def action_reload(self) -> None:
        """Read the files again, and say so."""
        self._stage.ask()
        self.read_again()

    def where(self) -> str:
        """The file and the line of the row that the reader is on; empty for a visitor."""
        return self._curating.where()

    def action_desk(self) -> None:
        """What is to do at the files."""
        self._curating.open_page()

    def action_edit(self) -> None:
        """The row in its file."""
        self._curating.edit_row()

    def action_decide(self, accept: bool) -> None:
        """Ask whether the draft that the reader is on is accepted, or dropped."""
        self._curating.ask(accept=accept)

    def action_copy_id(self) -> None:
        """The id of the row, or what dismisses it."""
        self._curating.copy_id()

    def on_desk_page_opened(self, event: DeskPage.Opened) -> None:
        """The place of a problem in its file."""
        self._curating.edit_problem(event.problem)

    def on_desk_page_decided(self, event: DeskPage.Decided) -> None:
        """A draft is accepted, or dropped."""
        self._curating.decide(event.draft, accept=event.accept)
