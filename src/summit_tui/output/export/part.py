"""One record, or one view, as a document of its own: what a reader writes from the screen.

The documents are those of the whole export, with less in them, so that every format writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summit_tui.analysis.blockers.answer import Answer
from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.matrix.cells import Mark, Matrix
from summit_tui.analysis.phrases.disputes import side_members
from summit_tui.analysis.phrases.kinds import STRENGTH_MARKS
from summit_tui.analysis.phrases.names import side_names
from summit_tui.analysis.phrases.stances import ONLY_AFTER, STANCE_MARKS
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.analysis.sources import Pair, pairs
from summit_tui.analysis.timeline import moments, of_party
from summit_tui.dossier.dates import display
from summit_tui.output.blockers_report import Item, Section
from summit_tui.output.export.compose import compose
from summit_tui.output.export.document import Document, Said
from summit_tui.output.export.selection import Selection, sources_of

_STANDS: dict[Mark, str] = {
    "affirms": f"{STANCE_MARKS['affirms']} affirm it",
    "rejects": f"{STANCE_MARKS['rejects']} reject it",
    "conditional": f"{STANCE_MARKS['conditional']} set terms",
    "open": f"{STANCE_MARKS['open']} leave it open",
    "both": "± take both sides",
}


def of_dispute(snapshot: Snapshot, dispute: str) -> Document:
    """A question, everybody's words on it by their answer, and the contradictions in it."""
    found = snapshot.disputes_by_id[dispute]
    inside = [snapshot.by_id[name] for name in found.contradictions if name in snapshot.by_id]
    made = _document(snapshot, found.statements, inside, [found])
    answers = [
        Section(
            f"{side.answer} — {side_members(snapshot.dossier, found, side)}",
            list(_quoted(made, side.statements)),
        )
        for side in found.sides
    ]
    return made._replace(chapters=[("All that was said on it", answers)])


def of_contradiction(snapshot: Snapshot, contradiction: str) -> Document:
    """A contradiction with the words of all its sides."""
    found = snapshot.by_id[contradiction]
    return _document(snapshot, found.statements, [found])


def of_statement(snapshot: Snapshot, statement: str) -> Document:
    """What was said, the positions in it, and what contradicts it."""
    against = [snapshot.by_id[name] for name in snapshot.contradictions_with.get(statement, ())]
    made = _document(snapshot, [statement], against)
    said = made.said[statement]
    told = Section(said.name, list(_in_full(said)))
    return made._replace(chapters=[("What was said", [told])])


def of_actor(snapshot: Snapshot, actor: str) -> Document:
    """An actor with all that they said, and the disputes that they are part of."""
    said = snapshot.statements_by.get(actor, ())
    disputes = [snapshot.disputes_by_id[name] for name in snapshot.disputes_by.get(actor, ())]
    return _document(snapshot, said, (), disputes, [actor])


def of_blockers(snapshot: Snapshot, answer: Answer) -> Document:
    """What blocks a goal, with the demands that count, the refusals, and their evidence."""
    graph = answer.state.graph
    rests_on = {name for demand in graph.demands for name in demand.statements}
    for outcome in snapshot.dossier.outcomes.values():
        rests_on.update(name for refusal in outcome.refusals for name in refusal.statements)
    named = [name for name in snapshot.statements if name in rests_on]
    return _document(snapshot, named, answer=answer)


def of_matrix(snapshot: Snapshot) -> Document:
    """Who stands where on each sentence: those on which stances differ, then by topic."""
    matrix = Matrix(snapshot)
    groups = [("Stances differ", matrix.differing), *matrix.topics]
    sections = [
        Section(topic or "No topic", list(_stances(snapshot, matrix, sentences)))
        for topic, sentences in groups
        if sentences
    ]
    made = _document(snapshot, ())
    return made._replace(chapters=[("Who stands where", sections)])


def of_timeline(snapshot: Snapshot, party: str = "") -> Document:
    """What was said when; of a party, what its actors said."""
    told = of_party(moments(snapshot), party) if party else moments(snapshot)
    made = _document(snapshot, [name for moment in told for name in moment.statements])
    sections = [
        Section(
            display(moment.period, weekday=True),
            list(_quoted(made, moment.statements)),
        )
        for moment in told
    ]
    known = snapshot.dossier.parties.get(party)
    by = f", by {known.name if known else party}" if party else ""
    return made._replace(chapters=[(f"Said when{by}", sections)], sources=())


