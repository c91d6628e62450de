"""Makes up large dossiers: the same size and seed give the same bytes on every machine.

A made-up dossier is like a curated one in what it costs: most statements take a position,
most actors agree on most propositions, some propositions are contested, a few sources relay
one wire, spokesmen speak for principals, some facts have two answers, and outcomes wait for
one another. All of it is about a harbour that does not exist.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")

PARTIES = ("north", "south", "east", "west")
_WORDS = (
    "harbour quay gate tariff crane ferry pilot dock toll berth channel dredging customs strike "
    "contract schedule inspection delegation mediator draft clause guarantee pause meeting session "
    "council ministry union owners captains warehouse railway bridge permit licence survey deposit "
    "arrears shift overtime pension safety lighthouse buoy tide storm winter summer morning"
).split()
_LINKS = "before after without with until unless because while although under".split()
_VERBS = (
    "opens closes pays signs grants delays accepts refuses inspects repairs leases leaves".split()
)
_SYLLABLES = "ba do ka le mi no ra su te vo li ge fa hu ja pi".split()
_BEGIN = datetime.date(2030, 1, 1)
_DAYS = 1000


class Scale(NamedTuple):
    """How much of everything goes with a number of statements."""

    statements: int
    actors: int
    sources: int
    propositions: int
    facts: int
    outcomes: int

    @staticmethod
    def of(statements: int) -> Scale:
        """100,000 statements: 400 actors, 2,000 propositions, 2,000 sources."""
        return Scale(
            statements=statements,
            actors=max(8, min(400, statements // 25)),
            sources=max(4, statements // 50),
            propositions=max(4, statements // 50),
            facts=max(2, statements // 500),
            outcomes=max(4, min(200, statements // 500)),
        )


class _Dice:
    """Random choices that are the same on every version of Python."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def below(self, limit: int) -> int:
        return int(self._random() * limit)

    def one_in(self, number: int) -> bool:
        return self._random() * number < 1

    def pick(self, things: Sequence[_T]) -> _T:
        return things[int(self._random() * len(things))]

    def sentence(self, words: int) -> str:
        """A sentence with about so many words, some of them twice as long as others."""
        clauses = [
            f"the {self.pick(_WORDS)} {self.pick(_VERBS)} the {self.pick(_WORDS)} "
            f"{self.pick(_LINKS)} the {self.pick(_WORDS)}"
            for _ in range(max(1, words // 7))
        ]
        text = " and ".join(clauses)
        return text[0].upper() + text[1:] + "."

    def name(self) -> str:
        """A name that nobody bears."""
        first, last = (
            "".join(self.pick(_SYLLABLES) for _ in range(2 + self.below(2))) for _ in range(2)
        )
        return f"{first.capitalize()} {last.capitalize()}"

    def day(self, later: int = 0) -> str:
        """A day within three years, or `later` days after one."""
        return (_BEGIN + datetime.timedelta(days=self.below(_DAYS) + later)).isoformat()


def dossier(statements: int, *, seed: int = 1, title: str = "Made up") -> Iterator[str]:
    """The text of a dossier, piece by piece, in TOML (see `docs/dossier-format.md`)."""
    scale, dice = Scale.of(statements), _Dice(seed)
    yield f'[dossier]\ntitle = "{title}"\ngoal = "outcome-0"\n'
    for party in PARTIES:
        yield f'\n[[parties]]\nid = "{party}"\nname = "{party.capitalize()}"\n'
    yield from _sources(scale, dice)
    yield from _actors(scale, dice)
    yield from _propositions(scale, dice)
    for number in range(scale.facts):
        yield (
            f'\n[[facts]]\nid = "fact-{number}"\nkind = "number"\nunit = "hours"\n'
            f'question = "How long did meeting {number} last?"\n'
        )
    yield from _outcomes(scale, dice)
    for number in range(scale.statements):
        yield _statement(number, scale, dice)
    yield from _preconditions(scale, dice)


def write(path: str, statements: int, *, seed: int = 1) -> int:
    """Write a dossier to a file; its size in bytes."""
    with open(path, "w", encoding="utf-8") as file:
        return sum(file.write(piece) for piece in dossier(statements, seed=seed))


def _sources(scale: Scale, dice: _Dice) -> Iterator[str]:
    for number in range(scale.sources):
        yield (
            f'\n[[sources]]\nid = "source-{number}"\ndate = {dice.day(later=_DAYS)}\n'
            f'title = "{dice.sentence(7)}"\npublisher = "The {dice.pick(_WORDS)} post"\n'
        )
        # Only an earlier one is relayed, so that there is no circle.
        if number and dice.one_in(4):
            yield f'based_on = ["source-{dice.below(max(1, number // 4))}"]\n'


def _party(actor: int) -> str:
    """One actor in five belongs to none."""
    return (*PARTIES, "independent")[actor % 5]


def _actors(scale: Scale, dice: _Dice) -> Iterator[str]:
    for number in range(scale.actors):
        name = dice.name()
        yield (
            f'\n[[actors]]\nid = "actor-{number}"\nname = "{name}"\nparty = "{_party(number)}"\n'
            f'role = "{dice.pick(_WORDS)} speaker"\naliases = ["{name.split()[1]}"]\n'
        )
        if number >= 10 and dice.one_in(6):
            principal = number % 5 + 5 * dice.below(2)
            yield f'speaks_for = "actor-{principal}"\n'


def _propositions(scale: Scale, dice: _Dice) -> Iterator[str]:
    for number in range(scale.propositions):
        yield (
            f'\n[[propositions]]\nid = "proposition-{number}"\ntext = "{dice.sentence(14)}"\n'
            f'topic = "{dice.pick(_WORDS)}"\nscope = "scope-{number % 7}"\n'
        )
        if dice.one_in(10):
            yield f'outcome = "outcome-{dice.below(scale.outcomes)}"\n'


def _outcomes(scale: Scale, dice: _Dice) -> Iterator[str]:
    for number in range(scale.outcomes):
        yield (
            f'\n[[outcomes]]\nid = "outcome-{number}"\nname = "the {dice.pick(_WORDS)} opens"\n'
            f'controllers = ["{PARTIES[number % 4]}"]\n'
        )
        if dice.one_in(5):
            yield 'status = "met"\n'


def _statement(number: int, scale: Scale, dice: _Dice) -> str:
    actor = dice.below(scale.actors)
    head = (
        f'\n[[statements]]\nid = "statement-{number}"\nactor = "actor-{actor}"\n'
        f'source = "source-{dice.below(scale.sources)}"\ndate = {dice.day()}\n'
    )
    kind = dice.below(10)
    if kind < 6:
        head += f'quote = "{dice.sentence(14 + dice.below(14))}"\n'
    if kind >= 5:
        head += f'summary = "{dice.sentence(14)}"\n'
    if kind == 9:
        head += f'attributed_by = "actor-{(actor + 1) % scale.actors}"\n'
    if dice.one_in(50):
        head += f'accounts = [{{ fact = "fact-{dice.below(scale.facts)}", value = 2 }}]\n'
    elif dice.one_in(2000):
        head += f'accounts = [{{ fact = "fact-{dice.below(scale.facts)}", value = 3 }}]\n'
    if dice.one_in(4):
        return head
    return head + f"positions = [{_position(scale, dice)}]\n"


def _position(scale: Scale, dice: _Dice) -> str:
    proposition = dice.below(scale.propositions)
    text = f'{{ proposition = "proposition-{proposition}"'
    # One proposition in ten is contested, by one voice in thirty.
    if proposition % 10 == 0 and dice.one_in(30):
        text += ', stance = "rejects"'
    elif dice.one_in(20):
        text += f', conditions = ["outcome-{dice.below(scale.outcomes)}"]'
    if dice.one_in(5):
        text += ', firm = "hedged"'
    return text + " }"


def _preconditions(scale: Scale, dice: _Dice) -> Iterator[str]:
    for number in range(scale.outcomes):
        later = number + 1 + dice.below(max(1, scale.outcomes - number - 1))
        if later >= scale.outcomes:
            later = 0  # waits for the first, which waits for it: a circle
        if later == number:
            continue
        yield (
            f'\n[[preconditions]]\nid = "precondition-{number}"\noutcome = "outcome-{number}"\n'
            f'requires = ["outcome-{later}"]\nset_by = "{PARTIES[number % 4]}"\n'
            'basis = "inferred"\n'
        )
