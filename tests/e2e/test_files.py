"""Disks that are full, and files that are not what they should be: nothing lost, one line said."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from bench import vt
from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e

_COMMANDS = (
    ("statements",), ("disputes", "--json"), ("export", "html"), ("check",), ("--plain",),
    ("--help",), ("--version",), ("blockers", "--dot"), ("keys",),
)  # fmt: skip


def _run(*arguments: str, into: str = "", limits: Sequence[str] = ()) -> tuple[int, list[str]]:
    """A command's exit code and what it says on stderr, with its output into a file."""
    with open(into or "/dev/null", "wb") as out:
        done = subprocess.run(
            [*limits, SUMMIT, *arguments],
            env=vt.environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
    return done.returncode, done.stderr.decode().splitlines()


@pytest.mark.parametrize("command", _COMMANDS, ids=" ".join)
def test_a_full_disk_at_the_end_of_a_pipe_is_said_in_a_line(command: Sequence[str]) -> None:
    code, said = _run(*command, into="/dev/full")
    assert code == 2
    line = "summit-tui: not all of it could be written: No space left on device"
    assert [it for it in said if "hint" not in it] == [line]


def test_where_not_even_that_can_be_said_it_ends_all_the_same() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [SUMMIT, "statements"], env=vt.environment(), stdout=full, stderr=full, check=False
        )
    assert done.returncode == 2


@pytest.mark.parametrize("before", [None, "what was there"])
def test_an_export_into_a_full_disk_leaves_all_as_it_was(
    tmp_path: Path, before: str | None, need: Callable[[str], str]
) -> None:
    out = tmp_path / "out.html"
    if before:
        out.write_text(before)
    # A file may not grow: to a program the same as a disk that is full.
    limits = (need("prlimit"), "--fsize=1000")
    code, said = _run("export", "html", "--out", str(out), "--force", limits=limits)
    assert code == 2
    assert said == [f"summit-tui: ‘{out}’ cannot be written: File too large"]
    assert {it.name: it.read_text() for it in tmp_path.iterdir()} == (
        {"out.html": before} if before else {}
    )


@pytest.fixture
def state(tmp_path: Path) -> dict[str, str]:
    """A folder for what is remembered."""
    return {"XDG_STATE_HOME": str(tmp_path / "state")}


def _kept(state: dict[str, str]) -> Path:
    """The file in which places are; a first visit makes it, and marks one."""
    with Terminal(env=state) as terminal:
        terminal.wait_ready()
        terminal.send("m", "k")
        terminal.wait_for("marked")
        terminal.send("q")
        assert terminal.wait_exit() == 0
    [file] = Path(state["XDG_STATE_HOME"], "summit-tui").iterdir()
    return file


def test_a_reader_whose_disk_is_full_reads_and_keeps_what_was_kept(
    state: dict[str, str], need: Callable[[str], str]
) -> None:
    file = _kept(state)
    before = file.read_text()
    with Terminal((need("prlimit"), "--fsize=10", SUMMIT), env=state) as terminal:
        terminal.wait_ready()
        terminal.send("down", "m", "l")
        terminal.wait_for("marked")
        terminal.send("q")
        terminal.wait_for("where you were is not remembered: File too large")
        assert terminal.wait_exit() == 0
        assert terminal.screen.left_on == []
    assert file.read_text() == before
    assert [*file.parent.iterdir()] == [file]


def test_a_folder_where_places_should_be_is_said(state: dict[str, str]) -> None:
    file = _kept(state)
    file.unlink()
    file.mkdir()
    with Terminal(env=state) as terminal:
        terminal.wait_ready()
        terminal.send("q")
        terminal.wait_for("where you were is not remembered: Is a directory")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("kind", ["huge", "damaged", "deep"])
def test_what_is_damaged_is_forgotten(state: dict[str, str], kind: str) -> None:
    file = _kept(state)
    with file.open("wb") as written:
        if kind == "huge":
            written.truncate(1 << 40)
        written.write(b"[" * 100_000 if kind == "deep" else b'{"schema": 1, "last": \xff')
    with Terminal(env=state) as terminal:
        terminal.wait_ready()
        terminal.send("'", "k")
        terminal.wait_for("nothing is marked with k")
        terminal.send("m", "l", "q")
        assert terminal.wait_exit() == 0
    assert list(json.loads(file.read_text())["marks"]) == ["l"]


def test_two_readers_of_one_dossier_keep_the_marks_of_both(state: dict[str, str]) -> None:
    file = _kept(state)
    with Terminal(env=state) as first, Terminal(env=state) as second:
        for terminal in (first, second):
            terminal.wait_ready()
        for terminal, letter in ((first, "a"), (second, "b")):
            terminal.send("m", letter)
            terminal.wait_for("marked")
        for terminal in (first, second):
            terminal.send("q")
            assert terminal.wait_exit() == 0
    assert {*json.loads(file.read_text())["marks"]} == {"k", "a", "b"}


@pytest.mark.parametrize("home", ["", "here", "/nonexistent", "/dev/null"])
def test_wherever_home_is_nothing_lands_where_somebody_is(tmp_path: Path, home: str) -> None:
    odd = {"HOME": home, "TMPDIR": "here", "XDG_STATE_HOME": "", "XDG_CONFIG_HOME": "here"}
    with Terminal((SUMMIT, "--fresh"), env=odd, cwd=str(tmp_path)) as terminal:
        terminal.wait_ready()
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert list(tmp_path.iterdir()) == []
