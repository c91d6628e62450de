"""Packages best first, linchpins and vetoes, within a time that is set beforehand."""

from __future__ import annotations

from time import monotonic

from summit_tui.analysis.blockers.solver.encoding import by_kind, encode
from summit_tui.analysis.blockers.solver.reduction import Reduction
from summit_tui.analysis.blockers.solver.solver import Set, Sets, Solver
from summit_tui.record import Record


class Packages(Record):
    """Packages, each a set of move ids, the best first.

    `all` says that there are no others. `best_first` is false when time was up before the best
    were proven to be so; what is listed then is minimal all the same.
    """

    sets: list[Set]
    all: bool
    best_first: bool


class Found(Record):
    """The packages, linchpins and vetoes of one part.

    `linchpins_known` says that time was enough to tell which moves are in every package, listed
    or not, and `all_vetoes` that there are no other vetoes.
    """

    packages: Packages
    linchpins: Set
    linchpins_known: bool
    vetoes: list[Set]
    all_vetoes: bool


def search(part: Reduction, most: int, seconds: float) -> Found:
    """Ask for up to `most` packages and as many vetoes, in about so many seconds.

    Half of the time is for the packages, a quarter each for linchpins and vetoes.
    """
    begun = monotonic()
    program = encode(part)
    packages = _packages(program, most, begun, seconds / 2)
    linchpins = program.in_all(monotonic() + seconds / 4)
    vetoes, all_vetoes = _vetoes(program, packages.sets, most, monotonic() + seconds / 4)
    return Found(
        packages=packages,
        linchpins=linchpins.found[0] if linchpins.found else frozenset(),
        linchpins_known=linchpins.in_time,
        vetoes=vetoes,
        all_vetoes=all_vetoes,
    )


def search_packages(part: Reduction, most: int, seconds: float) -> Packages:
    """Ask for up to `most` packages and nothing else."""
    begun = monotonic()
    return _packages(encode(part), most, begun, seconds)


def _rank(package: Set) -> tuple[tuple[int, ...], list[str]]:
    return by_kind(package), sorted(package)


def _packages(program: Solver, most: int, begun: float, seconds: float) -> Packages:
    """Up to `most` packages.

    First some package without agreements, in case that there is no time for more. (Whoever could
    agree to "together" could waive, so what is minimal among these is minimal. It also spares the
    solver seconds of preparation in large rings.) It is worth a little more than the time that was
    set. Then the best: what is best among the sets that contain no package found so far is a
    package itself, as a part of it that would do were better still. One more than asked for tells
    whether there are more.
    """
    simple = program.some(begun + seconds + 2.0)
    packages: list[Set] = []
    while len(packages) <= most:
        found, in_time = program.best(most + 1 - len(packages), begun + seconds * 2 / 3)
        for package in found:
            program.leave_out(package)
        packages += found
        if not in_time:
            break
        if not found:
            return Packages(sorted(packages, key=_rank), True, True)
    else:
        return Packages(sorted(packages, key=_rank)[:most], False, True)
    proven = sorted(packages, key=_rank)[:most]
    others = [package for package in simple.found if package not in packages]
    for package in others:
        program.leave_out(package)
    while len(proven) + len(others) < most:
        found, _ = program.some(begun + seconds)
        if not found:
            break
        program.leave_out(found[0])
        others += found
    others = sorted(others, key=_rank)[: most - len(proven)]
    return Packages(proven + others, False, not others)


def _without(program: Solver, veto: Set, until: float) -> Sets:
    """A package that makes none of these moves; none, in time, if there is none.

    Only where no package without agreements does so has the solver to guess moments.
    """
    simple = program.some(until, veto, new=False)
    if simple.found or not simple.in_time:
        return simple
    return program.best(1, until, veto, new=False)


def _vetoes(
    program: Solver, packages: list[Set], most: int, until: float
) -> tuple[list[Set], bool]:
    """Up to `most` vetoes, the smallest first, and whether these are all.

    A veto takes a move out of every package. So the smallest sets that do so to the packages
    known are candidates; each is either a veto, or there is a package without it, which makes the
    next candidates better. It holds of all packages, listed or not.
    """
    levels = dict.fromkeys(sorted(program.atom), 1)
    candidates = Solver(levels)
    known = list(packages)
    for package in known:
        candidates.one_of(sorted(package))
    vetoes: list[Set] = []
    while len(vetoes) < most:
        found, in_time = candidates.best(most - len(vetoes), until)
        if not (found and in_time):
            return _by_size(vetoes), in_time
        fresh: list[Set] = []
        for candidate in sorted(found, key=sorted):
            if any(candidate.isdisjoint(package) for package in fresh):
                continue
            spared, in_time = _without(program, candidate, until)
            if not in_time:
                return _by_size(vetoes), False
            if spared:
                fresh += spared
                candidates.one_of(sorted(spared[0]))
            else:
                vetoes.append(candidate)
                candidates.leave_out(candidate)
    return _by_size(vetoes), not candidates.best(1, until).found


def _by_size(sets: list[Set]) -> list[Set]:
    return sorted(sets, key=lambda names: (len(names), sorted(names)))
