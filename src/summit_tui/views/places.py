"""Places in the views: where the reader is, was, and has put a mark; kept between runs.

A place is plain text throughout, so that it can be written down and outlives an edit of the
dossier: what a dossier no longer has is left out when a place is taken again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summit_tui.record import Record

_SCHEMA = 1
_MOST = 100
"""Places that can be gone back to."""


class PaneState(Record):
    """How a list stands: its filter, the row of its cursor, the first line it shows."""

    filter: str = ""
    cursor: str = ""
    top: int = 0


class Place(Record):
    """Where a reader is: a view as of a day, the list that has the cursor, how the lists stand.

    `own` is what the view itself keeps: what narrows, what is assumed. `day` is empty for the
    whole dossier.
    """

    view: str
    at: str
    panes: Mapping[str, PaneState]
    own: Mapping[str, str]
    day: str = ""


class Places:
    """The places behind and ahead, the marks, and the last place."""

    def __init__(self) -> None:
        self.back: list[Place] = []
        self.ahead: list[Place] = []
        self.marks: dict[str, Place] = {}
        self.last: Place | None = None

    def leave(self, place: Place) -> None:
        """The reader goes on from here: what was ahead is no longer."""
        self.ahead.clear()
        if not self.back or self.back[-1] != place:
            self.back = [*self.back[1 - _MOST :], place]

    def go_back(self, here: Place) -> Place | None:
        """The place before, from which one can go forward to here again; none at the first."""
        return self._go(here, self.back, self.ahead)

    def go_forward(self, here: Place) -> Place | None:
        """The place after, if the reader has come back from it."""
        return self._go(here, self.ahead, self.back)

    @staticmethod
    def _go(here: Place, of: list[Place], to: list[Place]) -> Place | None:
        while of:
            place = of.pop()
            if place != here:
                to.append(here)
                return place
        return None


def marks_of_both(
    ours: Mapping[str, Place], theirs: Mapping[str, Place], before: Mapping[str, Place]
) -> dict[str, Place]:
    """The marks of two runs that began with the same: all that either has set since.

    Where both have set one, ours.
    """
    since = {letter: place for letter, place in ours.items() if before.get(letter) != place}
    return {**ours, **theirs, **since}


def written(places: Places) -> str:
    """Places as text for a file."""
    return json.dumps(
        {
            "schema": _SCHEMA,
            "last": _plain(places.last) if places.last else None,
            "back": [_plain(place) for place in places.back],
            "ahead": [_plain(place) for place in places.ahead],
            "marks": {letter: _plain(place) for letter, place in places.marks.items()},
        },
        ensure_ascii=True,
    )


def _plain(place: Place) -> Mapping[str, Any]:
    return {**place._asdict(), "panes": {name: list(it) for name, it in place.panes.items()}}


def read(text: str) -> Places:
    """Places from such a text. What cannot be read is as if it had never been written."""
    places = Places()
    try:
        record = json.loads(text)
        if record["schema"] == _SCHEMA:
            places.last = _place(record["last"]) if record["last"] else None
            places.back = _places(record["back"])
            places.ahead = _places(record["ahead"])
            places.marks = {str(name): _place(it) for name, it in record["marks"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return Places()
    return places


def _places(records: Sequence[Any]) -> list[Place]:
    return [_place(record) for record in records[-_MOST:]]


def _place(record: Mapping[str, Any]) -> Place:
    panes = {
        str(name): PaneState(str(pattern), str(cursor), int(top))
        for name, (pattern, cursor, top) in record["panes"].items()
    }
    own = {str(name): str(value) for name, value in record["own"].items()}
    return Place(str(record["view"]), str(record["at"]), panes, own, str(record["day"]))


def listed(items: Iterable[str]) -> str:
    """Several ids as one text; no id holds a line break."""
    return "\n".join(items)


def unlisted(text: str) -> tuple[str, ...]:
    """The ids again."""
    return tuple(text.split("\n")) if text else ()
