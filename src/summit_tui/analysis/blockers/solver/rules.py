"""Outcomes and demands in numbers, and the least fixpoint over them.

A `Rules` is what the rules look at and nothing else, so that the same code answers for a whole
dossier, for the part of it that blocks one goal, and thousands of times over while the packages
are searched. Demands are the preconditions that count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from summit_tui.analysis.blockers.solver import circuits
from summit_tui.dossier.model import Precondition
from summit_tui.record import Record

Group = tuple[int, ...]

NEVER = -1
"""The moment of what does not come about."""


class Rules(Record):
    """Outcomes 0 … n-1 and the demands 0 … m-1 on them.

    Of each outcome: its id; whether it is met; the ids of the moves without which it never comes
    about (its step, the dropping of its refusals); its demands; the outcomes that cannot come about
    beside it. Of each demand: its outcome; the groups of which one must hold; the ids of the moves
    that lift it (`waive`) or turn "before" into "together with", empty where there is none; whether
    it goes along in a moment that others agreed on; whether its holders have accepted "together".
    """

    names: Sequence[str]
    met: Sequence[bool]
    needs: Sequence[tuple[str, ...]]
    demands: Sequence[Sequence[int]]
    rules_out: Sequence[Group]
    outcome_of: Sequence[int]
    groups: Sequence[Sequence[Group]]
    waive: Sequence[str]
    together: Sequence[str]
    along: Sequence[bool]
    accepted: Sequence[bool]


def fixpoint(rules: Rules, moves: Collection[str], barred: Collection[int] = ()) -> list[int]:
    """The moment at which each outcome comes about under these moves, or `NEVER`.

    Those that are barred never do. What rules out what is not looked at: see `possible`.

    What is met holds at moment 0. Outcomes that come about at once share their moment, and
    whatever another rests on has an earlier one: reasons read off the moments never run in a
    circle.
    """
    run = _Run(rules, moves, barred)
    run.spread()
    while run.together():
        run.spread()
    return run.moment


class _Run:
    """One computation of the fixpoint: counts what is missing, and follows what comes about."""

    def __init__(self, rules: Rules, moves: Collection[str], barred: Collection[int]) -> None:
        self.rules = rules
        size = len(rules.names)
        self.moment = [NEVER] * size
        self.satisfied = [bool(move) and move in moves for move in rules.waive]
        self.agreed = [
            d
            for d, move in enumerate(rules.together)
            if rules.accepted[d] or (move and move in moves)
        ]
        self._clock = 0
        self._uses: list[list[int]] = [[] for _ in range(size)]
        self._missing: list[int] = []
        self._demand_of: list[int] = []
        self.pending = [0] * size
        self._ready: list[int] = []
        for outcome in range(size):
            missing = sum(not self.satisfied[demand] for demand in rules.demands[outcome])
            missing += sum(move not in moves for move in rules.needs[outcome])
            self.pending[outcome] = missing + (outcome in barred)
        for demand, groups in enumerate(rules.groups):
            for group in () if self.satisfied[demand] else groups:
                for member in group:
                    self._uses[member].append(len(self._missing))
                self._missing.append(len(group))
                self._demand_of.append(demand)
        for outcome in range(size):
            if rules.met[outcome]:
                self._comes(outcome, 0)
        for outcome in range(size):
            if not self.pending[outcome] and not rules.met[outcome]:
                self._clock += 1
                self._comes(outcome, self._clock)

    def _comes(self, outcome: int, moment: int) -> None:
        self.moment[outcome] = moment
        self._ready.append(outcome)

    def spread(self) -> None:
        """Follow what has come about as far as it goes."""
        rules, ready = self.rules, self._ready
        while ready:
            for use in self._uses[ready.pop()]:
                self._missing[use] -= 1
                demand = self._demand_of[use]
                if self._missing[use] or self.satisfied[demand]:
                    continue
                self.satisfied[demand] = True
                waiting = rules.outcome_of[demand]
                self.pending[waiting] -= 1
                if not self.pending[waiting] and self.moment[waiting] == NEVER:
                    self._clock += 1
                    self._comes(waiting, self._clock)

    def together(self) -> bool:
        """Let the largest set that can come about at one moment do so; whether there is one."""
        open_agreed = {demand for demand in self.agreed if not self.satisfied[demand]}
        if not open_agreed:
            return False
        members = self._candidates(open_agreed)
        while members:
            left = self._ready_at_once(members, open_agreed)
            if len(left) == len(members):
                break
            members = left
        if members:
            self._clock += 1
            for outcome in sorted(members):
                self._comes(outcome, self._clock)
        return bool(members)

    def _open(self, outcome: int) -> list[int]:
        return [demand for demand in self.rules.demands[outcome] if not self.satisfied[demand]]

    def _candidates(self, agreed: Collection[int]) -> set[int]:
        """Outcomes that lack nothing but what the others of a moment may bring."""
        found = set()
        for outcome, moment in enumerate(self.moment):
            if moment == NEVER:
                open_ = self._open(outcome)
                soft = all(demand in agreed or self.rules.along[demand] for demand in open_)
                if soft and len(open_) == self.pending[outcome]:
                    found.add(outcome)
        return found

    def _ready_at_once(self, members: Collection[int], agreed: Collection[int]) -> set[int]:
        """Those that are ready if the members come about with them.

        Agreed demands may look at all members. Those that go along may look only at members
        that are ready themselves: a least fixpoint within the greatest.
        """
        moment = self.moment
        uses: dict[int, list[tuple[int, int]]] = {}
        missing: dict[int, int] = {}
        sizes: list[int] = []
        for outcome in members:
            missing[outcome] = 0
            for demand in self._open(outcome):
                groups = self.rules.groups[demand]
                if demand in agreed:
                    met = any(all(moment[x] >= 0 or x in members for x in g) for g in groups)
                    missing[outcome] += not met
                    continue
                missing[outcome] += 1
                for group in groups:
                    lacking = [member for member in group if moment[member] == NEVER]
                    for member in lacking:
                        uses.setdefault(member, []).append((demand, len(sizes)))
                    sizes.append(len(lacking))
        ready = [outcome for outcome, lacks in missing.items() if not lacks]
        found, done = set(ready), set()
        while ready:
            for demand, at in uses.get(ready.pop(), ()):
                sizes[at] -= 1
                outcome = self.rules.outcome_of[demand]
                if sizes[at] or demand in done:
                    continue
                done.add(demand)
                missing[outcome] -= 1
                if not missing[outcome]:
                    found.add(outcome)
                    ready.append(outcome)
        return found


MOST_WORLDS = 64
"""Ways to choose among outcomes that rule one another out, before the rest is not looked at."""


def possible(
    rules: Rules, moves: Collection[str], goal: int = NEVER, work: int = MOST_WORLDS
) -> list[int]:
    """The moments in a world in which no two outcomes come about that rule one another out.

    Of several worlds it is the first in which the goal comes about, else the first.
    """
    first: list[int] = []
    worlds = [ruled_out(rules, goal)]
    for barred in worlds:
        moments = fixpoint(rules, moves, barred)
        pair = _clash(rules, moments)
        if pair:
            # One of the two does not come about; both ways are tried.
            worlds += [barred | {outcome} for outcome in pair if not rules.met[outcome]][
                : work - len(worlds)
            ]
            continue
        if goal == NEVER or moments[goal] != NEVER:
            return moments
        first = first or moments
    return first or fixpoint(rules, moves, _contested(rules))


def ruled_out(rules: Rules, goal: int = NEVER) -> frozenset[int]:
    """What cannot come about beside what is met, or beside the goal."""
    return frozenset(
        other
        for outcome, others in enumerate(rules.rules_out)
        if rules.met[outcome] or outcome == goal
        for other in others
        if not rules.met[other]
    )


def _clash(rules: Rules, moments: Sequence[int]) -> tuple[int, int] | None:
    """Two that rule one another out and both come about, by their names."""
    clashes = (
        (outcome, other)
        for outcome, others in enumerate(rules.rules_out)
        if others and moments[outcome] != NEVER
        for other in others
        if moments[other] != NEVER and not (rules.met[outcome] and rules.met[other])
    )
    return min(clashes, key=lambda pair: (rules.names[pair[0]], rules.names[pair[1]]), default=None)


def _contested(rules: Rules) -> frozenset[int]:
    return frozenset(
        outcome
        for outcome, others in enumerate(rules.rules_out)
        if others and not rules.met[outcome]
    )


def waits_for(rules: Rules, moments: Sequence[int], moves: Collection[str]) -> list[list[int]]:
    """For each outcome that does not hold, those that it waits for, each once.

    These are the members that do not hold, of all groups of the demands on it that are neither
    satisfied nor waived.
    """
    edges: list[list[int]] = [[] for _ in rules.names]
    for outcome, moment in enumerate(moments):
        if moment == NEVER:
            edges[outcome] = list(
                dict.fromkeys(
                    member
                    for demand in rules.demands[outcome]
                    if blocks(rules, moments, moves, demand)
                    for group in rules.groups[demand]
                    for member in group
                    if moments[member] == NEVER
                )
            )
    return edges


def blocks(rules: Rules, moments: Sequence[int], moves: Collection[str], demand: int) -> bool:
    """Whether a demand is neither waived nor satisfied by what holds."""
    if rules.waive[demand] and rules.waive[demand] in moves:
        return False
    return not any(holds(moments, group) for group in rules.groups[demand])


def holds(moments: Sequence[int], outcomes: Iterable[int]) -> bool:
    """Whether all of these have come about."""
    return all(moments[outcome] != NEVER for outcome in outcomes)


def goes_along(precondition: Precondition) -> bool:
    """Whether it holds at one moment as well as before, without anybody's agreement.

    So does what nobody set and a curator inferred: it says that one thing is not to be had
    without the other. Law, and what a source reports of the order of things, come first.
    """
    return precondition.basis == "inferred" and not precondition.set_by


def could_be_together(rules: Rules, moments: Sequence[int], largest: int = 0) -> list[bool]:
    """For each demand, whether it lies on a circle that agreement alone could close.

    That is a circle of demands that somebody set, or that go along, among outcomes that do not
    hold. Elsewhere "together with" asks no less than "before". With `largest`, components of more
    outcomes are passed over.
    """
    soft = [bool(waive) or along for waive, along in zip(rules.waive, rules.along, strict=True)]
    edges: list[list[int]] = [[] for _ in rules.names]
    for demand, outcome in enumerate(rules.outcome_of):
        if soft[demand] and moments[outcome] == NEVER:
            edges[outcome] += [
                member
                for group in rules.groups[demand]
                for member in group
                if moments[member] == NEVER
            ]
    component: dict[int, int] = {}
    for at, members in enumerate(circuits.components(edges)):
        if not largest or len(members) <= largest:
            component.update(dict.fromkeys(members, at))
    return [
        bool(rules.waive[demand])
        and not rules.accepted[demand]
        and outcome in component
        and any(
            component.get(member) == component[outcome]
            for group in rules.groups[demand]
            for member in group
        )
        for demand, outcome in enumerate(rules.outcome_of)
    ]
