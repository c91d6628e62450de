"""Who belongs to whom: parties, and principals with those who speak for them."""

from __future__ import annotations

from summit_tui.dossier.model import INDEPENDENT, Dossier


class Affiliation:
    """Answers about the actors of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self._actors = dossier.actors
        self._principals = {actor: self._chain(actor) for actor in dossier.actors}

    def party(self, actor: str) -> str:
        """The party id; `independent` for those who belong to none, and for unknown ids."""
        found = self._actors.get(actor)
        return found.party if found else INDEPENDENT

    def one_side(self, a: str, b: str, *, for_a: str = "", for_b: str = "") -> bool:
        """Whether both are of one party, or one speaks for the other.

        Independents belong to no party, so two of them are never on one side by party. `for_a` and
        `for_b` are the parties for which they speak here, where these are not their own: who speaks
        for another party does not speak for a principal.
        """
        party = for_a or self.party(a)
        if party != INDEPENDENT and party == (for_b or self.party(b)):
            return True
        return not (for_a or for_b) and self.one_chain(a, b)

    def one_chain(self, a: str, b: str) -> bool:
        """Whether one speaks for the other, directly or through somebody."""
        return a == b or b in self._principals.get(a, ()) or a in self._principals.get(b, ())

    def steps_to_principal(self, actor: str) -> int:
        """How many stand above an actor: 0 for who speaks for nobody else."""
        return len(self._principals.get(actor, ()))

    def voice_of(self, speaker: str, holder: str, *, speaks_for: str = "") -> bool:
        """Whether what is said of the holder can be held against the speaker's words.

        What is said of a person is held against that person only. An institution's words are also
        those of whoever speaks for it, and a government's those of everybody of its party.
        `speaks_for` is the party for which the speaker speaks here, where it is not the own one.
        """
        if speaker == holder:
            return True
        actor = self._actors.get(holder)
        if actor is None or actor.kind not in ("institution", "government"):
            return False
        if not speaks_for and holder in self._principals.get(speaker, ()):
            return True
        if actor.kind != "government" or actor.party == INDEPENDENT:
            return False
        return (speaks_for or self.party(speaker)) == actor.party

    def _chain(self, actor: str) -> frozenset[str]:
        chain: set[str] = set()
        principal = self._actors[actor].speaks_for
        while principal in self._actors and principal not in chain:
            chain.add(principal)
            principal = self._actors[principal].speaks_for
        return frozenset(chain)