def of_sources(snapshot: Snapshot) -> Document:
    """The sources, and what stands between each two of them."""
    between = [_pair(snapshot, pair) for pair in pairs(snapshot.dossier, snapshot.contradictions)]
    made = _document(snapshot, (), sources=list(snapshot.dossier.sources))
    return made._replace(chapters=[("Between two sources", between)] if between else ())


def _document(
    snapshot: Snapshot,
    said: Sequence[str],
    contradictions: Sequence[Contradiction] = (),
    disputes: Sequence[Dispute] = (),
    actors: Sequence[str] = (),
    *,
    answer: Answer | None = None,
    sources: Sequence[str] = (),
) -> Document:
    """These records with all that they rest on.

    What positions are about stands there where statements stand in full, and lead to it.
    """
    shown = set(said).union(*(item.statements for item in contradictions))
    shown |= {side.best for dispute in disputes for side in dispute.sides}
    ordered = [name for name in snapshot.statements if name in shown]
    chosen = Selection(
        snapshot,
        actors,
        said,
        ordered,
        contradictions,
        disputes,
        sources or sources_of(snapshot.dossier, ordered),
        whole=False,
    )
    made = compose(chosen, answer)
    return made if actors else made._replace(terms=())


def _quoted(made: Document, statements: Iterable[str]) -> Iterator[Item]:
    """Words, each with who said them, when and where below."""
    for name in statements:
        said = made.said[name]
        yield Item(1, _words(said))
        yield Item(2, _cited(said))


def _words(said: Said) -> str:
    return f"“{said.quote}”" if said.quote else said.summary


def _cited(said: Said) -> str:
    return f"{said.name}, {said.date}, {said.called} · {said.voice}"


def _in_full(said: Said) -> Iterator[Item]:
    yield Item(1, _words(said))
    if said.quote and said.summary:
        yield Item(1, said.summary)
    yield Item(1, f"{said.day}{f' ({said.basis})' if said.basis else ''} · {said.voice}")
    yield Item(1, f"in {said.found_in}{'; checked against the text' if said.checked else ''}")
    for stand in said.stands:
        reading = f"{stand.reading}: " if stand.reading else ""
        terms = f"{ONLY_AFTER}{stand.conditions}" if stand.conditions else ""
        yield Item(1, f"{stand.mark} {reading}{stand.stance}: {stand.text}{terms}{stand.hedge}")
    for account in said.accounts:
        yield Item(1, f"{account.question} {account.value}")
    if said.note:
        yield Item(1, said.note)


def _stances(snapshot: Snapshot, matrix: Matrix, sentences: Iterable[str]) -> Iterator[Item]:
    """Sentences with those who stand there; in brackets of whom only others say so."""
    brief = snapshot.dossier.brief_of
    for sentence in sentences:
        yield Item(1, snapshot.dossier.propositions[sentence].text)
        tally = matrix.tally(sentence)
        for mark, stands in _STANDS.items():
            who = [brief(actor) for actor in tally.own.get(mark, ())]
            who += [f"({brief(actor)})" for actor in tally.others.get(mark, ())]
            if who:
                yield Item(2, f"{stands}: {', '.join(who)}")


def _pair(snapshot: Snapshot, pair: Pair) -> Section:
    dossier = snapshot.dossier
    items = []
    if pair.relays:
        items.append(Item(1, f"{dossier.source_name(pair.relays)} relays the other"))
    elif pair.one_root:
        items.append(Item(1, "two documents, one witness"))
    if pair.shared:
        items.append(Item(1, f"utterances that both render: {len(pair.shared):,}"))
    for name in pair.contradictions:
        item = snapshot.by_id[name]
        who = " / ".join(side_names(dossier, side) for side in item.sides)
        items.append(Item(1, f"{STRENGTH_MARKS[item.strength]} {item.kind}: {item.about} — {who}"))
    left, right = (dossier.source_name(name) for name in (pair.left, pair.right))
    return Section(f"{left} and {right}", items)
