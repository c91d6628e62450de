"""The application: the explorer on one snapshot of a dossier, in the project's own colours."""

from __future__ import annotations

import io
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.geometry import Size
from textual.timer import Timer

from summit_tui.analysis.addresses import Address
from summit_tui.analysis.as_of import change
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import Period
from summit_tui.dossier.problems import Problem
from summit_tui.terminal.appearance import Appearance
from summit_tui.tui.explorer import Explorer
from summit_tui.tui.key_order import KeyOrder
from summit_tui.tui.palette import Palette
from summit_tui.tui.plain_page import PlainPage
from summit_tui.tui.privileges import OWNER, Privileges
from summit_tui.tui.too_small import TooSmall
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.tui.views import VIEWS, made
from summit_tui.views.destinations import place_of
from summit_tui.views.keymap import NOTICE, Keymap, for_toolkit, hint, remapped
from summit_tui.views.layout import clamped, too_small
from summit_tui.views.lines import line
from summit_tui.views.place_store import NullStore, PlaceStore
from summit_tui.views.places import Place, read, written
from summit_tui.views.time import Shown, Time, day_of

if TYPE_CHECKING:
    from textual.screen import Screen

    from summit_tui.tui.finder import FinderScreen

_PLAIN = Appearance()
_PAUSE = 0.25
"""Seconds after which a place is written down."""


class _Mute(Console):
    """Says nothing; a crash is raised once the terminal has been given back.

    The toolkit would draw it with the values of all variables: that is the dossier, and takes
    seconds.
    """

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """Nothing, whatever it is."""
        return ()


