"""The themes: what each role and surface looks like, for each number of colours. Only data.

With 256 colours and more all inks are of the fixed part of the 256, so that they look the same with
fewer colours and take half the bytes (`terminal.sgr` names them by number). The 16 are the
terminal's own: inks there are those that can be read in the palettes of xterm and of the Linux
console. Text has a contrast of at least 4.5 : 1 everywhere but in `terminal`, whose colours only
the reader knows; rules are no text. `tests/tui/test_palette.py` holds the tables to that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from summit_tui.record import Record
from summit_tui.terminal.appearance import Depth, ThemeName
from summit_tui.views.lines import Role

Surface = Literal["base", "bar", "panel", "chosen", "kept"]
"""Where text stands: the ground, the top and bottom bars, the detail pane, the row of the cursor
in the pane with the focus, and the row of the cursor in another pane."""


class Look(Record):
    """A theme in so many colours, in the toolkit's words for styles.

    `chosen` holds the inks that differ on the row of the cursor.
    """

    dark: bool
    grounds: Mapping[Surface, str]
    inks: Mapping[Role, str]
    chosen: Mapping[Role, str]


def _everywhere(ink: str) -> dict[Role, str]:
    roles: tuple[Role, ...] = (
        "text", "muted", "strong", "quote", "aside", "heading", "accent", "date", "key",
        "hard", "tension", "nuance", "good", "rule", "left", "right", "found",
    )  # fmt: skip
    return dict.fromkeys(roles, ink)


_DARK_INKS: dict[Role, str] = {
    "text": "#d0d0d0",
    "muted": "#949494",
    "strong": "bold #eeeeee",
    "found": "underline bold #eeeeee",
    "quote": "#eeeeee",
    "aside": "italic #9e9e9e",
    "heading": "#9e9e9e",
    "accent": "bold #87afff",
    "date": "#d7af87",
    "key": "#87afff",
    "hard": "bold #ff8787",
    "tension": "#d7af87",
    "nuance": "#87afff",
    "good": "#87d7af",
    "rule": "#444444",
    "left": "underline #ffafaf",
    "right": "underline #afd7af",
}
_DARK = Look(
    dark=True,
    grounds={
        "base": "on #101319",
        "bar": "on #1a212d",
        "panel": "on #151a22",
        "chosen": "on #26334d",
        "kept": "on #1c2431",
    },
    inks=_DARK_INKS,
    chosen={"muted": "#b2b2b2", "heading": "#b2b2b2", "aside": "italic #b2b2b2"},
)
_DARK_256 = _DARK._replace(
    grounds={
        "base": "on #121212",
        "bar": "on #262626",
        "panel": "on #1c1c1c",
        "chosen": "on #3a3a3a",
        "kept": "on #262626",
    },
    chosen={"muted": "#bcbcbc", "heading": "#bcbcbc", "aside": "italic #bcbcbc"},
)
_DARK_16 = Look(
    dark=True,
    grounds={
        "base": "on black",
        "bar": "on black",
        "panel": "on black",
        "chosen": "on blue",
        "kept": "on black",
    },
    inks={
        "text": "white",
        "muted": "white",
        "strong": "bold bright_white",
        "found": "underline bold bright_white",
        "quote": "bright_white",
        "aside": "italic white",
        "heading": "white",
        "accent": "bold bright_cyan",
        "date": "bright_yellow",
        "key": "bright_cyan",
        "hard": "bold bright_red",
        "tension": "bright_yellow",
        "nuance": "bright_cyan",
        "good": "bright_green",
        "rule": "bright_black",
        "left": "underline bright_red",
        "right": "underline bright_green",
    },
    chosen={"hard": "bold bright_white", "left": "underline bright_white"},
)
_LIGHT = Look(
    dark=False,
    grounds={
        "base": "on #fbfaf7",
        "bar": "on #eceae4",
        "panel": "on #f4f2ec",
        "chosen": "on #d3e0f7",
        "kept": "on #e6ebf4",
    },
    inks={
        "text": "#303030",
        "muted": "#5f5f5f",
        "strong": "bold #121212",
        "found": "underline bold #121212",
        "quote": "#121212",
        "aside": "italic #5f5f5f",
        "heading": "#5f5f5f",
        "accent": "bold #005faf",
        "date": "#5f5f00",
        "key": "#005faf",
        "hard": "bold #af0000",
        "tension": "#5f5f00",
        "nuance": "#005faf",
        "good": "#005f00",
        "rule": "#bcbcbc",
        "left": "underline #af0000",
        "right": "underline #005f00",
    },
    chosen={},
)
_LIGHT_256 = _LIGHT._replace(
    grounds={
        "base": "on #eeeeee",
        "bar": "on #dadada",
        "panel": "on #e4e4e4",
        "chosen": "on #d7d7ff",
        "kept": "on #dadada",
    }
)
# Nothing bold: consoles make bold black a dark grey.
_LIGHT_16 = Look(
    dark=False,
    grounds={
        "base": "on white",
        "bar": "on white",
        "panel": "on white",
        "chosen": "on cyan",
        "kept": "on white",
    },
    inks={
        **_everywhere("black"),
        "aside": "italic black",
        "accent": "blue",
        "key": "blue",
        "left": "underline black",
        "right": "underline black",
    },
    chosen={},
)
_HIGH_CONTRAST = Look(
    dark=True,
    grounds={
        "base": "on #000000",
        "bar": "on #000000",
        "panel": "on #000000",
        "chosen": "on #0000af",
        "kept": "on #303030",
    },
    inks={
        **_everywhere("#ffffff"),
        "strong": "bold #ffffff",
        "found": "underline bold #ffffff",
        "aside": "italic #ffffff",
        "accent": "bold #ffff00",
        "date": "#ffffaf",
        "key": "#ffff00",
        "hard": "bold #ffafaf",
        "tension": "#ffffaf",
        "nuance": "#afffff",
        "good": "#afffaf",
        "rule": "#9e9e9e",
        "left": "underline #ffafaf",
        "right": "underline #afffaf",
    },
    chosen={},
)
_HIGH_CONTRAST_16 = Look(
    dark=True,
    grounds={
        "base": "on black",
        "bar": "on black",
        "panel": "on black",
        "chosen": "on white",
        "kept": "on black",
    },
    inks={
        **_everywhere("bright_white"),
        "strong": "bold bright_white",
        "found": "underline bold bright_white",
        "aside": "italic bright_white",
        "accent": "bold bright_yellow",
        "key": "bright_yellow",
        "hard": "bold bright_white",
        "rule": "white",
        "left": "underline bright_white",
        "right": "underline bright_white",
    },
    chosen={**_everywhere("black"), "left": "underline black", "right": "underline black"},
)
_DEFAULT_GROUNDS: dict[Surface, str] = {
    "base": "on default",
    "bar": "on default",
    "panel": "on default",
    "chosen": "reverse on default",
    "kept": "on default",
}
_NONE = Look(
    dark=True,
    grounds=_DEFAULT_GROUNDS,
    inks={
        **_everywhere("default"),
        "strong": "bold default",
        "found": "underline bold default",
        "aside": "italic default",
        "accent": "bold default",
        "key": "bold default",
        "hard": "bold default",
        "left": "underline default",
        "right": "underline default",
    },
    chosen={},
)
_TERMINAL = _NONE._replace(
    inks={
        **_NONE.inks,
        "accent": "bold blue",
        "key": "blue",
        "date": "magenta",
        "hard": "bold red",
        "tension": "magenta",
        "nuance": "blue",
        "good": "green",
        "left": "underline red",
        "right": "underline green",
    },
    chosen=_NONE.inks,
)

LOOKS: Mapping[ThemeName, Mapping[Depth, Look]] = {
    "dark": {"truecolor": _DARK, "256": _DARK_256, "16": _DARK_16, "none": _NONE},
    "light": {"truecolor": _LIGHT, "256": _LIGHT_256, "16": _LIGHT_16, "none": _NONE},
    "high-contrast": {
        "truecolor": _HIGH_CONTRAST,
        "256": _HIGH_CONTRAST,
        "16": _HIGH_CONTRAST_16,
        "none": _NONE,
    },
    "terminal": {"truecolor": _TERMINAL, "256": _TERMINAL, "16": _TERMINAL, "none": _NONE},
}
