"""`add`: in the file's style, looked at before it is written, asked for on a terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from summit_tui.cli import main
from summit_tui.cli.exits import CANNOT_RUN, OK, PROBLEMS
from summit_tui.dossier.load import load
from support import SMALL, write

_SAID = ("--actor", "mayor", "--source", "gazette", "--quote", "Never, not “ever”.")


def test_a_statement_goes_behind_the_last_one(capsys: Any) -> None:
    path = write(SMALL)
    assert main(
        ["add", "statement", path, *_SAID, "--date", "2031-03-04",
         "--set", 'positions=[{ proposition = "talk", stance = "rejects" }]']
    ) == OK  # fmt: skip
    made = """
[[statements]]
id = "mayor-never-not-ever"
actor = "mayor"
source = "gazette"
date = 2031-03-04
quote = "Never, not “ever”."
positions = [{ proposition = "talk", stance = "rejects" }]
"""
    first, end, rest = SMALL.partition('conditions = ["gates"] }]\n')
    assert Path(path).read_text() == first + end + made + rest
    assert "‘mayor-never-not-ever’ is in" in capsys.readouterr().err
    assert main(["add", "statement", path, *_SAID]) == OK
    assert "mayor-never-not-ever-2" in load(path).dossier.statements


def test_other_records_and_kinds_of_values() -> None:
    path = write(SMALL)
    for kind, *fields in (
        ("actor", "name=Ada", "aliases=A, B", "party=port"),
        ("outcome", "id=pay", "name=first pay", "controllers=port, union"),
        ("precondition", "id=p", "outcome=pay", "any_of=[['gates'], ['talks']]", "set_by=docks",
         "basis=inferred"),
        ("statement", "id=x", "actor=union", "source=gazette", "summary=So.", "act=true",
         "accounts=[{ fact = 'hours', value = 2 }]"),
    ):  # fmt: skip
        assert main(["add", kind, path, *(f"--set={each}" for each in fields)]) == OK
    dossier = load(path).dossier
    assert not load(path).problems
    assert dossier.actors["ada"].aliases == ("A", "B")
    assert dossier.outcomes["pay"].controllers == ("port", "union")
    assert dossier.statements["x"].act


@pytest.mark.parametrize(
    ("words", "code", "why"),
    [
        (("--actor", "nobody", "--source", "gazette", "--quote", "x"), PROBLEMS, "E302"),
        (("--id", "first", *_SAID), PROBLEMS, "E301"),
        ((*_SAID, "--set", "voise=own"), CANNOT_RUN, "did you mean ‘voice’?"),
        ((*_SAID, "--set", "act=perhaps"), CANNOT_RUN, "write true or false"),
        ((*_SAID, "--set", "positions=[{"), CANNOT_RUN, "positions"),
        ((*_SAID, "--set", "positions"), CANNOT_RUN, "FIELD=VALUE"),
        ((), CANNOT_RUN, "say what is to be added"),
    ],
)
def test_what_would_be_wrong_is_said_and_not_written(
    words: tuple[str, ...], code: int, why: str, capsys: Any
) -> None:
    path = write(SMALL)
    assert main(["add", "statement", path, *words]) == code
    assert why in capsys.readouterr().err
    assert Path(path).read_text() == SMALL


def test_a_quote_is_looked_for_at_once(tmp_path: Path, capsys: Any) -> None:
    (tmp_path / "g.txt").write_text("He said: “Never, not ‘ever’.” And left.")
    text = SMALL.replace('id = "gazette"\n', 'id = "gazette"\nfile = "g.txt"\n')
    path = write(text)
    words = ["add", "statement", path, "--actor", "mayor", "--source", "gazette", "--texts",
             str(tmp_path), "--quote"]  # fmt: skip
    assert main([*words, "Always"]) == PROBLEMS
    assert "the quote is not in ‘g.txt’" in capsys.readouterr().err
    assert Path(path).read_text() == text
    assert main([*words, "And left."]) == OK
    assert main([*words, "Always", "--draft"]) == OK
    assert load(path).dossier.is_draft("statements", "mayor-always")


def test_a_folder_gets_it_where_its_like_are() -> None:
    first, _, rest = SMALL.partition("[[propositions]]")
    folder = write(first, "[[propositions]]" + rest)
    assert main(["add", "actor", folder, "--set", "name=Ada"]) == OK
    assert "Ada" in Path(folder, "0.toml").read_text()
    assert Path(folder, "1.toml").read_text() == "[[propositions]]" + rest


def test_whoever_sits_at_a_terminal_is_asked(monkeypatch: Any, capsys: Any) -> None:
    answers = iter(
        ["nobody", "union", "gazette", "", "So be it.", "", "talk", "", ""]
    )  # fmt: skip
    monkeypatch.setattr(sys, "stdin", _Terminal())
    monkeypatch.setattr("builtins.input", lambda _prompt: next(answers))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    path = write(SMALL)
    assert main(["add", "statement", path]) == OK
    err = capsys.readouterr().err
    assert "there is no ‘nobody’" in err
    made = load(path).dossier.statements["union-so-be-it"]
    assert (made.quote, made.positions[0].stance) == ("So be it.", "affirms")


class _Terminal:
    def isatty(self) -> bool:
        return True
