"""The views as linear text: for screen readers, for logs, for terminals that cannot move a cursor.

The same functions as on the screen say the same words, each record in full, one below the other.
No escape sequences, no columns side by side, no drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summit_tui.analysis.listing import by_party
from summit_tui.analysis.phrases.kinds import STRENGTH_HELP
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import display
from summit_tui.views.blockers.linear import blockers_lines
from summit_tui.views.content import STRENGTHS, masthead
from summit_tui.views.details import actor_detail, contradiction_detail, statement_detail
from summit_tui.views.lines import Line, line, plain, wrap
from summit_tui.views.matrix.details import matrix_lines
from summit_tui.views.selection import Selection, statement_rows
from summit_tui.views.sources.details import sources_lines
from summit_tui.views.timeline.details import timeline_lines

_BAR = "▌ "
"""The bar beside a quote on the screen: a reader hears the quotation marks."""
_LEAST = 20


def plain_lines(snapshot: Snapshot, width: int) -> Iterator[str]:
    """Everything: what the dossier is, the actors, statements, contradictions, and the views."""
    width = max(_LEAST, width)
    day = line(f"as of {display(snapshot.dossier.as_of)}")
    yield from _text([_once(masthead(snapshot, day, width))])
    yield ""
    yield from _text(wrap(line(snapshot.dossier.about), width))
    for strength, (mark, _) in STRENGTHS.items():
        yield from _text(wrap(line(f"{mark} {strength}: {STRENGTH_HELP[strength]}"), width))
    yield from _section("Actors", "=")
    for party, actors in by_party(snapshot.dossier):
        yield from _section(party, "-")
        for actor in actors:
            yield from _text(actor_detail(snapshot, actor.id, width))
            yield _counts(snapshot, actor.id)
            yield ""
    yield from _section("Statements", "=")
    for row in statement_rows(snapshot, Selection()).ids:
        statement = snapshot.dossier.with_drafts.statements[row]
        yield f"{snapshot.dossier.with_drafts.name_of(statement.actor)}:"
        yield from _text(statement_detail(snapshot, row, width))
        yield ""
    yield from _section("Contradictions", "=")
    for item in snapshot.contradictions:
        yield from _text(contradiction_detail(snapshot, item.id, width, drawn=False))
        yield ""
    if snapshot.dossier.goal:
        yield from _section("What blocks", "=")
        yield from _text(blockers_lines(snapshot, width))
    yield from _section("Who stands where", "=")
    yield from _text(matrix_lines(snapshot, width))
    yield from _section("Said when", "=")
    yield from _text(timeline_lines(snapshot, width))
    yield from _section("Sources", "=")
    yield from _text(sources_lines(snapshot, width))


def _section(title: str, under: str) -> Iterator[str]:
    yield ""
    yield title
    yield under * len(title)
    yield ""


def _once(spans: Line) -> Line:
    """A line of the screen without the blanks that spread it."""
    return line(" ".join(plain(spans).split()))


def _text(lines: Iterable[Line]) -> Iterator[str]:
    for spans in lines:
        text = plain(spans)
        yield text.removeprefix(_BAR).rstrip()


def _counts(snapshot: Snapshot, actor: str) -> str:
    said = len(snapshot.statements_by.get(actor, ()))
    against = len(snapshot.contradictions_by.get(actor, ()))
    return f"{_number(said, 'statement')}, {_number(against, 'contradiction')}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
