"""Files of other programs, made up in their formats, and what an import makes of them."""

from __future__ import annotations

import itertools
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping, Sequence

from summit_tui.dossier.load import load
from summit_tui.dossier.model import Dossier
from summit_tui.imports.formats import run
from summit_tui.imports.outcome import Outcome
from summit_tui.imports.request import Request
from summit_tui.imports.stances import Stances
from summit_tui.record import Record

_FOLDER = tempfile.TemporaryDirectory(prefix="summit-tui-imports-")
_numbers = itertools.count(1)


def place(name: str = "") -> str:
    """A path in a new folder, where nothing is yet."""
    folder = os.path.join(_FOLDER.name, str(next(_numbers)))
    os.mkdir(folder)
    return os.path.join(folder, name or "out")


def file(name: str, data: str | bytes) -> str:
    """The path of a new file."""
    path = place(name)
    with open(path, "wb") as stream:
        stream.write(data.encode() if isinstance(data, str) else data)
    return path


class Made(Record):
    """An import that has succeeded: the dossier as it opens, and where it stands."""

    dossier: Dossier
    outcome: Outcome
    folder: str

    def losses(self) -> dict[str, tuple[int, str]]:
        """What had no place: how often, and what became of it."""
        return {loss.what: (loss.times, loss.fate) for loss in self.outcome.losses}


def imported(
    format_: str,
    path: str,
    *,
    columns: Mapping[str, str] | None = None,
    stances: Mapping[str, str] | None = None,
    encoding: str = "",
) -> Made:
    """Import a file; nothing may be wrong with the dossier."""
    out = place()
    request = Request(path, os.path.basename(path), columns or {}, Stances(stances or {}), encoding)
    outcome = run(format_, request, out, lambda _: None)
    assert list(outcome.problems) == []
    return Made(load(out).dossier, outcome, out)


class DnaStatement(Record):
    """A passage of a document of DNA, with what it is coded as."""

    document: int
    start: int
    stop: int
    person: str
    organization: str
    concept: str
    agreement: object


class DnaDocument(Record):
    """A document of DNA, dated by seconds since 1970."""

    title: str
    text: str
    author: str = ""
    source: str = ""
    date: int = 22337 * 86400


_TABLES = """
CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT);
CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT);
CREATE TABLE DOCUMENTS(
    ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT,
    Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES(
    ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE STATEMENTS(
    ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER,
    Stop INTEGER, Coder INTEGER);
CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId, VariableId, Value);
CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId, VariableId, Value);
CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId, VariableId, Entity);
CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId, VariableId, Value);
CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, ChildOf INTEGER);
CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId, AttributeVariable TEXT);
CREATE TABLE ATTRIBUTEVALUES(
    ID INTEGER PRIMARY KEY, EntityId, AttributeVariableId, AttributeValue TEXT);
INSERT INTO SETTINGS VALUES ('version', '3.0.11');
INSERT INTO CODERS VALUES (1, 'Coder One');
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
INSERT INTO VARIABLES VALUES
    (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1),
    (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 2);
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 1, 'Type'), (2, 1, 'Alias');
"""


def dna(
    documents: Sequence[DnaDocument], statements: Iterable[DnaStatement], more: str = ""
) -> str:
    """The path of a database as DNA 3 makes them; `more` is further SQL."""
    path = place("codings.dna")
    connection = sqlite3.connect(path)
    connection.executescript(_TABLES)
    connection.executemany(
        "INSERT INTO DOCUMENTS VALUES (?, ?, ?, 1, ?, ?, '', '', '', ?)",
        ((at, *document) for at, document in enumerate(documents, 1)),
    )
    entities: dict[tuple[int, str], int] = {}
    for number, said in enumerate(statements, 1):
        connection.execute(
            "INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, 1)",
            (number, said.document, said.start, said.stop),
        )
        for variable, value in enumerate((said.person, said.organization, said.concept), 1):
            entity = entities.setdefault((variable, value), len(entities) + 1)
            connection.execute(
                "INSERT INTO DATASHORTTEXT VALUES (NULL, ?, ?, ?)", (number, variable, entity)
            )
        connection.execute(
            "INSERT INTO DATABOOLEAN VALUES (NULL, ?, 4, ?)", (number, said.agreement)
        )
    connection.executemany(
        "INSERT INTO ENTITIES VALUES (?, ?, ?, NULL)",
        ((entity, *key) for key, entity in entities.items()),
    )
    connection.executescript(more)
    connection.commit()
    connection.close()
    return path
