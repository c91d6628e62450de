"""The format of dossiers as a JSON Schema, with the ids of one dossier as the choices there are.

Editors that know TOML complete and check by it (tombi, taplo). All of it comes from the table of
fields by which the loader reads. It is in the words of draft 7, which everybody understands. What
only the whole of a dossier can tell (whose own word is evidence, circles) is left to `check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summit_tui.dossier.model import INDEPENDENT
from summit_tui.dossier.parse.field_types import Shape
from summit_tui.dossier.parse.record_parser import NEEDED, Field, RecordParser
from summit_tui.dossier.parse.schema import DOSSIER, TABLES

Schema = dict[str, Any]
Ids = Mapping[str, Sequence[str]]

_NOT_IN_IDS = r"\x00-,/:-@\[-^`{-\x7f\s"
"""ASCII that no id has. Other scripts are left to `check`: dialects of patterns differ on them."""
_DAY = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?"
_DEFINITIONS: Mapping[str, Schema] = {
    "id": {"type": "string", "pattern": f"^[^-{_NOT_IN_IDS}][^{_NOT_IN_IDS}]{{0,99}}$"},
    "date": {
        "anyOf": [
            {"type": "string", "format": "date"},
            {"type": "string", "pattern": f"^{_DAY}(/{_DAY})?$"},
        ]
    },
    "words": {"type": "string", "pattern": r"\S"},
}


def json_schema(title: str, ids: Ids) -> Schema:
    """The schema of a dossier of that title, in which these ids are defined, by table."""
    tables = {name: _table(parser) for name, parser in TABLES.items()}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
        "description": "A dossier of summit-tui: docs/dossier-format.md says more.",
        "x-tombi-toml-version": "v1.1.0",
        "type": "object",
        "additionalProperties": False,
        "properties": {"dossier": _record(DOSSIER), **tables},
        "definitions": {**_DEFINITIONS, **dict(_choices(ids))},
    }


def _choices(ids: Ids) -> Iterator[tuple[str, Schema]]:
    """What can be named: the ids of each table, and of each set of tables that a field has."""
    for tables in sorted(_named({"dossier": DOSSIER, **TABLES})):
        known = [id_ for table in tables for id_ in ids.get(table, ())]
        if len(tables) > 1:
            known = [id_ for id_ in known if id_ != INDEPENDENT]
        # No choice at all is no schema: then it is any id.
        yield _key(tables), {"enum": list(dict.fromkeys(known))} if known else _ref("id")


def _named(parsers: Mapping[str, RecordParser]) -> set[tuple[str, ...]]:
    fields = [field for parser in parsers.values() for field in parser.fields.values()]
    return {tables for field in fields for tables in _tables(field.type.shape)}


def _tables(shape: Shape) -> Iterator[tuple[str, ...]]:
    if shape.tables:
        yield shape.tables
    if shape.item:
        yield from _tables(shape.item)
    for field in shape.fields.values():
        yield from _tables(field.type.shape)


def _key(tables: Sequence[str]) -> str:
    return "-or-".join(tables)


def _table(parser: RecordParser) -> Schema:
    return {"type": "array", "description": parser.about, "items": _record(parser)}


def _record(parser: RecordParser) -> Schema:
    made = {"description": parser.about, **_fields(parser.fields)}
    either = [{"anyOf": [{"required": [name]} for name in names]} for names in parser.either]
    return made | ({"allOf": either} if either else {})


def _fields(fields: Mapping[str, Field]) -> Schema:
    needed = [name for name, field in fields.items() if field.default is NEEDED]
    made: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _field(field) for name, field in fields.items()},
    }
    return made | ({"required": needed} if needed else {})


def _field(field: Field) -> Schema:
    """What the value must be, what it means, an example, and what it is when it is left out.

    Of what names a record the choices are the examples.
    """
    shape = _shape(field.type.shape)
    # Draft 7 overlooks what stands beside a reference.
    made: Schema = {"allOf": [shape]} if "$ref" in shape else shape
    made["description"] = field.about
    if field.example is not None and not any(_tables(field.type.shape)):
        made["examples"] = [field.example]
    if isinstance(field.default, bool) or (field.default and isinstance(field.default, str)):
        made["default"] = field.default
    return made


def _shape(shape: Shape) -> Schema:
    match shape.kind:
        case "text":
            return {"type": "string"}
        case "words":
            ids = [_ref(_key(shape.tables))] if shape.tables else []
            return {"anyOf": [*ids, _ref("words")]} if ids else _ref("words")
        case "id" | "date":
            return _ref(shape.kind)
        case "needed ref":
            return _ref(_key(shape.tables))
        case "ref":
            return {"anyOf": [_ref(_key(shape.tables)), {"const": ""}]}
        case "flag":
            return {"type": "boolean"}
        case "lang":
            return {"type": "string", "pattern": "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}
        case "word":
            return {"enum": list(shape.words)}
        case "table":
            return _fields(shape.fields)
        case "value":
            number = {"type": "number"}
            both = {"type": "array", "items": number, "minItems": 2, "maxItems": 2}
            return {"anyOf": [number, both, {"type": "string", "format": "date"}, _ref("words")]}
        case _:
            items = _shape(shape.item) if shape.item else {}
            several = {"type": "array", "items": items}
            one_or_list = [items, {"const": ""}, several]
            return {"anyOf": one_or_list} if shape.kind == "one or list" else several


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
