"""Whatever floods the program: a key is answered soon after, and ctrl+c ends it at once."""

from __future__ import annotations

import pytest

from e2e.terminal import Terminal

pytestmark = pytest.mark.e2e

_PASTE = b"\x1b[200~%s\x1b[201~"
FLOODS = {
    "keys": b"jk" * 500_000,
    "letters that find": b"/" + b"putin " * 50_000 + b"\r",
    "mouse out of range": b"\x1b[<35;9999;9999M\x1b[<64;5000;1M" * 20_000,
    "answers": b"\x1b[?2026;2$y\x1b[?62;22c\x1b[9;9R\x1b[?1u" * 20_000,
    "unknown sequences": b"\x1b[99;99;99z\x1b]52;c;AAAA\x07\x1bPq\x1b\\\x1b[" * 20_000,
    "no text": bytes(range(128, 256)) * 5_000,
    "a paste": b"/" + _PASTE % (b"word " * 2_000_000) + b"\r",
    "a paste of breaks": b"/" + _PASTE % (b"\n" * 1_000_000) + b"\r",
    "a paste of escapes": b"/" + _PASTE % (b"\x1b[31mred" * 100_000) + b"\r",
    "a paste that never ends": b"/\x1b[200~" + b"word " * 10_000,
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_key_is_answered_after_a_flood(flood: str) -> None:
    with Terminal() as terminal:
        terminal.wait_ready()
        terminal.pour(FLOODS[flood])
        if flood == "a paste that never ends":
            terminal.wait_for("word word")  # after a moment it counts as ended
        terminal.send("escape", "escape", "?")
        terminal.wait_for("All keys")
        terminal.send("ctrl+c")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("flood", FLOODS)
def test_ctrl_c_ends_a_flood(flood: str) -> None:
    with Terminal() as terminal:
        terminal.wait_ready()
        terminal.pour(FLOODS[flood])
        terminal.send("ctrl+c")
        assert terminal.wait_exit() == 0
