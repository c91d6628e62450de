"""The two answers of a dispute that face each other, whatever kind of answers they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summit_tui.analysis.contradictions.grounds import Grounds, ground_of
from summit_tui.analysis.disputes.dispute import Dispute, Side
from summit_tui.analysis.phrases.disputes import side_members
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import INDEPENDENT
from summit_tui.record import Record


class Face(Record):
    """One answer, and who gives it.

    `best` is the id of the statement to show for it, or empty; `statements` are all of its ids.
    `members` names everybody who gives it, with the day from which they gave another. `readers`
    says that nobody gives it of themselves.
    """

    answer: str
    actors: tuple[str, ...]
    parties: tuple[str, ...]
    grounds: Grounds
    best: str
    statements: tuple[str, ...]
    members: str
    readers: bool = False


def faces_of(snapshot: Snapshot, dispute: Dispute) -> list[Face]:
    """All answers, the two that face each other first.

    A dispute with a single side stands against what others read into its actors, or against the
    answer that somebody moved to or the conditions that somebody sets.
    """
    found = [_of_side(snapshot, dispute, side) for side in dispute.sides]
    if len(found) < 2:
        known = {face.answer for face in found}
        found += [face for face in _others(snapshot, dispute) if face.answer not in known]
    return found


def _of_side(snapshot: Snapshot, dispute: Dispute, side: Side) -> Face:
    return Face(
        side.answer, side.actors, side.parties, side.grounds, side.best, side.statements,
        side_members(snapshot.dossier, dispute, side), side.readers,
    )  # fmt: skip


def _others(snapshot: Snapshot, dispute: Dispute) -> Iterator[Face]:
    for reading in dispute.readings:
        yield _face(snapshot, f"{reading.says} (of others)", reading.by, reading.statements, True)
    for move in dispute.moves:
        for answer, actor in (
            (move.before, (*move.earlier, move.actor)[0]),
            (move.after, move.actor),
        ):
            yield _face(snapshot, answer, actor, move.statements)
    for terms in dispute.terms:
        names = [snapshot.dossier.outcomes[outcome].name for outcome in terms.after]
        after = " and ".join(names) or "something that is not named"
        yield _face(snapshot, f"only after {after}", terms.actor, terms.statements)


def _face(
    snapshot: Snapshot, answer: str, actor: str, statements: tuple[str, ...], readers: bool = False
) -> Face:
    dossier = snapshot.dossier
    known = dossier.actors.get(actor)
    best = statements[-1] if statements else ""
    grounds = ground_of(dossier, dossier.statements[best]) if best else "reading"
    parties = (known.party,) if known else ()
    name = dossier.brief_of(actor)
    return Face(answer, (actor,), parties, grounds, best, statements, name, readers)


def facing(snapshot: Snapshot, dispute: Dispute) -> str:
    """Who faces whom: parties, and by name those of none; a party alone is against itself.

    “Russia ≠ Ukraine”, “within Russia”, “Trump, then and now”. Who is on both sides does not face
    anybody where somebody else does.
    """
    faces = faces_of(snapshot, dispute)[:2]
    sides = [_called(snapshot, face) for face in faces]
    if len(sides) < 2:
        return ", ".join(sides[0]) if sides else ""
    shared = set(sides[0]) & set(sides[1])
    left, right = ([name for name in side if name not in shared] or side for side in sides)
    if left != right:
        return f"{_listed(left)} ≠ {_listed(right)}"
    if faces[0].actors == faces[1].actors and len(faces[0].actors) == 1:
        return f"{snapshot.dossier.brief_of(faces[0].actors[0])}, then and now"
    return f"within {_listed(left)}"


def _called(snapshot: Snapshot, face: Face) -> list[str]:
    """The parties of a face; where nobody on it is of one, the actors."""
    parties = snapshot.dossier.parties
    named = [parties[it].name for it in face.parties if it != INDEPENDENT and it in parties]
    return named or list(map(snapshot.dossier.brief_of, face.actors))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else "")
