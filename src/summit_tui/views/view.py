"""What a view is: pure functions from a state to what is shown, and from a state to the next.

A view lists rows in panes. What it says of itself in tables (`Pane`, `Ladder`) is interpreted here
and by the one screen that shows every view; what only it knows are the functions of `View`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar, Protocol

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.record import Record
from summit_tui.views.highlight import highlighted
from summit_tui.views.layout import Arrangement
from summit_tui.views.lines import EMPTY, Line
from summit_tui.views.rows import Rows
from summit_tui.views.selection import EVERYONE, Focus
from summit_tui.views.time import Shown
from summit_tui.views.view_state import PaneState, ViewState

Draw = Callable[[int], Sequence[Line]]
"""From a width to the lines of a text."""
Hint = Callable[[str], str]
"""From the name of an action to how to press for it; empty if it has no key."""


class Pane(Record):
    """A list of a view.

    Args:
        name: What states call it.
        title: What the reader sees above it.
        height: Lines of a row, unless the arrangement gives others.
        follows: The choices that its rows, or how these look, follow from.
        chooses: What its cursor chooses; empty where moving chooses nothing.
        clears: Choices that its cursor takes back with every row; the steps go with them.
        everyone: Whether its first row is everyone, by which nothing is chosen.
        kind: The kind of list that draws it.
    """

    name: str
    title: str
    height: int
    follows: tuple[str, ...] = ()
    chooses: str = ""
    clears: tuple[str, ...] = ()
    everyone: bool = False
    kind: str = "list"


class Ladder(Record):
    """What esc takes back where nothing was opened in the view, rung by rung.

    Args:
        climbs: From a list to the one it was come to from.
        rungs: Choices that are taken back before the view is left.
        wider: Choices that are taken back where there is no view to go back to.
    """

    climbs: Mapping[str, str] = {}
    rungs: Sequence[str] = ()
    wider: Sequence[str] = ()


class Work(Record):
    """What takes too long for a key, and is done beside the screen.

    Args:
        name: Tells it apart from other work of the view.
        panes: The lists that are not whole before it is done.
        run: Does it; the view then knows the outcome.
    """

    name: str
    panes: Sequence[str]
    run: Callable[[], object]


class View(Protocol):
    """What one view shows of a snapshot, and where its keys lead.

    Where a function has an answer here, it is that of a view that has nothing to say to it.
    """

    name: ClassVar[str]
    panes: ClassVar[Sequence[Pane]]
    begins_at: ClassVar[str]
    ladder: ClassVar[Ladder]

    def __init__(self, snapshot: Snapshot, shown: Shown, hint: Hint) -> None: ...

    def kept(self, state: ViewState) -> ViewState:
        """A state as far as the snapshot has what it names."""
        return state

    # -- what is shown ----------------------------------------------------------------------------

    def arrangement(self, state: ViewState, width: int, height: int) -> Arrangement:
        """Which lists a screen of this size shows, and how wide and tall."""
        ...

    def masthead(self, state: ViewState, width: int) -> Line:
        """The top line."""
        ...

    def trail(self, state: ViewState, width: int) -> Line:
        """The line below it: what narrows the view."""
        ...

    def rows(self, state: ViewState, pane: str) -> Rows:
        """What a list has, before its filter."""
        ...

    def matches(self, state: ViewState, pane: str, rows: Rows, query: str) -> Iterable[str]:
        """Those rows of a list that hold every word of a filter, in their order or as a set."""
        ...

    def draw(
        self, state: ViewState, pane: str, row: str, width: int, height: int
    ) -> Sequence[Line]:
        """A row."""
        ...

    def detail(self, state: ViewState, pane: str, row: str) -> Draw:
        """The full text of a row."""
        ...

    def count(self, state: ViewState, pane: str, listed: int, total: int) -> str:
        """What stands at the right of the title of a list."""
        return f"{total:,}" if listed == total else f"{listed:,}/{total:,}"

    def subtitle(self, state: ViewState, pane: str) -> str:
        """What stands beside the title of a list."""
        ...

    def empty_message(self, state: ViewState, pane: str) -> str:
        """What an empty list says: why it is empty, and what to do."""
        ...

    def found_elsewhere(self, state: ViewState, listed: int) -> Line:
        """How much the filter of the reader's list has, here and in all there is."""
        return EMPTY

    def help_lines(self) -> Iterable[Line]:
        """What the page of keys says below the keys."""
        return ()

    # -- where it leads ---------------------------------------------------------------------------

    def opened(self, state: ViewState) -> ViewState:
        """What opening the row of the cursor leads to, maybe in another view."""
        ...

    def acted(self, state: ViewState, action: str) -> ViewState:
        """What a key that only this view has leads to."""
        return state

    def focus(self, state: ViewState) -> Focus:
        """What the reader is looking at, for the views that are asked for from here."""
        return Focus()

    def pointed(self, state: ViewState, focus: Focus) -> ViewState:
        """The state that has what the reader was looking at elsewhere."""
        return state

    def copy_text(self, state: ViewState) -> str | None:
        """What is taken away of the row of the cursor; none for its full text."""
        return None

    # -- what takes its time ----------------------------------------------------------------------

    def reading(self, pane: str) -> Work | None:
        """What a filter of this list has to read first; none where it answers at once."""
        return None

    def work(self, state: ViewState) -> Work | None:
        """What has to be worked out for this state; none where all is known."""
        return None


