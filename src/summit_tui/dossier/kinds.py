"""The kinds of value a field can have, each checked in two ways.

`quick` gives the value as a record keeps it, or None when it is anything but good; it says
nothing, and a dossier of a hundred thousand statements goes through it alone. Where it gives
None, `careful` looks again and reports. For a good value both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from typing import Any, NamedTuple

from summit_tui.dossier import dates
from summit_tui.dossier.dates import Period
from summit_tui.dossier.report import Report, kind_of
from summit_tui.dossier.text import clip, fold_space, hostile, visible

Quick = Callable[[Any], Any]
Careful = Callable[[Any, Report], Any]

_ID = re.compile(r"[\w.-]{1,100}")


class Kind(NamedTuple):
    """One kind of value. Both give None for a bad value."""

    quick: Quick
    careful: Careful


def _quick_text(value: Any) -> str | None:
    # Only for text that the reader has called plain: what is left are blanks to fold.
    if (
        value.__class__ is str
        and "  " not in value
        and "\n" not in value
        and "\t" not in value
        and value.strip() == value
    ):
        return value
    return None


def _careful_text(value: Any, report: Report) -> str | None:
    if not isinstance(value, str):
        _wrong(report, "text", value)
        return None
    folded = fold_space(value)
    shown = visible(folded)
    if shown != folded:
        found = [name for _, name in hostile(value)]
        more = f" and {len(found) - 1} more like it" if len(found) > 1 else ""
        report("W501", f"{found[0]}{more} in {report.name}", "acting")
    return shown


def _quick_words(value: Any) -> str | None:
    return _quick_text(value) or None


def _careful_words(value: Any, report: Report) -> str | None:
    text = _careful_text(value, report)
    if text == "":
        report("E202", f"{report.name} is empty")
        return None
    return text


def _careful_quote(value: Any, report: Report) -> str | None:
    text = _careful_text(value, report)
    if text == "":
        report("E401", "the quote is empty")
        return None
    return text


def _quick_id(value: Any) -> str | None:
    if value.__class__ is str and _ID.fullmatch(value):
        return value
    return None


def _careful_id(value: Any, report: Report) -> str | None:
    if not isinstance(value, str):
        _wrong(report, "an id in quotes", value)
        return None
    if not _ID.fullmatch(value):
        rule = "at most 100 characters" if len(value) > 100 else "letters, digits, ‘-’, ‘_’, ‘.’"
        report("E206", f"‘{clip(value)}’ is not an id: {rule}")
        return None
    return value


def _quick_ref(value: Any) -> str | None:
    return value if value.__class__ is str else None


def _careful_ref(value: Any, report: Report) -> str | None:
    if not isinstance(value, str):
        _wrong(report, "an id in quotes", value)
        return None
    return value


def _quick_needed_ref(value: Any) -> str | None:
    return value if value and value.__class__ is str else None


def _careful_needed_ref(value: Any, report: Report) -> str | None:
    if value == "":
        report("E202", f"{report.name} is empty")
        return None
    return _careful_ref(value, report)


_from_date = cache(dates.from_date)
_parse = cache(dates.parse)


def _quick_date(value: Any) -> Period | None:
    if value.__class__ is date:
        return _from_date(value)
    if value.__class__ is str:
        try:
            return _parse(value)
        except ValueError:
            return None
    return None


def _careful_date(value: Any, report: Report) -> Period | None:
    if isinstance(value, datetime):
        report("E205", f"{report.name} has a time of day: write the day only")
    elif isinstance(value, date):
        return dates.from_date(value)
    elif isinstance(value, str):
        try:
            return dates.parse(value)
        except ValueError as error:
            report("E205", f"‘{clip(value, 40)}’ is not a date: {clip(str(error), 100)}")
    elif isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000:
        report("E203", f'{report.name} must be a date: put a year in quotes, "{value}"')
    else:
        _wrong(report, "a date", value)
    return None


def _any_quick(value: Any) -> Any:
    return value


def _any_careful(value: Any, _report: Report) -> Any:
    return value


def word(*words: str) -> Kind:
    """One of these words."""
    allowed = frozenset(words)

    def quick(value: Any) -> str | None:
        return value if value.__class__ is str and value in allowed else None

    def careful(value: Any, report: Report) -> str | None:
        if not isinstance(value, str):
            _wrong(report, "text", value)
        elif value in allowed:
            return value
        else:
            choice = ", ".join(words)
            message = f"‘{clip(value, 40)}’ is not one of {choice}"
            report("E204", message, word=value, choices=words)
        return None

    return Kind(quick, careful)


def several(kind: Kind, what: str, *, distinct: bool = False, whole: bool = False) -> Kind:
    """A list of such values, as a tuple.

    With `distinct`, each counts once. With `whole`, one bad item makes the list bad; else it
    is left out.
    """
    one = kind.quick

    def quick(value: Any) -> tuple[Any, ...] | None:
        if value.__class__ is not list:
            return None
        made = tuple([one(item) for item in value])
        if None in made or (distinct and len(made) > 1 and len(set(made)) < len(made)):
            return None
        return made

    def careful(value: Any, report: Report) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            _wrong(report, f"a list of {what}", value)
            return None
        items = [kind.careful(item, report.at(index)) for index, item in enumerate(value)]
        made = [item for item in items if item is not None]
        if whole and len(made) < len(items):
            return None
        return tuple(dict.fromkeys(made) if distinct else made)

    return Kind(quick, careful)


def _wrong(report: Report, wanted: str, value: Any) -> None:
    report("E203", f"{report.name} must be {wanted}, not {kind_of(value)}")


TEXT = Kind(_quick_text, _careful_text)
"""Any text, also an empty one."""
WORDS = Kind(_quick_words, _careful_words)
"""Text that says something."""
QUOTE = Kind(_quick_words, _careful_quote)
ID = Kind(_quick_id, _careful_id)
REF = Kind(_quick_ref, _careful_ref)
"""The id of a record elsewhere; whether it is defined is asked when all files are read."""
NEEDED_REF = Kind(_quick_needed_ref, _careful_needed_ref)
DATE = Kind(_quick_date, _careful_date)
ANYTHING = Kind(_any_quick, _any_careful)
"""Checked later: an account's value depends on the kind of its fact."""
REFS = several(NEEDED_REF, "ids", distinct=True)
TEXTS = several(WORDS, "texts", distinct=True)
CONDITIONS = several(NEEDED_REF, "ids", distinct=True, whole=True)
"""Whole, for without one of its conditions a position is another position."""
GROUPS = several(REFS, "lists of ids")
