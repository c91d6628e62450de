"""Choices, and the solver that is asked for the least of them that will do.

Nothing is grounded: rules are written straight into clingo's backend, which takes 10,000 outcomes
in a tenth of a second. Clingo is imported when the question is asked, not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from summit_tui.record import Record

if TYPE_CHECKING:
    from clingo.backend import Backend

Set = frozenset[str]

CONFLICTS = 20_000
"""Dead ends that the solver may run into on one question: some seconds of the hardest. A count, so
that the same question has the same answer on every machine."""


CHOICES = 100_000
"""Choices that are read, in one set after the other, to find what all of them have in common."""


class Sets(Record):
    """What a question found, and whether the work allowed was enough to answer it whole."""

    sets: list[Set]
    whole: bool


class Solver:
    """Choices by name, rules over them, and questions about the sets of choices that will do.

    Each choice has a level: fewer of the highest level are better, then fewer of the next. The
    rules must be monotone, so that more choices never spoil what fewer achieve; then the minimal
    sets say all there is to say. Where rules guess something besides the choices, they do so only
    if the atom `guessing` is true.
    """

    def __init__(self, levels: Mapping[str, int], conflicts: int = CONFLICTS) -> None:
        from clingo import Control, Function
        from clingo.backend import HeuristicType

        self._control = Control(["--warn=none", "--opt-strategy=usc"], logger=_silent)
        self._configuration: Any = self._control.configuration
        self._limit = str(conflicts)
        self._names = list(levels)
        self.atom: dict[str, int] = {}
        with self._control.backend() as backend:
            self._leaving_out = backend.add_atom()
            self.guessing = backend.add_atom()
            backend.add_rule([self._leaving_out], choice=True)
            backend.add_rule([self.guessing], choice=True)
            weighed: dict[int, list[tuple[int, int]]] = {}
            for number, (name, level) in enumerate(levels.items()):
                # Only choices have a symbol: a model is read in one call, not in one for each.
                atom = self.atom[name] = backend.add_atom(Function(f"m{number}"))
                backend.add_rule([atom], choice=True)
                backend.add_heuristic(atom, HeuristicType.False_, 1, 1, [])
                weighed.setdefault(level, []).append((atom, 1))
            backend.add_project(list(self.atom.values()))
            for level, atoms in weighed.items():
                backend.add_minimize(level, atoms)

    def rules(self) -> Backend:
        """To write rules with: a context."""
        return self._control.backend()

    def leave_out(self, names: Iterable[str]) -> None:
        """From now on pass over every set that contains all of these."""
        with self._control.backend() as backend:
            backend.add_rule([], [self._leaving_out, *(self.atom[name] for name in sorted(names))])

    def one_of(self, names: Iterable[str]) -> None:
        """From now on no set will do without one of these."""
        with self._control.backend() as backend:
            backend.add_rule([], [-self.atom[name] for name in sorted(names)])

    def best(self, most: int, without: Iterable[str] = (), *, new: bool = True) -> Sets:
        """Up to `most` of the sets that are best, of those that make no choice in `without`.

        They are of one rank, in no order that means anything. Sets that were left out are passed
        over, unless `new` is false. No set, if it is the whole answer, means that there is none.
        """
        found: list[Set] = []

        def take(names: Set, proven: bool) -> bool:
            if proven:
                found.append(names)
            return len(found) < most

        how = {"opt_mode": "optN", "project": "project", "heuristic": "Vsids"}
        whole = self._solve(take, self._assuming(without, new=new), how)
        return Sets(found, whole)

    def some(self, without: Iterable[str] = (), *, new: bool = True, guess: bool = False) -> Sets:
        """One set of which no part will do, soon; without `guess`, of those that need no guesses.

        The solver tries every choice as not made first, so that what it has to make is minimal.
        That is quick because all else follows from the choices.
        """
        found: list[Set] = []

        def take(names: Set, _proven: bool) -> bool:
            found.append(names)
            return False

        how = {"opt_mode": "ignore", "heuristic": "Domain"}
        assumptions = self._assuming(without, new=new)
        if not guess:
            assumptions.append(-self.guessing)
        whole = self._solve(take, assumptions, how)
        return Sets(found, whole)

    def in_all(self) -> Sets:
        """The choices that every set makes, as one set; none when that took too much work."""
        last: list[Set] = []
        seen: list[int] = []

        def take(names: Set, _proven: bool) -> bool:
            last[:] = [names]  # what may still be in all of them
            seen.append(len(names))
            return sum(seen) <= CHOICES

        how = {"opt_mode": "ignore", "enum_mode": "cautious", "heuristic": "Vsids"}
        whole = self._solve(take, self._assuming((), new=False), how) and sum(seen) <= CHOICES
        return Sets(last if whole else [], whole)

    def _assuming(self, without: Iterable[str], *, new: bool) -> list[int]:
        guard = self._leaving_out if new else -self._leaving_out
        return [guard, *(-self.atom[name] for name in sorted(without))]

    def _solve(
        self, take: Callable[[Set, bool], bool], assumptions: list[int], how: Mapping[str, str]
    ) -> bool:
        """Hand over each set until `take` has enough; whether it came to that, or to an end."""
        solving = self._configuration.solve
        solving.models = 0
        solving.solve_limit = self._limit
        solving.opt_mode = how["opt_mode"]
        solving.enum_mode = how.get("enum_mode", "auto")
        solving.project = how.get("project", "no")
        self._configuration.solver.heuristic = how["heuristic"]
        with self._control.solve(assumptions, yield_=True) as handle:
            for model in handle:
                symbols = model.symbols(atoms=True)
                names = frozenset(self._names[int(symbol.name[1:])] for symbol in symbols)
                if not take(names, model.optimality_proven):
                    handle.cancel()
                    return True
            return bool(handle.get().exhausted)


def _silent(*_: object) -> None:
    """Where the solver's remarks go: they are not for the reader."""
