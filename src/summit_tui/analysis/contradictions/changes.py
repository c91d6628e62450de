"""Softening, hardening and shift of terms: one actor's own position, moving.

Only first-hand claims count. What is said on one day is one claim, and only when every date of the
earlier phase precedes every date of the later one is it a change: what overlaps cannot be dated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

from summit_tui.analysis.contradictions.claims import Claim
from summit_tui.analysis.contradictions.contradiction import Kind
from summit_tui.record import Record

Terms = Literal["", "added", "replaced"]
"""What happened to conditions. One that is *dropped* is rejected expressly: see `clashes`."""


class Phase(Record):
    """Claims of one actor that put the same position the same way.

    `stances` and `firm` hold every stance that they take and every firmness with which they do:
    one of each, unless what was said on one day differs. `conditions` are those that stand: naming
    fewer, or none, later drops none (guard 7).
    """

    stances: frozenset[str]
    firm: frozenset[bool]
    conditions: frozenset[str]
    claims: list[Claim]

    @property
    def stance(self) -> str:
        """The stance; of several, the first by name."""
        return min(self.stances)

    @property
    def named(self) -> frozenset[str]:
        """The conditions that are named in it."""
        return frozenset[str]().union(*(claim.conditions for claim in self.claims))

    @property
    def first(self) -> int:
        """The first day it may have been said."""
        return min(claim.date.first for claim in self.claims)

    @property
    def last(self) -> int:
        """The last day it may have been said."""
        return max(claim.date.last for claim in self.claims)


class Change(Record):
    """A step from one phase to the next, by one actor on one proposition."""

    kind: Kind
    terms: Terms
    proposition: str
    actor: str
    before: Phase
    after: Phase


def changes(claims: Mapping[str, Sequence[Claim]]) -> Iterator[Change]:
    """Every dated step of every actor on every proposition."""
    for proposition, taken in claims.items():
        own: dict[str, list[Claim]] = defaultdict(list)
        for claim in taken:
            if claim.own and claim.stance != "open":
                own[claim.holder].append(claim)
        for actor, group in own.items():
            if len(group) > 1:
                for before, after in pairwise(phases(group)):
                    kind, terms = step(before, after)
                    if kind and before.last < after.first and distinct(before, after):
                        yield Change(kind, terms, proposition, actor, before, after)


def phases(claims: Sequence[Claim]) -> list[Phase]:
    """Runs of like claims in order of date."""
    days: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        days[claim.date.first, claim.date.last].append(claim)
    found: list[Phase] = []
    standing: frozenset[str] = frozenset()
    for _, said in sorted(days.items()):
        named = frozenset[str]().union(*(claim.conditions for claim in said))
        if named.isdisjoint(standing):
            standing = named or standing
        else:
            standing |= named
        phase = Phase(
            frozenset(claim.stance for claim in said),
            frozenset(claim.firm for claim in said),
            standing,
            said,
        )
        last = found[-1] if found else None
        if last and (phase.stances, phase.firm, phase.conditions) == last[:3]:
            last.claims.extend(said)
        else:
            found.append(phase)
    return found


def step(before: Phase, after: Phase) -> tuple[Kind | None, Terms]:
    """What moved: the terms first, else how firmly it is put."""
    if (
        after.stances == {"conditional"}
        and before.stances in ({"affirms"}, {"conditional"})
        and before.conditions != after.conditions
    ):
        replaced = before.conditions and before.conditions.isdisjoint(after.conditions)
        return "shift of terms", "replaced" if replaced else "added"
    if before.stances != after.stances or len(before.stances) > 1:
        return None, ""  # Opposite stances are a reversal: see `clashes`.
    if before.firm == {True} and after.firm == {False}:
        return "softening", ""
    if before.firm == {False} and after.firm == {True}:
        return "hardening", ""
    return None, ""


def distinct(before: Phase, after: Phase) -> bool:
    """Whether they are not merely renderings of one utterance (guard 1)."""
    said = {claim.utterance for claim in before.claims}
    return not all(claim.utterance and claim.utterance in said for claim in after.claims)
