"""Random edits, saved while keys are pressed: the place is kept, and no screen is stale."""

from __future__ import annotations

import os
import random

from cast import CAST, statement
from saving import Editor, following, saved
from screens import explorer, listed, until

from soak import key_pool, settled
from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.load import load
from summit_tui.tui.view_screen import ViewScreen

_EDITS = int(os.environ.get("SUMMIT_TUI_EDITS", "25"))
"""How many edits; by hand a thousand."""
_AWAY = {"A", "X", "E", "I", "R", "w", "y", "Y", "ctrl+z", "ctrl+c"}


def drawn(rand: random.Random) -> str:
    """A dossier, whole or with a mistake in it, or half of one."""
    stances = ("affirms", "rejects", "open")
    text = CAST + "".join(
        statement(
            f"s{number}",
            rand.choice(("ann", "bob", "cy", "nobody") if rand.random() < 0.1 else ("ann", "bob")),
            date=f"2031-03-{rand.randint(1, 9):02}",
            quote=f"Words of {rand.randint(0, 9)}.",
            on=f'proposition = "talk", stance = "{rand.choice(stances)}"',
        )
        for number in rand.sample(range(30), rand.randint(3, 20))
    )
    return text[: rand.randint(0, len(text))] if rand.random() < 0.2 else text


async def test_edits_while_keys_are_pressed() -> None:
    rand = random.Random(7)
    pool = [key for key in key_pool() if key not in _AWAY]
    first = CAST + statement("s0", "ann")
    editor = Editor(first)
    shown = load(editor.path).dossier
    async with following(editor) as pilot:
        for number in range(_EDITS):
            keys = rand.choices(pool, k=rand.randint(0, 4))
            await pilot.press(*keys)
            view = pilot.app.screen
            ready = isinstance(view, ViewScreen) and view.is_ready
            pane = listed(pilot, view.state.at) if isinstance(view, ViewScreen) and ready else None
            before, at = (list(pane.rows), pane.cursor) if pane else ([], "")
            text = drawn(rand)
            await saved(pilot, editor, text)
            wrong = await settled(pilot.app)  # type: ignore[arg-type]
            assert not wrong, f"edit {number}, {keys}: {wrong}"
            loaded = load(editor.path)
            if not any(problem.code.startswith("E1") for problem in loaded.problems):
                shown = loaded.dossier
            if pane and pilot.app.screen is view and at in pane.rows:
                assert pane.cursor == at, f"edit {number}: {at} was left, of {before}"
            assert pilot.app._stage.whole == shown, number  # type: ignore[attr-defined]
        await saved(pilot, editor, first + statement("last", "bob"))
        await until(pilot, lambda: pilot.app.is_running)
        fresh = snapshot(load(editor.path).dossier)
        assert explorer(pilot).snapshot.disputes == fresh.disputes
        assert explorer(pilot).snapshot.statements == fresh.statements
