"""Who stands on a side of a dispute, in which order, and which statement shows it best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from summit_tui.analysis.contradictions.affiliation import Affiliation
from summit_tui.analysis.contradictions.grounds import GROUNDS, Grounds, ground_of
from summit_tui.analysis.disputes.dispute import Side
from summit_tui.dossier.model import INDEPENDENT, Dossier

Member = tuple[str, str, bool]
"""An actor, a statement that shows where it stands, and whether it is firm there."""


class Members:
    """Orders the actors of one dossier: by party, principals first.

    Parties on which the goal hangs (`concerned`) come first, those of no party last.
    """

    def __init__(self, dossier: Dossier, concerned: Collection[str]) -> None:
        self._dossier = dossier
        self._concerned = concerned
        self._affiliation = Affiliation(dossier)
        self._grounds: dict[str, Grounds] = {}
        self._said = Counter(statement.actor for statement in dossier.statements.values())
        self._places = {actor: self._place(actor) for actor in dossier.actors}

    def side(self, answer: str, members: Iterable[Member], *, readers: bool = False) -> Side:
        """The side of those who give an answer; there is at least one."""
        members = list(members)
        actors = self.ordered({actor for actor, _, _ in members})
        names = sorted({name for _, name, _ in members})
        best = self._best(names)
        return Side(
            answer,
            actors,
            self._parties(actors, members),
            "reading" if readers else self.ground(best),
            any(firm for _, _, firm in members),
            best,
            tuple(names),
            readers,
        )

    def _parties(self, actors: Iterable[str], members: Iterable[Member]) -> tuple[str, ...]:
        """The parties for which these speak here, in their order."""
        said: dict[str, list[str]] = {}
        for actor, name, _ in members:
            said.setdefault(actor, []).append(name)
        found = (party for actor in actors for party in self._spoken_for(actor, said[actor]))
        return tuple(dict.fromkeys(found))

    def _spoken_for(self, actor: str, names: Iterable[str]) -> list[str]:
        return sorted({party_in(self._dossier, self._affiliation, actor, name) for name in names})

    def ordered(self, actors: Iterable[str]) -> tuple[str, ...]:
        """These actors by party; in a party principals before those who speak for them."""
        return tuple(sorted(actors, key=self._places.__getitem__))

    def leading(self, party: str) -> str:
        """Who stands for a party: of its principals, who is heard most; empty if nobody is."""
        members = [
            actor.id
            for actor in self._dossier.actors.values()
            if actor.party == party and actor.id in self._said
        ]
        return min(members, key=self._place, default="")

    def ground(self, name: str) -> Grounds:
        """What a statement rests on."""
        if name not in self._grounds:
            self._grounds[name] = ground_of(self._dossier, self._dossier.statements[name])
        return self._grounds[name]

    def _place(self, actor: str) -> tuple[object, ...]:
        party = self._affiliation.party(actor)
        found = self._dossier.parties.get(party)
        return (
            party == INDEPENDENT,
            party not in self._concerned,
            found.name if found else party,
            self._affiliation.steps_to_principal(actor),
            -self._said[actor],
            self._dossier.actors[actor].name,
            actor,
        )

    def _best(self, names: Iterable[str]) -> str:
        """Own words before acts before paraphrase; of as good ones see `_worth`."""
        strongest = len(GROUNDS)
        best: list[str] = []
        for name in names:
            strength = GROUNDS.index(self.ground(name))
            if strength < strongest:
                strongest, best = strength, [name]
            elif strength == strongest:
                best.append(name)
        return min(best, key=self._worth) if len(best) > 1 else best[0]

    def _worth(self, name: str) -> tuple[object, ...]:
        """The less the better: found in the text, then of a party, then the newest."""
        statement = self._dossier.statements[name]
        source = self._dossier.sources.get(statement.source)
        return (
            not (statement.quote and source and source.checked.text),
            self._affiliation.party(statement.actor) == INDEPENDENT,
            -self._dossier.date_of(statement).last,
            name,
        )


def party_in(dossier: Dossier, affiliation: Affiliation, actor: str, name: str) -> str:
    """The party of an actor in a statement: whom it spoke for then, where that is another."""
    statement = dossier.statements[name]
    spoke_for = statement.party if actor in statement.said_by else ""
    return spoke_for or affiliation.party(actor)
