from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from summit_tui.output.files import CannotWriteError, replace_files, write_file


def _left(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_file(str(tmp_path / "out"), [b"one\r\n", b"two"])
    assert (tmp_path / "out").read_bytes() == b"one\r\ntwo"
    assert _left(tmp_path) == ["out"]


def test_a_name_without_a_folder_is_of_this_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_file("out", [b"x"])
    assert _left(tmp_path) == ["out"]


def test_a_file_that_is_there_stays_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(CannotWriteError, match="exists; --force replaces it"):
        write_file(str(path), [b"new"])
    assert path.read_bytes() == b"old"
    write_file(str(path), [b"new"], force=True)
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert _left(tmp_path) == ["out"]


def test_a_file_that_appears_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "out"

    def chunks() -> Iterator[bytes]:
        yield b"new"
        path.write_bytes(b"theirs")

    with pytest.raises(CannotWriteError, match="exists"):
        write_file(str(path), chunks())
    assert path.read_bytes() == b"theirs"
    assert _left(tmp_path) == ["out"]


def test_what_fails_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")

    def chunks() -> Iterator[bytes]:
        yield b"new"
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(CannotWriteError, match="No space left on device"):
        write_file(str(path), chunks(), force=True)
    assert path.read_bytes() == b"old"
    assert _left(tmp_path) == ["out"]


def test_a_disk_without_second_names_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    write_file(str(tmp_path / "out"), [b"x"])
    assert (tmp_path / "out").read_bytes() == b"x"
    assert _left(tmp_path) == ["out"]


def test_what_cannot_be_a_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="there is no folder"):
        write_file(str(tmp_path / "none" / "out"), [b"x"])
    for path in (str(tmp_path), os.devnull):
        with pytest.raises(CannotWriteError, match="is not a regular file"):
            write_file(path, [b"x"], force=True)
    with pytest.raises(CannotWriteError, match="cannot be written: File name too long"):
        write_file(str(tmp_path / ("x" * 300)), [b"x"])


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("file")
    write_file(str(tmp_path / "link"), [b"new"], force=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"


def test_several_files_are_replaced_together(tmp_path: Path) -> None:
    one, two, link = tmp_path / "one", tmp_path / "two", tmp_path / "link"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    two.chmod(0o600)
    link.symlink_to(two)
    replace_files({str(one): b"new 1", str(link): b"new 2"})
    assert (one.read_bytes(), two.read_bytes()) == (b"new 1", b"new 2")
    assert link.is_symlink()
    assert two.stat().st_mode & 0o777 == 0o600
    assert _left(tmp_path) == ["link", "one", "two"]


def test_or_none_of_them_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"1")
    with pytest.raises(CannotWriteError, match="two"):
        replace_files({str(one): b"new", str(two): b"new"})  # The second is not there.
    assert one.read_bytes() == b"1"
    two.write_bytes(b"2")
    replace = os.replace

    def refused(draft: str, target: str) -> None:
        if target == str(two):
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(draft, target)

    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(CannotWriteError, match="No space left"):
        replace_files({str(one): b"new", str(two): b"new"})
    assert (one.read_bytes(), two.read_bytes()) == (b"1", b"2")
    assert _left(tmp_path) == ["one", "two"]
