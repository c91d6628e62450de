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
        self._ends: dict[str, Roots] = {}
        self._of_sources = cache(self._joined)

    def of_source(self, source: str) -> Roots:
        """The root ids of a source: its own id when it relays nobody."""
        return self._of_sources((source,))

    def of(self, statement: Statement) -> Roots:
        """The root ids of a statement: a passage may relay another document than its source."""
        return self._of_sources(statement.based_on or (statement.source,))

    def _joined(self, sources: tuple[str, ...]) -> Roots:
        return frozenset().union(*map(self._trace, sources))

    def _trace(self, source: str) -> Roots:
        """The ends of one source's chains, each source of which is followed once."""
        waiting = [source]
        while waiting:
            here = waiting[-1]
            relayed = self._sources[here].based_on if here in self._sources else ()
            missing = [name for name in relayed if name not in self._ends]
            if missing:
                waiting += missing
                continue
            waiting.pop()
            ends = frozenset().union(*(self._ends[name] for name in relayed))
            self._ends[here] = ends if relayed else frozenset({here})
        return self._ends[source]
