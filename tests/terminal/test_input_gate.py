"""What comes in from the terminal: all that a reader does, and a bounded part of a flood."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summit_tui.terminal.input_gate import PASTE, SLICE, InputGate

_BEGIN, _END = b"\x1b[200~", b"\x1b[201~"


def _passed(gate: InputGate, *parts: bytes) -> bytes:
    passed = b""
    for part in parts:
        gate.receive(part)
        while piece := gate.next():
            passed += piece
    return passed


@given(st.text(max_size=200), st.data())
def test_what_is_typed_passes_as_it_is_in_whatever_pieces_it_comes(
    text: str, data: st.DataObject
) -> None:
    if "\x1b" in text:
        return
    typed = text.encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(typed)), max_size=4)))
    parts = [typed[i:j] for i, j in zip([0, *cuts], [*cuts, len(typed)], strict=True)]
    assert _passed(InputGate(), *parts) == typed


@given(st.lists(st.integers(0, 60), max_size=4).map(sorted))
def test_a_paste_is_one_line_however_it_comes(cuts: list[int]) -> None:
    sent = b"a" + _BEGIN + b"one\r\ntwo\tthree\x1b[31m\x00" + "é".encode() + _END + b"b"
    parts = [sent[i:j] for i, j in zip([0, *cuts], [*cuts, len(sent)], strict=True)]
    assert _passed(InputGate(), *parts) == (
        b"a" + _BEGIN + b"one two three[31m" + "é".encode() + _END + b"b"
    )


def test_a_long_paste_is_cut_and_says_by_how_much() -> None:
    gate = InputGate()
    passed = _passed(gate, _BEGIN, *[b"x\x1b\n" * 100_000] * 3, _END, b"j")
    assert len(passed) <= PASTE + len(_BEGIN + _END) + 1
    assert passed.endswith(_END + b"j")
    assert gate.left_out == 900_000 - PASTE


def test_a_paste_that_never_ends_can_be_ended() -> None:
    gate = InputGate()
    assert _passed(gate, _BEGIN + b"word") == b""
    assert gate.is_pasting
    gate.end_paste()
    assert _passed(gate, b"j") == _BEGIN + b"word" + _END + b"j"
    assert _passed(gate, _BEGIN + b"wo", b"rd\x03") == _BEGIN + b"word" + _END + b"\x03"


def test_bytes_that_are_no_text_are_left_out() -> None:
    assert _passed(InputGate(), b"a\xff\xfeb\xc3", b"\xa9") == b"ab" + "é".encode()


def test_of_a_flood_the_end_is_kept() -> None:
    gate = InputGate()
    for _ in range(1000):
        assert not gate.receive(b"j" * 1000)
        gate.drop_flood()
    gate.receive(b"?")
    assert gate.next().endswith(b"j?")
    assert gate.next() == b""


def test_of_a_flood_of_sequences_none_is_cut_in_two() -> None:
    gate = InputGate()
    mouse = b"\x1b[<35;10;10M"
    gate.receive(mouse * 500)
    first = gate.next()
    assert first == mouse * (len(first) // len(mouse))
    assert 0 < len(first) <= SLICE
    gate.drop_flood()
    rest = gate.next()
    assert rest == mouse * (len(rest) // len(mouse))


def test_ctrl_c_is_seen_in_a_flood() -> None:
    gate = InputGate()
    assert not gate.receive(b"\x03")  # nobody is in its way: the app does it
    assert gate.receive(b"j" * 2000 + b"\x03" + b"j" * 2000)


def test_an_answer_of_the_terminal_is_no_key() -> None:
    sent = b"a\x1bP>|xterm q(1)\x1b\\b\x1b]52;c;cXVpdA==\x07c\x1bq"
    assert _passed(InputGate(), sent) == b"abc\x1bq"
