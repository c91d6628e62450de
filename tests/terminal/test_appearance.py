"""What a terminal says of itself decides what it is sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.cell_width import cell_size
from summit_tui.terminal.appearance import appearance, can_address
from summit_tui.terminal.glyphs import ASCII, Glyphs
from summit_tui.terminal.sgr import parse_style, reduced
from terminals import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_table_of_terminals(case: Case) -> None:
    looks = appearance(case.environment)
    assert can_address(case.environment) == (case.depth is not None)
    assert looks.depth == (case.depth or "none")
    assert (looks.encoding, looks.ascii) == (case.encoding, case.ascii)


def test_tmux_under_the_old_name_takes_true_colours() -> None:
    inside = {"TERM": "screen", "COLORTERM": "truecolor", "TMUX": "/tmp/tmux-0/default,1,0"}
    assert appearance(inside).depth == "truecolor"


def test_ascii_can_be_asked_for() -> None:
    looks = appearance({"TERM": "xterm", "LANG": "en_US.UTF-8"}, ascii=True)
    assert looks.ascii
    assert looks.encoding == "utf-8"


@pytest.mark.parametrize("locale", ["klingon.PIqaD", "de_DE.no-such-charset", "xx", ""])
def test_a_locale_nobody_knows_is_ascii(locale: str) -> None:
    assert appearance({"TERM": "xterm", "LANG": locale}).encoding == "ascii"


@pytest.mark.parametrize(
    "charset",
    [
        *"idna punycode undefined rot13 hex zlib utf-16 utf-16-le utf-7 utf-8-sig".split(),
        *"unicode-escape raw-unicode-escape cp037 mac-arabic mbcs".split(),
        "x" * 10_000,
    ],
)
@pytest.mark.parametrize("language", ["de_DE.", ""])
def test_an_encoding_that_no_terminal_has_is_ascii(charset: str, language: str) -> None:
    """Python knows them; what they make of a sequence or a letter is another."""
    looks = appearance({"TERM": "xterm", "LC_ALL": language + charset})
    assert (looks.encoding, looks.ascii) == ("ascii", True)


@pytest.mark.parametrize("charset", "koi8-r cp1251 iso8859-15 gb18030 euc-jp shift_jis".split())
def test_a_charset_of_terminals_is_taken(charset: str) -> None:
    assert appearance({"TERM": "xterm", "LC_ALL": f"xx_XX.{charset}"}).encoding != "ascii"


def _glyphs(encoding: str, *, marks: bool) -> Glyphs:
    return Glyphs(encoding, ascii=marks, width_of=cell_size)


@pytest.mark.parametrize("encoding", ["ascii", "iso8859-1", "koi8-r", "utf-8"])
@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_every_text_can_be_sent_and_keeps_its_width(encoding: str, text: str) -> None:
    for marks in (True, False):
        sent = text.translate(_glyphs(encoding, marks=marks))
        sent.encode(encoding)
        assert sum(map(cell_size, sent)) == sum(map(cell_size, text))


def test_borders_become_ascii_and_letters_stay_where_they_can() -> None:
    text = "▌● “Ågård”… 漢"
    assert text.translate(_glyphs("utf-8", marks=True)) == '|# "Ågård"~ 漢'
    assert text.translate(_glyphs("ascii", marks=True)) == '|# "?g?rd"~ ??'
    assert text.translate(_glyphs("iso8859-1", marks=True)) == '|# "Ågård"~ ??'
    for char, shown in ASCII.items():
        assert shown.isascii()
        assert len(shown) == cell_size(chr(char)) == 1


def test_marks_that_have_to_be_told_apart_stay_apart() -> None:
    for marks in ("●◐≈", "✓✗◇", "▌▏ ", "‹›«»", "│▌▏"):
        shown = [ASCII.get(ord(mark), mark) for mark in marks]
        assert len(set(shown)) == len(marks) or marks == "│▌▏"


def test_a_style_is_reduced_to_what_the_terminal_knows() -> None:
    style = parse_style("\x1b[1;3;38;2;135;175;255;48;2;16;19;25m")
    assert reduced(style, depth="truecolor", italics=True) == style
    few = reduced(style, depth="256", italics=False)
    assert (few.attributes, few.ink, few.paper) == (("1",), "38;5;111", "48;5;233")
    assert reduced(style, depth="16", italics=True)[1:] == ("39", "49")
    named = parse_style("\x1b[31;44m")
    assert reduced(named, depth="16", italics=True) == named
    assert reduced(named, depth="none", italics=True)[1:] == ("39", "49")
