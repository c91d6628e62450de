"""Noticing that the files of a dossier were saved, added, renamed or removed.

The system tells us (inotify, FSEvents, kqueue, ReadDirectoryChangesW, by the library `watchdog`),
and nothing runs meanwhile. What it tells is a hint only: whether something is new is read off the
files themselves. On a network share it may tell nothing, so that they are looked at now and then
all the same; where it cannot tell at all, or the library is missing, once a second.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from threading import Event
from time import sleep
from typing import Any

from summit_tui.record import Record

_EVERY, _NOW_AND_THEN = 1.0, 5.0
"""Seconds between two looks at the files: where nobody tells us, and where the system does."""
_REST = 0.02
"""Seconds for which files have to stay as they are: a save may come in several steps."""
_STEPS = 10
"""So many steps are waited for: somebody may save without end."""


class FileState(Record):
    """What of a file changes with a save, or when another file takes its name."""

    name: str
    modified: int
    changed: int
    size: int
    number: int


def file_names(path: str) -> list[str]:
    """The file, or of a folder whatever has `.toml` in its name."""
    try:
        inside = sorted(name for name in os.listdir(path) if ".toml" in name.lower())
        return [os.path.join(path, name) for name in inside]
    except (OSError, ValueError):
        return [path]


def stamp_of(path: str) -> tuple[FileState, ...]:
    """The state of each file of a dossier."""
    states = []
    for name in file_names(path):
        with suppress(OSError, ValueError):
            found = os.stat(name)
            states.append(
                FileState(name, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)
            )
    return tuple(states)


class Watcher:
    """Waits for changes. The state at its making counts as known.

    Args:
        path: A file, or a folder of them.
        follow: Whether changes count; if not, `wait` is for who asks.
    """

    def __init__(self, path: str, *, follow: bool = True) -> None:
        self._follow = follow
        # As long as the process runs, whatever folder it goes to.
        self._path = os.path.abspath(path)
        self.known = stamp_of(self._path)
        self._hint = Event()
        self._asked = False
        self._closed = False
        self._observer: Any = None
        self._folders: dict[str, tuple[int, int]] = {}

    def wait(self) -> bool:
        """Wait until the files have changed, or somebody asks; False when it is over.

        A save that takes several steps is one change.
        """
        while not self._closed:
            told = self._follow and self._listen()
            if self._asked or self._is_new():
                self._asked = False
                self._settle()
                return True
            self._hint.wait(None if not self._follow else _NOW_AND_THEN if told else _EVERY)
            self._hint.clear()
        return False

    def wait_briefly(self, seconds: float) -> bool:
        """Whether the files change again within this time."""
        if not self._is_new():
            self._hint.wait(seconds)
        return self._is_new()

    def _is_new(self) -> bool:
        return self._follow and stamp_of(self._path) != self.known

    def ask(self) -> None:
        """Let `wait` return even if nothing has changed; from any thread."""
        self._asked = True
        self._hint.set()

    def close(self) -> None:
        """Let `wait` return for the last time; from any thread."""
        self._closed = True
        self._hint.set()
        if self._observer is not None:
            self._observer.stop()

    def _settle(self) -> None:
        for _ in range(_STEPS):
            before = self.known = stamp_of(self._path)
            sleep(_REST)
            if stamp_of(self._path) == before:
                break

    # -- what the system tells --------------------------------------------------------------------

    def dispatch(self, _event: object) -> None:
        """Take a hint, as the library calls it."""
        self._hint.set()

    def _listen(self) -> bool:
        """Have the system watch the folders that hold the files; whether it does.

        Asked anew each time: a folder may have been replaced by another of its name.
        """
        folders = dict(_folders(self._path))
        if folders != self._folders:
            self._folders = folders
            try:
                self._observe(folders)
            except (ImportError, OSError, RuntimeError):
                # Not installed; more watches than the system allows; a folder gone meanwhile.
                self._observer = None
        return self._observer is not None and bool(folders)

    def _observe(self, folders: dict[str, tuple[int, int]]) -> None:
        if self._observer is None:
            from watchdog.observers import Observer

            self._observer = Observer()
            self._observer.daemon = True
            self._observer.start()
        from watchdog import events

        # Not who reads: each of our own looks would be told.
        comes_and_goes = [events.DirCreatedEvent, events.DirDeletedEvent, events.DirMovedEvent]
        saves = [
            *comes_and_goes, events.FileCreatedEvent, events.FileDeletedEvent,
            events.FileMovedEvent, events.FileModifiedEvent, events.FileClosedEvent,
            events.FileAttribEvent,
        ]  # fmt: skip
        self._observer.unschedule_all()
        for folder in folders:
            self._observer.schedule(self, folder, event_filter=saves)
        for parent in {os.path.dirname(folder) for folder in folders} - set(folders):
            # Where the folder itself may be renamed and another put in its place.
            self._observer.schedule(self, parent, event_filter=comes_and_goes)


def _folders(path: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """The folders where an entry changes when the dossier does, and which ones these are.

    Beside the folder that it stands in those that links lead to.
    """
    inside = [path]
    with suppress(OSError, ValueError):
        inside += [os.path.join(path, name) for name in os.listdir(path) if ".toml" in name.lower()]
    around = {os.path.dirname(name) for name in inside}
    around |= {os.path.dirname(os.path.realpath(name)) for name in inside}
    if os.path.isdir(path):
        around.add(path)
    for folder in sorted(map(os.path.realpath, around)):
        with suppress(OSError, ValueError):
            found = os.stat(folder)
            yield folder, (found.st_dev, found.st_ino)
