"""Records as rows of a table: aligned plain text for pipes, a rich table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from summit_tui.analysis.blockers.words import holder
from summit_tui.analysis.contradictions.contradiction import Contradiction, Side
from summit_tui.analysis.disputes.dismissals import contradictions_of
from summit_tui.analysis.listing import by_date, by_party
from summit_tui.analysis.picture import picture
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Dossier
from summit_tui.output.records import name_of
from summit_tui.record import Record


class Table(Record):
    """Column heads and rows. The last column takes what room there is."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


def actors(dossier: Dossier) -> Table:
    """Actors by party."""
    shown = picture(dossier)
    rows = [
        (
            actor.id,
            actor.name,
            party,
            str(len(shown.statements_by.get(actor.id, ()))),
            str(len(shown.contradictions_by.get(actor.id, ()))),
            actor.role,
        )
        for party, members in by_party(dossier)
        for actor in members
    ]
    return Table(("id", "name", "party", "said", "contradictions", "role"), rows)


def sources(dossier: Dossier) -> Table:
    """Sources in the order of the file."""
    rows = [
        (source.id, display(source.date), ", ".join(source.based_on) or "-", source.name)
        for source in dossier.sources.values()
    ]
    return Table(("id", "date", "relays", "title"), rows)


def statements(dossier: Dossier) -> Table:
    """Statements by date."""
    rows = []
    for item in by_date(dossier):
        said = f"“{item.quote}”" if item.quote else item.summary
        rows.append(
            (
                item.id,
                display(dossier.date_of(item)),
                name_of(dossier, item.actor),
                item.voice,
                item.source,
                said,
            )
        )
    return Table(("id", "date", "actor", "voice", "source", "said"), rows)


def contradictions(dossier: Dossier) -> Table:
    """Contradictions in the order of their rank; without the dismissed."""
    rows = [
        (
            item.strength,
            item.kind,
            "across" if item.cross_source else "one source",
            " / ".join(f"{_who(dossier, item, side)}: {side.says}" for side in item.sides),
            item.about,
            item.id,
        )
        for item in contradictions_of(dossier)
        if not item.dismissed
    ]
    return Table(("strength", "kind", "sources", "sides", "about", "id"), rows)


def _who(dossier: Dossier, item: Contradiction, side: Side) -> str:
    """Everybody on a side; on a circle, whose demand it is."""
    if item.circle:
        return holder(dossier, (side.holder,) if side.holder else ())
    return ", ".join(name_of(dossier, actor) for actor in side.actors)


def write_plain(table: Table, out: TextIO) -> None:
    """One record a line, columns aligned by two blanks; nothing is cut."""
    rows = [table.heads, *table.rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.heads))]
    for row in rows:
        cells = [f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)]
        out.write("  ".join(cells).rstrip() + "\n")


def write_rich(table: Table) -> None:
    """A table as wide as the terminal, long text wrapped."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as RichTable
    from rich.text import Text

    grid = RichTable(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for head in table.heads:
        last = head in ("said", "sides", "about", "title", "role")
        grid.add_column(head, ratio=2 if last else None, overflow="fold", no_wrap=False)
    for row in table.rows:
        grid.add_row(*(Text(cell) for cell in row))
    Console().print(grid)
