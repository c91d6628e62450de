"""What sources give as the answer to a fact, as its kind says."""

from __future__ import annotations

from typing import Any

from summit_tui.dossier.model import Fact, Value
from summit_tui.dossier.parse.field_types import DATE, WORDS
from summit_tui.dossier.parse.report import Report, kind_of

_LARGE = 1e15
"""Beyond this a float no longer tells neighbouring whole numbers apart."""


def value_of(value: Any, fact: Fact, report: Report) -> Value | None:
    """The value as an account keeps it, or None when it is reported as bad."""
    if fact.kind == "number":
        return _number(value, fact, report)
    if fact.kind == "date":
        made: Value | None = DATE.careful(value, report)
        return made
    if not isinstance(value, str):
        report("E203", f"the fact ‘{fact.id}’ takes text, not {kind_of(value)}")
        return None
    text: str | None = WORDS.careful(value, report)
    return text


def _number(value: Any, fact: Fact, report: Report) -> Value | None:
    if _is_number(value):
        return _within(value, report)
    if not isinstance(value, list):
        message = f"the fact ‘{fact.id}’ takes a number or [low, high], not {kind_of(value)}"
        report("E203", message)
    elif len(value) != 2 or not all(map(_is_number, value)):
        report("E203", "a range is two numbers: [low, high]")
    elif not value[0] <= value[1]:
        report("E203", "the range ends before it begins: [low, high]")
    else:
        low, high = _within(value[0], report), _within(value[1], report)
        if low is not None and high is not None:
            return (low, high)
    return None


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _within(value: float, report: Report) -> int | float | None:
    # Also turns away inf, and nan, which is not within anything.
    if -_LARGE <= value <= _LARGE:
        return value
    report("E203", "a number must be finite and smaller than a thousand million million")
    return None
