"""Finding records by the words a reader types: case, accents, aliases and scripts folded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from summit_tui.analysis.folding import fold_to_latin
from summit_tui.analysis.picture import Picture
from summit_tui.dossier.model import Actor

What = Literal["actors", "statements", "contradictions"]


class Search:
    """Finds rows of one picture. What has been folded once is kept."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._folded: dict[tuple[What, str], str] = {}
        self._names: dict[str, str] = {}
        self._texts: dict[What, Callable[[str], str]] = {
            "actors": self._actor,
            "statements": self._statement,
            "contradictions": self._contradiction,
        }

    def matches(self, what: What, rows: Sequence[str], query: str) -> frozenset[str]:
        """The rows that hold every word of the query, as a part of some word."""
        words = fold_to_latin(query).split()
        found = rows
        for word in words:
            found = [row for row in found if word in self._text(what, row)]
        return frozenset(found)

    def _text(self, what: What, row: str) -> str:
        key = (what, row)
        text = self._folded.get(key)
        if text is None:
            text = self._folded[key] = self._texts[what](row)
        return text

    def _actor(self, row: str) -> str:
        actor = self._picture.dossier.actors.get(row)
        if actor is None:
            return ""
        party = self._picture.dossier.parties.get(actor.party)
        return fold_to_latin(
            " ".join([*_spellings(actor), actor.role, party.name if party else ""])
        )

    def _statement(self, row: str) -> str:
        dossier = self._picture.dossier
        statement = dossier.statements[row]
        source = dossier.sources.get(statement.source)
        named = f"{source.title} {source.publisher}" if source else ""
        said = f"{statement.quote} {statement.summary} {statement.note} {statement.occasion}"
        who = f"{self._who(statement.actor)} {self._who(statement.attributed_by)}"
        return f"{fold_to_latin(f'{said} {named}')} {who}"

    def _contradiction(self, row: str) -> str:
        item = self._picture.by_id[row]
        said = " ".join([item.kind, item.strength, item.about, *(side.says for side in item.sides)])
        return " ".join([fold_to_latin(said), *map(self._who, item.actors)])

    def _who(self, actor: str) -> str:
        """All folded spellings of an actor's name."""
        if actor not in self._names:
            found = self._picture.dossier.actors.get(actor)
            self._names[actor] = fold_to_latin(" ".join(_spellings(found))) if found else ""
        return self._names[actor]


def _spellings(actor: Actor) -> list[str]:
    return [actor.name, actor.short, *actor.aliases]
