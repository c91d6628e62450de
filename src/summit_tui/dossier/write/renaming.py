"""Another id for a record, everywhere in the files of a dossier; prose is never touched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summit_tui.dossier.parse.records import NOUNS
from summit_tui.dossier.parse.spans import Path
from summit_tui.dossier.text import clip
from summit_tui.dossier.write.edits import CannotEditError, Edit, Piece, applied, pieces
from summit_tui.dossier.write.mentions import mentions
from summit_tui.record import Record

UTTERANCES = "utterances"
"""No table has them: statements that render one act of speaking share the id of it."""
_SIDES = {"parties": "actors", "actors": "parties"}


class Renaming(Record):
    """One id of one table, and what it is to be."""

    table: str
    old: str
    new: str


def tables_with(files: Mapping[str, bytes], id_: str) -> list[str]:
    """The tables in which an id is defined, with `UTTERANCES` where statements share it.

    Raises:
        CannotEditError: a file cannot be read as it stands.
    """
    found = {
        kind
        for name, data in files.items()
        for piece in pieces(name, data)
        for table, _, record in _records(piece)
        for kind in _defined(table, record, id_)
    }
    return [table for table in (*NOUNS, UTTERANCES) if table in found]


def renamed(
    files: Mapping[str, bytes], renaming: Renaming, derived: Mapping[str, str]
) -> tuple[Mapping[str, bytes], int]:
    """What the files say with the new id, only those that change, and in how many places.

    `derived` are ids that rules make of others (contradictions, disputes), and what these become:
    dismissals name them.

    Raises:
        CannotEditError: a file cannot be read as it stands, the new id is taken, or nobody could
            tell whether an id means this record or another.
    """
    _check_free(files, renaming)
    made: dict[str, bytes] = {}
    count = 0
    for name, data in files.items():
        edits: list[Edit] = []
        before = list(pieces(name, data))
        for piece in before:
            edits += _edits(piece, renaming, derived)
        if edits:
            count += len(edits)
            made[name] = applied(data, edits)
            _expect(name, before, made[name], renaming, derived)
    return made, count


def _check_free(files: Mapping[str, bytes], renaming: Renaming) -> None:
    table, old, new = renaming
    for taken in tables_with(files, new):
        if taken == table or taken == _SIDES.get(table):
            noun = "utterance" if taken == UTTERANCES else NOUNS[taken]
            raise CannotEditError(f"there is a {noun} ‘{clip(new)}’ already")
    twice = _SIDES.get(table, "") in tables_with(files, old)
    for name, data in files.items():
        for piece in pieces(name, data):
            for where, _, record in _records(piece):
                for mention in mentions(where, record):
                    if mention.id == new and table in mention.tables:
                        raise CannotEditError(f"[[{where}]] says ‘{clip(new)}’ already")
                    if twice and mention.id == old and len(mention.tables) > 1:
                        raise CannotEditError(
                            f"‘{clip(old)}’ is a party and an actor, and [[{where}]] names one of"
                            " them: nobody can tell which"
                        )


def _records(piece: Piece) -> Iterator[tuple[str, Path, Any]]:
    for table in piece.tables:
        for path, record in piece.records(table):
            if isinstance(record, dict):
                yield table, path, record


def _defined(table: str, record: Mapping[str, Any], id_: str) -> Iterator[str]:
    if table in NOUNS and record.get("id") == id_:
        yield table
    if table == "statements" and record.get("utterance") == id_:
        yield UTTERANCES


def _places(
    table: str, record: Mapping[str, Any], renaming: Renaming, derived: Mapping[str, str]
) -> Iterator[tuple[Path, str]]:
    """Where in a record the old id stands, as an id, and what comes there."""
    _, old, new = renaming
    if renaming.table == UTTERANCES:
        if table == "statements" and record.get("utterance") == old:
            yield ("utterance",), new
        return
    if table == renaming.table and record.get("id") == old:
        yield ("id",), new
    for mention in mentions(table, record):
        if mention.id == old and renaming.table in mention.tables:
            yield mention.path, new
    if table == "dismissals":
        for field in ("contradiction", "dispute"):
            if record.get(field) in derived:
                yield (field,), derived[record[field]]


def _edits(piece: Piece, renaming: Renaming, derived: Mapping[str, str]) -> Iterator[Edit]:
    places = [
        ((*path, *inner), put)
        for table, path, record in _records(piece)
        for inner, put in _places(table, record, renaming, derived)
    ]
    where = piece.spans() if places else {}
    for path, put in places:
        span = where[path]
        # Between the quotation marks that are there: one, or three.
        sign = piece.text[span.value]
        marks = sign * 3 if piece.text.startswith(sign * 3, span.value) else sign
        begin, end = piece.offset(span.value), piece.offset(span.end)
        yield Edit(begin, end, f"{marks}{put}{marks}")


def _expect(
    name: str,
    before: list[Piece],
    new: bytes,
    renaming: Renaming,
    derived: Mapping[str, str],
) -> None:
    """Read the file again: all is as before, but for the id."""
    expected = [
        (table, _with(record, list(_places(table, record, renaming, derived))))
        for piece in before
        for table, _, record in _records(piece)
    ]
    after = [(table, record) for piece in pieces(name, new) for table, _, record in _records(piece)]
    if sorted(expected, key=lambda it: it[0]) != sorted(after, key=lambda it: it[0]):
        raise CannotEditError(f"‘{clip(name)}’ is written so that only a hand can edit it")


def _with(value: Any, places: list[tuple[Path, str]]) -> Any:
    """A value with others in these places."""
    for path, put in places:
        if not path:
            return put
    by_step: dict[str | int, list[tuple[Path, str]]] = {}
    for path, put in places:
        by_step.setdefault(path[0], []).append((path[1:], put))
    if not by_step:
        return value
    if isinstance(value, list):
        return [_with(each, by_step.get(at, [])) for at, each in enumerate(value)]
    return {key: _with(each, by_step.get(key, [])) for key, each in value.items()}
