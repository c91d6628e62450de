from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.dossier.dates import UNDATED, Period, display, from_date, parse

YEARS = st.integers(1, 9999)


@st.composite
def ends(draw: st.DrawFn) -> str:
    day = draw(st.dates())
    shape = draw(st.sampled_from(["{:04}", "{:04}-{:02}", "{:04}-{:02}-{:02}"]))
    return shape.format(day.year, day.month, day.day) + draw(st.sampled_from(["", "~"]))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first = parse(draw(ends()))
    if draw(st.booleans()):
        return first
    second = parse(draw(ends()))
    low, high = (first, second) if first.first <= second.last else (second, first)
    return parse(f"{low.text}/{high.text}")


def brute(text: str) -> tuple[int, int]:
    """The first and last day that begin with the text, by looking at all days of the year."""
    text = text.rstrip("~")
    day = datetime.date(int(text[:4]), 1, 1)
    year = range(day.toordinal(), min(day.toordinal() + 366, 3652060))
    days = [n for n in year if datetime.date.fromordinal(n).isoformat().startswith(text)]
    return days[0], days[-1]


@given(ends())
def test_a_period_is_the_days_that_it_may_mean(text: str) -> None:
    period = parse(text)
    assert (period.first, period.last) == brute(text)
    assert str(period) == period.text == text
    assert period.approximate == text.endswith("~")


@given(periods())
def test_every_period_can_be_shown(period: Period) -> None:
    assert display(period)
    assert display(period, weekday=True)


@given(periods(), periods())
def test_overlap_is_symmetric_and_the_opposite_of_apart(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == (not one.before(other) and not other.before(one))
    assert (one.days_to(other) == 0) == one.overlaps(other)
    assert one.days_to(other) == other.days_to(one)
    assert one.overlaps(UNDATED)


@given(
    st.dates(datetime.date(2000, 1, 1), datetime.date(2000, 1, 20)),
    st.integers(0, 9),
    st.dates(datetime.date(2000, 1, 1), datetime.date(2000, 1, 20)),
    st.integers(0, 9),
)
def test_overlap_against_brute_force_on_days(
    a: datetime.date, long: int, b: datetime.date, other_long: int
) -> None:
    one = parse(f"{a}/{a + datetime.timedelta(long)}")
    other = parse(f"{b}/{b + datetime.timedelta(other_long)}")
    shared = set(range(one.first, one.last + 1)) & set(range(other.first, other.last + 1))
    assert one.overlaps(other) == bool(shared)
    if not shared:
        gaps = [abs(x - y) for x in (one.first, one.last) for y in (other.first, other.last)]
        assert one.days_to(other) == min(gaps)


@given(st.text(max_size=12) | st.from_regex(r"[0-9~/-]{1,14}", fullmatch=True))
def test_any_text_is_a_date_or_says_why_not(text: str) -> None:
    try:
        period = parse(text)
    except ValueError as error:
        assert str(error)
    else:
        assert period.first <= period.last
        assert display(period)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "write a day"),
        ("2025-8-1", "write a day"),
        ("2025-08-1X", "write a day"),
        ("٢٠٢٥", "write a day"),
        ("0000", "no year 0000"),
        ("2025-13", "no month 13"),
        ("2025-02-29", "Feb 2025 has 28 days"),
        ("9999-04-31", "Apr 9999 has 30 days"),
        ("2025-08-00", "Aug 2025 has 31 days"),
        ("2025/2026/2027", "one '/'"),
        ("2025-08/2025-07", "ends before it begins"),
        ("2025~~", "write a day"),
    ],
)
def test_what_is_no_date(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        parse(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2025-05-17", "17 May 2025"),
        ("2025-06", "Jun 2025"),
        ("2022", "2022"),
        ("2025-08~", "about Aug 2025"),
        ("2025-08-21/2025-08-22", "21–22 Aug 2025"),
        ("2025-07/2025-08", "Jul–Aug 2025"),
        ("9999-12-31", "31 Dec 9999"),
    ],
)
def test_how_a_reader_sees_it(text: str, shown: str) -> None:
    assert display(parse(text)) == shown
    assert display(UNDATED) == "undated"


@pytest.mark.parametrize(("month", "days"), [("2023-02", 28), ("2024-02", 29), ("1900-02", 28)])
def test_the_length_of_february(month: str, days: int) -> None:
    assert parse(month).last == parse(f"{month}-{days}").last
    assert parse("2000-02").last == parse("2000-02-29").last


def test_the_weekday_can_be_shown() -> None:
    assert display(parse("2025-08-21"), weekday=True) == "Thu 21 Aug 2025"


def test_a_day_of_the_parser_is_a_period() -> None:
    assert from_date(datetime.date(2025, 8, 21)) == parse("2025-08-21")
