"""Foreign files, opened within limits, and their bytes as text. What is wrong is one sentence."""

from __future__ import annotations

import codecs
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from summit_tui.dossier.text import clip, visible
from summit_tui.dossier.verify.texts import guessed_encoding
from summit_tui.imports.losses import CannotImportError

LARGEST = 2_000_000_000
"""Bytes of a file that is imported, at most."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PIECE = 1 << 16


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The file for reading.

    Raises:
        CannotImportError: there is none, it is no regular file, or it is too large.
    """
    shown = f"‘{visible(path)}’"
    try:
        found = os.stat(path)
        if not stat.S_ISREG(found.st_mode):
            raise CannotImportError(f"{shown} is not a regular file")
        if found.st_size > LARGEST:
            size = f"{found.st_size / 1e9:.1f} GB"
            raise CannotImportError(
                f"{shown} has {size}: more than {LARGEST // 10**9} GB is refused"
            )
        if not found.st_size:
            raise CannotImportError(f"{shown} is empty")
        file = open(path, "rb")  # noqa: SIM115 - closed below
    except FileNotFoundError:
        raise CannotImportError(f"there is no file {shown}") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise CannotImportError(f"{shown} cannot be read: {visible(why or '')}") from None
    with file:
        yield file


def text_of(file: BinaryIO, encoding: str, name: str) -> io.TextIOWrapper:
    """The file as text: in the encoding that is asked for, or that its first bytes name, or UTF-8.

    Raises:
        CannotImportError: there is no such encoding, or this is none of it.
    """
    codec = encoding or marked(file.read(4)) or "utf-8"
    file.seek(0)
    decoder = _decoder(codec)
    done = 0
    while piece := file.read(_PIECE):
        try:
            decoder.decode(piece)
        except UnicodeError as error:
            raise wrong_encoding(codec, error, done, name) from None
        done += len(piece)
    file.seek(0)
    return io.TextIOWrapper(file, codec, errors="replace", newline="")


def decoded(data: bytes, encoding: str, name: str) -> str:
    """A whole text that is at hand.

    Raises:
        CannotImportError: as of `text_of`.
    """
    codec = encoding or marked(data) or "utf-8"
    _decoder(codec)
    try:
        return data.decode(codec)
    except UnicodeError as error:
        raise wrong_encoding(codec, error, 0, name) from None


def marked(data: bytes) -> str:
    """The encoding that a byte order mark at the beginning names, or nothing."""
    return next((codec for mark, codec in _MARKS if data.startswith(mark)), "")


def wrong_encoding(codec: str, error: UnicodeError, done: int, name: str) -> CannotImportError:
    """What to say of a text that is in another encoding."""
    at, looks = "", ""
    if isinstance(error, UnicodeDecodeError):
        at = f": byte {done + error.start + 1} is wrong"
        guess = guessed_encoding(error.object)
        looks = f"; it looks like {guess}" if guess else ""
    return CannotImportError(
        f"‘{clip(name)}’ is not {codec.upper()}{at}{looks}; say which it is with --encoding"
    )


def _decoder(codec: str) -> codecs.IncrementalDecoder:
    try:
        "".encode(codec)  # is refused where a codec is no encoding of text
        return codecs.getincrementaldecoder(codec)()
    except (LookupError, ValueError):
        raise CannotImportError(f"there is no encoding ‘{clip(codec)}’") from None
