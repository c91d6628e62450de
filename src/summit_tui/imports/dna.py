"""The Discourse Network Analyzer: its databases, and its tables of statements."""

from __future__ import annotations

from summit_tui.imports.assembly import Assembly
from summit_tui.imports.reading import opened
from summit_tui.imports.request import Request
from summit_tui.imports.sqlite_file import MAGIC


def read_dna(request: Request, assembly: Assembly) -> None:
    """Read either, by what the file begins with.

    Raises:
        CannotImportError: it is neither.
    """
    with opened(request.path) as file:
        is_database = file.read(len(MAGIC)) == MAGIC
    if is_database:
        from summit_tui.imports.dna_database import read_database as read
    else:
        from summit_tui.imports.dna_table import read_table as read
    read(request, assembly)
