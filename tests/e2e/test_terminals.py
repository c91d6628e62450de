"""Every kind of terminal gets what it knows, and text that can be read on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyte.screens import Char

from bench import vt
from contrast import VGA, XTERM, contrast
from e2e.terminal import SUMMIT, Terminal
from summit_tui.terminal.appearance import Depth
from terminals import CASES, Case

pytestmark = pytest.mark.e2e

_DOSSIER = """
[dossier]
title = "Ågård – 漢字 “Жук”"
[[sources]]
id = "gazette"
[[sources]]
id = "herald"
[[actors]]
id = "ann"
name = "Ann Ågård"
[[actors]]
id = "bob"
name = "Bob"
[[propositions]]
id = "talk"
text = "They should talk."
[[statements]]
id = "a"
actor = "ann"
source = "gazette"
quote = "We shall talk, café or 漢字 …"
positions = [{ proposition = "talk" }]
[[statements]]
id = "b"
actor = "bob"
source = "herald"
quote = "Жук! Never."
positions = [{ proposition = "talk", stance = "rejects" }]
"""
_NOT_SET = ("env", "-u", "TERM", "-u", "COLORTERM", "-u", "NO_COLOR", "-u", "LANG", "-u", "LC_ALL")
_CODES: dict[Depth, str] = {
    "none": r"0|1|3|4|7|22|23|24|27",
    "16": r"0|1|3|4|7|22|23|24|27|39|49|[34][0-7]|9[0-7]",
    "256": r"0|1|3|4|7|22|23|24|27|39|49|[34]8;5;\d+",
    "truecolor": r"0|1|3|4|7|22|23|24|27|39|49|[34]8;5;\d+|[34]8;2;\d+;\d+;\d+",
}
_RULES = "│|▏:"


@pytest.fixture
def dossier(tmp_path: Path) -> str:
    path = tmp_path / "dossier.toml"
    path.write_text(_DOSSIER, encoding="utf-8")
    return str(path)


def _start(dossier: str, case: Case, *options: str) -> Terminal:
    """The app with the variables of this case and no others of their kind."""
    given = [f"{name}={value}" for name, value in case.environment.items()]
    return Terminal((*_NOT_SET, *given, SUMMIT, dossier, *options), size=(100, 30))


def _walk(terminal: Terminal) -> Iterator[str]:
    """Every pane, the find line and the help, one after the other."""
    terminal.wait_ready()
    yield "start"
    for keys, shows in (
        (("a", "down", "enter"), "found in"),
        (("c",), "in it"),
        (("enter",), "one by one"),
        (("/",), "find in [Ss]tatements"),
        (("t", "é"), r"\d/2"),
        (("escape",), r"\A(?!.*\d/2)"),
        (("?",), "one row"),
        (("escape",), "Actors"),
    ):
        terminal.send(*keys)
        terminal.wait_for(shows)
        yield " ".join(keys)
    terminal.send("ctrl+q")
    assert terminal.wait_exit() == 0
    assert terminal.screen.left_on == []


@pytest.mark.parametrize("case", [case for case in CASES if case.depth], ids=str)
def test_a_terminal_gets_only_what_it_knows(case: Case, dossier: str) -> None:
    assert case.depth
    with _start(dossier, case) as terminal:
        for _ in _walk(terminal):
            _readable(terminal, plain=case.depth == "none")
        output = bytes(terminal.output)
    codes = re.compile(f"(?:{_CODES[case.depth]})(?:;(?:{_CODES[case.depth]}))*|")
    for sequence in set(re.findall(rb"\x1b\[([\d;]*)m", output)):
        assert codes.fullmatch(sequence.decode()), sequence
    text = output.decode(case.encoding)
    assert ("▌" in text) == (not case.ascii)
    assert ("Ågård" in text) == (case.encoding != "ascii")
    assert "“" not in text or case.encoding == "utf-8"
    if case.term.startswith(("linux", "vt")):
        assert not re.search(rb"\x1b[^\[]|\x1b\[[^\x40-\x7e]*[<>$]", output)


@pytest.mark.parametrize("case", [case for case in CASES if not case.depth], ids=str)
def test_a_terminal_without_addressing_is_refused_with_a_hint(case: Case, dossier: str) -> None:
    with _start(dossier, case) as terminal:
        assert terminal.wait_exit() == 2
        assert "--plain" in terminal.text
        assert b"\x1b" not in terminal.output


@pytest.mark.parametrize("theme", ["light", "high-contrast"])
@pytest.mark.parametrize(
    "case",
    [CASES[0], CASES[3], CASES[11], CASES[17]],
    ids=str,
)
def test_what_other_themes_draw_can_be_read(case: Case, theme: str, dossier: str) -> None:
    with _start(dossier, case, "--theme", theme) as terminal:
        for _ in _walk(terminal):
            _readable(terminal, plain=case.depth == "none")


def test_ascii_draws_borders_and_marks_in_ascii(dossier: str) -> None:
    with Terminal((SUMMIT, dossier, "--ascii")) as terminal:
        for _ in _walk(terminal):
            letters = set(terminal.text) - set("åÅéЖук漢字")
            assert all(map(str.isascii, letters)), letters


def _readable(terminal: Terminal, *, plain: bool) -> None:
    """Every letter on the screen stands out from its ground; rules may be faint."""
    pairs = {
        _colours(cell): (cell.data, y)
        for y, row in enumerate(terminal.screen.cells)
        for cell in row
        if cell.data.strip() and cell.data not in _RULES
    }
    for (ink, paper), where in pairs.items():
        if "default" in (ink, paper):
            assert ink == paper, (where, ink, paper)
            assert plain
            continue
        for palette in (XTERM, VGA):
            assert contrast(ink, paper, palette) >= 4.5, (where, ink, paper)


def _colours(cell: Char) -> tuple[str, str]:
    return (cell.bg, cell.fg) if cell.reverse else (cell.fg, cell.bg)


def test_the_reader_of_contrast_is_right() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)
    screen = vt.Screen(10, 1)
    screen.receive(b"\x1b[38;5;111;48;5;233mx\x1b[m\x1b[91;44my")
    screen.render()
    first, second = screen.cells[0][:2]
    assert (first.fg, first.bg, second.fg, second.bg) == ("87afff", "121212", "brightred", "blue")
