"""What all tests share: profiles, the texts of the sources, and what must not be skipped.

With CI=true nothing is skipped: what a test needs is there, or the test fails.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")

# Property tests take the same examples on every run in CI, so that a failure there is one
# that anybody sees again.
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    database=None,
    print_blob=True,
    max_examples=200,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", deadline=None, max_examples=50)
settings.load_profile("ci" if IN_CI else "dev")


# No test remembers where another has been: a folder in there cannot be made.
os.environ["XDG_STATE_HOME"] = os.devnull
# Nor does it depend on what somebody has set.
os.environ["XDG_CONFIG_HOME"] = os.devnull


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-e2e",
        action="store_true",
        default=IN_CI,
        help="fail, instead of skipping, where tmux or sshd is missing (always so with CI=true)",
    )


@pytest.fixture(scope="session")
def need(pytestconfig: pytest.Config) -> Callable[[str], str]:
    """`need("tmux")` is its path; without it the test is skipped, or fails if required."""

    def find(name: str) -> str:
        # sshd stands where only root's PATH looks.
        path = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
        if path:
            return path
        if pytestconfig.getoption("--require-e2e"):
            pytest.fail(f"{name} is not installed, and end-to-end tests are required")
        pytest.skip(f"{name} is not installed")

    return find


@pytest.fixture(scope="session")
def texts() -> str:
    """The folder with the texts of the sources, which users of the app do not have."""
    folder = os.environ.get("SUMMIT_TUI_TEXTS", "")
    if not folder and IN_CI:
        pytest.fail("SUMMIT_TUI_TEXTS is not set")
    if not folder:
        pytest.skip("SUMMIT_TUI_TEXTS, the folder with the sources' texts, is not set")
    return folder
