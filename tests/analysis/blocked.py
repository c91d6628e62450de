"""Small dossiers of outcomes and preconditions, and what follows from them by brute force.

The oracle knows nothing of `analysis.blockers` but the ids of its moves. It goes by the text of
`docs/blockers.md`, tries every set of outcomes at every moment and every set of moves, and looks
at nothing cleverly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from random import Random

from hypothesis import strategies as st

from summit_tui.dossier.dates import UNDATED
from summit_tui.dossier.model import (
    Actor,
    Basis,
    Dossier,
    Outcome,
    Party,
    Place,
    Precondition,
    Refusal,
    Source,
    Statement,
    Status,
)

_PLACE = Place("x.toml", "x", 0)
_PARTIES = ("a", "b", "c")
_ACTORS = {"ann": "a", "bo": "b", "cy": "independent"}
_YES = {"a": "ann", "b": "bo", "ann": "ann"}
"""Who says yes for whom."""


def outcome(
    name: str,
    status: Status = "open",
    controllers: Iterable[str] = ("a",),
    refused_by: Iterable[str] = (),
    rules_out: tuple[str, ...] = (),
) -> Outcome:
    """An outcome; refused if somebody refuses it."""
    refusals = tuple(Refusal(by, (f"no-{by}",)) for by in refused_by)
    if refusals and status == "open":
        status = "refused"
    return Outcome(
        name,
        f"the {name}",
        status,
        tuple(controllers),
        refusals,
        None,
        rules_out,
        (),
        "",
        "",
        _PLACE,
    )


def needs(
    name: str,
    waiting: str,
    *ways: Sequence[str],
    by: str | tuple[str, ...] = (),
    basis: Basis | None = None,
    together: tuple[str, ...] = (),
) -> Precondition:
    """A precondition; stated if somebody set it, else law."""
    groups = tuple(tuple(way) for way in ways)
    shown: Basis = basis or ("stated" if by else "law")
    holders = (by,) if by and isinstance(by, str) else tuple(by)
    return Precondition(name, waiting, groups, holders, shown, (), (), together, "", _PLACE)


_SOURCE = Source(
    id="s",
    title="",
    publisher="",
    short="",
    kind="article",
    date=UNDATED,
    date_basis="",
    based_on=(),
    anonymous=False,
    url="",
    file="",
    checked=UNDATED,
    note="",
    place=_PLACE,
)


def _yes(by: str) -> Statement:
    """The word with which a side accepts that both come about at once."""
    return Statement(
        id=f"yes-{by}",
        actor=_YES[by],
        source="s",
        date=UNDATED,
        date_basis="",
        voice="own",
        quote="Yes.",
        summary="",
        prefix="",
        suffix="",
        utterance="",
        attributed_by="",
        based_on=(),
        lang="",
        party="",
        act=False,
        anonymous=False,
        actors=(),
        positions=(),
        accounts=(),
        occasion="",
        elided="",
        note="",
        place=_PLACE,
    )


def blocked(
    outcomes: Iterable[Outcome], preconditions: Iterable[Precondition], goal: str = ""
) -> Dossier:
    """A dossier of nothing else; the goal is the first outcome unless another is named."""
    named = {item.id: item for item in outcomes}
    actors = {
        name: Actor(
            id=name,
            name=name.title(),
            short=name.title(),
            plural=False,
            kind="person",
            party=party,
            role="",
            aliases=(),
            speaks_for="",
            note="",
            place=_PLACE,
        )
        for name, party in _ACTORS.items()
    }
    return Dossier(
        title="",
        about="",
        goal=goal or next(iter(named)),
        as_of=UNDATED,
        parties={name: Party(name, name.upper(), plural=False, place=_PLACE) for name in _PARTIES},
        sources={"s": _SOURCE},
        actors=actors,
        propositions={},
        questions={},
        facts={},
        outcomes=named,
        statements={f"yes-{by}": _yes(by) for by in _YES},
        preconditions={item.id: item for item in preconditions},
        dismissals=(),
    )


CIRCLE = (needs("p", "x", ["y"], by="a"), needs("q", "y", ["x"], by="b"))
"""x and y wait for each other."""


# -- random ones ------------------------------------------------------------------------------


def made_up(seed: int, most: int = 6, demands: int = 6, *, beside: bool = False) -> Dossier:
    """Up to so many outcomes and preconditions, with circles, alternatives and refusals.

    With `beside`, some outcomes rule out others.
    """
    dice = Random(seed)
    names = [f"o{at}" for at in range(dice.randint(2, most))]
    outcomes: list[Outcome] = []
    for name in names:
        controllers = dice.choice([("a",), ("b",), ("a", "b"), ("ann",), ("cy",), ()])
        refusers = [by for by in controllers if dice.random() < 0.15]
        status: Status = dice.choice(["open", "open", "open", "open", "unknown", "met"])
        before = [item.id for item in outcomes]
        out = tuple(it for it in before if beside and dice.random() < 0.2)
        outcomes.append(outcome(name, status, controllers, refusers, out))
    preconditions = []
    for at in range(dice.randint(1, demands)):
        waiting = dice.choice(names)
        others = [name for name in names if name != waiting]
        ways = [
            dice.sample(others, min(len(others), dice.choice([1, 1, 2])))
            for _ in range(dice.choice([1, 1, 2]))
        ]
        by = dice.choice([("a",), ("b",), ("a",), ("b",), ("ann",), ("a", "b"), ()])
        bases: list[Basis] = ["stated", "inferred"] if by else ["law", "inferred"]
        basis = "agreed" if len(by) > 1 else dice.choice(bases)
        willing = tuple(f"yes-{side}" for side in by if dice.random() < 0.3)
        preconditions.append(needs(f"p{at}", waiting, *ways, by=by, basis=basis, together=willing))
    return blocked(outcomes, preconditions, "o0")


def dossiers(
    most: int = 6, demands: int = 6, *, beside: bool = False
) -> st.SearchStrategy[Dossier]:
    """Made-up dossiers. Drawn by number: thousands of them in seconds."""
    return st.integers(0, 2**40).map(lambda seed: made_up(seed, most, demands, beside=beside))


# -- the oracle -------------------------------------------------------------------------------


def subsets(items: Collection[str]) -> Iterator[frozenset[str]]:
    """All subsets, the smaller first."""
    ordered = sorted(items)
    sizes = range(len(ordered) + 1)
    return map(frozenset, chain.from_iterable(combinations(ordered, size) for size in sizes))


def possible(dossier: Dossier, moves: Collection[str]) -> bool:
    """Whether the goal comes about in some world in which nothing rules out anything."""
    pairs = [(name, other) for name, item in dossier.outcomes.items() for other in item.rules_out]
    contested = {name for pair in pairs for name in pair}
    for barred in subsets(contested):
        held = holding(dossier, moves, barred)
        met = {name for name, item in dossier.outcomes.items() if item.status == "met"}
        if dossier.goal in held and all(
            {name, other} <= met or not {name, other} <= held for name, other in pairs
        ):
            return True
    return False


def holding(
    dossier: Dossier, moves: Collection[str], barred: Collection[str] = ()
) -> frozenset[str]:
    """The outcomes that hold under these moves: moment by moment, whoever can."""
    on = demands_on(dossier)
    held = {name for name, item in dossier.outcomes.items() if item.status == "met"}
    at_once = any(move.startswith("together:") for move in moves) or any(
        precondition.together for precondition in dossier.preconditions.values()
    )
    while True:
        rest = [name for name in dossier.outcomes if name not in held and name not in barred]
        candidates = subsets(rest) if at_once else (frozenset((name,)) for name in rest)
        for several in candidates:
            if several and _come_at_once(dossier, on, several, held, moves):
                held |= several
                break
        else:
            return frozenset(held)


def demands_on(dossier: Dossier) -> Mapping[str, list[Precondition]]:
    """The preconditions on each outcome."""
    on: dict[str, list[Precondition]] = {name: [] for name in dossier.outcomes}
    for precondition in dossier.preconditions.values():
        on[precondition.outcome].append(precondition)
    return on


def _come_at_once(
    dossier: Dossier,
    on: Mapping[str, list[Precondition]],
    several: frozenset[str],
    held: set[str],
    moves: Collection[str],
) -> bool:
    for name in several:
        item = dossier.outcomes[name]
        if any(f"drop:{name}:{refusal.by}" not in moves for refusal in item.refusals):
            return False
        said = on[name] or item.refusals
        step = f"step:{name}" if item.controllers else f"event:{name}"
        if not said and step not in moves:
            return False
    ready: set[str] = set()
    changed = True
    while changed:
        changed = False
        for name in several - ready:
            if all(_satisfied(it, held, several, ready, moves) for it in on[name]):
                ready.add(name)
                changed = True
    return ready == several


def _satisfied(
    precondition: Precondition,
    held: set[str],
    several: frozenset[str],
    ready: set[str],
    moves: Collection[str],
) -> bool:
    if precondition.set_by and f"waive:{precondition.id}" in moves:
        return True
    there: Collection[str] = held
    accepted = precondition.set_by and all(
        f"yes-{side}" in precondition.together for side in precondition.set_by
    )
    if accepted or (precondition.set_by and f"together:{precondition.id}" in moves):
        there = held | several
    elif precondition.basis == "inferred" and not precondition.set_by:
        there = held | ready
    return any(all(name in there for name in group) for group in precondition.any_of)


def minimal_packages(
    dossier: Dossier, moves: Collection[str], assumed: frozenset[str] = frozenset()
) -> list[frozenset[str]]:
    """All minimal sets of moves after which the goal holds."""
    found: list[frozenset[str]] = []
    for package in subsets(moves):
        if any(smaller <= package for smaller in found):
            continue
        if possible(dossier, package | assumed):
            found.append(package)
    return found


def minimal_hitting_sets(packages: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """All minimal sets that take something out of every package."""
    found: list[frozenset[str]] = []
    for veto in subsets(frozenset().union(*packages)):
        if any(smaller <= veto for smaller in found):
            continue
        if all(veto & package for package in packages):
            found.append(veto)
    return found
