"""How well text can be read on its ground, after WCAG 2."""

from __future__ import annotations

from collections.abc import Mapping

XTERM = {
    "black": "000000", "red": "cd0000", "green": "00cd00", "brown": "cdcd00",
    "blue": "0000ee", "magenta": "cd00cd", "cyan": "00cdcd", "white": "e5e5e5",
    "brightblack": "7f7f7f", "brightred": "ff0000", "brightgreen": "00ff00",
    "brightbrown": "ffff00", "brightblue": "5c5cff", "brightmagenta": "ff00ff",
    "brightcyan": "00ffff", "brightwhite": "ffffff",
}  # fmt: skip
VGA = {
    "black": "000000", "red": "aa0000", "green": "00aa00", "brown": "aa5500",
    "blue": "0000aa", "magenta": "aa00aa", "cyan": "00aaaa", "white": "aaaaaa",
    "brightblack": "555555", "brightred": "ff5555", "brightgreen": "55ff55",
    "brightbrown": "ffff55", "brightblue": "5555ff", "brightmagenta": "ff55ff",
    "brightcyan": "55ffff", "brightwhite": "ffffff",
}  # fmt: skip
"""The 16 colours of xterm and of the Linux console, under pyte's names."""


def contrast(ink: str, paper: str, palette: Mapping[str, str] = XTERM) -> float:
    """The ratio of two colours: six hex digits, or one of the 16 names."""
    light, dark = sorted((_luminance(palette.get(c, c)) for c in (ink, paper)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value: float) -> float:
    linear: float = value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
    return linear
