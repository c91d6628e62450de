"""`make shots`: draws the pictures in this folder again, from the app and its shipped dossier.

The app runs without a terminal, keys are pressed, and the cells of its screen become an SVG
and, with DejaVu Sans Mono at hand, a PNG; the tour becomes a cast. What has not changed is written
byte for byte the same. `--check` writes nothing and fails when an SVG or the cast is out of date.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import get_character_cell_size
from rich.color import Color

from screenshots.cast import Frame, cast
from screenshots.svg import Cell, Look, draw

if TYPE_CHECKING:
    from rich.style import Style
    from textual.app import App
    from textual.pilot import Pilot
    from textual.strip import Strip

HERE = os.path.dirname(os.path.abspath(__file__))
DOSSIER = os.path.join(os.path.dirname(HERE), "data", "positions.toml")
FONTS = ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", "DejaVuSans.ttf")
"""The font, its bold, and the one that has the glyphs these lack."""
FONT_FOLDERS = (
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/dejavu-sans-mono-fonts",
    "/usr/share/fonts/TTF",
    "/usr/share/fonts/dejavu",
    "/Library/Fonts",
    os.path.expanduser("~/Library/Fonts"),
    os.path.expanduser("~/.local/share/fonts"),
)
PATIENCE = 400
"""Rounds of the app's messages after which a picture that never comes is an error."""


class Shot(NamedTuple):
    """A picture: its file name, the size of the screen, keys, and what is on it then."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    shows: str
    title: str


SHOTS = (
    Shot(
        "explorer-120x40",
        (120, 40),
        (),
        "first the leaders’ meeting",
        "Where they contradict, nearest to the meeting first",
    ),
    Shot(
        "explorer-80x24",
        (80, 24),
        (),
        "first the leaders’ meeting",
        "The same on a small terminal",
    ),
    Shot(
        "blockers-120x40",
        (120, 40),
        ("b", "down"),
        "1 demand waived",
        "What blocks the meeting, and the least that would have to give",
    ),
    Shot(
        "blockers-80x24",
        (80, 24),
        ("b", "c"),
        "only after",
        "A circle of demands on a small terminal",
    ),
    Shot(
        "what-if-120x40",
        (120, 40),
        ("b", "down", "space"),
        "WHAT IF",
        "A what-if, on the parties' own words alone",
    ),
    Shot(
        "matrix-120x40",
        (120, 40),
        ("v", "home", "right"),
        "Stances differ",
        "Who stands where",
    ),
    Shot("matrix-80x24", (80, 24), ("v",), "by others", "The same on a small terminal"),
    Shot(
        "timeline-120x40",
        (120, 40),
        ("t", *("greater_than_sign",) * 6),
        "position",
        "What was said when",
    ),
    Shot("sources-120x40", (120, 40), ("e", "down"), "only here", "What each source carries"),
    Shot("keys-120x40", (120, 40), ("question_mark",), "one page", "All keys"),
)


TOUR = (100, 30)
"""The screen of the tour."""
READING = 4.0
"""Seconds for which a step of the tour stands."""


def build(dossier: str) -> App[None]:
    """The app, as the command line opens it."""
    from summit_tui.analysis.snapshot import snapshot
    from summit_tui.dossier.load import load
    from summit_tui.tui.app import SummitApp

    loaded = load(dossier)
    return SummitApp(snapshot(loaded.dossier), loaded.problems)


def strips(app: App[None]) -> list[Strip]:
    """The rows of the screen. The toolkit has no public call for them."""
    return app.screen._compositor.render_strips()


def text_of(app: App[None]) -> str:
    """What a reader sees, without its looks."""
    return "\n".join(strip.text for strip in strips(app))


async def settle(pilot: Pilot[None], shows: str) -> None:
    """Until the text is on the screen, and the screen has stopped changing."""
    before = ""
    for _ in range(PATIENCE):
        await pilot.pause()
        now = text_of(pilot.app)
        if shows in now and now == before:
            return
        before = now
    raise SystemExit(f"{shows!r} never came on the screen:\n{before}")


async def take(shot: Shot, dossier: str) -> str:
    """Run the app, press the keys, draw."""
    app = build(dossier)
    async with app.run_test(size=shot.size) as pilot:
        await settle(pilot, "")
        for key in shot.keys:
            await pilot.press(key)
        await settle(pilot, shot.shows)
        ground = app.theme_variables["background"].lower()
        rows = screen(app)
    return draw(rows, ground=ground, title=f"summit-tui: {shot.title}")


async def tour(dossier: str) -> str:
    """Take the tour to its end, each step with its own key, and record the screens."""
    from summit_tui.analysis.snapshot import snapshot
    from summit_tui.dossier.load import load
    from summit_tui.tui.tour import TourApp
    from summit_tui.views.tour import STEPS, key_of

    loaded = load(dossier)
    app = TourApp(snapshot(loaded.dossier), loaded.problems)
    frames = []
    async with app.run_test(size=TOUR) as pilot:
        for number, step in enumerate(STEPS, 1):
            await settle(pilot, f"tour {number} of {len(STEPS)}")
            frames.append(Frame(screen(app), READING))
            await pilot.press(key_of(step, {}).each[0])
        await settle(pilot, "All keys")
        frames.append(Frame(screen(app), READING))
    return cast(frames, TOUR, "summit-tui --tour")


def screen(app: App[None]) -> list[list[Cell]]:
    """The cells of the screen."""
    ground = app.theme_variables["background"].lower()
    front = app.theme_variables["foreground"].lower()
    return [list(cells(strip, front, ground)) for strip in strips(app)]


def cells(strip: Strip, front: str, ground: str) -> Iterator[Cell]:
    """The cells of a row; what has no colour of its own gets the theme's."""
    for segment in strip:
        if segment.control:
            continue
        look = look_of(segment.style, front, ground)
        whole = ""
        for char in segment.text:
            if whole and get_character_cell_size(char):
                yield Cell(whole, look, get_character_cell_size(whole[0]))
                whole = ""
            whole += char
        if whole:
            yield Cell(whole, look, get_character_cell_size(whole[0]))


