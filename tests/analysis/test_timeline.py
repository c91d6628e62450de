"""The timeline: moments in order, and axes on which every date has its place."""

from __future__ import annotations

import drawn
import pytest
from cast import dossier_of, statement
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.analysis.snapshot import Snapshot, snapshot
from summit_tui.analysis.timeline import axis, lanes, moments, of_party, shape_of
from summit_tui.dossier.dates import UNDATED, parse
from summit_tui.dossier.model import Statement


def _snapshot(*snippets: str) -> Snapshot:
    return snapshot(dossier_of(*snippets))


def test_a_date_as_it_is_written_is_a_moment_and_no_date_is_the_last() -> None:
    shown = _snapshot(
        statement("none", "ann", date="2031-03-02").replace('date = "2031-03-02"\n', ""),
        statement("day", "ann", date="2031-03-02"),
        statement("about", "bob", date="2031-03-02~"),
        statement("month", "cy", date="2031-03"),
        statement("pat", "pat", date="2031-03-02"),
        statement("bob", "bob", date="2031-03-02"),
    )
    assert [(moment.period.text, moment.statements) for moment in moments(shown)] == [
        ("2031-03", ["month"]),  # it may be the first of March
        ("2031-03-02", ["day", "pat", "bob"]),
        ("2031-03-02~", ["about"]),
        ("", ["none"]),
    ]


def test_a_document_that_is_dated_lends_its_date() -> None:
    dated = '[[sources]]\nid = "post"\ndate = 2031-05-01\n'
    said = statement("x", "ann", "post").replace('date = "2031-03-01"\n', "")
    assert [moment.period.text for moment in moments(_snapshot(dated, said))] == ["2031-05-01"]


def test_one_party_has_its_own_moments() -> None:
    shown = _snapshot(
        statement("a", "ann", date="2031-03-01"),
        statement("b", "bob", date="2031-03-01"),
        statement("c", "cy", date="2031-03-02"),
    )
    assert [it.statements for it in of_party(moments(shown), "union")] == [["b"]]
    assert [it.statements for it in of_party(moments(shown), "independent")] == [["c"]]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("2031-03-02", "day"),
        ("2031-03-02~", "day"),
        ("2031-03-01/2031-03-02", "range"),
        ("2031-03", "within"),
        ("2031~", "within"),
    ],
)
def test_the_shape_of_a_date_is_how_it_was_written(text: str, shape: str) -> None:
    assert shape_of(parse(text)) == shape
    assert shape_of(UNDATED) == "none"


def test_gaps_take_one_column_and_neighbours_none() -> None:
    made = axis(map(parse, ("2031-03-01", "2031-03-02", "2031-08-09")), 10)
    assert [column.gap for column in made.columns] == [False, False, True, False]
    assert made.unit.days == 1


def test_the_unit_is_the_finest_that_fits() -> None:
    days = [parse(f"2031-03-{day:02}") for day in range(1, 29)]
    assert axis(days, 28).unit.days == 1
    assert axis(days, 27).unit.days == 7
    assert axis(days, 4).unit.months == 1
    assert len(axis(days, 1).columns) == 1


def test_a_week_begins_on_a_monday() -> None:
    made = axis([parse(f"2031-03-{day:02}") for day in range(1, 29)], 20)
    assert {(column.first - 1) % 7 for column in made.columns} == {0}, "day 1 was a Monday"


def test_the_calendar_ends_where_days_do() -> None:
    made = axis(map(parse, ("0001", "9999", "2031-03-01")), 3)
    assert made.span(parse("9999-12-31"))[1] == len(made.columns) - 1
    assert made.span(parse("0001-01-01"))[0] == 0
    assert len(axis([parse("0001"), parse("9999")], 1).columns) == 1


def test_lanes_count_what_begins_in_a_column() -> None:
    shown = _snapshot(
        statement("a", "ann", date="2031-03-01"),
        statement("p", "pat", date="2031-03-01"),
        statement("b", "bob", date="2031-03-05"),
    )
    found = moments(shown)
    made = axis((it.period for it in found), 10)
    assert lanes(shown.dossier, found, made) == {
        "port": [2, 0, 0],
        "union": [0, 0, 1],
        "independent": [0, 0, 0],
    }


@given(drawn.statements(12))
def test_everything_said_is_at_one_moment_in_order(said: list[Statement]) -> None:
    shown = snapshot(drawn.with_statements(said))
    found = moments(shown)
    names = [name for moment in found for name in moment.statements]
    assert sorted(names) == sorted(statement.id for statement in said)
    periods = [moment.period for moment in found]
    assert periods == sorted(set(periods))
    counts = lanes(shown.dossier, found, axis(periods, 5))
    assert sum(map(sum, counts.values())) == len(said)


_YEARS = st.integers(1, 9999)
_DATES = st.one_of(
    st.dates().map(lambda day: day.isoformat()),
    _YEARS.map(lambda year: f"{year:04}"),
    st.builds(lambda year, month: f"{year:04}-{month:02}", _YEARS, st.integers(1, 12)),
).map(parse)


@given(st.lists(_DATES, min_size=1, max_size=12), st.integers(1, 40))
def test_an_axis_covers_its_days_without_holes_in_order(periods: list, room: int) -> None:  # type: ignore[type-arg]
    made = axis(periods, room)
    assert len(made.columns) <= room
    for column, following in zip(made.columns, made.columns[1:], strict=False):
        assert column.first <= column.last == following.first - 1
        assert not (column.gap and following.gap)
    for period in periods:
        first, last = made.span(period)
        assert first <= last
        for day, at in ((period.first, first), (period.last, last)):
            assert made.columns[at].first <= day <= made.columns[at].last
            assert not made.columns[at].gap
