"""What stands in a dispute beside its sides, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from summit_tui.analysis.contradictions.grounds import Grounds
from summit_tui.analysis.disputes.dispute import Dispute, Move, Reading, Side
from summit_tui.analysis.phrases.kinds import GROUND_WORDS
from summit_tui.analysis.phrases.names import outcome_name
from summit_tui.dossier.dates import Period, display
from summit_tui.dossier.model import INDEPENDENT, Dossier, Statement


def notes(dossier: Dossier, dispute: Dispute) -> Iterator[str]:
    """Who moved, who reads whom, who sets conditions, who leaves it open, who is silent."""
    for move in dispute.moves:
        before, after = move_words(dossier, move)
        moved = "changed" if move.earlier else "moved"
        yield f"{mover(dossier, move)} {moved}, {display(move.date)}: {before} → {after}"
    yield from _told_of_others(dossier, dispute.readings)
    yield from _conditions(dossier, dispute)
    if dispute.left_open:
        yield f"left open by {brief_names(dossier, dispute.left_open)}"
    if dispute.silent:
        yield f"nothing in these sources from {brief_names(dossier, dispute.silent)}"


def mover(dossier: Dossier, move: Move) -> str:
    """Who moved: an actor, or the line of a party whose actors said one thing and then another."""
    if not move.earlier:
        return dossier.brief_of(move.actor)
    parties = {dossier.actors[actor].party for actor in (move.actor, *move.earlier)}
    party = dossier.parties.get(parties.pop()) if len(parties) == 1 else None
    return f"{party.name}: the line" if party and party.id != INDEPENDENT else "The common line"


def move_words(dossier: Dossier, move: Move) -> tuple[str, str]:
    """The former and the later answer; where a line changed, each with those who gave it."""
    if not move.earlier:
        return move.before, move.after
    return (
        f"{move.before} ({brief_names(dossier, move.earlier)})",
        f"{move.after} ({dossier.brief_of(move.actor)})",
    )


def side_members(dossier: Dossier, dispute: Dispute, side: Side) -> str:
    """Everybody who gives an answer, with the day from which they gave another.

    “Of others” where they say it of somebody else.
    """
    until = _until(dossier, dispute, side)
    names = (
        f"{dossier.brief_of(actor)} (until {display(until[actor])})"
        if actor in until
        else dossier.brief_of(actor)
        for actor in side.actors
    )
    return ", ".join(names) + (", of others" if side.readers else "")


def _until(dossier: Dossier, dispute: Dispute, side: Side) -> dict[str, Period]:
    """When those who moved left a side, if they have not come back to it."""
    moved = {
        move.actor
        for move in dispute.moves
        if not move.earlier and side.answer in (move.before, move.after)
    }
    if not moved:
        return {}
    last: dict[str, int] = {}
    for actor, date in _dates(dossier, moved, side.statements):
        last[actor] = max(last.get(actor, 0), date.last)
    elsewhere = {name for other in dispute.sides for name in other.statements}
    elsewhere.update(name for terms in dispute.terms for name in terms.statements)
    until: dict[str, Period] = {}
    for actor, date in _dates(dossier, moved, elsewhere.difference(side.statements)):
        if actor in last and date.first > last[actor]:
            until[actor] = min(date, until.get(actor, date))
    return until


def _dates(
    dossier: Dossier, actors: Collection[str], names: Iterable[str]
) -> Iterator[tuple[str, Period]]:
    """When these actors made those of some statements that are their own."""
    for name in names:
        statement = dossier.statements[name]
        for actor in statement.said_by:
            if actor in actors:
                yield actor, dossier.date_of(statement)


def best_cited(dossier: Dossier, side: Side) -> str:
    """Who said the best statement of a side, when, in which source, and what that rests on."""
    statement = dossier.statements[side.best]
    more = len(side.statements) - 1
    said = (
        f"{dossier.brief_of(statement.actor)}, {display(dossier.date_of(statement))}, "
        f"{dossier.source_name(statement.source)}"
    )
    return " · ".join(
        (
            said,
            grounds_words(dossier, side.grounds, statement),
            *([f"and {more} more"] if more else ()),
        )
    )


def brief_names(dossier: Dossier, actors: Iterable[str]) -> str:
    """Several actors by their short names."""
    return ", ".join(map(dossier.brief_of, actors))


def grounds_words(dossier: Dossier, grounds: Grounds, statement: Statement) -> str:
    """What a side rests on, and by whom where its best statement is relayed."""
    if grounds == "relayed" and statement.attributed_by:
        return f"relayed by {dossier.brief_of(statement.attributed_by)}"
    return GROUND_WORDS[grounds]


def _told_of_others(dossier: Dossier, readings: Iterable[Reading]) -> Iterator[str]:
    """What is said of others, one sentence for each speaker and answer."""
    of: dict[tuple[str, str], list[str]] = {}
    for reading in readings:
        of.setdefault((reading.by, reading.says), []).append(reading.of)
    for (by, says), others in of.items():
        yield f"{dossier.brief_of(by)} says of {brief_names(dossier, others)}: {says}"


def _conditions(dossier: Dossier, dispute: Dispute) -> Iterator[str]:
    """Who sets which conditions, one sentence an actor; not what a side says, or what is past."""
    told = {(side.answer, actor) for side in dispute.sides for actor in side.actors}
    told.update((move.before, move.actor) for move in dispute.moves)
    by: dict[str, list[str]] = {}
    for item in dispute.terms:
        names = " and ".join(outcome_name(dossier, it) for it in item.after)
        after = f"only after {names or 'something that is not named'}"
        if (after, item.actor) not in told:
            by.setdefault(item.actor, []).append(after)
    for actor, conditions in by.items():
        yield f"{dossier.brief_of(actor)}: {'; '.join(conditions)}"
