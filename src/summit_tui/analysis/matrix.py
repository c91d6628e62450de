"""Who stands where: actors against the sentences they take a position on.

A cell shows the actor's own stance where there is one, else what others say of it. Rows and columns
are ordered so that camps show:

- the *poles* are the two parties that stand against each other on most sentences: some member of
  the one affirms what some member of the other rejects;
- a party or an actor *leans* by the sentences on which it says the same as the second pole, less
  those on which it says the opposite, less the same for the first pole;
- the poles stand at the two ends, the other parties between them by how they lean, members within a
  party likewise; those who belong to no party come last;
- the topic with the most disputed sentences comes first, and in it the most disputed sentence: that
  where the smaller of the two camps is largest, then that on which most take a side.

Ties are in the order of the file, so the order is the same each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Literal

from summit_tui.analysis.listing import by_party
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import INDEPENDENT, Dossier, Position, Stance, Statement
from summit_tui.record import Record

Mark = Literal["affirms", "rejects", "conditional", "open", "both"]
"""A stance, or `both`: the actor took opposite ones (or others say so of it)."""


class Told(Record):
    """A position of a statement on one actor's stance; `own` when it is at first hand."""

    statement: Statement
    position: Position
    own: bool

    @property
    def stance(self) -> Stance:
        """The stance in its normal form."""
        return self.position.normal


class Cell(Record):
    """Where an actor stands on a sentence.

    `own` says that it is at first hand; `told` is everything it rests on, by date.
    """

    mark: Mark
    own: bool
    told: Sequence[Told]


class Tally(Record):
    """The actors by where they stand on one sentence, in the order of the rows."""

    own: Mapping[Mark, Sequence[str]]
    others: Mapping[Mark, Sequence[str]]


class Matrix:
    """The cells of a snapshot, and the order of rows and columns.

    Actors without any position and sentences on which nobody takes one are left out.

    Args:
        snapshot: The dossier with what follows from it.
    """

    def __init__(self, snapshot: Snapshot) -> None:
        dossier = snapshot.dossier
        self._told: dict[str, dict[str, list[Told]]] = _told(snapshot)
        self._turned = {
            (item.sides[0].actor, item.subject[0])
            for item in snapshot.contradictions
            if item.kind in ("self-contradiction", "reversal")
            and not item.dismissed
            and len(item.subject) == 1
        }
        self._holders: dict[str, list[str]] = defaultdict(list)
        for actor, told in self._told.items():
            for proposition in told:
                self._holders[proposition].append(actor)
        camps = _camps(self._told)
        members = _members(dossier, camps)
        poles = _poles(members, camps)
        self.poles = tuple(party.name for party in poles) if poles else ()
        """The names of the two parties that stand against each other most."""
        self.parties = _rows(members, camps, poles)
        self.actors = [actor for _, members in self.parties for actor in members]
        self.topics = _columns(dossier, self._holders, self._told)
        self.propositions = [name for _, names in self.topics for name in names]

    def cell(self, actor: str, proposition: str) -> Cell | None:
        """Where an actor stands; none when nothing says so."""
        told = self._told.get(actor, {}).get(proposition)
        if not told:
            return None
        shown = _shown(told)
        own = shown[0].own
        stances = {it.stance for it in shown}
        turned = (actor, proposition) in self._turned if own else {"affirms", "rejects"} <= stances
        return Cell("both" if turned else shown[-1].stance, own, told)

    def tally(self, proposition: str) -> Tally:
        """Who stands where on one sentence."""
        own: dict[Mark, list[str]] = defaultdict(list)
        others: dict[Mark, list[str]] = defaultdict(list)
        holders = self._holders.get(proposition, ())
        known = set(holders)
        for actor in self.actors if len(known) > 1 else holders:
            cell = self.cell(actor, proposition) if actor in known else None
            if cell:
                (own if cell.own else others)[cell.mark].append(actor)
        return Tally(own, others)

    def positions(self, actor: str) -> int:
        """On how many sentences an actor takes, or is said to take, a position."""
        return len(self._told.get(actor, ()))


def holder_of(statement: Statement, position: Position) -> str:
    """Whose stance a position is: the speaker's own, or that of whom the speaker reads."""
    return position.of or statement.actor


def _told(snapshot: Snapshot) -> dict[str, dict[str, list[Told]]]:
    """All positions by whose they are and what they are on, by date."""
    dossier = snapshot.dossier
    told: dict[str, dict[str, list[Told]]] = {actor: {} for actor in dossier.actors}
    for name in snapshot.statements:
        statement = dossier.statements[name]
        for position in statement.positions:
            holder = holder_of(statement, position)
            own = holder == statement.actor == statement.speaker
            told.setdefault(holder, {}).setdefault(position.proposition, []).append(
                Told(statement, position, own)
            )
    return {actor: cells for actor, cells in told.items() if cells}


