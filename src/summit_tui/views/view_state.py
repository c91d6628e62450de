"""How a view stands, as plain data: what history, marks, the last place and links keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from summit_tui.record import Record

_MOST_STEPS = 8
"""Steps that can be taken back."""


class PaneState(Record):
    """How a list stands: its filter, the row of its cursor, the first line it shows."""

    filter: str = ""
    cursor: str = ""
    top: int = 0


class ViewState(Record):
    """Where a reader is: a view, the list that has the cursor, how the lists stand.

    It is plain text throughout, so that it can be written down and outlives an edit of the
    dossier: what a dossier no longer has is left out when the state is shown again.

    Args:
        view: The name of the view.
        at: The list that the reader is in.
        beside: The list that stands beside the main one where there is room for two.
        panes: How each list stands.
        chosen: What narrows the view or is assumed in it, by name; nothing is empty.
        steps: The states that were left to come here, which esc goes back to; without their own.
        day: The day as of which the dossier is shown; empty for all of it.
    """

    view: str
    at: str = ""
    beside: str = ""
    panes: Mapping[str, PaneState] = MappingProxyType({})
    chosen: Mapping[str, str] = MappingProxyType({})
    steps: tuple[ViewState, ...] = ()
    day: str = ""

    def pane(self, name: str) -> PaneState:
        """How a list stands."""
        return self.panes.get(name) or PaneState()

    @property
    def cursor(self) -> str:
        """The row that the reader is on."""
        return self.pane(self.at).cursor

    def choice(self, name: str) -> str:
        """What is chosen of a kind; empty if nothing is."""
        return self.chosen.get(name, "")

    def choosing(self, **chosen: str) -> ViewState:
        """This state with other choices; an empty one is taken back."""
        every = {**self.chosen, **chosen}
        return self._replace(chosen={name: value for name, value in every.items() if value})

    def filtering(self, name: str, query: str) -> ViewState:
        """This state with another filter of a list."""
        pane = self.pane(name)._replace(filter=query)
        return self._replace(panes={**self.panes, name: pane})

    def on(self, name: str, row: str) -> ViewState:
        """This state with the cursor of a list on a row."""
        pane = self.pane(name)._replace(cursor=row)
        return self._replace(panes={**self.panes, name: pane})

    def leading_to(self, state: ViewState) -> ViewState:
        """Another state, from which esc comes back to this one."""
        steps = (*self.steps, self._replace(steps=()))
        return state._replace(steps=steps[-_MOST_STEPS:])

    def step_back(self) -> ViewState | None:
        """The state that this one was reached from; none at the first."""
        if not self.steps:
            return None
        return self.steps[-1]._replace(steps=self.steps[:-1])


def listed(items: Iterable[str]) -> str:
    """Several ids as one text; no id holds a line break."""
    return "\n".join(items)


def unlisted(text: str) -> tuple[str, ...]:
    """The ids again."""
    return tuple(text.split("\n")) if text else ()
