"""XML from anybody, as events. A document that declares a type or entities is refused.

So nothing in it can grow when it is read, and nothing outside of it is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Never, Protocol
from xml.parsers import expat

from summit_tui.dossier.text import clip
from summit_tui.imports.losses import CannotImportError

_PIECE = 1 << 16
_DEEPEST = 200

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str, str], None]


class Readable(Protocol):
    """Whatever gives bytes."""

    def read(self, size: int = -1, /) -> bytes:
        """So many bytes, or all that are left."""


class Events:
    """Tells of elements as they begin and end, by their local names."""

    def __init__(self, name: str, start: Start, end: End) -> None:
        """`start` is given the attributes; `end` the text of elements that `collect` asked for."""
        self._name = name
        self._start, self._end = start, end
        self._depth = 0
        self._collecting = -1
        self._parts: list[str] = []
        # External entities and types are refused before this would matter.
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._began
        self._parser.EndElementHandler = self._ended
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def read(self, stream: Readable) -> None:
        """Read a whole document.

        Raises:
            CannotImportError: it is not well-formed, or declares a type or entities.
        """
        try:
            while piece := stream.read(_PIECE):
                self._parser.Parse(piece, False)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            why = expat.ErrorString(error.code)
            place = f"line {error.lineno}, column {error.offset + 1}"
            raise CannotImportError(f"‘{self._name}’ is not XML: {place}: {why}") from None
        except (LookupError, ValueError) as error:  # an encoding that is none, or unfit
            raise CannotImportError(f"‘{self._name}’ is not XML: {clip(str(error))}") from None

    def collect(self) -> None:
        """Gather the text of the element that has just begun, for when it ends."""
        self._collecting = self._depth
        self._parts.clear()
        self._parser.CharacterDataHandler = self._parts.append

    def _began(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise CannotImportError(f"‘{self._name}’ is nested more than {_DEEPEST} deep")
        self._start(name.rpartition(" ")[2], attributes)

    def _ended(self, name: str) -> None:
        text = ""
        if self._collecting == self._depth:
            text = "".join(self._parts)
            self._collecting = -1
            self._parts.clear()
            self._parser.CharacterDataHandler = None
        self._depth -= 1
        self._end(name.rpartition(" ")[2], text)

    def _refuse(self, *_: object) -> Never:
        raise CannotImportError(
            f"‘{self._name}’ declares a document type or entities, which are refused"
        )
