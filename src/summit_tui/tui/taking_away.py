"""What the reader takes away: texts and links by the terminal, and files."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Protocol

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.output.files import CannotWriteError
from summit_tui.tui.prompt import Question
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views.lines import line
from summit_tui.views.view_state import ViewState


class Writer(Protocol):
    """Puts what a reader is looking at into a file."""

    def name_for(self, snapshot: Snapshot, place: ViewState) -> str:
        """What to call it, unless the reader says something else; empty: it is not written."""

    def write(self, snapshot: Snapshot, place: ViewState, name: str) -> str:
        """Write it under this name, or the next that is free; returns the path.

        Raises:
            CannotWriteError: it cannot be written.
        """


def send_text(view: ViewScreen, text: str, *, again: bool) -> None:
    """Send it to the terminal, which may or may not have a clipboard for it; again: show it."""
    if again:
        from summit_tui.tui.plain_page import PlainPage

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


def ask_where_to_write(view: ViewScreen, snapshot: Snapshot, writer: Writer) -> None:
    """Ask for the name of the file, then write what the view is at."""
    place = view.state
    name = writer.name_for(snapshot, place)
    if not name:
        view.say(line(("of this nothing is written: it is a draft, or no record", "muted")))
        return

    def answered(typed: str) -> None:
        try:
            path = writer.write(snapshot, place, typed.strip() or name)
        except CannotWriteError as reason:
            view.say(line((str(reason), "hard")))
        else:
            view.say(line(("written: ", "good"), (path, "text")))

    text = f"write {name} (enter), or type another name; .html writes a page"
    view.ask(Question(text, "go on", answered=answered))
