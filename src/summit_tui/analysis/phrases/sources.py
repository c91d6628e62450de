"""Sources in words: in full, what they relay, and what rows call them."""

from __future__ import annotations

from summit_tui.dossier.model import Dossier, Source, Statement


def source_full(source: Source) -> str:
    """A source by title, publisher and id, as far as they are known."""
    if source.name == source.id:
        return source.id
    publisher = f", {source.publisher}" if source.publisher and source.title else ""
    return f"{source.name}{publisher} ({source.id})"


def relays(dossier: Dossier, statement: Statement) -> str:
    """Which sources a statement's passage relays; empty if none."""
    own = dossier.sources[statement.source]
    names = statement.based_on or own.based_on
    return ", ".join(source_full(dossier.sources[name]) for name in names)


def source_chain(dossier: Dossier, statement: Statement) -> str:
    """A statement's source and what it relays, by their short names."""
    found = dossier.sources.get(statement.source)
    above = statement.based_on or (found.based_on if found else ())
    return " ⇠ ".join(dossier.source_name(name) for name in (statement.source, *above[:1]))
