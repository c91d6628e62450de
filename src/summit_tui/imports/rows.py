"""The rows of a table in a text file, whatever parts its cells."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from summit_tui.dossier.text import clip
from summit_tui.imports.losses import CannotImportError
from summit_tui.imports.reading import opened, text_of
from summit_tui.record import Record

_SEPARATORS = ",;\t|"
_LONGEST = 10_000_000
"""Characters of one cell, at most."""
_GUARDED = tuple("=+-@\t\r\n＝＋－＠")


class Table(Record):
    """The names of the columns, and the rows below, each by those names."""

    columns: tuple[str, ...]
    rows: Iterator[Mapping[str, str]]


@contextmanager
def table(path: str, name: str, encoding: str) -> Iterator[Table]:
    """The table in a file.

    Raises:
        CannotImportError: it is no table, also where that shows only later.
    """
    with opened(path) as file, text_of(file, encoding, name) as text:
        first = text.readline(_LONGEST)
        text.seek(0)
        separator = max(_SEPARATORS, key=first.count)
        csv.field_size_limit(_LONGEST)
        reader = csv.reader(text, delimiter=separator, strict=False)
        try:
            head = next(reader, [])
            columns = tuple(cell.strip().removeprefix("\ufeff") for cell in head)
            if not any(columns):
                raise CannotImportError(f"‘{name}’ has no names of columns in its first line")
            twice = next((column for column in columns if column and columns.count(column) > 1), "")
            if twice:
                raise CannotImportError(f"‘{name}’ has two columns ‘{clip(twice)}’")
            yield Table(columns, _rows(reader, columns, name))
        except csv.Error as error:
            raise CannotImportError(f"‘{name}’, line {reader.line_num}: {error}") from None


def _rows(
    reader: Iterator[Sequence[str]], columns: Sequence[str], name: str
) -> Iterator[Mapping[str, str]]:
    for number, cells in enumerate(reader, 1):
        if not any(map(str.strip, cells)):
            continue
        if len(cells) > len(columns) and any(map(str.strip, cells[len(columns) :])):
            raise CannotImportError(
                f"‘{name}’, row {number}: it has {len(cells)} cells, and there are "
                f"{len(columns)} columns"
            )
        yield {column: unguarded(cell) for column, cell in zip(columns, cells, strict=False)}


def unguarded(cell: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    inner = cell[1:]
    guarded = cell.startswith("'") and inner.lstrip().startswith(_GUARDED)
    return inner if guarded else cell
