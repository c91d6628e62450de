"""Dates that carry their precision.

The common subset of EDTF (ISO 8601-2): a day `2025-08-21`, a month `2025-06`, a year `2022`,
approximate `2025-08-21~`, a range `2025-08-21/2025-08-22` (either end may be a month or a
year). A date is the closed interval of days it may mean; *approximate* is shown to the
reader and does not widen the interval.
"""

from __future__ import annotations

import datetime

from summit_tui.record import Record

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST = datetime.date.min.toordinal()
_LAST = datetime.date.max.toordinal()


class Period(Record):
    """A closed interval of days, as ordinals, and the text it was written as.

    `text` is empty for `UNDATED` only. Periods sort by when they begin, then end.
    """

    first: int
    last: int
    text: str

    def overlaps(self, other: Period) -> bool:
        """Whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last

    def before(self, other: Period) -> bool:
        """Whether every day of this one precedes every day of the other."""
        return self.last < other.first

    @property
    def approximate(self) -> bool:
        """Whether it was written with `~`."""
        return "~" in self.text

    def days_to(self, other: Period) -> int:
        """Days between the two: 0 when they overlap."""
        return max(0, other.first - self.last, self.first - other.last)

    def __str__(self) -> str:
        return self.text


UNDATED = Period(_FIRST, _LAST, "")
"""No date given: it may mean any day, so it overlaps everything."""


def parse(text: str) -> Period:
    """Read one date of the subset above.

    Raises:
        ValueError: with a sentence that says what is wrong.
    """
    ends = text.split("/")
    if len(ends) > 2:
        raise ValueError("a range has one '/'")
    first, _ = _interval(ends[0])
    _, last = _interval(ends[-1])
    if last < first:
        raise ValueError("the range ends before it begins")
    return Period(first, last, text)


def from_date(date: datetime.date) -> Period:
    """A day as a period."""
    ordinal = date.toordinal()
    return Period(ordinal, ordinal, date.isoformat()[:10])


def _interval(text: str) -> tuple[int, int]:
    """The first and last day of a day, month or year."""
    parts = text.removesuffix("~").split("-")
    shape = [len(part) for part in parts]
    if shape not in ([4], [4, 2], [4, 2, 2]) or not all(
        part.isascii() and part.isdigit() for part in parts
    ):
        raise ValueError("write a day 2025-08-21, a month 2025-08 or a year 2025, with ~ if about")
    year, month, day = (*map(int, parts), 0, 0)[:3]
    if not datetime.MINYEAR <= year <= datetime.MAXYEAR:
        raise ValueError(f"there is no year {parts[0]}")
    if len(parts) > 1 and not 1 <= month <= 12:
        raise ValueError(f"there is no month {parts[1]}")
    if len(parts) == 1:
        return _ordinal(year, 1, 1), _ordinal(year, 12, 31)
    length = _LENGTHS[month - 1] + (month == 2 and _is_leap(year))
    if len(parts) == 2:
        return _ordinal(year, month, 1), _ordinal(year, month, length)
    if not 1 <= day <= length:
        raise ValueError(f"{_MONTHS[month - 1]} {year} has {length} days")
    ordinal = _ordinal(year, month, day)
    return ordinal, ordinal


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _ordinal(year: int, month: int, day: int) -> int:
    return datetime.date(year, month, day).toordinal()


def display(period: Period, *, weekday: bool = False) -> str:
    """How a reader sees it: `17 May 2025`, `Jun 2025`, `about Aug 2025`, `21–22 Aug 2025`."""
    if not period.text:
        return "undated"
    ends = [_display_end(end, weekday=weekday) for end in period.text.split("/")]
    if len(ends) == 2:
        # "21–22 Aug 2025": what both ends share at their end is said once.
        left, right = ends[0].split(), ends[1].split()
        shared = 0
        while shared < min(len(left), len(right)) - 1 and left[~shared] == right[~shared]:
            shared += 1
        return f"{' '.join(left[: len(left) - shared])}–{ends[1]}"
    return ends[0]


def _display_end(text: str, *, weekday: bool) -> str:
    about = "about " if text.endswith("~") else ""
    parts = text.removesuffix("~").split("-")
    year = parts[0]
    if len(parts) == 1:
        return about + year
    month = _MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return f"{about}{month} {year}"
    name = ""
    if weekday:
        name = _DAYS[datetime.date(int(year), int(parts[1]), int(parts[2])).weekday()] + " "
    return f"{about}{name}{int(parts[2])} {month} {year}"
