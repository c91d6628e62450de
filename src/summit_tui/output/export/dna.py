"""Positions as an event list of Discourse Network Analyzer: a row for each coding.

The first columns are those of DNA's own event list, with its semicolons. What they have no place
for stands behind them.
"""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.dossier.model import INDEPENDENT
from summit_tui.output.export.csv_table import Row, rows_as_text
from summit_tui.output.export.network import days, sign
from summit_tui.output.export.selection import Selection

COLUMNS = (
    "statement_id", "time", "person", "organization", "concept", "agreement",
    "start_position", "stop_position", "text", "coder",
    "document_id", "document_title", "document_author", "document_source", "document_section",
    "document_type",
)  # fmt: skip
"""DNA's columns, for its statement type with person, organization, concept and agreement."""
MORE = (
    "id", "date", "stance", "firm", "conditions", "reading_of", "voice", "attributed_by", "summary",
)  # fmt: skip
"""What a dossier knows beside that."""
_PEOPLE = ("person", "analyst")


def dna(chosen: Selection) -> Iterator[str]:
    """The lines, each with its line end."""
    return rows_as_text((*COLUMNS, *MORE), _rows(chosen), separator=";")


def _rows(chosen: Selection) -> Iterator[Row]:
    """A row for each position and each actor whose statement it is, by date.

    `agreement` is 1 or 0 for the actor's own yes or no, and empty for all else: what is said of
    somebody else, or only under conditions, is no agreement.
    """
    dossier = chosen.dossier
    documents = {source: at for at, source in enumerate(dossier.sources, 1)}
    number = 0
    for name in chosen.statements:
        made = dossier.statements[name]
        source = dossier.sources[made.source]
        period = dossier.date_of(made)
        first, _ = days(period)
        for position in made.positions:
            for actor in made.said_by:
                number += 1
                person, organization = _who(chosen, actor, made.party)
                yield (
                    number,
                    f"{first} 00:00:00" if first else "",
                    person,
                    organization,
                    dossier.propositions[position.proposition].text,
                    {1: 1, -1: 0}.get(sign(position)),
                    None,
                    None,
                    made.quote,
                    None,
                    documents[source.id],
                    source.title or dossier.source_name(source.id),
                    "",
                    source.publisher,
                    "",
                    source.kind,
                    name,
                    period.text,
                    position.normal,
                    position.firm,
                    " ".join(position.conditions),
                    position.of,
                    made.voice,
                    made.attributed_by,
                    made.summary,
                )


def _who(chosen: Selection, actor: str, party: str) -> tuple[str, str]:
    """The person and the organization: an institution is one itself, a person has a party."""
    dossier = chosen.dossier
    record, name = dossier.actors[actor], dossier.name_of(actor)
    if record.kind not in _PEOPLE:
        return "", name
    found = dossier.parties.get(party or record.party)
    return name, found.name if found and found.id != INDEPENDENT else ""
