"""The record of a derived contradiction, its sides, and why it ranks where it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from summit_tui.analysis.contradictions.grounds import Grounds
from summit_tui.analysis.contradictions.provenance import Roots
from summit_tui.dossier.dates import Period
from summit_tui.record import Record

if TYPE_CHECKING:
    from summit_tui.analysis.blockers.deadlock import Circle

Kind = Literal[
    "opposition",
    "mixed signals",
    "change of line",
    "self-contradiction",
    "reversal",
    "softening",
    "hardening",
    "shift of terms",
    "conflicting accounts",
    "attribution gap",
    "wording",
    "circle",
]
Strength = Literal["hard", "tension", "nuance"]
"""hard: both sides firm and on record (own words or an act), of one scope, and it is known when;
tension: anything weaker on a side; nuance: one utterance rendered differently, which is no
contradiction."""

KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]
STRENGTHS: tuple[Strength, ...] = Strength.__args__  # type: ignore[attr-defined]


class Side(Record):
    """One side, with all its evidence.

    `actor` is who stands on it (the first of `actors` when several do); `of` is the actor whose
    position it reads or relays, or empty; `stance` is the word of the format (or the value, for a
    fact); `says` puts it in a phrase; `statements` are sorted ids.

    On a circle `holder` is the party or actor whose demands these are, and empty where nobody set
    them; what is inferred may have no evidence, and so neither `actor` nor `statements`.

    `grounds` is what the strongest of its statements rests on, and empty without any; `firm` says
    whether one of them is firm.
    """

    actor: str
    actors: tuple[str, ...]
    stance: str
    says: str
    statements: tuple[str, ...]
    of: str = ""
    holder: str = ""
    grounds: Grounds | Literal[""] = ""
    firm: bool = False


class Rank(Record):
    """What the order is made of, best first.

    It is printed with the item, so that nobody has to trust a score. `days_apart` is between the
    nearest evidence of two sides.
    """

    strength: Strength
    cross_source: bool
    verified_quotes: int
    roots: int
    firm_sides: int
    days_apart: int

    def __str__(self) -> str:
        apart = "same days" if not self.days_apart else _count(self.days_apart, "day") + " apart"
        return " · ".join(
            (
                self.strength,
                "cross-source" if self.cross_source else "one source",
                _count(self.verified_quotes, "checked quote"),
                _count(self.roots, "root"),
                _count(self.firm_sides, "firm side"),
                apart,
            )
        )


class Contradiction(Record):
    """Sides that do not go together, derived by a rule: two, and more only on a `circle`.

    `subject` holds the ids of what it is about (propositions, outcomes, a fact, an utterance),
    `about` says it in words. `dismissed` is the curator's reason, or empty. `circle` is the whole
    loop, for that kind.
    """

    id: str
    kind: Kind
    strength: Strength
    cross_source: bool
    subject: tuple[str, ...]
    about: str
    sides: tuple[Side, ...]
    rule: str
    rank: Rank
    dismissed: str
    circle: Circle | None = None

    @property
    def actors(self) -> tuple[str, ...]:
        """Everybody on some side, each once."""
        return tuple(dict.fromkeys(actor for side in self.sides for actor in side.actors))

    @property
    def statements(self) -> tuple[str, ...]:
        """The evidence of all sides, each statement once."""
        return tuple(dict.fromkeys(name for side in self.sides for name in side.statements))


def is_about_order(item: Contradiction) -> bool:
    """Whether the subject is two outcomes, and the question which of them comes first."""
    return len(item.subject) == 2 and any(side.stance == "conditional" for side in item.sides)


class Evidence(Record):
    """What the ranking needs to know of one statement on a side."""

    statement: str
    roots: Roots
    date: Period
    firm: bool
    reading: bool = False


def order(contradiction: Contradiction) -> tuple[object, ...]:
    """The sort key: `Rank`, best first, then the id."""
    rank = contradiction.rank
    return (
        STRENGTHS.index(rank.strength),
        not rank.cross_source,
        -rank.verified_quotes,
        -rank.roots,
        -rank.firm_sides,
        rank.days_apart,
        contradiction.id,
    )


def rank(
    strength: Strength,
    sides: Sequence[Sequence[Evidence]],
    checked: Callable[[str], bool],
) -> Rank:
    """Rank sides by their evidence; at least two have some.

    `checked` says whether a statement is a quote that was found in its source's text. Two sides
    are cross-source when some evidence of the one shares no root with some of the other.
    """
    sides = [side for side in sides if side]
    roots = [{item.roots for item in side} for side in sides]
    statements = {item.statement for side in sides for item in side}
    return Rank(
        strength,
        any(not a & b for left, right in combinations(roots, 2) for a in left for b in right),
        sum(checked(statement) for statement in statements),
        len(frozenset().union(*(each for side in roots for each in side))),
        sum(any(item.firm for item in side) for side in sides),
        min(_days_apart(left, right) for left, right in combinations(sides, 2)),
    )


def _days_apart(left: Iterable[Evidence], right: Iterable[Evidence]) -> int:
    """The days between the nearest two, by one sweep over both sides."""
    spans = sorted(
        {(item.date.first, item.date.last, 0) for item in left}
        | {(item.date.first, item.date.last, 1) for item in right}
    )
    nearest = -1
    ends: list[int | None] = [None, None]
    for first, last, side in spans:
        end = ends[1 - side]
        if end is not None:
            gap = max(0, first - end)
            nearest = gap if nearest < 0 else min(nearest, gap)
        own = ends[side]
        ends[side] = last if own is None else max(own, last)
    return max(0, nearest)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
