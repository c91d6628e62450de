"""What stands along the axis of the timeline: its years and months, bars, and lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from summit_tui.analysis.timeline import Axis, shape_of
from summit_tui.dossier.dates import Period
from summit_tui.views.lines import Line, Span

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_YEAR = 12
"""Months."""

LEGEND = (
    ("●", "on that day, said the document"),
    ("○", "the date of the document itself: it was said by then"),
    ("├──┤", "from one day to another"),
    ("┄┄┄┄", "on some day of a month or a year"),
    ("~", "about"),
    ("1 2 +", "how many statements of a party; more than nine"),
)
"""What stands along the axis, for the page of keys."""


def years(axis: Axis) -> str:
    """The line of the years; with two digits where four have no room."""
    begins = [(at, str(named.year)) for at, named in _begins(axis, year=True)]
    text = _placed(begins)
    if all(label in text for _, label in begins):
        return text
    return _placed([(at, f"’{label[-2:]}") for at, label in begins])


def months(axis: Axis) -> str:
    """The line of the months; empty where a column is a year or more."""
    if axis.unit.months >= _YEAR:
        return ""
    return _placed([(at, _MONTHS[named.month - 1]) for at, named in _begins(axis, year=False)])


def _begins(axis: Axis, *, year: bool) -> Iterator[tuple[int, date]]:
    """The columns at which another year, or month, begins."""
    before = None
    for at, column in enumerate(axis.columns):
        if column.gap:
            continue
        # A week that two months share is named after the later one.
        named = date.fromordinal(column.last if axis.unit.days else column.first)
        now = named.year if year else (named.year, named.month)
        if now != before:
            before = now
            yield at, named


def _placed(labels: Sequence[tuple[int, str]]) -> str:
    """Labels at their columns; one that another stands in the way of is left out."""
    text = ""
    for at, label in labels:
        if not text or at > len(text):
            text = text.ljust(at) + label
    return text


def bar(axis: Axis, period: Period, *, spoken: bool) -> str:
    """Where a date lies.

    `spoken` says that something was said then, and not only by the date of a document.
    """
    shape = shape_of(period)
    if shape == "none":
        return ""
    first, last = axis.span(period)
    drawn = mark(spoken)
    if shape != "day":
        drawn = _stretch(last - first + 1, closed=shape == "range") + ("" if spoken else drawn)
    return " " * first + drawn + ("~" if period.approximate else "")


def mark(spoken: bool) -> str:
    """For a statement: whether its date is that of its document."""
    return "●" if spoken else "○"


def _stretch(length: int, *, closed: bool) -> str:
    """From one column to another; closed at its ends, or dotted where it may be any day."""
    if not closed:
        return "┄" * length
    return "├" + "─" * (length - 2) + "┤" if length > 1 else "┼"


def lane(axis: Axis, counts: Sequence[int]) -> Line:
    """How many in each column: a digit, `+` for more than nine, a dot for none; blank in a gap."""
    return tuple(
        Span(str(count) if count < 10 else "+", "date")
        if count
        else Span(" " if column.gap else "·", "rule")
        for column, count in zip(axis.columns, counts, strict=True)
    )
