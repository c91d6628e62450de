"""The measure of the toolkit itself: a bare Textual app, stock in everything.

Header, Footer, an OptionList of 200 rows, a Static. `ctrl+q` quits, as in any Textual app.
"""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, OptionList, Static


class BareApp(App[None]):
    """What anybody has after ten lines."""

    TITLE = "Bare Textual app"

    def compose(self) -> ComposeResult:
        """The four widgets."""
        yield Header()
        yield OptionList(*(f"Row {number}" for number in range(200)))
        yield Static("One line of text")
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
