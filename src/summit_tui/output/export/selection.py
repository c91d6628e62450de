"""Which records an export holds: all, or what concerns some actors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.listing import by_party
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import Dossier
from summit_tui.dossier.problems import suggest
from summit_tui.record import Record


class UnknownActorError(ValueError):
    """There is no such actor; the text says which one may be meant."""


class Selection(Record):
    """Ids of what goes out, in the order in which it is shown.

    Actors are in the order of the file, `statements` (what they made or relayed) and `evidence`
    (with it, what stands on any side of the contradictions, and what is best for a side of the
    disputes that they are part of) by date, `contradictions` by rank and `disputes` in the order
    of their list, both with the dismissed.
    """

    snapshot: Snapshot
    actors: Sequence[str]
    statements: Sequence[str]
    evidence: Sequence[str]
    contradictions: Sequence[Contradiction]
    disputes: Sequence[Dispute]
    sources: Sequence[str]
    whole: bool

    @property
    def dossier(self) -> Dossier:
        """The whole dossier."""
        return self.snapshot.dossier


def select(snapshot: Snapshot, actors: Iterable[str] = ()) -> Selection:
    """Everything; or what these actors said, what stands against it, and the sources of both.

    Raises:
        UnknownActorError: for an actor that is not in the dossier.
    """
    dossier = snapshot.dossier
    chosen = frozenset(actors)
    if not chosen:
        everything = snapshot.statements
        return Selection(
            snapshot,
            [actor.id for _, members in by_party(dossier) for actor in members],
            everything,
            everything,
            snapshot.contradictions,
            snapshot.disputes,
            list(dossier.sources),
            whole=True,
        )
    for name in sorted(chosen - dossier.actors.keys()):
        hint = suggest(name, dossier.actors)
        raise UnknownActorError(
            f"there is no actor ‘{name}’" + (f"; did you mean ‘{hint}’?" if hint else "")
        )
    said = {name for actor in chosen for name in snapshot.statements_by.get(actor, ())}
    against = [item for item in snapshot.contradictions if chosen.intersection(item.actors)]
    numbered = {item.id for item in against}
    disputes = [it for it in snapshot.disputes if not numbered.isdisjoint(it.contradictions)]
    shown = said.union(*(item.statements for item in against))
    shown |= {side.best for dispute in disputes for side in dispute.sides}
    return Selection(
        snapshot,
        [actor.id for _, members in by_party(dossier) for actor in members if actor.id in chosen],
        [name for name in snapshot.statements if name in said],
        [name for name in snapshot.statements if name in shown],
        against,
        disputes,
        sources_of(dossier, shown),
        whole=False,
    )


def sources_of(dossier: Dossier, statements: Iterable[str]) -> Sequence[str]:
    """The sources of statements, and what these relay in turn."""
    found: set[str] = set()
    waiting = []
    for name in statements:
        statement = dossier.statements[name]
        waiting += [statement.source, *statement.based_on]
    while waiting:
        source = waiting.pop()
        if source not in found:
            found.add(source)
            waiting += dossier.sources[source].based_on
    return [source for source in dossier.sources if source in found]
