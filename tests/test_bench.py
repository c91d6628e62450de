"""What the measures stand on: the terminal that is played, and the dossiers that are made up."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import generate
from bench.pty_probe import Figures
from bench.run import GOALS, medians, render, table
from bench.vt import Screen, key_bytes

_SESSION = (
    b"\x1b[?1049h\x1b[?25l\x1b[>1u\x1b[?2026$p\x1b[?2048$p\x1b[?u\x1b[c"
    b"\x1b]22;default\x07\x1b]0;title\x1b\\\x1b[2 q\x1b[38;2;1;2;3mcaf\xc3\xa9\x1b[0m"
    b"\x1b[2;1Hab\x1b[3b\x1b[3;1H\x1b[6n\x1b[>4;1m\x1b[<u\x1b[?25h\x1b[?1049l\x1b[Hend"
)


def test_the_terminal_answers_what_it_is_asked() -> None:
    screen = Screen(20, 5)
    screen.receive(b"\x1b[?2026$p\x1b[?2048$p\x1b[?9999$p\x1b[?u\x1b[c\x1b[2;3H\x1b[6n")
    assert screen.replies == (
        b"\x1b[?2026;2$y\x1b[?2048;2$y\x1b[?9999;0$y\x1b[?0u\x1b[?62;22c\x1b[2;3R"
    )


def test_the_terminal_reports_its_size_when_asked_to() -> None:
    screen = Screen(20, 5)
    screen.receive(b"\x1b[?2048h")
    screen.resize(30, 6)
    assert screen.replies == b"\x1b[48;5;20;100;200t\x1b[48;6;30;120;300t"


def test_modes_that_are_left_on_are_told() -> None:
    screen = Screen(20, 5)
    assert screen.left_on == []
    screen.receive(b"\x1b[?1049;1006h\x1b[?25l\x1b[>1u")
    assert screen.left_on == ["mode 25", "mode 1006", "mode 1049", "kitty keys"]
    screen.receive(b"\x1b[?1049;1006l\x1b[?25h\x1b[<u")
    assert screen.left_on == []


@given(cuts=st.lists(st.integers(0, len(_SESSION)), max_size=8).map(sorted))
def test_it_does_not_matter_how_output_is_cut(cuts: Sequence[int]) -> None:
    screens = []
    for ends in ([0, len(_SESSION)], [0, *cuts, len(_SESSION)]):
        screen = Screen(20, 5)
        for start, end in pairwise(ends):
            screen.receive(_SESSION[start:end])
        screens.append((screen.render(), screen.replies, screen.modes, screen.kitty))
    assert screens[0] == screens[1]
    assert screens[0][0] == ["end", "", "", "", ""]


def test_what_is_drawn_is_seen() -> None:
    screen = Screen(20, 5)
    screen.receive(b"caf\xc3\xa9\x1b]0;title\x07\x1b[2;1Hab\x1b[3b\x1b[>4;1m!")
    assert screen.render() == ["café", "abbbb!", "", "", ""]


def test_escape_is_a_sequence_of_its_own_with_kitty_keys() -> None:
    assert key_bytes("escape") == b"\x1b"
    assert key_bytes("escape", kitty=True) == b"\x1b[27u"
    assert key_bytes("ctrl+q") == b"\x11"
    assert key_bytes("é") == "é".encode()


def test_the_table_says_what_is_over_target() -> None:
    good = Figures(100, 1000, 500, 600, 700, 1, 2, 0, 40, 50, 1)
    slow = good._replace(ready=170, start_bytes=31_000)
    rows = table({"app": medians([slow, slow, good]), "bare": medians([good])})
    assert [row[-1] for row in rows[1:3]] == ["OVER", "OVER"]
    assert rows[1][4:7] == ["1.70", "≤ 1.5×", "≤ 1.1×"]
    assert len(rows) == 1 + len(GOALS) + 4
    assert len({len(line) for line in render([row[:5] for row in rows]).splitlines()}) <= 3


def test_a_made_up_dossier_is_the_same_everywhere(tmp_path: Path) -> None:
    path = tmp_path / "made-up.toml"
    size = generate.write(str(path), 300)
    data = path.read_bytes()
    assert size == len(data)
    assert hashlib.sha256(data).hexdigest()[:16] == "86fc3afa8377f314"
    assert "".join(generate.dossier(300, seed=2)).encode() != data


@pytest.mark.parametrize("statements", [1, 10, 1000])
def test_a_made_up_dossier_has_no_problems(tmp_path: Path, statements: int) -> None:
    from summit_tui.dossier.load import load

    path = tmp_path / "made-up.toml"
    generate.write(str(path), statements)
    loaded = load(str(path))
    assert loaded.problems == ()
    assert len(loaded.dossier.statements) == statements
