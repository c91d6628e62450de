"""Back and forward, marks, and what is remembered between runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sanctions import SANCTIONS
from screens import explorer, opened, pane, selection, shown, until
from test_explorer import DOSSIER

from summit_tui.views.places import Places, marks_of_both, read, written
from summit_tui.views.selection import Selection
from summit_tui.views.view_state import PaneState, ViewState

_texts = st.text(max_size=5)
_panes = st.builds(PaneState, _texts, _texts, st.integers(0, 99))


def _states(steps: st.SearchStrategy[tuple[ViewState, ...]]) -> st.SearchStrategy[ViewState]:
    return st.builds(
        ViewState,
        view=_texts,
        at=_texts,
        beside=_texts,
        panes=st.dictionaries(_texts, _panes, max_size=2),
        chosen=st.dictionaries(_texts, _texts, max_size=2),
        steps=steps,
        day=_texts,
    )


_places = _states(st.lists(_states(st.just(())), max_size=2).map(tuple))


class Kept:
    """A memory in memory."""

    def __init__(self) -> None:
        self.text = ""

    def read(self) -> str:
        return self.text

    def update(self, change: Callable[[str], str]) -> None:
        self.text = change(self.text)


@given(st.lists(_places, max_size=4), st.dictionaries(_texts, _places, max_size=2), _places)
def test_what_is_written_down_is_read_again(
    been: list[ViewState], marks: dict[str, ViewState], here: ViewState
) -> None:
    places = Places()
    for place in been:
        places.leave(place)
    places.marks, places.last = marks, here
    places.go_back(here)
    again = read(written(places))
    assert (again.back, again.ahead) == (places.back, places.ahead)
    assert (again.marks, again.last) == (marks, here)


@given(st.text())
def test_whatever_stands_in_the_file_is_no_error(text: str) -> None:
    read(text)
    read('{"schema": 2, "last": ' + text + "}")
    read('{"schema": 2, "last": null, "back": [1], "ahead": [], "marks": {}}')


@pytest.mark.parametrize(
    "deep", ["[" * 100_000, '{"schema": 2, "last": {"panes": {"a": ["", "", Infinity]}}}']
)
def test_nor_what_is_too_deep_or_no_number(deep: str) -> None:
    assert written(read(deep)) == written(Places())


_marks = st.dictionaries(st.sampled_from("abc"), _places)


@given(before=_marks, ours=_marks, theirs=_marks)
def test_of_the_marks_of_two_runs_none_is_lost(
    before: dict[str, ViewState], ours: dict[str, ViewState], theirs: dict[str, ViewState]
) -> None:
    """A run never takes a mark away, so each has all that there were before, or others."""
    ours, theirs = {**before, **ours}, {**before, **theirs}
    both = marks_of_both(ours, theirs, before)
    assert both.keys() == ours.keys() | theirs.keys()
    for letter, place in both.items():
        set_by_us = letter in ours and ours[letter] != before.get(letter)
        assert place == (ours[letter] if set_by_us else theirs[letter])


def _has_mark(kept: Kept, letter: str) -> bool:
    return letter in read(kept.text).marks


async def test_what_another_run_marks_meanwhile_is_kept_and_known() -> None:
    kept = Kept()
    async with opened(DOSSIER, memory=kept) as first, opened(DOSSIER, memory=kept) as second:
        for pilot, letter in ((first, "a"), (second, "b"), (first, "c")):
            await pilot.press("m", letter)
            await until(pilot, partial(_has_mark, kept, letter))
        await first.press("apostrophe", "b")
        assert "nothing is marked" not in shown(first, "trail")
    assert {*read(kept.text).marks} == {"a", "b", "c"}


@given(st.lists(_places, max_size=6, unique_by=lambda place: place.view))
def test_back_and_forward_are_each_other_undone(been: list[ViewState]) -> None:
    places = Places()
    for place in been[:-1]:
        places.leave(place)
    if been:
        here: ViewState | None = been[-1]
        seen = [here]
        while here and (here := places.go_back(here)):
            seen.append(here)
        assert seen == been[::-1]
        here = been[0]
        while here and (here := places.go_forward(here)):
            assert here == been[been.index(here)]
        assert places.ahead == []


async def test_back_restores_what_narrowed_the_filter_and_the_cursor() -> None:
    async with opened(DOSSIER) as pilot:
        pane(pilot, "actors").move_to_row("ann")
        await pilot.pause()
        await pilot.press("s", "down")
        row = pane(pilot, "statements").cursor
        await pilot.press("enter", "escape", "escape")
        assert selection(pilot) == Selection()
        await pilot.press("comma")
        assert selection(pilot) == Selection(actor="ann")
        await pilot.press("comma")
        assert selection(pilot) == Selection(actor="ann", statement=row)
        await pilot.press("comma")
        assert explorer(pilot).state.at == "statements"
        assert pane(pilot, "statements").cursor == row
        await pilot.press("full_stop", "full_stop", "full_stop")
        assert selection(pilot) == Selection()
        await pilot.press("full_stop")
        assert "nothing further ahead" in shown(pilot, "trail")


async def test_back_goes_through_views_and_days_and_keeps_what_was_assumed() -> None:
    async with opened(SANCTIONS) as pilot:
        await pilot.press("b", "down", "down", "space", "enter")
        assert pilot.app.screen is explorer(pilot)
        await pilot.press("comma")
        assert "WHAT IF" in shown(pilot, "trail")
        await pilot.press("comma")
        assert pilot.app.screen is explorer(pilot)
        assert selection(pilot) == Selection()
        await pilot.press("full_stop")
        assert "WHAT IF" in shown(pilot, "trail")


async def test_a_mark_is_a_letter_and_kept_between_runs() -> None:
    kept = Kept()
    async with opened(DOSSIER, memory=kept) as pilot:
        pane(pilot, "actors").move_to_row("bob")
        await pilot.pause()
        await pilot.press("s", "m", "b")
        assert "marked" in shown(pilot, "trail")
        await pilot.press("escape", "apostrophe", "x")
        assert "nothing is marked with x" in shown(pilot, "trail")
        await until(pilot, lambda: '"b"' in kept.text)
    async with opened(DOSSIER, memory=kept) as pilot:
        await pilot.press("escape", "escape")
        await pilot.press("apostrophe", "b")
        assert selection(pilot) == Selection(actor="bob")
        assert explorer(pilot).state.at == "statements"


async def test_the_last_place_is_where_the_next_run_begins() -> None:
    kept = Kept()
    async with opened(DOSSIER, memory=kept) as pilot:
        pane(pilot, "actors").move_to_row("bob")
        await pilot.pause()
        await pilot.press("c")
        await until(pilot, lambda: '"at": "contradictions"' in kept.text)
    async with opened(DOSSIER, memory=kept) as pilot:
        assert selection(pilot) == Selection(actor="bob")
        assert pane(pilot, "contradictions").has_focus
    without = DOSSIER.replace('"bob"', '"rob"')
    async with opened(without, memory=kept) as pilot:
        assert selection(pilot) == Selection(), "the dossier has changed meanwhile"


async def test_a_view_that_was_left_is_not_where_the_next_run_begins() -> None:
    kept = Kept()
    async with opened(SANCTIONS, memory=kept) as pilot:
        await pilot.press("b")
        await until(pilot, lambda: '"view": "blockers"' in kept.text)
        await pilot.press("escape", "q")
    last = read(kept.text).last
    assert last
    assert last.view == "explorer"


async def test_a_page_over_a_view_does_not_hide_where_the_reader_was() -> None:
    kept = Kept()
    async with opened(DOSSIER, memory=kept) as pilot:
        await pilot.press("s", "question_mark", "ctrl+q")
    last = read(kept.text).last
    assert last
    assert last.at == "statements"
