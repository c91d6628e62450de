"""The user's state folder: what the program itself writes down, apart from what it is told to."""

from __future__ import annotations

import contextlib
import os
import sys
import zlib


def folder() -> str:
    """Where it is, after the XDG base directories; it need not exist yet."""
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "summit-tui")
    base = os.environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(base):  # The standard says to ignore it then.
        base = os.path.join(home, ".local", "state")
    return os.path.join(base, "summit-tui")


def write(name: str, text: str) -> str:
    """Write a file there, whole or not at all, for nobody else to read; returns its path.

    Raises:
        OSError: it cannot be written.
    """
    import tempfile  # dear, and most runs write nothing

    where = folder()
    os.makedirs(where, mode=0o700, exist_ok=True)
    path = os.path.join(where, name)
    handle, draft = tempfile.mkstemp(dir=where, prefix=f".{name}.")  # mode 0600
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(draft)
        raise
    return path


class Remembered:
    """The text that is kept for one dossier. What cannot be read or written is as if forgotten.

    Args:
        dossier: Its path; the same file by another way is the same dossier.
    """

    def __init__(self, dossier: str) -> None:
        real = os.path.realpath(dossier)
        stem = "".join(it if it.isalnum() else "-" for it in os.path.basename(real))[:40]
        self._name = f"places-{stem}-{zlib.crc32(os.fsencode(real)):08x}.json"

    def read(self) -> str:
        """What was written last."""
        try:
            with open(os.path.join(folder(), self._name), encoding="utf-8") as file:
                return file.read()
        except (OSError, ValueError):
            return ""

    def write(self, text: str) -> None:
        """Keep this instead."""
        with contextlib.suppress(OSError):
            write(self._name, text)
