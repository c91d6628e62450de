"""What a terminal can show, decided from what it says of itself: colours, letters, addressing.

Plain functions of the environment, so that one table of cases tests them.
"""

from __future__ import annotations

import codecs
import locale
from collections.abc import Mapping
from typing import Literal, get_args

from summit_tui.record import Record

Depth = Literal["truecolor", "256", "16", "none"]
"""How many colours: 16.7 million, 256, the 16 that the terminal's own settings define, or none."""
ThemeName = Literal["dark", "light", "high-contrast", "terminal"]
THEMES: tuple[ThemeName, ...] = get_args(ThemeName)

_NO_ADDRESSING = ("", "dumb", "unknown")
"""Values of TERM that promise no way to move the cursor."""
_NO_COLOUR = ("vt", "dumb")
_FIXED = ("linux", "cons25", "screen", *_NO_COLOUR)
"""Where COLORTERM is inherited from a terminal outside, and does not hold."""
_MANY = ("256color", "kitty", "alacritty", "foot", "wezterm", "ghostty", "iterm")
_NO_ITALICS = ("screen", "linux", "vt", "cons25")
"""Where the code for italics is unknown, or (GNU screen) turns the text round."""
_OLD = ("linux", "vt", "cons25")
"""Consoles that print what they do not understand of newer protocols."""
_ERASING = ("xterm", "tmux", "linux", "alacritty", "kitty", "foot", "wezterm", "ghostty", "rxvt")
"""Terminals known to erase with the current background. GNU screen is not among them, nor is
tmux under the old name `screen`: there blanks are written."""

_PROBE, _SENT, _LETTERS = "\x1b[1;31mA\r\n▌", b"\x1b[1;31mA\r\n", b"\\u0042"
"""What every charset of a terminal leaves as it is. Python knows other encodings, too, which no
locale has and which would send something else: `idna`, `utf-16`, `unicode-escape`."""


class Appearance(Record):
    """How to draw: a theme in so many colours, in letters of an encoding.

    `ascii` asks for borders and marks in ASCII, `links` for web addresses that can be followed
    (OSC 8). The rest says of the terminal whether it knows
    italics, can be asked for newer protocols, erases with the current background, and can move its
    cursor to a column of its row.
    """

    theme: ThemeName = "dark"
    depth: Depth = "truecolor"
    encoding: str = "utf-8"
    ascii: bool = False
    links: bool = False
    italics: bool = True
    queries: bool = True
    erases: bool = False
    to_column: bool = True


def appearance(
    environment: Mapping[str, str], *, theme: ThemeName = "dark", ascii: bool = False
) -> Appearance:
    """How to draw on the terminal that this environment describes."""
    term = environment.get("TERM", "")
    encoding = charset(environment)
    return Appearance(
        theme=theme,
        depth=depth(environment),
        encoding=encoding,
        ascii=ascii or not _carries(encoding, "▌│●✓…“"),
        italics=not term.startswith(_NO_ITALICS),
        queries=not term.startswith(_OLD),
        erases=term.startswith(_ERASING),
        to_column=not term.startswith("vt"),
    )


def can_address(environment: Mapping[str, str]) -> bool:
    """Whether the terminal can move its cursor, as far as its name tells."""
    return environment.get("TERM", "") not in _NO_ADDRESSING


def depth(environment: Mapping[str, str]) -> Depth:
    """How many colours the terminal has, and the reader wants."""
    term = environment.get("TERM", "")
    # An empty NO_COLOR counts as not set: https://no-color.org
    if environment.get("NO_COLOR") or term in _NO_ADDRESSING or term.startswith(_NO_COLOUR):
        return "none"
    many = environment.get("COLORTERM", "").lower() in ("truecolor", "24bit")
    # tmux takes true colours under the old name `screen`, too; GNU screen does not.
    inside_tmux = term.startswith("screen") and environment.get("TMUX")
    if term.endswith("-direct") or (many and (inside_tmux or not term.startswith(_FIXED))):
        return "truecolor"
    return "256" if any(name in term for name in _MANY) else "16"


def charset(environment: Mapping[str, str]) -> str:
    """The encoding of the locale, as the first of LC_ALL, LC_CTYPE and LANG that is set says."""
    names = (environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG"))
    value = locale.normalize(next((name for name in names if name), "C"))
    name = value.partition("@")[0].rpartition(".")[2]
    try:
        found = codecs.lookup(name).name  # also of a bare `UTF-8`, as macOS sends it
        is_for_terminals = _PROBE.encode(found, "replace").startswith(_SENT)
        is_for_terminals &= _LETTERS.decode(found).encode(found) == _LETTERS
    except (LookupError, UnicodeError):
        return "ascii"
    return found if is_for_terminals else "ascii"


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
