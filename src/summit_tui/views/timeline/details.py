"""The full text of a party on the timeline, and the timeline as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from summit_tui.analysis.picture import Picture
from summit_tui.analysis.timeline import moments
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Statement
from summit_tui.views.details import labelled, texts
from summit_tui.views.lines import Line, Span, line, wrap
from summit_tui.views.selection import short_name


def party_detail(picture: Picture, name: str, counts: Mapping[str, int], width: int) -> list[Line]:
    """Who of a party said how much."""
    body = wrap(line((name, "strong")), width)
    body += labelled("statements", texts(f"{sum(counts.values()):,}"), width)
    return body + labelled("said by", texts(_named(picture, counts)), width)


def timeline_lines(picture: Picture, width: int) -> Iterator[Line]:
    """Every date, and who said how much then."""
    for moment in moments(picture):
        said = [picture.dossier.statements[name] for name in moment.statements]
        head = Span(f"{display(moment.period, weekday=True)}: ", "date")
        yield from wrap((head, Span(_named(picture, speakers(said)))), width, indent=2)


def speakers(statements: Iterable[Statement]) -> Mapping[str, int]:
    """How many of these each actor made."""
    return Counter(statement.actor for statement in statements)


def _named(picture: Picture, counts: Mapping[str, int]) -> str:
    """Actors with how much they said, those who said most first."""
    most = sorted(counts, key=lambda actor: -counts[actor])
    return ", ".join(f"{short_name(picture, actor)} {counts[actor]:,}" for actor in most)
