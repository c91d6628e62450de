"""The finder and the address of a record, in a real terminal."""

from __future__ import annotations

import pytest

from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(("key", "size"), [("f", (80, 24)), ("ctrl+p", (120, 40))])
def test_finds_in_spite_of_a_slip_and_goes_there(key: str, size: tuple[int, int]) -> None:
    with Terminal(size=size) as terminal:
        terminal.wait_ready()
        terminal.send(key)
        terminal.wait_for("Find anything")
        terminal.send(*"lavrof")
        terminal.wait_for(r"as if you had typed: lavrov.*▌actor +Sergei Lavrov")
        terminal.send("enter")
        terminal.wait_for("›  Sergei Lavrov")
        terminal.send("q")
        assert terminal.wait_exit() == 0


def test_begins_at_a_record_and_says_what_is_near_an_unknown_one() -> None:
    with Terminal((SUMMIT, "--goto", "leaders-meet")) as terminal:
        terminal.wait_for("What it waits for")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    with Terminal((SUMMIT, "--goto", "lavrof\x1b]0;x\x07")) as terminal:
        assert terminal.wait_exit() == 2
        assert b"\x1b" not in terminal.output
    with Terminal((SUMMIT, "--goto", "lavrof")) as terminal:
        assert terminal.wait_exit() == 2
        assert "nothing has the id ‘lavrof’; did you mean ‘lavrov’" in terminal.text
