"""Which ids a record names, and where in it: asked of the one table of fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summit_tui.dossier.parse.field_types import Shape
from summit_tui.dossier.parse.record_parser import Field
from summit_tui.dossier.parse.schema import DOSSIER, TABLES
from summit_tui.dossier.parse.spans import Path
from summit_tui.record import Record


class Mention(Record):
    """An id in a record: the tables one of which defines it, and the way to it from the record."""

    id: str
    tables: tuple[str, ...]
    path: Path


def mentions(table: str, values: Any) -> Iterator[Mention]:
    """The ids that a record names, as they stand in the file, in the order of its fields.

    What a rule would turn away (a number for an id) is passed over.
    """
    parser = DOSSIER if table == "dossier" else TABLES.get(table)
    if parser and isinstance(values, Mapping):
        yield from _in_fields(values, parser.fields, ())


def _in_fields(
    values: Mapping[str, Any], fields: Mapping[str, Field], path: Path
) -> Iterator[Mention]:
    for name, value in values.items():
        field = fields.get(name)
        if field:
            yield from _in_value(value, field.type.shape, (*path, name))


def _in_value(value: Any, shape: Shape, path: Path) -> Iterator[Mention]:
    if isinstance(value, str):
        if shape.kind == "one or list" and shape.item:
            shape = shape.item
        if shape.tables and value:
            yield Mention(value, shape.tables, path)
    elif isinstance(value, list) and shape.item:
        for at, item in enumerate(value):
            yield from _in_value(item, shape.item, (*path, at))
    elif isinstance(value, Mapping) and shape.kind == "table":
        yield from _in_fields(value, shape.fields, path)
