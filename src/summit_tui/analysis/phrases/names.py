"""Who stands on a side and what outcomes are called, wherever they stand in a sentence or a row.

What actors and sources are called, the dossier knows: `name_of`, `brief_of`, `source_name`.
"""

from __future__ import annotations

from summit_tui.analysis.blockers.words import holder
from summit_tui.analysis.contradictions.contradiction import Side
from summit_tui.dossier.model import Dossier


def side_names(dossier: Dossier, side: Side) -> str:
    """Everybody on a side, and on whom they speak when it is not on themselves.

    On a circle, whose demand it is.
    """
    if side.stance == "requires":
        return holder(dossier, (side.holder,) if side.holder else ())
    shown = ", ".join(map(dossier.brief_of, side.actors))
    return f"{shown} on {dossier.brief_of(side.of)}" if side.of else shown


def outcome_name(dossier: Dossier, outcome: str) -> str:
    """An outcome's short phrase."""
    found = dossier.outcomes.get(outcome)
    return found.name if found else outcome
