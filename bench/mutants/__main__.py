"""`make mutants`: change the code in one place, and see whether a test fails; again and again.

A sample of all changes, drawn by a seed. Each is made in a copy of the project, and the tests
that run its lines are run there, the cheapest first, until one fails. What no test notices needs
a test, or a line with the reason in `spared.toml`.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

import tomli

from bench.mutants import cover_map
from bench.mutants.cover_map import CoverMap
from bench.mutants.mutations import PACKAGE, Mutation, mutations, room_of
from bench.mutants.tree import Tree, copied

ROOMS = {"analysis": 0.05, "dossier": 0.05, "views": 0.10, "tui": 0.10}
"""The part of the sample that may live, by room."""
FOLDER = Path(".mutants").resolve()
SPARED = Path(__file__).with_name("spared.toml")
_START = 10.0
"""Seconds on the processor that a run may take beside the tests."""
_SLOWER = 4
"""How much slower the tests may become by a change, before it counts as noticed."""


class Fate(NamedTuple):
    """What became of a mutation: killed, slow (killed by the limit), alive, uncovered, spared."""

    mutation: Mutation
    said: str


def sample(
    rooms: Iterable[str], number: int, seed: int, spared: set[tuple[str, str, str]]
) -> list[Mutation]:
    """So many changes of each room, on as many lines, and none that is spared."""
    drawn: list[Mutation] = []
    for room in rooms:
        found = [
            mutation
            for path in sorted((PACKAGE / room).rglob("*.py"))
            for mutation in mutations(str(path), path.read_bytes())
            if named(mutation) not in spared
        ]
        random.Random(f"{seed} {room}").shuffle(found)
        on_line = {(mutation.path, mutation.line): mutation for mutation in reversed(found)}
        drawn += list(reversed(on_line.values()))[:number]
    return drawn


def named(mutation: Mutation) -> tuple[str, str, str]:
    """The same name for a change, wherever its line moves to."""
    return mutation.path, mutation.scope, mutation.change


def spared_ones() -> set[tuple[str, str, str]]:
    """The changes of which somebody has said why no test can notice them."""
    rows = tomli.loads(SPARED.read_text(encoding="utf-8")).get("spared", [])
    return {(row["path"], row["scope"], row["change"]) for row in rows}


def fate(mutation: Mutation, tree: Tree, lines: CoverMap) -> Fate:
    """Make the change in a copy, run what covers it, and take it back."""
    source = Path(mutation.path).read_bytes()
    covering = lines.covering(mutation, source)
    if not covering:
        return Fate(mutation, "uncovered")
    tree.write(mutation.path, mutation.applied(source))
    try:
        for tests in (covering, lines.beside(covering, room_of(mutation))):
            if tests:
                code = run_tests(tree, tests, sum(lines.costs.get(name, 1.0) for name in tests))
                if code:
                    return Fate(mutation, "killed" if code > 0 else "slow")
    finally:
        tree.write(mutation.path, source)
    return Fate(mutation, "alive")


def run_tests(tree: Tree, tests: Sequence[str], cost: float) -> int:
    """Run these until one fails.

    Raises:
        RuntimeError: there are none to run.
    """
    (tree.root / "chosen").write_text("\n".join(tests), encoding="utf-8")
    files = dict.fromkeys(name.partition("::")[0] for name in tests)
    code = tree.run(
        [
            *("-m", "pytest", "-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider"),
            *("-p", "bench.mutants.plugin", "--only", "chosen", *files),
        ],
        _START + _SLOWER * cost,
    )
    if code == 5:
        raise RuntimeError(f"no test is there any more of {tests[:3]}: take the map anew")
    return code


def judged(drawn: Sequence[Mutation], workers: int, lines: CoverMap) -> list[Fate]:
    """The fates of all, found in as many copies at once."""
    free: SimpleQueue[Tree] = SimpleQueue()
    for number in range(workers):
        free.put(copied(FOLDER, f"copy-{number}"))
    begun = time.monotonic()
    done = 0

    def one(mutation: Mutation) -> Fate:
        nonlocal done
        tree = free.get()
        try:
            found = fate(mutation, tree, lines)
        finally:
            free.put(tree)
        done += 1
        if found.said in ("alive", "uncovered"):
            print(f"\r{shown(found)}", flush=True)
        print(f"\r{done} of {len(drawn)}, {time.monotonic() - begun:.0f} s ", end="",
              file=sys.stderr, flush=True)  # fmt: skip
        return found

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(one, drawn))


def shown(fate: Fate) -> str:
    """One that lives, as a reader looks for it."""
    mutation = fate.mutation
    scope = mutation.scope or "at the import"
    return f"{fate.said:9} {mutation.path}:{mutation.line} {scope}: {mutation.change}"


def main() -> int:
    """Draw, judge, and sum up; 1 when too many live."""
    parser = argparse.ArgumentParser(
        prog="make mutants", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--number", type=int, default=25, help="changes in each room")
    parser.add_argument("--rooms", nargs="+", default=list(ROOMS), help="rooms of src/summit_tui")
    parser.add_argument("--workers", type=int, default=2, help="how many copies at once")
    parser.add_argument("--anew", action="store_true", help="see anew which test runs which lines")
    options = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    whole = Tree(FOLDER / "map")
    if options.anew or not cover_map.is_there(whole):
        print("which test runs which lines: all tests, once ...", flush=True)
        if not cover_map.taken(copied(FOLDER, "map")):
            print(f"some tests fail without any change, and do not count: {whole.log}")
    drawn = sample(options.rooms, options.number, options.seed, spared_ones())
    fates = judged(drawn, options.workers, cover_map.read(whole))
    print(f"\nseed {options.seed}")
    too_many = False
    for room in options.rooms:
        count = Counter(fate.said for fate in fates if room_of(fate.mutation) == room)
        alive, of = count["alive"] + count["uncovered"], count.total()
        most = ROOMS.get(room, 1.0)
        too_many |= alive > most * of
        print(f"{room:10} {alive} of {of} live ({alive / max(1, of):.0%}, at most {most:.0%}); "
              f"{count['uncovered']} in lines that no test runs, "
              f"{count['slow']} ran into their limit")  # fmt: skip
    return int(too_many)


if __name__ == "__main__":
    sys.exit(main())
