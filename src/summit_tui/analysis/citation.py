"""A statement as a reader takes it away: the words, and where they come from."""

from __future__ import annotations

from summit_tui.analysis.phrases import statements
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Dossier, Source, Statement


def cited(dossier: Dossier, statement: Statement) -> str:
    """What was said, then who, whose words they are, when, and the source: two lines.

    A summary stands without quotation marks, so that nobody takes it for the speaker's words.
    """
    said = f"“{statement.quote}”" if statement.quote else statement.summary
    return f"{said}\n— {attribution(dossier, statement)}"


def attribution(dossier: Dossier, statement: Statement) -> str:
    """Who said it, when, and in which source; without a quote, also whose words they are."""
    actor = dossier.actors[statement.actor]
    role = f", {actor.role}" if actor.role else ""
    called = actor.name if actor.role else dossier.name_of(actor.id)
    whose = "" if statement.quote else f" ({statements.voice(dossier, statement)})"
    parts = [f"{called}{role}{whose}"]
    date = dossier.date_of(statement)
    if date.text:
        parts.append(display(date))
    source = dossier.sources[statement.source]
    relayed = [dossier.sources[name] for name in statement.based_on or source.based_on]
    parts.append(f"in {named(source)}")
    if relayed:
        parts.append(f"citing {' and '.join(map(named, relayed))}")
    return ", ".join(parts) + "."


def named(source: Source) -> str:
    """A source as a note cites it: title, publisher, date, address, as far as they are known."""
    title = f"“{source.title}”" if source.title else ""
    date = display(source.date) if source.date.text else ""
    known = [it for it in (title, source.publisher) if it] or [f"source ‘{source.id}’"]
    return ", ".join([*known, *(it for it in (date, source.url) if it)])
