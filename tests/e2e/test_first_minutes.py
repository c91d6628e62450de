"""The three tasks of `docs/first-minutes.md`, by the keys that stand there."""

from __future__ import annotations

import base64
import re

import pytest

from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e


def _opened() -> Terminal:
    return Terminal([SUMMIT, "--fresh"], size=(80, 24))


def test_what_lavrov_said_and_where() -> None:
    with _opened() as terminal:
        terminal.wait_ready()
        terminal.send("f")
        terminal.wait_for("Find anything")
        terminal.send(*"lav")
        terminal.wait_for("▌actor +Sergei Lavrov")
        terminal.send("enter")
        terminal.wait_for("Contradictions +Sergei Lavrov")
        terminal.send("enter")
        screen = terminal.wait_for("said by +Sergei Lavrov")
        assert "found in" in screen


def test_what_stands_between_them_on_the_order_of_steps() -> None:
    with _opened() as terminal:
        screen = terminal.wait_for("Contradictions")
        assert "What comes first, agreed terms" in screen
        assert "first agreed terms" in screen
        assert "first the leaders’ meeting" in screen
        terminal.send("enter")
        terminal.wait_for("Statements +of this dispute")
        terminal.wait_for("first agreed terms — Putin")


def test_a_quote_with_its_source() -> None:
    with _opened() as terminal:
        terminal.wait_ready()
        terminal.send("f")
        terminal.wait_for("Find anything")
        terminal.send(*"summit", " ", *"meet")
        terminal.wait_for("▌statement +Peskov: .*summit meeting can")
        terminal.send("enter")
        terminal.wait_for("Statements +")
        terminal.wait_for("said by +Dmitry Peskov")
        terminal.send("y")
        terminal.wait_for("sent to the terminal")
        found = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", bytes(terminal.output))
        assert found
        taken = base64.b64decode(found[1]).decode()
        assert taken.startswith("“A summit meeting can and should")
        assert "citing The Washington Post" in taken
