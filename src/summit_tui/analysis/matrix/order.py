"""The order of sentences, of parties and of their members, by which camps show.

- sentences on which stances differ come first: that where the smaller of the two camps of parties
  is largest, then the smaller of the two camps of actors, then that on which most take a side; the
  others follow under their topics;
- the *poles* are the two parties that stand against each other on most sentences: some member of
  the one affirms what some member of the other rejects;
- a party or an actor *leans* by the sentences on which it says the same as the second pole, less
  those on which it says the opposite, less the same for the first pole;
- the poles are the first two columns, the other parties follow by how they lean, members within a
  party likewise; those who belong to no party come last.

Ties are in the order of the file, so the order is the same each time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from summit_tui.analysis.listing import by_party
from summit_tui.analysis.matrix.told import ToldBy, shown
from summit_tui.dossier.model import INDEPENDENT, Dossier
from summit_tui.record import Record


class Members(Record):
    """A party, or those who belong to none, and those of its members who take positions."""

    id: str
    name: str
    actors: Sequence[str]


class Camp(Record):
    """What one actor affirms and rejects at first hand: a bit for each sentence."""

    affirms: int = 0
    rejects: int = 0

    def with_(self, other: Camp) -> int:
        """On how many sentences both say the same, less those on which they are opposed."""
        same = self.affirms & other.affirms | self.rejects & other.rejects
        return same.bit_count() - self.against(other)

    def against(self, other: Camp) -> int:
        """On how many sentences the two take opposite stances."""
        return (self.affirms & other.rejects | self.rejects & other.affirms).bit_count()


_NEUTRAL = Camp()


def camps_of(told: ToldBy) -> dict[str, Camp]:
    """Every actor's camp, by what its cells show."""
    bits: dict[str, int] = {}
    camps: dict[str, Camp] = {}
    for actor, cells in told.items():
        affirms = rejects = 0
        for proposition, all_told in cells.items():
            bit = bits.setdefault(proposition, 1 << len(bits))
            for it in shown(all_told):
                affirms |= bit if it.stance == "affirms" else 0
                rejects |= bit if it.stance == "rejects" else 0
        camps[actor] = Camp(affirms, rejects)
    return camps


def _camp_of(party: Members, camps: Mapping[str, Camp]) -> Camp:
    """What some member affirms, and what some member rejects."""
    both = _NEUTRAL
    for actor in party.actors:
        both = Camp(both.affirms | camps[actor].affirms, both.rejects | camps[actor].rejects)
    return both


def members_of(dossier: Dossier, told: Mapping[str, object]) -> Sequence[Members]:
    """Who takes positions, by party, in the order of the file."""
    members = []
    for name, actors in by_party(dossier):
        taking = [actor.id for actor in actors if actor.id in told]
        if taking:
            members.append(Members(actors[0].party, name, taking))
    return members


def poles_of(
    members: Sequence[Members], camps: Mapping[str, Camp]
) -> tuple[Members, Members] | None:
    """The two parties that stand against each other most; none when no two do."""
    parties = [(party, _camp_of(party, camps)) for party in members if party.id != INDEPENDENT]
    best, poles = 0, None
    for (one, here), (two, there) in combinations(parties, 2):
        against = here.against(there)
        if against > best:
            best, poles = against, (one, two)
    return poles


def columns(
    members: Sequence[Members],
    camps: Mapping[str, Camp],
    poles: tuple[Members, Members] | None,
) -> Sequence[Members]:
    """The parties, and their members, in the order of the columns."""
    if poles is None:
        return members
    ends = tuple(_camp_of(pole, camps) for pole in poles)

    def lean(camp: Camp) -> int:
        return camp.with_(ends[1]) - camp.with_(ends[0])

    def place(party: Members) -> tuple[int, int]:
        if party.id == INDEPENDENT:
            return 3, 0
        if party in poles:
            return poles.index(party), 0
        return 2, lean(_camp_of(party, camps))

    return [
        party._replace(actors=sorted(party.actors, key=lambda actor: lean(camps[actor])))
        for party in sorted(members, key=place)
    ]


class Stances(Record):
    """The actors who affirm a sentence, and those who reject it."""

    affirm: Sequence[str]
    reject: Sequence[str]


class Sentences(Record):
    """The sentences in the order of the rows."""

    differing: Sequence[str]
    topics: Sequence[tuple[str, Sequence[str]]]


def rows(dossier: Dossier, stances: Mapping[str, Stances]) -> Sentences:
    """The sentences on which stances differ, and the others under their topics.

    `stances` has every sentence on which somebody takes a position.
    """
    differing: list[tuple[tuple[int, ...], str]] = []
    topics: dict[str, list[tuple[int, str]]] = {}
    for name, proposition in dossier.propositions.items():
        if name not in stances:
            continue
        affirm, reject = stances[name]
        taking = len(affirm) + len(reject)
        if affirm and reject:
            parties = min(len(_parties(dossier, affirm)), len(_parties(dossier, reject)))
            differing.append(((-parties, -min(len(affirm), len(reject)), -taking), name))
        else:
            topics.setdefault(proposition.topic, []).append((-taking, name))
    return Sentences(
        [name for _, name in sorted(differing, key=lambda item: item[0])],
        [
            (topic, [name for _, name in sorted(rated, key=lambda item: item[0])])
            for topic, rated in topics.items()
        ],
    )


def _parties(dossier: Dossier, actors: Sequence[str]) -> set[str]:
    """The parties of these actors; independents belong to none."""
    return {dossier.actors[actor].party for actor in actors} - {INDEPENDENT}
