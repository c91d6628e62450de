"""What `export json` writes, read back: the records as they are, without what follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from summit_tui.dossier.dates import UNDATED, parse
from summit_tui.dossier.model import INDEPENDENT
from summit_tui.dossier.parse.schema import TABLES
from summit_tui.imports.assembly import Assembly, Fields
from summit_tui.imports.json_stream import members
from summit_tui.imports.losses import CannotImportError
from summit_tui.imports.reading import opened, text_of
from summit_tui.imports.request import Request

_SCHEMA = 1
_FOLLOWS = {
    "actors": {"statements", "contradictions"},
    "sources": {"short", "roots", "relayed_by", "statements", "quotes", "alone"},
    "statements": {"actor_name", "date", "based_on", "checked"},
    "preconditions": {"set_by", "derived"},
}
"""Fields that are worked out, or say what another one says."""
_WRITTEN = {
    "written_short": "short",
    "written_date": "date",
    "written_based_on": "based_on",
    "holders": "set_by",
}
"""Fields that have what the dossier itself says."""
_DERIVED = frozenset({"schema", "contradictions", "disputes", "blockers"})


def read_json(request: Request, assembly: Assembly) -> None:
    """Read an export into the dossier that it was made of.

    Raises:
        CannotImportError: it is no such export, or one of another version.
    """
    heading: Mapping[str, Any] = {}
    last, known = UNDATED.first, False
    with opened(request.path) as file, text_of(file, request.encoding, request.name) as text:
        for field, element in members(text, request.name):
            if field == "schema":
                known = element == _SCHEMA
            if not known:
                break
            if field == "dossier" and isinstance(element, Mapping):
                heading = element
            elif field in TABLES and isinstance(element, Mapping):
                _record(field, element, assembly)
                if field == "statements":
                    last = max(last, _last_day(element.get("date")))
            elif field not in _DERIVED:
                assembly.losses.add(f"field ‘{field}’")
    if not known:
        raise CannotImportError(
            f"‘{request.name}’ is no export of a dossier, or of another version: "
            f'it does not begin with "schema": {_SCHEMA}'
        )
    told = {name: value for name, value in heading.items() if value}
    if _last_day(told.get("as_of")) == last:
        told.pop("as_of", None)  # The day up to which its statements go anyway.
    assembly.heading(str(told.pop("title", request.name)), str(told.pop("about", "")), **told)


def _record(table: str, element: Mapping[str, Any], assembly: Assembly) -> None:
    """Write a record, unless it was not written in the dossier either."""
    if table == "parties" and element.get("id") == INDEPENDENT:
        return
    if table == "preconditions" and element.get("derived"):
        return
    fields: Fields = {}
    for written, value in element.items():
        if written in _FOLLOWS.get(table, ()):
            continue
        name = _WRITTEN.get(written, written)
        if name in TABLES[table].fields:
            fields[name] = _plain(value)
        else:
            assembly.losses.add(f"field ‘{name}’ of {table}")
    if fields.get("actors"):
        fields.pop("actor", None)
    if fields.get("party") == INDEPENDENT:
        del fields["party"]
    assembly.record(table, fields)


def _plain(value: Any) -> Any:
    """A value without what says nothing."""
    if isinstance(value, Mapping):
        return {
            name: _plain(part)
            for name, part in value.items()
            if part not in ("", None, []) and (name, part) != ("firm", "firm")
        }
    return [_plain(part) for part in value] if isinstance(value, list) else value


def _last_day(text: object) -> int:
    try:
        return parse(text).last if isinstance(text, str) and text else UNDATED.first
    except ValueError:
        return UNDATED.first
