"""Lines: what is wrapped fits and loses nothing; rows stand where arithmetic puts them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.views.key_lines import help_lines, key_line
from summit_tui.views.keymap import BLOCKERS, EXPLORER, MOVES, Key
from summit_tui.views.lines import Span, fit, line, plain, spread, width_of, wrap
from summit_tui.views.row_layout import RowLayout, Spot

_texts = st.text("ab é漢—  ", max_size=60)
_lines = st.lists(st.builds(Span, _texts, st.sampled_from(["text", "muted"])), max_size=4).map(
    tuple
)


@given(_lines, st.integers(2, 30), st.integers(0, 6))
def test_what_is_wrapped_fits_and_loses_only_blanks(
    spans: tuple[Span, ...], width: int, indent: int
) -> None:
    wrapped = wrap(spans, width, indent=indent)
    assert all(width_of(part) <= width for part in wrapped)
    assert "".join(map(plain, wrapped)).replace(" ", "") == plain(spans).replace(" ", "")


@given(_lines, st.integers(2, 30), st.integers(1, 3))
def test_a_limit_ends_in_an_ellipsis(spans: tuple[Span, ...], width: int, limit: int) -> None:
    whole, cut = wrap(spans, width), wrap(spans, width, limit=limit)
    assert len(cut) == min(len(whole), limit)
    assert all(width_of(part) <= width for part in cut)
    assert plain(cut[-1]).endswith("…") == (len(whole) > limit)


@given(_lines, _lines, st.integers(1, 40))
def test_fit_and_spread_keep_to_the_width(
    left: tuple[Span, ...], right: tuple[Span, ...], width: int
) -> None:
    assert width_of(fit(left, width)) <= width
    assert width_of(spread(left, right, width)) <= width


def test_no_word_is_cut_where_wrapping_would_do() -> None:
    wrapped = wrap(line("one two ", ("three", "quote"), " four"), 9)
    assert [plain(part) for part in wrapped] == ["one two", "three", "four"]


@given(st.integers(0, 12), st.sampled_from([1, 3, 4]), st.sets(st.integers(0, 11), max_size=4))
def test_rows_stand_where_writing_them_down_puts_them(
    count: int, height: int, before: set[int]
) -> None:
    headings = sorted(index for index in before if index < count)
    written: list[Spot] = []
    for row in range(count):
        if row in headings:
            if height == 1 and written:
                written.append(Spot())
            written.append(Spot(heading=headings.index(row)))
        written += [Spot(row, part) for part in range(height)]
        written += [Spot()] * (height > 1)
    layout = RowLayout(count, height, headings)
    assert [layout.at(y) for y in range(len(written))] == written
    for row in range(count):
        assert layout.at(layout.top_of(row)) == Spot(row, 0)
    assert layout.total == len(written) - (height > 1 and count > 0)


@pytest.mark.parametrize("table", [EXPLORER, BLOCKERS])
def test_every_key_is_in_the_help_and_hints_never_overflow(table: Sequence[Key]) -> None:
    text = "\n".join(plain(part) for part in help_lines(table, MOVES))
    for key in table:
        assert key.shown in text
        assert key.help in text
    for width in range(20, 140):
        assert width_of(key_line(table, width)) <= max(width, 22)
        assert plain(key_line(table, width)).rstrip().endswith("quit")
