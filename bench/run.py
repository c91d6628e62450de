"""`make bench`: the app beside a bare Textual app, in one run, in a real pty.

The runs take turns, so that a busy moment of the machine falls on both. A figure is the
median over the runs. What the toolkit costs is paid by the bare app as well: times are
compared with it; bytes and memory, which do not depend on the machine, with fixed figures.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Mapping, Sequence
from statistics import median
from typing import Literal, NamedTuple

from bench import subjects
from bench.pty_probe import Figures, ProbeError, Subject, measure

LINK = 64_000
"""Bits a second of the slow line that the last rows reckon with."""


class Goal(NamedTuple):
    """A row of the table: a figure, and how much of it is good.

    `target` and `aim` are upper limits: of the ratio to the bare app (`times`), or of the
    figure itself.
    """

    label: str
    figure: str
    unit: Literal["ms", "bytes", "MB", ""]
    target: float | None = None
    aim: float | None = None
    times: bool = False


GOALS = (
    Goal("ready for keys", "ready", "ms", 1.5, 1.1, times=True),
    Goal("bytes until quiet at the start", "start_bytes", "bytes", 30_000, 12_000),
    Goal("bytes a cursor key (mean)", "key_bytes", "bytes", 2_500, 1_000),
    Goal("bytes a page (mean)", "page_bytes", "bytes"),
    Goal("bytes a change of view (mean)", "view_bytes", "bytes"),
    Goal("first byte after a key (median)", "first_byte", "ms", 0.6, 0.3, times=True),
    Goal("settled after a key (median)", "settled", "ms", 2.6, 1.0, times=True),
    Goal("bytes while still", "still_bytes", "bytes", 0, 0),
    Goal("peak memory", "memory", "MB", 60, 45),
    Goal("key to exit", "quit", "ms"),
    Goal("terminal restored (1: yes)", "restored", ""),
)

_ON_A_SLOW_LINE = (
    ("start", "start_bytes"),
    ("cursor key", "key_bytes"),
    ("page", "page_bytes"),
    ("change of view", "view_bytes"),
)

Medians = Mapping[str, float]


def medians(runs: Sequence[Figures]) -> Medians:
    """The median of each figure over the runs."""
    return {name: median(getattr(run, name) for run in runs) for name in Figures._fields}


def shown(value: float, unit: str) -> str:
    """A figure for the table."""
    if unit == "ms":
        return f"{value:,.1f}" if value < 100 else f"{value:,.0f}"
    return f"{value:,.1f}" if unit == "MB" else f"{value:,.0f}"


def limit(goal: Goal, value: float | None) -> str:
    """A target or an aim for the table."""
    if value is None:
        return ""
    return f"≤ {value:.1f}×" if goal.times else f"≤ {shown(value, goal.unit)}"


def verdict(goal: Goal, value: float, ratio: float) -> str:
    """How good the app's figure is."""
    if goal.target is None or goal.aim is None:
        return ""
    reached = ratio if goal.times else value
    return "aim" if reached <= goal.aim else "target" if reached <= goal.target else "OVER"


def table(results: Mapping[str, Medians]) -> list[list[str]]:
    """The rows to print, the header first. The first two results are the app and the bare app."""
    names = list(results)
    app, bare = results[names[0]], results[names[1]]
    rows = [["", "unit", *names, "÷ bare", "target", "aim", "reached"]]
    for goal in GOALS:
        value, base = app[goal.figure], bare[goal.figure]
        ratio = value / base if base else 0.0
        rows.append(
            [
                goal.label,
                goal.unit,
                *(shown(result[goal.figure], goal.unit) for result in results.values()),
                f"{ratio:.2f}" if base and goal.unit else "",
                limit(goal, goal.target),
                limit(goal, goal.aim),
                verdict(goal, value, ratio),
            ]
        )
    for label, figure in _ON_A_SLOW_LINE:
        seconds = (f"{result[figure] * 8 / LINK:.2f}" for result in results.values())
        rows.append([f"{label} at 64 kbit/s", "s", *seconds, "", "", "", ""])
    return rows


def render(rows: Sequence[Sequence[str]]) -> str:
    """The rows in columns: names to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if at < 2 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--runs", type=int, default=7, help="runs of each program (7)")
    parser.add_argument("--still", type=float, default=5.0, help="seconds without a key (5)")
    parser.add_argument("--size", default="120x40", help="columns x rows (120x40)")
    options = parser.parse_args()
    columns, rows = map(int, options.size.split("x"))
    with tempfile.TemporaryDirectory() as folder:
        found: list[Subject | None] = [subjects.app(), subjects.bare(), subjects.visidata(folder)]
        programs = [subject for subject in found if subject]
        runs: dict[str, list[Figures]] = {subject.name: [] for subject in programs}
        try:
            for turn in range(options.runs + 1):
                for subject in programs:
                    still = options.still if turn else 0.0
                    figures = measure(subject, size=(columns, rows), still=still)
                    if turn:  # the first run of each only warms the disk's cache
                        runs[subject.name].append(figures)
                print(f"\r{turn} of {options.runs} runs", end="", file=sys.stderr, flush=True)
        except ProbeError as error:
            print(f"\n{error}", file=sys.stderr)
            return 2
    print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    body = table({name: medians(figures) for name, figures in runs.items()})
    print(f"{columns}×{rows}, medians of {options.runs} runs that took turns\n")
    print(render(body))
    missed = [row[0] for row in body if row[-1] == "OVER"]
    print("\nEvery target is met." if not missed else f"\nOver target: {', '.join(missed)}.")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
