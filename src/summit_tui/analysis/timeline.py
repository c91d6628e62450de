"""Statements on their dates.

A *moment* is one date as it was written, with everything said then: the 17th of May and "some day
in May" are two. Moments come in the order of the first day they may mean, then the last; what has
no date comes last. Within a moment parties stand together, in the order of the file.

An *axis* maps days to columns. Its unit is the finest one of which all columns fit; units in which
no date begins or ends are left out, and one column stands for the gap. So columns are in the order
of time, and not to its scale.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import UNDATED, Period
from summit_tui.dossier.model import INDEPENDENT, Dossier, Statement
from summit_tui.record import Record

Shape = Literal["day", "range", "within", "none"]
"""How a date is drawn: one day; from one day to another; a month or a year, on some day within; or
no date."""


class Moment(Record):
    """A date, and the ids of what was said then, by party."""

    period: Period
    said: Mapping[str, Sequence[str]]

    @property
    def statements(self) -> Sequence[str]:
        """The ids of all parties."""
        return [name for names in self.said.values() for name in names]


class Column(Record):
    """The days a column of an axis stands for; a `gap` stands for days on which nothing begins."""

    first: int
    last: int
    gap: bool


class Unit(Record):
    """How much a column stands for: so many days, or else so many months."""

    days: int = 0
    months: int = 0

    def of(self, day: int) -> int:
        """The number of the unit a day lies in."""
        if self.days:
            return (day - 1) // self.days  # the first day there is is a Monday
        when = date.fromordinal(day)
        return (when.year * 12 + when.month - 1) // self.months

    def ends(self, number: int) -> tuple[int, int]:
        """The first and last day of a unit."""
        if self.days:
            return number * self.days + 1, (number + 1) * self.days
        return _month_begins(number * self.months), _month_begins((number + 1) * self.months) - 1


class Axis(Record):
    """Columns in the order of time, and how much one stands for."""

    columns: Sequence[Column]
    unit: Unit

    def at(self, day: int) -> int:
        """The column of a day."""
        return max(0, bisect_right(self.columns, day, key=lambda column: column.first) - 1)

    def span(self, period: Period) -> tuple[int, int]:
        """The columns of the first and the last day of a period."""
        return self.at(period.first), self.at(period.last)


_UNITS = (
    Unit(days=1),
    Unit(days=7),
    *(Unit(months=months) for months in (1, 3, 12, 60, 120, 1200, 12000, 120000)),
)
"""From the finest on. The last holds every day there is."""


def moments(snapshot: Snapshot) -> Sequence[Moment]:
    """Every date with what was said then."""
    dossier = snapshot.dossier
    order = {party: at for at, party in enumerate(parties_of(dossier))}
    found: dict[Period, dict[str, list[str]]] = {}
    for name in snapshot.statements:  # which are by date
        statement = dossier.statements[name]
        said = found.setdefault(dossier.date_of(statement), {})
        said.setdefault(party_of(dossier, statement), []).append(name)
    undated = found.pop(UNDATED, None)
    if undated:
        found[UNDATED] = undated
    return [
        Moment(period, dict(sorted(said.items(), key=lambda item: order[item[0]])))
        for period, said in found.items()
    ]


def of_party(all_moments: Iterable[Moment], party: str) -> Sequence[Moment]:
    """Those moments at which a party said something, with what it said alone."""
    return [
        Moment(moment.period, {party: moment.said[party]})
        for moment in all_moments
        if party in moment.said
    ]


def parties_of(dossier: Dossier) -> Sequence[str]:
    """The ids of the parties in the order of the file; `independent` is the last."""
    return [*(party for party in dossier.parties if party != INDEPENDENT), INDEPENDENT]


def party_of(dossier: Dossier, statement: Statement) -> str:
    """The party of who is said to have said it; `independent` for those who belong to none."""
    actor = dossier.actors.get(statement.actor)
    party = actor.party if actor else INDEPENDENT
    return party if party in dossier.parties else INDEPENDENT


def shape_of(period: Period) -> Shape:
    """How a date is drawn."""
    if not period.text:
        return "none"
    if "/" in period.text:
        return "range"
    return "day" if period.first == period.last else "within"


def axis(periods: Iterable[Period], room: int) -> Axis:
    """The finest axis for these dates with at most `room` columns, or the coarsest there is."""
    days = sorted({day for it in periods if it.text for day in (it.first, it.last)})
    for unit in _UNITS:
        made = Axis(_columns(days, unit), unit)
        if len(made.columns) <= room:
            break
    return made


def _columns(days: Sequence[int], unit: Unit) -> Sequence[Column]:
    """One column for each unit in which some of these days lie, and one for each gap between."""
    columns: list[Column] = []
    for number in sorted({unit.of(day) for day in days}):
        first, last = unit.ends(number)
        if columns and columns[-1].last < first - 1:
            columns.append(Column(columns[-1].last + 1, first - 1, gap=True))
        columns.append(Column(first, last, gap=False))
    return columns


def _month_begins(month: int) -> int:
    """The first day of a month counted from the year 0, within the days that there are."""
    year, month = divmod(month, 12)
    if year < date.min.year:
        return date.min.toordinal()
    if year > date.max.year:
        return date.max.toordinal() + 1
    return date(year, month + 1, 1).toordinal()


def lanes(
    dossier: Dossier, all_moments: Iterable[Moment], shown: Axis
) -> Mapping[str, Sequence[int]]:
    """For each party how many of its statements begin in each column, in the order of the file.

    Those who belong to no party come last. Parties that say nothing have a lane, too.
    """
    counts = {party: [0] * len(shown.columns) for party in parties_of(dossier)}
    for moment in all_moments:
        if moment.period.text:
            at = shown.at(moment.period.first)
            for party, said in moment.said.items():
                counts[party][at] += len(said)
    return counts