class SummitApp(App[None]):
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
    parting = ""
    """Why it ended by itself, in a sentence for the reader."""
    ENABLE_COMMAND_PALETTE = False
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
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

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
        self.keymap = keymap
        self.appearance = appearance
        self.palette = Palette(appearance)
        # The toolkit's own driver where there are no POSIX terminals.
        driver: type[Driver] | None = None
        if sys.platform != "win32":
            from summit_tui.terminal.driver import DiffDriver, screen_diff_for

            driver = DiffDriver
            self.screen_diff = screen_diff_for(appearance)
        # Colours pass as the palette gives them: how many there are is decided there.
        super().__init__(driver_class=driver, ansi_color=True)
        self._snapshot = snapshot
        self._problems = problems
        self._time = time or Time(snapshot.dossier)
        self._shown = Shown(earlier=self._time.day is not None)
        self._explorer = Explorer(snapshot, problems, self._shown)
        self._memory = memory or NullStore()
        self._places = read(self._memory.read())
        self._asked = begin
        self._begin = self._first_place(start)
        if self._begin:
            self._explorer.go_to(self._begin)  # before anything has been drawn
        self._saving: Timer | None = None
        self._command = command
        self._key_order = KeyOrder(self, super().on_event)
        self._last_view = ""
        self._started = False
        self.ended = 0
        self.crash: BaseException | None = None
        theme = self.palette.theme()
        self.register_theme(theme)
        # Before anything is drawn: what watches the theme would style everything twice.
        self.set_reactive(App.theme, theme.name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "none"
        self.set_keymap(for_toolkit(keymap))

    def get_default_screen(self) -> Screen[None]:
        """The explorer is the first and lowest screen."""
        return self._explorer

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that only our style sheet names."""
        return self.palette.variables()

    # -- leaving ----------------------------------------------------------------------------------

    def leave(self, code: int) -> None:
        """Restore the terminal; `ended` is then this exit code."""
        self._save()
        self.ended = code
        self.exit()

    async def action_quit(self) -> None:
        """Leave, and begin here the next time."""
        self._save()
        self.exit()

    def fail(self, error: BaseException) -> None:
        """Restore the terminal; `crash` then says why."""
        self._note(error)
        self.exit()

    def paste_was_cut(self, left_out: int) -> None:
        """Say how much of what was pasted is not there."""
        if self._here:
            self._here.say(line((f"pasted; {left_out:,} letters of it were left out", "hard")))

    def _note(self, error: BaseException) -> None:
        # What fails while leaving (a screen half made, a widget gone) is no news to anybody.
        if not self.ended:
            self.crash = self.crash or error
        self.console = self.error_console = _Mute(file=io.StringIO())

    def bell(self) -> None:
        """Nothing here rings but the toolkit, when it ends over an error: that is noted."""
        error = sys.exc_info()[1]
        if error is not None:
            self._note(error)

    def panic(self, *renderables: RenderableType) -> None:
        """The same, for the errors that the toolkit would draw itself."""
        self.fail(sys.exc_info()[1] or RuntimeError("the toolkit gave up"))

    # -- the size of the window -------------------------------------------------------------------

    @property
    def size(self) -> Size:
        """The size that is drawn."""
        return Size(*clamped(*super().size))

    async def on_event(self, event: events.Event) -> None:
        """Take every event, keys in their order; no size is larger than what can be drawn."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            await self._key_order.take(event)
            return
        if isinstance(event, events.Resize):
            size = Size(*clamped(*event.size))
            event = events.Resize(size, size)
        await super().on_event(event)

    def on_resize(self, event: events.Resize) -> None:
        """Draw everything: the driver knows that the terminal may have moved its text about.

        The toolkit itself does nothing when a size comes back within a few milliseconds.
        """
        if not self._started:
            self._started = True
        else:
            self.screen.refresh()
        noticed = isinstance(self.screen, TooSmall)
        if too_small(*event.size) and not noticed:
            quits = hint(remapped(NOTICE, self.keymap), "quit")
            self.push_screen(TooSmall(quits))
        elif noticed and not too_small(*event.size):
            self.pop_screen()

    @property
    def _here(self) -> ViewScreen | None:
        """The view that the reader is in, unless a page is open or the panes are not there yet."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        return screen if isinstance(screen, ViewScreen) and screen.is_ready else None

    # -- views ------------------------------------------------------------------------------------

    async def action_view(self, name: str) -> None:
        """Another view, where it has it at what the reader is looking at."""
        if self._here is not self._explorer:
            return  # a key that was pressed twice before the first was answered
        focus = self._explorer.reader_focus
        self._leave(self._explorer)
        await self._show_view(name)
        view = self._here
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
        self._save_soon()

    # -- places -----------------------------------------------------------------------------------

    def on_ready(self) -> None:
        """Where to begin, in another view or as of another day."""
        begin = self._begin
        if begin and (begin.day != self._day_text or begin.view in VIEWS):
            self._be_at(begin)
        elif self._asked and not begin:
            self.go_to(self._asked)

    def _first_place(self, start: str) -> Place | None:
        """At the record that was asked for; or where the reader was last, in the view to start."""
        if self._asked:
            place = place_of(self._snapshot, self._asked)
            return self._dated(place) if place else None
        last = self._places.last if self._time.day is None else None
        if not start or (last and last.view == start):
            return last
        return self._dated(Place(start, "", {}, {}))

    def go_to(self, address: Address) -> None:
        """Show a record where it belongs, or say that nothing does."""
        place = place_of(self._snapshot, address)
        here = self.screen
        if isinstance(here, ViewScreen) and here.is_ready:
            if place:
                self._leave(here)
                self._be_at(self._dated(place))
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

    def on_view_screen_place_left(self, event: ViewScreen.PlaceLeft) -> None:
        """Somewhere to come back to."""
        self._places.leave(self._dated(event.place))
        self._save_soon()

    def _leave(self, view: ViewScreen) -> None:
        """The same, at once: the next key may be the one that goes back."""
        if view.is_ready:
            self._places.leave(self._dated(view.place()))
            self._save_soon()

    def on_list_pane_moved(self) -> None:
        """The last place is wherever the cursor is."""
        self._save_soon()

    def on_view_screen_mark_requested(self, event: ViewScreen.MarkRequested) -> None:
        """Set a mark, or go to one."""
        screen = self._here
        if screen is None:
            return
        letter = event.letter
        if event.place:
            self._places.marks[letter] = self._dated(event.place)
            self._save_soon()
            keys = f"{screen.hint('go-to-mark')} and {letter}"
            screen.say(line((f"marked: {keys} come back here", "accent")))
        elif letter in self._places.marks:
            self._leave(screen)
            self._be_at(self._places.marks[letter])
        else:
            screen.say(line((f"nothing is marked with {letter}", "hard")))

    def action_go_back(self) -> None:
        """To the place before."""
        self._go(self._places.go_back, "there is nothing further back")

    def action_go_forward(self) -> None:
        """To the place that the reader came back from."""
        self._go(self._places.go_forward, "there is nothing further ahead")

    def _go(self, way: Callable[[Place], Place | None], no_way: str) -> None:
        screen = self._here
        if screen:
            place = way(self._dated(screen.place()))
            if place:
                self._be_at(place)
            else:
                screen.say(line((no_way, "muted")))

    def _be_at(self, place: Place) -> None:
        self._save_soon()
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

    def _dated(self, place: Place) -> Place:
        return place._replace(day=self._day_text)

    def _save_soon(self) -> None:
        """Write the places down, once the reader pauses for a moment."""
        if self._saving is None:
            self._saving = self.set_timer(_PAUSE, self._save)

    def _save(self) -> None:
        self._saving = None
        views = (it for it in reversed(self.screen_stack) if isinstance(it, ViewScreen))
        view = next((it for it in views if it.is_ready), None)
        if view:
            self._places.last = self._dated(view.place())
            self._memory.write(written(self._places))

    # -- taking away ------------------------------------------------------------------------------

    def on_view_screen_copy_requested(self, event: ViewScreen.CopyRequested) -> None:
        """Send it to the terminal, which may or may not have a clipboard for it."""
        if event.again:
            self.push_screen(PlainPage(event.text))
            return
        self.copy_to_clipboard(event.text)
        if self._here:
            self._here.say(
                line(
                    ("sent to the terminal", "good"),
                    (f"   {self._here.hint('copy')}", "key"),
                    (" as bare text", "muted"),
                )
            )

    def on_view_screen_link_requested(self, event: ViewScreen.LinkRequested) -> None:
        """Send the command line that opens there, as of the same day."""
        words = [*self._command, f"--goto={event.address}"]
        if self._day_text:
            words += ["--as-of", self._day_text]
        link = shlex.join(words)
        self.copy_to_clipboard(link)
        if self._here:
            self._here.say(line(("sent to the terminal: ", "good"), (link, "text")))

    # -- time -------------------------------------------------------------------------------------

    def action_step_day(self, step: int) -> None:
        """As of the day before or after on which something was said."""
        here = self._here
        if here is None:
            return
        self._leave(here)
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
        if self._here:
            self._here.say(self._shown.note(self._snapshot.dossier.as_of))

    def _show_explorer(self) -> None:
        while self.screen is not self._explorer:
            self.pop_screen()

    def action_redraw(self) -> None:
        """Draw everything again: something else wrote on the terminal."""
        if sys.platform != "win32":
            self.screen_diff.forget()
        self.screen.refresh(layout=True)
