"""The versions that are pinned for the lowest run are those that the project allows."""

from __future__ import annotations

import re
from pathlib import Path

import tomli

_ROOT = Path(__file__).parent.parent


def test_the_lowest_versions_are_the_bounds() -> None:
    project = tomli.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = {}
    for needed in project["dependencies"]:
        found = re.match(r"([\w-]+)>=([\d.]+)", needed)
        assert found, needed
        bounds[found[1]] = found[2]
    pinned = {}
    for entry in (_ROOT / "constraints-lowest.txt").read_text(encoding="utf-8").split():
        name, version = entry.split("==")
        pinned[name] = version
    trimmed = {name: re.sub(r"(\.0)+$", "", version) for name, version in pinned.items()}
    assert trimmed == bounds
