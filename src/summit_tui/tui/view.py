"""Which rows each pane shows, given what narrows the view. Pure; the screen holds only ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from summit_tui.analysis.blockers.words import holder
from summit_tui.analysis.contradiction import Side
from summit_tui.analysis.listing import by_party
from summit_tui.analysis.picture import Picture

EVERYONE = "*"
"""The first row of the actors: nobody in particular. No id looks like this."""

Reach = Literal["all", "cross-source", "dismissed"]
"""Which contradictions are listed: all that stand, only those across sources, or those that the
curator dismissed."""
REACHES: tuple[Reach, ...] = ("all", "cross-source", "dismissed")


class Narrowing(NamedTuple):
    """What the reader chose to look at; empty where nothing narrows."""

    actor: str = ""
    statement: str = ""
    contradiction: str = ""

    def wider(self) -> Narrowing:
        """Without the last step."""
        if self.statement:
            return self._replace(statement="")
        if self.contradiction:
            return self._replace(contradiction="")
        return Narrowing()


class Asked(NamedTuple):
    """All that decides what a pane shows: the choice, the reach, and the pane's own filter."""

    narrowing: Narrowing
    reach: Reach
    filter: str


class Rows(NamedTuple):
    """Ids of a pane, and headings with the index of the row they stand before."""

    ids: Sequence[str]
    headings: Sequence[tuple[int, str]] = ()

    def only(self, wanted: frozenset[str]) -> Rows:
        """These rows without the unwanted, each kept under its heading."""
        ids: list[str] = []
        headings: list[tuple[int, str]] = []
        ends = [index for index, _ in self.headings[1:]] + [len(self.ids)]
        first = self.headings[0][0] if self.headings else len(self.ids)
        ids.extend(row for row in self.ids[:first] if row in wanted)
        for (start, text), end in zip(self.headings, ends, strict=False):
            kept = [row for row in self.ids[start:end] if row in wanted]
            if kept:
                headings.append((len(ids), text))
                ids.extend(kept)
        return Rows(ids, headings)


def actor_rows(picture: Picture) -> Rows:
    """Everyone, then the actors by party."""
    ids, headings = [EVERYONE], []
    for party, actors in by_party(picture.dossier):
        headings.append((len(ids), party))
        ids.extend(actor.id for actor in actors)
    return Rows(ids, headings)


def statement_rows(picture: Picture, narrowing: Narrowing) -> Rows:
    """Both sides of the chosen contradiction, or what the chosen actor said, or everything."""
    contradiction = picture.by_id.get(narrowing.contradiction)
    if contradiction:
        ids: list[str] = []
        headings: list[tuple[int, str]] = []
        for side in contradiction.sides:
            new = [name for name in side.statements if name not in ids]
            if new:
                headings.append((len(ids), side_heading(picture, side)))
                ids.extend(new)
        return Rows(ids, headings)
    if narrowing.actor:
        return Rows(picture.statements_by.get(narrowing.actor, ()))
    return Rows(picture.statements)


def side_heading(picture: Picture, side: Side) -> str:
    """One side in a line: who, and what they say."""
    return f"{names_of(picture, side)}: {side.says}"


def names_of(picture: Picture, side: Side) -> str:
    """Everybody on a side, and on whom they speak when it is not on themselves.

    On a circle, whose demand it is.
    """
    if side.stance == "requires":
        return holder(picture.dossier, side.holder)
    names = ", ".join(short_name(picture, actor) for actor in side.actors)
    return f"{names} on {short_name(picture, side.of)}" if side.of else names


def contradiction_rows(picture: Picture, narrowing: Narrowing, reach: Reach) -> Rows:
    """Those with the chosen statement, or of the chosen actor, or all: across sources first."""
    if reach == "dismissed":
        return Rows([item.id for item in picture.contradictions if item.dismissed])
    if narrowing.statement:
        ids: Sequence[str] = picture.contradictions_with.get(narrowing.statement, ())
    elif narrowing.actor:
        ids = picture.contradictions_by.get(narrowing.actor, ())
    else:
        ids = [item.id for item in picture.contradictions if not item.dismissed]
    across = [name for name in ids if picture.by_id[name].cross_source]
    if reach == "cross-source":
        return Rows(across)
    within = [name for name in ids if not picture.by_id[name].cross_source]
    headings = [(0, "Across sources")] if across else []
    if within:
        headings.append((len(across), "Within one source"))
    return Rows([*across, *within], headings)


def name_of(picture: Picture, actor: str) -> str:
    """An actor's display name."""
    found = picture.dossier.actors.get(actor)
    return found.name if found else actor


def short_name(picture: Picture, actor: str) -> str:
    """What rows call an actor."""
    found = picture.dossier.actors.get(actor)
    return found.brief if found else actor
