"""Putting a selection into the words of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import starmap

from summit_tui.analysis.blockers import words as blocking
from summit_tui.analysis.blockers.answer import Answer as Solved
from summit_tui.analysis.contradictions.accounts import value_text
from summit_tui.analysis.contradictions.contradiction import Contradiction, Side
from summit_tui.analysis.contradictions.wording import Piece, compare, text_of
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.listing import by_party
from summit_tui.analysis.phrases import stances, statements
from summit_tui.analysis.phrases.disputes import best_cited, notes, side_members
from summit_tui.analysis.phrases.kinds import STRENGTH_MARKS
from summit_tui.analysis.phrases.names import side_names
from summit_tui.analysis.phrases.plurals import counted as number_of
from summit_tui.analysis.phrases.sources import relays, source_full
from summit_tui.analysis.phrases.stances import STANCE_MARKS, whose_reading
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Dossier, Source, Statement
from summit_tui.output.blockers_report import counted, report
from summit_tui.output.export.document import (
    Answer,
    Blocking,
    Camp,
    Conflict,
    Debate,
    Demand,
    Document,
    Origin,
    Person,
    Reply,
    Said,
    Stand,
    Term,
)
from summit_tui.output.export.selection import Selection

_SHOWN_WAYS = 5
"""How many ways out a document lists; the JSON has more."""


def compose(chosen: Selection, answer: Solved | None) -> Document:
    """Put a selection into words; `answer` says what blocks, if that is to be told."""
    dossier = chosen.dossier
    conflicts = _conflicts(dossier, chosen.contradictions)
    standing: dict[str, list[int]] = {}
    for _, group in conflicts:
        for conflict in group:
            if not conflict.dismissed:
                for actor in dict.fromkeys(it for camp in conflict.camps for it in camp.actors):
                    standing.setdefault(actor, []).append(conflict.number)
    said = {name: _said(dossier, dossier.statements[name]) for name in chosen.evidence}
    return Document(
        dossier.title,
        dossier.about,
        display(dossier.as_of),
        _counts(chosen),
        said,
        frozenset(chosen.actors),
        _parties(chosen, standing),
        _debates(chosen, conflicts),
        conflicts,
        _blocking(answer) if answer else None,
        [_origin(dossier, dossier.sources[name]) for name in chosen.sources],
        _terms(chosen),
    )


def _counts(chosen: Selection) -> str:
    """How much there is of what; of a part only what is in it."""
    standing = sum(not item.dismissed for item in chosen.contradictions)
    counts = (
        (len(chosen.sources), "source"),
        (len(chosen.actors), "actor"),
        (len(chosen.statements), "statement"),
        (sum(not dispute.dismissed for dispute in chosen.disputes), "dispute"),
        (standing, "contradiction"),
    )
    told = counts if chosen.whole else [count for count in counts if count[0]]
    return " · ".join(starmap(number_of, told))


def _said(dossier: Dossier, made: Statement) -> Said:
    day, basis = statements.when(dossier, made)
    source = dossier.sources[made.source]
    relayed = relays(dossier, made)
    return Said(
        made.id,
        made.actor,
        dossier.name_of(made.actor),
        display(dossier.date_of(made)),
        day,
        basis,
        statements.voice(dossier, made),
        made.quote,
        made.summary,
        made.source,
        dossier.source_name(made.source),
        source_full(source) + (f", which relays {relayed}" if relayed else ""),
        bool(made.quote and source.checked.text),
        made.lang,
        made.occasion,
        made.note,
        list(_stands(dossier, made)),
        list(_accounts(dossier, made)),
    )


def _stands(dossier: Dossier, made: Statement) -> Iterator[Stand]:
    for position in made.positions:
        yield Stand(
            STANCE_MARKS[position.normal],
            position.normal,
            whose_reading(dossier, position),
            position.proposition,
            dossier.propositions[position.proposition].text,
            stances.conditions(dossier, position),
            stances.hedge(position.firm),
        )


def _accounts(dossier: Dossier, made: Statement) -> Iterator[Reply]:
    for account in made.accounts:
        fact = dossier.facts[account.fact]
        value = value_text(account.value, fact) + stances.hedge(account.firm)
        yield Reply(fact.id, fact.question, value)


def _parties(
    chosen: Selection, standing: Mapping[str, Sequence[int]]
) -> Sequence[tuple[str, Sequence[Person]]]:
    dossier, wanted = chosen.dossier, frozenset(chosen.actors)
    groups = []
    for party, members in by_party(dossier):
        people = []
        for actor in members:
            if actor.id not in wanted:
                continue
            said = chosen.snapshot.statements_by.get(actor.id, ())
            own = [name for name in said if dossier.statements[name].actor == actor.id]
            facts = _known(
                role=actor.role,
                speaks_for=dossier.name_of(actor.speaks_for) if actor.speaks_for else "",
                also=", ".join(actor.aliases),
            )
            people.append(
                Person(
                    actor.id,
                    dossier.name_of(actor.id),
                    facts,
                    actor.note,
                    own,
                    [name for name in said if dossier.statements[name].actor != actor.id],
                    standing.get(actor.id, ()),
                )
            )
        if people:
            groups.append((party, people))
    return groups


def _debates(
    chosen: Selection, conflicts: Sequence[tuple[str, Sequence[Conflict]]]
) -> Sequence[tuple[str, Sequence[Debate]]]:
    """What bears on the goal first, then where the sources differ; the dismissed last."""
    numbers = {conflict.id: conflict.number for _, group in conflicts for conflict in group}
    found = chosen.disputes
    groups = (
        ("What is disputed", [it for it in found if not it.accounts and not it.dismissed]),
        ("The sources differ", [it for it in found if it.accounts and not it.dismissed]),
        ("Dismissed by the curator", [it for it in found if it.dismissed]),
    )
    at = 0
    shown = []
    for head, disputes in groups:
        if disputes:
            debates = [
                _debate(chosen.dossier, it, at + n, numbers) for n, it in enumerate(disputes, 1)
            ]
            at += len(disputes)
            shown.append((head, debates))
    return shown


def _debate(dossier: Dossier, dispute: Dispute, number: int, numbers: Mapping[str, int]) -> Debate:
    return Debate(
        number,
        dispute.id,
        dispute.question,
        [
            Answer(
                side.answer,
                side_members(dossier, dispute, side),
                side.best,
                best_cited(dossier, side),
            )
            for side in dispute.sides
        ],
        list(notes(dossier, dispute)),
        " · ".join(dispute.why),
        [numbers[name] for name in dispute.contradictions if name in numbers],
        dispute.dismissed,
    )


def _conflicts(
    dossier: Dossier, found: Sequence[Contradiction]
) -> Sequence[tuple[str, Sequence[Conflict]]]:
    """Across sources first, as on the screen; the dismissed last. Numbered through."""
    groups = (
        ("Across sources", [it for it in found if it.cross_source and not it.dismissed]),
        ("Within one source", [it for it in found if not it.cross_source and not it.dismissed]),
        ("Dismissed by the curator", [it for it in found if it.dismissed]),
    )
    number = 0
    shown = []
    for head, items in groups:
        if items:
            numbered = [_conflict(dossier, item, number + at) for at, item in enumerate(items, 1)]
            number += len(items)
            shown.append((head, numbered))
    return shown


def _conflict(dossier: Dossier, item: Contradiction, number: int) -> Conflict:
    pieces: Sequence[Piece] = ()
    left = right = ""
    if item.kind == "wording":
        one, two = (_rendering(dossier, side) for side in item.sides)
        pieces = compare(text_of(one), text_of(two))
        left, right = (dossier.source_name(it[0].source) for it in (one, two))
    return Conflict(
        number,
        item.id,
        STRENGTH_MARKS[item.strength],
        item.strength,
        item.kind,
        item.cross_source,
        item.about,
        item.rule,
        [_camp(dossier, item, side) for side in item.sides],
        pieces,
        left,
        right,
        str(item.rank),
        item.dismissed,
    )


def _rendering(dossier: Dossier, side: Side) -> Sequence[Statement]:
    statements = [dossier.statements[name] for name in side.statements]
    return sorted(statements, key=lambda made: (made.place.file, made.place.index))


def _camp(dossier: Dossier, item: Contradiction, side: Side) -> Camp:
    statements = [dossier.statements[name] for name in side.statements]
    statements.sort(key=lambda made: (dossier.date_of(made), made.id))
    marks: Mapping[str, str] = {str(stance): mark for stance, mark in STANCE_MARKS.items()}
    return Camp(
        side_names(dossier, side),
        side.actors,
        marks.get(side.stance, "") if side.says == side.stance else "",
        "" if item.kind == "wording" else side.says,
        [made.id for made in statements],
    )


def _blocking(answer: Solved) -> Blocking:
    board, dossier = answer.state.graph, answer.state.graph.dossier
    return Blocking(
        blocking.outcome(dossier, answer.goal),
        counted(answer),
        list(report(answer, _SHOWN_WAYS)),
        [
            Demand(
                demand.id,
                f"{blocking.holder(dossier, demand.set_by)}: "
                f"{blocking.outcome(dossier, demand.outcome)}: only after "
                f"{blocking.asked(dossier, demand)} ({demand.basis})",
                demand.statements,
            )
            for demand in board.demands
        ],
        [
            Demand(
                f"{outcome}:{by}",
                f"{blocking.side(dossier, by)} refuses: {blocking.outcome(dossier, outcome)}",
                list(dict.fromkeys(statements)),
            )
            for (outcome, by), statements in _refusals(dossier).items()
        ],
    )


def _refusals(dossier: Dossier) -> Mapping[tuple[str, str], Sequence[str]]:
    """The statements by which somebody refuses an outcome."""
    found: dict[tuple[str, str], list[str]] = {}
    for outcome in dossier.outcomes.values():
        for refusal in outcome.refusals:
            found.setdefault((outcome.id, refusal.by), []).extend(refusal.statements)
    return found


def _terms(chosen: Selection) -> Sequence[tuple[str, Sequence[Term]]]:
    """What positions and accounts of the evidence are about; of everything, the outcomes, too."""
    dossier = chosen.dossier
    evidence = [dossier.statements[name] for name in chosen.evidence]
    about = {position.proposition for made in evidence for position in made.positions}
    asked = {account.fact for made in evidence for account in made.accounts}
    groups = (
        (
            "Propositions",
            [
                Term("proposition", it.id, it.text, _known(topic=it.topic, scope=it.scope), it.note)
                for it in dossier.propositions.values()
                if chosen.whole or it.id in about
            ],
        ),
        (
            "Facts",
            [
                Term("fact", it.id, it.question, _known(unit=it.unit, scope=it.scope), it.note)
                for it in dossier.facts.values()
                if chosen.whole or it.id in asked
            ],
        ),
        (
            "Outcomes",
            [
                Term(
                    "outcome",
                    it.id,
                    it.name,
                    _known(
                        status=it.status,
                        scope=it.scope,
                        controlled_by=blocking.sides(dossier, it.controllers),
                    ),
                    it.note,
                )
                for it in dossier.outcomes.values()
                if chosen.whole
            ],
        ),
    )
    return [group for group in groups if group[1]]


def _known(**facts: str) -> Sequence[tuple[str, str]]:
    """Labels with what is known; empty texts are left out."""
    return [(label.replace("_", " "), fact) for label, fact in facts.items() if fact]


def _origin(dossier: Dossier, source: Source) -> Origin:
    published = display(source.date)
    if source.date_basis:
        published += f" ({source.date_basis})"
    facts = _known(
        kind=source.kind,
        date=published,
        relays=_names(dossier, source.based_on),
        quotes_checked_against_its_text=display(source.checked) if source.checked.text else "",
    )
    called = dossier.source_name(source.id)
    relayed = ", ".join(map(dossier.source_name, source.based_on))
    whole = (
        source.title,
        source.publisher,
        display(source.date) if source.date.text else "",
        f"relays {relayed}" if relayed else "",
    )
    return Origin(
        source.id,
        called,
        source_full(source),
        ", ".join(part for part in whole if part and part != called),
        facts,
        source.url,
        source.note,
    )


def _names(dossier: Dossier, sources: Iterable[str]) -> str:
    return ", ".join(source_full(dossier.sources[name]) for name in sources)
