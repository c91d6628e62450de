"""Records as TOML: which of their fields are written, in which order, and how.

What a record says by default is left out, and what two fields say together is said once. The order
of the fields is that of the loader's table (`parse.schema`). Read again it gives the same records.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import Any

from summit_tui.dossier.dates import UNDATED, Period
from summit_tui.dossier.model import (
    Account,
    Dossier,
    Outcome,
    Position,
    Precondition,
    Statement,
)
from summit_tui.dossier.parse.field_types import Shape
from summit_tui.dossier.parse.record_parser import Field
from summit_tui.dossier.parse.records import NOUNS
from summit_tui.dossier.parse.schema import DOSSIER, TABLES
from summit_tui.dossier.write.toml_text import field_lines

Values = dict[str, Any]
"""The fields of a table, as the TOML parser gives them."""


def table_text(table: str, values: Mapping[str, Any]) -> str:
    """A record as text, from its header on: `values` are as the TOML parser gives them."""
    header = "[dossier]" if table == "dossier" else f"[[{table}]]"
    fields = field_lines(in_order(table, values))
    return f"{header}\n{fields}\n" if fields else f"{header}\n"


def record_text(table: str, record: Any, outlets: Collection[str] | None = None) -> str:
    """A record of a loaded dossier as text. `outlets` are as for `values_of`."""
    return table_text(table, values_of(table, record, outlets))


def dossier_text(dossier: Dossier) -> Iterator[str]:
    """A whole dossier as text, record by record, table by table, drafts among them.

    Demands that were derived from statements are not written: they will be again.
    """
    actors = dossier.with_drafts.actors.values()
    outlets = {actor.id for actor in actors if actor.kind == "outlet"}
    heading = {name: _plain(getattr(dossier, name)) for name in DOSSIER.names}
    if dossier.as_of.last == _last_day(dossier):
        del heading["as_of"]
    yield table_text("dossier", {name: value for name, value in heading.items() if value})
    for table in TABLES:
        records = getattr(dossier.with_drafts, table)
        for record in records.values() if isinstance(records, Mapping) else records:
            if _is_written(table, record):
                values = values_of(table, record, outlets)
                if table in NOUNS and dossier.is_draft(table, record.id):
                    values["draft"] = True
                yield "\n" + table_text(table, values)


def _last_day(dossier: Dossier) -> int:
    """The day up to which a dossier goes that does not say so itself."""
    dates = map(dossier.date_of, dossier.statements.values())
    return max((date.last for date in dates if date.text), default=UNDATED.last)


def _is_written(table: str, record: Any) -> bool:
    """Whether a record stands in a file, and not only in the dossier."""
    return bool(record.place.file) and record.place.table == table


def in_order(table: str, values: Mapping[str, Any]) -> Values:
    """The fields in the order of the loader's table; those it does not know come last."""
    parser = DOSSIER if table == "dossier" else TABLES[table]
    return _sorted(values, parser.fields)


def _sorted(values: Mapping[str, Any], fields: Mapping[str, Field]) -> Values:
    known = {
        name: _inner(values[name], field.type.shape)
        for name, field in fields.items()
        if name in values
    }
    return known | {name: value for name, value in values.items() if name not in known}


def _inner(value: Any, shape: Shape) -> Any:
    if shape.kind == "table" and isinstance(value, Mapping):
        return _sorted(value, shape.fields)
    if shape.kind == "list" and shape.item and isinstance(value, list | tuple):
        return [_inner(item, shape.item) for item in value]
    return value


def values_of(table: str, record: Any, outlets: Collection[str] | None = None) -> Values:
    """The fields of a record as TOML gives them, without what they are by default.

    `outlets` are the actors of which what is said without a quote is narration; without them the
    voice of such a statement is always written.
    """
    parser = TABLES[table]
    values = record._asdict()
    del values["place"]
    undo = _UNDO.get(type(record))
    if undo:
        undo(record, values)
    if isinstance(record, Statement) and outlets is not None and not record.quote:
        usual = "narration" if record.actor in outlets else "paraphrase"
        if record.voice == usual:
            del values["voice"]
    return {
        name: _plain(values[name])
        for name, field in parser.fields.items()
        if name in values and values[name] != field.default
    }


def _plain(value: Any) -> Any:
    """A value of a record as TOML has it."""
    if isinstance(value, Period):
        return date.fromisoformat(value.text) if _is_day(value.text) else value.text
    if hasattr(value, "_asdict"):
        fields = value._asdict()
        undo = _UNDO.get(type(value))
        if undo:
            undo(value, fields)
        return {name: _plain(each) for name, each in fields.items() if not _says_nothing(each)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-"


def _says_nothing(value: Any) -> bool:
    return value in ("", ()) or (isinstance(value, Period) and not value.text)


def _position(position: Position, values: Values) -> None:
    if position.firm == "firm":
        del values["firm"]
    if position.stance == "conditional" and position.conditions:
        del values["stance"]


def _account(account: Account, values: Values) -> None:
    if account.firm == "firm":
        del values["firm"]


def _statement(statement: Statement, values: Values) -> None:
    if statement.actors:
        del values["actor"]
    usual = "attributed" if statement.attributed_by else "own" if statement.quote else ""
    if statement.voice == usual:
        del values["voice"]


def _outcome(outcome: Outcome, values: Values) -> None:
    usual = "met" if outcome.met else "refused" if outcome.refusals else "open"
    if outcome.status == usual:
        del values["status"]


def _precondition(precondition: Precondition, values: Values) -> None:
    if len(precondition.any_of) == 1:
        values["requires"] = values.pop("any_of")[0]
    if len(precondition.set_by) == 1:
        values["set_by"] = precondition.set_by[0]


_UNDO: Mapping[type, Callable[[Any, Values], None]] = {
    Account: _account,
    Outcome: _outcome,
    Position: _position,
    Precondition: _precondition,
    Statement: _statement,
}
"""What takes out of the fields of a record what the rules of the loader would put in again."""
