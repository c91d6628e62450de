"""Stepping through time: what is shown as of a day is what the dossier cut at that day gives."""

from __future__ import annotations

from cast import dossier_of, no, statement, yes
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.analysis.as_of import change, days_of, neighbour
from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.dates import Period, parse
from summit_tui.dossier.slice import until

_SAID = (
    statement("a1", "ann", "gazette", "2031-03-01", on=yes("talk")),
    statement("b1", "bob", "herald", "2031-03-03", on=no("talk")),
    statement("a2", "ann", "herald", "2031-03-03", on=yes("talk")),
    statement("a3", "ann", "herald", "2031-04", on=no("talk")),
    statement("c1", "bob", "echo", "", on=yes("talk")),
)


def test_the_days_are_those_on_which_something_was_said() -> None:
    days = days_of(dossier_of(*_SAID))
    assert days == tuple(parse(text).first for text in ("2031-03-01", "2031-03-03", "2031-04-01"))


def test_one_steps_from_day_to_day_and_the_last_is_the_whole() -> None:
    days = days_of(dossier_of(*_SAID))
    seen: list[str] = []
    day: Period | None = None
    for step in (-1, -1, -1, 1, 1, 1):
        day = neighbour(days, day, step)
        seen.append(day.text if day else "all")
    assert seen == ["2031-03-03", "2031-03-01", "2031-03-01", "2031-03-03", "all", "all"]
    between = parse("2031-03-02")
    assert str(neighbour(days, between, -1)) == "2031-03-01"
    assert str(neighbour(days, between, 1)) == "2031-03-03"


def test_without_a_date_there_is_nowhere_to_step() -> None:
    assert days_of(dossier_of(statement("c1", "bob", "echo", ""))) == ()
    assert neighbour((), None, -1) is None
    assert neighbour((), None, 1) is None


def test_a_step_says_what_appeared_and_what_is_gone() -> None:
    whole = dossier_of(*_SAID)
    early, late = (snapshot(until(whole, parse(day))) for day in ("2031-03-01", "2031-03-03"))
    forth, back = change(early, late), change(late, early)
    assert forth.statements == {"a2", "b1"}
    assert forth.contradictions
    assert not forth.gone_statements
    assert back.gone_statements == forth.statements
    assert back.gone_contradictions == forth.contradictions


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 28), st.booleans()), max_size=8))
def test_nothing_differs_between_two_neighbouring_days(
    said: list[tuple[str, int, bool]],
) -> None:
    whole = dossier_of(
        *(
            statement(
                f"s{at}", {"a": "ann", "b": "bob"}[who], "gazette", f"2031-03-{day:02}",
                on=yes("talk") if agrees else no("talk"),
            )
            for at, (who, day, agrees) in enumerate(said)
        )
    )  # fmt: skip
    days = days_of(whole)
    for day in range(1, 29):
        asked = parse(f"2031-03-{day:02}")
        shown = snapshot(until(whole, asked))
        before = [each for each in days if each <= asked.last]
        if before:
            same = snapshot(until(whole, asked._replace(first=before[-1], last=before[-1])))
            assert change(same, shown) == change(shown, shown)
        assert set(shown.dossier.statements) == {
            item.id for item in whole.statements.values() if item.date.first <= asked.last
        }
