"""What a view asks of the app: messages that are requests."""

from __future__ import annotations

from textual.message import Message

from summit_tui.dossier.dates import Period
from summit_tui.views.view_state import ViewState


class PlaceLeft(Message):
    """The reader goes on from this place, and may want to come back."""

    def __init__(self, place: ViewState) -> None:
        super().__init__()
        self.place = place


class StateRequested(Message):
    """The reader goes to another view, or back to one; without a state to the explorer as it is."""

    def __init__(self, state: ViewState | None) -> None:
        super().__init__()
        self.state = state


class MarkRequested(Message):
    """The reader sets a mark at a place, or wants to go to the one with this letter."""

    def __init__(self, letter: str, place: ViewState | None) -> None:
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


class DayRequested(Message):
    """The reader wants to see the dossier as of a day; none for all of it."""

    def __init__(self, day: Period | None) -> None:
        super().__init__()
        self.day = day
