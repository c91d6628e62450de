"""The app in a terminal: it opens, answers, gives the terminal back."""

from __future__ import annotations

import base64
import random
import re

import pytest

from bench import vt
from e2e.terminal import Terminal

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_opens_the_shipped_dossier_and_quits(size: tuple[int, int]) -> None:
    with Terminal(size=size) as terminal:
        screen = terminal.wait_ready()
        assert "Traceback" not in screen
        assert max(map(len, screen.splitlines())) <= size[0]
        assert terminal.screen.left_on, "it has not taken the screen"
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert terminal.screen.left_on == []


def test_follows_the_size_of_the_window() -> None:
    with Terminal(size=(120, 40)) as terminal:
        terminal.wait_ready()
        for size in ((80, 24), (200, 50), (20, 5), (120, 40)):
            terminal.resize(*size)
        terminal.wait_ready()
        terminal.send("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("seed", [1, 2])
def test_survives_whatever_is_pressed(seed: int) -> None:
    """Seeded keys and sizes: it stays up, and the same key still ends it."""
    rand = random.Random(seed)
    keys = [
        *vt.KEYS,
        "/",
        "a",
        "s",
        "c",
        "d",
        "x",
        "?",
        "!",
        "[",
        "]",
        "z",
        "é",
        "ctrl+l",
        *"bbboipwr",
    ]
    with Terminal(size=(100, 30)) as terminal:
        terminal.wait_ready()
        for _ in range(200):
            if rand.random() < 0.1:
                terminal.resize(rand.randint(2, 200), rand.randint(2, 60))
            terminal.send(rand.choice(keys))
        terminal.resize(120, 40)
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0, terminal.text
        assert b"Traceback" not in terminal.output
        assert terminal.screen.left_on == []


def test_a_quote_is_sent_to_the_clipboard_of_the_terminal() -> None:
    with Terminal() as terminal:
        terminal.wait_ready()
        terminal.send("s", "y")
        terminal.wait_for("sent to the terminal")
        found = re.search(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)(\x07|\x1b\\)", bytes(terminal.output))
        assert found
        assert "— Volodymyr Zelensky" in base64.b64decode(found[1]).decode()


def test_what_is_typed_at_once_is_found() -> None:
    """A slow line delivers many keys together."""
    with Terminal() as terminal:
        terminal.wait_ready()
        terminal.feed(b"/a/quo")
        terminal.wait_for(" a/quo")
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0


def test_keys_that_arrive_in_one_piece_are_done_in_their_order() -> None:
    with Terminal() as terminal:
        terminal.wait_ready()
        terminal.feed(b"ajjsmkb")  # actors, down, down, statements, mark k, what blocks
        terminal.wait_for("What it waits for")
        terminal.feed(b"'k")
        terminal.wait_for("Statements +Kremlin")
        terminal.feed(b"?")
        terminal.wait_for("one row down")
        terminal.send("escape")
        terminal.wait_for("Actors")
        terminal.feed(b"b?")
        terminal.wait_for("of a line|way out")
        terminal.send("escape", "escape", "q")
        assert terminal.wait_exit() == 0
