"""What a reader asks of an import."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from summit_tui.imports.assembly import Assembly
from summit_tui.imports.stances import Stances
from summit_tui.record import Record


class Request(Record):
    """A file, and how to read it.

    `columns` names, by the field of a statement, the column, variable or code that holds it.
    `choose` asks the reader for the column of a field where there is somebody to ask: it is given
    the field and the columns, and gives one of them or nothing.
    """

    path: str
    name: str
    columns: Mapping[str, str]
    stances: Stances
    encoding: str
    choose: Callable[[str, Sequence[str]], str] | None = None


Importer = Callable[[Request, Assembly], None]
"""What reads one format into a dossier under way."""
