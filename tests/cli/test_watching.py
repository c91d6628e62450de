"""Whether a change of the files is noticed, and once; with and without the help of the system."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue
from threading import Thread

import pytest

from summit_tui.cli import watching
from summit_tui.cli.watching import Watcher, stamp_of

PATIENCE = 20.0


@contextmanager
def watched(path: Path) -> Iterator[Queue[str]]:
    """What a watcher notices, as it does."""
    noticed: Queue[str] = Queue()
    watcher = Watcher(str(path))

    def run() -> None:
        while watcher.wait():
            noticed.put("changed")
        noticed.put("over")

    thread = Thread(target=run, daemon=True)
    thread.start()
    try:
        yield noticed
    finally:
        watcher.close()
        thread.join(PATIENCE)
    assert noticed.get(timeout=PATIENCE) == "over"


@pytest.fixture(params=["told", "looking"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "looking":
        monkeypatch.setattr(watching, "_EVERY", 0.01)
        monkeypatch.setitem(sys.modules, "watchdog.observers", None)


def _in_place(file: Path) -> None:
    file.write_text("saved in place")


def _by_rename(file: Path) -> None:
    draft = file.with_suffix(".tmp")
    draft.write_text("saved beside it first")
    draft.replace(file)


def _keeping_the_old_one(file: Path) -> None:
    file.rename(file.with_name("old~"))
    file.write_text("saved anew")


def _for_good(file: Path) -> None:
    file.unlink()


def _of_a_whole_folder(file: Path) -> None:
    file.parent.rename(file.parent.with_name("before"))
    file.parent.mkdir()
    file.write_text("in another folder of this name")


SAVES = [_in_place, _by_rename, _keeping_the_old_one, _for_good, _of_a_whole_folder]


@pytest.mark.usefixtures("_way")
@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("whole", [False, True], ids=["file", "folder"])
def test_every_way_to_save_is_noticed_and_the_next_one_too(
    tmp_path: Path, save: Callable[[Path], None], whole: bool
) -> None:
    file = tmp_path / "dossier" / "a.toml"
    file.parent.mkdir()
    file.write_text("x")
    with watched(file.parent if whole else file) as noticed:
        save(file)
        assert noticed.get(timeout=PATIENCE) == "changed"
        file.parent.mkdir(exist_ok=True)
        file.write_text("and once more")
        assert noticed.get(timeout=PATIENCE) == "changed"


@pytest.mark.usefixtures("_way")
def test_a_file_that_comes_and_one_that_a_link_leads_to(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "dossier", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    (elsewhere / "b.toml").write_text("x")
    (folder / "a.toml").write_text("x")
    with watched(folder) as noticed:
        (folder / "b.toml").symlink_to(elsewhere / "b.toml")
        assert noticed.get(timeout=PATIENCE) == "changed"
        (elsewhere / "b.toml").write_text("changed")
        assert noticed.get(timeout=PATIENCE) == "changed"


def test_many_saves_are_few_changes_and_the_last_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("")
    watcher = Watcher(str(file))
    saves = iter(range(500))

    def save(_: float) -> None:
        file.write_text("x" * next(saves))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watching, "sleep", save)
        save(0)
        assert watcher.wait()
    assert next(saves) < 20, "it waits for ever while somebody saves"
    assert watcher.wait(), "what was saved after it looked is a change of its own"
    assert not watcher.wait_briefly(0)
    assert watcher.known == stamp_of(str(file))


def test_what_is_no_dossier_beside_it_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x")
    before = stamp_of(str(tmp_path))
    (tmp_path / "notes.txt").write_text("x")
    assert stamp_of(str(tmp_path)) == before
    os.chmod(tmp_path / "a.toml", 0o600)
    assert stamp_of(str(tmp_path)) != before, "it may be readable now"


def test_asking_is_as_good_as_a_change(tmp_path: Path) -> None:
    watcher = Watcher(str(tmp_path / "a.toml"))
    watcher.ask()
    assert watcher.wait()
    watcher.close()
    assert not watcher.wait()


def test_who_does_not_follow_waits_for_who_asks(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_text("x")
    watcher = Watcher(str(file), follow=False)
    file.write_text("changed")
    assert not watcher.wait_briefly(0)
    watcher.ask()
    assert watcher.wait()
