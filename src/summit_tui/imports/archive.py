"""Archives from anybody: what is in them is read by name and within limits, never unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from summit_tui.dossier.text import clip
from summit_tui.imports.losses import CannotImportError
from summit_tui.imports.reading import opened

_MOST = 50_000
"""Files in an archive."""
_ENTRY = 400
"""Bytes that the archive's own list has for one file, at most."""
_LARGEST = 1_000_000_000
"""Bytes of one file."""
_ALL = 4_000_000_000
"""Bytes of all files together that are read."""
_RATIO = 200
"""How many times as large as in the archive a file may be, from a million bytes on."""
_DAMAGES = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError,
    ValueError,
)  # fmt: skip
"""What reading a damaged archive may raise."""
_END, _END_64 = b"PK\5\6", b"PK\6\7"


class Stream:
    """A file of an archive, of which damage is told in a sentence."""

    def __init__(self, stream: IO[bytes], shown: str) -> None:
        self._stream = stream
        self._shown = shown

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or all that are left."""
        try:
            return self._stream.read(size)
        except _DAMAGES as error:
            raise _damaged(self._shown, error) from None


class Archive:
    """The files of an archive by their names, in which case does not count."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._files = {info.filename.casefold(): info for info in archive.infolist()}
        self._room = _ALL

    def names(self) -> list[str]:
        """What is in it, as it is written there."""
        return [info.filename for info in self._files.values()]

    @contextmanager
    def open(self, name: str) -> Iterator[Stream]:
        """A file as a stream.

        Raises:
            CannotImportError: it is not there, protected, damaged or larger than it may be.
        """
        shown = f"‘{clip(name)}’ in ‘{self._name}’"
        info = self._files.get(name.casefold())
        if info is None:
            raise CannotImportError(f"there is no {shown}")
        if info.flag_bits & 1:
            raise CannotImportError(f"{shown} is protected by a password")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise CannotImportError(f"{shown} is packed in a way that is not read")
        size, packed = info.file_size, max(info.compress_size, 1)
        if size > min(_LARGEST, self._room) or (size > 1_000_000 and size > _RATIO * packed):
            raise CannotImportError(f"{shown} would have {size:,} bytes: it is refused")
        self._room -= size
        try:
            stream = self._archive.open(info)
        except _DAMAGES as error:
            raise _damaged(shown, error) from None
        with stream:
            yield Stream(stream, shown)

    def read(self, name: str) -> bytes:
        """The whole of a file.

        Raises:
            CannotImportError: as of `open`.
        """
        with self.open(name) as stream:
            return stream.read()


@contextmanager
def archive(path: str, name: str) -> Iterator[Archive]:
    """An archive that is not made to be larger than it looks.

    Raises:
        CannotImportError: it is no archive, or has more files than may be.
    """
    with opened(path) as file:
        _require_few(file, name)
        try:
            unpacked = zipfile.ZipFile(file)
        except _DAMAGES as error:
            raise CannotImportError(f"‘{name}’ is no archive: {clip(str(error))}") from None
        with unpacked:
            yield Archive(unpacked, name)


def _require_few(file: BinaryIO, name: str) -> None:
    """Look how long the list of files is before it is read."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - (1 << 16) - 22))
    tail = file.read()
    file.seek(0)
    at = tail.rfind(_END)
    if at < 0 or at + 22 > len(tail):
        raise CannotImportError(f"‘{name}’ is no archive, or its end is missing")
    listed = int.from_bytes(tail[at + 12 : at + 16], "little")
    if listed > _MOST * _ENTRY or tail[max(0, at - 20) : at].startswith(_END_64):
        raise CannotImportError(f"‘{name}’ has more than {_MOST:,} files: it is refused")


def _damaged(shown: str, error: Exception) -> CannotImportError:
    return CannotImportError(f"{shown} is damaged: {clip(str(error))}")
