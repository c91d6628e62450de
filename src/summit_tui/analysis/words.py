"""Statements, sides and sources in words, as the screen and the exported documents both have them.

`blockers.words` has the words for what blocks.
"""

from __future__ import annotations

from summit_tui.analysis.blockers.words import holder
from summit_tui.analysis.contradictions.contradiction import Kind, Side, Strength
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Dossier, Firmness, Position, Source, Stance, Statement, Voice

VOICES: dict[Voice, str] = {
    "own": "own words",
    "paraphrase": "reported",
    "narration": "the article",
    "attributed": "relayed",
}
STANCES: dict[Stance, str] = {"affirms": "✓", "rejects": "✗", "conditional": "◇", "open": "?"}
"""The mark of each stance."""
STANCE_HELP: dict[Stance, str] = {
    "affirms": "says that it is so, or should be",
    "rejects": "says that it is not so, or should not be",
    "conditional": "says so only after something else",
    "open": "says that it is undecided",
}
STRENGTHS: dict[Strength, str] = {"hard": "●", "tension": "◐", "nuance": "≈"}
"""The mark of each strength."""
STRENGTH_HELP: dict[Strength, str] = {
    "hard": "both sides firm, on record, and of one scope",
    "tension": "a paraphrase, a hedge or somebody's reading is involved",
    "nuance": "one utterance, rendered differently by two sources",
}
KIND_HELP: dict[Kind, str] = {
    "opposition": "two actors of different parties take opposite sides",
    "mixed signals": "two of one party, or a principal and a spokesman, at the same time",
    "self-contradiction": "one actor takes both sides at the same time",
    "reversal": "one actor takes the other side later",
    "softening": "one actor puts it more softly later",
    "hardening": "one actor puts it more firmly later",
    "shift of terms": "one actor names other conditions later",
    "conflicting accounts": "sources give values that cannot both be right",
    "attribution gap": "what an actor says against what others say of it",
    "wording": "one utterance, rendered differently",
    "circle": "demands that wait for each other, so that none can come first",
}
ONLY_AFTER = " — only after "
"""What stands between a sentence and its conditions."""


def name(dossier: Dossier, actor: str) -> str:
    """An actor's display name."""
    found = dossier.actors.get(actor)
    return found.name if found else actor


def brief(dossier: Dossier, actor: str) -> str:
    """What rows call an actor."""
    found = dossier.actors.get(actor)
    return found.brief if found else actor


def names(dossier: Dossier, side: Side) -> str:
    """Everybody on a side, and on whom they speak when it is not on themselves.

    On a circle, whose demand it is.
    """
    if side.stance == "requires":
        return holder(dossier, side.holder)
    shown = ", ".join(brief(dossier, actor) for actor in side.actors)
    return f"{shown} on {brief(dossier, side.of)}" if side.of else shown


def voice(dossier: Dossier, statement: Statement) -> str:
    """Whose words a statement gives."""
    if statement.voice == "attributed":
        return f"according to {brief(dossier, statement.attributed_by)}"
    if statement.voice == "own" and not statement.quote:
        return "own words, summed up"
    return VOICES[statement.voice]


def when(dossier: Dossier, statement: Statement) -> tuple[str, str]:
    """When it was said, with the weekday, and how that is known: empty if nobody says."""
    basis = statement.date_basis
    if not statement.date.text:
        source = dossier.sources.get(statement.source)
        basis = basis or "the date of the source" + (
            f": {source.date_basis}" if source and source.date_basis else ""
        )
    return display(dossier.date_of(statement), weekday=True), basis


def source(found: Source) -> str:
    """A source by title, publisher and id, as far as they are known."""
    if found.name == found.id:
        return found.id
    publisher = f", {found.publisher}" if found.publisher and found.title else ""
    return f"{found.name}{publisher} ({found.id})"


def relayed(dossier: Dossier, statement: Statement) -> str:
    """Which sources a statement's passage relays; empty if none."""
    own = dossier.sources[statement.source]
    return ", ".join(source(dossier.sources[it]) for it in statement.based_on or own.based_on)


def label(dossier: Dossier, statement: Statement) -> str:
    """The source's id, and what it relays."""
    found = dossier.sources.get(statement.source)
    above = statement.based_on or (found.based_on if found else ())
    return " ⇠ ".join([statement.source, *above[:1]])


def outcome(dossier: Dossier, id_: str) -> str:
    """An outcome's short phrase."""
    found = dossier.outcomes.get(id_)
    return found.name if found else id_


def reading(dossier: Dossier, position: Position) -> str:
    """“reads Putin”, of a position that is somebody else's; empty for the speaker's own."""
    return f"reads {name(dossier, position.of)}" if position.of else ""


def conditions(dossier: Dossier, position: Position) -> str:
    """What comes first, as in “a ceasefire and an agenda”; empty without conditions."""
    return " and ".join(outcome(dossier, it) for it in position.conditions)


def hedge(firm: Firmness) -> str:
    """What stands, after a blank, behind something that is not said firmly."""
    return " (hedged)" if firm == "hedged" else ""
