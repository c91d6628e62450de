"""What the program itself writes down, apart from what it is told to."""

from __future__ import annotations

import contextlib
import os
import time
import zlib
from collections.abc import Callable, Iterator

from summit_tui.cli.folders import state_folder

_MOST = 1 << 20
"""Bytes of a file that is ours: a longer one is not."""
_TRIES, _PAUSE = 250, 0.004
"""How often, and how long apart, to ask for what another run holds for a moment."""


def write(name: str, text: str) -> str:
    """Write a file there, whole or not at all, for nobody else to read; returns its path.

    Raises:
        OSError: it cannot be written.
    """
    from summit_tui.output.files import write_own

    path = os.path.join(_made(), name)
    write_own(path, text.encode(errors="backslashreplace"))
    return path


def _made() -> str:
    where = state_folder()
    os.makedirs(where, mode=0o700, exist_ok=True)
    return where


class Remembered:
    """The text that is kept for one dossier. What cannot be read is as if forgotten.

    Args:
        dossier: Its path; the same file by another way is the same dossier.
    """

    def __init__(self, dossier: str) -> None:
        real = os.path.realpath(dossier)
        stem = "".join(it if it.isalnum() else "-" for it in os.path.basename(real))[:40]
        self._name = f"places-{stem}-{zlib.crc32(os.fsencode(real)):08x}.json"
        self.fault = ""
        """Why the last write failed, where there is a folder for it."""

    def read(self) -> str:
        """What was written last."""
        try:
            path = os.path.join(state_folder(), self._name)
            # Not waiting: a pipe of that name may have nobody at its other end.
            with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
                data = file.read(_MOST + 1)
            return data.decode() if data and len(data) <= _MOST else ""
        except (OSError, ValueError):
            return ""

    def update(self, change: Callable[[str], str]) -> None:
        """Keep what this makes of what is kept; other runs wait meanwhile."""
        try:
            folder = _made()
        except OSError:
            return
        try:
            with _alone(folder):
                write(self._name, change(self.read()))
            self.fault = ""
        except OSError as reason:
            self.fault = reason.strerror or str(reason)


@contextlib.contextmanager
def _alone(folder: str) -> Iterator[None]:
    """Keep other runs out of a folder; not for ever, and not where the system cannot."""
    try:
        import fcntl

        held = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        yield
        return
    try:
        for _ in range(_TRIES):
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                time.sleep(_PAUSE)
            except OSError:
                break
        yield
    finally:
        os.close(held)
