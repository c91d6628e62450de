"""The texts of sources, read from their folder piece by piece. Nothing raises for what is there."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial

from summit_tui.dossier.text import visible
from summit_tui.dossier.verify.quotes import Text

_PIECE = 1 << 17
"""Bytes that are folded at a time: whole lines, and little memory beside the text itself."""
_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a zipped file, as Word and EPUB are",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzipped file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
}
_ENDS = (b"\n\n", b"\r\n\r\n", b"\n", b"\r", b"\x0c", b". ", b" ")


class UnreadableError(Exception):
    """Why a text cannot be read, as it goes on after the name of its file."""


def read(folder: str, file: str) -> Text:
    """The text of a file in the folder, in UTF-8.

    The name as it is written stays inside the folder; what links in there lead to is the
    reader's own business.

    Raises:
        UnreadableError: for everything that can be wrong with it.
    """
    parts = file.replace(os.sep, "/").split("/")
    if os.path.isabs(file) or ".." in parts or file in ("", "."):
        raise UnreadableError("leads out of the folder")
    try:
        path = os.path.join(folder, file)
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise UnreadableError("is not a regular file")
        return Text(partial(_pieces, path))
    except FileNotFoundError:
        raise UnreadableError("is not in the folder") from None
    except MemoryError:
        raise UnreadableError("cannot be read: it is too large for the memory") from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableError(visible(f"cannot be read: {why}")) from None


def _pieces(path: str) -> Iterator[str]:
    with open(path, "rb") as stream:
        data = stream.read(_PIECE)
        _reject(data)
        data = data.removeprefix(b"\xef\xbb\xbf")
        done = 0
        while data:
            more = stream.read(_PIECE)
            cut = _cut(data) if more else len(data)
            piece = data[:cut]
            if b"\0" in piece:
                raise UnreadableError(f"is no text: byte {done + piece.index(0) + 1} is NUL")
            try:
                yield piece.decode()
            except UnicodeDecodeError as error:
                raise UnreadableError(_not_utf8(data, done, error.start)) from None
            done += cut
            data = data[cut:] + more


def _cut(data: bytes) -> int:
    """Where to cut: at the end of a paragraph, else of a line, a sentence, a word.

    The second half of the piece is searched, and no line is cut whose last word is broken.
    """
    half = len(data) // 2
    for end in _ENDS:
        at = data.rfind(end, half)
        while at > half and data[at - 1 : at] in (b"-", b"\xad", b"\xac", b"\x90"):
            at = data.rfind(end, half, at)
        if at >= 0:
            return at + len(end)
    at = len(data)
    while at > half and data[at - 1] & 0xC0 == 0x80:
        at -= 1
    return at - 1 if at > half and data[at - 1] >= 0xC0 else at


def _reject(data: bytes) -> None:
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise UnreadableError(f"is {kind}: save its text as plain UTF-8")
    for mark, name in (
        (b"\xff\xfe\0\0", "UTF-32"),
        (b"\0\0\xfe\xff", "UTF-32"),
        (b"\xff\xfe", "UTF-16"),
        (b"\xfe\xff", "UTF-16"),
    ):
        if data.startswith(mark):
            raise UnreadableError(f"is {name}: save it as UTF-8")
    sample = data[:4096]
    for begin, order in ((1, "little-endian"), (0, "big-endian")):
        half = sample[begin::2]
        other = sample[1 - begin :: 2]
        if len(half) > 1 and half.count(0) > len(half) // 2 > 4 * other.count(0):
            raise UnreadableError(f"looks like UTF-16 ({order}, without a mark): save it as UTF-8")


def _not_utf8(data: bytes, done: int, at: int) -> str:
    guess = guessed_encoding(data[max(0, at - 2000) : at + 20_000])
    looks = f"; it looks like {guess}: save it as UTF-8" if guess else ": save it as UTF-8"
    return f"is not UTF-8: byte {done + at + 1} is wrong{looks}"


def guessed_encoding(data: bytes) -> str:
    """The encoding that gives the most letters which stand together in some language."""
    high = [byte for byte in data if byte >= 0x80]
    alone = sum(
        data[index] >= 0x80
        and (index == 0 or data[index - 1] < 0x80)
        and data[index + 1 : index + 2] < b"\x80"
        for index in range(len(data))
    )
    if alone > len(high) // 2:
        return "Windows-1252 (Latin-1)"
    scores = {
        name: sum(low <= char <= last for char in data.decode(codec, "replace"))
        - 3 * data.decode(codec, "replace").count("\ufffd")
        for name, codec, low, last in (
            ("Windows-1251", "cp1251", "а", "я"),
            ("KOI8-R", "koi8_r", "а", "я"),
            ("Windows-1256", "cp1256", "ء", "ي"),
            ("Windows-1255", "cp1255", "א", "ת"),
            ("Windows-1253", "cp1253", "ά", "ω"),
        )
    }
    for name, codec, ranges in (
        ("Shift JIS", "shift_jis", ("ぁ", "ヿ")),
        ("EUC-JP", "euc_jp", ("ぁ", "ヿ")),
        ("EUC-KR", "euc_kr", ("가", "힣")),
        ("GB 18030", "gb18030", ("一", "龥")),
        ("Big5", "big5", ("一", "龥")),
    ):
        decoded = data.decode(codec, "replace")
        good = sum(ranges[0] <= char <= ranges[1] for char in decoded)
        common = sum(decoded.count(char) for char in "的是在不了我他一国國和のにはを")
        scores[name] = (2 * good if common * 25 > good or ranges[0] != "一" else 0) - 6 * (
            decoded.count("\ufffd")
        )
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] > len(high) // 3 else "Windows-1252 (Latin-1)" if high else ""
