"""Reading an SQLite file that anybody may have made: its plain tables, and nothing else of it.

The file is not written to, locked or recovered. Views, virtual tables and triggers that its schema
could bring along are never run: an authorizer refuses all but reading tables.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from urllib.parse import quote

from summit_tui.dossier.text import clip
from summit_tui.imports.losses import CannotImportError

MAGIC = b"SQLite format 3\0"
PART = "coded_values"
"""What a part of a query is called, the only one that a query may have."""
_LONGEST = 200_000_000
"""Bytes of one value, at most."""


@contextmanager
def connected(path: str, name: str, needed: Collection[str]) -> Iterator[sqlite3.Connection]:
    """A connection that reads the tables of the file, if the needed ones are there.

    Raises:
        CannotImportError: it is no such database, or damaged, also where that shows only later.
    """
    address = f"file:{quote(os.fsencode(os.path.abspath(path)))}?mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(address, uri=True)) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
                connection.execute(f"PRAGMA {pragma}")
            connection.set_authorizer(_allow)
            _require(connection, name, needed)
            yield connection
    except sqlite3.Error as error:
        why = clip(str(error), 100)
        raise CannotImportError(f"‘{name}’ is damaged, or no such database: {why}") from None


def tables(connection: sqlite3.Connection) -> dict[str, str]:
    """What the file has under which name, in capitals: `table`, `view` or `virtual table`."""
    return {
        str(name).upper(): "virtual table"
        if str(sql).upper().startswith("CREATE VIRTUAL")
        else kind
        for name, kind, sql in connection.execute("SELECT name, type, sql FROM sqlite_master")
        if kind in ("table", "view")
    }


def _require(connection: sqlite3.Connection, name: str, needed: Collection[str]) -> None:
    found = tables(connection)
    for table in needed:
        kind = found.get(table)
        if kind is None:
            raise CannotImportError(f"‘{name}’ is no such database: it has no table {table}")
        if kind != "table":
            raise CannotImportError(f"‘{name}’: {table} is a {kind}, and only tables are read")


def _allow(
    action: int, _first: str | None, second: str | None, _base: str | None, source: str | None
) -> int:
    # What a view or trigger would do comes with its name as the source; so does a part of our own
    # queries, whose name hides any view that is called so.
    reads = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
    counts = action == sqlite3.SQLITE_FUNCTION and second == "count"
    return (
        sqlite3.SQLITE_OK if (reads or counts) and source in (None, PART) else sqlite3.SQLITE_DENY
    )
