"""The views of the app, all on one snapshot of the dossier: as of one day, and as last saved."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete

from summit_tui.analysis.as_of import change
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import Dossier
from summit_tui.dossier.problems import Problem
from summit_tui.tui.following import Reading, Saved
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.tui.views import VIEWS, made
from summit_tui.views.saves import saved_note
from summit_tui.views.time import Shown, Time, day_of
from summit_tui.views.view_state import ViewState

if TYPE_CHECKING:
    from summit_tui.dossier.parse.places import Locator
    from summit_tui.tui.app import SummitApp


class Stage:
    """Holds what is shown, and shows it in the view that is asked for.

    Args:
        app: The app on whose screens it is shown.
        snapshot: What is shown first.
        reading: The whole dossier, what is wrong with it, and where it stands.
        time: The day as of which the snapshot shows it.
    """

    def __init__(self, app: SummitApp, snapshot: Snapshot, reading: Reading, time: Time) -> None:
        self._app = app
        self._time = time
        self._shown = Shown(earlier=time.day is not None)
        self._stale: set[str] = set()
        """Views that nobody looks at: they show what is new when they are asked for."""
        self._reading = reading
        self._fault: Problem | None = None
        self._asked = False
        self.snapshot = snapshot
        self.explorer = made("explorer", app.keymap, snapshot, reading.problems, self._shown)

    # -- views ------------------------------------------------------------------------------------

    @property
    def here(self) -> ViewScreen | None:
        """The view that the reader is in, unless a page is open or the panes are not there yet."""
        screen = self._app.screen_stack[-1] if self._app.screen_stack else None
        return screen if isinstance(screen, ViewScreen) and screen.is_ready else None

    def looking_on(self, name: str) -> ViewState:
        """Another view, where it has it at what the reader is looking at in the explorer."""
        here, view = self.explorer.state, self._view(name)
        focus = self.explorer.view.focus(here)
        return here.leading_to(view.view.pointed(view.state, focus))

    def show(self, state: ViewState) -> Awaitable[None]:
        """Show a state in its view, which is the explorer or stands on top of it."""
        view = self._view(state.view)
        if self._app.screen is not view:
            self._show_explorer()
        view.show(state)
        return AwaitComplete() if self._app.screen is view else self._app.push_screen(view)

    def _show_explorer(self) -> None:
        while self._app.screen is not self.explorer:
            self._app.pop_screen()

    def be_at(self, place: ViewState) -> None:
        """Be there, in its view and as of its day."""
        if place.day != self.day_text:
            self.show_day(day_of(place.day))
        self.show(place)

    def _view(self, name: str) -> ViewScreen:
        if name not in VIEWS:
            return self.explorer
        if not self._app.is_screen_installed(name):
            new = made(name, self._app.keymap, self.snapshot, self.problems, self._shown)
            new.tell(self.problems, self._fault)
            self._app.install_screen(new, name)
            return new
        view = self._app.get_screen(name)
        assert isinstance(view, ViewScreen)
        if name in self._stale:
            self._stale.remove(name)
            self._refresh(view)
        return view

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def whole(self) -> Dossier:
        """The dossier with all its statements."""
        return self._reading.whole

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with it."""
        return self._reading.problems

    @property
    def locator(self) -> Locator | None:
        """What finds lines in the files, as they were when they were shown."""
        return self._reading.locator

    @property
    def day(self) -> Period | None:
        """The day as of which the dossier is shown; none for all of it."""
        return self._time.day

    @property
    def day_text(self) -> str:
        """The same as text; empty for all of it."""
        return self._time.day.text if self._time.day else ""

    def dated(self, place: ViewState) -> ViewState:
        """A place as of the day that is shown."""
        return place._replace(day=self.day_text)

    def step_day(self, step: int) -> None:
        """As of the day before or after on which something was said."""
        self.show_day(self._time.stepped(step))

    def show_day(self, day: Period | None) -> None:
        """As of another day; what came and went is marked."""
        self._time.day = day
        self._show(self._time.snapshot(day))
        self._app.say(self._shown.note(self.snapshot.dossier.as_of))

    def show_saved(self, saved: Saved) -> None:
        """The dossier as it was saved, as of the same day; or why not, over what was there."""
        if saved.fault:
            self._fault = saved.fault
            self._asked = False
            self._tell()
            return
        news = saved.changed or self._fault is not None
        self._fault = None
        self._reading = saved.reading
        day, self._time = self._time.day, saved.time
        snapshot = saved.snapshot
        if self._time.day != day:  # the reader has gone to another meanwhile
            self._time.day = day
            snapshot = self._time.snapshot(day)
        here = self.here
        if news:
            self._show(snapshot)
        elif here and here.focused is not None and here.focused.id != "detail":
            here.show_detail()  # which says in what line the row stands now
        if here and (news or self._asked):
            changes = self._shown.changes if news else "nothing has changed"
            here.say(saved_note(changes, self.problems, here.hint("problems")))
        self._asked = False

    def ask(self) -> None:
        """The reader wants to know that the files have been read again, whatever they have."""
        self._asked = True

    def _show(self, snapshot: Snapshot) -> None:
        self._shown = Shown(self._time.day is not None, change(self.snapshot, snapshot))
        self.snapshot = snapshot
        for name in filter(self._app.is_screen_installed, VIEWS):
            view = self._app.get_screen(name)
            if view in self._app.screen_stack and isinstance(view, ViewScreen):
                self._refresh(view)
            else:
                self._stale.add(name)
        self._refresh(self.explorer)

    def _refresh(self, view: ViewScreen) -> None:
        view.tell(self.problems, self._fault)
        view.show_snapshot(self.snapshot, self._shown)

    def _tell(self) -> None:
        for view in self._app.screen_stack:
            if isinstance(view, ViewScreen):
                view.tell(self.problems, self._fault)
