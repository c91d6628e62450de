"""A dispute as a row of a list: the question, and the two answers beside or below each other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.phrases.kinds import GROUND_WORDS
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.cell_width import cell_len
from summit_tui.views.content import contradiction_row, said
from summit_tui.views.explorer.faces import Face, faces_of, facing
from summit_tui.views.lines import EMPTY, Line, Span, fit, line, spread, width_of, wrap

TALL = 7
"""Lines of a row with the best statement of each side."""
SHORT = 5
"""Lines of a row where the screen is low."""
_BESIDE = 44
"""Cells from which on two answers fit beside each other."""
_LONGEST = 600
"""Characters of a text that can show on a row at most: the rest is not looked at."""


def entry_row(snapshot: Snapshot, row: str, width: int, height: int) -> Sequence[Line]:
    """A dispute, or a contradiction in it, in at most so many lines."""
    dispute = snapshot.disputes_by_id.get(row)
    if dispute is None:
        return contradiction_row(snapshot, row, width)
    if height < TALL or width < _BESIDE:
        return _stacked(snapshot, dispute, width, height)
    return _beside(snapshot, dispute, width)


def _question(snapshot: Snapshot, dispute: Dispute, width: int, lines: int) -> list[Line]:
    """The question, and who faces whom where that leaves room for it."""
    right = line((facing(snapshot, dispute), "muted"))
    if dispute.dismissed:
        right = line(("dismissed", "muted"))
    room = width_of(right) + 2
    body = wrap(line((dispute.question[:_LONGEST], "strong")), width, limit=lines)
    if width_of(body[-1]) + room <= width:
        body[-1] = spread(body[-1], right, width)
    elif len(body) < lines:
        body.append(spread(EMPTY, fit(right, width), width))
    return body + [EMPTY] * (lines - len(body))


def _beside(snapshot: Snapshot, dispute: Dispute, width: int) -> Sequence[Line]:
    faces = faces_of(snapshot, dispute)[:2]
    room = (width - 3) // 2
    body = _question(snapshot, dispute, width, 2)
    if not body[-1]:
        body.pop()
    columns = [_column(snapshot, face, room, TALL - len(body)) for face in faces]
    if len(columns) == 1:
        return [*body, *columns[0]]
    for left, right in zip_longest(*columns, fillvalue=EMPTY):
        body.append(beside(left, right, room))
    return body


def beside(left: Line, right: Line, room: int) -> Line:
    """Two lines of so many cells beside each other, with a thin rule between."""
    gap = " " * (room - width_of(left))
    return (*left, Span(gap), Span(" │ ", "rule"), *right)


def _column(snapshot: Snapshot, face: Face, width: int, height: int) -> list[Line]:
    """An answer, who gives it, its best statement, and what that rests on: so many lines."""
    body = [
        fit(line((face.answer[:_LONGEST], "text")), width),
        fit(line((face.members, "key")), width),
    ]
    statement = snapshot.dossier.statements.get(face.best)
    if statement is None:
        return body
    words = said(statement)
    cut = words[0]._replace(text=words[0].text[:_LONGEST])
    quoted = wrap((cut,), width, limit=height - 3)
    body += quoted + [EMPTY] * (height - 3 - len(quoted))
    source = snapshot.dossier.source_name(statement.source)
    return [*body, _known_by(face, source, width)]


def _known_by(face: Face, source: str, width: int) -> Line:
    """What the best statement rests on, where it stands, and how many more there are."""
    more = len(face.statements) - 1
    right = line((f"+{more}" if more > 0 else "", "muted"))
    return spread(line((f"{GROUND_WORDS[face.grounds]} · {source}", "muted")), right, width)


def _stacked(snapshot: Snapshot, dispute: Dispute, width: int, height: int) -> Sequence[Line]:
    """The question in two lines, and the answers below each other; what they rest on last."""
    faces = faces_of(snapshot, dispute)[:2]
    body = _question(snapshot, dispute, width, 2)
    names = [face.members for face in faces]
    column = min(max(map(cell_len, names), default=0) + 2, max(width // 3, 14))
    for face, name in zip(faces, names, strict=True):
        shown = fit(line((name, "key")), column - 1)
        gap = Span(" " * (column - width_of(shown)))
        body.append(fit((*shown, gap, Span(face.answer[:_LONGEST])), width))
    grounds = " ≠ ".join(GROUND_WORDS[face.grounds] for face in faces)
    count = len(dispute.statements)
    right = line((f"{count} statement{'s' * (count != 1)}", "muted"))
    body.append(spread(line((grounds, "muted")), right, width))
    return body[:height]
