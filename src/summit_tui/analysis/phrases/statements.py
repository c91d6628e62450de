"""Whose words a statement gives, and when they were said."""

from __future__ import annotations

from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Dossier, Statement, Voice

VOICE_WORDS: dict[Voice, str] = {
    "own": "own words",
    "paraphrase": "reported",
    "narration": "the article",
    "attributed": "relayed",
}


def voice(dossier: Dossier, statement: Statement) -> str:
    """Whose words a statement gives."""
    if statement.voice == "attributed":
        return f"according to {dossier.brief_of(statement.attributed_by)}"
    if statement.voice == "own" and not statement.quote:
        return "own words, summed up"
    return VOICE_WORDS[statement.voice]


def when(dossier: Dossier, statement: Statement) -> tuple[str, str]:
    """When it was said, with the weekday, and how that is known: empty if nobody says."""
    basis = statement.date_basis
    if not statement.date.text:
        source = dossier.sources.get(statement.source)
        basis = basis or "the date of the source" + (
            f": {source.date_basis}" if source and source.date_basis else ""
        )
    return display(dossier.date_of(statement), weekday=True), basis
