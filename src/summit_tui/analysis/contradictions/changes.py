"""Softening, hardening and shift of terms: one actor's own position, moving.

Only first-hand claims count, and only when every date of the earlier phase precedes every date
of the later one: what overlaps is no change that can be dated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from summit_tui.analysis.contradictions.claims import Claim
from summit_tui.analysis.contradictions.contradiction import Kind
from summit_tui.record import Record


class Phase(Record):
    """Claims of one actor that put the same position the same way."""

    stance: str
    firm: bool
    conditions: frozenset[str]
    claims: list[Claim]

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
                for before, after in pairwise(_phases(group)):
                    kind = _step(before, after)
                    if kind and before.last < after.first and _distinct(before, after):
                        yield Change(kind, proposition, actor, before, after)


def _phases(claims: Sequence[Claim]) -> list[Phase]:
    """Runs of like claims in order of date (the claims come sorted by it)."""
    phases: list[Phase] = []
    for claim in claims:
        last = phases[-1] if phases else None
        if last and (last.stance, last.firm, last.conditions) == (
            claim.stance,
            claim.firm,
            claim.conditions,
        ):
            last.claims.append(claim)
        else:
            phases.append(Phase(claim.stance, claim.firm, claim.conditions, [claim]))
    return phases


def _step(before: Phase, after: Phase) -> Kind | None:
    """What moved: the terms first, else how firmly or how openly it is put."""
    if before.stance == after.stance == "conditional" and before.conditions != after.conditions:
        return "shift of terms"
    if {before.stance, after.stance} == {"affirms", "rejects"}:
        return None  # A reversal: see `clashes`.
    if before.stance == after.stance:
        if before.firm == after.firm:
            return None
        return "softening" if before.firm else "hardening"
    return "softening" if after.stance == "conditional" else "hardening"


def _distinct(before: Phase, after: Phase) -> bool:
    """Whether they are not merely renderings of one utterance (guard 1)."""
    said = {claim.utterance for claim in before.claims}
    return not all(claim.utterance and claim.utterance in said for claim in after.claims)
