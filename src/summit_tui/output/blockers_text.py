"""What blocks a goal as plain text that is worth pasting into a note."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from summit_tui.analysis.blockers import words
<<<<<<< HEAD
from summit_tui.analysis.blockers.answer import Answer
from summit_tui.output.blockers_report import Section, counted, report
=======
from summit_tui.analysis.blockers.answer import Answer, Package, steps_behind
from summit_tui.analysis.blockers.board import BASES, Board
from summit_tui.analysis.blockers.deadlocks import Circle, Deadlock, Exit
from summit_tui.analysis.blockers.moves import KINDS, Move
from summit_tui.analysis.blockers.outline import Line, outline
from summit_tui.dossier.model import Dossier, Precondition

_SHOWN_LINES = 400
"""Lines of the outline that are printed; JSON has all of it."""
_SHOWN_PACKAGES = 5
"""Packages with all their steps that are printed."""
>>>>>>> 46d9061 (What blocks, in the explorer: outline, circles, packages, and what-if (b))


def write_text(answer: Answer, out: TextIO) -> None:
    """The outline, the deadlocks, and the least that would have to give."""
    out.writelines(line.rstrip() + "\n" for line in lines(answer))


def lines(answer: Answer) -> Iterator[str]:
    """The same, line by line."""
    yield f"What blocks: {words.outcome(answer.state.board.dossier, answer.goal)}"
    yield counted(answer)
    for section in report(answer):
        # A note is a line of its own, right below what it is about.
        if not section.head.startswith("! "):
            yield ""
        yield from drawn(section)


<<<<<<< HEAD
def drawn(section: Section) -> Iterator[str]:
    """A section with its lines indented, or drawn as a tree."""
    if section.head:
        yield section.head
    for item in section.items:
        yield f"{item.branch if section.tree else '  ' * item.depth}{item.text}"
=======
def _assumed(board: Board) -> Iterator[str]:
    steps = {name for name, move in board.moves.items() if move.kind == "step"}
    every = len(steps) > 1 and steps <= board.assumed
    if every:
        yield "every step is taken that nobody refuses"
    for name, move in board.moves.items():
        if name in board.assumed and not (every and name in steps):
            yield _doing(board.dossier, move)


def _outline(answer: Answer) -> Iterator[str]:
    dossier = answer.state.board.dossier
    for at, line in enumerate(outline(answer.state, answer.goal)):
        if at == _SHOWN_LINES:
            yield "… and more: --json has all of it"
            return
        branch = "".join("  " if last else "│ " for last in line.last[:-1])
        if line.last:
            branch += "└ " if line.last[-1] else "├ "
        yield f"{branch}{_waiting(dossier, line)}{_condition(dossier, line)}"


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
    return f"{words.side(dossier, precondition.set_by)} ({precondition.basis}{evidence})"


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


def _deadlock(dossier: Dossier, number: int, deadlock: Deadlock) -> Iterator[str]:
    size, stuck = len(deadlock.outcomes), len(deadlock.stuck)
    after = (
        "all of them even if every step is taken that nobody refuses"
        if stuck == size
        else f"{stuck} of them even if every step is taken that nobody refuses"
        if stuck
        else "but steps that nobody refuses lead out"
    )
    yield f"Deadlock {number}: {size} outcomes wait for one another, {after}"
    for circle in deadlock.circles:
        yield from (f"  {line}" for line in _circle(dossier, circle))
    if not deadlock.complete:
        yield "  … and more circles"
    if deadlock.exits:
        yield "  Ways out:"
    for way in deadlock.exits:
        yield f"    {_exit(dossier, way)}"


def _circle(dossier: Dossier, circle: Circle) -> Iterator[str]:
    opens = "   (steps that nobody refuses open it)" if circle.opens else ""
    yield f"↻ {words.outcome(dossier, circle.outcomes[0])}{opens}"
    for edge in circle.edges:
        asking = _asking(dossier, edge.precondition)
        yield f"  → {words.outcome(dossier, edge.awaited)}   {asking}"


def _exit(dossier: Dossier, way: Exit) -> str:
    if way.kind == "alternative":
        names = " and ".join(words.outcome(dossier, name) for name in way.requires)
        return f"{names}{' (refused)' if way.refused else ''}"
    preconditions = [dossier.preconditions[name] for name in way.preconditions]
    holders = tuple(dict.fromkeys(it.set_by for it in preconditions if it.set_by))
    if way.kind == "together":
        names = " and ".join(
            dict.fromkeys(words.outcome(dossier, it.outcome) for it in preconditions)
        )
        return f"{words.sides(dossier, holders)}: {names} at once"
    asked = ", ".join(dict.fromkeys(words.asked(dossier, it) for it in preconditions))
    before = words.outcome(dossier, preconditions[0].outcome)
    return f"{words.sides(dossier, holders)}: no longer ask for {asked} before {before}"


def _packages(answer: Answer, dossier: Dossier) -> Iterator[str]:
    given = answer.concessions
    if given and not given[0].moves:
        yield "Nobody would have to give anything up: steps that nobody refuses are enough."
    else:
        yield "The least that would have to give, if every step is taken that nobody refuses:"
        yield from _list(dossier, given, more=not answer.all_concessions, answer=answer)
    yield ""
    yield "With the steps, the best first:"
    more = answer.truncated or len(answer.packages) > _SHOWN_PACKAGES
    yield from _list(dossier, answer.packages[:_SHOWN_PACKAGES], more=more)
    if not answer.best_first:
        yield "  Time was up before these were proven to be the best."
    yield ""
    if not answer.linchpins_known:
        yield "In every one of them: there was no time to find out."
    elif answer.linchpins:
        yield "In every one of them:"
        yield from (f"  {_doing(dossier, move)}" for move in answer.linchpins)
    else:
        yield "No move is in every one of them."
    alone = [veto for veto in answer.vetoes if len(veto) > 1]
    if alone:
        yield ""
        yield "Without one of these, each line for itself, nothing opens:"
        yield from (f"  {_either(dossier, veto)}" for veto in alone)
    if not answer.all_vetoes:
        yield "  … and more"


def _list(
    dossier: Dossier, packages: Sequence[Package], *, more: bool, answer: Answer | None = None
) -> Iterator[str]:
    """Packages by party; with an answer, the steps that each counts on."""
    for at, package in enumerate(packages, 1):
        numbers = zip(KINDS, package.rank, strict=True)
        counts = (words.count(kind, number) for kind, number in numbers if number)
        yield f"{at:3}  {', '.join(counts)}"
        for doers, moves in _by_parties(package.moves):
            yield f"     {words.sides(dossier, doers)}"
            yield from (f"       {words.move(dossier, move)}" for move in moves)
        steps = steps_behind(answer, package) if answer else ()
        if steps:
            names = "; ".join(words.outcome(dossier, move.target) for move in steps)
            yield f"     counting on: {names}"
    if more:
        yield "  … and more"


def _by_parties(moves: Iterable[Move]) -> Iterable[tuple[tuple[str, ...], list[Move]]]:
    grouped: dict[tuple[str, ...], list[Move]] = {}
    for move in moves:
        grouped.setdefault(move.parties, []).append(move)
    return sorted(grouped.items(), key=lambda pair: len(pair[0]))


def _doing(dossier: Dossier, move: Move) -> str:
    return f"{words.sides(dossier, move.parties)}: {words.move(dossier, move)}"


def _either(dossier: Dossier, moves: Iterable[Move]) -> str:
    return " / ".join(_doing(dossier, move) for move in moves)
>>>>>>> 46d9061 (What blocks, in the explorer: outline, circles, packages, and what-if (b))
