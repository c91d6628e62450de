"""What records say about one another: checked when all files are read.

The tables that come out are clean: every id in them is defined in them, and no chain of
`speaks_for` or `based_on` runs in a circle. Unknown ids are taken out of lists and optional
references blanked, and a record that says nothing true without them is left out:

- a statement without its actor, source or `attributed_by`; a position without its proposition
  or `of` (it would become the speaker's own); an account without its fact;
- a precondition without its outcome or `set_by`, without a group that is left, or without
  evidence where its basis needs some; a refusal without its controller or evidence.

A position that loses a condition stays conditional.
"""

from __future__ import annotations

from collections.abc import Callable

from summit_tui.dossier.evidence import Evidence
from summit_tui.dossier.model import (
    INDEPENDENT,
    Met,
    Outcome,
    Party,
    Place,
    Precondition,
    Refusal,
)
from summit_tui.dossier.parse.circles import circles
from summit_tui.dossier.parse.conditions import derive_demands
from summit_tui.dossier.parse.records import Links, Records
from summit_tui.dossier.parse.report import Issue, Report
from summit_tui.dossier.parse.statements import Mentions, clean_statements
from summit_tui.dossier.text import clip


def clean(records: Records, mentions: Mentions, sink: Callable[[Issue], None]) -> None:
    """Make the records clean, in place, and report what was not.

    `mentions` are those of the statements.

    The party `independent` is added, last, unless the dossier names it itself.
    """
    links = Links(records, sink)
    _parties(records)
    _sources(records, links)
    _actors(records, links)
    _questions(records, links)
    _propositions(records, links)
    _facts(records, links)
    clean_statements(records, mentions, links)
    evidence = Evidence(records.parties, records.actors, records.sources, records.statements)
    _outcomes(records, links, evidence)
    _preconditions(records, links, evidence)
    derive_demands(records, mentions.with_conditions, links, evidence)
    _expectations(records, links)


def _expectations(records: Records, links: Links) -> None:
    """One that names what is not there expects nothing."""
    kept = []
    for expectation in records.expectations:
        report = links.report(expectation.place)
        outcome = expectation.no_package_without
        good = not outcome or links.known(outcome, "outcomes", report.at("no_package_without"))
        for name in ("dispute", "contradiction", "no_contradiction"):
            ids = getattr(expectation, name)
            good &= links.those_known(ids, "statements", report.at(name)) == ids
        if good:
            kept.append(expectation)
    records.expectations = kept


def _parties(records: Records) -> None:
    place = Place("", "parties", len(records.parties))
    records.parties.setdefault(
        INDEPENDENT, Party(INDEPENDENT, "Independent", plural=False, place=place)
    )


def _sources(records: Records, links: Links) -> None:
    sources = records.sources
    chains = {}
    for id_, source in sources.items():
        here = links.report(source.place).at("based_on")
        chains[id_] = links.those_known(source.based_on, "sources", here)
    for source_id, relayed, circle in list(circles(chains)):
        source = sources[source_id]
        here = links.report(source.place).at("based_on", source.based_on.index(relayed))
        here("E303", f"circle: {circle}")
        chains[source_id] = tuple(id_ for id_ in chains[source_id] if id_ != relayed)
    for id_, chain in chains.items():
        if chain != sources[id_].based_on:
            sources[id_] = sources[id_]._replace(based_on=chain)


def _actors(records: Records, links: Links) -> None:
    actors = records.actors
    chains: dict[str, tuple[str, ...]] = {}
    for id_, actor in actors.items():
        report = links.report(actor.place)
        if not links.known(actor.party, "parties", report.at("party")):
            actors[id_] = actor._replace(party=INDEPENDENT)
        principal = actor.speaks_for
        known = principal and links.known(principal, "actors", report.at("speaks_for"))
        chains[id_] = (principal,) if known else ()
    for id_, _, circle in list(circles(chains)):
        links.report(actors[id_].place).at("speaks_for")("E303", f"circle: {circle}")
        chains[id_] = ()
    for id_, chain in chains.items():
        if actors[id_].speaks_for and not chain:
            actors[id_] = actors[id_]._replace(speaks_for="")


def _questions(records: Records, links: Links) -> None:
    joined = {proposition.question for proposition in records.propositions.values()}
    joined.update(fact.joins or fact.question for fact in records.facts.values())
    for id_, question in records.questions.items():
        report = links.report(question.place)
        bears_on = links.those_known(question.bears_on, "outcomes", report.at("bears_on"))
        records.questions[id_] = question._replace(bears_on=bears_on)
        if id_ not in joined:
            report.at("id")("W503", f"no proposition and no fact joins the question ‘{clip(id_)}’")


def _facts(records: Records, links: Links) -> None:
    """A fact joins a question by its id, given instead of a text of its own or beside it."""
    questions = records.questions
    for id_, fact in records.facts.items():
        if fact.joins and not links.known(
            fact.joins, "questions", links.report(fact.place).at("joins")
        ):
            records.facts[id_] = fact._replace(joins="")
        elif fact.question in questions:
            whole = questions[fact.question]
            records.facts[id_] = fact._replace(question=whole.text, joins=fact.joins or whole.id)


