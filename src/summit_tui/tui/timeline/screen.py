"""The view of what was said when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from summit_tui.analysis.citation import cited
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.search import Listed, Search, search_of
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.analysis.timeline import Axis, Moment, axis, lanes, moments, of_party, parties_of
from summit_tui.dossier.dates import display
from summit_tui.dossier.problems import Problem
from summit_tui.tui.bindings import bindings
from summit_tui.tui.detail_pane import Draw
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.timeline.axis_pane import AxisPane, DatesPane
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views import details, keymap
from summit_tui.views.layout import Arrangement, list_and_side
from summit_tui.views.lines import EMPTY, Line, Role, Span, fit, line
from summit_tui.views.matching import matching
from summit_tui.views.rows import Rows
from summit_tui.views.selection import EVERYONE, Focus, Selection
from summit_tui.views.time import Shown
from summit_tui.views.timeline import axis_lines, rows
from summit_tui.views.timeline.details import party_detail, speakers


class TimelineView(ViewScreen):
    """Statements on their dates, and the parties with a lane each.

    Args:
        snapshot: What it explores.
        problems: What is wrong with the dossier.
        shown: How the day is shown.
    """

    NAME = "timeline"
    PANES: ClassVar[Sequence[str]] = ("dates", "parties")
    KEYS = keymap.TIMELINE
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.TIMELINE)]
    AUTO_FOCUS = "#dates"

    def __init__(self, snapshot: Snapshot, problems: Sequence[Problem], shown: Shown) -> None:
        super().__init__(snapshot, problems, shown)
        self._party = EVERYONE
        self._show(snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        self._moments = moments(snapshot)
        self._axes: dict[int, Axis] = {}
        self._counts: dict[int, Mapping[str, Sequence[int]]] = {}
        self._by_text = {moment.period.text: moment for moment in self._moments}
        self._speakers: dict[str, Mapping[str, int]] = {}
        self._search = search_of(snapshot)

    def show_snapshot(self, snapshot: Snapshot, shown: Shown) -> None:
        """Another day: the party stays, if it had said something by then."""
        self._show(snapshot)
        self._party = self._party if self._said_by(self._party) else EVERYONE
        super().show_snapshot(snapshot, shown)

    def own_state(self) -> Mapping[str, str]:
        """The chosen party."""
        return {"party": self._party}

    def take_state(self, state: Mapping[str, str]) -> None:
        """The same, if it says something."""
        party = state.get("party", "")
        self._party = party if self._said_by(party) else EVERYONE

    # -- what it says of itself -------------------------------------------------------------------

    def lists(self) -> Iterable[ListPane]:
        """The statements on their dates, and the parties."""
        yield DatesPane("Said when", self._statement_row, self._date_line, self._dates_axis,
                        id="dates")  # fmt: skip
        yield AxisPane("Parties", self._party_row, self._parties_axis, rows.LANE, rule=True,
                       id="parties")  # fmt: skip

    def _dates_axis(self, width: int) -> Axis:
        return self._axis(rows.room_of_dates(width))

    def _parties_axis(self, width: int) -> Axis:
        return self._axis(rows.room_of_parties(self._snapshot, width))

    def _axis(self, room: int) -> Axis:
        """The axis for all statements in so many columns."""
        if room not in self._axes:
            self._axes[room] = axis((moment.period for moment in self._moments), room)
        return self._axes[room]

    @property
    def _listed(self) -> Sequence[Moment]:
        """The moments of the chosen party."""
        if self._party == EVERYONE:
            return self._moments
        return of_party(self._moments, self._party)

    def _party_row(self, row: str, width: int) -> Sequence[Line]:
        shown = self._parties_axis(width)
        counts = self._lanes(shown)
        if row == EVERYONE:
            lane = [sum(column) for column in zip(*counts.values(), strict=True)]
            total = len(self._snapshot.statements)
        else:
            lane, total = list(counts[row]), self._said_by(row)
        drawn = axis_lines.lane(shown, lane)
        return [rows.lane_row(self._party_name(row), drawn, total, width)]

    def _lanes(self, shown: Axis) -> Mapping[str, Sequence[int]]:
        width = len(shown.columns)
        if width not in self._counts:
            self._counts[width] = lanes(self._snapshot.dossier, self._moments, shown)
        return self._counts[width]

    def _date_line(self, text: str, above: bool, width: int) -> Line:
        """A date of the chosen party; that above the list stands out."""
        moment = self._by_text[text]
        if self._party != EVERYONE:
            moment = next(iter(of_party([moment], self._party)))
        role: Role = "accent" if above else "date"
        return rows.moment_line(self._snapshot, moment, self._dates_axis(width), role, width)

    def _said_by(self, party: str) -> int:
        return sum(len(moment.said.get(party, ())) for moment in self._moments)

    def _party_name(self, row: str) -> str:
        if row == EVERYONE:
            return "Everyone"
        found = self._snapshot.dossier.parties.get(row)
        return found.name if found else "Independent"

    def _statement_row(self, row: str, width: int) -> Sequence[Line]:
        draw = partial(rows.statement_row, self._snapshot, row)
        return self.mark_new(row, draw, width)

    def arrangement(self, width: int, height: int) -> Arrangement:
        """The dates with the parties at their side, or one of the two."""
        return list_and_side(width, height, self.at, "dates", "parties")

    def masthead(self, width: int) -> Line:
        """From when to when."""
        dated = [moment.period for moment in self._moments if moment.period.text]
        span = ""
        if dated:
            latest = max(dated, key=lambda period: (period.last, period.first))
            span = f"{display(dated[0])} – {display(latest)}"
        left = line(("What was said when  ", "accent"), (f"{span}   ", "strong"))
        return fit((*left, *self.as_of()), width)

    def trail(self, width: int) -> Line:
        """Which party, and how much it said on how many dates."""
        listed = self._listed
        said = sum(len(names) for moment in listed for names in moment.said.values())
        counts = f"  ›  {counted(said, 'statement')} on {counted(len(listed), 'date')}"
        return fit(line((self._party_name(self._party), "text"), (counts, "muted")), width)

    def rows(self, name: str) -> Rows:
        """Everyone and the parties, or the statements under their dates."""
        if name == "dates":
            return rows.statement_rows(self._listed)
        said = {party for moment in self._moments for party in moment.said}
        return Rows([EVERYONE, *(it for it in parties_of(self._snapshot.dossier) if it in said)])

    def searched(self, name: str) -> tuple[Search, Listed] | None:
        """The statements are looked through in texts that are folded once."""
        return (self._search, "statements") if name == "dates" else None

    def matching(self, name: str, rows: Rows, query: str) -> frozenset[str]:
        """Rows that hold every word."""
        if name == "dates":
            return frozenset(self._search.matches("statements", rows.ids, query))
        return matching(rows.ids, query, self._party_name)

    def detail_of(self, name: str, row: str) -> Draw:
        """A statement in full; of a party, its members and what they said."""
        if name == "dates":
            return partial(details.statement_detail, self._snapshot, row)
        return partial(party_detail, self._snapshot, self._party_name(row), self._spoke(row))

    def _spoke(self, row: str) -> Mapping[str, int]:
        """Who of a party, or of all, said how much."""
        if row not in self._speakers:
            listed = self._moments if row == EVERYONE else of_party(self._moments, row)
            statements = self._snapshot.dossier.statements
            said = (statements[name] for moment in listed for name in moment.statements)
            self._speakers[row] = speakers(said)
        return self._speakers[row]

    def copy_text(self, name: str, row: str) -> str:
        """Of a statement the words, and where they come from."""
        if name == "dates":
            return cited(self._snapshot.dossier, self._snapshot.dossier.statements[row])
        return super().copy_text(name, row)

    def cursor_for(self, name: str) -> str:
        """The parties' cursor is what narrows."""
        return self._party if name == "parties" else super().cursor_for(name)

    def subtitle(self, name: str) -> str:
        """What narrows a pane."""
        parts = []
        if name == "dates" and self._party != EVERYONE:
            parts.append(self._party_name(self._party))
        if self.filters[name]:
            parts.append(f"/{self.filters[name]}")
        return " · ".join(parts)

    def empty_message(self, name: str) -> str:
        """Why a pane is empty."""
        if self.filters[name]:
            return "Nothing matches. esc takes the filter back."
        return (
            "This dossier has no statements yet. "
            "docs/dossier-format.md begins with the smallest one."
        )

    def help_more(self) -> Iterable[Line]:
        """What stands along the axis."""
        yield EMPTY
        yield line(("Dates", "heading"))
        for drawn, text in axis_lines.LEGEND:
            yield (Span(f"  {drawn:<18}", "date"), Span(text))

    # -- what the reader does ---------------------------------------------------------------------

    @on(ListPane.Moved, "#parties")
    def _follow_party(self) -> None:
        """The dates follow the cursor of the parties."""
        row = self.pane("parties").cursor
        if self.at == "parties" and row and row != self._party:
            self._party = row
            self.fill("dates")

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        if event.stale:
            return
        if event.pane.id == "parties":
            self.action_pane("dates")
            return
        actor = self._snapshot.dossier.statements[event.row].actor
        self.leaving()
        self.post_message(
            self.SelectionRequested(Selection(actor=actor, statement=event.row), "statements")
        )

    def action_moment(self, step: int) -> None:
        """Go to the first statement of the date before or after."""
        self.pane("dates").move_to_heading(step)

    def point_at(self, focus: Focus) -> None:
        """Go to the first of these statements."""
        self.action_pane("dates")
        for name in focus.statements[:1]:
            if not self.pane("dates").has(name):
                self._party = EVERYONE
                self._filters["dates"] = ""
                self.fill()
            self.pane("dates").move_to_row(name)

    def action_widen(self) -> None:
        """Take back the filter, then the party, or go back."""
        if self.leave_detail() or self.take_back_filter():
            return
        if self._party != EVERYONE:
            self._party = EVERYONE
            self.fill()
        else:
            self.post_message(self.ExitRequested())
