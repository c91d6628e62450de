"""Packages best first, linchpins and vetoes, within an amount of work that is set beforehand."""

from __future__ import annotations

from collections.abc import Mapping

from summit_tui.analysis.blockers.solver.encoding import encode
from summit_tui.analysis.blockers.solver.reduction import Reduction
from summit_tui.analysis.blockers.solver.solver import Set, Sets, Solver
from summit_tui.record import Record

LARGE = 200
"""Moves of a first package beyond which it is not asked which packages are the best: each of them
is a question of its own to the solver."""
_OF_ONE_RANK = 200
"""Packages of one rank that are looked at, before those that are listed are chosen."""
_WORK = 50_000
"""Moves times questions that are put to the solver to find the vetoes of one goal."""


class Packages(Record):
    """Packages, each a set of move ids, the best first.

    `all` says that there are no others. `best_first` is false when the best were not proven to be
    so within the work allowed; what is listed then is minimal all the same.
    """

    sets: list[Set]
    all: bool
    best_first: bool


class Found(Record):
    """The packages, linchpins and vetoes of one part.

    `linchpins_known` says that it could be told which moves are in every package, listed or not,
    and `all_vetoes` that there are no other vetoes.
    """

    packages: Packages
    linchpins: Set
    linchpins_known: bool
    vetoes: list[Set]
    all_vetoes: bool


def search(part: Reduction, weights: Mapping[str, int], most: int) -> Found:
    """Ask for up to `most` packages and as many vetoes; `weights` rank the moves."""
    program = encode(part, weights)
    packages = _packages(part, program, weights, most)
    if packages.all and not packages.sets:
        return Found(packages, frozenset(), True, [], True)
    if any(len(package) > LARGE for package in packages.sets):
        return Found(packages, frozenset(), False, [], False)
    linchpins = _linchpins(program, packages)
    vetoes, all_vetoes = _vetoes(part, program, packages, most)
    return Found(
        packages=packages,
        linchpins=linchpins.sets[0] if linchpins.sets else frozenset(),
        linchpins_known=linchpins.whole,
        vetoes=vetoes,
        all_vetoes=all_vetoes,
    )


def search_packages(part: Reduction, weights: Mapping[str, int], most: int) -> Packages:
    """Only the packages."""
    return _packages(part, encode(part, weights), weights, most)


def _packages(part: Reduction, program: Solver, weights: Mapping[str, int], most: int) -> Packages:
    """Up to `most` packages.

    First some package without agreements, in case that more is too much work. (Whoever could
    agree to "together" could waive, so what is minimal among these is minimal.) Then the best:
    what is best among the sets that contain no package found so far is a package itself, as a part
    of it that would do were better still. Of one rank all are asked for, and one more than is
    wanted, so that which of them are listed does not hang on the order in which they are found.
    """
    levels = sorted(set(weights.values()), reverse=True)

    def order(package: Set) -> tuple[tuple[int, ...], list[str]]:
        counts = tuple(sum(weights[move] == level for move in package) for level in levels)
        return counts, sorted(package)

    simple = program.some(guess=part.guesses)
    packages: list[Set] = []
    large = any(len(package) > LARGE for package in simple.sets)
    while not large and len(packages) <= most:
        found, whole = program.best(_OF_ONE_RANK if most < _OF_ONE_RANK else most + 1)
        for package in found:
            program.leave_out(package)
        packages += found
        if not whole:
            break
        if not found:
            return Packages(sorted(packages, key=order), True, True)
    else:
        if packages:
            return Packages(sorted(packages, key=order)[:most], False, True)
    proven = sorted(packages, key=order)[:most]
    others = [package for package in simple.sets if package not in packages]
    for package in others:
        program.leave_out(package)
    while len(proven) + len(others) < (1 if large else most):
        found, _ = program.some(guess=part.guesses)
        if not found:
            break
        program.leave_out(found[0])
        others += found
    others = sorted(others, key=order)[: most - len(proven)]
    return Packages(proven + others, False, not others)


def _linchpins(program: Solver, packages: Packages) -> Sets:
    if packages.all and packages.sets:
        return Sets([frozenset.intersection(*packages.sets)], True)
    return program.in_all()


def _without(part: Reduction, program: Solver, veto: Set) -> Sets:
    """A package that makes none of these moves; none, and the whole answer, if there is none.

    Only where no package without agreements does so has the solver to guess moments.
    """
    simple = program.some(veto, new=False, guess=part.guesses)
    if simple.sets or not simple.whole or part.guesses:
        return simple
    return program.some(veto, new=False, guess=True)


def _vetoes(
    part: Reduction, program: Solver, packages: Packages, most: int
) -> tuple[list[Set], bool]:
    """Up to `most` vetoes, the smallest first, and whether these are all.

    A veto takes a move out of every package. So the smallest sets that do so to the packages
    known are candidates; each is either a veto, or there is a package without it, which makes the
    next candidates better. It holds of all packages, listed or not. Where all are known, so are
    the vetoes, and nothing has to be asked.
    """
    candidates = Solver(dict.fromkeys(sorted(program.atom), 1))
    for package in packages.sets:
        candidates.one_of(sorted(package))
    vetoes: list[Set] = []
    work = 0
    while len(vetoes) < most:
        found, whole = candidates.best(most - len(vetoes))
        if not (found and whole):
            return _by_size(vetoes), whole
        fresh: list[Set] = []
        for candidate in sorted(found, key=sorted):
            if any(candidate.isdisjoint(package) for package in fresh):
                continue
            spared = Sets([], True) if packages.all else _without(part, program, candidate)
            work += 100 + len(part.moves)
            if not spared.whole or work > _WORK:
                return _by_size(vetoes), False
            if spared.sets:
                fresh += spared.sets
                candidates.one_of(sorted(spared.sets[0]))
            else:
                vetoes.append(candidate)
                candidates.leave_out(candidate)
    more = candidates.best(1)
    return _by_size(vetoes), more.whole and not more.sets


def _by_size(sets: list[Set]) -> list[Set]:
    return sorted(sets, key=lambda names: (len(names), sorted(names)))
