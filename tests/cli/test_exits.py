"""How the program ends, beyond what the commands' own tests see."""

from __future__ import annotations

from pathlib import Path

import pytest

from summit_tui import cli
from summit_tui.cli import commands, crash
from summit_tui.cli.exits import CRASHED, EXITS, INTERRUPTED, OK
from summit_tui.cli.specs import Options


def test_every_code_of_the_table_is_there_once() -> None:
    codes = [code for code, _ in EXITS]
    assert codes == ["0", "1", "2", "70", "130", "128 + n"]


def test_ctrl_c_is_told_by_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Options) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "RUN", {**commands.RUN, "actors": interrupted})
    assert cli.main(["actors"]) == INTERRUPTED


def test_a_fault_of_the_program_leaves_a_report_that_only_its_owner_reads(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert crash.tell(ValueError("x\x1b[31m")) == CRASHED
    (report,) = tmp_path.rglob("crash-*.txt")
    assert "ValueError: x␛[31m" in report.read_text()
    assert report.stat().st_mode & 0o777 == 0o600
    assert str(report) in capsys.readouterr().err


def test_a_relative_state_folder_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    from summit_tui.cli.folders import state_folder

    monkeypatch.setenv("XDG_STATE_HOME", "here")
    assert Path(state_folder()).is_absolute()


def test_help_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["disputes", "--help"]) == OK
    assert capsys.readouterr().out.startswith("usage: summit-tui disputes [DOSSIER]")
