"""A dossier as it stood on a day: what had not been said by then is gone."""

from __future__ import annotations

from summit_tui.dossier.dates import Period
from summit_tui.dossier.evidence import Evidence
from summit_tui.dossier.model import Dossier, Outcome, Precondition, Refusal
from summit_tui.dossier.parse.references import settled


def until(dossier: Dossier, day: Period) -> Dossier:
    """The dossier as of the last day of `day`.

    Statements that were certainly said later are gone; those whose date may lie on either side,
    and those without one, stay. Evidence goes with its statements: a refusal of which nothing
    is left is gone, and an outcome that was refused only so is open; a precondition of which
    no evidence is left is gone, and one of which no own word of its holder is left is attributed.
    What came about later is not met; what was given up later stands. What rests on no statement
    at all (law, inference) stays, and so do sources, actors, propositions and facts.
    """
    gone = {
        statement.id
        for statement in dossier.statements.values()
        if dossier.date_of(statement).first > day.last
    }
    dossier = dossier._replace(as_of=day)
    if dossier.drafts:
        whole = until(dossier.drafts.whole, day)
        dossier = dossier._replace(drafts=dossier.drafts._replace(whole=whole))
    later = any(
        outcome.met and outcome.met.date.first > day.last for outcome in dossier.outcomes.values()
    )
    if not (gone or later):
        return dossier
    sliced = dossier._replace(
        statements={id_: made for id_, made in dossier.statements.items() if id_ not in gone}
    )
    evidence = Evidence(sliced.parties, sliced.actors, sliced.sources, sliced.statements)
    preconditions = {
        id_: _evidenced(precondition, gone, evidence)
        for id_, precondition in dossier.preconditions.items()
        if not precondition.statements or not gone.issuperset(precondition.statements)
    }
    return sliced._replace(
        outcomes={id_: _known(outcome, gone, day) for id_, outcome in dossier.outcomes.items()},
        preconditions=preconditions,
    )


def _without(statements: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(statement for statement in statements if statement not in gone)


def _evidenced(precondition: Precondition, gone: set[str], evidence: Evidence) -> Precondition:
    if gone.isdisjoint((*precondition.statements, *precondition.waived, *precondition.together)):
        return precondition
    left = precondition._replace(
        statements=_without(precondition.statements, gone),
        waived=_without(precondition.waived, gone),
        together=_without(precondition.together, gone),
    )
    if evidence.missing(left.basis, left.set_by, left.statements):
        return left._replace(basis="attributed")
    return left


def _known(outcome: Outcome, gone: set[str], day: Period) -> Outcome:
    met = outcome.met
    if met and (gone.issuperset(met.statements) or (met.date.text and met.date.first > day.last)):
        outcome = outcome._replace(met=None, status="open")
    refusals = tuple(
        Refusal(refusal.by, left, _without(refusal.dropped, gone))
        for refusal in outcome.refusals
        if (left := _without(refusal.statements, gone))
    )
    if refusals and outcome.status == "open":
        outcome = outcome._replace(status="refused")
    return settled(outcome._replace(refusals=refusals, doubts=_without(outcome.doubts, gone)))