def look_of(style: Style | None, front: str, ground: str) -> Look:
    """A style of the toolkit as a look."""
    if style is None:
        return Look(front, ground)
    colour, behind = _hex(style.color, front), _hex(style.bgcolor, ground)
    if style.reverse:
        colour, behind = behind, colour
    return Look(
        colour,
        behind,
        bold=bool(style.bold),
        italic=bool(style.italic),
        underline=bool(style.underline),
        strike=bool(style.strike),
    )


def _hex(colour: Color | None, default: str) -> str:
    return default if colour is None or colour.is_default else colour.get_truecolor().hex


def font_files() -> list[str]:
    """The font's files, from the first folder that has them all; else none."""
    for folder in FONT_FOLDERS:
        paths = [os.path.join(folder, name) for name in FONTS]
        if all(map(os.path.isfile, paths)):
            return paths
    return []


def png(svg: str, fonts: Sequence[str]) -> bytes:
    """The picture in pixels, sharp on most screens; no other font is looked at."""
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg, zoom=1.5, skip_system_fonts=True, font_files=list(fonts)
    )


def write(path: str, data: bytes) -> None:
    """Write a file and say so."""
    with open(path, "wb") as file:
        file.write(data)
    print(os.path.relpath(path))


def is_same(path: str, text: str) -> bool:
    """Whether a file is there and has this text."""
    try:
        with open(path, encoding="utf-8", newline="") as file:
            return file.read() == text
    except FileNotFoundError:
        return False


def main() -> int:
    """Draw all; 1 when `--check` finds one out of date."""
    parser = argparse.ArgumentParser(prog="make shots", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="only say what is out of date")
    parser.add_argument("--to", default=HERE, metavar="DIR", help="where to write (screenshots/)")
    options = parser.parse_args()
    # Colours as designed, whatever the terminal or the environment of the caller.
    for name in ("NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_THEME"):
        os.environ.pop(name, None)
    os.environ["COLORTERM"] = "truecolor"
    fonts, stale = font_files(), []
    recorded = asyncio.run(tour(DOSSIER))
    path = os.path.join(options.to, "tour.cast")
    if options.check:
        stale += [] if is_same(path, recorded) else ["tour.cast"]
    else:
        write(path, recorded.encode())
    for shot in SHOTS:
        svg = asyncio.run(take(shot, DOSSIER))
        path = os.path.join(options.to, shot.name)
        if options.check:
            stale += [] if is_same(f"{path}.svg", svg) else [shot.name]
            continue
        write(f"{path}.svg", svg.encode())
        if fonts:
            write(f"{path}.png", png(svg, fonts))
    if stale:
        print(f"out of date: {', '.join(stale)}; run make shots", file=sys.stderr)
    elif not fonts and not options.check:
        print("no PNG: DejaVu Sans Mono is missing (Debian: fonts-dejavu-core)", file=sys.stderr)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
