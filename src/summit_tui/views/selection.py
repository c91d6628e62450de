"""Which rows each pane shows, given what narrows the view. Pure; the screen holds only ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from summit_tui.analysis.addresses import Address
from summit_tui.analysis.blockers.evidence import obstacle_of, says
from summit_tui.analysis.contradictions.contradiction import Side
from summit_tui.analysis.disputes.dispute import Dispute
from summit_tui.analysis.listing import by_date, by_party
from summit_tui.analysis.matrix.told import holder_of
from summit_tui.analysis.phrases.names import side_names
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import Dossier
from summit_tui.record import Record
from summit_tui.views.rows import Rows
from summit_tui.views.view_state import ViewState, listed, unlisted

EVERYONE = "*"
"""The first row of the actors: nobody in particular. No id looks like this."""

Reach = Literal["all", "cross-source", "dismissed"]
"""Which contradictions are listed: all that stand, only those across sources, or those that the
curator dismissed."""
REACHES: tuple[Reach, ...] = ("all", "cross-source", "dismissed")


class Selection(Record):
    """What the reader chose to look at; empty where nothing narrows.

    `evidence` are demands and refusals whose statements are shown: keys of `blockers.evidence`.
    Actor, proposition, source and fact narrow together.
    """

    actor: str = ""
    statement: str = ""
    dispute: str = ""
    contradiction: str = ""
    evidence: tuple[str, ...] = ()
    proposition: str = ""
    source: str = ""
    fact: str = ""


WIDER = (
    "statement", "contradiction", "dispute", "evidence", "proposition", "source", "fact", "actor",
)  # fmt: skip
"""What widens the view when it is taken back, the narrowest first."""


def selection_of(state: ViewState) -> Selection:
    """What narrows a state of the explorer."""
    chosen: dict[str, Any] = {name: state.choice(name) for name in Selection._fields}
    return Selection(**{**chosen, "evidence": unlisted(chosen["evidence"])})


def selecting(state: ViewState, selection: Selection) -> ViewState:
    """A state of the explorer that is narrowed like this."""
    return state.choosing(**{**selection._asdict(), "evidence": listed(selection.evidence)})


def explored(selection: Selection, at: str) -> ViewState:
    """The explorer, narrowed like this, with the cursors on what is chosen."""
    state = ViewState("explorer", at, beside="" if at == "actors" else at)
    for pane, row in (
        ("statements", selection.statement),
        ("contradictions", selection.contradiction or selection.dispute),
    ):
        state = state.on(pane, row) if row else state
    return selecting(state, selection)


def kept(selection: Selection, snapshot: Snapshot) -> Selection:
    """What narrows, as far as another snapshot of the dossier has it."""
    dossier = snapshot.dossier
    said = dossier.with_drafts.statements
    return selection._replace(
        actor=selection.actor if selection.actor in dossier.actors else "",
        proposition=selection.proposition if selection.proposition in dossier.propositions else "",
        source=selection.source if selection.source in dossier.sources else "",
        fact=selection.fact if selection.fact in dossier.facts else "",
        statement=selection.statement if selection.statement in said else "",
        dispute=selection.dispute if selection.dispute in snapshot.disputes_by_id else "",
        contradiction=selection.contradiction if selection.contradiction in snapshot.by_id else "",
        evidence=tuple(key for key in selection.evidence if obstacle_of(dossier, key)),
    )


class Focus(Record):
    """What the reader was looking at when another view was asked for.

    The actor that narrows (or empty), the record of the row, its statements, and what to call
    these.
    """

    actor: str = ""
    record: Address | None = None
    statements: Sequence[str] = ()
    about: str = ""


def focus_on(snapshot: Snapshot, record: Address | None, actor: str = "") -> Focus:
    """What the reader looks at: a record as far as the snapshot has it, with the chosen actor."""
    table, id_ = record or ("", "")
    if table == "statements" and id_ in snapshot.dossier.statements:
        return Focus(actor, record, [id_], "this statement")
    if table == "disputes" and id_ in snapshot.disputes_by_id:
        statements = snapshot.disputes_by_id[id_].statements
        return Focus(actor, record, statements, "this dispute")
    if table == "contradictions" and id_ in snapshot.by_id:
        return Focus(actor, record, snapshot.by_id[id_].statements, "this contradiction")
    if table == "actors" and id_ in snapshot.dossier.actors:
        said = snapshot.statements_by.get(id_, ())
        return Focus(id_, record, said, f"what {short_name(snapshot, id_)} said")
    return Focus(actor)


class Asked(Record):
    """All that decides what a pane shows: the choice, the reach, and the pane's own filter."""

    selection: Selection
    reach: Reach
    filter: str


