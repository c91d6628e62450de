"""How keys are written: by a reader, by the toolkit, and on the screen.

A reader writes a key as the character itself, or as its name: `/`, `D`, `f2`, `pagedown`,
`ctrl+n`, `shift+tab`. The toolkit's own names of characters (`slash`) are taken, too.
"""

from __future__ import annotations

import unicodedata

_NAMED = (
    "up down left right home end pageup pagedown insert delete backspace tab enter space escape "
    + " ".join(f"f{number}" for number in range(1, 25))
).split()
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Where the toolkit's name of a character is not that of Unicode."""
_ON_SCREEN = {
    "escape": "esc",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "insert": "ins",
    "delete": "del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_MEANT = {name: name for name in _NAMED} | {
    "esc": "escape",
    "return": "enter",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "ins": "insert",
    "del": "delete",
}
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
"""What terminals send for these."""
_MODIFIERS = ("alt", "ctrl", "shift")


def key_named(text: str) -> str:
    """The toolkit's name of the key that a reader wrote.

    Raises:
        ValueError: there is no such key, or no terminal tells it from another; says why.
    """
    *held, base = text.split("+") if len(text) > 1 and not text.endswith("+") else [text]
    modifiers = sorted({part.lower() for part in held})
    if len(modifiers) != len(held) or not set(modifiers) <= set(_MODIFIERS):
        raise ValueError("is no key")
    name = _MEANT.get(base.lower()) or _character(base)
    if not name:
        raise ValueError("is no key")
    whole = "+".join([*modifiers, name])
    if name in _NAMED or not modifiers:
        return whole
    if "shift" in modifiers:
        raise ValueError("is no key of its own: write the character that shift makes")
    if modifiers == ["ctrl"]:
        name = name.lower()
        same = _SAME.get(f"ctrl+{base.lower()}")
        if same:
            raise ValueError(f"is sent as {same}")
        if not (name.isascii() and name.isalpha() and len(name) == 1):
            raise ValueError("is not sent by terminals: ctrl goes with letters")
    return "+".join([*modifiers, name])


def _character(text: str) -> str:
    """The toolkit's name of a character, written as itself or by that name; or nothing."""
    if len(text) == 1:
        if text.isalnum():
            return text
        name = unicodedata.name(text, "") if text.isprintable() and text != " " else ""
        name = name.lower().replace("-", "_").replace(" ", "_")
        return _SHORTER.get(name, name)
    character = _character_of(text.lower())
    return text.lower() if character and _character(character) == text.lower() else ""


def _character_of(name: str) -> str:
    """The character that the toolkit calls so; or nothing."""
    if name in _LATIN:  # Some names have a hyphen, which the toolkit's have not.
        return _LATIN[name]
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""


_LATIN = {_character(char): char for char in map(chr, range(33, 0x250))}


def types(key: str) -> bool:
    """Whether a key types something, or edits what has been typed."""
    return key in ("space", "enter", "backspace", "delete", "left", "right") or (
        "+" not in key and key not in _NAMED
    )


def shown(key: str) -> str:
    """A key as the screen shows it."""
    *modifiers, base = key.split("+")
    name = _ON_SCREEN.get(base) or (base if base in _NAMED or len(base) == 1 else "")
    return "+".join([*modifiers, name or _character_of(base) or base])


NAMES = (*_NAMED, *(f"ctrl+{letter}" for letter in "abdefgjklnoprstuvwxy"))
"""Names that a slip may have been meant for."""
