"""An app that is a good guest of the terminal: its colours, its size, its keys, its end."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from typing import ClassVar

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.geometry import Size

from summit_tui.terminal.appearance import Appearance
from summit_tui.tui.key_order import KeyOrder
from summit_tui.tui.palette import Palette
from summit_tui.tui.too_small import TooSmall
from summit_tui.views.keymap import NOTICE, Keymap, for_toolkit, hint, remapped
from summit_tui.views.layout import clamped, too_small
from summit_tui.views.lines import Line, line


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


class GuestApp(App[None]):
    """Leaves the terminal as it was, whatever ends it; knows nothing of a dossier.

    Args:
        appearance: How to draw on this terminal.
        keymap: The keys that the reader has chosen.
    """

    parting = ""
    """Why it ended by itself, in a sentence for the reader."""
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(self, appearance: Appearance, keymap: Keymap) -> None:
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
        self._key_order = KeyOrder(self, super().on_event)
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

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours that only our style sheet names."""
        return self.palette.variables()

    def say(self, note: Line) -> None:
        """Tell the reader, where there is room for it."""

    # -- leaving ----------------------------------------------------------------------------------

    def leave(self, code: int) -> None:
        """Restore the terminal; `ended` is then this exit code."""
        self.ended = code
        self.exit()

    def fail(self, error: BaseException) -> None:
        """Restore the terminal; `crash` then says why."""
        self._note(error)
        self.exit()

    def paste_was_cut(self, left_out: int) -> None:
        """Say how much of what was pasted is not there."""
        self.say(line((f"pasted; {left_out:,} letters of it were left out", "hard")))

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

    def action_redraw(self) -> None:
        """Draw everything again: something else wrote on the terminal."""
        if sys.platform != "win32":
            self.screen_diff.forget()
        self.screen.refresh(layout=True)
