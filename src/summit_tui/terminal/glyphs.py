"""Letters for terminals that lack some: one for one in cells, so that nothing moves."""

from __future__ import annotations

from collections.abc import Callable

ASCII = str.maketrans(
    {
        "▌": "|", "▏": ":", "│": "|", "─": "-", "├": "+", "└": "+", "┌": "+", "┐": "+", "┘": "+",
        "┬": "+", "┴": "+", "┼": "+", "▲": "^", "▼": "v", "▶": ">", "◀": "<", "▸": ">", "▾": "v",
        "●": "#", "◐": "+", "○": "o", "≈": "~", "✓": "+", "✗": "x", "✔": "+", "✘": "x", "◇": "c",
        "↑": "^", "↓": "v", "↕": "|", "←": "<", "→": ">", "⇠": "<", "⇢": ">", "↻": "@", "≠": "#",
        "›": ">", "‹": "<", "«": "{", "»": "}", "“": '"', "”": '"', "„": '"', "❝": '"', "‘": "'",
        "’": "'", "‚": ",", "…": "~", "·": "-", "•": "*", "–": "-", "—": "-", "×": "x", "¶": "P",
        "┄": ".", "±": "B", "↔": "-",
        "╭": "+", "╮": "+", "╰": "+", "╯": "+", "┊": ":", "◉": "@", "◂": "<", "ʼ": "'",
        "−": "-", "═": "=", "║": "|", "█": "#", "■": "#", "□": "o", "\N{NO-BREAK SPACE}": " ",
    }
)  # fmt: skip
"""What stands for borders, marks and typographic signs. A mark never is all there is: its word is
beside it."""


class Glyphs(dict[int, str]):
    """A table for `str.translate`: what to write for each character.

    What the encoding cannot carry becomes a question mark for each of its cells.

    Args:
        encoding: Of the terminal.
        ascii: Whether borders and marks are written in ASCII.
        width_of: The number of cells of a character.
    """

    def __init__(self, encoding: str, *, ascii: bool, width_of: Callable[[str], int]) -> None:
        super().__init__()
        self._encoding = encoding
        self._ascii = ascii
        self._width_of = width_of

    def __missing__(self, code: int) -> str:
        shown = self[code] = self._written(code)
        return shown

    def _written(self, code: int) -> str:
        char = chr(code)
        if self._ascii and code in ASCII:
            return ASCII[code]
        try:
            char.encode(self._encoding)
        except UnicodeEncodeError:
            return ASCII.get(code) or "?" * self._width_of(char)
        return char
