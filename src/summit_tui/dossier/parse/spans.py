"""Where in a TOML text a record, a field or a value stands.

The parser gives values without positions, and a dossier without problems should not pay for
them. So this second, smaller reader runs only when there is a problem to show, and only over
text that the parser has accepted: it finds its way, it does not judge.
"""

from __future__ import annotations

import re

from summit_tui.dossier.text import hostile
from summit_tui.record import Record

Path = tuple[str | int, ...]
"""The keys and list indexes that lead to a value: `("actors", 3, "aliases", 0)`."""

_SKIP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*+")
_BLANK = re.compile(r"[ \t]*+")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
)
_BARE = re.compile(r"[^\s=.\[\]{},#\"']++")
_PLAIN_VALUE = re.compile(r"[^\n,\]}#]*+")
_ESCAPE = re.compile(
    r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{2})|(\r?\n)|(.))|[^\\]"
)
_SHORT = {"b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class Span(Record):
    """Offsets in the text: where the key begins, and where the value begins and ends.

    For an element of a list `key` is where the element begins; for a table, the header.
    """

    key: int
    value: int
    end: int


def spans(text: str) -> dict[Path, Span]:
    """Every record, field, list element and inline table in `text`, by its path.

    `text` is valid TOML. Tables of a list are counted from 0, as the parser counts them.
    """
    reader = _Reader(text)
    reader.read()
    return reader.found


def acting(text: str, span: Span) -> int:
    """The offset of the first character of a string value that could act on a terminal.

    It stands there as itself or as an escape. Where none is found, that of the value.
    """
    raw = text[span.value : span.end]
    triple = raw[:3] in ('"""', "'''")
    begin = 3 if triple else 1
    first = next((at for at, _ in hostile(raw[begin:-begin])), len(raw))
    if raw[:1] == '"':
        for match in _ESCAPE.finditer(raw, begin):
            if match.start() - begin >= first:
                break
            if match[0][0] == "\\" and next(hostile(_escaped(match)), None):
                return span.value + match.start()
    return span.value + (begin + first if first < len(raw) else 0)


def _escaped(match: re.Match[str]) -> str:
    digits = match[1] or match[2] or match[3]
    return chr(int(digits, 16)) if digits else _SHORT.get(match[5] or "", "")


class _Reader:
    """One walk over a text. `at` is the offset of the next character to read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.found: dict[Path, Span] = {}
        self._counts: dict[Path, int] = {}

    def read(self) -> None:
        """Fill `found`."""
        table: Path = ()
        text, size = self.text, len(self.text)
        self._skip()
        while self.at < size:
            if text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self._skip()

    def _skip(self) -> None:
        match = _SKIP.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _header(self) -> Path:
        begin = self.at
        many = self.text.startswith("[[", begin)
        self.at += 2 if many else 1
        path: Path = ()
        keys = self._keys()
        for key in keys[:-1]:
            path += (key,)
            if path in self._counts:
                path += (self._counts[path] - 1,)
        path += (keys[-1],)
        if many:
            self.found.setdefault(path, Span(begin, begin, begin))
            index = self._counts.get(path, 0)
            self._counts[path] = index + 1
            path += (index,)
        self.at += 2 if many else 1
        self.found[path] = Span(begin, begin, self.at)
        return path

    def _keys(self) -> list[str]:
        """A key with its dots, and the blanks around it."""
        keys: list[str] = []
        while True:
            self._blank()
            keys.append(self._key())
            self._blank()
            if not self.text.startswith(".", self.at):
                return keys
            self.at += 1

    def _blank(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _key(self) -> str:
        begin = self.at
        quoted = self.text[begin] in "\"'"
        match = (_STRING if quoted else _BARE).match(self.text, begin)
        if not match:
            raise ValueError(f"no key at {begin}")
        self.at = match.end()
        raw = match[0]
        if not quoted:
            return raw
        if raw[0] == "'" or "\\" not in raw:
            return raw[1:-1]
        parts = _ESCAPE.finditer(raw, 1, len(raw) - 1)
        return "".join(_escaped(m) or m[5] if m[0][0] == "\\" else m[0] for m in parts)

    def _pair(self, table: Path) -> None:
        begin = self.at
        keys = self._keys()
        self.at += 1
        self._blank()
        path = table
        for key in keys[:-1]:
            path += (key,)
            self.found.setdefault(path, Span(begin, begin, begin))
        self._value((*path, keys[-1]), begin)

    def _value(self, path: Path, key: int) -> None:
        begin = self.at
        first = self.text[begin]
        if first == "[":
            self._items(path)
        elif first == "{":
            self.at += 1
            self._skip()
            while self.text[self.at] != "}":
                self._pair(path)
                self._comma()
            self.at += 1
        elif first in "\"'":
            match = _STRING.match(self.text, begin)
            if not match:
                raise ValueError(f"no string at {begin}")
            self.at = match.end()
        else:
            match = _PLAIN_VALUE.match(self.text, begin)
            self.at = begin + len(match[0].rstrip()) if match else begin
        self.found[path] = Span(key, begin, self.at)

    def _items(self, path: Path) -> None:
        self.at += 1
        self._skip()
        index = 0
        while self.text[self.at] != "]":
            self._value((*path, index), self.at)
            self._comma()
            index += 1
        self.at += 1

    def _comma(self) -> None:
        self._skip()
        if self.text.startswith(",", self.at):
            self.at += 1
            self._skip()
