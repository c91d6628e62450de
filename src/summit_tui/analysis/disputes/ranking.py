"""The order of the list of disputes, each step in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summit_tui.analysis.contradictions.affiliation import Affiliation
from summit_tui.analysis.contradictions.contradiction import STRENGTHS, Contradiction, Strength
from summit_tui.analysis.contradictions.contradiction import Side as ContradictionSide
from summit_tui.analysis.disputes.dispute import Side
from summit_tui.analysis.disputes.members import party_in
from summit_tui.dossier.model import INDEPENDENT, Dossier
from summit_tui.record import Record

_BOTH = 2
FAR = 1 << 30
"""The distance of what is not in the way of the goal."""


class Facing(Record):
    """Who faces whom: the level, 0 is listed first, and the parties, where two face each other.

    0: two parties that the goal hangs on. 1: two other parties. 2: an actor or a party against
    itself. 3: somebody of no party is on a side, or reads another.
    """

    level: int
    parties: tuple[str, ...]


class Rank(Record):
    """What the order is made of, best first."""

    accounts: bool
    distance: int
    about_outcome: bool
    facing: Facing
    strength: Strength
    own_sides: int
    roots: int
    days_apart: int


def rank_of(
    accounts: bool,
    distance: int | None,
    about_outcome: bool,
    facing: Facing,
    sides: Sequence[Side],
    contradictions: Sequence[Contradiction],
) -> Rank:
    """The rank of a dispute with these contradictions, of which there is at least one."""
    return Rank(
        accounts,
        FAR if distance is None else distance,
        about_outcome,
        facing,
        min((item.strength for item in contradictions), key=STRENGTHS.index),
        sum(side.grounds == "own words" for side in sides[:2]),
        max(item.rank.roots for item in contradictions),
        min(item.rank.days_apart for item in contradictions),
    )


def sort_key(rank: Rank) -> tuple[object, ...]:
    """Smaller comes first."""
    return (
        rank.accounts,
        rank.distance,
        not rank.about_outcome,
        rank.facing.level,
        STRENGTHS.index(rank.strength),
        rank.own_sides < _BOTH,
        -rank.roots,
        rank.days_apart,
    )


class Facings:
    """Says of contradictions who faces whom in them."""

    def __init__(self, dossier: Dossier, concerned: Iterable[str]) -> None:
        self._dossier = dossier
        self._affiliation = Affiliation(dossier)
        self._concerned = frozenset(concerned)

    def of(self, contradictions: Iterable[Contradiction]) -> Facing:
        """The one that counts most."""
        return min(map(self._one, contradictions), default=Facing(3, ()))

    def _one(self, item: Contradiction) -> Facing:
        sides = [self._parties(side) for side in item.sides]
        named = frozenset().union(*sides)
        if item.kind in ("opposition", "circle", "conflicting accounts"):
            if INDEPENDENT in named or len(named) < 2:
                return Facing(3, ())
            facing = tuple(sorted(named))
            return Facing(0 if len(named & self._concerned) > 1 else 1, facing)
        if item.kind in ("attribution gap", "wording"):
            return Facing(3, ())
        return Facing(2, ())

    def _parties(self, side: ContradictionSide) -> frozenset[str]:
        holder = side.holder
        if holder:
            party = holder if holder in self._dossier.parties else self._affiliation.party(holder)
            return frozenset({party})
        return frozenset(
            party_in(self._dossier, self._affiliation, actor, name)
            for actor in side.actors
            for name in side.statements
        ) or frozenset({INDEPENDENT})


def why(dossier: Dossier, rank: Rank, sides: Sequence[Side]) -> tuple[str, ...]:
    """Why a dispute stands where it does, a phrase for each step of the order."""
    return (
        _how_near(rank),
        _who_faces_whom(dossier, rank.facing),
        f"{rank.strength}: " + " ≠ ".join(side.grounds for side in sides[:2]),
        ", ".join(
            (
                ("no side", "one side", "both sides")[rank.own_sides] + " in own words",
                _count(rank.roots, "independent source"),
                "same days"
                if not rank.days_apart
                else _count(rank.days_apart, "day") + " between the two nearest",
            )
        ),
    )


def _how_near(rank: Rank) -> str:
    if rank.accounts:
        return "the sources differ on something that does not bear on the goal"
    if rank.distance == FAR:
        about = "about what is to come about, though " if rank.about_outcome else ""
        return f"{about}nothing says that the goal waits for it"
    if not rank.distance:
        return "about the goal itself, or what comes before it"
    return f"{_count(rank.distance, 'step')} from the goal in what waits for what"


def _who_faces_whom(dossier: Dossier, facing: Facing) -> str:
    if facing.level == 3:
        return "somebody of no party is on a side, or reads another"
    if facing.level == 2:
        return "an actor or a party against itself"
    names = " and ".join(dossier.parties[party].name for party in facing.parties)
    return f"{names} face each other" + ("" if facing.level else ", and the goal hangs on both")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
