"""`make scale`: does it stay quick when a dossier grows, and do commands start at once?

Makes up dossiers of 10,000 and 100,000 statements and sets each figure beside what it is to be
compared with: the parser alone, the shipped dossier, a tenth of the statements, a bare Python.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from typing import NamedTuple

from bench import generate, subjects
from bench.pty_probe import ProbeError, answers, command_ms, measure, until_ready
from bench.run import render, shown
from bench.vt import environment, program

# Ends at once: the parser is not made to pay for tearing its own result down.
_PARSE = "import os, sys, tomli; tomli.load(open(sys.argv[1], 'rb')); os._exit(0)"

_DERIVE = """
import gc, sys, time
gc.disable()  # as the commands and the explorer do while they read and derive
from summit_tui.analysis.contradictions.derive import derive
from summit_tui.dossier.load import load
loaded = load(sys.argv[1])
assert not loaded.problems, str(loaded.problems[0])
times = []
for _ in range(3):
    begun = time.perf_counter()
    found = derive(loaded.dossier)
    times.append(time.perf_counter() - begun)
print(len(loaded.dossier.statements), len(found), sorted(times)[1] * 1000)
"""


_AT_ONCE = 50.0
"""Milliseconds that a key may take with all that follows from it."""


class Comparison(NamedTuple):
    """What is measured, what it is set against (both in ms), and the ratio that is good."""

    label: str
    ours: float
    against: float
    other: str
    target: float
    aim: float | None

    @property
    def ratio(self) -> float:
        """How many times the other figure ours is."""
        return self.ours / self.against


def in_turn(runs: int, *measures: Callable[[], float]) -> list[float]:
    """The median of each measure; they take turns, and a first turn is thrown away."""
    figures = [[measure() for measure in measures] for _ in range(runs + 1)][1:]
    return [median(column) for column in zip(*figures, strict=True)]


def start(large: str, runs: int) -> Comparison:
    """From spawn to the first whole screen, beside the parser alone."""
    app = subjects.app(large)
    ready, parse = in_turn(
        runs,
        lambda: until_ready(app),
        lambda: command_ms((sys.executable, "-c", _PARSE, large)),
    )
    return Comparison("ready for keys, 100,000 statements", ready, parse, "tomli alone", 2.0, 1.3)


def key(large: str, runs: int) -> Comparison:
    """A cursor key on the large dossier, beside the one that ships."""
    settled = [
        lambda subject=subject: measure(subject, keys=("down",) * 40, still=0.0).settled
        for subject in (subjects.app(large), subjects.app(subjects.DOSSIER))
    ]
    ours, shipped = in_turn(runs, *settled)
    return Comparison("cursor key settled", ours, shipped, "shipped dossier", 1.3, None)


def typing(
    label: str, large: str, runs: int, lead: Sequence[str], begin: str, typed: str
) -> Comparison:
    """Nine keys in ten settle within this, while a query is typed and taken back."""
    keys = (*typed, *("backspace",) * (len(typed) - 1))

    def ninth() -> float:
        settled = [it[2] for it in answers(subjects.app(large), lead, keys, begin=begin)]
        return quantiles(settled, n=10)[-1]

    return Comparison(label, in_turn(runs, ninth)[0], _AT_ONCE, "what seems at once", 1.0, None)


def contradictions(small: str, large: str) -> tuple[Comparison, str]:
    """Deriving all contradictions from ten times the statements, and how many there are."""
    said, figures = [], []
    for path in (small, large):
        done = subprocess.run(
            (sys.executable, "-c", _DERIVE, path),
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise ProbeError(done.stderr)
        statements, found, milliseconds = done.stdout.split()
        figures.append(float(milliseconds))
        said.append(f"{int(found):,} contradictions in {int(statements):,} statements")
    comparison = Comparison(
        "contradictions, 100,000 statements", figures[1], figures[0], "10,000", 12.0, 10.0
    )
    return comparison, "; ".join(said)


def command(runs: int) -> Comparison:
    """A command on the shipped dossier, beside an interpreter that does nothing."""
    ours, bare = in_turn(
        runs,
        lambda: command_ms((program("summit-tui"), "statements", subjects.DOSSIER, "--json")),
        lambda: command_ms((sys.executable, "-c", "pass")),
    )
    return Comparison("statements --json", ours, bare, "python -c pass", 4.0, None)


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="make scale", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--runs", type=int, default=3, help="runs on the large dossier (3)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = (os.path.join(folder, f"{name}.toml") for name in ("small", "large"))
        generate.write(small, 10_000)
        size = generate.write(large, 100_000)
        print(f"100,000 statements are {size / 1e6:.0f} MB\n")
        try:
            derived, counts = contradictions(small, large)
            found = [
                start(large, options.runs),
                key(large, options.runs),
                typing(
                    "a key of a filter, nine in ten",
                    large,
                    options.runs,
                    ("s", "/", "t", "o"),
                    r"[\d,]+/100,000",
                    "ll berth",
                ),
                typing(
                    "a key in the finder, nine in ten",
                    large,
                    options.runs,
                    ("f",),
                    r"first 500 of 1",
                    "toll berht",
                ),
                derived,
                command(options.runs * 5),
            ]
        except ProbeError as error:
            print(error, file=sys.stderr)
            return 2
    rows = [["", "beside", "ms", "its ms", "ratio", "target", "aim", "reached"]]
    for item in found:
        aim = item.target if item.aim is None else item.aim
        reached = "aim" if item.ratio <= aim else "target" if item.ratio <= item.target else "OVER"
        rows.append(
            [
                item.label,
                item.other,
                shown(item.ours, "ms"),
                shown(item.against, "ms"),
                f"{item.ratio:.2f}",
                f"≤ {item.target:g}×",
                f"≤ {item.aim:g}×" if item.aim else "",
                reached if item.aim or reached == "OVER" else "target",
            ]
        )
    print(render(rows))
    print(f"\n{counts}")
    return int(any(row[-1] == "OVER" for row in rows))


if __name__ == "__main__":
    sys.exit(main())
