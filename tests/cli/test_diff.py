"""`summit-tui diff`: exit codes, what is printed, days, and revisions of git."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from summit_tui.cli import main
from support import SMALL

MORE = """
[[statements]]
id = "second"
actor = "mayor"
source = "gazette"
date = 2031-03-04
quote = "No talks."
positions = [{ proposition = "talk", stance = "rejects" }]

[[statements]]
id = "third"
actor = "union"
source = "gazette"
date = 2031-03-01
quote = "Talks, now."
positions = [{ proposition = "talk", stance = "affirms" }]
"""


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    """Run a command; return its exit code and what it printed on both outputs."""

    def ran(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments)
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return ran


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a dossier, a folder of one, and a commit after which the file changed."""
    if not shutil.which("git"):
        pytest.skip("git is not installed")
    monkeypatch.chdir(tmp_path)
    for name, value in (("HOME", str(tmp_path)), ("GIT_CONFIG_NOSYSTEM", "1")):
        monkeypatch.setenv(name, value)
    (tmp_path / "my.toml").write_text(SMALL)
    (tmp_path / "many").mkdir()
    half = SMALL.index("[[outcomes]]")
    (tmp_path / "many" / "a.toml").write_text(SMALL[:half])
    (tmp_path / "many" / "b.toml").write_text(SMALL[half:])
    (tmp_path / "many" / "notes.txt").write_text("no dossier")
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    for command in (("init", "-q"), ("add", "."), (*who, "commit", "-qm", "First")):
        subprocess.run(["git", *command], check=True)
    (tmp_path / "my.toml").write_text(SMALL + MORE)
    return tmp_path


def test_the_exit_codes_are_those_of_diff(run: Any, tmp_path: Path) -> None:
    old, same, new = (str(tmp_path / name) for name in ("old.toml", "same.toml", "new.toml"))
    Path(old).write_text(SMALL)
    Path(same).write_text("# another comment\n" + SMALL.replace(" = ", "  =  "))
    Path(new).write_text(SMALL + MORE)
    assert run("diff", old, same) == (0, "", "")
    assert run("diff", old, new)[0] == 1
    code, out, err = run("diff", old, str(tmp_path / "none.toml"))
    assert (code, out) == (2, "")
    assert "there is no such file or folder" in err


def test_files_without_a_title_are_not_told_apart_by_their_names(run: Any, tmp_path: Path) -> None:
    untitled = SMALL.replace('title = "Will the harbour talks resume?"', "")
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(untitled)
    assert run("diff", str(tmp_path / "a.toml"), str(tmp_path / "b.toml"))[:2] == (0, "")


def test_a_pipe_gets_a_line_a_change_and_a_record(run: Any, tmp_path: Path) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text(SMALL)
    new.write_text(SMALL + MORE)
    rows = [line.split("\t") for line in run("diff", str(old), str(new))[1].splitlines()]
    assert {len(row) for row in rows} == {9}
    assert rows[0][:3] == ["dispute", "appeared", "proposition:talk"]
    assert rows[0][7] == "statements:third"
    assert rows[0][8].endswith(", because statement ‘third’ was added.")
    assert ["statements", "added", "second"] in [row[:3] for row in rows]


def test_json_is_as_documented(run: Any, tmp_path: Path) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text(SMALL)
    new.write_text((SMALL + MORE).replace('"mayor"', '"major"').replace("The Mayor", "Mayor"))
    document = json.loads(run("diff", "--json", str(old), str(new))[1])
    assert document.keys() == {
        "schema", "same", "changes", "edits", "renamed", "packages_truncated",
    }  # fmt: skip
    for change in document["changes"]:
        assert change.keys() == {
            "kind", "id", "how", "what", "about", "old", "new", "says", "because", "smallest",
        }  # fmt: skip
    assert {edit["id"]: edit["how"] for edit in document["edits"]}["second"] == "added"
    same = json.loads(run("diff", "--json", str(old), str(old))[1])
    assert (same["same"], same["changes"], same["edits"]) == (True, [], [])


def test_two_days_of_one_dossier(run: Any, tmp_path: Path) -> None:
    path = str(tmp_path / "my.toml")
    Path(path).write_text(SMALL + MORE)
    code, out, _ = run("diff", "--from", "1 march 2031", "--to", "2031-03-31", path)
    assert code == 1
    assert "dispute\tappeared\tproposition:talk" in out
    assert run("diff", "--from", "2031-03-10", path) == (0, "", "")
    assert run("diff", "--from", "someday", path)[0] == 2
    assert run("diff", "--from", "2031-03-10", path, path)[0] == 2
    assert run("diff", "--to", "2031-03-10", path)[0] == 2
    assert run("diff")[0] == 2


@pytest.mark.usefixtures("repository")
def test_a_revision_of_git(run: Any) -> None:
    assert run("diff", "HEAD:my.toml", "my.toml")[0] == 1
    assert run("diff", "HEAD", "my.toml") == run("diff", "HEAD:my.toml", "my.toml")
    assert run("diff", "my.toml") == run("diff", "HEAD:my.toml", "my.toml")
    assert run("diff", "HEAD:my.toml", "HEAD:many") == (0, "", "")
    assert run("diff", "HEAD", "many") == (0, "", "")


def test_a_revision_that_is_named_alone_is_one_of_where_the_file_is(
    run: Any, repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: Any
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert run("diff", "HEAD", str(repository / "many" / "a.toml")) == (0, "", "")
    assert run("diff", str(repository / "my.toml"))[0] == 1


def test_a_real_file_with_a_colon_in_its_name_wins(run: Any, repository: Path) -> None:
    (repository / "HEAD:my.toml").write_text(SMALL + MORE)
    assert run("diff", "HEAD:my.toml", "my.toml") == (0, "", "")


@pytest.mark.parametrize("word", ["HEAD~9:my.toml", "HEAD:none.toml", "nothing:my.toml", ":"])
@pytest.mark.usefixtures("repository")
def test_what_git_does_not_know_is_told_in_a_line(run: Any, word: str) -> None:
    code, out, err = run("diff", word, "my.toml")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "git" in err


@pytest.mark.usefixtures("repository")
def test_without_git_that_is_told(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    code, _, err = run("diff", "HEAD:my.toml", "my.toml")
    assert code == 2
    assert "git is not installed" in err


def test_on_a_terminal_what_follows_comes_first() -> None:
    from summit_tui.analysis.diff.diff import diff_of
    from summit_tui.dossier.load import load
    from summit_tui.output.difference import blocks

    old = load("old.toml", data=SMALL.encode()).dossier
    new = load("new.toml", data=(SMALL + MORE).encode()).dossier
    text = "".join(blocks(diff_of(old, new), 80))
    assert text.index("A dispute appeared: ") < text.index("+ Statement ‘second’ was added")
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "".join(blocks(diff_of(old, old), 80)) == ""
