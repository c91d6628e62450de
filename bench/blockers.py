"""`make bench`, the part of what blocks: how long it takes to say it.

Made-up negotiations of 1,000 and 10,000 outcomes, of several shapes, all of them blocked from top
to bottom: trees of what waits for what, with alternatives, refusals and steps back up the tree;
and rings, in which everybody waits for everybody. And what a key press costs on the dossier that
ships. The same seed gives the same negotiation on every machine.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from random import Random
from statistics import median
from time import perf_counter
from typing import NamedTuple

from bench import subjects
from bench.pty_probe import answers
from bench.run import render
from summit_tui.analysis.blockers.answer import solve
from summit_tui.analysis.blockers.blocker_graph import blocker_graph
from summit_tui.analysis.blockers.circles import circles
from summit_tui.analysis.blockers.deadlocks import deadlocks
from summit_tui.analysis.blockers.outline import outline
from summit_tui.analysis.blockers.state import State
from summit_tui.dossier.dates import UNDATED
from summit_tui.dossier.load import load
from summit_tui.dossier.model import Dossier, Outcome, Party, Place, Precondition, Refusal, Status

_PARTIES = ("north", "south", "east")
_FAN = 3
_TARGETS = {1_000: 100.0, 10_000: 1_500.0}
"""Milliseconds to the first package, by outcomes."""
_KEY = 30.0
"""Milliseconds in which a what-if has to be on the screen."""


class Shape(NamedTuple):
    """A kind of negotiation: how much is law, which nobody can waive, and how much leads back up.

    A ring instead of a tree has every outcome wait for the next, and some for others.
    """

    name: str
    law: float
    back: float
    ring: bool = False


SHAPES = (
    Shape("steps only", 1.0, 0.0),
    Shape("mostly law", 0.9, 0.05),
    Shape("half law", 0.5, 0.05),
    Shape("mostly demands", 0.1, 0.05),
    Shape("tangled", 0.5, 0.3),
    Shape("ring", 0.3, 0.5, ring=True),
)


class _Maker:
    """Makes up one negotiation."""

    def __init__(self, shape: Shape, size: int, seed: int) -> None:
        self.shape, self.size = shape, size
        self._dice = Random(f"{shape.name} {size} {seed}")
        self._place = Place("", "", 0)

    def chance(self, share: float) -> bool:
        return self._dice.random() < share

    def any(self, size: int) -> int:
        return int(self._dice.random() * size)

    def dossier(self) -> Dossier:
        outcomes = [self._outcome(at) for at in range(self.size)]
        ways = self._ring() if self.shape.ring else self._tree()
        preconditions = [
            self._precondition(at, waiting, way) for at, (waiting, way) in enumerate(ways)
        ]
        return Dossier(
            title="",
            about="",
            goal="o0",
            as_of=UNDATED,
            parties={
                name: Party(name, name.title(), plural=False, place=self._place)
                for name in _PARTIES
            },
            sources={},
            actors={},
            propositions={},
            questions={},
            facts={},
            outcomes={item.id: item for item in outcomes},
            statements={},
            preconditions={item.id: item for item in preconditions},
            dismissals=(),
        )

    def _outcome(self, at: int) -> Outcome:
        party = _PARTIES[self.any(len(_PARTIES))]
        refusals = (Refusal(party, ()),) if self.chance(0.1) else ()
        status: Status = "refused" if refusals else "open"
        return Outcome(
            f"o{at}", f"o{at}", status, (party,), refusals, None, (), (), "", "", self._place
        )

    def _tree(self) -> Iterator[tuple[int, list[list[int]]]]:
        for waiting in range(self.size):
            below = list(range(waiting * _FAN + 1, (waiting + 1) * _FAN + 1))
            for child in below:
                if child >= self.size:
                    return
                ways = [[child]]
                if self.chance(0.3):
                    ways.append([min(below[self.any(_FAN)], self.size - 1)])
                if self.chance(self.shape.back):
                    ways[-1] = [*ways[-1], self.any(self.size)]
                yield waiting, ways

    def _ring(self) -> Iterator[tuple[int, list[list[int]]]]:
        for waiting in range(self.size):
            yield waiting, [[(waiting + 1) % self.size]]
            if self.chance(self.shape.back):
                yield waiting, [[self.any(self.size)], [self.any(self.size)]]

    def _precondition(self, at: int, waiting: int, ways: list[list[int]]) -> Precondition:
        by = () if self.chance(self.shape.law) else (_PARTIES[self.any(len(_PARTIES))],)
        groups = tuple(
            tuple(f"o{it}" for it in dict.fromkeys(way) if it != waiting) for way in ways
        )
        basis = "stated" if by else "law"
        kept = tuple(group for group in groups if group) or ((f"o{(waiting + 1) % self.size}",),)
        return Precondition(f"p{at}", f"o{waiting}", kept, by, basis, (), (), (), "", self._place)  # type: ignore[arg-type]


def negotiation(shape: Shape, size: int, seed: int = 1) -> Dossier:
    """A made-up negotiation whose goal can be brought about, if the shape allows one."""
    return _Maker(shape, size, seed).dossier()


def _ms(work: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        begun = perf_counter()
        work()
        times.append((perf_counter() - begun) * 1000)
    return median(times)


def measured(shape: Shape, size: int, runs: int) -> tuple[list[str], bool]:
    """One row of the table, and whether the target was reached."""
    dossier = negotiation(shape, size)
    on = blocker_graph(dossier)
    first = solve(on, most=1)
    state = _ms(lambda: deadlocks(State(on), "o0"), runs)
    to_first = _ms(lambda: _first(dossier), runs)
    whole = _ms(lambda: solve(blocker_graph(dossier)), 1)
    rank = first.packages[0].rank if first.packages else ()
    reached = to_first <= _TARGETS[size]
    cells = [
        f"{size:,} {shape.name}",
        f"{state:.0f}",
        f"{to_first:.0f}",
        f"{whole:.0f}",
        " ".join(map(str, rank)) or "none",
        f"≤ {_TARGETS[size]:.0f}",
        "yes" if reached else "OVER",
    ]
    return cells, reached


def _first(dossier: Dossier) -> None:
    """From the records to the first package, and nothing else."""
    from summit_tui.analysis.blockers.ranking import weights
    from summit_tui.analysis.blockers.solver.reduction import part
    from summit_tui.analysis.blockers.solver.search import search_packages

    on = blocker_graph(dossier)
    blocked = part(on.rules, on.number[dossier.goal], on.assumed, on.moves)
    if blocked:
        search_packages(blocked, weights(on), 1)


def shipped(runs: int) -> tuple[list[list[str]], bool]:
    """What the screen and the commands ask of the dossier that ships."""
    dossier = load(subjects.DOSSIER).dossier
    on = blocker_graph(dossier)

    def key() -> None:
        for move in list(on.moves)[:10]:
            state = State(on.assume([move]))
            list(outline(state, dossier.goal))
            deadlocks(state, dossier.goal)

    toggled = _ms(key, runs) / 10
    rows = [
        ["what-if: state, outline, deadlocks", f"{toggled:.2f}", f"≤ {_KEY:.0f} with the repaint"],
        ["everything: solve", f"{_ms(lambda: solve(blocker_graph(dossier)), runs):.0f}", ""],
        ["circles for the contradictions", f"{_ms(lambda: circles(dossier), runs):.1f}", ""],
    ]
    screen = on_screen()
    rows.append(["what-if toggled in the app, until settled", f"{screen:.1f}", f"≤ {_KEY:.0f}"])
    return rows, max(toggled, screen) <= _KEY


def on_screen() -> float:
    """Milliseconds from the space bar to a settled screen, in a real pty of 120×40."""
    found = answers(subjects.app(), ["b", "down", "down"], ["space", "down"] * 8)
    return median(settled for _, _, settled in found[::2])


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(
        prog="bench.blockers", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--runs", type=int, default=3, help="runs of each figure (3)")
    runs = parser.parse_args().runs
    rows = [["outcomes", "deadlocks ms", "first package ms", "all ms", "rank", "target", "reached"]]
    good = True
    for size in _TARGETS:
        for shape in SHAPES:
            cells, reached = measured(shape, size, runs)
            rows.append(cells)
            good = good and reached
    print(render(rows))
    print("rank: refusals dropped, demands waived, demands met at once, steps\n")
    cells_shipped, quick = shipped(runs * 5)
    print(render([["the dossier that ships", "ms", "target"], *cells_shipped]))
    return int(not (good and quick))


if __name__ == "__main__":
    sys.exit(main())
