"""Which tests run which lines, and what each test costs: taken once, kept beside the copies."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from bench.mutants.mutations import Mutation, module_lines, room_of
from bench.mutants.tree import Tree

SKIPPED = (
    "tests/e2e",
    "tests/output/test_browser.py",
    "tests/test_bench.py",
    "tests/test_shots.py",
)
"""Tests that run the program elsewhere, or none of the code that is changed."""
_SETTINGS = "[run]\nsource = src\nrelative_files = true\ndata_file = lines.sqlite\n"


class CoverMap(NamedTuple):
    """Tests by file and line, and their seconds on the processor."""

    tests: dict[str, dict[int, set[str]]]
    costs: dict[str, float]

    def covering(self, mutation: Mutation, source: bytes) -> list[str]:
        """The tests that run what is changed, the cheapest first.

        What runs when the module is imported is run by all that run anything of the module.
        """
        by_line = self.tests.get(mutation.path, {})
        lines = {*mutation.lines}
        if not mutation.scope:
            lines = by_line.keys() - set(module_lines(source))
        names = {name for line in lines for name in by_line.get(line, ())} & self.costs.keys()
        if not names and not mutation.scope:  # a module of classes or of data
            names = {name for name in self.costs if name.startswith(f"tests/{room_of(mutation)}/")}
        return sorted(names, key=self._order)

    def beside(self, covering: list[str], room: str) -> list[str]:
        """The other tests of the same files and of the room: they may share what ran before.

        A dossier that many tests look at is made once, and the test that came first is the only
        one that coverage tells of.
        """
        files = {name.partition("::")[0] for name in covering}
        others = (
            name
            for name in self.costs
            if name.partition("::")[0] in files or name.startswith(f"tests/{room}/")
        )
        return sorted({*others} - {*covering}, key=self._order)

    def _order(self, name: str) -> tuple[float, str]:
        return self.costs.get(name, 0.0), name


def taken(tree: Tree) -> bool:
    """Run all tests once in this tree, by coverage, for the map; whether all have passed."""
    (tree.root / "lines.ini").write_text(_SETTINGS, encoding="utf-8")
    code = tree.run(
        [
            *("-m", "coverage", "run", "--rcfile", "lines.ini", "-m", "pytest", "-q"),
            *("-p", "no:randomly", "-p", "bench.mutants.plugin", "--costs", "costs.json", "tests"),
            *(f"--ignore={path}" for path in SKIPPED),
        ],
    )
    return code == 0


def read(tree: Tree) -> CoverMap:
    """What was taken there."""
    from coverage.numbits import numbits_to_nums

    tests: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    with sqlite3.connect(tree.root / "lines.sqlite") as lines:
        rows = lines.execute(
            "select file.path, context.context, numbits from line_bits"
            " join file on file.id = file_id join context on context.id = context_id"
            " where context != ''"
        )
        for path, name, numbits in rows:
            for line in numbits_to_nums(numbits):
                tests[path][line].add(name)
    costs = json.loads((tree.root / "costs.json").read_text(encoding="utf-8"))
    return CoverMap(tests, costs)


def is_there(tree: Tree) -> bool:
    """Whether a map was taken to its end."""
    return Path(tree.root / "costs.json").exists()
