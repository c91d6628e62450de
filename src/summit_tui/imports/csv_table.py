"""Any table of codings: a row for each, with the columns that the reader names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from summit_tui.imports.assembly import Assembly, Position, Said
from summit_tui.imports.losses import IN_NOTE, CannotImportError
from summit_tui.imports.request import Request
from summit_tui.imports.rows import table

Row = Mapping[str, str]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "actor": ("speaker", "person", "who", "actor_name"),
    "quote": ("quotation", "text"),
    "summary": ("paraphrase",),
    "source": ("source_name", "document", "title"),
    "date": ("said",),
    "proposition": ("proposition_text", "claim", "concept"),
    "stance": ("position", "agreement"),
    "id": ("statement_id",),
    "role": ("organization", "organisation"),
    "party": (),
    "publisher": ("outlet",),
    "published": ("publication_date",),
    "url": ("link", "address"),
    "kind": ("document_type",),
    "topic": (),
    "firm": (),
    "voice": (),
    "attributed_by": ("relayed_by",),
    "prefix": (),
    "suffix": (),
    "occasion": (),
    "lang": ("language",),
    "note": ("notes", "comment"),
}
"""What a column can hold, and what it is called where it is not called so. Nothing but the reader
makes a column a party: those of a party count as one side."""

ASKED = ("actor", "quote", "summary", "source", "date", "proposition", "stance")
"""What is asked for where no column is called so."""

EXAMPLE = """\
id,actor,role,source,publisher,published,url,date,quote,summary,proposition,stance,firm,note
1,Dockers' Union,,Harbour talks,The Gazette,2031-03-04,https://gazette.example/talks,2031-03-03,\
We talk when the gates are open.,,The sides should talk.,conditional,,
2,Ann Mayor,mayor of the port,Harbour talks,The Gazette,2031-03-04,https://gazette.example/talks,\
2031-03-03,,Will talk at once.,The sides should talk.,affirms,,
2,Ann Mayor,mayor of the port,Harbour talks,The Gazette,2031-03-04,https://gazette.example/talks,\
2031-03-03,,Will talk at once.,The gates stay shut.,rejects,hedged,“probably”
"""
"""A table to begin with. Rows of one id that follow each other are one statement."""


def read_csv(request: Request, assembly: Assembly) -> None:
    """Read a table into a dossier.

    Raises:
        CannotImportError: it is no table, or has not what statements are made of.
    """
    with table(request.path, request.name, request.encoding) as found:
        taken = _columns(request, found.columns)
        if not {"quote", "summary"} & taken.keys():
            raise CannotImportError(
                f"‘{request.name}’: say which column has the words with --column quote=NAME "
                f"or summary=NAME: {', '.join(found.columns)}"
            )
        read_rows(request, assembly, taken, found.columns, found.rows)


def read_rows(
    request: Request,
    assembly: Assembly,
    taken: Mapping[str, str],
    columns: Sequence[str],
    rows: Iterator[Row],
) -> None:
    """Read rows, whose columns are named by the fields that they hold."""
    reader = _Reader(request, assembly, taken, columns)
    numbered = enumerate(rows, 1)
    for _, group in groupby(numbered, lambda row: reader.statement_key(*row)):
        reader.statement(list(group))


def _columns(request: Request, columns: Sequence[str]) -> dict[str, str]:
    """The column of each field: as asked for, else by its name, else as somebody says."""
    taken: dict[str, str] = {}
    folded = {column.casefold(): column for column in reversed(columns)}
    for field, column in request.columns.items():
        if column.casefold() not in folded:
            raise CannotImportError(
                f"‘{request.name}’ has no column ‘{column}’: {', '.join(columns)}"
            )
        taken[field] = folded[column.casefold()]
    for field, names in FIELDS.items():
        if field in taken or field == "party":
            continue
        named = [folded[name] for name in (field, *names) if name in folded]
        free = [column for column in named if column not in taken.values()]
        if free:
            taken[field] = free[0]
        elif field in ASKED and request.choose:
            left = [column for column in columns if column and column not in taken.values()]
            if chosen := request.choose(field, left):
                taken[field] = chosen
    return taken


class _Reader:
    def __init__(
        self,
        request: Request,
        assembly: Assembly,
        taken: Mapping[str, str],
        columns: Sequence[str],
    ) -> None:
        self._request = request
        self._assembly = assembly
        self._losses = assembly.losses
        self._taken = taken
        self._others = [column for column in columns if column not in taken.values()]

    def statement_key(self, number: int, row: Row) -> object:
        """What rows of one statement have in common: a row without an id is its own."""
        id_ = self._cell(row, "id")
        return (id_, self._cell(row, "actor")) if id_ else number

    def statement(self, rows: Sequence[tuple[int, Row]]) -> None:
        """Write what one row says, or several that are one statement but for their positions."""
        number, row = rows[0]
        quote, summary = self._cell(row, "quote"), self._cell(row, "summary")
        hint = self._cell(row, "id") or str(number)
        if not quote and not summary:
            self._losses.add("row without words", example=f"row {number}")
            return
        source, source_notes = self._source(row)
        actor, voice = self._speaker(row, source, quote)
        notes = [*source_notes, *filter(None, [self._cell(row, "note")])]
        day, undated = self._assembly.date(self._cell(row, "date"), "date")
        positions = []
        for _, other in rows:
            position, unclear = self._position(other)
            positions += position
            notes += [*unclear, *self._rest(other)]
        attributed_by = self._cell(row, "attributed_by")
        self._assembly.say(
            Said(
                hint=hint,
                actor=actor,
                source=source,
                quote=quote,
                summary=summary,
                prefix=self._cell(row, "prefix") if quote else "",
                suffix=self._cell(row, "suffix") if quote else "",
                voice=voice,
                date=day,
                positions=tuple(positions),
                attributed_by=self._named(attributed_by) if attributed_by else "",
                occasion=self._cell(row, "occasion"),
                lang=self._cell(row, "lang"),
                notes=(*undated, *notes),
            )
        )

    def _cell(self, row: Row, field: str) -> str:
        return row.get(self._taken.get(field, ""), "").strip()

    def _source(self, row: Row) -> tuple[str, list[str]]:
        name = self._cell(row, "source") or self._cell(row, "url") or self._request.name
        day, notes = self._assembly.date(self._cell(row, "published"), "day of publication")
        key = (name, day, self._cell(row, "publisher"))
        source = self._assembly.source(
            key,
            name,
            title=name,
            publisher=self._cell(row, "publisher"),
            kind=self._cell(row, "kind"),
            url=self._cell(row, "url"),
            date=day,
        )
        return source, notes

    def _named(self, name: str) -> str:
        return self._assembly.actor(name, name)

    def _speaker(self, row: Row, source: str, quote: str) -> tuple[str, str]:
        """Who speaks, and in which voice."""
        name, role = self._cell(row, "actor"), self._cell(row, "role")
        voice = self._cell(row, "voice").casefold()
        if voice == "narration" or not (name or role):
            if not (name or role):
                self._losses.add("row without a speaker", "the source’s own claim")
                return self._assembly.narrator(source), "narration"
            return self._assembly.actor(name or role, name or role, "outlet"), "narration"
        if not name:
            actor, key = self._assembly.actor(role, role, "institution"), role
        else:
            actor, key = self._named(name), name
            if role:
                self._assembly.role(name, role)
        if party := self._cell(row, "party"):
            self._assembly.amend("actors", key, party=self._assembly.party(party))
        if self._cell(row, "attributed_by"):
            return actor, "attributed"
        return actor, "paraphrase" if voice == "paraphrase" or not quote else ""

    def _position(self, row: Row) -> tuple[list[Position], list[str]]:
        text = self._cell(row, "proposition")
        word = self._cell(row, "stance")
        if not text:
            if word:
                self._losses.add("stance on nothing", IN_NOTE, word)
                return [], [f"stance: {word}"]
            return [], []
        stance = self._request.stances.of(word) if word else self._request.stances.default
        notes = []
        if word and not stance:
            self._losses.add("word for a stance that is not known", IN_NOTE, word)
            notes = [f"stance: {word}"]
        proposition = self._assembly.proposition(text, text, self._cell(row, "topic"))
        hedged = self._cell(row, "firm").casefold() == "hedged"
        return [Position(proposition, stance, "hedged" if hedged else "")], notes

    def _rest(self, row: Row) -> list[str]:
        """What stands in columns that no field has."""
        notes = []
        for column in self._others:
            if value := row.get(column, "").strip():
                self._losses.add(f"column ‘{column}’", IN_NOTE, value)
                notes.append(f"{column}: {value}")
        return notes
