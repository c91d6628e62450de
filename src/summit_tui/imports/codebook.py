"""The codes of a REFI-QDA project: which name actors, which propositions, which stances."""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.imports.stances import Stances
from summit_tui.record import Record


class Code(Record):
    """One code; `above` is the id of the one that it stands under, or empty."""

    guid: str
    name: str
    above: str
    codable: bool


class Coded(Record):
    """What a code says of a passage: that an actor speaks, or a proposition with a stance."""

    actor: str
    proposition: str
    topic: str
    stance: str


class Codebook:
    """All codes, as the reader says what they are, or else as their names tell."""

    def __init__(self, stances: Stances, actors: str, propositions: str) -> None:
        """`actors` and `propositions` are the names of codes under which such stand, or empty."""
        self._stances = stances
        self._actors, self._propositions = actors.casefold(), propositions.casefold()
        self._codes: dict[str, Code] = {}
        self._with_children: set[str] = set()

    def add(self, code: Code) -> None:
        """Take a code; what it stands under comes first."""
        self._codes.setdefault(code.guid, code)
        self._with_children.add(code.above)

    def __contains__(self, guid: str) -> bool:
        return guid in self._codes

    def name(self, guid: str) -> str:
        """What a code is called."""
        return self._codes[guid].name

    def has_group(self, name: str) -> bool:
        """Whether a code of this name is there."""
        return any(code.name.casefold() == name.casefold() for code in self._codes.values())

    def meaning(self, guid: str) -> Coded | None:
        """What a code says; none if it stands outside of what the reader has named."""
        code = self._codes[guid]
        above = list(self._above(code))
        groups = {other.name.casefold() for other in above}
        if self._actors and self._actors in groups:
            return Coded(code.name, "", "", "")
        if self._propositions and self._propositions not in groups:
            return None
        stance = self._stances.of(code.name) if above else ""
        if stance:
            text, above = above[0].name, above[1:]
        else:
            text, stance = self._stances.marked(code.name)
        topic = " › ".join(
            other.name for other in reversed(above) if other.name.casefold() != self._propositions
        )
        return Coded("", text, topic, stance or self._stances.default)

    def leaves(self) -> Iterator[tuple[Code, Coded]]:
        """The codes under which no other stands, with what they say."""
        for code in self._codes.values():
            if code.codable and code.guid not in self._with_children:
                meaning = self.meaning(code.guid)
                if meaning:
                    yield code, meaning

    def _above(self, code: Code) -> Iterator[Code]:
        while code.above:
            code = self._codes[code.above]
            yield code
