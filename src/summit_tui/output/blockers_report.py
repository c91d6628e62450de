"""What blocks a goal as a report: sections of lines, for plain text and for exported documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.answer import MOST, Answer, steps_behind
from summit_tui.analysis.blockers.blocker_graph import BASES, BlockerGraph, left_out
from summit_tui.analysis.blockers.deadlock import Circle, Deadlock, Exit
from summit_tui.analysis.blockers.lapses import Lapse
from summit_tui.analysis.blockers.moves import LEVELS, Move
from summit_tui.analysis.blockers.outline import Line, outline
from summit_tui.analysis.blockers.routes import Route, routes
from summit_tui.analysis.phrases import blocking
from summit_tui.dossier.model import Dossier, Precondition
from summit_tui.record import Record

_SHOWN_LINES = 400
"""Lines of the outline that are shown; JSON has all of it."""
_SHOWN_VETOES = 1
"""Sets of moves without which nothing opens that are shown."""
_SHOWN_PACKAGES = 1
"""Packages with all their steps that are shown."""


class Item(Record):
    """A line of a report, and how deep it lies below the head of its section.

    `branch` is what a tree drawn in text has before it; empty where lines are only indented.
    """

    depth: int
    text: str
    branch: str = ""


class Section(Record):
    """A head, which may be empty, and the lines below it. `tree` says that they form one."""

    head: str
    items: Sequence[Item] = ()
    tree: bool = False


def counted(answer: Answer) -> str:
    """The bases of the preconditions that count."""
    bases = answer.state.graph.bases
    more = left_out(answer.state.graph)
    wider = f"; {more} more with --basis {BASES[-1]}" if more else ""
    return "counted: " + ", ".join(basis for basis in BASES if basis in bases) + wider


def verdict(answer: Answer) -> str:
    """The answer in a sentence or two."""
    circle = answer.deadlocks[0].circle if answer.deadlocks else None
    return blocking.verdict(answer.state, answer.goal, circle)


def report(answer: Answer, most: int = MOST) -> Iterator[Section]:
    """The outline, the deadlocks, and the least that would have to give: up to `most` ways."""
    graph, dossier = answer.state.graph, answer.state.graph.dossier
    if graph.assumed:
        yield Section("What if, and not what the dossier says:", list(_assumed(graph)))
    if answer.reachable:
        goal = words.outcome(dossier, answer.goal)
        yield Section(f"✓ {goal}: nothing blocks it" + (", then" if graph.assumed else ""))
        return
    yield Section("", list(_outline(answer)), tree=True)
    lapses = [Item(1, blocking.ended(dossier, lapse)) for lapse in _ended(answer)]
    if lapses:
        yield Section("What was asked or refused here, and is no more:", lapses)
    for note in answer.notes:
        yield Section(f"! {note.message}")
    for at, deadlock in enumerate(answer.deadlocks, 1):
        yield _deadlock(graph, at, deadlock)
    if not answer.attainable:
        yield Section("Whatever the parties give, this does not come about.")
        return
    yield from _packages(answer, dossier, most)


def _assumed(graph: BlockerGraph) -> Iterator[Item]:
    steps = {name for name, move in graph.moves.items() if move.level == "step"}
    every = len(steps) > 1 and steps <= graph.assumed
    if every:
        yield Item(1, "every step is taken that nobody refuses")
    for name, move in graph.moves.items():
        if name in graph.assumed and not (every and name in steps):
            yield Item(1, _doing(graph.dossier, move))


def _outline(answer: Answer) -> Iterator[Item]:
    dossier = answer.state.graph.dossier
    for at, line in enumerate(outline(answer.state, answer.goal)):
        if at == _SHOWN_LINES:
            yield Item(0, "… and more: summit-tui blockers --json has all of it")
            return
        branch = "".join("  " if last else "│ " for last in line.last[:-1])
        if line.last:
            branch += "└ " if line.last[-1] else "├ "
        yield Item(line.depth, f"{_waiting(dossier, line)}{_condition(dossier, line)}", branch)


def _ended(answer: Answer) -> Iterator[Lapse]:
    """What has ended of all that the lines of the outline wait for."""
    there = {line.outcome for line in outline(answer.state, answer.goal)}
    return (lapse for lapse in answer.state.graph.lapses if lapse.outcome in there)


def _waiting(dossier: Dossier, line: Line) -> str:
    """Who asks for this outcome; and “either”, “or”, “and” where there are alternatives."""
    name = words.outcome(dossier, line.outcome)
    if not line.need or not line.need.precondition:
        return f"✗ {name}"
    choice = ""
    if line.part:
        choice = "and "
    elif line.ways > 1:
        choice = "or " if line.way else "either "
    if line.way or line.part:
        return f"{choice}{name}"
    return f"{_asking(dossier, line.need.precondition)}: {choice}{name}"


def _asking(dossier: Dossier, precondition: Precondition) -> str:
    """Who asks, and how that is known: “Russia (stated, 3 statements)”."""
    number = len(precondition.statements)
    evidence = f", {number} statement{'s' * (number != 1)}" if number else ""
    if not precondition.set_by:
        return f"needs ({precondition.basis}{evidence})"
    return f"{words.sides(dossier, precondition.set_by)} ({precondition.basis}{evidence})"


def _condition(dossier: Dossier, line: Line) -> str:
    if line.mark == "circle":
        return "  ↻ waits for this in turn"
    if line.mark == "above":
        return "  (see above)"
    parts = []
    if line.refused_by:
        parts.append(f"✗ refused by {words.sides(dossier, line.refused_by)}")
    if line.step_by:
        known = "not known" if dossier.outcomes[line.outcome].status == "unknown" else "open"
        parts.append(f"{known}: {words.sides(dossier, line.step_by)}")
    if line.orphan:
        parts.append("nobody controls it")
    return "  " + ", ".join(parts) if parts else ""


def _deadlock(graph: BlockerGraph, number: int, deadlock: Deadlock) -> Section:
    size, stuck = len(deadlock.outcomes), len(deadlock.stuck)
    after = (
        "all of them even if every step is taken that nobody refuses"
        if stuck == size
        else f"{stuck} of them even if every step is taken that nobody refuses"
        if stuck
        else "but steps that nobody refuses lead out"
    )
    items = [item for circle in deadlock.circles for item in _circle(graph.dossier, circle)]
    if not deadlock.complete:
        items.append(Item(1, "… and more circles"))
    if deadlock.exits:
        items.append(Item(1, "Ways out:"))
        items += (Item(2, _exit(graph, way)) for way in deadlock.exits)
    return Section(f"Deadlock {number}: {size} outcomes wait for one another, {after}", items)


def _circle(dossier: Dossier, circle: Circle) -> Iterator[Item]:
    opens = " (steps that nobody refuses open it)" if circle.opens else ""
    yield Item(1, f"↻ {words.outcome(dossier, circle.outcomes[0])}{opens}")
    for edge in circle.edges:
        asking = _asking(dossier, edge.precondition)
        yield Item(2, f"→ {words.outcome(dossier, edge.awaited)} · {asking}")


def _exit(graph: BlockerGraph, way: Exit) -> str:
    """A way out, and what else it takes."""
    also = "; ".join(_doing(graph.dossier, graph.moves[name]) for name in way.also)
    return blocking.way_out(graph.dossier, way) + (f" (and also: {also})" if also else "")


def _packages(answer: Answer, dossier: Dossier, most: int) -> Iterator[Section]:
    given = answer.concessions
    ways = routes(dossier, given)
    more = len(ways) > most or not answer.all_concessions
    if given and not given[0].moves:
        yield Section(
            "Nobody would have to give anything up: steps that nobody refuses are enough."
        )
    else:
        yield Section(
            "The least that would have to give, if every step is taken that nobody refuses:",
            list(_list(dossier, ways[:most], more=more, answer=answer)),
        )
    ways = routes(dossier, answer.packages)
    more = answer.truncated or len(ways) > _SHOWN_PACKAGES
    best = list(_list(dossier, ways[:_SHOWN_PACKAGES], more=more))
    if not answer.best_first:
        best.append(Item(1, "It takes too much work to prove that these are the best."))
    if not (given and given[0].moves):
        # Otherwise the steps stand with each of those above.
        yield Section("With the steps, the best first:", best)
    if answer.linchpins or not answer.linchpins_known:
        yield _linchpins(answer, dossier)
    held = [veto for veto in answer.vetoes if len(veto) > 1]
    vetoes = [Item(1, _either(dossier, veto)) for veto in held[:_SHOWN_VETOES]]
    if not answer.all_vetoes or len(held) > _SHOWN_VETOES:
        vetoes.append(Item(1, "… and more"))
    if vetoes:
        yield Section("Without one of these, each line for itself, nothing opens:", vetoes)


def _linchpins(answer: Answer, dossier: Dossier) -> Section:
    if not answer.linchpins_known:
        return Section("In every one of them: it takes too much work to find out.")
    moves = [Item(1, _doing(dossier, move)) for move in answer.linchpins]
    return Section("In every one of them:", moves)


def _list(
    dossier: Dossier, ways: Sequence[Route], *, more: bool, answer: Answer | None = None
) -> Iterator[Item]:
    """The best package of each route, a clause a line; with an answer, the steps it counts on."""
    for at, route in enumerate(ways, 1):
        package = route.packages[0]
        numbers = zip(LEVELS, package.rank, strict=True)
        counts = (words.count(kind, number) for kind, number in numbers if number)
        yield Item(1, f"Package {at}: {', '.join(counts)}")
        yield from (Item(2, clause) for clause in blocking.clauses(dossier, package.moves))
        steps = steps_behind(answer, package) if answer else ()
        if steps:
            names = "; ".join(words.outcome(dossier, move.target) for move in steps)
            yield Item(2, f"counting on: {names}")
        yield from (Item(2, f"or: {other}") for other in blocking.instead(dossier, route))
    if more:
        yield Item(1, "… and more")


def _doing(dossier: Dossier, move: Move) -> str:
    return f"{words.sides(dossier, move.parties)}: {words.move(dossier, move)}"


def _either(dossier: Dossier, moves: Iterable[Move]) -> str:
    return " / ".join(_doing(dossier, move) for move in moves)
