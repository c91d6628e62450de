"""What the reader takes away by the terminal: texts, and links to records."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from summit_tui.tui.plain_page import PlainPage
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views.lines import line


def send_text(view: ViewScreen, text: str, *, again: bool) -> None:
    """Send it to the terminal, which may or may not have a clipboard for it; again: show it."""
    if again:
        view.app.push_screen(PlainPage(text))
        return
    view.app.copy_to_clipboard(text)
    view.say(
        line(
            ("sent to the terminal", "good"),
            (f"   {view.hint('copy')}", "key"),
            (" as bare text", "muted"),
        )
    )


def send_link(view: ViewScreen, command: Sequence[str], address: str, day: str) -> None:
    """Send the command line that opens at a record, as of the same day."""
    words = [*command, f"--goto={address}"]
    if day:
        words += ["--as-of", day]
    link = shlex.join(words)
    view.app.copy_to_clipboard(link)
    view.say(line(("sent to the terminal: ", "good"), (link, "text")))
