"""Rows of the timeline."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.analysis.timeline import Axis, Moment
from summit_tui.cell_width import cell_len
from summit_tui.dossier.dates import display
from summit_tui.views.content import said
from summit_tui.views.lines import Line, Role, Span, fit, line, plain, spread, width_of
from summit_tui.views.rows import Rows
from summit_tui.views.selection import short_name
from summit_tui.views.timeline.axis_lines import bar, mark

_NAME = 14
"""Cells of the names."""
_DATE = 26
"""Cells of the longest date, its marks, and how many statements it has."""


def room_of_dates(width: int) -> int:
    """How many columns the axis has over the statements."""
    return max(8, width - _DATE)


def room_of_parties(snapshot: Snapshot, width: int) -> int:
    """The same over the lanes of the parties, behind their names."""
    count = len(f"{len(snapshot.statements):,}")
    return max(8, width - LANE - count - 1)


LANE = _NAME + 1
"""Where the lanes of the parties begin."""


def statement_rows(listed: Sequence[Moment]) -> Rows:
    """Statements under their dates, as these are written."""
    ids: list[str] = []
    headings: list[tuple[int, str]] = []
    for moment in listed:
        headings.append((len(ids), moment.period.text))
        ids.extend(moment.statements)
    return Rows(ids, headings)


def moment_line(snapshot: Snapshot, moment: Moment, axis: Axis, role: Role, width: int) -> Line:
    """Where a date lies, the date, and how many statements it has."""
    dossier = snapshot.dossier
    names = moment.statements
    spoken = any(dossier.statements[name].date.text for name in names)
    count = line((f"{len(names):,}", "muted"))
    date = display(moment.period, weekday=True)
    drawn = bar(axis, moment.period, spoken=spoken)
    room = width - cell_len(date) - width_of(count) - 2
    if len(drawn) < len(axis.columns) + 2 <= room:
        drawn = drawn.ljust(len(axis.columns) + 2)
    return spread(line((f"{drawn} ", role), (date, "heading")), count, width)


def statement_row(snapshot: Snapshot, row: str, width: int) -> Sequence[Line]:
    """Whether its date is that of its document, who said it, and how it begins."""
    statement = snapshot.dossier.statements[row]
    spoken = bool(statement.date.text)
    head = (
        Span(f"{mark(spoken)} ", "date" if spoken else "muted"),
        Span(_cut(short_name(snapshot, statement.actor), _NAME), "strong"),
        Span(" "),
    )
    text = said(statement)
    return [fit((*head, text[0]._replace(text=text[0].text[:width])), width)]


def lane_row(name: str, drawn: Line, total: int, width: int) -> Line:
    """A party, its lane, and how much it said in all."""
    left = (Span(_cut(name, _NAME), "text"), Span(" "), *drawn)
    return spread(left, line((f"{total:,}", "muted")), width)


def _cut(name: str, room: int) -> str:
    """A name in exactly so many cells."""
    shown = fit(line(name), room)
    return plain(shown) + " " * (room - width_of(shown))
