"""What our evidence for a side is: the words of the actor, an act, or something weaker."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol, get_args

from summit_tui.dossier.model import Dossier, Source, Statement

Grounds = Literal["own words", "act", "paraphrase", "relayed", "leaked", "outlet", "reading"]
"""own words: a quote. act: something that the source tells as done, as plain fact. paraphrase:
the source's words for what the actor said. relayed: another actor tells what the actor said, or
the passage takes it from another document. leaked: from a source that is not named. outlet: the
document's own claim. reading: somebody says where another actor stands."""

GROUNDS: tuple[Grounds, ...] = get_args(Grounds)
"""From the strongest to the weakest."""
ON_RECORD: tuple[Grounds, ...] = ("own words", "act")
"""What a side of a hard contradiction rests on."""


def ground_of(dossier: Dossier, statement: Statement) -> Grounds:
    """What one statement rests on: its weakest link."""
    if _is_leaked(dossier, statement):
        return "leaked"
    match statement.voice:
        case "own":
            return "own words" if statement.quote else "paraphrase"
        case "attributed":
            return "relayed"
        case "narration":
            return "outlet"
    if statement.act:
        return "act"
    return "relayed" if statement.based_on else "paraphrase"


def strongest(grounds: Iterable[Grounds]) -> Grounds:
    """The strongest of some grounds, of which there is at least one."""
    return min(grounds, key=GROUNDS.index)


class _Grounded(Protocol):
    @property
    def grounds(self) -> Grounds | Literal[""]: ...


def rests_on(sides: Iterable[_Grounded], weakest: str) -> bool:
    """Whether all sides rest on `weakest` or better; always where that is empty."""
    if weakest not in GROUNDS:
        return True
    enough = GROUNDS[: GROUNDS.index(weakest) + 1]
    return all(side.grounds in enough for side in sides)


def _is_leaked(dossier: Dossier, statement: Statement) -> bool:
    if statement.anonymous:
        return True
    if not statement.based_on:  # As nearly all are, and there may be a hundred thousand.
        return _is_anonymous(dossier.sources.get(statement.source))
    return any(_is_anonymous(dossier.sources.get(name)) for name in statement.based_on)


def _is_anonymous(source: Source | None) -> bool:
    return source is not None and source.anonymous
