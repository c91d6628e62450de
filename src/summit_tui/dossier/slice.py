"""A dossier as it stood on a day: what had not been said by then is gone."""

from __future__ import annotations

from collections.abc import Collection

from summit_tui.dossier.dates import Period
from summit_tui.dossier.evidence import Evidence
from summit_tui.dossier.model import Dossier, Outcome, Precondition, Refusal
from summit_tui.dossier.parse.references import settled


def until(dossier: Dossier, day: Period) -> Dossier:
    """The dossier as of the last day of `day`.

    Statements that were certainly said later are gone; those whose date may lie on either side,
    and those without one, stay. What came about later is not met; what was given up later stands.
    What rests on no statement at all (law, inference) stays, and so do sources, actors,
    propositions and facts.
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
    later = {
        id_
        for id_, outcome in dossier.outcomes.items()
        if outcome.met and outcome.met.date.first > day.last
    }
    return without(dossier, gone, later)


def without(
    dossier: Dossier, gone: set[str] | frozenset[str], unmet: Collection[str] = ()
) -> Dossier:
    """The dossier without the statements in `gone`, in which the outcomes in `unmet` are not met.

    Evidence goes with its statements: a refusal of which nothing is left is gone, and an outcome
    that was refused only so is open; a precondition of which no evidence is left is gone, and one
    of which no own word of its holder is left is attributed.
    """
    if not (gone or unmet):
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
        outcomes={
            id_: _known(outcome, gone, met=id_ not in unmet)
            for id_, outcome in dossier.outcomes.items()
        },
        preconditions=preconditions,
    )


def _without(statements: tuple[str, ...], gone: set[str] | frozenset[str]) -> tuple[str, ...]:
    return tuple(statement for statement in statements if statement not in gone)


def _evidenced(
    precondition: Precondition, gone: set[str] | frozenset[str], evidence: Evidence
) -> Precondition:
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


def _known(outcome: Outcome, gone: set[str] | frozenset[str], *, met: bool) -> Outcome:
    if outcome.met and (not met or gone.issuperset(outcome.met.statements)):
        outcome = outcome._replace(met=None, status="open")
    refusals = tuple(
        Refusal(refusal.by, left, _without(refusal.dropped, gone))
        for refusal in outcome.refusals
        if (left := _without(refusal.statements, gone))
    )
    if refusals and outcome.status == "open":
        outcome = outcome._replace(status="refused")
    return settled(outcome._replace(refusals=refusals, doubts=_without(outcome.doubts, gone)))
