"""What the view of the blockers lists: worked out for a dossier, and for each what-if on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from summit_tui.analysis.blockers.answer import Answer, Package, UnknownGoalError, goal_of
from summit_tui.analysis.blockers.blocker_graph import BlockerGraph, blocker_graph, left_out, up_to
from summit_tui.analysis.blockers.deadlock import Circle, Deadlock, Edge
from summit_tui.analysis.blockers.deadlocks import deadlocks
from summit_tui.analysis.blockers.evidence import resting_on
from summit_tui.analysis.blockers.line_status import LineStatus, line_statuses
from summit_tui.analysis.blockers.moves import KINDS, Move, parsed
from summit_tui.analysis.blockers.outline import Line, outline
from summit_tui.analysis.blockers.routes import Route, routes
from summit_tui.analysis.blockers.state import State
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import Basis
from summit_tui.record import Record

GOAL = ":goal"
"""The row of the goal. No id looks like this."""
_LEAST_FIRST = tuple(reversed(KINDS))


class Looped(Record):
    """A circle, the deadlock it belongs to, and the deadlock's number from 1."""

    circle: Circle
    deadlock: Deadlock
    number: int


class Blocked:
    """What blocks the goal of a dossier when preconditions of some bases count.

    Args:
        snapshot: The dossier.
        basis: The weakest basis that counts.
    """

    def __init__(self, snapshot: Snapshot, basis: Basis) -> None:
        self.snapshot = snapshot
        self.basis = basis
        self.graph: BlockerGraph = blocker_graph(snapshot.dossier, up_to(basis))
        self.state = State(self.graph)
        try:
            self.goal, self.excuse = goal_of(self.graph), ""
        except UnknownGoalError as reason:
            self.goal, self.excuse = "", str(reason)
        lines = list(outline(self.state, self.goal)) if self.goal else []
        self.lines: Mapping[str, Line] = {_row_of(line): line for line in lines}
        self.circles: Mapping[str, Looped] = (
            {
                f"circle:{'+'.join(circle.outcomes)}": Looped(circle, deadlock, number)
                for number, deadlock in enumerate(deadlocks(self.state, self.goal), 1)
                for circle in deadlock.circles
            }
            if self.goal
            else {}
        )
        self.moves: Sequence[Move] = _in_reach(self.graph, lines)
        self._resting = resting_on(self.graph)

    @property
    def reachable(self) -> bool:
        """Whether nothing blocks the goal."""
        return bool(self.goal) and not self.lines

    @property
    def shortest(self) -> Circle | None:
        """The shortest circle; none where nothing waits for itself."""
        return next((looped.circle for looped in self.circles.values()), None)

    @property
    def left_out(self) -> int:
        """How many conditions the wider bases add."""
        return left_out(self.graph)

    def moves_of(self, row: str) -> list[Move]:
        """What could be done about a line, the least first."""
        line = self.lines[row]
        names = [*self.graph.rules.needs[self.graph.number[line.outcome]]]
        names += line.need.moves if line.need else ()
        found = [self.graph.moves[name] for name in dict.fromkeys(names)]
        return sorted(found, key=lambda move: _LEAST_FIRST.index(move.kind))

    def resting_on(self, statements: Sequence[str]) -> list[str]:
        """The lines that rest on some of these statements."""
        keys = {rest.key for name in statements for rest in self._resting.get(name, ())}
        refused = {target for kind, target, _ in map(parsed, keys) if kind == "drop"}
        return [
            row
            for row, line in self.lines.items()
            if line.outcome in refused
            or (line.need and line.need.precondition and line.need.precondition.id in keys)
        ]


class WhatIf:
    """What becomes of it when some moves are made.

    Args:
        blocked: What blocks the goal as things stand.
        assumed: Ids of moves that are taken as made; those that it does not offer are left out.
    """

    def __init__(self, blocked: Blocked, assumed: frozenset[str] = frozenset()) -> None:
        self.assumed = assumed & blocked.graph.moves.keys()
        self.state = State(blocked.graph.assume(self.assumed))
        self.reached = bool(blocked.goal) and self.state.holds(blocked.goal)
        self.line_statuses: Mapping[str, LineStatus] = dict(
            zip(blocked.lines, line_statuses(blocked.lines.values(), self.state), strict=True)
        )

        self._blocked = blocked

    @property
    def waits_for(self) -> int:
        """How many demands on the goal are still open."""
        lines = self._blocked.lines
        return len(
            {
                line.need.precondition.id
                for row, line in lines.items()
                if line.depth == 1
                and line.need
                and line.need.precondition
                and self.line_statuses[row] == "blocks"
            }
        )

    def broken(self, circle: Circle) -> bool:
        """Whether the circle no longer closes: all that makes one of its outcomes wait is gone."""
        return any(
            self.state.holds(waiting) or all(self._fulfilled(edge) for edge in edges)
            for waiting, edges in groupby(circle.edges, key=lambda edge: edge.waiting)
        )

    def _fulfilled(self, edge: Edge) -> bool:
        return bool(self.state.cause_of(edge.precondition.id)[0])


class Packages(Record):
    """The packages of an answer, those of one route under the row of its best.

    `given` says that they take every step for granted that nobody refuses; where nothing has to be
    given up beyond such steps, they are the steps themselves.
    """

    answer: Answer
    given: bool
    routes: Mapping[str, Route]

    @property
    def more(self) -> bool:
        """Whether there are packages that are not listed, or may be."""
        return not self.answer.all_concessions if self.given else self.answer.truncated

    def of(self, row: str) -> Package:
        """The best package of a row."""
        return self.routes[row].packages[0]


def packages(answer: Answer) -> Packages:
    """The packages of an answer, by row."""
    dossier = answer.state.graph.dossier
    given = bool(answer.concessions and answer.concessions[0].moves)
    ways = routes(dossier, answer.concessions if given else answer.packages)
    return Packages(answer, given, {str(at): route for at, route in enumerate(ways, 1)})


def _row_of(line: Line) -> str:
    """The way from the line above; what a line waits for is listed only once, so it is unique."""
    if not line.need or not line.need.precondition:
        return GOAL
    return f"{line.need.precondition.id}:{line.way}:{line.part}"


def _in_reach(graph: BlockerGraph, lines: Sequence[Line]) -> Sequence[Move]:
    """The moves that lift some line, in the order of the dossier."""
    wanted: set[str] = set()
    for line in lines:
        wanted.update(graph.rules.needs[graph.number[line.outcome]])
        wanted.update(line.need.moves if line.need else ())
    return [move for name, move in graph.moves.items() if name in wanted]
