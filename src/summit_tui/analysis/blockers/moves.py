"""What a party could do: take a step, waive a demand, drop a refusal, agree to do it at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from summit_tui.dossier.model import INDEPENDENT, Dossier
from summit_tui.record import Record

MoveKind = Literal["drop", "event", "waive", "together", "step"]
KINDS: tuple[MoveKind, ...] = MoveKind.__args__  # type: ignore[attr-defined]
Level = Literal["drop", "out_of_reach", "waive", "together", "step"]
LEVELS: tuple[Level, ...] = Level.__args__  # type: ignore[attr-defined]
"""From the most that can be asked to the least: the order in which packages are ranked.

What is said to be out of reach, or what nobody could bring about, is more than a waiver. To agree
to "together" is less than to waive: the demand is met after all, only not beforehand.
"""


class Move(Record):
    """One thing that would have to be done, or an `event`: something that has to come about.

    `target` is an outcome for `step`, `event` and `drop`, a precondition for `waive` and
    `together`. `by` are the parties or actors whom the dossier names: the refuser, the holders of
    the demand, the controllers, who take one step between them; nobody brings about an event.
    `parties` are the parties of these: what an actor gives up, its party gives up; an independent
    stands for itself. `doubted`: others say that it is out of reach.
    """

    kind: MoveKind
    target: str
    by: tuple[str, ...]
    parties: tuple[str, ...]
    doubted: bool = False

    @property
    def id(self) -> str:
        """Stable, made of ids of the dossier; no id holds a colon."""
        return move_id(self.kind, self.target, self.by[0] if self.kind == "drop" else "")

    @property
    def level(self) -> Level:
        """What it weighs when packages are ranked."""
        if self.kind == "event" or self.doubted:
            return "out_of_reach"
        return self.kind


def move_id(kind: MoveKind, target: str, by: str = "") -> str:
    """The id of a move: `waive:PRECONDITION`, `step:OUTCOME`, `drop:OUTCOME:WHO` …."""
    return f"{kind}:{target}:{by}" if by else f"{kind}:{target}"


def parsed(id_: str) -> tuple[str, str, str]:
    """The kind, the target and, of a dropped refusal, the refuser of what may be a move's id."""
    kind, _, rest = id_.partition(":")
    target, _, by = rest.partition(":")
    return kind, target, by


def move(
    dossier: Dossier, kind: MoveKind, target: str, by: Iterable[str], *, doubted: bool = False
) -> Move:
    """A move by these parties or actors."""
    sides = tuple(by)
    parties = tuple(dict.fromkeys(party_of(dossier, side) for side in sides))
    return Move(kind, target, sides, parties, doubted)


def party_of(dossier: Dossier, side: str) -> str:
    """The party of a party or actor; the actor's own id when it belongs to none.

    Where a party and an actor share an id, the party is meant.
    """
    actor = dossier.actors.get(side)
    if side in dossier.parties or actor is None or actor.party == INDEPENDENT:
        return side
    return actor.party


class UnknownMoveError(ValueError):
    """A move that the dossier does not offer; the text says so, and what may have been meant."""