def _propositions(records: Records, links: Links) -> None:
    for id_, proposition in records.propositions.items():
        report = links.report(proposition.place)
        outcome, order = proposition.outcome, proposition.order
        if outcome and not links.known(outcome, "outcomes", report.at("outcome")):
            outcome = ""
        if links.those_known(order, "outcomes", report.at("order")) != order:
            order = ()
        excludes = links.those_known(proposition.excludes, "propositions", report.at("excludes"))
        question = proposition.question
        if question and not links.known(question, "questions", report.at("question")):
            question = ""
        bears_on = links.those_known(proposition.bears_on, "outcomes", report.at("bears_on"))
        records.propositions[id_] = proposition._replace(
            outcome=outcome, order=order, excludes=excludes, question=question, bears_on=bears_on
        )


def _outcomes(records: Records, links: Links, evidence: Evidence) -> None:
    for id_, outcome in records.outcomes.items():
        report = links.report(outcome.place)
        here = report.at("controllers")
        controllers = tuple(
            side for at, side in enumerate(outcome.controllers) if links.side(side, here.at(at))
        )
        refusals = []
        for at, refusal in enumerate(outcome.refusals):
            here = report.at("refusals", at)
            kept = _refusal(refusal, links, evidence, here)
            if kept and kept.by in controllers:
                refusals.append(kept)
        rules_out = links.those_known(outcome.rules_out, "outcomes", report.at("rules_out"))
        records.outcomes[id_] = settled(
            outcome._replace(
                controllers=controllers,
                refusals=tuple(refusals),
                met=_met(outcome.met, links, report.at("met", "statements")),
                rules_out=rules_out,
                doubts=links.those_known(outcome.doubts, "statements", report.at("doubts")),
            )
        )
    chains = {id_: outcome.rules_out for id_, outcome in records.outcomes.items()}
    for id_, other, circle in list(circles(chains)):
        outcome = records.outcomes[id_]
        here = links.report(outcome.place).at("rules_out", outcome.rules_out.index(other))
        here("E303", f"circle: {circle}: it counts both ways, so once is enough")


def _met(met: Met | None, links: Links, report: Report) -> Met | None:
    if met is None:
        return None
    known = links.those_known(met.statements, "statements", report)
    return met._replace(statements=known) if known else None


def settled(outcome: Outcome) -> Outcome:
    """The outcome with the status that its refusals give it, where it claims none of its own.

    One that was refused and has no refusals left is open.
    """
    if outcome.status and (outcome.status != "refused" or outcome.refusals):
        return outcome
    return outcome._replace(status="refused" if outcome.refusals else "open")


def _refusal(refusal: Refusal, links: Links, evidence: Evidence, report: Report) -> Refusal | None:
    own = []
    here = report.at("statements")
    for statement in links.those_known(refusal.statements, "statements", here):
        if not evidence.side(refusal.by) or evidence.own(statement, refusal.by):
            own.append(statement)
        else:
            message = f"‘{statement}’ is not the own word of ‘{refusal.by}’"
            here.at(refusal.statements.index(statement))("E403", message)
    here = report.at("dropped")
    dropped = _given_up(refusal.dropped, (refusal.by,), tuple(own), links, evidence, here)
    return Refusal(refusal.by, tuple(own), dropped) if own else None


def _given_up(
    statements: tuple[str, ...],
    holders: tuple[str, ...],
    begun: tuple[str, ...],
    links: Links,
    evidence: Evidence,
    report: Report,
) -> tuple[str, ...]:
    """The statements with which holders gave up what they asked for, or refused.

    Each is the own word of one of them, and none comes before what it takes back.
    """
    kept = []
    first = min((evidence.date_of(each).first for each in begun), default=0)
    for statement in links.those_known(statements, "statements", report):
        here = report.at(statements.index(statement))
        if not any(evidence.own(statement, holder) for holder in holders):
            names = " or ".join(f"‘{holder}’" for holder in holders)
            here("E403", f"‘{statement}’ is not the own word of {names}, who asked for it")
        elif begun and evidence.date_of(statement).last < first:
            here("E402", f"‘{statement}’ takes it back before it was said")
        else:
            kept.append(statement)
    return tuple(kept)


def _preconditions(records: Records, links: Links, evidence: Evidence) -> None:
    for id_, precondition in list(records.preconditions.items()):
        kept = _precondition(precondition, links, evidence)
        if kept:
            records.preconditions[id_] = kept
        else:
            del records.preconditions[id_]


def _precondition(made: Precondition, links: Links, evidence: Evidence) -> Precondition | None:
    report = links.report(made.place)
    good = links.known(made.outcome, "outcomes", report.at("outcome"))
    for at, side in enumerate(made.set_by):
        here = report.at("set_by", at) if len(made.set_by) > 1 else report.at("set_by")
        good &= links.side(side, here)
    groups = [
        links.those_known(group, "outcomes", report.at("any_of", at))
        for at, group in enumerate(made.any_of)
    ]
    groups = [group for group in groups if group]
    known = links.those_known(made.statements, "statements", report.at("statements"))
    if not good or not groups or not (known or made.basis in ("inferred", "law")):
        return None
    missing = evidence.missing(made.basis, made.set_by, known)
    if missing:
        names = " or ".join(f"‘{side}’" for side in missing)
        message = f"‘{made.basis}’, but none of the statements is the own word of {names}"
        report.at("statements")("E403", message)
        made = made._replace(basis="attributed")
    waived, together = (
        _given_up(each, made.set_by, known, links, evidence, report.at(name))
        for name, each in (("waived", made.waived), ("together", made.together))
    )
    return made._replace(any_of=tuple(groups), statements=known, waived=waived, together=together)
