"""Errors are data: what is wrong with a dossier, where, and what to do about it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice
from typing import Literal

from summit_tui.dossier.text import visible
from summit_tui.record import Record

CODES = {
    "E101": "the file or folder is missing",
    "E102": "it cannot be read (permissions, not a regular file)",
    "E103": "there is nothing in it: an empty file, a folder without `*.toml`",
    "E104": "it is not UTF-8",
    "E105": "it is not TOML; the tables around the error still open",
    "E106": "a merge conflict of git; the tables outside of it still open",
    "E201": "unknown table or field",
    "E202": "a required field is missing",
    "E203": "wrong type",
    "E204": "a value that is not one of the allowed words",
    "E205": "not a date",
    "E206": "not an id",
    "E301": "an id that is defined twice",
    "E302": "an id that is not defined anywhere",
    "E303": "a circle in `speaks_for`, `based_on` or `rules_out`",
    "E401": "an empty quote, or a statement with neither quote nor summary",
    "E402": "fields that contradict each other "
    "(`requires` and `any_of`, `attributed` without `attributed_by`, …)",
    "E403": "evidence is missing, or is not the controller's own",
    "E501": "an expectation of the curator that is not met",
    "W501": "a character that could act on a terminal",
    "W502": "a dismissal that matches no contradiction and no dispute",
    "W503": "a question that no proposition and no fact joins",
    "W504": "a copy of a sync tool, git or an editor that lies in the folder; it is left out",
    "W505": "a date that cannot be: said after its source appeared, checked before it did, far off",
    "W506": "a statement cited for a precondition that asks for something else",
    "W507": "a draft whose quote is not in the text of its source",
}
"""Each code and its meaning, word for word as `docs/dossier-format.md` has them."""

_WIDTH = 100
"""Characters of a source line that are kept around the caret."""
_MANY = 1000
"""Beyond so many choices a suggestion is looked for by changing the word, not by comparing."""


class Problem(Record):
    """One thing that is wrong. All text in it has been through `text.visible`.

    `line` and `col` count characters from 1; they are 0 when the problem has no place in a
    file. `source_line` is that line, clipped around `caret`, which is the number of terminal
    cells to the left of the caret. `hint` may be empty.
    """

    code: str
    message: str
    file: str
    line: int = 0
    col: int = 0
    source_line: str = ""
    caret: int = 0
    hint: str = ""

    @property
    def before_caret(self) -> str:
        """What stands left of the caret, marks on the last letter included."""
        end = 0
        while end < len(self.source_line) and _cells(self.source_line[: end + 1]) <= self.caret:
            end += 1
        return self.source_line[:end]

    @property
    def severity(self) -> Literal["error", "warning", "hint"]:
        """From the letter of the code."""
        return "hint" if self.code[0] == "H" else "warning" if self.code[0] == "W" else "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.col}" if self.line else self.file
        return f"{place}: {self.code} {self.message}"


def at_line(
    code: str, message: str, file: str, line: int, col: int, text: str, hint: str = ""
) -> Problem:
    """A problem at a place, with the excerpt of the raw line `text` that shows it."""
    begin = max(0, col - 1 - _WIDTH * 2 // 3)
    left = visible(text[begin : col - 1].replace("\t", " "))
    right = visible(text[col - 1 : begin + _WIDTH].replace("\t", " ").rstrip("\r"))
    if begin:
        left = "…" + left
    if len(text.rstrip("\r")) > begin + _WIDTH:
        right += "…"
    return Problem(
        code, visible(message), visible(file), line, col, left + right, _cells(left), hint
    )


def _cells(text: str) -> int:
    """Terminal cells that a text takes, near enough to put a caret below it."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me") else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )


def suggest(word: str, choices: Collection[str]) -> str:
    """The choice that was probably meant, or an empty text."""
    return next(iter(suggestions(word, choices, most=1)), "")


def suggestions(word: str, choices: Collection[str], most: int = 3) -> list[str]:
    """The choices that may have been meant, the likeliest first."""
    if not word or len(word) > _WIDTH:
        return []
    if len(choices) > _MANY:
        near = (name for name in _one_change_away(word) if name in choices)
        return list(islice(dict.fromkeys(near), most))
    from difflib import get_close_matches

    folded = {choice.casefold(): choice for choice in reversed(list(choices))}
    return [folded[name] for name in get_close_matches(word.casefold(), folded, n=most, cutoff=0.6)]


def _one_change_away(word: str) -> list[str]:
    """Words that come of one slip: a letter swapped, dropped, changed or added."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789-_."
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = [word.casefold(), word.replace("_", "-"), word.replace("-", "_")]
    near += [a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1]
    near += [a + b[1:] for a, b in cuts if b]
    near += [a + letter + b[1:] for a, b in cuts if b for letter in letters]
    near += [a + letter + b for a, b in cuts for letter in letters]
    return near
