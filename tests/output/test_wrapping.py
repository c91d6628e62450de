"""Text wrapped for a terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summit_tui.cell_width import cell_len
from summit_tui.output.wrapping import pad, wrap


def test_lines_break_between_words_and_begin_as_told() -> None:
    assert wrap("one two three", 9, "1. ", "   ") == ["1. one", "   two", "   three"]
    assert wrap("one two", 7) == ["one two"]
    assert wrap("", 7, "- ") == ["-"]


def test_only_a_word_wider_than_a_line_is_broken() -> None:
    assert wrap("a abcdefgh b", 4) == ["a", "abcd", "efgh", "b"]


def test_widths_are_those_of_the_terminal() -> None:
    assert wrap("谈判 谈判", 5) == ["谈判", "谈判"]
    assert pad("谈判", 6) == "谈判  "


@given(
    st.text(st.characters(min_codepoint=32, exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"])),
    st.integers(2, 40),
)
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)
