"""Which actors and sources share a name, and what tells them apart.

Worked out once, when all files are read: who writes a name into a sentence knows only one actor.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Actor, Party, Source
from summit_tui.dossier.text import clip

_TITLE = 40
"""Characters of a title that stand for a source."""


def namesakes(
    actors: Mapping[str, Actor], parties: Mapping[str, Party]
) -> dict[tuple[str, str], str]:
    """For each name that actors share, by actor and name: the role, else the party, else the id.

    A short name counts like a name, and apart from it: it may be what tells two actors apart.
    """
    owners: defaultdict[str, dict[str, set[str]]] = defaultdict(dict)
    for actor in actors.values():
        for name in (actor.name, actor.brief):
            owners[name.casefold()].setdefault(actor.id, set()).add(name)
    apart: dict[tuple[str, str], str] = {}
    for group in owners.values():
        if len(group) == 1:
            continue
        members = [actors[id_] for id_ in group]
        marks = (
            [actor.role for actor in members],
            [parties[it.party].name if it.party in parties else it.party for it in members],
        )
        for actor, mark in zip(members, _first_unique(marks, len(members)), strict=True):
            apart.update({(actor.id, name): mark or actor.id for name in group[actor.id]})
    return apart


def source_names(sources: Mapping[str, Source]) -> dict[str, str]:
    """What rows call each source; where several are called alike, with the date, or the id."""
    called = {source.id: shortened(source) for source in sources.values()}
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for id_, name in called.items():
        groups[name.casefold()].append(id_)
    for group in groups.values():
        if len(group) == 1:
            continue
        dates = [display(it.date) if it.date.text else "" for it in map(sources.get, group) if it]
        for id_, mark in zip(group, _first_unique((dates,), len(group)), strict=True):
            called[id_] = f"{called[id_]} ({mark or id_})"
    return called


def shortened(source: Source) -> str:
    """The short name of a source, else its publisher, else as much of its title as fits."""
    return source.short or source.publisher or clip(source.title, _TITLE) or source.id


def _first_unique(marks: Iterable[Sequence[str]], number: int) -> list[str]:
    """For each member the first of its marks that no other member has; empty where none is."""
    chosen = [""] * number
    for column in marks:
        counts = Counter(map(str.casefold, column))
        for at, mark in enumerate(column):
            if not chosen[at] and mark and counts[mark.casefold()] == 1:
                chosen[at] = mark
    return chosen
