"""Folders and files as sync tools, editors and git leave them."""

from __future__ import annotations

from pathlib import Path
from unicodedata import normalize

import pytest

from summit_tui.dossier.load import Loaded, load

_PARTY = '[[parties]]\nid = "{}"\nname = "A land"\n'


def _parties(loaded: Loaded) -> list[str]:
    return [party for party in loaded.dossier.parties if party != "independent"]


def _codes(loaded: Loaded) -> list[str]:
    return [problem.code for problem in loaded.problems]


@pytest.mark.parametrize(
    "copy",
    [
        "harbour (Kim's conflicted copy 2025-08-21).toml",
        "harbour (In Konflikt stehende Kopie von Kim 2025-08-21).toml",
        "harbour (copie en conflit de Kim 2025-08-21).toml",
        "harbour (Copia en conflicto de Kim 2025-08-21).toml",
        "harbour (конфликтующая копия Kim 2025-08-21).toml",
        "harbour (kim の競合コピー 2025-08-21).toml",
        "harbour (Kim 的冲突副本 2025-08-21).toml",
        "harbour (SFConflict kim@example.org 2025-08-21-10-10-10).toml",
        "harbour (Case Conflict).toml",
        "harbour (conflict 1).toml",
        "harbour [Conflict].toml",
        "harbour.sync-conflict-20250821-101010-ABCDEF7.toml",
        "harbour_conflict-20250821-101010.toml",
        "harbour.Conflict.toml",
        "harbour_NAS_Aug-21-1010-2025_Conflict.toml",
        "harbour_REMOTE_4711.toml",
        "harbour.toml.orig",
        "harbour.toml~",
        ".#harbour.toml",
        "#harbour.toml#",
    ],
)
def test_copies_of_a_sync_tool_or_an_editor_are_named_and_left_out(
    tmp_path: Path, copy: str
) -> None:
    (tmp_path / "harbour.toml").write_text(_PARTY.format("a"))
    (tmp_path / copy).write_text(_PARTY.format("old"))
    loaded = load(str(tmp_path))
    assert _parties(loaded) == ["a"]
    assert _codes(loaded) == ["W504"]
    assert copy in loaded.problems[0].file
    assert _parties(load(str(tmp_path / copy))) == ["old"], "who names it reads it"


@pytest.mark.parametrize(
    "name",
    ["conflict.toml", "frozen conflict.toml", "talks (Gaza conflict).toml", "conflict-2014.toml"],
)
def test_a_name_with_conflict_in_it_is_no_copy(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(_PARTY.format("a"))
    loaded = load(str(tmp_path))
    assert (_parties(loaded), _codes(loaded)) == (["a"], [])


def test_upper_case_names_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(_PARTY.format("a"))
    (tmp_path / "PARTIES.TOML").write_text(_PARTY.format("b"))
    assert sorted(_parties(load(str(tmp_path)))) == ["a", "b"]


def test_a_name_is_found_however_its_accents_are_coded(tmp_path: Path) -> None:
    (tmp_path / normalize("NFC", "überblick.toml")).write_text(_PARTY.format("a"))
    assert _parties(load(str(tmp_path / normalize("NFD", "überblick.toml")))) == ["a"]


def _conflict(ours: str, theirs: str) -> str:
    return f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> other\n"


def test_a_merge_conflict_is_called_that_and_what_stands_outside_opens(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    whole = _conflict(_PARTY.format("b"), _PARTY.format("c"))
    path.write_text(_PARTY.format("a") + whole + _PARTY.format("d"))
    loaded = load(str(path))
    assert _parties(loaded) == ["a", "d"]
    (problem,) = loaded.problems
    assert (problem.code, problem.line) == ("E106", 4)
    assert problem.message == "a merge conflict of git: lines 4–12"


def test_a_record_through_which_a_conflict_runs_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    inside = '[[parties]]\nid = "b"\n' + _conflict('name = "B"\n', 'name = "C"\n')
    path.write_text(_PARTY.format("a") + inside + _PARTY.format("d"))
    loaded = load(str(path))
    assert (_parties(loaded), _codes(loaded)) == (["a", "d"], ["E106"])
    ends = _conflict('[[parties]]\nid = "b"\n', '[[parties]]\nid = "c"\n') + 'name = "Other"\n'
    path.write_text(_PARTY.format("a") + ends + _PARTY.format("d"))
    loaded = load(str(path))
    assert (_parties(loaded), _codes(loaded)) == (["a", "d"], ["E106"])
    assert loaded.dossier.parties["a"].name == "A land"


def test_who_names_a_record_in_a_conflict_is_told_that_it_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    named = '[[actors]]\nid = "x"\nname = "X"\nparty = "{}"\n'
    whole = _conflict(_PARTY.format("b"), _PARTY.format("c"))
    path.write_text(whole + named.format("b"))
    assert [problem.message for problem in load(str(path)).problems if problem.code == "E302"] == [
        "the party ‘b’ is left out because of its own problem"
    ]
    path.write_text(whole + named.format("zz"))
    [unknown] = [it.message for it in load(str(path)).problems if it.code == "E302"]
    assert "left out" not in unknown


def test_a_conflict_over_lines_that_belong_to_no_record(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_text(_conflict("# one\n", "# other\n"))
    assert _codes(load(str(path))) == ["E103", "E106"]


def test_markers_in_a_text_that_somebody_quotes_are_no_conflict(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    quoted = _conflict("a\n", "b\n")
    path.write_text(f'[dossier]\nabout = """\n{quoted}"""\n')
    assert load(str(path)).problems == ()


def test_utf_16_and_old_line_ends_are_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(_PARTY.format("a").encode("utf-16-le"))
    (problem,) = load(str(path)).problems
    assert (problem.code, "UTF-16" in problem.message) == ("E104", True)
    path.write_bytes(_PARTY.format("a").replace("\n", "\r").encode())
    loaded = load(str(path))
    assert _parties(loaded) == ["a"]
    assert [(problem.code, "CR alone" in problem.message) for problem in loaded.problems] == [
        ("E105", True)
    ]


def test_a_second_mark_is_named_and_hides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(2 * b"\xef\xbb\xbf" + _PARTY.format("a").encode())
    assert _codes(load(str(path))) == ["E104"]
    path.write_bytes("".join("\ufeff" + _PARTY.format(id_) for id_ in "ab").encode())
    loaded = load(str(path))
    assert _parties(loaded) == ["a", "b"]
    assert [(problem.code, problem.line) for problem in loaded.problems] == [("E104", 4)]
