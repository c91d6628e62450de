"""Whose own word a statement is."""

from __future__ import annotations

from collections.abc import Mapping

from summit_tui.dossier.model import INDEPENDENT, Actor, Party, Statement


class Evidence:
    """Answers about the statements of one dossier, whose references are clean."""

    def __init__(
        self,
        parties: Mapping[str, Party],
        actors: Mapping[str, Actor],
        statements: Mapping[str, Statement],
    ) -> None:
        self._parties = parties
        self._actors = actors
        self._statements = statements

    def side(self, id_: str) -> bool:
        """Whether it is a party or an actor."""
        return id_ in self._parties or id_ in self._actors

    def own(self, statement: str, side: str) -> bool:
        """Whether a statement is a side's own word, at first hand.

        A party's are those of its actors. An actor's are also those of its principal and of
        whoever speaks for it, and a government's those of everybody in its party.
        """
        made = self._statements[statement]
        if made.voice == "attributed":
            return False
        speaker, holder = self._actors[made.actor], self._actors.get(side)
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
