"""A dispute in full: both sides facing, who moved, who reads whom, what is absent, why here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.phrases.disputes import move_words, mover
from summit_tui.analysis.phrases.kinds import GROUND_WORDS, KIND_WORDS
from summit_tui.analysis.phrases.sources import source_chain
from summit_tui.analysis.phrases.statements import when
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import INDEPENDENT, Statement
from summit_tui.views.content import STRENGTHS, said
from summit_tui.views.details import (
    comparison,
    contradiction_detail,
    evidence_lines,
    labelled,
    texts,
)
from summit_tui.views.explorer.dispute_rows import beside
from summit_tui.views.explorer.faces import Face, faces_of, facing
from summit_tui.views.lines import EMPTY, Line, Span, line, wrap
from summit_tui.views.selection import names_of

_BESIDE = 96
"""Cells from which on both sides stand in two columns."""
_LISTED = 12
"""How many further statements of a side are named before “and N more”."""


def dispute_detail(snapshot: Snapshot, row: str, width: int) -> list[Line]:
    """All that a reader may ask about a dispute."""
    dispute = snapshot.disputes_by_id[row]
    who = facing(snapshot, dispute)
    body = wrap(line((dispute.question, "strong"), (f"   {who}" if who else "", "muted")), width)
    if dispute.dismissed:
        body += wrap(line(("dismissed: ", "date"), (dispute.dismissed, "text")), width)
    body += [EMPTY, *_sides(snapshot, dispute, width), EMPTY]
    for item in _wordings(snapshot, dispute):
        body += [*comparison(snapshot, item, width), EMPTY]
    body += labelled("moved", _moves(snapshot, dispute), width)
    body += labelled("conditions", _terms(snapshot, dispute), width)
    body += labelled("read by", _readings(snapshot, dispute), width)
    body += labelled("left open", texts(_names(snapshot, dispute.left_open)), width)
    body += labelled("absent", _absent(snapshot, dispute), width)
    body += labelled("in it", list(_contradictions(snapshot, dispute)), width)
    body += labelled("why here", texts(" · ".join(dispute.why), "muted"), width)
    return body


def _sides(snapshot: Snapshot, dispute: Dispute, width: int) -> list[Line]:
    faces = faces_of(snapshot, dispute)
    body: list[Line] = []
    if width >= _BESIDE and len(faces) >= 2:
        room = (width - 3) // 2
        columns = [_column(snapshot, face, room) for face in faces[:2]]
        pairs = zip_longest(columns[0], columns[1], fillvalue=EMPTY)
        body += [beside(left, right, room) for left, right in pairs]
        faces = faces[2:]
    for face in faces:
        body += [*([EMPTY] if body else []), *_column(snapshot, face, width)]
    return body


def _column(snapshot: Snapshot, face: Face, width: int) -> list[Line]:
    """An answer with everybody who gives it, its best statement in full, and the others."""
    body = wrap(line((face.answer, "strong")), width)
    note = " (of others, not of themselves)" if face.readers else ""
    body += wrap((*_members(snapshot, face), Span(note, "muted")), width)
    statement = snapshot.dossier.statements.get(face.best)
    if statement is None:
        return body
    body += [EMPTY, *wrap(said(statement), width)]
    body += wrap(_known_by(snapshot, face, statement), width)
    others = [name for name in face.statements if name != face.best]
    if others:
        body += [EMPTY, *evidence_lines(snapshot, others[:_LISTED], width, named=True)]
    if len(others) > _LISTED:
        body += [line((f"  and {len(others) - _LISTED} more", "muted"))]
    return body


def _members(snapshot: Snapshot, face: Face) -> Line:
    """Those who give an answer, each party together."""
    dossier = snapshot.dossier
    by_party: dict[str, list[str]] = {}
    for actor in face.actors:
        known = dossier.actors.get(actor)
        party = known.party if known else INDEPENDENT
        by_party.setdefault(party, []).append(dossier.brief_of(actor))
    spans: list[Span] = []
    for names in by_party.values():
        spans += [Span(" · " if spans else "", "muted"), Span(", ".join(names), "key")]
    return tuple(spans)


def _known_by(snapshot: Snapshot, face: Face, statement: Statement) -> Line:
    dossier = snapshot.dossier
    date, basis = when(dossier, statement)
    return line(
        (dossier.brief_of(statement.actor), "text"),
        (", ", "muted"),
        (date, "date"),
        (f" · {GROUND_WORDS[face.grounds]} · {source_chain(dossier, statement)}", "muted"),
        (f" · {basis}" if basis else "", "muted"),
    )


def _wordings(snapshot: Snapshot, dispute: Dispute) -> Iterator[Contradiction]:
    items = (snapshot.by_id[name] for name in dispute.contradictions)
    return (item for item in items if item.kind == "wording")


def _moves(snapshot: Snapshot, dispute: Dispute) -> list[Line]:
    lines = []
    for move in dispute.moves:
        before, after = move_words(snapshot.dossier, move)
        lines.append(
            line(
                (mover(snapshot.dossier, move), "key"),
                ("  ", "text"),
                (display(move.date), "date"),
                (f"  {before}  →  {after}", "text"),
            )
        )
    return lines


def _terms(snapshot: Snapshot, dispute: Dispute) -> list[Line]:
    dossier = snapshot.dossier
    by_actor: dict[str, list[str]] = {}
    for terms in dispute.terms:
        after = " and ".join(dossier.outcomes[outcome].name for outcome in terms.after)
        by_actor.setdefault(terms.actor, []).append(after or "something that is not named")
    return [
        line((dossier.brief_of(actor), "key"), (f"  only after {'; '.join(after)}", "text"))
        for actor, after in by_actor.items()
    ]


def _readings(snapshot: Snapshot, dispute: Dispute) -> list[Line]:
    dossier = snapshot.dossier
    of: dict[tuple[str, str], list[str]] = {}
    for reading in dispute.readings:
        of.setdefault((reading.by, reading.says), []).append(reading.of)
    return [
        line(
            (dossier.brief_of(by), "key"),
            (f" says of {_names(snapshot, others)}: ", "muted"),
            (says, "text"),
        )
        for (by, says), others in of.items()
    ]


def _absent(snapshot: Snapshot, dispute: Dispute) -> list[Line]:
    """Who says nothing, and the side on which nobody speaks for themselves."""
    lines = []
    if dispute.silent:
        lines += texts(f"nothing in these sources from {_names(snapshot, dispute.silent)}")
    for side in dispute.sides[:2]:
        if side.readers:
            lines += texts(f"nobody answers “{side.answer}” of themselves in these sources")
    return lines


def _contradictions(snapshot: Snapshot, dispute: Dispute) -> Iterator[Line]:
    for name in dispute.contradictions:
        item = snapshot.by_id[name]
        mark, role = STRENGTHS[item.strength]
        names = dict.fromkeys(names_of(snapshot, side) for side in item.sides)
        dismissed = " · dismissed" if item.dismissed else ""
        yield line(
            (f"{mark} ", role), (" ≠ ".join(names), "text"),
            (f" · {KIND_WORDS[item.kind]}{dismissed}", "muted"),
        )  # fmt: skip


def _names(snapshot: Snapshot, actors: Iterable[str]) -> str:
    return ", ".join(map(snapshot.dossier.brief_of, actors))


def entry_detail(snapshot: Snapshot, row: str, width: int) -> Sequence[Line]:
    """A dispute, or a contradiction in it, in full."""
    if row in snapshot.disputes_by_id:
        return dispute_detail(snapshot, row, width)
    return contradiction_detail(snapshot, row, width)
