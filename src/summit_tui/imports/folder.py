"""The folder that an import writes: whole or not at all, and never over another one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from io import TextIOWrapper

from summit_tui.dossier.text import visible
from summit_tui.dossier.write.record_text import table_text
from summit_tui.imports.losses import CannotImportError

_DATES = frozenset({"date", "as_of", "checked"})
TEXTS = "texts"
"""The folder within it that `verify --texts` is given."""


class Folder:
    """A folder under way, beside the place where it will stand."""

    def __init__(self, path: str) -> None:
        """`path` is the folder under way."""
        self.path = path
        self._open: dict[str, TextIOWrapper] = {}
        self.counts: dict[str, int] = {}
        self.texts = 0

    def heading(self, fields: Mapping[str, object]) -> None:
        """Write what is said of the whole dossier."""
        self._file("dossier").write(table_text("dossier", _said(fields)))

    def record(self, name: str, fields: Mapping[str, object]) -> None:
        """Write one record into the file of its table."""
        before = "\n" if name in self.counts else ""
        self._file(name).write(before + table_text(name, _said(fields)))
        self.counts[name] = self.counts.get(name, 0) + 1

    def text(self, name: str, text: str) -> None:
        """Write the text of a source, as it is."""
        os.makedirs(os.path.join(self.path, TEXTS), exist_ok=True)
        with open(os.path.join(self.path, TEXTS, name), "x", encoding="utf-8", newline="") as file:
            file.write(text)
        self.texts += 1

    def note(self, name: str, text: str) -> None:
        """Write a file that is for people to read."""
        with open(os.path.join(self.path, name), "x", encoding="utf-8") as file:
            file.write(text)

    def finish(self) -> None:
        """Bring everything that is written to the disk."""
        for file in self._open.values():
            file.flush()
            os.fsync(file.fileno())

    def close(self) -> None:
        """Let go of the files, whatever becomes of what is not on the disk yet."""
        for file in self._open.values():
            with suppress(OSError):
                file.close()

    def _file(self, name: str) -> TextIOWrapper:
        if name not in self._open:
            path = os.path.join(self.path, f"{name}.toml")
            self._open[name] = open(path, "x", encoding="utf-8", newline="\n")  # noqa: SIM115
        return self._open[name]


def _said(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields that say something, as the TOML parser gives them."""
    return {
        name: _day(value) if name in _DATES else value
        for name, value in fields.items()
        if value not in ("", None, False, [], ())
    }


def _day(value: object) -> object:
    is_day = isinstance(value, str) and len(value) == len("2031-03-04") and value.count("-") == 2
    return date.fromisoformat(str(value)) if is_day else value


@contextmanager
def written(path: str) -> Iterator[Folder]:
    """A folder to write into, that has its place when the block ends well, and else is gone.

    Raises:
        CannotImportError: there is something in that place, or the system refuses.
    """
    shown = f"‘{visible(path)}’"
    if "\0" in path:
        raise CannotImportError(f"{shown} is no name of a folder")
    target = os.path.abspath(path)
    parent, name = os.path.split(target)
    draft = os.path.join(parent, f".{name[:200]}.{os.getpid()}.part")
    if os.path.lexists(target):
        raise _exists(shown)
    if not os.path.isdir(parent):
        raise CannotImportError(f"there is no folder ‘{visible(os.path.dirname(path) or parent)}’")
    try:
        os.mkdir(draft)
        folder = Folder(draft)
        try:
            yield folder
            folder.finish()
        finally:
            folder.close()
        # Making the folder is refused where one has come to be meanwhile; renaming is not.
        os.mkdir(target)
        os.rename(draft, target)
    except FileExistsError:
        raise _exists(shown) from None
    except OSError as error:
        why = visible(error.strerror or "the system gives no reason")
        raise CannotImportError(f"{shown} cannot be written: {why}") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _exists(shown: str) -> CannotImportError:
    return CannotImportError(f"{shown} exists; nothing is written over it")
