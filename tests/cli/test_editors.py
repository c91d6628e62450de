"""How editors are told the line: each as its manual has it, with fakes on the path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from summit_tui.cli.editors import editor_call
from summit_tui.tui.editing import EditorCall, NoEditorError

VIM = "+call cursor(12, byteidx(getline(12), 5 - 1) + 1)"


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


def fake(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_text("#!/bin/sh\n")
        (folder / name).chmod(0o755)


def call(folder: Path, path: str = "/a b/c.toml", **variables: str) -> EditorCall:
    return editor_call({"PATH": str(folder), **variables}, path, 12, 5)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("vi", ["+12", "/a b/c.toml"]),
        ("vim", [VIM, "/a b/c.toml"]),
        ("nvim", [VIM, "/a b/c.toml"]),
        ("vim.nox", [VIM, "/a b/c.toml"]),
        ("emacs", ["+12:5", "/a b/c.toml"]),
        ("emacsclient", ["+12:5", "/a b/c.toml"]),
        ("nano", ["+12,5", "/a b/c.toml"]),
        ("micro", ["+12:5", "/a b/c.toml"]),
        ("hx", ["/a b/c.toml:12:5"]),
        ("helix", ["/a b/c.toml:12:5"]),
        ("kak", ["+12:5", "/a b/c.toml"]),
        ("joe", ["+12", "/a b/c.toml"]),
        ("code", ["--goto", "/a b/c.toml:12:5"]),
        ("codium", ["--goto", "/a b/c.toml:12:5"]),
        ("subl", ["/a b/c.toml:12:5"]),
        ("zed", ["/a b/c.toml:12:5"]),
        ("gedit", ["+12:5", "/a b/c.toml"]),
        ("kate", ["--line", "12", "--column", "5", "/a b/c.toml"]),
        ("unheard-of", ["/a b/c.toml"]),
    ],
)
def test_each_has_its_own_way_to_a_line(programs: Path, name: str, arguments: list[str]) -> None:
    fake(programs, name)
    made = call(programs, EDITOR=name)
    assert list(made.argv) == [name, *arguments]
    assert made.at_line == (name != "unheard-of")
    assert made.windowed == (name in {"code", "codium", "subl", "zed", "gedit", "kate"})


def test_options_and_quotes_of_the_reader_are_kept(programs: Path) -> None:
    fake(programs, "my editor", "env", "vim", "emacsclient")
    assert call(programs, EDITOR="emacsclient -t -a ''").argv[:4] == ("emacsclient", "-t", "-a", "")
    assert call(programs, EDITOR="env LANG=C vim -u NONE").argv[-2:] == (VIM, "/a b/c.toml")
    assert call(programs, EDITOR="'my editor' -x").argv == ("my editor", "-x", "/a b/c.toml")


def test_visual_comes_before_editor_and_an_empty_one_is_none(programs: Path) -> None:
    fake(programs, "nano", "vi")
    assert call(programs, VISUAL="nano", EDITOR="vi").argv[0] == "nano"
    assert call(programs, VISUAL=" ", EDITOR="vi").argv[0] == "vi"


def test_without_either_the_choice_of_the_system(programs: Path) -> None:
    fake(programs, "nano")
    os.symlink(programs / "nano", programs / "editor")
    made = call(programs)
    assert os.path.basename(made.argv[0]) == "editor"
    assert made.argv[1:] == ("+12,5", "/a b/c.toml"), "it is known behind the link"


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("gone --wait", "there is no ‘gone’, which EDITOR names"),
        ("vi 'half", "EDITOR is no command: No closing quotation"),
        ("", "no editor is set: VISUAL or EDITOR names one"),
    ],
)
def test_what_cannot_be_opened_is_told(programs: Path, command: str, told: str) -> None:
    with pytest.raises(NoEditorError, match=told):
        call(programs, EDITOR=command)


def test_a_name_never_begins_an_option(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(programs, "vi")
    monkeypatch.chdir(programs)
    assert call(programs, "-c.toml", EDITOR="vi").argv[-1] == str(programs / "-c.toml")
