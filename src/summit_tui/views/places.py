"""Places in the views: where the reader is, was, and has put a mark; kept between runs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from summit_tui.views.view_state import PaneState, ViewState

_SCHEMA = 2
_MOST = 100
"""Places that can be gone back to."""


class Places:
    """The places behind and ahead, the marks, and the last place."""

    def __init__(self) -> None:
        self.back: list[ViewState] = []
        self.ahead: list[ViewState] = []
        self.marks: dict[str, ViewState] = {}
        self.last: ViewState | None = None

    def leave(self, place: ViewState) -> None:
        """The reader goes on from here: what was ahead is no longer."""
        self.ahead.clear()
        if not self.back or self.back[-1] != place:
            self.back = [*self.back[1 - _MOST :], place]

    def go_back(self, here: ViewState) -> ViewState | None:
        """The place before, from which one can go forward to here again; none at the first."""
        return self._go(here, self.back, self.ahead)

    def go_forward(self, here: ViewState) -> ViewState | None:
        """The place after, if the reader has come back from it."""
        return self._go(here, self.ahead, self.back)

    @staticmethod
    def _go(here: ViewState, of: list[ViewState], to: list[ViewState]) -> ViewState | None:
        while of:
            place = of.pop()
            if place != here:
                to.append(here)
                return place
        return None


def marks_of_both(
    ours: Mapping[str, ViewState], theirs: Mapping[str, ViewState], before: Mapping[str, ViewState]
) -> dict[str, ViewState]:
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


def _plain(state: ViewState) -> Mapping[str, Any]:
    return {
        **state._asdict(),
        "panes": {name: list(pane) for name, pane in state.panes.items()},
        "chosen": dict(state.chosen),
        "steps": [_plain(step) for step in state.steps],
    }


def read(text: str) -> Places:
    """Places from such a text. What cannot be read is as if it had never been written."""
    places = Places()
    try:
        record = json.loads(text)
        if record["schema"] == _SCHEMA:
            places.last = _state(record["last"]) if record["last"] else None
            places.back = _states(record["back"])
            places.ahead = _states(record["ahead"])
            places.marks = {str(name): _state(it) for name, it in record["marks"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return Places()
    return places


def _states(records: Sequence[Any]) -> list[ViewState]:
    return [_state(record) for record in records[-_MOST:]]


def _state(record: Mapping[str, Any]) -> ViewState:
    return ViewState(
        view=str(record["view"]),
        at=str(record["at"]),
        beside=str(record["beside"]),
        panes={
            str(name): PaneState(str(query), str(cursor), int(top))
            for name, (query, cursor, top) in record["panes"].items()
        },
        chosen={str(name): str(value) for name, value in record["chosen"].items()},
        steps=tuple(_state(step) for step in record["steps"]),
        day=str(record["day"]),
    )
