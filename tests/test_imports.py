"""Who may import whom at run time, seen from a fresh interpreter.

The import contracts say the same of the source; this says it of what a user starts.
"""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

import summit_tui.analysis
import summit_tui.dossier

_LOADED = """
import sys
print(*sorted(sys.modules), file=sys.stderr)
"""


def _imported(code: str) -> set[str]:
    """The top-level modules that are loaded after this code has run."""
    return {name.partition(".")[0] for name in _all_imported(code)}


def _all_imported(code: str) -> set[str]:
    """All modules that are loaded after this code has run."""
    done = subprocess.run(
        [sys.executable, "-c", code + _LOADED],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split("\n")[-2].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["statements", "--json"],
        ["statements"],
        ["contradictions", "--json"],
        ["actors", "--json"],
        ["check"],
        ["export", "html"],
        ["completion", "bash"],
        ["keys", "--json"],
    ],
    ids=" ".join,
)
def test_a_command_does_not_load_the_toolkit(arguments: list[str]) -> None:
    loaded = _imported(f"from summit_tui.cli import main\nmain({arguments!r})")
    assert "summit_tui" in loaded
    assert not loaded & {"textual", "asyncio"}


@pytest.mark.parametrize("command", ["sources", "contradictions", "disputes"])
def test_what_lists_circles_does_not_load_the_solver(command: str) -> None:
    loaded = _all_imported(f"from summit_tui.cli import main\nmain([{command!r}, '--json'])")
    assert "summit_tui.analysis.blockers.circles" in loaded
    assert not loaded & {"clingo", "summit_tui.analysis.blockers.solver.search"}


def test_the_front_door_loads_no_room_that_it_does_not_need() -> None:
    assert not _imported("import summit_tui.cli") & {"textual", "rich", "asyncio", "tomli"}


@pytest.mark.parametrize(
    "room", [summit_tui.dossier, summit_tui.analysis], ids=lambda r: r.__name__
)
def test_a_room_without_a_screen_knows_none(room: object) -> None:
    path, name = room.__path__, room.__name__  # type: ignore[attr-defined]
    modules = [f"import {module.name}" for module in pkgutil.walk_packages(path, f"{name}.")]
    assert modules
    assert not _imported("\n".join(modules)) & {"textual", "rich"}


_SCREEN = """
from summit_tui.cli.opening import import_without_ssl
import_without_ssl("asyncio")
import summit_tui.tui.app
import summit_tui.terminal.driver
"""
BUDGETS = {
    "the front door": ("import summit_tui.cli", 80),
    "a command": ("from summit_tui.cli import main\nmain(['sources', '--json'])", 155),
    "the screen": (_SCREEN, 530),
}
"""How many modules each may load: no machine changes that. `make instructions` has more budgets."""


@pytest.mark.parametrize("what", BUDGETS)
def test_no_more_is_imported_than_there_is_a_budget_for(what: str) -> None:
    code, most = BUDGETS[what]
    most += 10 * (sys.version_info >= (3, 12))  # which has split some modules of its library
    loaded = _all_imported(code)
    assert len(loaded) <= most, f"{len(loaded)} modules"


def test_the_screen_loads_no_ssl_and_whoever_asks_for_it_gets_it() -> None:
    assert "ssl" not in _imported(_SCREEN)
    later = "import asyncio, ssl\nasyncio.run(asyncio.sleep(0))\nssl.create_default_context()"
    assert "ssl" in _imported(f"{_SCREEN}\n{later}")