def first_state(view: View) -> ViewState:
    """The state that a view begins with."""
    return gone_to(view, ViewState(view.name), view.begins_at)


def normal(view: View, state: ViewState) -> ViewState:
    """A state that may have been written down long ago, as far as it can be shown."""
    if all(state.at != pane.name for pane in view.panes):
        state = gone_to(view, state, view.begins_at)
    return view.kept(state)


def gone_to(view: View, state: ViewState, name: str) -> ViewState:
    """The reader goes to another list."""
    beside = state.beside if name == view.panes[0].name else name
    return state._replace(at=name, beside=beside)


def listing(view: View, state: ViewState, name: str) -> tuple[Rows, int]:
    """The rows of a list after its filter, and how many there are before it."""
    rows = view.rows(state, name)
    query = state.pane(name).filter
    if not query:
        return rows, len(rows.ids)
    kept = view.matches(state, name, rows, query)
    if isinstance(kept, Sequence) and not rows.headings:
        return Rows(kept), len(rows.ids)
    return rows.only(frozenset(kept)), len(rows.ids)


def inputs(state: ViewState, pane: Pane) -> tuple[str, ...]:
    """All that decides what a list shows."""
    return (state.pane(pane.name).filter, *map(state.choice, pane.follows))


def wanted(state: ViewState, pane: Pane) -> PaneState:
    """How a list should stand: with its cursor on what is chosen, where it chooses."""
    stands = state.pane(pane.name)
    chosen = state.choice(pane.chooses) or (EVERYONE if pane.everyone else "")
    return stands._replace(cursor=chosen) if pane.chooses and chosen else stands


def followed(state: ViewState, pane: Pane) -> ViewState:
    """The state after the cursor of a list has come to where the state has it.

    Where nothing is listed nothing is chosen; where the first row is everyone it stays as it was.
    """
    row = state.pane(pane.name).cursor
    value = "" if pane.everyone and row == EVERYONE else row
    kept = pane.everyone and not row
    if not pane.chooses or kept or state.choice(pane.chooses) == value:
        return state
    cleared = dict.fromkeys(pane.clears, "")
    state = state.choosing(**{**cleared, pane.chooses: value})
    return state._replace(steps=()) if pane.clears else state


def escaped(view: View, state: ViewState) -> ViewState | None:
    """One step back; none where there is nothing to take back.

    First the filter of the list, then what was opened in this view, then rung by rung what was
    chosen, then the view itself.
    """
    if state.pane(state.at).filter:
        return state.filtering(state.at, "")
    before = state.step_back()
    if before and before.view == state.view:
        return before
    if state.at in view.ladder.climbs:
        return gone_to(view, state, view.ladder.climbs[state.at])
    for rung in view.ladder.rungs:
        if state.choice(rung):
            return state.choosing(**{rung: ""})
    if before:
        return before
    for rung in view.ladder.wider:
        if state.choice(rung):
            state = state.choosing(**{rung: ""})
            bare = not any(map(state.choice, view.ladder.wider))
            return gone_to(view, state, view.panes[0].name) if bare else state
    return None


def drawn(
    view: View, state: ViewState, name: str, row: str, width: int, height: int
) -> Sequence[Line]:
    """A row of a list, with what its filter looks for."""
    lines = view.draw(state, name, row, width, height)
    query = state.pane(name).filter
    return [highlighted(line, query) for line in lines] if query else lines
