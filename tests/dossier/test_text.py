from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.dossier.text import clip, fold_space, hostile, is_plain, raw, visible

ANY = st.text(st.characters(), max_size=30)
HOSTILE = "\x00\x07\x08\x0b\x1b\x7f\x80\x9b\u202e\u2066\u200b\u200f\ufeff\u2028\U000e0041\xad"
MIXED = st.text(st.sampled_from(HOSTILE + "ab ی🔬\u200c\u200dé\u0301\n\t "), max_size=40)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("“curly” – Київ, 北京, café", "“curly” – Київ, 北京, café"),
        ("a\x1b[31mb", "a␛[31mb"),
        ("a\x7fb", "a␡b"),
        ("a\nb\tc", "a␊b␉c"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("\x9b2J", "⟨U+009B⟩2J"),
        ("\ud800", "⟨U+D800⟩"),
        ("x\U000e0041", "x⟨U+E0041⟩"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("🤷\u200d♂\ufe0f", "🤷\u200d♂\ufe0f"),
        ("نمی\u200cکنیم", "نمی\u200cکنیم"),
        ("क्\u200dष", "क्\u200dष"),
        ("a\u200db", "a⟨U+200D⟩b"),
        ("ی\u200c\u200cک", "ی⟨U+200C⟩⟨U+200C⟩ک"),
        ("ی\u200c ک", "ی⟨U+200C⟩ ک"),
        ("ی\u200cb", "ی⟨U+200C⟩b"),
        ("👩\u200c🔬", "👩⟨U+200C⟩🔬"),
        ("e" + "\u0301" * 20, "e" + "\u0301" * 8 + "⟨12 marks⟩"),
        ("ส" + "\u0e47" * 12, "ส" + "\u0e47" * 8 + "⟨4 marks⟩"),
        ("e" + "\u0301" * 8, "e" + "\u0301" * 8),
    ],
)
def test_what_could_act_is_seen(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(ANY | MIXED)
def test_a_quote_and_its_text_are_alike_when_compared(text: str) -> None:
    assert raw(visible(text)) == raw(text)
    assert raw(raw(text)) == raw(text) or "⟨" in text


@given(ANY | MIXED)
def test_nothing_that_acts_is_left(text: str) -> None:
    shown = visible(text)
    for char in shown:
        assert unicodedata.category(char) not in ("Cc", "Cs", "Co", "Zl", "Zp")
        assert unicodedata.bidirectional(char) not in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
        )  # fmt: skip
    assert visible(shown) == shown
    shown.encode()


@given(ANY | MIXED)
def test_hostile_says_what_visible_changes(text: str) -> None:
    rest = text.replace("\n", "").replace("\t", "").replace("\r", "")
    assert bool(list(hostile(text))) == (visible(rest) != rest)


@given(MIXED)
def test_what_is_plain_needs_nothing_but_folding(text: str) -> None:
    if is_plain(text):
        assert visible(fold_space(text)) == " ".join(text.split())


def test_no_letter_that_acts_is_plain() -> None:
    letters = [chr(code) for code in range(0x20, 0x3000)]
    plain = {letter for letter in letters if is_plain(letter)}
    assert plain == {
        letter for letter in letters if visible(fold_space(f"x{letter}x"))[1:2] == letter
    }


def test_hostile_says_where_and_what() -> None:
    found = list(hostile("a\x1b\n\u202eb" + "\u0301" * 9))
    assert found == [
        (1, "U+001B ESCAPE"),
        (3, "U+202E RIGHT-TO-LEFT OVERRIDE"),
        (5, "9 combining marks in a row"),
    ]
    assert [name for _, name in hostile("\x81\ue000")] == [
        "U+0081 CONTROL CHARACTER",
        "U+E000 PRIVATE USE",
    ]


def test_blanks_are_folded() -> None:
    assert fold_space("  a \n\t b\r\n\u00a0c\u2003 ") == "a b c"
    assert fold_space("a\x1cb\x85c") == "a\x1cb\x85c", "these are not blanks but controls"


@given(st.integers(2, 20), ANY)
def test_a_clipped_text_is_short_and_harmless(width: int, text: str) -> None:
    short = clip(text, width)
    assert len(short) <= width
    assert visible(short) == short