def actor_rows(snapshot: Snapshot) -> Rows:
    """Everyone, then the actors by party."""
    ids, headings = [EVERYONE], []
    for party, actors in by_party(snapshot.dossier):
        headings.append((len(ids), party))
        ids.extend(actor.id for actor in actors)
    return Rows(ids, headings)


def statement_rows(snapshot: Snapshot, selection: Selection) -> Rows:
    """All sides of a contradiction, what a blocker rests on, what an actor said, or all."""
    contradiction = snapshot.by_id.get(selection.contradiction)
    if contradiction:
        ids: list[str] = []
        headings: list[tuple[int, str]] = []
        for side in contradiction.sides:
            new = [name for name in side.statements if name not in ids]
            if new:
                headings.append((len(ids), side_heading(snapshot, side)))
                ids.extend(new)
        return Rows(ids, headings)
    dispute = snapshot.disputes_by_id.get(selection.dispute)
    if dispute:
        return _answer_rows(snapshot, dispute)
    if selection.evidence:
        return _evidence_rows(snapshot, selection.evidence)
    said = snapshot.statements
    if selection.actor and not selection.proposition:
        said = snapshot.statements_by.get(selection.actor, ())
    if selection.proposition or selection.source or selection.fact:
        said = [name for name in said if _is_about(snapshot.dossier, name, selection)]
    drafts = _drafts(snapshot.dossier, selection)
    return (
        Rows([*said, *drafts], [(len(said), "Drafts, which count for nothing")])
        if drafts
        else Rows(said)
    )


def _drafts(dossier: Dossier, selection: Selection) -> Sequence[str]:
    """The statements that nobody has accepted yet, as far as the choice goes, by date."""
    if not dossier.drafts:
        return ()
    whole = dossier.drafts.whole
    return [
        statement.id
        for statement in by_date(whole)
        if dossier.is_draft("statements", statement.id)
        and (
            selection.proposition
            or selection.actor in ("", statement.actor, statement.attributed_by)
        )
        and _is_about(whole, statement.id, selection)
    ]


def with_row(snapshot: Snapshot, statement: str) -> Snapshot:
    """The snapshot with the drafts among its records, where the statement is one of them."""
    if statement in snapshot.dossier.statements:
        return snapshot
    return snapshot._replace(dossier=snapshot.dossier.with_drafts)


def _answer_rows(snapshot: Snapshot, dispute: Dispute) -> Rows:
    """The statements of a dispute, each under the first answer that it gives."""
    brief = snapshot.dossier.brief_of
    groups: list[tuple[str, Sequence[str]]] = []
    for side in dispute.sides:
        who = ", ".join(map(brief, side.actors))
        groups.append((f"{side.answer} — {who}", side.statements))
    groups.extend(
        (f"under conditions — {brief(terms.actor)}", terms.statements) for terms in dispute.terms
    )
    groups.extend(
        (f"{brief(reading.by)} of {brief(reading.of)}", reading.statements)
        for reading in dispute.readings
    )
    groups.append(("moved", [name for move in dispute.moves for name in move.statements]))
    ids: dict[str, None] = {}
    headings: list[tuple[int, str]] = []
    for heading, statements in groups:
        new = [name for name in dict.fromkeys(statements) if name not in ids]
        if new:
            headings.append((len(ids), heading))
            ids.update(dict.fromkeys(new))
    return Rows(tuple(ids), headings)


