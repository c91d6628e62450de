"""The ids that the files of a dossier define, whatever else is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summit_tui.dossier.model import INDEPENDENT
from summit_tui.dossier.parse.encoding import Broken
from summit_tui.dossier.parse.field_types import ID
from summit_tui.dossier.parse.files import files
from summit_tui.dossier.parse.pieces import Chunk, tables
from summit_tui.dossier.parse.records import NOUNS
from summit_tui.dossier.problems import Problem


def defined_ids(path: str) -> tuple[Mapping[str, Sequence[str]], Sequence[Problem]]:
    """The ids of each table, in the order of the files, and what keeps files from being read.

    A record with mistakes of its own counts, as a draft does: it is to be named all the same.
    """
    found, problems = files(path)
    ids: dict[str, dict[str, None]] = {table: {} for table in NOUNS}
    ids["parties"][INDEPENDENT] = None
    for file in found:
        for event in tables(file):
            if isinstance(event, Problem):
                problems.append(event)
            elif isinstance(event, Broken):
                ids.get(event.table, {})[event.id] = None
            elif isinstance(event, Chunk):
                for table, records in event.tables.items():
                    if table in ids:
                        ids[table].update(dict.fromkeys(_ids(records)))
    return {table: tuple(known) for table, known in ids.items()}, problems


def _ids(records: object) -> list[str]:
    made = records if isinstance(records, list) else [records]
    given = [record.get("id") for record in made if isinstance(record, dict)]
    return [id_ for id_ in given if isinstance(id_, str) and ID.column([id_])]
