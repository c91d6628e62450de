"""What a party could do: take a step, waive a demand, drop a refusal, agree to do it at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from summit_tui.dossier.model import INDEPENDENT, Dossier
from summit_tui.record import Record

MoveKind = Literal["drop", "waive", "together", "step"]
KINDS: tuple[MoveKind, ...] = MoveKind.__args__  # type: ignore[attr-defined]
"""From the most that can be asked to the least: the order in which packages are ranked.

To agree to "together" is less than to waive: the demand is met after all, only not beforehand.
"""


class Move(Record):
    """One thing that would have to be done.

    `target` is an outcome for `step` and `drop`, a precondition for `waive` and `together`. `by`
    are the parties or actors whom the dossier names: the refuser, the holder of the demand, the
    controllers, who take one step between them. `parties` are the parties of these: what an actor
    gives up, its party gives up; an independent stands for itself.
    """

    kind: MoveKind
    target: str
    by: tuple[str, ...]
    parties: tuple[str, ...]

    @property
    def id(self) -> str:
        """Stable, made of ids of the dossier; no id holds a colon."""
        refuser = f":{self.by[0]}" if self.kind == "drop" else ""
        return f"{self.kind}:{self.target}{refuser}"


def move(dossier: Dossier, kind: MoveKind, target: str, by: Iterable[str]) -> Move:
    """A move by these parties or actors."""
    sides = tuple(by)
    return Move(kind, target, sides, tuple(dict.fromkeys(party_of(dossier, it) for it in sides)))


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
