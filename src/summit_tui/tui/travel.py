"""The ways that a reader has gone: back, forward, marks, and the last place, kept between runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views.lines import line
from summit_tui.views.place_store import PlaceStore
from summit_tui.views.places import marks_of_both, read, written
from summit_tui.views.view_state import ViewState

if TYPE_CHECKING:
    from summit_tui.tui.app import SummitApp

_PAUSE = 0.25
"""Seconds after which a place is written down."""


class Travel:
    """Leads the app from place to place, and remembers them.

    Args:
        app: The app, which can be at a place.
        memory: Where places outlive the run.
    """

    def __init__(self, app: SummitApp, memory: PlaceStore) -> None:
        self._app = app
        self._memory = memory
        self._places = read(memory.read())
        self._marks_kept = dict(self._places.marks)
        self._saving: Timer | None = None

    @property
    def last(self) -> ViewState | None:
        """Where the reader was when they left."""
        return self._places.last

    def leave(self, place: ViewState) -> None:
        """The reader goes on from here, and may want to come back."""
        self._places.leave(self._app.dated(place))
        self.save_soon()

    def leave_view(self, view: ViewScreen) -> None:
        """The same, at once: the next key may be the one that goes back."""
        if view.is_ready:
            self.leave(view.state)

    def mark(self, letter: str, place: ViewState | None) -> None:
        """Set a mark at a place; without one, go to what is marked."""
        here = self._app.here
        if here is None:
            return
        if place:
            self._places.marks[letter] = self._app.dated(place)
            self.save_soon()
            keys = f"{here.hint('go-to-mark')} and {letter}"
            here.say(line((f"marked: {keys} come back here", "accent")))
        elif letter in self._places.marks:
            self.leave_view(here)
            self._app.be_at(self._places.marks[letter])
        else:
            here.say(line((f"nothing is marked with {letter}", "hard")))

    def go_back(self) -> None:
        """To the place before."""
        self._go(self._places.go_back, "there is nothing further back")

    def go_forward(self) -> None:
        """To the place that the reader came back from."""
        self._go(self._places.go_forward, "there is nothing further ahead")

    def _go(self, way: Callable[[ViewState], ViewState | None], no_way: str) -> None:
        here = self._app.here
        if here:
            place = way(self._app.dated(here.state))
            if place:
                self._app.be_at(place)
            else:
                here.say(line((no_way, "muted")))

    def save_soon(self) -> None:
        """Write the places down, once the reader pauses for a moment."""
        if self._saving is None:
            self._saving = self._app.set_timer(_PAUSE, self.save)

    def save(self) -> None:
        """Write them down now."""
        self._saving = None
        views = (it for it in reversed(self._app.screen_stack) if isinstance(it, ViewScreen))
        view = next((it for it in views if it.is_ready), None)
        if view:
            self._places.last = self._app.dated(view.state)
            self._memory.update(self._beside)

    def _beside(self, kept: str) -> str:
        """Our places, and the marks that another run has set since we looked."""
        ours = self._places
        ours.marks = marks_of_both(ours.marks, read(kept).marks, self._marks_kept)
        self._marks_kept = dict(ours.marks)
        return written(ours)
