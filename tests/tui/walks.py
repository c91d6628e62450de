"""Walks through the screens: keys, and what each of them changes on the screen, line by line.

A walk is a file of `tests/walks/`. A line that begins with `>` presses keys (or says `size:80x24`);
below it stands what then reads otherwise, as `part line| text`, with the role of every text that
has one of its own. `make walks` writes all of it anew; what git shows then is what a change does
to a reader.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from soak import settled
from summit_tui.analysis.snapshot import snapshot
from summit_tui.dossier.load import load
from summit_tui.tui.app import SummitApp
from summit_tui.tui.line_pane import LinePane
from summit_tui.views.lines import Span

FOLDER = Path(__file__).parents[1] / "walks"
WALKS = sorted(path.stem for path in FOLDER.glob("*.txt"))
_SIZE = (104, 64)

Shown = dict[tuple[str, int], str]
"""The lines of the screen, by the part and the number of the line in it."""


def _marked(spans: Iterable[Span]) -> str:
    marked = ""
    for span in spans:
        text = (
            span.text
            if span.role == "text" or not span.text.strip()
            else f"‹{span.role}›{span.text}‹›"
        )
        marked += text
    return marked.rstrip()


def _screen(app: SummitApp) -> Shown:
    shown: Shown = {}
    for part in app.screen.query(LinePane):
        if part.region and part.display:
            for y in range(part.size.height):
                drawn = part.line_at(y)
                text = _marked((*drawn.left, *drawn.text, *drawn.right))
                surface = "" if drawn.surface == "base" else f" {drawn.surface}"
                shown[part.id or type(part).__name__, y] = f"{surface}| {text}"
    return shown


async def walked(name: str) -> str:
    """The walk as it goes now: its keys, with what they change."""
    script = [line for line in _text(name).splitlines() if line.startswith((">", "#"))]
    loaded = load(str(FOLDER / "harbour.toml"))
    app = SummitApp(snapshot(loaded.dossier), loaded.problems)
    told: list[str] = []
    async with app.run_test(size=_SIZE) as pilot:
        before: Shown = {}
        for line in script:
            told.append(line)
            if line.startswith("#"):
                continue
            for key in line[1:].split():
                if key.startswith("size:"):
                    await pilot.resize_terminal(*map(int, key[5:].split("x")))
                else:
                    await pilot.press(key)
                wrong = await settled(app)
                assert not wrong, f"{name}: {wrong} after {line}"
            now = _screen(app)
            for (part, y), text in now.items():
                if before.get((part, y), "| ") != text:
                    told.append(f"{part} {y}{text}")
            told += sorted({f"gone: {part}" for part, _ in before.keys() - now.keys()})
            before = now
    return "\n".join(told) + "\n"


def _text(name: str) -> str:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def main() -> None:
    """Write all walks anew."""
    for name in WALKS:
        (FOLDER / f"{name}.txt").write_text(asyncio.run(walked(name)), encoding="utf-8")


if __name__ == "__main__":
    main()
