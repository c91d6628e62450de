"""From a statement to what rests on it: the way back from the evidence to the blockers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from summit_tui.analysis.blockers.board import Board
from summit_tui.dossier.model import Precondition, Refusal


class Rest(NamedTuple):
    """A demand on an outcome, or a refusal of it: one of the two is given."""

    outcome: str
    precondition: Precondition | None
    refusal: Refusal | None


def resting_on(board: Board) -> Mapping[str, Sequence[Rest]]:
    """The demands that count and the refusals that rest on each statement, in the file's order.

    Statements on which nothing rests are not among them.
    """
    found: dict[str, list[Rest]] = defaultdict(list)
    for outcome in board.dossier.outcomes.values():
        for refusal in outcome.refusals:
            for statement in refusal.statements:
                found[statement].append(Rest(outcome.id, None, refusal))
        for demand in board.net.demands[board.number[outcome.id]]:
            precondition = board.demands[demand]
            for statement in precondition.statements:
                found[statement].append(Rest(outcome.id, precondition, None))
    return dict(found)
