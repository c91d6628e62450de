"""A plugin of pytest's: which lines each test covers and what it costs; or only chosen tests.

`--costs FILE` writes down the seconds on the processor that each test took, and tells coverage
whose lines are being run. `--only FILE` runs the tests that the file lists, in its order.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The two options."""
    parser.addoption("--costs", metavar="FILE", help="write what each test costs, by coverage")
    parser.addoption("--only", metavar="FILE", help="run only these tests, in this order")


def pytest_configure(config: pytest.Config) -> None:
    """Count what the tests take."""
    if config.getoption("--costs"):
        config.pluginmanager.register(_Costs(Path(config.getoption("--costs"))))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Choose."""
    if chosen := config.getoption("--only"):
        by_name = {item.nodeid: item for item in items}
        names = Path(chosen).read_text(encoding="utf-8").splitlines()
        items[:] = [by_name[name] for name in names if name in by_name]


def _spent() -> float:
    """Seconds on the processor, with those of programs that have been run."""
    ours, theirs = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return ours.ru_utime + ours.ru_stime + theirs.ru_utime + theirs.ru_stime


class _Costs:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._costs: dict[str, float] = {}
        self._failed: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """A test, with all that is set up for it."""
        running = None
        if coverage := sys.modules.get("coverage"):
            running = coverage.Coverage.current()
        if running:
            running.switch_context(item.nodeid)
        begun = _spent()
        try:
            return (yield)
        finally:
            self._costs[item.nodeid] = _spent() - begun
            if running:
                running.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What fails as the code is tells nothing of a change; nor does what is skipped."""
        if not report.passed:
            self._failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Write it down."""
        costs = {name: cost for name, cost in self._costs.items() if name not in self._failed}
        self._path.write_text(json.dumps(costs), encoding="utf-8")
