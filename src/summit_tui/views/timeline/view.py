"""The view of what was said when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from summit_tui.analysis.citation import cited
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.search import search_of
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.analysis.timeline import Axis, Moment, axis, lanes, moments, of_party, parties_of
from summit_tui.dossier.dates import display
from summit_tui.views import details
from summit_tui.views.layout import Arrangement, list_and_side
from summit_tui.views.lines import EMPTY, Line, Role, Span, fit, line
from summit_tui.views.matching import matching
from summit_tui.views.rows import Rows
from summit_tui.views.selection import EVERYONE, Focus, Selection, explored
from summit_tui.views.time import Shown, as_of
from summit_tui.views.timeline import axis_lines, rows
from summit_tui.views.timeline.details import party_detail, speakers
from summit_tui.views.view import Draw, Hint, Ladder, Pane, View, Work, gone_to
from summit_tui.views.view_state import ViewState


class TimelineView(View):
    """Statements on their dates, and the parties with a lane each.

    Args:
        snapshot: What it explores.
        shown: How the day is shown.
        hint: How to press for an action.
    """

    name: ClassVar[str] = "timeline"
    panes: ClassVar[Sequence[Pane]] = (
        Pane("dates", "Said when", 1, follows=("party",), kind="dates"),
        Pane("parties", "Parties", 1, chooses="party", everyone=True, kind="lanes"),
    )
    begins_at: ClassVar[str] = "dates"
    ladder: ClassVar[Ladder] = Ladder(rungs=("party",))

    def __init__(self, snapshot: Snapshot, shown: Shown, hint: Hint) -> None:
        self._snapshot = snapshot
        self._shown = shown
        self._moments = moments(snapshot)
        self._axes: dict[int, Axis] = {}
        self._counts: dict[int, Mapping[str, Sequence[int]]] = {}
        self._by_text = {moment.period.text: moment for moment in self._moments}
        self._speakers: dict[str, Mapping[str, int]] = {}
        self._search = search_of(snapshot)

    def kept(self, state: ViewState) -> ViewState:
        """The chosen party, if it says something."""
        party = state.choice("party")
        return state.choosing(party=party if self._said_by(party) else "")

    # -- what is shown ----------------------------------------------------------------------------

    def arrangement(self, state: ViewState, width: int, height: int) -> Arrangement:
        """The dates with the parties at their side, or one of the two."""
        return list_and_side(width, height, state.at, "dates", "parties")

    def masthead(self, state: ViewState, width: int) -> Line:
        """From when to when."""
        dated = [moment.period for moment in self._moments if moment.period.text]
        span = ""
        if dated:
            latest = max(dated, key=lambda period: (period.last, period.first))
            span = f"{display(dated[0])} – {display(latest)}"
        left = line(("What was said when  ", "accent"), (f"{span}   ", "strong"))
        return fit((*left, *as_of(self._snapshot, self._shown)), width)

    def trail(self, state: ViewState, width: int) -> Line:
        """Which party, and how much it said on how many dates."""
        party = state.choice("party") or EVERYONE
        listed = self._moments_of(party)
        said = sum(len(names) for moment in listed for names in moment.said.values())
        counts = f"  ›  {counted(said, 'statement')} on {counted(len(listed), 'date')}"
        return fit(line((self._party_name(party), "text"), (counts, "muted")), width)

    def rows(self, state: ViewState, pane: str) -> Rows:
        """Everyone and the parties, or the statements under their dates."""
        if pane == "dates":
            return rows.statement_rows(self._moments_of(state.choice("party") or EVERYONE))
        said = {party for moment in self._moments for party in moment.said}
        return Rows([EVERYONE, *(it for it in parties_of(self._snapshot.dossier) if it in said)])

    def _moments_of(self, party: str) -> Sequence[Moment]:
        return self._moments if party == EVERYONE else of_party(self._moments, party)

    def _said_by(self, party: str) -> int:
        return sum(len(moment.said.get(party, ())) for moment in self._moments)

    def _party_name(self, row: str) -> str:
        if row == EVERYONE:
            return "Everyone"
        found = self._snapshot.dossier.parties.get(row)
        return found.name if found else "Independent"

    def matches(self, state: ViewState, pane: str, rows: Rows, query: str) -> Iterable[str]:
        """Rows that hold every word."""
        if pane == "dates":
            return self._search.matches("statements", rows.ids, query)
        return matching(rows.ids, query, self._party_name)

    def draw(
        self, state: ViewState, pane: str, row: str, width: int, height: int
    ) -> Sequence[Line]:
        """A statement, or the lane of a party."""
        if pane == "dates":
            draw = partial(rows.statement_row, self._snapshot, row)
            return self._shown.marked(row, draw, width)
        shown = self.axis(pane, width)
        counts = self._lanes(shown)
        if row == EVERYONE:
            lane = [sum(column) for column in zip(*counts.values(), strict=True)]
            total = len(self._snapshot.statements)
        else:
            lane, total = list(counts[row]), self._said_by(row)
        drawn = axis_lines.lane(shown, lane)
        return [rows.lane_row(self._party_name(row), drawn, total, width)]

    def axis(self, pane: str, width: int) -> Axis:
        """The axis for all statements over the rows of a list."""
        room = rows.room_of_dates(width)
        if pane == "parties":
            room = rows.room_of_parties(self._snapshot, width)
        if room not in self._axes:
            self._axes[room] = axis((moment.period for moment in self._moments), room)
        return self._axes[room]

    def _lanes(self, shown: Axis) -> Mapping[str, Sequence[int]]:
        width = len(shown.columns)
        if width not in self._counts:
            self._counts[width] = lanes(self._snapshot.dossier, self._moments, shown)
        return self._counts[width]

    def date_line(self, state: ViewState, text: str, above: bool, width: int) -> Line:
        """A date of the chosen party; that above the list stands out."""
        moment = self._by_text[text]
        if state.choice("party"):
            moment = next(iter(of_party([moment], state.choice("party"))))
        role: Role = "accent" if above else "date"
        return rows.moment_line(self._snapshot, moment, self.axis("dates", width), role, width)

    def detail(self, state: ViewState, pane: str, row: str) -> Draw:
        """A statement in full; of a party, its members and what they said."""
        if pane == "dates":
            return partial(details.statement_detail, self._snapshot, row)
        return partial(party_detail, self._snapshot, self._party_name(row), self._spoke(row))

    def _spoke(self, row: str) -> Mapping[str, int]:
        """Who of a party, or of all, said how much."""
        if row not in self._speakers:
            statements = self._snapshot.dossier.statements
            listed = self._moments_of(row)
            said = (statements[name] for moment in listed for name in moment.statements)
            self._speakers[row] = speakers(said)
        return self._speakers[row]

    def subtitle(self, state: ViewState, pane: str) -> str:
        """What narrows a pane."""
        parts = []
        if pane == "dates" and state.choice("party"):
            parts.append(self._party_name(state.choice("party")))
        if state.pane(pane).filter:
            parts.append(f"/{state.pane(pane).filter}")
        return " · ".join(parts)

    def empty_message(self, state: ViewState, pane: str) -> str:
        """Why a pane is empty."""
        if state.pane(pane).filter:
            return "Nothing matches. esc takes the filter back."
        return (
            "This dossier has no statements yet. "
            "docs/dossier-format.md begins with the smallest one."
        )

    def help_lines(self) -> Iterable[Line]:
        """What stands along the axis."""
        yield EMPTY
        yield line(("Dates", "heading"))
        for drawn, text in axis_lines.LEGEND:
            yield (Span(f"  {drawn:<18}", "date"), Span(text))

    # -- where it leads ---------------------------------------------------------------------------

    def opened(self, state: ViewState) -> ViewState:
        """From a party to its dates, from a statement to the explorer."""
        if state.at == "parties":
            return gone_to(self, state, "dates")
        actor = self._snapshot.dossier.statements[state.cursor].actor
        chosen = Selection(actor=actor, statement=state.cursor)
        return state.leading_to(explored(chosen, "statements"))

    def pointed(self, state: ViewState, focus: Focus) -> ViewState:
        """The first of these statements, of everyone if the chosen party did not say it."""
        state = gone_to(self, state, "dates")
        for name in focus.statements[:1]:
            listed = self._moments_of(state.choice("party") or EVERYONE)
            if all(name not in moment.statements for moment in listed):
                state = state.choosing(party="")
            state = state.filtering("dates", "").on("dates", name)
        return state

    def copy_text(self, state: ViewState) -> str | None:
        """Of a statement the words, and where they come from."""
        if state.at != "dates":
            return None
        return cited(self._snapshot.dossier, self._snapshot.dossier.statements[state.cursor])

    # -- what takes its time ----------------------------------------------------------------------

    def reading(self, pane: str) -> Work | None:
        """The statements are looked through in texts that are folded once."""
        if pane != "dates" or self._search.is_quick("statements"):
            return None
        return Work("read statements", ("dates",), partial(self._search.column, "statements"))
