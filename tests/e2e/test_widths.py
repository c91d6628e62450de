"""In GNU screen, which counts widths by old tables: changes show what a full repaint shows."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e

_NAMES = ("मोदी प्रधानमंत्री", "বাংলা ক্ষমতা", "ไทยกำลัง ที่", "العربية مُحَمَّد", "שָׁלוֹם", "👍🏽 🇺🇦 ❤️ 1️⃣")
_KEYS = ("down", "down", "up", "down", "down", "end", "home")


def _dossier() -> str:
    text = '[dossier]\ntitle = "नमस्ते ไทย العربية"\n'
    text += '[[sources]]\nid = "s"\ntitle = "समाचार"\n'
    text += '[[propositions]]\nid = "p"\ntext = "मोदी और 👍🏽 मिलेंगे"\n'
    for number, name in enumerate(_NAMES):
        stance = "affirms" if number % 2 else "rejects"
        text += f'[[actors]]\nid = "a{number}"\nname = "{name}"\n'
        text += f'[[statements]]\nid = "q{number}"\nactor = "a{number}"\nsource = "s"\n'
        text += f'quote = "{" ".join(_NAMES[number:] + _NAMES[:number])} text"\n'
        text += f'positions = [{{ proposition = "p", stance = "{stance}" }}]\n'
    return text


def _assert_no_ghosts(terminal: Terminal, picture: Callable[[], str]) -> None:
    """Press keys; after each the picture is that of a full repaint."""

    def settled() -> str:
        seen = [""] * 3

        def stays() -> bool:
            seen[:] = [*seen[1:], picture()]
            return seen[0] == seen[1] == seen[2] != ""

        terminal.wait_until(stays, "a picture that stays")
        return seen[0]

    terminal.wait_until(lambda: "6 actors" in picture(), "the first screen")
    before = settled()
    for key in _KEYS:
        terminal.send(key)
        terminal.wait_until(lambda: picture() != before, "an answer")  # noqa: B023 - called here
        changed = settled()
        received = len(terminal.output)
        terminal.send("ctrl+l")
        terminal.wait_until(lambda: len(terminal.output) > received, "a repaint")  # noqa: B023
        before = settled()
        assert before.splitlines() == changed.splitlines(), key
    terminal.send("ctrl+c")
    assert terminal.wait_exit() == 0


@pytest.mark.parametrize("size", [(120, 40)], ids=str)
def test_no_ghosts_in_gnu_screen(
    size: tuple[int, int], tmp_path: Path, need: Callable[[str], str]
) -> None:
    screen = need("screen")
    (tmp_path / "d.toml").write_text(_dossier())
    sockets, shot = tmp_path / "sockets", tmp_path / "shot"
    sockets.mkdir(mode=0o700)
    env = {"SCREENDIR": str(sockets)}
    command = (screen, "-U", "-c", "/dev/null", "-S", "w", SUMMIT, str(tmp_path / "d.toml"))
    with Terminal(command, size=size, env=env) as terminal:

        def picture() -> str:
            hardcopy = (screen, "-S", "w", "-X", "hardcopy", str(shot))
            subprocess.run(hardcopy, check=False, capture_output=True, env=terminal.environment)
            return shot.read_text("utf-8", "replace") if shot.exists() else ""

        _assert_no_ghosts(terminal, picture)
