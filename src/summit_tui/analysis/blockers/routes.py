"""Routes: packages that differ only in how one and the same demand is lifted."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.analysis.blockers.answer import Package
from summit_tui.analysis.blockers.moves import Move
from summit_tui.dossier.model import Dossier
from summit_tui.record import Record


class Route(Record):
    """A package, and others that lift one demand of it in another way; `at` are their positions.

    The first is the best. `instead` has, for each of the others, what it does instead of which
    moves of the first.
    """

    packages: tuple[Package, ...]
    at: tuple[int, ...]

    @property
    def instead(self) -> tuple[tuple[tuple[Move, ...], tuple[Move, ...]], ...]:
        """The moves of each alternative that the first has not, and those that they replace."""
        first, *others = (package.moves for package in self.packages)
        return tuple(
            (
                tuple(move for move in other if move not in first),
                tuple(move for move in first if move not in other),
            )
            for other in others
        )


def routes(dossier: Dossier, packages: Sequence[Package]) -> list[Route]:
    """The packages by route, in the order of the best of each."""
    lifts = _lifts(dossier)
    grouped: list[list[int]] = []
    for at, package in enumerate(packages):
        for route in grouped:
            if _one_demand(lifts, packages[route[0]], package):
                route.append(at)
                break
        else:
            grouped.append([at])
    return [Route(tuple(packages[at] for at in route), tuple(route)) for route in grouped]


def _lifts(dossier: Dossier) -> dict[tuple[bool, str], set[str]]:
    """The demands that a move on a demand, or on an outcome that it asks for, helps to lift."""
    found: dict[tuple[bool, str], set[str]] = {}
    for demand in dossier.preconditions.values():
        found[True, demand.id] = {demand.id}
        for group in demand.any_of:
            for name in group:
                found.setdefault((False, name), set()).add(demand.id)
    return found


def _one_demand(lifts: dict[tuple[bool, str], set[str]], first: Package, other: Package) -> bool:
    changed = set(first.moves) ^ set(other.moves)
    lifted = [lifts.get(_target(move), set()) for move in changed]
    return bool(lifted) and bool(set.intersection(*lifted))


def _target(move: Move) -> tuple[bool, str]:
    return move.kind in ("waive", "together"), move.target
