"""A dossier as it stood on a day: what had not been said by then is gone."""

from __future__ import annotations

from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import Dossier, Outcome, Precondition, Refusal
from summit_tui.dossier.parse.references import settled


def until(dossier: Dossier, day: Period) -> Dossier:
    """The dossier as of the last day of `day`.

    Statements that were certainly said later are gone; those whose date may lie on either side,
    and those without one, stay. Evidence goes with its statements: a refusal of which nothing
    is left is gone, and an outcome that was refused only so is open; a precondition of which
    no evidence is left is gone. What rests on no statement at all (law, inference) stays, and
    so do sources, actors, propositions and facts.
    """
    gone = {
        statement.id
        for statement in dossier.statements.values()
        if dossier.date_of(statement).first > day.last
    }
    dossier = dossier._replace(as_of=day)
    if not gone:
        return dossier
    preconditions = {
        id_: _evidenced(precondition, gone)
        for id_, precondition in dossier.preconditions.items()
        if not precondition.statements or not gone.issuperset(precondition.statements)
    }
    return dossier._replace(
        statements={id_: made for id_, made in dossier.statements.items() if id_ not in gone},
        outcomes={id_: _unrefused(outcome, gone) for id_, outcome in dossier.outcomes.items()},
        preconditions=preconditions,
    )


def _without(statements: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(statement for statement in statements if statement not in gone)


def _evidenced(precondition: Precondition, gone: set[str]) -> Precondition:
    if gone.isdisjoint(precondition.statements):
        return precondition
    return precondition._replace(statements=_without(precondition.statements, gone))


def _unrefused(outcome: Outcome, gone: set[str]) -> Outcome:
    if all(gone.isdisjoint(refusal.statements) for refusal in outcome.refusals):
        return outcome
    refusals = tuple(
        Refusal(refusal.by, left)
        for refusal in outcome.refusals
        if (left := _without(refusal.statements, gone))
    )
    return settled(outcome._replace(refusals=refusals))
