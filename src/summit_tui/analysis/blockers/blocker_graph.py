"""The graph of one dossier: the preconditions that count, the moves there are, those assumed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from summit_tui.analysis.blockers.lapses import Lapse, accepted, standing
from summit_tui.analysis.blockers.moves import (
    Move,
    MoveKind,
    UnknownMoveError,
    move,
    move_id,
    parsed,
)
from summit_tui.analysis.blockers.solver.rules import (
    Rules,
    could_be_together,
    goes_along,
    possible,
)
from summit_tui.dossier.model import Basis, Dossier, Outcome, Precondition
from summit_tui.dossier.problems import suggest
from summit_tui.record import Record

BASES: tuple[Basis, ...] = ("stated", "attributed", "leaked", "inferred")
"""What parties said themselves, and what may be counted beside it, weaker and weaker."""


class BlockerGraph(Record):
    """A dossier's outcomes and what they wait for.

    `demands` are the preconditions that count. `moves` are all that there are, by id, in the
    order of the file. `assumed` are the ids of those that are taken as made: a what-if. What has
    been given up is not in the dossier any more, but among the `lapses`.
    """

    dossier: Dossier
    bases: frozenset[Basis]
    rules: Rules
    demands: tuple[Precondition, ...]
    number: Mapping[str, int]
    moves: Mapping[str, Move]
    lapses: tuple[Lapse, ...] = ()
    assumed: frozenset[str] = frozenset()

    def assume(self, moves: Collection[str]) -> BlockerGraph:
        """The same graph with exactly these moves taken as made.

        Raises:
            UnknownMoveError: for a move that this graph does not offer.
        """
        for name in moves:
            if name not in self.moves:
                hint = suggest(name, self.moves)
                raise UnknownMoveError(
                    f"there is no move ‘{name}’" + (f"; did you mean ‘{hint}’?" if hint else "")
                )
        return self._replace(assumed=frozenset(moves))


def left_out(graph: BlockerGraph) -> int:
    """How many preconditions of the dossier do not count on these bases."""
    return len(graph.dossier.preconditions) - len(graph.demands)


def up_to(basis: Basis) -> frozenset[Basis]:
    """This basis and all that are stronger: `leaked` stands for stated, attributed and leaked."""
    return frozenset(BASES[: BASES.index(basis) + 1] if basis in BASES else BASES)


def blocker_graph(dossier: Dossier, bases: Iterable[Basis] = BASES) -> BlockerGraph:
    """The graph of a dossier, on which only preconditions of these bases count.

    Law and what was agreed bind whatever is counted. Refusals are the controllers' own word
    and always stand.
    """
    counted = frozenset(bases)
    dossier, lapses = standing(dossier)
    demands = tuple(
        precondition
        for precondition in dossier.preconditions.values()
        if precondition.basis in ("law", "agreed") or precondition.basis in counted
    )
    number = {outcome: at for at, outcome in enumerate(dossier.outcomes)}
    rules, moves = _wire(dossier, demands, number)
    return BlockerGraph(dossier, counted, rules, demands, number, moves, lapses)


def written_out(graph: BlockerGraph, names: Iterable[str]) -> list[str]:
    """Move ids with shorthands written out.

    `together:a+b` stands for `together:a` and `together:b`, `step:*` for all steps.
    """
    found: list[str] = []
    for name in names:
        kind, target, _ = parsed(name)
        if name == "step:*":
            found += (move for move, made in graph.moves.items() if made.kind == "step")
        elif kind == "together":
            found += (move_id("together", part) for part in target.split("+"))
        else:
            found.append(name)
    return list(dict.fromkeys(found))


def _wire(
    dossier: Dossier, demands: tuple[Precondition, ...], number: Mapping[str, int]
) -> tuple[Rules, dict[str, Move]]:
    """The rules, and the moves in the order of the file: by outcome, then by precondition."""
    outcomes = tuple(dossier.outcomes.values())
    on: list[list[int]] = [[] for _ in outcomes]
    for at, demand in enumerate(demands):
        on[number[demand.outcome]].append(at)
    moves: dict[str, Move] = {}

    def offer(made: Move) -> str:
        moves[made.id] = made
        return made.id

    needs = []
    for at, outcome in enumerate(outcomes):
        met = outcome.status == "met"
        needed: tuple[str, ...] = ()
        leaf = not (met or on[at] or outcome.refusals)
        doubted = bool(outcome.doubts)
        if outcome.refusals and not met:
            refusers = dict.fromkeys(refusal.by for refusal in outcome.refusals)
            needed = tuple(offer(move(dossier, "drop", outcome.id, (by,))) for by in refusers)
        elif leaf:
            kind: MoveKind = "step" if outcome.controllers else "event"
            step = move(dossier, kind, outcome.id, outcome.controllers, doubted=doubted)
            needed = (offer(step),)
        needs.append(needed)
    waive = [
        offer(move(dossier, "waive", demand.id, demand.set_by)) if demand.set_by else ""
        for demand in demands
    ]
    rules = Rules(
        names=tuple(outcome.id for outcome in outcomes),
        met=[outcome.status == "met" for outcome in outcomes],
        needs=needs,
        demands=on,
        outcome_of=[number[demand.outcome] for demand in demands],
        groups=[
            [tuple(dict.fromkeys(number[name] for name in group)) for group in demand.any_of]
            for demand in demands
        ],
        waive=waive,
        together=[""] * len(demands),
        rules_out=_beside(outcomes, number),
        along=[goes_along(demand) for demand in demands],
        accepted=[accepted(dossier, demand) for demand in demands],
    )
    moments = possible(rules, ())
    together = [
        offer(move(dossier, "together", demands[at].id, demands[at].set_by)) if on_circle else ""
        for at, on_circle in enumerate(could_be_together(rules, moments))
    ]
    return rules._replace(together=together), moves


def _beside(outcomes: Iterable[Outcome], number: Mapping[str, int]) -> list[tuple[int, ...]]:
    """For each outcome those that it rules out or that rule it out."""
    beside: list[set[int]] = [set() for _ in number]
    for outcome in outcomes:
        for other in outcome.rules_out:
            beside[number[outcome.id]].add(number[other])
            beside[number[other]].add(number[outcome.id])
    return [tuple(sorted(others)) for others in beside]
