"""The themes: whole tables, text that can be read, and nothing that hangs on colour."""

from __future__ import annotations

from typing import get_args

import pytest
from rich.color import Color

from contrast import VGA, XTERM, contrast
from summit_tui.terminal.appearance import THEMES, Appearance, Depth, ThemeName
from summit_tui.terminal.sgr import parse_style, reduced
from summit_tui.tui.palette import Palette
from summit_tui.tui.themes import LOOKS, Surface
from summit_tui.views.lines import Role

_DEPTHS: tuple[Depth, ...] = get_args(Depth)
_ROLES: tuple[Role, ...] = get_args(Role)
_SURFACES: tuple[Surface, ...] = get_args(Surface)
_NAMES = "black red green brown blue magenta cyan white".split()


def _name(color: Color | None) -> str:
    assert color is not None
    if color.triplet:
        return color.triplet.hex[1:]
    assert color.number is not None
    return "bright" * (color.number > 7) + _NAMES[color.number % 8]


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_is_whole(theme: ThemeName) -> None:
    assert set(LOOKS[theme]) == set(_DEPTHS)
    for look in LOOKS[theme].values():
        assert set(look.inks) == set(_ROLES)
        assert set(look.grounds) == set(_SURFACES)


@pytest.mark.parametrize("depth", ["truecolor", "256", "16"])
@pytest.mark.parametrize(("theme", "least"), [("dark", 4.5), ("light", 4.5), ("high-contrast", 7)])
def test_text_can_be_read(theme: ThemeName, depth: Depth, least: float) -> None:
    palette = Palette(Appearance(theme=theme, depth=depth))
    for surface in _SURFACES:
        for role in _ROLES:
            if role == "rule":
                continue
            style = palette.style(role, surface)
            for colours in (XTERM, VGA):
                ratio = contrast(_name(style.color), _name(style.bgcolor), colours)
                assert ratio >= least, f"{role} on {surface}: {style}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("depth", _DEPTHS)
def test_nothing_is_asked_for_that_the_terminal_lacks(theme: ThemeName, depth: Depth) -> None:
    palette = Palette(Appearance(theme=theme, depth=depth))
    for surface in _SURFACES:
        for role in _ROLES:
            style = palette.style(role, surface)
            wanted = parse_style(style.render("x").partition("x")[0])
            assert reduced(wanted, depth=depth, italics=True) == wanted


@pytest.mark.parametrize("theme", THEMES)
def test_the_row_of_the_cursor_is_seen_in_every_depth(theme: ThemeName) -> None:
    for depth in _DEPTHS:
        palette = Palette(Appearance(theme=theme, depth=depth))
        assert palette.style("text", "chosen") != palette.style("text", "base")
