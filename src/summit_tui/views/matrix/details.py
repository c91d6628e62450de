"""The full text of a cell of the matrix, and of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summit_tui.analysis.matrix import Mark, Matrix, Told
from summit_tui.analysis.phrases import stances
from summit_tui.analysis.phrases.stances import ONLY_AFTER
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import display
from summit_tui.views.content import said, source_label, voice
from summit_tui.views.details import labelled, texts
from summit_tui.views.lines import EMPTY, Line, Span, line, wrap
from summit_tui.views.matrix.rows import MARKS
from summit_tui.views.selection import name_of, short_name

_SAYS: dict[Mark, str] = {
    "affirms": "affirms",
    "rejects": "rejects",
    "conditional": "on terms",
    "open": "leaves it open",
    "both": "takes both sides",
}


def cell_detail(
    snapshot: Snapshot, matrix: Matrix, actor: str, proposition: str, width: int
) -> list[Line]:
    """The sentence, where the actor stands on it, everything that says so, and the others."""
    found = matrix.cell(actor, proposition)
    who = Span(f"{name_of(snapshot, actor)} ", "strong")
    if found is None:
        body = wrap(line(who, ("takes no position in these sources", "muted")), width)
    else:
        mark, role = MARKS[found.mark]
        hand = "" if found.own else "  so others say; nothing at first hand"
        body = wrap((who, Span(f"{mark} {_SAYS[found.mark]}", role), Span(hand, "muted")), width)
    body += wrap(line((snapshot.dossier.propositions[proposition].text, "text")), width)
    if found:
        for told in found.told:
            shown = wrap(_told(snapshot, told), width - 2, indent=2)
            body += [(Span("  "), *part) for part in shown]
    return [*body, EMPTY, *_others(snapshot, matrix, proposition, width)]


def _told(snapshot: Snapshot, told: Told) -> Line:
    """One statement behind a cell: when, which stance, in which words, whose."""
    dossier, statement = snapshot.dossier, told.statement
    mark, role = MARKS[told.stance]
    parts = [Span(f"{display(dossier.date_of(statement))}  ", "date"), Span(f"{mark} ", role)]
    if told.position.of and told.position.of != statement.actor:
        parts.append(Span(f"{name_of(snapshot, statement.actor)} says so: ", "aside"))
    parts += said(statement)
    if told.position.conditions:
        terms = stances.conditions(dossier, told.position)
        parts += [Span(ONLY_AFTER, "tension"), Span(terms, "text")]
    tail = f"  {voice(snapshot, statement)}, {source_label(snapshot, statement)}"
    return (*parts, Span(stances.hedge(told.position.firm) + tail, "muted"))


def sentence_detail(snapshot: Snapshot, matrix: Matrix, proposition: str, width: int) -> list[Line]:
    """A sentence, what it is about, and who stands where on it."""
    found = snapshot.dossier.propositions[proposition]
    body = wrap(line((found.text, "strong")), width)
    body += labelled("scope", texts(found.scope), width)
    body += labelled("note", texts(found.note), width)
    return [*body, EMPTY, *_others(snapshot, matrix, proposition, width)]


def _others(snapshot: Snapshot, matrix: Matrix, proposition: str, width: int) -> Iterable[Line]:
    """Who stands where on a sentence."""
    tally = matrix.tally(proposition)
    body: list[Line] = []
    for name, (mark, role) in MARKS.items():
        who = [short_name(snapshot, actor) for actor in tally.own.get(name, ())]
        who += [f"({short_name(snapshot, actor)})" for actor in tally.others.get(name, ())]
        if who:
            head = Span(f"{mark} {_SAYS[name]}: ", role)
            body += wrap((head, Span(", ".join(who), "text")), width, indent=2)
    return body


def matrix_lines(snapshot: Snapshot, width: int) -> Iterator[Line]:
    """All sentences by topic, and who stands where on each; brackets are for what others say."""
    matrix = Matrix(snapshot)
    for topic, propositions in matrix.topics:
        yield line((f"{topic or 'No topic'}:", "heading"))
        yield EMPTY
        for proposition in propositions:
            yield from sentence_detail(snapshot, matrix, proposition, width)
            yield EMPTY
