"""The explorer: three linked panes, the detail, and what narrows the view.

The screen holds ids (`Narrowing`) and the filter of each pane; `view` derives the rows. Panes post
what the reader does and never see each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input

from summit_tui.analysis.picture import Picture
from summit_tui.analysis.search import Search, What
from summit_tui.dossier.problems import Problem
from summit_tui.tui import content, details, keys, view
from summit_tui.tui.arrangement import arrange
from summit_tui.tui.bar import Bar
from summit_tui.tui.detail_pane import DetailPane
from summit_tui.tui.lines import EMPTY, Line, line, spread, width_of
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.page import Page
from summit_tui.tui.problem_lines import problem_lines
from summit_tui.tui.view import EVERYONE, REACHES, Asked, Narrowing, Reach, Rows

_PANES: tuple[What, ...] = ("actors", "statements", "contradictions")
_OPENS: dict[str, What] = {
    "actors": "statements",
    "statements": "contradictions",
    "contradictions": "statements",
}


class Explorer(Screen[None]):
    """The one screen that is always there.

    Args:
        picture: What it explores.
        problems: What is wrong with the dossier; a banner leads to them.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.bindings()]
    AUTO_FOCUS = "#actors"

    def __init__(self, picture: Picture, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._picture = picture
        self._problems = problems
        self._search = Search(picture)
        self._narrowing = Narrowing()
        self._reach: Reach = "all"
        self._filters: dict[What, str] = dict.fromkeys(_PANES, "")
        self._at: What = "actors"
        self._before_find = ""
        self._before_narrowing = self._narrowing

    # -- what it is made of ---------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Masthead, trail (or the line to type in), panes, detail, keys."""
        yield Bar(surface="bar", id="masthead")
        yield Bar(surface="base", id="trail")
        yield Input(id="find", compact=True, select_on_focus=False)
        with Horizontal(id="panes"):
            yield ListPane(
                "Actors", partial(content.actor_row, self._picture), 1, rule=False, id="actors"
            )
            yield ListPane("Statements", self._draw_statement, 3, rule=True, id="statements")
            yield ListPane(
                "Contradictions",
                partial(content.contradiction_row, self._picture),
                4,
                rule=True,
                id="contradictions",
            )
        yield DetailPane(id="detail")
        yield Bar(surface="bar", id="keys")

    def _draw_statement(self, row: str, width: int) -> Sequence[Line]:
        """The name stands on a row where the pane is not one actor's."""
        one_actor = bool(self._narrowing.actor) and not self._narrowing.contradiction
        return content.statement_row(self._picture, row, width, named=not one_actor)

    def on_mount(self) -> None:
        """Fill the panes; nothing narrows yet."""
        self._find.display = False
        self._bar("masthead").show(partial(content.masthead, self._picture))
        self._bar("keys").show(keys.key_line)
        self._arrange()
        self._fill()

    def on_resize(self) -> None:
        """As many panes as the size has room for."""
        self._arrange()

    def _arrange(self) -> None:
        plan = arrange(self.app.size.width, self.app.size.height, self._at)
        for name in _PANES:
            pane = self._pane(name)
            pane.display = name in plan.widths
            if name in plan.widths:
                pane.styles.width = plan.widths[name]
        detail = self._detail
        detail.display = plan.detail > 0
        detail.styles.height = plan.detail

    def _pane(self, name: What) -> ListPane:
        return self.query_one(f"#{name}", ListPane)

    def _bar(self, name: str) -> Bar:
        return self.query_one(f"#{name}", Bar)

    @property
    def _find(self) -> Input:
        return self.query_one("#find", Input)

    @property
    def _detail(self) -> DetailPane:
        return self.query_one("#detail", DetailPane)

    @property
    def narrowing(self) -> Narrowing:
        """What narrows the view."""
        return self._narrowing

    # -- filling ----------------------------------------------------------------------------------

    def _rows(self, name: What) -> Rows:
        if name == "actors":
            return view.actor_rows(self._picture)
        if name == "statements":
            return view.statement_rows(self._picture, self._narrowing)
        return view.contradiction_rows(self._picture, self._narrowing, self._reach)

    def _fill(self, *panes: What) -> None:
        """Derive the rows of these panes (or all), and show what the cursor is on."""
        for name in panes or _PANES:
            pane = self._pane(name)
            rows = self._rows(name)
            total = len(rows.ids) - (name == "actors")
            count = f"{total:,}"
            if self._filters[name]:
                rows = rows.only(self._search.matches(name, rows.ids, self._filters[name]))
                count = f"{len(rows.ids):,}/{total:,}"
            elif name == "actors":
                count = content.ACTOR_COUNTS
            pane.fill(
                rows.ids,
                cursor=self._cursor_for(name, pane),
                headings=rows.headings,
                count=count,
                empty=content.nothing(self._picture, name, self._asked(name)),
            )
            pane.subtitle = content.subtitle(self._picture, name, self._asked(name))
        self._show_trail()
        self._show_detail()

    def _asked(self, name: What) -> Asked:
        return Asked(self._narrowing, self._reach, self._filters[name])

    def _cursor_for(self, name: What, pane: ListPane) -> str:
        if name == "actors":
            return self._narrowing.actor or EVERYONE
        return pane.cursor

    def _show_trail(self) -> None:
        banner: Line = ()
        if self._problems:
            count = len(self._problems)
            noun = "problem" if count == 1 else "problems"
            banner = line(("!", "key"), (f" {count} {noun} in the dossier", "hard"))

        def draw(width: int) -> Line:
            room = width - width_of(banner) - 2
            return spread(content.breadcrumb(self._picture, self._narrowing, room), banner, width)

        self._bar("trail").show(draw)

    def _show_detail(self) -> None:
        row = self._pane(self._at).cursor
        if not row:
            self._detail.show(lambda _: ())
        elif self._at == "actors":
            self._detail.show(partial(details.actor_detail, self._picture, row))
        elif self._at == "statements":
            self._detail.show(partial(details.statement_detail, self._picture, row))
        else:
            self._detail.show(partial(details.contradiction_detail, self._picture, row))

    # -- what the reader does ---------------------------------------------------------------------

    @on(ListPane.Moved, "#actors")
    def _follow_actor(self) -> None:
        """The other panes follow the cursor of the actors."""
        row = self._pane("actors").cursor
        actor = "" if row == EVERYONE else row
        if self._at == "actors" and row and actor != self._narrowing.actor:
            self._narrowing = Narrowing(actor=actor)
            self._fill("statements", "contradictions")

    @on(ListPane.Moved, "#statements")
    @on(ListPane.Moved, "#contradictions")
    def _row_moved(self) -> None:
        self._show_detail()

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        name = event.pane.id or ""
        if name == "statements":
            self._narrowing = self._narrowing._replace(statement=event.row)
            self._fill("contradictions")
        elif name == "contradictions":
            self._narrowing = self._narrowing._replace(contradiction=event.row, statement="")
            self._fill("statements")
        self.action_pane(_OPENS[name])

    def action_widen(self) -> None:
        """Take back the last thing that narrows: the filter, then the choice."""
        if self._find.display:
            self._filters[self._at] = ""
            self._close_find()
            if self._at == "actors":
                self._narrowing = self._before_narrowing
            self._fill()
            self._pane(self._at).move_to_row(self._before_find)
            return
        if self._filters[self._at]:
            self._filters[self._at] = ""
            self._fill(self._at)
            return
        self._narrowing = self._narrowing.wider()
        if not self._narrowing.actor:
            self.action_pane("actors")
        self._fill()

    def action_reach(self) -> None:
        """List other contradictions."""
        self._reach = REACHES[(REACHES.index(self._reach) + 1) % len(REACHES)]
        self._fill("contradictions")

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        if name == "detail":
            self._detail.focus()
            return
        for pane in _PANES:
            if pane == name:
                self._at = pane
        self._arrange()
        self._pane(self._at).focus()
        self._show_detail()

    def action_next_pane(self, step: int) -> None:
        """Go to the next pane, round and round."""
        if self._find.display:
            self._close_find()
        order = [*_PANES, "detail"]
        here = "detail" if self._detail.has_focus else self._at
        self.action_pane(order[(order.index(here) + step) % len(order)])

    @on(events.DescendantFocus)
    def _focus_moved(self, event: events.DescendantFocus) -> None:
        """A click goes to a pane, too."""
        name = event.widget.id
        for pane in _PANES:
            if pane == name and self._at != pane:
                self._at = pane
                self._show_detail()

    # -- find -------------------------------------------------------------------------------------

    def action_find(self) -> None:
        """Type what this pane should be filtered by."""
        self._before_find = self._pane(self._at).cursor
        self._before_narrowing = self._narrowing
        find = self._find
        find.placeholder = f"find in {self._at}"
        find.value = self._filters[self._at]
        self._bar("trail").display = False
        find.display = True
        find.focus()

    @on(Input.Changed, "#find")
    def _find_changed(self, event: Input.Changed) -> None:
        if self._find.display:
            self._filters[self._at] = event.value.strip()
            self._fill(self._at)
            self._follow_actor()

    @on(Input.Submitted, "#find")
    def _find_done(self) -> None:
        self._close_find()

    def _close_find(self) -> None:
        self._find.display = False
        self._bar("trail").display = True
        self._pane(self._at).focus()

    # -- pages ------------------------------------------------------------------------------------

    def action_help(self) -> None:
        """Show all keys."""
        lines = [*keys.help_lines(), EMPTY, *content.kind_lines()]
        self.app.push_screen(Page("All keys", lines))

    def action_problems(self) -> None:
        """Show what is wrong with the dossier."""
        lines = problem_lines(self._problems)
        self.app.push_screen(Page("Problems of the dossier", lines))