def _is_about(dossier: Dossier, name: str, selection: Selection) -> bool:
    """Whether a statement is in the chosen source, and speaks to the chosen sentence or fact.

    With a chosen actor it tells that actor's position on the sentence, whoever tells it.
    """
    statement = dossier.statements[name]
    if selection.source and statement.source != selection.source:
        return False
    if selection.fact and all(it.fact != selection.fact for it in statement.accounts):
        return False
    return not selection.proposition or any(
        position.proposition == selection.proposition
        and selection.actor in ("", holder_of(statement, position))
        for position in statement.positions
    )


def _evidence_rows(snapshot: Snapshot, keys: Sequence[str]) -> Rows:
    """The statements of demands and refusals, each under the demand that comes first."""
    ids: dict[str, None] = {}
    headings: list[tuple[int, str]] = []
    for key in keys:
        rest = obstacle_of(snapshot.dossier, key)
        new = [name for name in rest.statements if name not in ids] if rest else []
        if rest and new:
            headings.append((len(ids), says(snapshot.dossier, rest)))
            ids.update(dict.fromkeys(new))
    return Rows(tuple(ids), headings)


def side_heading(snapshot: Snapshot, side: Side) -> str:
    """One side in a line: who, and what they say."""
    return f"{names_of(snapshot, side)}: {side.says}"


def names_of(snapshot: Snapshot, side: Side) -> str:
    """Everybody on a side, and on whom they speak when it is not on themselves.

    On a circle, whose demand it is.
    """
    return side_names(snapshot.dossier, side)


def entry_rows(snapshot: Snapshot, selection: Selection, reach: Reach) -> Rows:
    """The disputes with the chosen statement, or of the chosen actor, or all, in their order.

    Of a chosen dispute, or of the one that a chosen contradiction is in, what is in it as well.
    What was dismissed is listed by contradiction: a dismissal names one, or a whole dispute.
    """
    if reach == "dismissed":
        return Rows([item.id for item in snapshot.contradictions if item.dismissed])
    chosen = selection.dispute or snapshot.dispute_of.get(selection.contradiction, "")
    if chosen:
        inside = snapshot.disputes_by_id[chosen].contradictions
        headings = [(1, "The contradictions in it, one by one")] if inside else []
        return Rows([chosen, *inside], headings)
    if selection.statement:
        ids: Sequence[str] = snapshot.disputes_with.get(selection.statement, ())
    elif selection.evidence or selection.proposition or selection.source or selection.fact:
        shown = statement_rows(snapshot, selection).ids
        found = {dispute for name in shown for dispute in snapshot.disputes_with.get(name, ())}
        ids = [dispute.id for dispute in snapshot.disputes if dispute.id in found]
    elif selection.actor:
        ids = snapshot.disputes_by.get(selection.actor, ())
    else:
        ids = [dispute.id for dispute in snapshot.disputes if not dispute.dismissed]
    if reach == "cross-source":
        ids = [name for name in ids if _is_across(snapshot, name)]
    first = next((at for at, name in enumerate(ids) if snapshot.disputes_by_id[name].accounts), -1)
    return Rows(ids, [(first, "The sources differ")] if first >= 0 else [])


def _is_across(snapshot: Snapshot, dispute: str) -> bool:
    """Whether something in a dispute rests on different roots."""
    names = snapshot.disputes_by_id[dispute].contradictions
    return any(snapshot.by_id[name].cross_source for name in names)


def name_of(snapshot: Snapshot, actor: str) -> str:
    """An actor's display name."""
    return snapshot.dossier.name_of(actor)


def short_name(snapshot: Snapshot, actor: str) -> str:
    """What rows call an actor."""
    return snapshot.dossier.brief_of(actor)
