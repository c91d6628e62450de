"""The demands that positions make: derived where none is written, compared where one is.

A position on an outcome with conditions is the evidence of a demand: whoever says “a vote, once
the border is ours” asks for the border before the vote. It need not be written a second time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from summit_tui.dossier.evidence import Evidence
from summit_tui.dossier.model import INDEPENDENT, Basis, Precondition, Statement
from summit_tui.dossier.parse.records import Links, Records
from summit_tui.dossier.text import clip
from summit_tui.record import Record

_STRENGTH: tuple[Basis, ...] = ("stated", "leaked", "attributed")


class _Asked(Record):
    """What somebody asks for before an outcome."""

    holder: str
    outcome: str
    conditions: tuple[str, ...]


def derive_demands(
    records: Records, conditional: Iterable[str], links: Links, evidence: Evidence
) -> None:
    """Add the preconditions that statements show and nobody wrote, and report those that differ.

    `conditional` are the ids of the statements that have conditions. The tables are clean.
    """
    said: dict[_Asked, list[Statement]] = defaultdict(list)
    by_statement: dict[str, list[_Asked]] = defaultdict(list)
    for id_ in dict.fromkeys(conditional):
        statement = records.statements.get(id_)
        for asked in _asked_in(statement, records) if statement else ():
            said[asked].append(records.statements[id_])
            by_statement[id_].append(asked)
    if not said:
        return
    written = _written(records)
    for precondition in records.preconditions.values():
        _compare(precondition, records, by_statement, written, links, evidence)
    for asked in sorted(said):
        if not _covered(asked, said[asked], written):
            made = _derived(asked, said[asked], records)
            records.preconditions[made.id] = made


def _asked_in(statement: Statement, records: Records) -> Iterator[_Asked]:
    """What a statement asks for at first hand; a reading of somebody else is no demand."""
    for position in statement.positions:
        outcome = records.propositions[position.proposition].outcome
        if not (outcome and not position.of and position.normal == "conditional"):
            continue
        conditions = tuple(sorted(set(position.conditions) - {outcome}))
        for holder in dict.fromkeys(_holder(actor, statement, outcome, records)
                                    for actor in statement.said_by):  # fmt: skip
            if holder and conditions:
                yield _Asked(holder, outcome, conditions)


def _holder(actor: str, statement: Statement, outcome: str, records: Records) -> str:
    """Whose demand it is: the party's, or the actor's own where that has none.

    Who belongs to no party has a say only in what it, or whoever it speaks for, controls: an
    observer’s opinion is nobody’s demand.
    """
    party = statement.party or records.actors[actor].party
    if party != INDEPENDENT:
        return party
    while actor:
        if actor in records.outcomes[outcome].controllers:
            return actor
        actor = records.actors[actor].speaks_for
    return ""


def _written(records: Records) -> Mapping[tuple[str, str], list[Precondition]]:
    """The preconditions that a curator wrote, by the party (or independent) and the outcome."""
    found: dict[tuple[str, str], list[Precondition]] = defaultdict(list)
    for precondition in records.preconditions.values():
        for side in precondition.set_by:
            found[_of_party(side, records), precondition.outcome].append(precondition)
    return found


def _of_party(side: str, records: Records) -> str:
    if side in records.parties or records.actors[side].party == INDEPENDENT:
        return side
    return records.actors[side].party


def _covered(
    asked: _Asked,
    statements: list[Statement],
    written: Mapping[tuple[str, str], list[Precondition]],
) -> bool:
    """Whether it is written: from one of these statements, or with these very conditions."""
    ids = {statement.id for statement in statements}
    there = written.get((asked.holder, asked.outcome), ())
    return any(not ids.isdisjoint(it.statements) for it in there) or (
        _required(there).issuperset(asked.conditions)
    )


def _required(preconditions: Iterable[Precondition]) -> set[str]:
    return {name for it in preconditions for group in it.any_of for name in group}


def _derived(asked: _Asked, statements: list[Statement], records: Records) -> Precondition:
    bases = {_basis(statement, records) for statement in statements}
    plain = ".".join((asked.holder, asked.outcome, *asked.conditions))
    tries = (plain if at == 1 else f"{plain}.{at}" for at in count(1))
    return Precondition(
        id=next(id_ for id_ in tries if id_ not in records.preconditions),
        outcome=asked.outcome,
        any_of=(asked.conditions,),
        set_by=(asked.holder,),
        basis=next(basis for basis in _STRENGTH if basis in bases),
        statements=tuple(statement.id for statement in statements),
        waived=(),
        together=(),
        note="",
        place=statements[0].place,
    )


def _basis(statement: Statement, records: Records) -> Basis:
    if statement.anonymous or records.sources[statement.source].anonymous:
        return "leaked"
    return "attributed" if statement.voice == "attributed" else "stated"


def _compare(
    precondition: Precondition,
    records: Records,
    by_statement: Mapping[str, list[_Asked]],
    written: Mapping[tuple[str, str], list[Precondition]],
    links: Links,
    evidence: Evidence,
) -> None:
    """Report statements that are cited for a demand and ask for something else.

    One that also says which of the two comes first, in a proposition with an `order`, agrees.
    """
    for at, id_ in enumerate(precondition.statements):
        for asked in by_statement.get(id_, ()):
            there = written.get((asked.holder, asked.outcome), ())
            if precondition not in there or not evidence.own(id_, asked.holder):
                continue
            missing = set(asked.conditions) - _required(there)
            if missing and not _ordered(records.statements[id_], precondition, records):
                other = " and ".join(f"‘{clip(name)}’" for name in sorted(missing))
                message = f"‘{clip(id_)}’ asks for {other}, which no precondition of its side does"
                links.report(precondition.place).at("statements", at)("W506", message)


def _ordered(statement: Statement, precondition: Precondition, records: Records) -> bool:
    first = _required([precondition])
    for position in statement.positions:
        order = records.propositions[position.proposition].order
        if order and order[0] in first and order[1] == precondition.outcome:
            return position.stance != "rejects"
    return False
