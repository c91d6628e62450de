"""Whether moves are a package on a graph, without a search for all packages."""

from __future__ import annotations

from collections.abc import Iterable

from summit_tui.analysis.blockers.answer import solve
from summit_tui.analysis.blockers.blocker_graph import BlockerGraph, blocker_graph, up_to
from summit_tui.analysis.blockers.moves import LEVELS
from summit_tui.analysis.blockers.solver.rules import NEVER, possible
from summit_tui.dossier.model import Basis, Dossier

Package = tuple[str, ...]
"""The ids of the moves of a package, sorted."""


def graph_of(dossier: Dossier, basis: Basis) -> BlockerGraph:
    """The graph of what blocks, whatever the order of the records in the files."""
    ordered = dossier._replace(
        outcomes=dict(sorted(dossier.outcomes.items())),
        preconditions=dict(sorted(dossier.preconditions.items())),
    )
    return blocker_graph(ordered, up_to(basis))


def listed(graph: BlockerGraph) -> tuple[list[Package], bool]:
    """The packages for the goal of the dossier, best first, and whether there may be more."""
    if not graph.dossier.goal:
        return [], False
    answer = solve(graph)
    packages = [tuple(sorted(move.id for move in it.moves)) for it in answer.packages]
    return packages, answer.truncated


def alike(one: BlockerGraph, other: BlockerGraph) -> bool:
    """Whether both graphs have the same packages, in the same order."""
    return (one.dossier.goal, one.rules, one.moves) == (
        other.dossier.goal,
        other.rules,
        other.moves,
    )


def holds(graph: BlockerGraph, moves: Iterable[str] = ()) -> bool:
    """Whether the goal comes about once these moves are made."""
    goal = graph.number.get(graph.dossier.goal)
    if goal is None:
        return False
    return possible(graph.rules, frozenset(moves), goal)[goal] != NEVER


def is_package(graph: BlockerGraph, package: Package) -> bool:
    """Whether the goal comes about by these moves, and by no fewer of them."""
    if not all(move in graph.moves for move in package) or not holds(graph, package):
        return False
    return not any(holds(graph, set(package) - {move}) for move in package)


def rank_of(graph: BlockerGraph, package: Package) -> str:
    """What is asked for in it, by level: a package with a smaller rank stands before it."""
    levels = [graph.moves[move].level for move in package]
    return "-".join(str(levels.count(level)) for level in LEVELS)