class _Camp(Record):
    """What one actor affirms and rejects at first hand: a bit for each sentence."""

    affirms: int = 0
    rejects: int = 0

    def with_(self, other: _Camp) -> int:
        """On how many sentences both say the same, less those on which they are opposed."""
        same = self.affirms & other.affirms | self.rejects & other.rejects
        return same.bit_count() - self.against(other)

    def against(self, other: _Camp) -> int:
        """On how many sentences the two take opposite stances."""
        return (self.affirms & other.rejects | self.rejects & other.affirms).bit_count()


_NEUTRAL = _Camp()


def _shown(told: Sequence[Told]) -> Sequence[Told]:
    """What counts in a cell: the actor's own word, or where there is none, what others say."""
    return [it for it in told if it.own] or told


def _camps(told: Mapping[str, Mapping[str, Sequence[Told]]]) -> dict[str, _Camp]:
    """Every actor's camp, by what its cells show."""
    bits: dict[str, int] = {}
    camps: dict[str, _Camp] = {}
    for actor, cells in told.items():
        affirms = rejects = 0
        for proposition, all_told in cells.items():
            bit = bits.setdefault(proposition, 1 << len(bits))
            for it in _shown(all_told):
                affirms |= bit if it.stance == "affirms" else 0
                rejects |= bit if it.stance == "rejects" else 0
        camps[actor] = _Camp(affirms, rejects)
    return camps


class _Members(Record):
    """A party and those of its members who take positions, in the order of the file."""

    id: str
    name: str
    actors: Sequence[str]

    def camp(self, camps: Mapping[str, _Camp]) -> _Camp:
        """What some member affirms, and what some member rejects."""
        both = _NEUTRAL
        for actor in self.actors:
            both = _Camp(both.affirms | camps[actor].affirms, both.rejects | camps[actor].rejects)
        return both


def _members(dossier: Dossier, camps: Mapping[str, _Camp]) -> Sequence[_Members]:
    found = []
    for name, actors in by_party(dossier):
        taking = [actor.id for actor in actors if actor.id in camps]
        if taking:
            found.append(_Members(actors[0].party, name, taking))
    return found


def _poles(
    members: Sequence[_Members], camps: Mapping[str, _Camp]
) -> tuple[_Members, _Members] | None:
    """The two parties that stand against each other most; none when no two do."""
    parties = [(party, party.camp(camps)) for party in members if party.id != INDEPENDENT]
    best, poles = 0, None
    for (one, here), (two, there) in combinations(parties, 2):
        against = here.against(there)
        if against > best:
            best, poles = against, (one, two)
    return poles


def _rows(
    members: Sequence[_Members],
    camps: Mapping[str, _Camp],
    poles: tuple[_Members, _Members] | None,
) -> Sequence[tuple[str, Sequence[str]]]:
    """Actors under the names of their parties."""
    if poles is None:
        return [(party.name, party.actors) for party in members]
    ends = tuple(pole.camp(camps) for pole in poles)

    def lean(camp: _Camp) -> int:
        return camp.with_(ends[1]) - camp.with_(ends[0])

    def place(party: _Members) -> tuple[int, int]:
        if party.id == INDEPENDENT:
            return 3, 0
        if party in poles:
            return 2 * poles.index(party), 0
        return 1, lean(party.camp(camps))

    return [
        (party.name, sorted(party.actors, key=lambda actor: lean(camps[actor])))
        for party in sorted(members, key=place)
    ]


def _columns(
    dossier: Dossier,
    holders: Mapping[str, Sequence[str]],
    told: Mapping[str, Mapping[str, Sequence[Told]]],
) -> Sequence[tuple[str, Sequence[str]]]:
    """Sentences under their topics."""
    topics: dict[str, list[tuple[int, int, str]]] = {}
    for name, proposition in dossier.propositions.items():
        if name in holders:
            sizes = _sizes(name, holders[name], told)
            topics.setdefault(proposition.topic, []).append((-min(sizes), -sum(sizes), name))
    ranked = sorted(
        topics.items(), key=lambda topic: -sum(smaller < 0 for smaller, _, _ in topic[1])
    )
    return [
        (topic, [name for _, _, name in sorted(rated, key=lambda item: item[:2])])
        for topic, rated in ranked
    ]


def _sizes(
    proposition: str,
    holders: Iterable[str],
    told: Mapping[str, Mapping[str, Sequence[Told]]],
) -> tuple[int, int]:
    """How many affirm and how many reject a sentence, whoever says so."""
    affirm = reject = 0
    for actor in holders:
        stances = {it.stance for it in told[actor][proposition]}
        affirm += "affirms" in stances
        reject += "rejects" in stances
    return affirm, reject
