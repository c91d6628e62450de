"""Databases of the Discourse Network Analyzer 3 (`.dna`), which are SQLite files.

A *statement* of DNA is a passage of a document with values of variables: who, of which
organisation, on which concept, and whether in agreement.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from summit_tui.imports.anchors import Passages
from summit_tui.imports.assembly import Assembly, Position, Said
from summit_tui.imports.dna_variables import StatementType, same_person
from summit_tui.imports.losses import IN_NOTE
from summit_tui.imports.offsets import from_utf16
from summit_tui.imports.request import Request
from summit_tui.imports.sqlite_file import connected, tables
from summit_tui.record import Record

_NEEDED = (
    "DOCUMENTS", "STATEMENTS", "STATEMENTTYPES", "VARIABLES", "ENTITIES", "DATABOOLEAN",
    "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT",
)  # fmt: skip
_ELSEWHERE = {
    "REGEXES": "search pattern",
    "CODERRELATIONS": "permission between coders",
    "VARIABLELINKS": "link between variables",
    "SETTINGS": "setting",
}
_DOCUMENTS = """
    SELECT ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date
    FROM DOCUMENTS ORDER BY ID
"""
_VALUES = """
    WITH coded_values AS MATERIALIZED (
        SELECT StatementId, VariableId, Value FROM DATABOOLEAN
        UNION ALL SELECT StatementId, VariableId, Value FROM DATAINTEGER
        UNION ALL SELECT StatementId, VariableId, Entity FROM DATASHORTTEXT
        UNION ALL SELECT StatementId, VariableId, Value FROM DATALONGTEXT
    )
    SELECT s.DocumentId, s.ID, s.StatementTypeId, s.Start, s.Stop, s.Coder, v.VariableId, v.Value
    FROM STATEMENTS AS s LEFT JOIN coded_values AS v ON v.StatementId = +s.ID
    ORDER BY s.DocumentId, s.ID, v.VariableId
