"""Records as CSV, after RFC 4180: commas, CRLF, quotes where they are needed.

No cell can act on a spreadsheet: see `cell`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.phrases import stances
from summit_tui.analysis.phrases.names import side_names
from summit_tui.analysis.phrases.stances import ONLY_AFTER, whose_reading
from summit_tui.dossier.model import Position, Statement
from summit_tui.dossier.text import visible
from summit_tui.output import records
from summit_tui.output.export.selection import Selection

Row = Sequence[object]

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet may take for the beginning of a formula."""


def table(name: str, chosen: Selection) -> Iterator[str]:
    """The lines of one of `TABLES`, each with its line end."""
    heads, rows = TABLES[name]
    return rows_as_text(heads, rows(chosen))


def rows_as_text(heads: Row, rows: Iterable[Row], *, separator: str = ",") -> Iterator[str]:
    """The lines of a table, each with its line end."""
    line = io.StringIO()
    writer = csv.writer(line, delimiter=separator, lineterminator="\r\n")
    for row in chain((heads,), rows):
        writer.writerow([cell(value) for value in row])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def cell(value: object) -> str:
    """A value as text that no program acts on.

    Nothing is an empty cell. Control characters, line breaks too, are visible marks. A text that
    a spreadsheet could take for a formula gets an apostrophe in front, which spreadsheets read as
    "this is text"; numbers stay as they are.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    text = visible(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def _statements(chosen: Selection) -> Iterator[Row]:
    dossier = chosen.dossier
    for made in _made(chosen):
        yield (
            *_said(chosen, made),
            made.quote,
            made.summary,
            made.utterance,
            made.occasion,
            "; ".join(_position(chosen, position) for position in made.positions),
            dossier.sources[made.source].name,
        )


def _positions(chosen: Selection) -> Iterator[Row]:
    propositions = chosen.dossier.propositions
    for made in _made(chosen):
        for it in made.positions:
            yield (
                *_said(chosen, made),
                it.proposition,
                propositions[it.proposition].text,
                it.normal,
                it.firm,
                " ".join(it.conditions),
                it.of,
            )


def _made(chosen: Selection) -> Iterator[Statement]:
    return (chosen.dossier.statements[name] for name in chosen.statements)


def _said(chosen: Selection, made: Statement) -> Row:
    dossier = chosen.dossier
    return (
        made.id,
        dossier.date_of(made).text,
        made.actor,
        dossier.name_of(made.actor),
        dossier.actors[made.actor].party,
        made.voice,
        made.attributed_by,
        made.source,
    )


def _position(chosen: Selection, it: Position) -> str:
    dossier = chosen.dossier
    reading, conditions = whose_reading(dossier, it), stances.conditions(dossier, it)
    return (
        f"{reading}{': ' if reading else ''}{it.normal}: "
        f"{dossier.propositions[it.proposition].text}"
        f"{ONLY_AFTER if conditions else ''}{conditions}{stances.hedge(it.firm)}"
    )


def _contradictions(chosen: Selection) -> Iterator[Row]:
    for at, item in enumerate(chosen.contradictions, 1):
        for number, side in enumerate(item.sides, 1):
            yield (
                *_derived(at, item),
                number,
                " ".join(side.actors),
                side_names(chosen.dossier, side),
                side.stance,
                side.says,
                side.of,
                side.holder,
                " ".join(side.statements),
            )


def _derived(at: int, item: Contradiction) -> Row:
    return (
        item.id,
        at,
        item.kind,
        item.strength,
        item.cross_source,
        item.about,
        item.rule,
        item.rank,
        item.dismissed,
    )


def _actors(chosen: Selection) -> Iterator[Row]:
    return _recorded(records.actors(chosen.dossier)["actors"], chosen.actors, _ACTOR)


def _sources(chosen: Selection) -> Iterator[Row]:
    return _recorded(records.source_records(chosen.dossier), chosen.sources, _SOURCE)


def _recorded(
    made: Iterable[records.Record], ids: Iterable[str], heads: Sequence[str]
) -> Iterator[Row]:
    """Rows from the records of the JSON contract; parts of a list are parted by bars."""
    wanted = frozenset(ids)
    for record in made:
        if record["id"] in wanted:
            row = (record[head] for head in heads)
            yield [" | ".join(value) if isinstance(value, list) else value for value in row]


_ACTOR = (
    "id", "name", "kind", "party", "role", "aliases", "speaks_for", "statements", "contradictions",
)  # fmt: skip
_SOURCE = (
    "id", "title", "publisher", "kind", "date", "date_basis", "based_on", "roots", "checked", "url",
    "statements",
)  # fmt: skip
_SAID = ("id", "date", "actor", "actor_name", "party", "voice", "attributed_by", "source")

TABLES: Mapping[str, tuple[Sequence[str], Callable[[Selection], Iterator[Row]]]] = {
    "statements": (
        (*_SAID, "quote", "summary", "utterance", "occasion", "positions", "source_name"),
        _statements,
    ),
    "positions": (
        (*_SAID, "proposition", "proposition_text", "stance", "firm", "conditions", "of"),
        _positions,
    ),
    "contradictions": (
        (
            "id", "place", "kind", "strength", "cross_source", "subject", "rule", "rank",
            "dismissed", "side", "actors", "names", "stance", "says", "of", "holder", "statements",
        ),
        _contradictions,
    ),
    "actors": (_ACTOR, _actors),
    "sources": (_SOURCE, _sources),
}  # fmt: skip
"""The tables: names of the columns, and what makes the rows."""
