"""The full text of a cell of the matrix, and of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summit_tui.analysis.matrix.cells import Mark, Matrix
from summit_tui.analysis.matrix.told import Told, holder_of
from summit_tui.analysis.phrases import stances
from summit_tui.analysis.phrases.stances import ONLY_AFTER
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import display
from summit_tui.views.content import said, source_label, voice
from summit_tui.views.details import labelled, texts
from summit_tui.views.lines import EMPTY, Line, Span, line, wrap
from summit_tui.views.matrix.columns import Column
from summit_tui.views.matrix.rows import MARKS, sentence_rows
from summit_tui.views.selection import name_of, short_name

_SAYS: dict[Mark, str] = {
    "affirms": "affirms",
    "rejects": "rejects",
    "conditional": "on terms",
    "open": "leaves it open",
    "both": "takes both sides",
}


def cell_detail(
    snapshot: Snapshot, matrix: Matrix, column: Column, proposition: str, width: int
) -> list[Line]:
    """The sentence, who stands how on it, everything that says so, and the others."""
    cell = column.cell(matrix, proposition)
    who = Span(f"{column.name(snapshot)} ", "strong")
    if cell is None:
        body = wrap(line(who, ("takes no position in these sources", "muted")), width)
    else:
        mark, role = MARKS[cell.mark]
        says = _SAYS[cell.mark]
        if cell.mark == "both" and column.is_divided(matrix, proposition):
            says = "some affirm it, some reject it"
        hand = "" if cell.own else "  so others say; nothing at first hand"
        body = wrap((who, Span(f"{mark} {says}", role), Span(hand, "muted")), width)
    body += wrap(line((snapshot.dossier.propositions[proposition].text, "text")), width)
    for told in cell.told if cell else ():
        shown = wrap(_told(snapshot, told, named=not column.actor), width - 2, indent=2)
        body += [(Span("  "), *part) for part in shown]
    return [*body, EMPTY, *_others(snapshot, matrix, proposition, width)]


def _told(snapshot: Snapshot, told: Told, *, named: bool) -> Line:
    """One statement behind a cell: when, which stance, whose if `named`, in whose words."""
    dossier, statement = snapshot.dossier, told.statement
    mark, role = MARKS[told.stance]
    parts = [Span(f"{display(dossier.date_of(statement))}  ", "date"), Span(f"{mark} ", role)]
    if named:
        holder = holder_of(statement, told.position)
        parts.append(Span(f"{short_name(snapshot, holder)}: ", "strong"))
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
    """All sentences, and who stands where on each; brackets are for what others say."""
    matrix = Matrix(snapshot)
    rows = sentence_rows(matrix)
    headings = dict(rows.headings)
    for index, proposition in enumerate(rows.ids):
        if index in headings:
            yield line((f"{headings[index]}:", "heading"))
            yield EMPTY
        yield from sentence_detail(snapshot, matrix, proposition, width)
        yield EMPTY
