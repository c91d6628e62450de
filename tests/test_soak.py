"""A short soak; `make soak` is the long one."""

from __future__ import annotations

import pytest

from bench.subjects import DOSSIER
from soak import key_pool, soak


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_is_pressed_the_panes_agree(seed: int) -> None:
    wrong = await soak(DOSSIER, seed=seed, events=600)
    assert not wrong, wrong


def test_every_key_is_pressed_but_those_that_quit() -> None:
    pool = key_pool()
    assert {"b", "x", "escape", "question_mark", "enter"} <= set(pool)
    assert not {"q", "ctrl+q"} & set(pool)
