"""The full text of a party on the timeline, and the timeline as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.analysis.timeline import moments
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Statement
from summit_tui.views.details import labelled, texts
from summit_tui.views.lines import Line, Span, line, wrap
from summit_tui.views.selection import short_name


def party_detail(
    snapshot: Snapshot, name: str, counts: Mapping[str, int], width: int
) -> list[Line]:
    """Who of a party said how much."""
    body = wrap(line((name, "strong")), width)
    body += labelled("statements", texts(f"{sum(counts.values()):,}"), width)
    return body + labelled("said by", texts(_named(snapshot, counts)), width)


def timeline_lines(snapshot: Snapshot, width: int) -> Iterator[Line]:
    """Every date, and who said how much then."""
    for moment in moments(snapshot):
        said = [snapshot.dossier.statements[name] for name in moment.statements]
        head = Span(f"{display(moment.period, weekday=True)}: ", "date")
        yield from wrap((head, Span(_named(snapshot, speakers(said)))), width, indent=2)


def speakers(statements: Iterable[Statement]) -> Mapping[str, int]:
    """How many of these each actor made."""
    return Counter(statement.actor for statement in statements)


def _named(snapshot: Snapshot, counts: Mapping[str, int]) -> str:
    """Actors with how much they said, those who said most first."""
    most = sorted(counts, key=lambda actor: -counts[actor])
    return ", ".join(f"{short_name(snapshot, actor)} {counts[actor]:,}" for actor in most)
