"""What moves weigh, and the order of packages."""

from __future__ import annotations

from summit_tui.analysis.blockers.blocker_graph import BlockerGraph
from summit_tui.analysis.blockers.moves import LEVELS


def weights(graph: BlockerGraph) -> dict[str, int]:
    """What each move weighs: the more is asked, the more."""
    return {name: len(LEVELS) - LEVELS.index(move.level) for name, move in graph.moves.items()}
