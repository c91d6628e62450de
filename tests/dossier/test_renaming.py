from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.disputes.disputes import disputes_of
from summit_tui.cli import main
from summit_tui.cli.exits import CANNOT_RUN, OK
from summit_tui.dossier.load import load
from summit_tui.dossier.write.edits import CannotEditError
from summit_tui.dossier.write.renaming import Renaming, renamed, tables_with
from support import SMALL, codes, good, said, small, write

_SHIPPED = (Path(__file__).parents[2] / "data" / "positions.toml").read_bytes()
_MORE = """
[[outcomes]]
id = "pay"
name = "first pay"  # gates stay as they are: prose
rules_out = ['gates']
controllers = ["union"]

[[preconditions]]
id = "p"
outcome = "pay"
any_of = [["gates"], ["talks"]]
set_by = ["docks", "union"]
basis = "inferred"
note = "gates"
"""


def _renamed(text: str, table: str, old: str, new: str) -> str:
    made, _ = renamed({"x.toml": text.encode()}, Renaming(table, old, new), {})
    return made.get("x.toml", text.encode()).decode()


def test_an_id_changes_wherever_it_is_one_and_nowhere_else() -> None:
    text = SMALL + _MORE
    made = _renamed(text, "outcomes", "gates", "doors")
    expected = text.replace('"gates"', '"doors"').replace("'gates'", "'doors'")
    assert made == expected.replace('note = "doors"', 'note = "gates"')
    assert codes(made) == codes(text)
    assert "doors" in good(SMALL.replace('"gates"', '"doors"')).dossier.outcomes


def test_kinds_are_told_apart() -> None:
    text = small('[[propositions]]\nid = "talks"\ntext = "Talks are good."\nquestion = ""')
    assert tables_with({"x.toml": text.encode()}, "talks") == ["propositions", "outcomes"]
    made = _renamed(text, "propositions", "talks", "better")
    assert made == text.replace('[[propositions]]\nid = "talks"', '[[propositions]]\nid = "better"')
    side = SMALL.replace('id = "union"', 'id = "docks"').replace('"union"', '"docks"')
    with pytest.raises(CannotEditError, match="nobody can tell which"):
        _renamed(side, "actors", "docks", "dockers")


def test_what_is_taken_or_said_already_is_refused() -> None:
    for table, old, new in (
        ("actors", "union", "mayor"),
        ("actors", "union", "port"),
        ("parties", "port", "union"),
    ):
        with pytest.raises(CannotEditError, match="already"):
            _renamed(SMALL, table, old, new)
    dangling = said('quote = "x"\nattributed_by = "ghost"\n')
    with pytest.raises(CannotEditError, match="says ‘ghost’ already"):
        _renamed(dangling, "actors", "union", "ghost")


def test_utterances_have_ids_too() -> None:
    text = said('quote = "x"\nutterance = "u" # once\n')
    assert _renamed(text, "utterances", "u", "v") == text.replace('"u"', '"v"')


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_there_and_back_is_the_same_to_the_byte(data: st.DataObject) -> None:
    dossier = _DOSSIER
    table = data.draw(
        st.sampled_from(
            ["sources", "actors", "propositions", "outcomes", "statements", "questions"]
        )
    )
    old = data.draw(st.sampled_from(sorted(getattr(dossier, table))))
    files = {"x.toml": data.draw(st.sampled_from([_SHIPPED, _SHIPPED.replace(b"\n", b"\r\n")]))}
    there, count = renamed(files, Renaming(table, old, "quite-new"), {})
    assert there != files
    back, again = renamed(there, Renaming(table, "quite-new", old), {})
    assert (back, again) == (files, count)
    assert len(there["x.toml"].splitlines()) == len(files["x.toml"].splitlines())


_DOSSIER = load("shipped.toml", data=_SHIPPED).dossier


def test_the_command_changes_all_files_of_a_folder(capsys: Any) -> None:
    folder = write(SMALL, said('quote = "No."')[len(SMALL) :])
    assert main(["rename", "gazette", "herald", folder]) == OK
    assert "in 3 places of 2 files" in capsys.readouterr().err
    texts = [Path(folder, name).read_text() for name in sorted(os.listdir(folder))]
    assert "gazette" not in "".join(texts)
    assert not load(folder).problems


def test_the_command_says_what_keeps_it(capsys: Any) -> None:
    path = write(small('[[propositions]]\nid = "talks"\ntext = "T."'))
    before = Path(path).read_bytes()
    for words, why in (
        (["talks", "x", path], "say --kind proposition or --kind outcome"),
        (["talk", "x y", path], "is not an id"),
        (["nothing", "x", path], "no record has the id ‘nothing’"),
        (["talk", "talk", path], "the two ids are the same"),
        (["union", "mayor", path], "already"),
        (["talk", "x"], "name the dossier"),
        (["talk", "x", "/nowhere.toml"], "E101"),
    ):
        assert main(["rename", *words]) == CANNOT_RUN
        assert why in capsys.readouterr().err
    assert Path(path).read_bytes() == before
    assert main(["rename", "talks", "sessions", path, "--kind", "outcome"]) == OK
    Path(path).write_text("[[actors]]\nid = ")
    assert main(["rename", "union", "x", path]) == CANNOT_RUN
    assert "mend that first" in capsys.readouterr().err


def test_dismissals_follow() -> None:
    text = small(
        '[[statements]]\nid = "no"\nactor = "mayor"\nsource = "gazette"\nquote = "No."\n'
        'positions = [{ proposition = "talk", stance = "rejects" }]\n'
        '[[statements]]\nid = "yes"\nactor = "union"\nsource = "gazette"\nquote = "Yes."\n'
        'positions = [{ proposition = "talk" }]\n'
    )
    (item,) = derive(good(text).dossier)
    (dispute,) = disputes_of(good(text).dossier, derive(good(text).dossier))
    text += f'[[dismissals]]\ncontradiction = "{item.id}"\nreason = "r"\n'
    text += f'[[dismissals]]\ndispute = "{dispute.id}"\nreason = "r"\n'
    path = write(text)
    for old, new in (("mayor", "lind"), ("talk", "speak"), ("no", "never")):
        assert main(["rename", old, new, path]) == OK
        assert main(["check", path]) == OK
    assert "lind" in Path(path).read_text().partition("dismissals")[2]


def test_new_writes_a_dossier_without_problems_that_shows_what_there_is(
    tmp_path: Path, capsys: Any
) -> None:
    path = tmp_path / "my.toml"
    assert main(["new", str(path)]) == OK
    assert main(["check", str(path), "--hints"]) == OK
    assert "hint" not in capsys.readouterr().out
    assert main(["disputes", str(path)]) == OK
    assert len({line.split("\t")[0] for line in capsys.readouterr().out.splitlines()}) == 1
    assert main(["blockers", str(path)]) == OK
    assert "waits for 1 thing" in capsys.readouterr().out
    before = path.read_text()
    assert "summit-tui check my.toml" in before
    assert main(["new", str(path)]) == CANNOT_RUN
    assert "exists, and new never writes over anything" in capsys.readouterr().err
    assert path.read_text() == before
    assert main(["new", str(tmp_path / "no" / "my.toml")]) == CANNOT_RUN
