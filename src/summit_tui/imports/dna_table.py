"""Event lists of the Discourse Network Analyzer: tables with a row for each statement.

Those that `export dna` writes have more columns behind DNA's own, which are read, too.
"""

from __future__ import annotations

from collections.abc import Mapping

from summit_tui.imports.assembly import Assembly
from summit_tui.imports.csv_table import read_rows
from summit_tui.imports.losses import CannotImportError
from summit_tui.imports.request import Request
from summit_tui.imports.rows import table

_NEEDED = ("statement_id", "text", "document_title")
_FIELDS = {
    "actor": "person",
    "role": "organization",
    "proposition": "concept",
    "stance": "agreement",
    "quote": "text",
    "id": "statement_id",
    "source": "document_title",
    "publisher": "document_source",
    "kind": "document_type",
    "published": "time",
}
_OURS = ("id", "stance", "firm", "conditions", "reading_of", "voice", "attributed_by", "summary")
_EMPTY = ("start_position", "stop_position", "document_id")
"""What leads nowhere without the texts, or says no more than the title."""
_REPEATED = ("statement_id", "time", "agreement")
"""What says no more in ours than the columns behind do."""


def read_table(request: Request, assembly: Assembly) -> None:
    """Read an event list into a dossier.

    Raises:
        CannotImportError: it is no event list, nor a database.
    """
    with table(request.path, request.name, request.encoding) as found:
        if not set(_NEEDED) <= set(found.columns):
            raise CannotImportError(
                f"‘{request.name}’ is neither a database of DNA nor an event list: "
                f"it has no columns {', '.join(_NEEDED)}"
            )
        taken = {
            field: request.columns.get(field, column)
            for field, column in _FIELDS.items()
            if request.columns.get(field, column) in found.columns
        }
        ours = set(_OURS) <= set(found.columns)
        if ours:
            taken |= {name: name for name in ("id", "date", "stance", "firm")}
            taken |= {name: name for name in ("voice", "attributed_by", "summary")}
            taken.pop("published", "")  # Ours has the day of the statement there.
        else:
            assembly.losses.add("sign that DNA puts for another", "as in the file", '; and "')
        empty = {*_EMPTY, *(_REPEATED if ours else ())}
        columns = [column for column in found.columns if column not in empty]
        rows = map(_own_words, found.rows) if ours else found.rows
        assembly.losses.add("text of a document, which such a table has not")
        read_rows(request, assembly, taken, [*columns, "reading"], rows)


def _own_words(row: Mapping[str, str]) -> Mapping[str, str]:
    """A row of ours, in which a reading of somebody is nobody's position."""
    if not row.get("reading_of"):
        return row
    told = f"{row.get('stance')}: {row.get('concept')}"
    return {**row, "concept": "", "stance": "", "reading": told}
