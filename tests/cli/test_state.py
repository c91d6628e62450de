"""What is remembered between runs: where, and what becomes of it whatever stands there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from summit_tui.cli import folders
from summit_tui.cli.state import Remembered


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of what is remembered, and nothing else of the user's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state" / "summit-tui"


def _file(folder: Path) -> Path:
    Remembered("x.toml").update(lambda _: "first")
    [file] = folder.iterdir()
    return file


def test_it_is_kept_for_a_dossier_and_for_nobody_else(folder: Path) -> None:
    Remembered("x.toml").update(lambda kept: kept + "one")
    Remembered("./x.toml").update(lambda kept: kept + " two")
    Remembered("y.toml").update(lambda kept: kept + "other")
    assert Remembered("x.toml").read() == "one two"
    assert Remembered("y.toml").read() == "other"
    assert {file.stat().st_mode & 0o777 for file in folder.iterdir()} == {0o600}
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_in_its_place_is_said_and_left(folder: Path) -> None:
    file = _file(folder)
    file.unlink()
    file.mkdir()
    memory = Remembered("x.toml")
    assert memory.read() == ""
    memory.update(lambda kept: kept + "new")
    assert memory.fault == "Is a directory"
    assert [it.name for it in folder.iterdir()] == [file.name], "no draft is left"


@pytest.mark.parametrize("data", [b"\xff\xfe", b"x" * ((1 << 20) + 1)], ids=["no text", "huge"])
def test_what_cannot_be_ours_is_forgotten(folder: Path, data: bytes) -> None:
    _file(folder).write_bytes(data)
    memory = Remembered("x.toml")
    assert memory.read() == ""
    memory.update(lambda kept: kept + "new")
    assert (memory.read(), memory.fault) == ("new", "")


def test_nobody_waits_for_a_pipe(folder: Path) -> None:
    file = _file(folder)
    file.unlink()
    os.mkfifo(file)
    memory = Remembered("x.toml")
    assert memory.read() == ""
    memory.update(lambda kept: kept + "new")
    assert memory.read() == "new"


def test_where_no_folder_can_be_made_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", os.devnull)
    memory = Remembered("x.toml")
    memory.update(lambda kept: kept + "new")
    assert (memory.read(), memory.fault) == ("", "")


def test_a_write_that_failed_is_no_fault_once_one_succeeds(folder: Path) -> None:
    file = _file(folder)
    file.unlink()
    file.mkdir()
    memory = Remembered("x.toml")
    memory.update(lambda kept: kept + "new")
    file.rmdir()
    memory.update(lambda kept: kept + "new")
    assert (memory.read(), memory.fault) == ("new", "")


_ADDS = """
import sys
from summit_tui.cli.state import Remembered
memory = Remembered("x.toml")
for number in range(20):
    memory.update(lambda kept: f"{kept} {sys.argv[1]}{number}")
"""


@pytest.mark.usefixtures("folder")
def test_of_what_two_write_at_once_nothing_is_lost() -> None:
    writers = [subprocess.Popen([sys.executable, "-c", _ADDS, name]) for name in "ab"]
    assert [writer.wait() for writer in writers] == [0, 0]
    wanted = {f"{name}{number}" for name in "ab" for number in range(20)}
    assert {*Remembered("x.toml").read().split()} == wanted


@pytest.mark.parametrize("home", ["", "rel", "./x", None])
@pytest.mark.parametrize("named", ["", "rel", None])
def test_nothing_of_the_users_stands_where_somebody_happens_to_be(
    home: str | None, named: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("HOME", home), ("XDG_STATE_HOME", named), ("XDG_CONFIG_HOME", named)):
        if value is None:
            monkeypatch.delenv(name)
        else:
            monkeypatch.setenv(name, value)
    pwd = pytest.importorskip("pwd")
    of_user = pwd.getpwuid(os.getuid()).pw_dir
    assert folders.state_folder() == os.path.join(of_user, ".local", "state", "summit-tui")
    assert folders.config_folder() == os.path.join(of_user, ".config", "summit-tui")


def test_a_folder_that_is_named_counts_whatever_home_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert folders.state_folder() == str(tmp_path / "summit-tui")


def test_a_user_whom_the_system_does_not_know_has_no_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pwd = pytest.importorskip("pwd")

    def unknown(_: int) -> None:
        raise KeyError

    monkeypatch.setenv("HOME", "")
    monkeypatch.delenv("XDG_STATE_HOME")
    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert folders.state_folder().startswith(os.devnull)
