"""Positions in words: marks, whose they are, under which conditions and how firmly."""

from __future__ import annotations

from summit_tui.analysis.phrases.names import outcome_name
from summit_tui.dossier.model import Dossier, Firmness, Position, Stance

STANCE_MARKS: dict[Stance, str] = {"affirms": "✓", "rejects": "✗", "conditional": "◇", "open": "?"}
"""The mark of each stance."""
STANCE_HELP: dict[Stance, str] = {
    "affirms": "says that it is so, or should be",
    "rejects": "says that it is not so, or should not be",
    "conditional": "says so only after something else",
    "open": "says that it is undecided",
}
ONLY_AFTER = " — only after "
"""What stands between a sentence and its conditions."""


def whose_reading(dossier: Dossier, position: Position) -> str:
    """“reads Putin”, of a position that is somebody else's; empty for the speaker's own."""
    return f"reads {dossier.name_of(position.of)}" if position.of else ""


def conditions(dossier: Dossier, position: Position) -> str:
    """What comes first, as in “a ceasefire and an agenda”; empty without conditions."""
    return " and ".join(outcome_name(dossier, it) for it in position.conditions)


def hedge(firm: Firmness) -> str:
    """What stands, after a blank, behind something that is not said firmly."""
    return " (hedged)" if firm == "hedged" else ""
