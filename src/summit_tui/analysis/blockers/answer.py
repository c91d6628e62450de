"""What blocks a goal: everything that the commands and the screen show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summit_tui.analysis.blockers.blocker_graph import BlockerGraph
from summit_tui.analysis.blockers.deadlock import Deadlock
from summit_tui.analysis.blockers.deadlocks import deadlocks
from summit_tui.analysis.blockers.moves import LEVELS, Move, MoveKind
from summit_tui.analysis.blockers.ranking import weights
from summit_tui.analysis.blockers.solver import circuits
from summit_tui.analysis.blockers.solver.reduction import part
from summit_tui.analysis.blockers.solver.rules import (
    NEVER,
    fixpoint,
    possible,
    ruled_out,
    waits_for,
)
from summit_tui.analysis.blockers.solver.search import search, search_packages
from summit_tui.analysis.blockers.state import State
from summit_tui.dossier.model import Place
from summit_tui.dossier.problems import suggest
from summit_tui.record import Record

MOST = 20
_SHOWN = 6
"""Outcomes of a circle that a note names."""


class UnknownGoalError(ValueError):
    """There is no such outcome, or the dossier names no goal; the text says what to do."""


class Gives(Record):
    """What one party does in a package, by kind of move."""

    party: str
    moves: tuple[Move, ...]

    def count(self, kind: MoveKind) -> int:
        """How many moves of this kind."""
        return sum(move.kind == kind for move in self.moves)


class Package(Record):
    """Moves after which the goal holds, and none of which can be left out.

    They are in the order of `LEVELS`, then of the file. `rank` counts them by level, in that order:
    refusals reversed, what is said to be out of reach or nobody controls, demands waived, demands
    met at once instead of before, steps. It is printed with the package.
    """

    moves: tuple[Move, ...]
    rank: tuple[int, ...]

    @property
    def gives(self) -> tuple[Gives, ...]:
        """What each party does; a step that several take together counts for each."""
        parties = dict.fromkeys(party for move in self.moves for party in move.parties)
        return tuple(
            Gives(party, tuple(move for move in self.moves if party in move.parties))
            for party in parties
        )


class Note(Record):
    """Something about the dossier that the reader should know, and where it stands."""

    message: str
    place: Place


class Answer(Record):
    """What blocks `goal` on a graph.

    `reachable`: it holds, as things stand with the assumed moves. `attainable`: there are moves
    that make it hold; those still to be made are in `packages`. `truncated`: there are packages
    that are not listed, or may be. `concessions` are packages for the case that every step is
    taken that nobody refuses: what would have to be given up, all else being done; one that is
    empty says that nothing would.

    Linchpins and vetoes are about all packages, listed or not. Where it took too much work,
    `best_first` or `linchpins_known` is false, and `all_vetoes` and `all_concessions` where there
    may be more.
    """

    state: State
    goal: str
    reachable: bool
    attainable: bool
    deadlocks: Sequence[Deadlock]
    packages: Sequence[Package] = ()
    truncated: bool = False
    best_first: bool = True
    concessions: Sequence[Package] = ()
    all_concessions: bool = True
    linchpins: Sequence[Move] = ()
    linchpins_known: bool = True
    vetoes: Sequence[Sequence[Move]] = ()
    all_vetoes: bool = True
    notes: Sequence[Note] = ()


def goal_of(graph: BlockerGraph, goal: str = "") -> str:
    """The id of the goal: the one that is asked for, or else the dossier's.

    Raises:
        UnknownGoalError: when there is none, or it is no outcome.
    """
    name = goal or graph.dossier.goal
    if not name:
        raise UnknownGoalError("the dossier names no goal: say which outcome with --goal")
    if name not in graph.number:
        hint = suggest(name, graph.number)
        more = f"; did you mean ‘{hint}’?" if hint else ""
        raise UnknownGoalError(f"there is no outcome ‘{name}’{more}")
    return name


def solve(graph: BlockerGraph, goal: str = "", most: int = MOST) -> Answer:
    """Say what blocks the goal, and the least that would have to give.

    Up to `most` packages and vetoes, whatever the dossier.

    Raises:
        UnknownGoalError: see `goal_of`.
    """
    goal = goal_of(graph, goal)
    state = State(graph, goal)
    answer = Answer(
        state=state,
        goal=goal,
        reachable=state.holds(goal),
        attainable=True,
        deadlocks=deadlocks(state, goal),
        notes=_notes(state, goal),
    )
    if answer.reachable:
        return answer
    blocked = part(graph.rules, graph.number[goal], graph.assumed, graph.moves)
    if blocked is None:
        return answer._replace(attainable=False)
    found = search(blocked, weights(graph), most)
    given, given_all = _concessions(graph, goal, most)
    return answer._replace(
        attainable=bool(found.packages.sets) or not found.packages.all,
        packages=_in_order(graph, found.packages.sets),
        truncated=not (found.packages.all and blocked.whole),
        best_first=found.packages.best_first,
        concessions=given,
        all_concessions=given_all,
        linchpins=_moves(graph, found.linchpins),
        linchpins_known=found.linchpins_known,
        vetoes=[_moves(graph, veto) for veto in found.vetoes],
        all_vetoes=found.all_vetoes,
    )


def steps_behind(answer: Answer, package: Package) -> tuple[Move, ...]:
    """The steps that a concession counts on, in the way in which the goal comes about first.

    Nobody refuses them, but they may be no small thing: they stand in for what nobody gives up.
    """
    graph = answer.state.graph
    steps = {move.id for move in graph.moves.values() if move.level == "step"}
    given = {move.id for move in package.moves}
    state = State(graph._replace(assumed=graph.assumed | steps | given), answer.goal)
    used: set[str] = set()
    queue = {answer.goal: None}
    for outcome in (todo := list(queue)):
        for need in state.needs(outcome):
            if need.cause == "done":
                used.update(set(need.moves) - graph.assumed)
            new = [name for name in need.because if name not in queue]
            queue.update(dict.fromkeys(new))
            todo += new
    return _moves(graph, used)


def _concessions(graph: BlockerGraph, goal: str, most: int) -> tuple[Sequence[Package], bool]:
    """What would have to be given up if all steps were taken, and whether that is all."""
    number = graph.number[goal]
    steps = {move.id for move in graph.moves.values() if move.level == "step"} | graph.assumed
    if possible(graph.rules, steps, number)[number] != NEVER:
        return [Package((), (0,) * len(LEVELS))], True
    blocked = part(graph.rules, number, steps, graph.moves)
    if blocked is None:
        return [], True
    found = search_packages(blocked, weights(graph), most)
    return _in_order(graph, found.sets), found.all and blocked.whole


def _in_order(graph: BlockerGraph, packages: Iterable[Iterable[str]]) -> list[Package]:
    """Packages by rank, then by the place of their moves in the file."""
    order = {move: at for at, move in enumerate(graph.moves)}
    made = [(moves, _rank(moves)) for moves in (_moves(graph, names) for names in packages)]
    made.sort(key=lambda pair: (pair[1], [order[move.id] for move in pair[0]]))
    return [Package(moves, rank) for moves, rank in made]


def _moves(graph: BlockerGraph, names: Iterable[str]) -> tuple[Move, ...]:
    """Moves by kind, then in the order of the file."""
    chosen = frozenset(names)
    return tuple(sorted((move for name, move in graph.moves.items() if name in chosen), key=_level))


def _level(move: Move) -> int:
    return LEVELS.index(move.level)


def _rank(moves: Sequence[Move]) -> tuple[int, ...]:
    return tuple(sum(move.level == level for move in moves) for level in LEVELS)


def _notes(state: State, goal: str) -> list[Note]:
    """What keeps outcomes that the goal waits for from ever coming about, whoever gives what."""
    graph, rules = state.graph, state.graph.rules
    seen = {graph.number[goal]}
    queue = list(seen)
    notes: list[Note] = []
    for node in queue:
        seen.update(new := [step for step in state.edges[node] if step not in seen])
        queue += new
        outcome = graph.dossier.outcomes[rules.names[node]]
        if any(graph.moves[name].kind == "event" for name in rules.needs[node]):
            message = f"nobody controls ‘{outcome.id}’: it has to come about by itself"
            notes.append(Note(message, outcome.place))
    ever = fixpoint(rules, graph.moves, ruled_out(rules, graph.number[goal]))
    stuck = waits_for(rules, ever, graph.moves.keys())
    for component in circuits.components(stuck):
        if component[0] in seen:
            circle = circuits.circles(stuck, component, 1).circles[0]
            names = [rules.names[node] for node in (*circle[:_SHOWN], circle[0])]
            shown = " → ".join(names if len(circle) <= _SHOWN else [*names[:-1], "…", names[-1]])
            message = f"these wait for each other, and nobody can waive it: {shown}"
            notes.append(Note(message, graph.dossier.outcomes[names[0]].place))
    return notes
