"""The one sanitiser at the door: nothing in a text may act on the terminal.

Everything that comes from outside (data, filter input, arguments, paths, error text) goes
through `visible` before it is kept or shown. Terminals obey control characters, reorder at
bidi controls and hide zero-width characters; here they become marks one can see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINES = "\t\n\r"
_ACTING = (
    "\x00-\x1f\x7f-\x9f"  # C0, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidi controls
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a"  # zero-width and invisible
    "\u2028\u2029"  # line and paragraph separator
    "\U000e0000-\U000e007f"  # tag characters
    "\ud800-\udfff"  # lone surrogates
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # private use
    "\ufdd0-\ufdef\ufffe\uffff"  # noncharacters
)
_JOINED = (
    "\u0600-\u061b\u061d-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17b3\u17b6-\u17ff"
    "\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
)
"""Scripts whose letters take another shape beside a joiner or non-joiner: Arabic, those of India
and Sri Lanka, Burmese, Khmer. Between two such letters ZWJ and ZWNJ are spelling."""
EMOJI = "\u2190-\u21ff\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""What a ZWJ can join into one picture."""
_PRINT = "‘’“”„«»…–—─"
"""Signs of print that most texts have, and that never act on a terminal."""
_SHORT = 1 << 14
"""Letters up to which a look at each kind takes less than to compile the patterns."""
_MARKS_IN_A_ROW = 8
"""Combining marks that one letter may carry. Real scripts need four or five; text that piles
them up paints over the lines above and below it."""

_NAMES = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x0B: "LINE TABULATION",
    0x0C: "FORM FEED",
    0x0D: "CARRIAGE RETURN",
    0x1B: "ESCAPE",
    0x7F: "DELETE",
    0x9B: "CONTROL SEQUENCE INTRODUCER",
    0x9D: "OPERATING SYSTEM COMMAND",
}


@cache
def _acting() -> re.Pattern[str]:
    joining = rf"(?<=[{_JOINED}][\u200c\u200d])[{_JOINED}]|(?<=[{EMOJI}\ufe0f]\u200d)[{EMOJI}]"
    return re.compile(f"[{_ACTING}](?!{joining})")


@cache
def _piled() -> re.Pattern[str]:
    # A cheap first look: runs of what is neither a letter, nor ASCII, nor punctuation. Whether
    # they are combining marks is asked of `unicodedata`, which is not loaded for plain text.
    return re.compile(
        rf"[^\w\x00-\u02ff\u2000-\u20cf\u2100-\u2bff\u3000-\u303f]{{{_MARKS_IN_A_ROW + 1},}}"
    )


@cache
def _odd() -> re.Pattern[str]:
    inner = _ACTING.replace("\x00-\x1f", "\x00-\x08\x0b-\x0c\x0e-\x1f")
    return re.compile(f"[{inner}{_BLANKS}]")


@cache
def _foldable() -> re.Pattern[str]:
    return re.compile(f"[ {_LINES}{_BLANKS}]+")


def visible(text: str) -> str:
    """The text with every character that could act on a terminal made visible.

    C0 controls (line breaks and tabs too: see `fold_space`) and DEL become control pictures,
    the others their code point in brackets, as ⟨U+202E⟩. Of more than eight combining marks
    in a row the rest is cut and counted. `visible` of its own result changes nothing. Joiners
    and non-joiners stay where they are spelling, and in pictures that are joined by them.
    """
    if text.isascii():
        if text.isprintable():
            return text
    elif not _acting().search(text) and not _piled().search(text):
        return text
    return _acting().sub(_picture, _cut_piles(text))


def raw(text: str) -> str:
    """The text with the marks that `visible` makes turned back into what they stand for.

    It is for comparing, never for showing. Taken of a quote and of the text that it was copied
    from it gives the same, also where somebody wrote such a mark as a mark.
    """
    if text.isascii():
        return text
    # A look at the bytes tells sooner than a pattern that a large text has nothing of the kind.
    data = text.encode("utf-8", "surrogatepass")
    if b"\xe2\x83" in data or _rare_leads().search(data):
        text = _cut_piles(text)
    if b"\xe2\x90" in data or b"\xe2\x9f\xa8" in data:
        text = _pictures().sub(_pictured, text)
    return text


def fold_space(text: str) -> str:
    """Each run of blanks, tabs and line breaks as one blank, and none at the ends."""
    return _foldable().sub(" ", text).strip(" ")


def hostile(text: str) -> Iterator[tuple[int, str]]:
    """Where `visible` would change a text, and the name of what stands there, in order.

    Line breaks and tabs are left out: `fold_space` makes blanks of them.
    """
    found = [
        (match.start(), _name(match[0]))
        for match in _acting().finditer(text)
        if match[0] not in _LINES
    ]
    found += [(at, f"{count} combining marks in a row") for at, _, count in _piles(text)]
    yield from sorted(found)


def is_plain(text: str) -> bool:
    """Whether no string cut from this text can need `visible`.

    It can have line breaks and tabs, but no blanks of other kinds. One look at a large text
    spares a look at each of its strings.
    """
    if len(text) <= _SHORT and all(map(_is_usual, set(text))):
        return True
    return not _odd().search(text) and not _piled().search(text)


def _is_usual(letter: str) -> bool:
    return (letter < "\u0600" and letter.isalpha()) or letter in _PRINT


def clip(text: str, width: int = 60) -> str:
    """The text made visible, on one line, and cut to so many characters with ‘…’."""
    shown = visible(fold_space(text[: 4 * width + 400]))
    return shown if len(shown) <= width else shown[: width - 1] + "…"


@cache
def _rare_leads() -> re.Pattern[bytes]:
    """First bytes of what can be a combining mark, beside U+20D0 and those that follow."""
    return re.compile(rb"[\xcc\xcd\xd2-\xe1\xe3-\xf4]")


@cache
def _pictures() -> re.Pattern[str]:
    return re.compile(r"[\u2400-\u2421]|⟨U\+([0-9A-F]{4,5}|10[0-9A-F]{4})⟩")


def _pictured(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return (
        "\x7f" if match[0] == "␡" else chr(ord(match[0]) - 0x2400) if match[0] < "␠" else match[0]
    )


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def _name(char: str) -> str:
    import unicodedata

    code = ord(char)
    default = "PRIVATE USE" if unicodedata.category(char) == "Co" else "CONTROL CHARACTER"
    return f"U+{code:04X} {_NAMES.get(code) or unicodedata.name(char, default)}"


def _piles(text: str) -> Iterator[tuple[int, int, int]]:
    """Runs of too many combining marks: where each begins and ends, and how many they are."""
    for match in _piled().finditer(text):
        import unicodedata

        begin = match.start()
        for at in range(begin, match.end() + 1):
            if at == match.end() or unicodedata.category(text[at]) not in ("Mn", "Me"):
                if at - begin > _MARKS_IN_A_ROW:
                    yield begin, at, at - begin
                begin = at + 1


def _cut_piles(text: str) -> str:
    parts: list[str] = []
    done = 0
    for begin, end, count in _piles(text):
        parts += text[done : begin + _MARKS_IN_A_ROW], f"⟨{count - _MARKS_IN_A_ROW} marks⟩"
        done = end
    return "".join(parts) + text[done:] if parts else text
