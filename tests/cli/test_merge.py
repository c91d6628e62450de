"""`summit-tui merge`: nothing is lost, nothing is written over, and all of it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from summit_tui.analysis.diff.diff import diff_of
from summit_tui.analysis.diff.merge import merged
from summit_tui.cli import main
from summit_tui.dossier.load import load
from summit_tui.dossier.model import Dossier
from support import SMALL, good

SHIPPED = Path(__file__).parents[2] / "data" / "positions.toml"
SECOND = """
[[statements]]
id = "second"
actor = "mayor"
source = "gazette"
date = 2031-03-04
quote = "No talks."
positions = [{ proposition = "talk", stance = "rejects" }]
"""


def _merge(tmp_path: Path, one: str, other: str) -> tuple[int, Dossier]:
    paths = [tmp_path / name for name in ("a.toml", "b.toml", "c.toml")]
    paths[0].write_text(one)
    paths[1].write_text(other)
    code = main(["merge", str(paths[0]), str(paths[1]), "--out", str(paths[2])])
    return code, good(paths[2].read_text()).dossier


def test_the_same_dossier_twice_is_itself(tmp_path: Path) -> None:
    code, dossier = _merge(tmp_path, SHIPPED.read_text(), SHIPPED.read_text())
    assert code == 0
    assert diff_of(load(str(SHIPPED)).dossier, dossier).same


def test_what_is_in_one_only_is_in_both(tmp_path: Path) -> None:
    code, dossier = _merge(tmp_path, SMALL, SMALL + SECOND)
    assert code == 0
    assert list(dossier.statements) == ["first", "second"]


def test_the_same_record_under_another_id_stands_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, dossier = _merge(tmp_path, SMALL, (SMALL + SECOND).replace('"mayor"', '"major"'))
    assert code == 0
    assert list(dossier.actors) == ["union", "mayor", "paper"]
    assert dossier.statements["second"].actor == "mayor"
    assert "actor ‘major’ of the second is ‘mayor’ of the first" in capsys.readouterr().err


def test_one_id_for_two_things_is_two_ids(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = (SMALL + SECOND).replace("The Mayor", "The Minister")
    code, dossier = _merge(tmp_path, SMALL, other)
    assert code == 0
    assert [dossier.actors[id_].name for id_ in ("mayor", "mayor-2")] == [
        "The Mayor", "The Minister",
    ]  # fmt: skip
    assert dossier.statements["second"].actor == "mayor-2"
    assert "‘mayor’ is two things: that of the second is ‘mayor-2’ now" in capsys.readouterr().err


def test_what_differs_stands_beside_it_as_a_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = SMALL.replace("date = 2031-03-03", "date = 2031-03-02")
    code, dossier = _merge(tmp_path, SMALL, other)
    assert code == 1
    assert str(dossier.statements["first"].date) == "2031-03-03"
    assert dossier.is_draft("statements", "first-2")
    assert str(dossier.with_drafts.statements["first-2"].date) == "2031-03-02"
    assert "statement ‘first’ differs, that of the second is the draft ‘first-2’: date" in (
        capsys.readouterr().err
    )


def test_empty_fields_are_filled(tmp_path: Path) -> None:
    other = SMALL.replace('name = "The Mayor"', 'name = "The Mayor"\nrole = "Mayor"')
    code, dossier = _merge(tmp_path, SMALL, other)
    assert code == 0
    assert dossier.actors["mayor"].role == "Mayor"
    assert dossier.drafts is None


def test_drafts_stay_drafts(tmp_path: Path) -> None:
    draft = SECOND.replace('id = "second"', 'id = "second"\ndraft = true')
    _, dossier = _merge(tmp_path, SMALL, SMALL + draft)
    assert dossier.is_draft("statements", "second")
    assert not merged(good(SMALL).dossier, good(SMALL).dossier).notes


def test_nothing_is_written_over_and_nothing_lost_with_errors(tmp_path: Path) -> None:
    one, bad = tmp_path / "a.toml", tmp_path / "bad.toml"
    one.write_text(SMALL)
    bad.write_text(SMALL + '[[statements]]\nid = "x"\nactor = "nobody"\n')
    assert main(["merge", str(one), str(one), "--out", str(one)]) == 2
    assert one.read_text() == SMALL
    assert main(["merge", str(one), str(bad), "--out", str(tmp_path / "c.toml")]) == 2
    assert main(["merge", str(one), str(one)]) == 2
    assert not (tmp_path / "c.toml").exists()