"""


def read_database(request: Request, assembly: Assembly) -> None:
    """Read a database into a dossier.

    Raises:
        CannotImportError: it is none of DNA 3, or damaged.
    """
    with connected(request.path, request.name, _NEEDED) as connection:
        _Reader(connection, request, assembly).read()
    for ending in ("-journal", "-wal"):
        if os.path.exists(request.path + ending):
            assembly.losses.add("change that DNA has not finished", example=request.name + ending)


class _Entity(Record):
    """A value of a variable of short texts, with what is said of it."""

    variable: int
    value: str
    attributes: tuple[tuple[str, str], ...]


class _Document(Record):
    """What is known of a document, without its text."""

    key: object
    source: str
    author: str


class _Reader:
    def __init__(self, connection: sqlite3.Connection, request: Request, assembly: Assembly):
        self._connection = connection
        self._request = request
        self._assembly = assembly
        self._losses = assembly.losses
        self._present = tables(connection)
        self._coders = dict(self._rows("CODERS", "ID, Name"))
        self._entities = self._read_entities()
        self._types = self._read_types()

    def read(self) -> None:
        """Read entities, then each document with its statements."""
        for type_ in self._types.values():
            if type_.codes:
                self._add_entities(type_)
        statements = groupby(self._connection.execute(_VALUES), itemgetter(0))
        waiting = next(statements, None)
        for row in self._connection.execute(_DOCUMENTS):
            id_, document, text = self._document(row)
            passages = self._assembly.text(document.source, document.key, text)
            while waiting and not _is_behind(waiting[0], id_):
                if waiting[0] == id_:
                    self._statements(document, passages, waiting[1])
                else:
                    self._orphans(waiting[1])
                waiting = next(statements, None)
        while waiting:
            self._orphans(waiting[1])
            waiting = next(statements, None)
        for table, what in _ELSEWHERE.items():
            if self._present.get(table) == "table":
                ((count,),) = self._connection.execute(f"SELECT count(*) FROM {table}")
                self._losses.add(what, times=count)

    def _rows(self, table: str, fields: str) -> Iterator[Any]:
        if self._present.get(table) == "table":
            yield from self._connection.execute(f"SELECT {fields} FROM {table} ORDER BY ID")

    def _read_types(self) -> dict[object, StatementType]:
        labels = dict(self._rows("STATEMENTTYPES", "ID, Label"))
        variables: dict[object, dict[object, tuple[str, str]]] = {id_: {} for id_ in labels}
        for id_, name, kind, type_ in self._rows(
            "VARIABLES", "ID, Variable, DataType, StatementTypeId"
        ):
            variables.setdefault(type_, {})[id_] = (_text(name), _text(kind))
        columns = self._request.columns
        return {
            id_: StatementType.of(_text(labels.get(id_, "")), found, columns)
            for id_, found in variables.items()
        }

    def _read_entities(self) -> dict[object, _Entity]:
        names = dict(self._rows("ATTRIBUTEVARIABLES", "ID, AttributeVariable"))
        attributes: dict[object, list[tuple[str, str]]] = {}
        for entity, name, value in self._rows(
            "ATTRIBUTEVALUES", "EntityId, AttributeVariableId, AttributeValue"
        ):
            if value:
                attributes.setdefault(entity, []).append((_text(names.get(name)), _text(value)))
        found: dict[object, _Entity] = {}
        parents: dict[object, object] = {}
        for id_, variable, value, parent in self._rows(
            "ENTITIES", "ID, VariableId, Value, ChildOf"
        ):
            kept = attributes.get(id_, [])
            if parent:
                parents[id_] = parent
            found[id_] = _Entity(variable, _text(value).strip(), tuple(kept))
        for id_, parent in parents.items():
            above = ("child of", found[parent].value if parent in found else _text(parent))
            found[id_] = found[id_]._replace(attributes=(*found[id_].attributes, above))
        return found

    def _add_entities(self, type_: StatementType) -> None:
        """All actors and concepts, also those that no statement has."""
        for entity in self._entities.values():
            if not entity.value:
                continue
            if entity.variable == type_.actor:
                self._assembly.actor(entity.value, entity.value, type_.actor_kind)
                self._describe("actors", entity)
            elif entity.variable == type_.proposition:
                self._assembly.proposition(entity.value, entity.value)
                self._describe("propositions", entity)
        colours = sum(
            entity.variable in (type_.actor, type_.proposition, type_.role) and bool(entity.value)
            for entity in self._entities.values()
        )
        self._losses.add("colour of an entity", times=colours)

    def _describe(self, table: str, entity: _Entity) -> None:
        for name, value in entity.attributes:
            if table == "actors" and name.casefold() == "alias":
                self._assembly.amend(table, entity.value, aliases=[value])
                continue
            self._losses.add(f"attribute ‘{name}’", IN_NOTE, value)
            self._assembly.annotate(table, entity.value, f"{name}: {value}")

    def _document(self, row: Any) -> tuple[object, _Document, str]:
        id_, title, text, coder, author, publisher, section, notes, type_, date = row
        kept: list[str] = []
        key = ("document", id_)
        source = self._assembly.source(
            key,
            _text(title),
            title=_text(title),
            publisher=_text(publisher),
            kind=_text(type_),
            date=self._day(date, kept),
        )
        for name, value in (("author", author), ("section", section), ("notes", notes)):
            if value:
                self._losses.add(f"document’s {name}", IN_NOTE, _text(value))
                kept.append(f"{name}: {_text(value)}")
        if coder in self._coders:
            self._losses.add("who added the document", example=_text(self._coders[coder]))
        self._assembly.annotate("sources", key, *kept)
        return id_, _Document(key, source, _text(author)), _text(text)

    def _day(self, seconds: object, kept: list[str]) -> str:
        try:
            moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(str(seconds)))
        except (ValueError, OverflowError):
            day, notes = self._assembly.date(_text(seconds), "document’s date")
            kept += notes
            return day
        if moment.hour or moment.minute:
            self._losses.add("document’s time of day", IN_NOTE, f"{moment:%H:%M}")
            kept.append(f"time: {moment:%H:%M}")
        return moment.date().isoformat()

    def _statements(self, document: _Document, passages: Passages, rows: Iterator[Any]) -> None:
        offset = from_utf16(passages.text)
        for id_, cells in groupby(rows, itemgetter(1)):
            values: dict[object, object] = {}
            for cell in cells:
                type_, start, stop, coder = cell[2:6]
                values[cell[6]] = cell[7]
            found = self._types.get(type_)
            if not found or not found.codes:
                self._annotation(found, document, values, start, stop)
                continue
            span = start, stop
            if not all(isinstance(end, int) for end in span):
                span = 0, 0
            anchor = passages.anchor(offset(span[0]), offset(span[1]))
            if not anchor:
                self._losses.add("statement whose passage is not in its document", example=str(id_))
                continue
            if anchor.widened:
                self._losses.add(
                    "passage that cuts a word", "widened to the whole word", anchor.quote
                )
            actor, notes = self._speaker(found, document, values)
            notes += self._others(found, values, coder)
            name = self._value(found.actor, values)
            own = anchor.quoted or bool(name and same_person(name, document.author))
            outlet = not name and not self._value(found.role, values)
            self._assembly.say(
                Said(
                    hint=str(id_),
                    actor=actor,
                    source=document.source,
                    quote=anchor.quote,
                    prefix=anchor.prefix,
                    suffix=anchor.suffix,
                    voice="narration" if outlet else "" if own else "paraphrase",
                    positions=self._positions(found, values),
                    notes=tuple(notes),
                )
            )

    def _speaker(
        self, type_: StatementType, document: _Document, values: dict[object, object]
    ) -> tuple[str, list[str]]:
        """Who speaks: a person in the role of an organisation, or that, or the document itself."""
        name, organisation = self._value(type_.actor, values), self._value(type_.role, values)
        if not name:
            if organisation:
                return self._assembly.actor(organisation, organisation, "institution"), []
            self._losses.add("statement without a speaker", "the source’s own claim")
            return self._assembly.narrator(document.source), []
        actor = self._assembly.actor(name, name, type_.actor_kind)
        if not organisation or self._assembly.role(name, organisation):
            return actor, []
        return actor, [f"{type_.names[type_.role]}: {organisation}"]

    def _others(
        self, type_: StatementType, values: dict[object, object], coder: object
    ) -> list[str]:
        """What other variables say, and who coded it: for the note."""
        notes = []
        for variable, value in values.items():
            if variable in type_.names and variable not in type_.taken and value not in ("", None):
                shown = self._value(variable, values)
                if shown:
                    self._losses.add(f"variable ‘{type_.names[variable]}’", IN_NOTE, shown)
                    notes.append(f"{type_.names[variable]}: {shown}")
        if coder in self._coders:
            self._losses.add("coder", IN_NOTE, _text(self._coders[coder]))
            notes.append(f"coder: {_text(self._coders[coder])}")
        return notes

    def _positions(
        self, type_: StatementType, values: dict[object, object]
    ) -> tuple[Position, ...]:
        concept = self._value(type_.proposition, values)
        if not concept:
            return ()
        stance = self._request.stances.default
        if type_.stance in values:
            value = values[type_.stance]
            if isinstance(value, int):
                stance = "affirms" if value > 0 else "rejects"
            else:
                stance = self._request.stances.of(self._value(type_.stance, values))
        return (Position(self._assembly.proposition(concept, concept), stance),)

    def _value(self, variable: object, values: dict[object, object]) -> str:
        """The text of a value; of a short text it is an entity's."""
        value = values.get(variable)
        entity = self._entities.get(value)
        if entity and entity.variable == variable:
            return entity.value
        return _text(value).strip()

    def _annotation(
        self,
        type_: StatementType | None,
        document: _Document,
        values: dict[object, object],
        start: object,
        stop: object,
    ) -> None:
        """A passage that is not a position of anybody, kept in the note of its source."""
        label = type_.label if type_ else "unknown"
        names = type_.names if type_ else {}
        told = [
            f"{names[variable]}: {shown}"
            for variable in values
            if variable in names and (shown := self._value(variable, values))
        ]
        self._losses.add(f"statement of type ‘{label}’", IN_NOTE, ", ".join(told))
        self._assembly.annotate(
            "sources", document.key, f"{label} ({start}–{stop}): {', '.join(told) or 'nothing'}"
        )

    def _orphans(self, rows: Iterator[Any]) -> None:
        for id_, _ in groupby(rows, itemgetter(1)):
            self._losses.add("statement without a document", example=str(id_))


def _is_behind(document: object, other: object) -> bool:
    """Whether a statement's document comes after another one; what is no number comes first."""
    return isinstance(document, int) and isinstance(other, int) and document > other


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return "" if value is None else str(value)
