"""The record of a dispute: its sides, who moved, who reads whom, why it stands where it does."""

from __future__ import annotations

from summit_tui.analysis.contradictions.grounds import Grounds
from summit_tui.dossier.dates import Period
from summit_tui.record import Record


class Side(Record):
    """One answer to the question, with everybody who gives it.

    `actors` stand by party, principals first, and `parties` are theirs in the same order, each
    once. `grounds` is what the best statement (`best`, an id) rests on; `firm` says whether
    somebody gives this answer firmly. With `readers`, nobody gives it of themselves: these are
    actors who say it of somebody else. `statements` are sorted ids.
    """

    answer: str
    actors: tuple[str, ...]
    parties: tuple[str, ...]
    grounds: Grounds
    firm: bool
    best: str
    statements: tuple[str, ...]
    readers: bool = False


class Move(Record):
    """An actor that gave one answer and later another.

    Where a party moved through different mouths, `actor` gives the later answer, and `earlier` are
    the others who had given the former one; else it is empty.
    """

    actor: str
    before: str
    after: str
    date: Period
    statements: tuple[str, ...]
    earlier: tuple[str, ...] = ()


class Reading(Record):
    """What one actor says that another (`of`) answers: never that other's own word."""

    by: str
    of: str
    says: str
    statements: tuple[str, ...]


class Terms(Record):
    """What an actor answers only under conditions: `after` are outcome ids."""

    actor: str
    after: tuple[str, ...]
    statements: tuple[str, ...]


class Dispute(Record):
    """One question on which accounts contradict one another.

    `bears_on` are outcome ids and `distance` says how many steps the nearest of them is from the
    goal, or None when none is in its way. `left_open` are actors who call it undecided, `silent`
    the leading actors of the parties the goal hangs on that say nothing about it.
    `contradictions` are ids, in the order of their rank; there are none where one side only
    answers. With `accounts`, sources differ on something that does not bear on the goal. `why`
    says, step by step, why it stands where it does. `dismissed` is the curator's reason, or empty.
    """

    id: str
    question: str
    bears_on: tuple[str, ...]
    distance: int | None
    sides: tuple[Side, ...]
    moves: tuple[Move, ...]
    readings: tuple[Reading, ...]
    terms: tuple[Terms, ...]
    left_open: tuple[str, ...]
    silent: tuple[str, ...]
    contradictions: tuple[str, ...]
    why: tuple[str, ...]
    accounts: bool
    dismissed: str

    @property
    def actors(self) -> tuple[str, ...]:
        """Everybody who answers it, or says how somebody else does, each once."""
        named = [actor for side in self.sides for actor in side.actors]
        named += [actor for move in self.moves for actor in (*move.earlier, move.actor)]
        named += [actor for reading in self.readings for actor in (reading.by, reading.of)]
        named += [terms.actor for terms in self.terms]
        return tuple(dict.fromkeys([*named, *self.left_open]))

    @property
    def statements(self) -> tuple[str, ...]:
        """All statements that answer it, each once."""
        named = [name for side in self.sides for name in side.statements]
        named += [name for move in self.moves for name in move.statements]
        named += [name for reading in self.readings for name in reading.statements]
        named += [name for terms in self.terms for name in terms.statements]
        return tuple(dict.fromkeys(named))
