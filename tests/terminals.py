"""The one table of terminals: what each says of itself, and what it has to be sent.

`tui/test_appearance.py` holds the decisions to it, `e2e/test_terminals.py` the bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from summit_tui.terminal.appearance import Depth


class Case(NamedTuple):
    """A terminal: its variables, and the colours and letters that it gets.

    `None` is a variable that is not set. `depth` is None where the screen is refused.
    """

    term: str
    colorterm: str | None
    no_color: str | None
    locale: Mapping[str, str]
    depth: Depth | None
    encoding: str
    ascii: bool

    @property
    def environment(self) -> dict[str, str]:
        """What the program is started with."""
        named = {"TERM": self.term, "COLORTERM": self.colorterm, "NO_COLOR": self.no_color}
        return {name: value for name, value in named.items() if value is not None} | dict(
            self.locale
        )

    def __str__(self) -> str:
        return " ".join(f"{name}={value}" for name, value in self.environment.items())


UTF = {"LANG": "C.UTF-8"}
C = {"LANG": "C"}
LATIN = {"LANG": "de_DE.ISO-8859-1"}
U, L, A = "utf-8", "iso8859-1", "ascii"

CASES = (
    # TERM, COLORTERM, NO_COLOR, locale: depth, encoding, borders in ASCII
    Case("xterm-256color", "truecolor", None, UTF, "truecolor", U, False),
    Case("xterm-256color", "24bit", "", UTF, "truecolor", U, False),
    Case("xterm-256color", "truecolor", "1", UTF, "none", U, False),
    Case("xterm-256color", None, None, UTF, "256", U, False),
    Case("xterm-256color", None, "", C, "256", A, True),
    Case("xterm-256color", None, "1", LATIN, "none", L, True),
    Case("xterm-256color", "truecolor", None, {"LC_ALL": "C", **UTF}, "truecolor", A, True),
    Case("xterm-256color", "", None, {"LC_CTYPE": "UTF-8", **C}, "256", U, False),
    Case("xterm", "truecolor", None, UTF, "truecolor", U, False),
    Case("xterm", None, None, LATIN, "16", L, True),
    Case("xterm", None, "yes", {}, "none", A, True),
    Case("screen", "truecolor", None, UTF, "16", U, False),
    Case("screen", None, None, C, "16", A, True),
    Case("screen-256color", "truecolor", None, UTF, "256", U, False),
    Case("tmux", "truecolor", None, UTF, "truecolor", U, False),
    Case("tmux", None, None, C, "16", A, True),
    Case("tmux-256color", None, None, UTF, "256", U, False),
    Case("linux", "truecolor", None, UTF, "16", U, False),
    Case("linux", None, "", LATIN, "16", L, True),
    Case("linux", None, "1", C, "none", A, True),
    Case("vt100", "truecolor", None, UTF, "none", U, False),
    Case("vt100", None, None, C, "none", A, True),
    Case("dumb", "truecolor", None, UTF, None, U, False),
    Case("dumb", None, "1", C, None, A, True),
    Case("", None, None, UTF, None, U, False),
)
