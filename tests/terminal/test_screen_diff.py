"""The terminal shows the same, whether the toolkit's output or only the difference is sent."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.terminal.screen_diff import ScreenDiff
from summit_tui.terminal.sgr import PLAIN, Style, change, parse_style

_WIDTH, _HEIGHT = 24, 5
_SGR = [
    "\x1b[0m",
    "\x1b[1;38;2;10;20;30m",
    "\x1b[38;2;10;20;30;48;2;1;2;3m",
    "\x1b[48;2;1;2;3m",
    "\x1b[4;31;42m",
    "\x1b[7m",
    "\x1b[2;3;38;5;200m",
    "\x1b[1;91;104m",
]
_texts = st.text("ab  …é│", min_size=1, max_size=_WIDTH)
_runs = st.tuples(
    st.integers(0, _HEIGHT - 1), st.integers(0, _WIDTH - 1), st.sampled_from(_SGR), _texts
)
_frames = st.lists(st.lists(_runs, min_size=1, max_size=6), min_size=1, max_size=6)


def _output(frame: list[tuple[int, int, str, str]]) -> str:
    """Runs as the toolkit writes them: a move, a whole style, text, a reset."""
    return "".join(
        f"\x1b[{y + 1};{x + 1}H{sgr}{text[: _WIDTH - x]}\x1b[0m" for y, x, sgr, text in frame
    )


def _terminal() -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(_WIDTH, _HEIGHT)
    screen.reset_mode(7, private=True)
    return screen, pyte.Stream(screen)


def _snapshot(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Every cell with what can be seen of it: of a blank no ink, weight or slant."""
    rows: list[list[tuple[object, ...]]] = []
    for y in range(_HEIGHT):
        row: list[tuple[object, ...]] = []
        for x in range(_WIDTH):
            cell = screen.buffer[y][x]
            seen = (cell.data, cell.bg, cell.underscore, cell.reverse)
            lit = cell.data != " " or cell.underscore or cell.reverse
            row.append((*seen, cell.fg, cell.bold, cell.italics) if lit else seen)
        rows.append(row)
    return rows


@pytest.mark.parametrize("erase", [True, False])
@given(frames=_frames)
def test_the_snapshot_is_the_same(
    erase: bool, frames: list[list[tuple[int, int, str, str]]]
) -> None:
    diff = ScreenDiff(erase=erase)
    sent, (plain, plain_stream), (thin, thin_stream) = "", _terminal(), _terminal()
    for frame in frames:
        output = _output(frame)
        sent = diff.feed(output)
        plain_stream.feed(output)
        thin_stream.feed(sent)
        assert _snapshot(thin) == _snapshot(plain)
        assert diff.feed(_output(frame[-1:])) == "", "the same again needs nothing"


def test_only_the_changed_cells_are_sent() -> None:
    diff = ScreenDiff(erase=True)
    diff.feed("\x1b[1;1H\x1b[31mabcdefghij\x1b[0m")
    assert diff.feed("\x1b[1;1H\x1b[31mabcdefghiX\x1b[0m") == "\x1b[1;10HX"


def test_a_frame_is_written_in_the_shortest_order() -> None:
    """Colour by colour here: two codes, not one a word."""
    diff = ScreenDiff(erase=True)
    words = "".join(f"\x1b[{y};1H\x1b[31mred\x1b[0m\x1b[32mgreen\x1b[0m" for y in range(1, 9))
    assert diff.feed(words).count("m") == 2


def test_what_is_drawn_twice_in_a_frame_is_sent_once() -> None:
    diff = ScreenDiff(erase=True)
    diff.feed("\x1b[1;1Hbefore")
    assert diff.feed("\x1b[1;1Hwrong!\x1b[1;1Hbefore") == ""


def test_wide_characters_are_followed_by_an_absolute_move() -> None:
    diff = ScreenDiff(erase=True)
    assert diff.feed("\x1b[1;1Ha漢b\x1b[2;1Hc").count("H") == 2
    assert diff.feed("\x1b[1;1Ha字b") == "\x1b[1;2H字"


def test_a_switch_of_the_screen_forgets_everything() -> None:
    diff = ScreenDiff(erase=True)
    diff.feed("\x1b[1;1Habc")
    assert diff.feed("\x1b[?1049h\x1b[1;1Habc").endswith("abc")
    diff.forget()
    assert diff.feed("\x1b[1;1Habc").endswith("abc")


def test_what_is_not_known_passes_unchanged() -> None:
    diff = ScreenDiff(erase=True)
    for sequence in ("\x1b[?2026$p", "\x1b[>1u", "\x1b]52;c;YQ==\x07", "\x1b[?25l"):
        assert diff.feed(sequence) == sequence


def test_styles_change_by_the_shortest_way() -> None:
    bold_red = parse_style("\x1b[1;31m")
    assert bold_red == Style(("1",), "31", "49")
    assert change(None, PLAIN) == "\x1b[m"
    assert change(bold_red, parse_style("\x1b[1;32m")) == "\x1b[32m"
    assert change(bold_red, PLAIN) == "\x1b[m"
    # Bold and dim are switched off together: what stays is set again.
    both = parse_style("\x1b[1;2;38;2;1;2;3m")
    assert change(both, parse_style("\x1b[2;38;2;1;2;3m")) == "\x1b[22;2m"


def test_nothing_is_sent_beyond_the_size_of_the_terminal() -> None:
    diff = ScreenDiff(erase=True)
    diff.within(5, 2)
    assert "cdefg" not in diff.feed("\x1b[1;3Hcdefg")
    assert diff.feed("\x1b[3;1Hbelow") == ""
    assert diff.feed("\x1b[1;6Hright") == ""
    assert diff.feed("\x1b[1;3Hcde") == "", "what lies within has been sent"
    assert "漢" not in diff.feed("\x1b[2;5H漢"), "half of it does not fit"
