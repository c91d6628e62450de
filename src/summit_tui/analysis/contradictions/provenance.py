"""Witnesses: where a source's word in the end comes from.

The *root* of a source is the end of its `based_on` chain. Two sources with one root are one
witness (guard 5), however many articles repeat it.
"""

from __future__ import annotations

from functools import cache

from summit_tui.dossier.model import Dossier, Statement

Roots = frozenset[str]


class Witnesses:
    """The roots of every source and statement of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._sources = dossier.sources
        self._of_sources = cache(self._trace)

    def of_source(self, source: str) -> Roots:
        """The root ids of a source: its own id when it relays nobody."""
        return self._of_sources((source,))

    def of(self, statement: Statement) -> Roots:
        """The root ids of a statement: a passage may relay another document than its source."""
        return self._of_sources(statement.based_on or (statement.source,))

    def _trace(self, sources: tuple[str, ...]) -> Roots:
        roots: set[str] = set()
        seen: set[str] = set()
        waiting = list(sources)
        while waiting:
            source = waiting.pop()
            if source in seen:
                continue
            seen.add(source)
            relayed = self._sources[source].based_on if source in self._sources else ()
            if relayed:
                waiting.extend(relayed)
            else:
                roots.add(source)
        return frozenset(roots)
