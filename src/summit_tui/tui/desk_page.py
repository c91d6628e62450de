"""The page of what is to do at the dossier's files: problems, drafts, hints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.screen import Screen

from summit_tui.dossier.problems import Problem
from summit_tui.dossier.write.drafts import Draft
from summit_tui.tui.bar import Bar
from summit_tui.tui.bindings import bindings
from summit_tui.tui.detail_pane import DetailPane
from summit_tui.tui.list_pane import ListPane
from summit_tui.views import keymap
from summit_tui.views.desk import Desk, Entry, decision, desk, entry_detail, entry_row
from summit_tui.views.key_lines import key_line
from summit_tui.views.keymap import Key
from summit_tui.views.lines import EMPTY, Line, line, spread
from summit_tui.views.rows import nearest

Groups = Sequence[tuple[str, Sequence[Problem | Entry]]]
"""What is listed, by heading."""


class DeskPage(Screen[None]):
    """A list with the whole text of a row below it.

    Args:
        first: What is listed at once.
        later: What is listed when it has been worked out, in a thread of its own; if anything is.
        keys: The keys there are, as the reader has chosen them.
    """

    AUTO_FOCUS = "#desk"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.DESK)]

    class Opened(Message):
        """The reader wants to see the place of a row in its file."""

        def __init__(self, problem: Problem) -> None:
            super().__init__()
            self.problem = problem

    class Decided(Message):
        """The reader has said, and said again, that a draft is accepted, or else dropped."""

        def __init__(self, draft: Draft, accept: bool) -> None:
            super().__init__()
            self.draft = draft
            self.accept = accept

    class Worked(Message):
        """What takes longer is there."""

        def __init__(self, of: int, groups: Groups) -> None:
            super().__init__()
            self.of = of
            self.groups = groups

    def __init__(
        self, first: Callable[[], Groups], later: Callable[[], Groups] | None, keys: Sequence[Key]
    ) -> None:
        super().__init__()
        self._first = first
        self._later = later
        self._keys = keys
        self._desk = Desk({}, ())
        self._number = 0
        self._is_whole = False
        self._note: Line = EMPTY
        self._asked: tuple[Draft, bool] | None = None

    def compose(self) -> ComposeResult:
        """A title, the list, the text of its row, the keys."""
        self._masthead, self._bar = Bar(surface="bar", id="masthead"), Bar(surface="bar", id="keys")
        self._pane = ListPane("At the files", self._row, 1, rule=False, id="desk")
        self._detail = DetailPane(id="detail")
        self._masthead.show(self._title)
        self._bar.show(partial(key_line, self._keys))
        yield self._masthead
        yield self._pane
        yield self._detail
        yield self._bar

    def on_mount(self) -> None:
        """List what there is."""
        self._detail.styles.height = "40%"
        self.renew()

    def renew(self) -> None:
        """List what there is now: the files may have changed."""
        self._number += 1
        self._is_whole = self._later is None
        groups = self._first()
        self._list(groups)
        if self._later:
            work = (self._later, self._number, groups)
            Thread(target=self._work, args=work, daemon=True).start()

    def _work(self, later: Callable[[], Groups], of: int, groups: Groups) -> None:
        found = [*groups, *later()]
        with suppress(RuntimeError):  # the reader has left meanwhile, and the loop is closed
            self.post_message(self.Worked(of, found))

    @on(Worked)
    def _worked(self, event: Worked) -> None:
        if event.of == self._number:
            self._is_whole = True
            self._list(event.groups)

    def _list(self, groups: Groups) -> None:
        before, at, top = self._pane.rows, self._pane.index, self._pane.top
        self._desk = desk(groups)
        entries = self._desk.entries
        self._pane.fill(
            tuple(entries),
            cursor=nearest(before, at, entries.__contains__),
            headings=self._desk.headings,
            count=f"{len(entries):,}",
            empty="The dossier has no problems." if self._is_whole else "Looking …",
        )
        self._pane.restore(self._pane.cursor, top)
        self._show_detail()

    def _row(self, row: str, width: int) -> Sequence[Line]:
        return [entry_row(self._desk.entries[row], width)]

    def _title(self, width: int) -> Line:
        return spread(line(("What is to do at the files", "strong")), self._note, width)

    def say(self, note: Line) -> None:
        """Say something beside the title, until the reader goes on."""
        self._note = note
        self._masthead.show(self._title)

    @on(ListPane.Moved)
    def _show_detail(self) -> None:
        entry = self._entry
        self._detail.show(partial(entry_detail, entry) if entry else lambda _: ())
        if self._note:
            self.say(EMPTY)

    @property
    def _entry(self) -> Entry | None:
        return self._desk.entries.get(self._pane.cursor)

    # -- what the reader does ---------------------------------------------------------------------

    @on(ListPane.Opened)
    def action_edit(self) -> None:
        """See the place in the file."""
        if self._entry:
            self.post_message(self.Opened(self._entry.problem))

    def action_decide(self, accept: bool) -> None:
        """Ask whether a draft is to be accepted, or dropped."""
        draft = self._entry.draft if self._entry else None
        if draft is None:
            self.say(line(("this is no draft", "muted")))
            return
        self._asked = (draft, accept)
        self.say(
            line(
                (f"{decision(draft, accept=accept)}: ", "tension"),
                ("y", "key"),
                " writes it, any other key does not",
            )
        )

    def on_key(self, event: events.Key) -> None:
        """The answer, when something was asked."""
        asked, self._asked = self._asked, None
        if asked is None:
            return
        event.stop()
        event.prevent_default()
        self.say(EMPTY)
        if event.key == "y":
            self.post_message(self.Decided(*asked))

    def action_to_detail(self) -> None:
        """To the whole text, to scroll it; and back."""
        self.set_focus(self._pane if self._detail.has_focus else self._detail)

    def action_close(self) -> None:
        """Go back."""
        if self.is_current:  # a key may have been pressed twice before the first was answered
            self.dismiss(None)
