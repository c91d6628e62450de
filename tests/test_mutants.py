"""The tool that changes the code at random: what it changes, what it draws, and how it judges."""

from __future__ import annotations

import ast
import signal
from pathlib import Path

import pytest

from bench.mutants.__main__ import ROOMS, fate, named, sample, spared_ones
from bench.mutants.cover_map import CoverMap
from bench.mutants.mutations import PACKAGE, Mutation, module_lines, mutations
from bench.mutants.tree import Tree

_SOURCE = '''\
"""A text with 1 < 2 in it."""
LIMIT: int = 3

class Box:
    size = 4

    def fits(self, it: "Box | None" = None) -> bool:
        """Whether 1 is less."""
        if it and not it.size:
            return False
        assert self.size > 0
        return self.size - 1 <= LIMIT  # é

def names(of: list[str]) -> list[str]:
    found = [name for name in of if name]
    return found
'''


def changes(source: str) -> dict[str, str]:
    """What each change says, and what it makes of the lines that it touches."""
    before = source.splitlines()
    made = {}
    for mutation in mutations("x.py", source.encode()):
        after = mutation.applied(source.encode()).decode()
        ast.parse(after)
        made[mutation.change] = "\n".join(
            line for line in after.splitlines() if line not in before
        ).strip()
    return made


def test_what_decides_is_changed_and_nothing_else() -> None:
    assert changes(_SOURCE) == {
        "3 to 2": "LIMIT: int = 2",
        "3 to 4": "LIMIT: int = 4",
        "4 to 3": "size = 3",
        "4 to 5": "size = 5",
        "return False at once": "return False",
        "return True at once": "return True",
        "no return": "pass",
        "it and (not it.size) to it or not it.size": "if (it or not it.size):",
        "not it.size to it.size": "if it and (it.size):",
        "False to True": "return True",
        "self.size - 1 <= LIMIT to self.size - 1 < LIMIT": "return (self.size - 1 < LIMIT)  # é",
        "self.size - 1 <= LIMIT to self.size - 1 > LIMIT": "return (self.size - 1 > LIMIT)  # é",
        "self.size - 1 to self.size + 1": "return (self.size + 1) <= LIMIT  # é",
        "1 to 0": "return self.size - 0 <= LIMIT  # é",
        "1 to 2": "return self.size - 2 <= LIMIT  # é",
        "return [] at once": "return []",
        "no filter name": "found = [name for name in of if True]",
    }


def test_it_knows_what_runs_at_the_import() -> None:
    scopes = {mutation.change: mutation.scope for mutation in mutations("x.py", _SOURCE.encode())}
    assert scopes["3 to 4"] == scopes["4 to 5"] == ""
    assert scopes["1 to 2"] == "Box.fits"
    assert {2, 5} <= {*module_lines(_SOURCE.encode())}
    assert not {9, 12, 15} & {*module_lines(_SOURCE.encode())}


def test_a_sample_is_the_same_for_a_seed_and_leaves_out_what_is_spared() -> None:
    drawn = sample(["views"], 20, 7, set())
    assert drawn == sample(["views"], 20, 7, set())
    assert drawn != sample(["views"], 20, 8, set())
    assert len({(it.path, it.line) for it in drawn}) == len(drawn) == 20
    spared = {named(it) for it in drawn[:5]}
    assert not spared & {named(it) for it in sample(["views"], 20, 7, spared)}


def test_every_change_that_is_spared_could_be_made() -> None:
    """A reason for what has gone from the code is no reason any more."""
    could = {
        named(mutation)
        for room in ROOMS
        for path in (PACKAGE / room).rglob("*.py")
        for mutation in mutations(str(path), path.read_bytes())
    }
    assert spared_ones() - could == set()


@pytest.mark.parametrize(
    ("codes", "said"),
    [([1], "killed"), ([0, 1], "killed"), ([0, 0], "alive"), ([-signal.SIGXCPU], "slow")],
)
def test_a_change_is_judged_by_its_tests_and_those_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, codes: list[int], said: str
) -> None:
    ours, copy = tmp_path / "ours", tmp_path / "copy"
    for root in (ours, copy):
        path = root / PACKAGE / "views" / "x.py"
        path.parent.mkdir(parents=True)
        path.write_text(_SOURCE)
    monkeypatch.chdir(ours)
    source = _SOURCE.encode()
    [mutation] = (
        it for it in mutations(str(PACKAGE / "views" / "x.py"), source) if it.change == "1 to 2"
    )
    lines = CoverMap(
        {mutation.path: {mutation.line: {"tests/a.py::t"}}},
        {"tests/a.py::t": 0, "tests/a.py::u": 0},
    )
    left = list(codes)
    monkeypatch.setattr(Tree, "run", lambda *_: left.pop(0))
    assert fate(mutation, Tree(copy), lines).said == said
    assert left == []
    assert (copy / mutation.path).read_text() == _SOURCE


def test_what_no_test_runs_lives(tmp_path: Path) -> None:
    path = PACKAGE / "views" / "lines.py"
    mutation = Mutation(str(path), range(1, 2), 1, "line", 0, 0, "", "")
    assert fate(mutation, Tree(tmp_path), CoverMap({}, {})).said == "uncovered"
