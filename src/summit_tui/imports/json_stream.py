"""JSON of any size, element by element: only one of them is in memory at a time."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from io import TextIOBase
from typing import Any

from summit_tui.imports.losses import CannotImportError

_PIECE = 1 << 16
_LARGEST = 200_000_000
"""Characters of one element, at most."""
_SHORT = 32
"""Characters before the end of the window in which a sign may look wrong because it is cut."""
_BLANK = re.compile(r"[ \t\n\r]*")
_OF_NUMBERS = frozenset("0123456789.eE+-")


def members(stream: TextIOBase, name: str) -> Iterator[tuple[str, Any]]:
    """What stands in a document: pairs of a name and an element.

    Of an object those of its fields, where each element of a list is a pair of its own and an
    empty list none; of a list its elements, under the empty name. Documents one behind the other,
    as in JSON Lines, are elements under the empty name, too.

    Raises:
        CannotImportError: it is not JSON.
    """
    text = _Text(stream, name)
    opening = text.next()
    if opening == "[":
        yield from (("", element) for element in _elements(text))
    elif opening == "{" and not text.is_line():
        yield from _fields(text)
    else:
        while text.next():
            yield "", text.value()
        return
    if text.next():
        raise text.wrong("the document ends here, but more follows")


def elements(found: Iterator[tuple[str, Any]], lists: Collection[str]) -> Iterator[Any]:
    """The elements of the fields of these names, or the document itself if it has none of them.

    The elements of a list that is a field of the document itself come back as a list.
    """
    alone: dict[str, Any] = {}
    listed = False
    for field, element in found:
        if not field or field in lists:
            listed = True
            yield element
        elif field not in alone:
            alone[field] = element
        elif isinstance(alone[field], _Several):
            alone[field].append(element)
        else:
            alone[field] = _Several([alone[field], element])
    if alone and not listed:
        yield alone


class _Several(list[Any]):
    """Elements of one list, which `members` gives one by one."""


def _fields(text: _Text) -> Iterator[tuple[str, Any]]:
    text.take("{")
    more = text.next() != "}"
    while more:
        key = text.value()
        if not isinstance(key, str):
            raise text.wrong("a field has no name")
        text.take(":")
        if text.next() == "[":
            yield from ((key, element) for element in _elements(text))
        else:
            yield key, text.value()
        more = text.next() == ","
        if more:
            text.take(",")
    text.take("}")


def _elements(text: _Text) -> Iterator[Any]:
    text.take("[")
    more = text.next() != "]"
    while more:
        yield text.value()
        more = text.next() == ","
        if more:
            text.take(",")
    text.take("]")


class _Text:
    """A window on the document, that moves on as it is read."""

    def __init__(self, stream: TextIOBase, name: str) -> None:
        self._stream = stream
        self._name = name
        self._window = ""
        self._at = 0
        self._line = 1
        self._ended = False
        self._decoder = json.JSONDecoder()

    def next(self) -> str:
        """The next sign that is no blank, which stays; nothing at the end."""
        while True:
            match = _BLANK.match(self._window, self._at)
            assert match
            self._at = match.end()
            if self._at < len(self._window):
                return self._window[self._at]
            if not self._read(_PIECE):
                return ""

    def take(self, sign: str) -> None:
        """Go past a sign that has to stand here."""
        found = self.next()
        if found != sign:
            at = f"‘{found}’" if found else "the end"
            raise self.wrong(f"‘{sign}’ is missing before {at}")
        self._at += 1

    def value(self) -> Any:
        """The whole value that begins here."""
        self.next()
        more = _PIECE
        while True:
            unfinished: CannotImportError | None = None
            try:
                value, end = self._decoder.raw_decode(self._window, self._at)
            except json.JSONDecodeError as error:
                unfinished = self.wrong(error.msg, error.pos)
                inside = error.pos < len(self._window) - _SHORT
                if inside and not error.msg.startswith("Unterminated string"):
                    raise unfinished from None
            except RecursionError:
                raise self.wrong("it is nested too deeply") from None
            except ValueError as error:  # a number of thousands of digits
                raise self.wrong(str(error)) from None
            else:
                # A number at the end of the window may go on behind it.
                more_to_come = isinstance(value, int | float) and _OF_NUMBERS.issuperset(
                    self._window[end : end + 1]
                )
                if self._ended or not more_to_come:
                    self._at = end
                    return value
            if len(self._window) - self._at > _LARGEST:
                raise self.wrong(f"one element has more than {_LARGEST // 10**6} MB")
            if not self._read(more) and unfinished is not None:
                raise unfinished
            more *= 2

    def is_line(self) -> bool:
        """Whether a whole object stands on the first line, and another one begins behind it."""
        end = self._window.find("\n", self._at)
        if end < 0 or not self._window[end:].strip().startswith("{"):
            return False
        try:
            json.loads(self._window[self._at : end])
        except (ValueError, RecursionError):
            return False
        return True

    def wrong(self, what: str, at: int = -1) -> CannotImportError:
        """The error that something is wrong in the window, by default where it stands."""
        line = self._line + self._window.count("\n", 0, self._at if at < 0 else at)
        return CannotImportError(f"‘{self._name}’ is not JSON: line {line}: {what}")

    def _read(self, size: int) -> bool:
        """Move the window on to what is not read yet, and longer by this much."""
        piece = self._stream.read(size)
        self._line += self._window.count("\n", 0, self._at)
        self._window = self._window[self._at :] + piece
        self._at = 0
        self._ended = not piece
        return bool(piece)
