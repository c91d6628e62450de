"""What blocks, and the statements it rests on: from the one to the other, and back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.blocker_graph import BlockerGraph
from summit_tui.analysis.blockers.moves import move_id, parsed
from summit_tui.dossier.model import Dossier, Precondition, Refusal
from summit_tui.record import Record


class Obstacle(Record):
    """A demand on an outcome, or a refusal of it: one of the two is given."""

    outcome: str
    precondition: Precondition | None
    refusal: Refusal | None

    @property
    def key(self) -> str:
        """The id of the precondition, or that of the move that would drop the refusal."""
        if self.precondition:
            return self.precondition.id
        return move_id("drop", self.outcome, self.refusal.by) if self.refusal else ""

    @property
    def statements(self) -> tuple[str, ...]:
        """What it rests on."""
        shown = self.precondition or self.refusal
        return shown.statements if shown else ()


def obstacle_of(dossier: Dossier, key: str) -> Obstacle | None:
    """The demand or refusal of this key; none if the dossier has none."""
    precondition = dossier.preconditions.get(key)
    if precondition:
        return Obstacle(precondition.outcome, precondition, None)
    _, name, by = parsed(key)
    outcome = dossier.outcomes.get(name)
    refusals = outcome.refusals if outcome else ()
    return next((Obstacle(name, None, it) for it in refusals if it.by == by), None)


def says(dossier: Dossier, rest: Obstacle) -> str:
    """It in a phrase, as in “Russia: the meeting only after agreed terms (own words)”."""
    waiting = words.outcome(dossier, rest.outcome)
    if rest.precondition:
        holder = words.holder(dossier, rest.precondition.set_by)
        asked = words.asked(dossier, rest.precondition)
        known = words.known_by(dossier, rest.precondition)
        return f"{holder}: {waiting} only after {asked} ({known})"
    return f"{words.side(dossier, rest.refusal.by)} refuses {waiting}" if rest.refusal else ""


def resting_on(graph: BlockerGraph) -> Mapping[str, Sequence[Obstacle]]:
    """The demands that count and the refusals that rest on each statement, in the file's order.

    Statements on which nothing rests are not among them.
    """
    found: dict[str, list[Obstacle]] = defaultdict(list)
    for outcome in graph.dossier.outcomes.values():
        for refusal in outcome.refusals:
            for statement in refusal.statements:
                found[statement].append(Obstacle(outcome.id, None, refusal))
        for demand in graph.rules.demands[graph.number[outcome.id]]:
            precondition = graph.demands[demand]
            for statement in precondition.statements:
                found[statement].append(Obstacle(outcome.id, precondition, None))
    return dict(found)
