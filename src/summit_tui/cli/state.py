"""What the program itself writes down, apart from what it is told to."""

from __future__ import annotations

import contextlib
import os
import zlib

from summit_tui.cli.folders import state_folder


def write(name: str, text: str) -> str:
    """Write a file there, whole or not at all, for nobody else to read; returns its path.

    Raises:
        OSError: it cannot be written.
    """
    from summit_tui.output.files import write_own

    where = state_folder()
    os.makedirs(where, mode=0o700, exist_ok=True)
    path = os.path.join(where, name)
    write_own(path, text.encode(errors="backslashreplace"))
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
            with open(os.path.join(state_folder(), self._name), encoding="utf-8") as file:
                return file.read()
        except (OSError, ValueError):
            return ""

    def write(self, text: str) -> None:
        """Keep this instead."""
        with contextlib.suppress(OSError):
            write(self._name, text)
