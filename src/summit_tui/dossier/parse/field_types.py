"""The types of value a field can have, each checked in two ways.

`column` takes the values that one field has in many records, and gives them as records keep
them, or None when one of them is anything but good. It says nothing, and is fast: a dossier
of a hundred thousand statements goes through it alone. Where it gives None, `careful` looks
at each value and reports. For good values both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from itertools import chain, islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from summit_tui.dossier import dates
from summit_tui.dossier.dates import Period
from summit_tui.dossier.parse.report import Report, kind_of
from summit_tui.dossier.text import clip, fold_space, hostile, visible
from summit_tui.record import Record

if TYPE_CHECKING:
    from summit_tui.dossier.parse.record_parser import Field

Values = list[Any]
Column = Callable[[Values], Values | None]
Careful = Callable[[Any, Report], Any]

_ID = re.compile(r"(?!-)[\w.-]{1,100}")
_IDS = re.compile(r"(?!-)[\w.-]{1,100}+(?:\0(?!-)[\w.-]{1,100}+)*+")


class Shape(Record):
    """What a value looks like, for those who write it, describe it or rename what it names.

    `kind` is `text`, `words` (text that is not empty), `id`, `ref` (which can be empty),
    `needed ref`, `date`, `flag`, `lang`, `word`, `value` (of a fact), `list`, `one or list` or
    `table`. `words` are the words there are, `tables` those that define the ids it can name,
    `item` is the shape of each item of a list. `fields` are those of an inline table, by name.
    """

    kind: str
    words: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    item: Shape | None = None
    fields: Mapping[str, Field] = MappingProxyType({})


class FieldType(Record):
    """What values a field can have. Both checks give None for what is bad."""

    column: Column
    careful: Careful
    shape: Shape


def _text_column(values: Values) -> Values | None:
    # The reader has called this text plain: what is left to do are blanks to fold.
    try:
        stripped = list(map(str.strip, values))
    except TypeError:
        return None
    joined = "".join(values)
    if "\n" in joined or "\t" in joined or "  " in joined or stripped != values:
        return [fold_space(value) for value in values]
    return values


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


def _words_column(values: Values) -> Values | None:
    texts = _text_column(values)
    return texts if texts and all(texts) else None


def _words(code: str) -> Careful:
    """Text that must not be empty; `code` is that of the problem when it is."""

    def careful(value: Any, report: Report) -> str | None:
        text = _careful_text(value, report)
        if text == "":
            report(code, f"{report.name} is empty")
            return None
        return text

    return careful


def _id_column(values: Values) -> Values | None:
    try:
        return values if _IDS.fullmatch("\0".join(values)) else None
    except TypeError:
        return None


def _careful_id(value: Any, report: Report) -> str | None:
    if not isinstance(value, str):
        _wrong(report, "an id in quotes", value)
        return None
    if not _ID.fullmatch(value):
        rule = "letters, digits, ‘-’, ‘_’, ‘.’"
        if len(value) > 100:
            rule = "at most 100 characters"
        elif value.startswith("-"):
            rule = "it begins with ‘-’, as an option of a command does"
        report("E206", f"‘{clip(value)}’ is not an id: {rule}")
        return None
    return value


def _ref_column(values: Values) -> Values | None:
    try:
        "\0".join(values)
    except TypeError:
        return None
    return values


def _careful_ref(value: Any, report: Report) -> str | None:
    if not isinstance(value, str):
        _wrong(report, "an id in quotes", value)
        return None
    return value


def _needed_ref_column(values: Values) -> Values | None:
    return _ref_column(values) if all(values) else None


def _careful_needed_ref(value: Any, report: Report) -> str | None:
    if value == "":
        report("E202", f"{report.name} is empty")
        return None
    return _careful_ref(value, report)


class _Periods(dict[Any, Period]):
    """Dates as they stand in the file, and as periods: most dates come many times."""

    def __missing__(self, value: Any) -> Period:
        if value.__class__ is date:
            made = dates.from_date(value)
        elif value.__class__ is str:
            made = dates.parse(value)
        else:
            raise ValueError
        self[value] = made
        return made


_periods = _Periods()


def _date_column(values: Values) -> Values | None:
    try:
        return [_periods[value] for value in values]
    except (TypeError, ValueError):
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
            from summit_tui.dossier.parse.written_dates import suggestion  # Only for what is bad.

            message = f"‘{clip(value, 40)}’ is not a date: {clip(str(error), 100)}"
            report("E205", message, hint=suggestion(value[:200]))
    elif isinstance(value, int) and not isinstance(value, bool) and 0 < value < 10_000:
        report("E203", f'{report.name} must be a date: put a year in quotes, "{value}"')
    else:
        _wrong(report, "a date", value)
    return None


def _flag_column(values: Values) -> Values | None:
    return values if set(map(type, values)) <= {bool} else None


def _careful_flag(value: Any, report: Report) -> bool | None:
    if not isinstance(value, bool):
        _wrong(report, "true or false", value)
        return None
    return value


_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _lang_column(values: Values) -> Values | None:
    try:
        return values if all(map(_LANG.fullmatch, values)) else None
    except TypeError:
        return None


def _careful_lang(value: Any, report: Report) -> str | None:
    if not isinstance(value, str):
        _wrong(report, "a language tag in quotes", value)
        return None
    if not _LANG.fullmatch(value):
        report("E204", f'‘{clip(value, 40)}’ is not a language tag such as "ru" or "zh-Hant"')
        return None
    return value


def _any_column(values: Values) -> Values | None:
    return values


def _any_careful(value: Any, _report: Report) -> Any:
    return value


def word(*words: str) -> FieldType:
    """One of these words."""
    allowed = frozenset(words)

    def column(values: Values) -> Values | None:
        try:
            return values if allowed.issuperset(values) else None
        except TypeError:
            return None

    def careful(value: Any, report: Report) -> str | None:
        if not isinstance(value, str):
            _wrong(report, "text", value)
        elif value in allowed:
            return value
        else:
            message = f"‘{clip(value, 40)}’ is not one of {', '.join(words)}"
            report("E204", message, word=value, choices=words)
        return None

    return FieldType(column, careful, Shape("word", words=words))


def several(
    item: FieldType, what: str, *, distinct: bool = False, whole: bool = False
) -> FieldType:
    """A list of such values, as a tuple.

    With `distinct`, each counts once. With `whole`, one bad item makes the list bad; else it
    is left out.
    """
    items_of = item.column

    def column(values: Values) -> Values | None:
        if set(map(type, values)) != {list}:
            return None
        flat = list(chain.from_iterable(values))
        if not flat:
            return [()] * len(values)
        items = items_of(flat)
        if items is None:
            return None
        rest = iter(items)
        made = [tuple(islice(rest, len(value))) if value else () for value in values]
        if distinct and any(len(set(value)) < len(value) for value in made if len(value) > 1):
            return [tuple(dict.fromkeys(value)) for value in made]
        return made

    def careful(value: Any, report: Report) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            _wrong(report, f"a list of {what}", value)
            return None
        items = [item.careful(each, report.at(index)) for index, each in enumerate(value)]
        made = [each for each in items if each is not None]
        if whole and len(made) < len(items):
            return None
        return tuple(dict.fromkeys(made) if distinct else made)

    return FieldType(column, careful, Shape("list", item=item.shape))


def _wrong(report: Report, wanted: str, value: Any) -> None:
    report("E203", f"{report.name} must be {wanted}, not {kind_of(value)}")


def _careful_reason(value: Any, report: Report) -> str | None:
    if isinstance(value, bool):
        report("E203", f'{report.name} is the reason itself, in quotes: {report.name} = "…"')
        return None
    return _careful_text(value, report)


def ref(*tables: str) -> FieldType:
    """The id of a record of one of these tables, or an empty text.

    Whether it is defined is asked when all files are read.
    """
    return FieldType(_ref_column, _careful_ref, Shape("ref", tables=tables))


def needed_ref(*tables: str) -> FieldType:
    """The id of a record of one of these tables."""
    return FieldType(_needed_ref_column, _careful_needed_ref, Shape("needed ref", tables=tables))


def refs(*tables: str, whole: bool = False) -> FieldType:
    """A list of ids of records of these tables."""
    return several(needed_ref(*tables), "ids", distinct=True, whole=whole)


def groups(*tables: str) -> FieldType:
    """Alternatives, each a list of ids."""
    lists = several(refs(*tables), "lists of ids")

    def careful(value: Any, report: Report) -> Any:
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            ids = [clip(item, 30) for item in value[:2]]
            either = ", ".join(f'["{id_}"]' for id_ in ids)
            both = ", ".join(f'"{id_}"' for id_ in ids)
            message = f"{report.name} is a list of alternatives, each a list of ids"
            report("E203", message, hint=f"either of them: [{either}]; all of them: [[{both}]]")
            return None
        return lists.careful(value, report)

    return lists._replace(careful=careful)


def one_or_more(*tables: str) -> FieldType:
    """One id, or a list of ids."""
    lists = refs(*tables)

    def column(values: Values) -> Values | None:
        # No side is written by leaving it out, or as an empty text.
        return lists.column(
            [[value] if value else [] if value.__class__ is str else value for value in values]
            if all(value.__class__ is str for value in values)
            else values
        )

    def careful(value: Any, report: Report) -> Any:
        if isinstance(value, list):
            return lists.careful(value, report)
        one = _careful_ref(value, report)
        return None if one is None else (one,) if one else ()

    return FieldType(column, careful, Shape("one or list", item=lists.shape.item))


TEXT = FieldType(_text_column, _careful_text, Shape("text"))
"""Any text, also an empty one."""
WORDS = FieldType(_words_column, _words("E202"), Shape("words"))
"""Text that says something."""
QUESTION = WORDS._replace(shape=Shape("words", tables=("questions",)))
"""Text, or the id of a question."""
REASON = FieldType(_text_column, _careful_reason, Shape("text"))
QUOTE = FieldType(_words_column, _words("E401"), Shape("words"))
ID = FieldType(_id_column, _careful_id, Shape("id"))
DATE = FieldType(_date_column, _careful_date, Shape("date"))
FLAG = FieldType(_flag_column, _careful_flag, Shape("flag"))
LANG = FieldType(_lang_column, _careful_lang, Shape("lang"))
"""A BCP 47 language tag."""
ANYTHING = FieldType(_any_column, _any_careful, Shape("value"))
"""Checked later: an account's value depends on the kind of its fact."""
TEXTS = several(WORDS, "texts", distinct=True)
