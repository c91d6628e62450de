"""A dossier that is written while it is open: saves, and the reader's editor."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from e2e.terminal import SUMMIT, Terminal
from support import SMALL

pytestmark = pytest.mark.e2e

EDITOR = """#!{python}
import pathlib, signal, sys, termios, tty
file, line = sys.argv[2], sys.argv[1]
print("EDITING " + line, flush=True)
before = termios.tcgetattr(0)
assert before[3] & termios.ICANON, "the terminal is not as a shell gives it"
tty.setcbreak(0, termios.TCSANOW)  # what was typed early is kept
key = sys.stdin.read(1)
termios.tcsetattr(0, termios.TCSANOW, before)
if key == "z":
    import os
    os.kill(0, signal.SIGTSTP)
    print("CONTINUED", flush=True)
text = pathlib.Path(file).read_text()
if key != "k":
    pathlib.Path(file).write_text(text.replace("harbour talks", "talks on the pier"))
sys.exit(key == "x" and 3)
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    file = tmp_path / "dossier" / "harbour.toml"
    file.parent.mkdir()
    file.write_text(SMALL)
    return file


def editor(tmp_path: Path) -> dict[str, str]:
    program = tmp_path / "vi"
    program.write_text(EDITOR.format(python=sys.executable))
    program.chmod(0o755)
    return {"VISUAL": str(program), "XDG_STATE_HOME": str(tmp_path / "state")}


@pytest.mark.parametrize("options", [[], ["--kiosk"]], ids=["owner", "visitor"])
def test_every_save_is_on_the_screen_and_a_broken_one_is_told(
    dossier: Path, options: list[str]
) -> None:
    with Terminal([SUMMIT, *options, str(dossier)]) as terminal:
        terminal.wait_for("harbour talks")
        terminal.send("s", "down")
        dossier.write_text(SMALL.replace("harbour talks", "pier talks"))
        terminal.wait_for("pier talks")
        dossier.write_text(SMALL[: SMALL.index("date") + 3])
        told = terminal.wait_for(r"not taken over: \S*harbour.toml:\d+:\d+: E105")
        assert "pier talks" in told
        assert str(dossier.parent) not in told or not options
        draft = dossier.with_name("draft")
        draft.write_text(SMALL.replace("harbour talks", "shore talks"))
        draft.replace(dossier)
        assert "not taken over" not in terminal.wait_for("shore talks")
        dossier.unlink()
        terminal.wait_for("E101")
        dossier.write_text(SMALL)
        terminal.wait_for("harbour talks")
        terminal.send("q")
        assert terminal.wait_exit() == 0


def test_without_watching_only_who_asks_sees_a_save(dossier: Path) -> None:
    with Terminal([SUMMIT, "--no-watch", str(dossier)]) as terminal:
        terminal.wait_for("harbour talks")
        dossier.write_text(SMALL.replace("harbour talks", "pier talks"))
        terminal.send("down", "R")
        terminal.wait_for("pier talks")


def test_the_editor_has_the_terminal_and_gives_it_back(dossier: Path, tmp_path: Path) -> None:
    line = SMALL[: SMALL.index('id = "mayor"')].count("\n")
    with Terminal([SUMMIT, str(dossier)], env=editor(tmp_path)) as terminal:
        terminal.wait_for("harbour talks")
        terminal.send("a", "down", "E")
        screen = terminal.wait_for(r"EDITING \+\d+")
        assert f"EDITING +{line}" in screen
        terminal.send("s")
        terminal.wait_for("talks on the pier")
        terminal.wait_for("The Mayor *\n *party +Port")
        terminal.send("E")
        terminal.wait_for("EDITING")
        terminal.send("x")
        terminal.wait_for("ended with 3")
        terminal.send("down")
        terminal.wait_for("party +Docks")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert not terminal.screen.left_on


def test_a_visitor_has_no_editor(dossier: Path, tmp_path: Path) -> None:
    with Terminal([SUMMIT, "--kiosk", str(dossier)], env=editor(tmp_path)) as terminal:
        terminal.wait_for("harbour talks")
        terminal.send("s", "E")
        terminal.wait_for("not changed from here")


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_an_editor_that_is_stopped_gives_the_shell_the_terminal(
    dossier: Path, tmp_path: Path
) -> None:
    environment = {**editor(tmp_path), "PS1": "prompt> "}
    shell = ["bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, env=environment) as terminal:
        terminal.wait_for("prompt>")
        terminal.send(f"{SUMMIT} {dossier}", "enter")
        terminal.wait_for("harbour talks")
        terminal.send("a", "down", "E")
        terminal.wait_for("EDITING")
        terminal.send("z")
        terminal.wait_for(r"Stopped.*prompt>\s*$")
        terminal.send("fg", "enter")
        terminal.wait_for("talks on the pier")
        terminal.send("q")
        terminal.wait_for(r"prompt>\s*$")
        terminal.send("exit", "enter")
        assert terminal.wait_exit() == 0
