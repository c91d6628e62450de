"""Records for pipes and eyes: a line each with tabs between the columns, or a block that wraps.

`docs/commands.md` says what the columns are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summit_tui.analysis.blockers.words import holder
from summit_tui.analysis.contradictions.contradiction import Contradiction, Side
from summit_tui.analysis.contradictions.grounds import rests_on
from summit_tui.analysis.listing import by_date, by_party
from summit_tui.analysis.phrases.kinds import GROUND_WORDS, KIND_WORDS, STRENGTH_MARKS
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.phrases.statements import voice
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Dossier
from summit_tui.output.wrapping import WIDEST, wrap
from summit_tui.record import Record


class Row(Record):
    """A record: what the columns hold, and for eyes a head and the paragraphs below it."""

    columns: Sequence[str]
    head: str
    body: Sequence[str]

    def of(self, dossier: Dossier, table: str) -> Row:
        """The row with what it says of a draft, where the record is one."""
        if not dossier.is_draft(table, self.columns[0]):
            return self
        return Row((*self.columns, "draft"), f"draft: {self.head}", self.body)


def actors(dossier: Dossier) -> Iterator[Row]:
    """Actors by party."""
    from summit_tui.analysis.snapshot import snapshot

    shown = snapshot(dossier)
    whole = dossier.with_drafts
    for party, members in by_party(whole):
        for actor in members:
            said = len(shown.statements_by.get(actor.id, ()))
            stands_in = len(shown.contradictions_by.get(actor.id, ()))
            name = whole.name_of(actor.id)
            numbers = f"{counted(said, 'statement')} · {counted(stands_in, 'contradiction')}"
            known = " · ".join(filter(None, (party, actor.role)))
            yield Row(
                (actor.id, name, party, str(said), str(stands_in), actor.role),
                name,
                (known, f"{numbers} · {actor.id}"),
            ).of(dossier, "actors")


def sources(dossier: Dossier) -> Iterator[Row]:
    """Sources in the order of the file."""
    whole = dossier.with_drafts
    for source in whole.sources.values():
        short = whole.source_name(source.id)
        relays = ", ".join(map(whole.source_name, source.based_on))
        relays = f"relays {relays}" if relays else ""
        named = source.short or source.publisher or not source.title
        head = short if named else source.title
        yield Row(
            (source.id, source.date.text, short, ",".join(source.based_on), source.title),
            f"{head}, {display(source.date)}" if source.date.text else head,
            (source.title if named else "", relays, source.url, source.id),
        ).of(dossier, "sources")


def statements(dossier: Dossier) -> Iterator[Row]:
    """Statements by date."""
    whole = dossier.with_drafts
    for item in by_date(whole):
        said = f"“{item.quote}”" if item.quote else item.summary
        date = whole.date_of(item)
        name = whole.name_of(item.actor)
        yield Row(
            (item.id, date.text, item.actor, name, item.voice, item.source, said),
            f"{name}, {display(date)}",
            (said, f"{voice(whole, item)} · {whole.source_name(item.source)} · {item.id}"),
        ).of(dossier, "statements")


def contradictions(dossier: Dossier, weakest: str = "") -> Iterator[Row]:
    """Contradictions in the order of their rank; without the dismissed.

    With `weakest`, those whose sides all rest on this or better.
    """
    from summit_tui.analysis.disputes.dismissals import contradictions_of

    for item in contradictions_of(dossier):
        if item.dismissed or not rests_on(item.sides, weakest):
            continue
        across = "across sources" if item.cross_source else "within one source"
        sides = [f"{_who(dossier, item, side)}: {side.says}" for side in item.sides]
        grounds = [
            f"{says} ({GROUND_WORDS[side.grounds]})" if side.grounds else says
            for says, side in zip(sides, item.sides, strict=True)
        ]
        yield Row(
            (
                item.id, item.strength, item.kind,
                " ≠ ".join(side.grounds or "no statement" for side in item.sides),
                "across" if item.cross_source else "within", " / ".join(sides), item.about,
            ),
            f"{STRENGTH_MARKS[item.strength]} {KIND_WORDS[item.kind]}: {item.about}",
            (*grounds, f"{item.strength} · {across} · {item.id}"),
        )  # fmt: skip


def _who(dossier: Dossier, item: Contradiction, side: Side) -> str:
    """Everybody on a side; on a circle, whose demand it is."""
    if item.circle:
        return holder(dossier, (side.holder,) if side.holder else ())
    return ", ".join(map(dossier.name_of, side.actors))


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """One record a line, with tabs between the columns; nothing is cut or padded."""
    return ("\t".join(row.columns) + "\n" for row in rows)


def blocks(rows: Iterable[Row], width: int) -> Iterator[str]:
    """A block for each record, wrapped between words; a blank line between two."""
    width = min(max(width, 1), WIDEST)
    for at, row in enumerate(rows):
        body = [line for part in row.body if part for line in wrap(part, width, "  ", "  ")]
        yield "\n" * bool(at) + "\n".join((*wrap(row.head, width, "", "  "), *body)) + "\n"
