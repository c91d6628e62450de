"""Files that are not what they are said to be, or mean harm: one line, and nothing half-written."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from foreign import DnaDocument, DnaStatement, dna, file, place

from summit_tui.cli import main
from summit_tui.imports import reading
from summit_tui.imports.folder import Folder, written
from summit_tui.imports.losses import CannotImportError

_GOOD = [DnaDocument("Talks", "We talk when the gates are open.")]
_SAID = [DnaStatement(1, 0, 7, "Ann", "", "Talks.", 1)]


def _fails(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of an import that fails; and that is all that it leaves."""
    out = place()
    assert main(["import", *arguments, "--out", out]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("summit-tui: ")
    assert printed.err.count("\n") == 1
    assert os.listdir(os.path.dirname(out)) == []
    return printed.err


def _changed(path: str, change: Callable[[bytes], bytes]) -> str:
    data = Path(path).read_bytes()
    return file("changed.dna", change(data))


def test_a_file_that_is_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "there is no file" in _fails(capsys, "dna", str(tmp_path / "gone.dna"))
    assert "not a regular file" in _fails(capsys, "dna", str(tmp_path))
    assert "is empty" in _fails(capsys, "dna", file("x.dna", b""))
    assert "neither a database" in _fails(capsys, "dna", file("x.dna", "hello\n"))


def test_a_file_that_may_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    path = file("x.dna", b"x")
    os.chmod(path, 0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    assert "cannot be read: Permission denied" in _fails(capsys, "dna", path)


def test_a_file_of_ten_gigabytes(capsys: pytest.CaptureFixture[str]) -> None:
    path = file("x.dna", b"SQLite format 3\0")
    os.truncate(path, 10_000_000_000)
    assert "has 10.0 GB: more than 2 GB is refused" in _fails(capsys, "dna", path)


def test_a_database_of_another_program(capsys: pytest.CaptureFixture[str]) -> None:
    path = place("x.dna")
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t(x)")
    connection.close()
    assert "it has no table DOCUMENTS" in _fails(capsys, "dna", path)


def test_a_database_that_is_cut_off_or_overwritten(capsys: pytest.CaptureFixture[str]) -> None:
    path = dna([DnaDocument("Talks", "We talk. " * 5000)], _SAID)
    cut = _changed(path, lambda data: data[: len(data) // 2])
    assert "is damaged, or no such database" in _fails(capsys, "dna", cut)
    holed = _changed(path, lambda data: data[:5000] + b"\xff" * 20_000 + data[25_000:])
    assert "is damaged, or no such database" in _fails(capsys, "dna", holed)


def test_a_database_with_a_view_for_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    path = dna(
        _GOOD,
        _SAID,
        f"DROP TABLE DOCUMENTS; CREATE VIEW DOCUMENTS(ID) AS {endless};",
    )
    assert "DOCUMENTS is a view, and only tables are read" in _fails(capsys, "dna", path)


def test_a_database_with_a_virtual_table(capsys: pytest.CaptureFixture[str]) -> None:
    path = dna(
        _GOOD, _SAID, "DROP TABLE ENTITIES; CREATE VIRTUAL TABLE ENTITIES USING fts5(Value);"
    )
    assert "ENTITIES is a virtual table" in _fails(capsys, "dna", path)


def test_the_database_is_left_as_it_is() -> None:
    path = dna(_GOOD, _SAID, "PRAGMA user_version = 7;")
    before = Path(path).read_bytes(), os.listdir(os.path.dirname(path))
    os.chmod(path, 0o444)
    assert main(["import", "dna", path, "--out", place()]) == 0
    assert (Path(path).read_bytes(), os.listdir(os.path.dirname(path))) == before


def test_values_of_any_type_do_no_harm() -> None:
    path = dna(
        _GOOD,
        _SAID,
        """
        INSERT INTO STATEMENTS VALUES (2, 1, 1, 'x', -5, NULL), (3, 'y', 1, 0, 7, 1),
            (4, 1, NULL, 0, 7, 1), (5, 1, 'z', 0, 7, 1), (6, 1, 1, 0, 9223372036854775807, 1),
            (7, 1, 1, 7, 3, 1);
        INSERT INTO DATASHORTTEXT VALUES (NULL, 6, 1, x'ff00'), (NULL, 6, 3, 999), (NULL, 6, 99, 1);
        INSERT INTO DATABOOLEAN VALUES (NULL, 6, 4, 'maybe');
        INSERT INTO DOCUMENTS(ID, Title, Text, Date) VALUES (2, NULL, NULL, 'soon'),
            (3, x'fffe', 12, 99999999999999999), (4, char(27, 10, 0x202e), '', -1);
        INSERT INTO ENTITIES VALUES (90, 1, char(27) || '[2J', 'x'), (91, 3, NULL, 91);
        """,
    )
    assert main(["import", "dna", path, "--out", place()]) == 0


def test_a_folder_that_is_there_stays_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    path = dna(_GOOD, _SAID)
    for make in (
        os.mkdir,
        lambda name: Path(name).write_text("mine"),
        lambda n: os.symlink("x", n),
    ):
        out = place()
        make(out)
        assert main(["import", "dna", path, "--out", out]) == 2
        assert "exists; nothing is written over it" in capsys.readouterr().err
        assert os.listdir(os.path.dirname(out)) == ["out"]


def test_a_folder_that_comes_to_be_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "out"
    under_way = written(str(out))
    under_way.__enter__().heading({"title": "x"})
    out.mkdir()
    with pytest.raises(CannotImportError, match="exists"):
        under_way.__exit__(None, None, None)
    assert list(tmp_path.iterdir()) == [out]
    assert list(out.iterdir()) == []


def test_a_place_without_a_folder_or_permission(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = dna(_GOOD, _SAID)
    assert main(["import", "dna", path, "--out", str(tmp_path / "a" / "b")]) == 2
    assert "there is no folder" in capsys.readouterr().err
    tmp_path.chmod(0o500)
    if os.access(tmp_path, os.W_OK):
        pytest.skip("whoever runs this may write everywhere")
    assert main(["import", "dna", path, "--out", str(tmp_path / "b")]) == 2
    assert "cannot be written: Permission denied" in capsys.readouterr().err


def test_a_full_disk(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for method in ("record", "text", "finish", "note"):
        with monkeypatch.context() as patched:
            patched.setattr(Folder, method, full)
            said = _fails(capsys, "dna", dna(_GOOD, _SAID))
            assert "cannot be written: No space left on device" in said


def test_an_interrupted_import_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Folder, "note", interrupt)
    assert main(["import", "dna", dna(_GOOD, _SAID), "--out", str(tmp_path / "out")]) == 130
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["dna", "--out", "x"], "say which file"),
        (["dna", "x.dna"], "say where the dossier is to stand"),
        (["dna", "--example"], "--example is for csv"),
        (["csv", "x.csv", "--out", "x", "--column", "actor"], "write FIELD=NAME"),
        (["csv", "x.csv", "--out", "x", "--column", "actro=A"], "did you mean ‘actor’?"),
        (["csv", "x.csv", "--out", "x", "--stance", "ja=yes"], "write STANCE or WORD=STANCE"),
        (["csv", "x.csv", "--out", "a\0b"], "is no name of a folder"),
    ],
)
def test_what_is_asked_wrongly(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["import", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_the_largest_file_is_far_larger_than_the_largest_corpus() -> None:
    assert reading.LARGEST >= 1_000_000_000
