"""Plain values as TOML text, in the style in which people write dossiers.

Days stand bare. A text stands on one line between double quotes, and over several lines between
three of them when it has line breaks of its own. Lists stand on one line, but of several inline
tables each has a line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from summit_tui.dossier.text import hostile

_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f]')
_ESCAPED_IN_LINES = re.compile(r'\\|"(?="")|[\x00-\x09\x0b-\x1f\x7f]')
_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def toml_text(value: Any) -> str:
    """A value as it stands behind `=` in an inline table or in a list.

    Raises:
        TypeError: TOML has no such value.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_escaped(value, _ESCAPED)}"'
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Mapping):
        return inline_table(value)
    if isinstance(value, Sequence):
        return f"[{', '.join(map(toml_text, value))}]"
    raise TypeError(f"TOML has no {type(value).__name__}")


def inline_table(fields: Mapping[str, Any]) -> str:
    """The fields of a table on one line."""
    return f"{{ {', '.join(f'{name} = {toml_text(value)}' for name, value in fields.items())} }}"


def field_lines(fields: Mapping[str, Any], indent: str = "") -> str:
    """The fields of a table, each on a line or several; without a line break at the end."""
    return "\n".join(f"{indent}{name} = {_field(value, indent)}" for name, value in fields.items())


def _field(value: Any, indent: str) -> str:
    if isinstance(value, str) and "\n" in value:
        return _lines(value)
    if isinstance(value, list | tuple) and len(value) > 1 and isinstance(value[0], Mapping):
        items = "".join(f"{indent}  {toml_text(item)},\n" for item in value)
        return f"[\n{items}{indent}]"
    return toml_text(value)


def _lines(text: str) -> str:
    """A text with line breaks. The parser drops the first of them, which comes before the text."""
    inner = _escaped(text, _ESCAPED_IN_LINES)
    if inner.endswith('"'):
        inner = f'{inner[:-1]}\\"'
    return f'"""\n{inner}"""'


def _escaped(text: str, signs: re.Pattern[str]) -> str:
    """The text with escapes for what TOML would read otherwise, and for what nobody would see."""
    parts: list[str] = []
    done = 0
    for at, _ in hostile(text):
        parts += signs.sub(_escape, text[done:at]), _code(text[at])
        done = at + 1
    return "".join((*parts, signs.sub(_escape, text[done:])))


def _escape(match: re.Match[str]) -> str:
    return _SHORT.get(match[0]) or _code(match[0])


def _code(sign: str) -> str:
    number = ord(sign)
    if 0xD800 <= number < 0xE000:
        return "\ufffd"  # Half of a character: TOML, as UTF-8, has none.
    return f"\\U{number:08x}" if number > 0xFFFF else f"\\u{number:04x}"
