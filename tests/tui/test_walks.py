"""What every screen shows of a dossier with one of everything, after every key of a walk."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from walks import FOLDER, WALKS, walked


@pytest.mark.parametrize("name", WALKS)
async def test_a_walk_shows_what_it_showed(name: str) -> None:
    before = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    now = await walked(name)
    differs = "\n".join(
        list(unified_diff(before.splitlines(), now.splitlines(), lineterm="", n=1))[:60]
    )
    assert now == before, f"{differs}\nIf that is meant: make walks, and read what git shows."
