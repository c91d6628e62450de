"""A deadlock as a record: its circles, who holds each edge, and the ways out of it."""

from __future__ import annotations

from typing import Literal

from summit_tui.dossier.model import Precondition
from summit_tui.record import Record


class Edge(Record):
    """One outcome has to wait for another because of a precondition."""

    waiting: str
    awaited: str
    precondition: Precondition


class Circle(Record):
    """Outcomes each of which waits for the next, and the last for the first.

    Where several preconditions make the same outcome wait for the same other, the edges have them
    all, one after the other: to lift one of them opens nothing. `opens` says that the circle would
    be gone if every step were taken that nobody refuses.
    """

    outcomes: tuple[str, ...]
    edges: tuple[Edge, ...]
    opens: bool

    @property
    def holders(self) -> tuple[str, ...]:
        """Everybody whose demand is on the circle, each once."""
        return tuple(
            dict.fromkeys(side for edge in self.edges for side in edge.precondition.set_by)
        )


class Exit(Record):
    """A way out of a deadlock.

    `alternative`: the precondition would also be satisfied by the outcomes in `requires`, none of
    which is in the deadlock; `missing` are those that do not hold, `refused` those of them that
    somebody refuses. `waive`: the holders of one edge lift it. `together`: all holders on one
    circle, whose preconditions these are, agree that it comes about at once. `moves` are what its
    holders do, without those assumed; `also` what else it takes, besides steps that nobody refuses,
    until everything on its circle can come about.
    """

    kind: Literal["alternative", "waive", "together"]
    preconditions: tuple[str, ...]
    requires: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


class Deadlock(Record):
    """Outcomes that all wait for one another, directly or through others.

    The first of the `circles` is the shortest; every edge within lies on one of them if `complete`.
    `stuck` are the outcomes that would still wait for one another if every step were taken that
    nobody refuses; without any, nobody has to give anything up for a way out.
    """

    outcomes: tuple[str, ...]
    circles: tuple[Circle, ...]
    exits: tuple[Exit, ...]
    stuck: tuple[str, ...]
    complete: bool

    @property
    def opens(self) -> bool:
        """Whether steps that nobody refuses are a way out."""
        return not self.stuck

    @property
    def circle(self) -> Circle:
        """The shortest circle."""
        return self.circles[0]
