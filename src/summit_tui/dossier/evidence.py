"""Whose own word a statement is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import INDEPENDENT, Actor, Basis, Party, Source, Statement


class Evidence:
    """Answers about the statements of one dossier, whose references are clean."""

    def __init__(
        self,
        parties: Mapping[str, Party],
        actors: Mapping[str, Actor],
        sources: Mapping[str, Source],
        statements: Mapping[str, Statement],
    ) -> None:
        self._parties = parties
        self._actors = actors
        self._sources = sources
        self._statements = statements

    def side(self, id_: str) -> bool:
        """Whether it is a party or an actor."""
        return id_ in self._parties or id_ in self._actors

    def date_of(self, statement: str) -> Period:
        """When it was said: its own date, or else that of its source."""
        made = self._statements[statement]
        return made.date if made.date.text else self._sources[made.source].date

    def missing(
        self, basis: Basis, holders: Sequence[str], statements: Sequence[str]
    ) -> tuple[str, ...]:
        """The holders whose own word a basis needs and these statements do not hold.

        What is stated needs the word of one holder. An agreement needs that of all, or the
        document on which they agreed.
        """
        if basis == "stated":
            if any(self.own(each, side) for each in statements for side in holders):
                return ()
            return tuple(holders)
        if basis != "agreed" or any(map(self._of_document, statements)):
            return ()
        return tuple(
            side for side in holders if not any(self.own(each, side) for each in statements)
        )

    def _of_document(self, statement: str) -> bool:
        said_by = self._statements[statement].said_by
        return any(self._actors[actor].kind == "document" for actor in said_by)

    def own(self, statement: str, side: str) -> bool:
        """Whether a statement is a side's own word, at first hand.

        A party's are those of its actors. An actor's are also those of its principal and of
        whoever speaks for it, and a government's those of everybody in its party.
        """
        made = self._statements[statement]
        return made.voice != "attributed" and any(self._speaks(by, side) for by in made.said_by)

    def _speaks(self, actor: str, side: str) -> bool:
        speaker, holder = self._actors[actor], self._actors.get(side)
        if side in self._parties and speaker.party == side:
            return True
        if holder is None:
            return False
        if self._reaches(speaker, side) or self._reaches(holder, speaker.id):
            return True
        return holder.kind == "government" and INDEPENDENT != holder.party == speaker.party

    def _reaches(self, actor: Actor, principal: str) -> bool:
        while actor.id != principal and actor.speaks_for:
            actor = self._actors[actor.speaks_for]
        return actor.id == principal
