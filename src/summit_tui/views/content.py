"""Rows of the lists: the one place, with `details`, where data becomes screen text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from summit_tui.analysis.blockers.evidence import obstacle_of, says
from summit_tui.analysis.contradictions.contradiction import Contradiction, Side, Strength
from summit_tui.analysis.phrases import names, stances, statements
from summit_tui.analysis.phrases.kinds import KIND_HELP, KIND_WORDS, STRENGTH_MARKS
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.phrases.sources import source_chain
from summit_tui.analysis.phrases.stances import ONLY_AFTER, STANCE_MARKS, whose_reading
from summit_tui.analysis.search import What
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.cell_width import cell_len
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Fact, Position, Proposition, Source, Statement
from summit_tui.views.lines import EMPTY, Line, Role, Span, fit, line, spread, width_of, wrap
from summit_tui.views.selection import (
    EVERYONE,
    Asked,
    Selection,
    name_of,
    names_of,
    short_name,
    with_row,
)

STANCES: dict[str, tuple[str, Role]] = {
    "affirms": (STANCE_MARKS["affirms"], "good"),
    "rejects": (STANCE_MARKS["rejects"], "hard"),
    "conditional": (STANCE_MARKS["conditional"], "tension"),
    "open": (STANCE_MARKS["open"], "muted"),
}
STRENGTHS: dict[Strength, tuple[str, Role]] = {
    strength: (mark, strength) for strength, mark in STRENGTH_MARKS.items()
}
_SENTENCE = "what they answer differently: what bears on the goal comes first"
_SOURCE = 6
"""Cells below which nobody would know a source by what is left of its name."""
ACTOR_COUNTS = "said  ≠"
"""Column heads over the counts of the actors."""


def actor_row(snapshot: Snapshot, row: str, width: int) -> Sequence[Line]:
    """What rows call an actor, how many statements, how many disputes."""
    if row == EVERYONE:
        counts = _counts(len(snapshot.statements), _standing(snapshot))
        return [spread(line(("Everyone", "strong")), counts, width)]
    said = len(snapshot.statements_by.get(row, ()))
    against = len(snapshot.disputes_by.get(row, ()))
    name = short_name(snapshot, row)
    return [spread(line((f" {name}", "text")), _counts(said, against), width)]


def _counts(said: int, against: int) -> Line:
    return line((f"{said or '·':>3}", "muted"), (f"{against or '·':>4}", "text"))


def _standing(snapshot: Snapshot) -> int:
    return sum(not item.dismissed for item in snapshot.disputes)


def statement_row(snapshot: Snapshot, row: str, width: int, *, named: bool) -> Sequence[Line]:
    """When, whose words, which source; then two lines of what was said."""
    draft = snapshot.dossier.is_draft("statements", row)
    snapshot = with_row(snapshot, row)
    statement = snapshot.dossier.statements[row]
    date = display(snapshot.dossier.date_of(statement))
    head: list[Span] = [Span("draft  ", "tension")] if draft else []
    head += [Span(date, "date"), Span("  ")]
    if named:
        head += [Span(short_name(snapshot, statement.actor), "strong"), Span("  ")]
    head.append(Span(voice(snapshot, statement), "muted"))
    room = width - width_of(tuple(head)) - 2
    source = fit(line((source_label(snapshot, statement), "muted")), room)
    right = source if room >= _SOURCE else EMPTY
    body = said(statement)
    cut = body[0]._replace(text=body[0].text[: 3 * width])
    return [spread(tuple(head), right, width), *wrap((cut,), width, limit=2)]


def voice(snapshot: Snapshot, statement: Statement) -> str:
    """Whose words they are."""
    return statements.voice(snapshot.dossier, statement)


def said(statement: Statement) -> Line:
    """What was said: the quote in its marks, else the summary."""
    if statement.quote:
        return line((f"“{statement.quote}”", "quote"))
    return line((statement.summary, "text"))


def source_label(snapshot: Snapshot, statement: Statement) -> str:
    """The source's id, and what it relays."""
    return source_chain(snapshot.dossier, statement)


def contradiction_row(snapshot: Snapshot, row: str, width: int) -> Sequence[Line]:
    """Strength and kind, what it is about, and who stands on each side: four lines."""
    item = snapshot.by_id[row]
    head = contradiction_title(item)
    if item.dismissed:
        head = (*head, Span("  dismissed", "muted"))
    reach = line(("across" if item.cross_source else "one source", "muted"))
    about = line((item.about, "text"))
    if all(side.stance in STANCES and side.says == side.stance for side in item.sides):
        # Both sides fit on one line, and leave two for the sentence.
        stands = [_stand(snapshot, side) for side in item.sides]
        body = wrap(about, width, limit=2)
        body += [line("")] * (2 - len(body))
        return [
            spread(head, reach, width),
            *body,
            fit((*stands[0], Span("   "), *stands[1]), width),
        ]
    if item.circle:
        return [spread(head, reach, width), *_loop(snapshot, item, width)]
    names = [names_of(snapshot, side) for side in item.sides]
    column = min(max(map(cell_len, names)) + 2, width // 3 + 2)
    sides = [
        (*_padded(name, column), Span(side.says, "text"))
        for name, side in zip(names, item.sides, strict=True)
    ]
    return [spread(head, reach, width), fit(about, width), *(fit(side, width) for side in sides)]


def _loop(snapshot: Snapshot, item: Contradiction, width: int) -> Sequence[Line]:
    """What waits for what in two lines, and who holds it in one."""
    about = wrap(line((item.about, "text")), width, limit=2)
    held = [names_of(snapshot, side) for side in item.sides if side.holder]
    if len(held) < len(item.sides):
        held.append("some of it set by nobody")
    return [
        *about,
        *[EMPTY] * (2 - len(about)),
        fit(line(("asked by ", "muted"), (" · ".join(held), "text")), width),
    ]


def _stand(snapshot: Snapshot, side: Side) -> Line:
    mark, role = STANCES[side.stance]
    return line((f"{mark} ", role), (names_of(snapshot, side), "muted"))


def _padded(name: str, column: int) -> Line:
    shown = fit(line((name, "muted")), column - 1)
    return (*shown, Span(" " * (column - width_of(shown))))


def position_line(snapshot: Snapshot, position: Position) -> Line:
    """A position: a mark, the sentence, its conditions, whose it is, how firmly."""
    mark, role = STANCES[position.normal]
    proposition = snapshot.dossier.propositions[position.proposition]
    parts: list[Span] = [Span(f"{mark} ", role), Span(f"{position.normal}: ", role)]
    if position.of:
        parts.insert(1, Span(f"{whose_reading(snapshot.dossier, position)}: ", "aside"))
    parts.append(Span(proposition.text, "text"))
    if position.conditions:
        first = stances.conditions(snapshot.dossier, position)
        parts += [Span(ONLY_AFTER, "tension"), Span(first, "text")]
    if position.firm == "hedged":
        parts.append(Span(stances.hedge(position.firm), "muted"))
    return tuple(parts)


def outcome_name(snapshot: Snapshot, outcome: str) -> str:
    """An outcome's short phrase."""
    return names.outcome_name(snapshot.dossier, outcome)


def subtitle(snapshot: Snapshot, what: What, asked: Asked) -> str:
    """What narrows one pane, for beside its title."""
    parts = []
    selection = asked.selection
    if what != "actors" and selection.actor and not selection.evidence:
        parts.append(name_of(snapshot, selection.actor))
    chosen = snapshot.by_id.get(selection.contradiction)
    if what == "statements" and chosen:
        parts = ["both sides" if len(chosen.sides) == 2 else "all sides"]
    if selection.evidence and not chosen and what != "actors":
        parts = ["what the blocker rests on"]
    dispute = snapshot.disputes_by_id.get(selection.dispute)
    if what == "statements" and dispute and not chosen:
        parts = ["of this dispute"]
    if what == "entries":
        if dispute or chosen:
            parts = ["one dispute"]
        elif selection.statement:
            parts = ["of one statement"]
        if asked.reach != "all":
            parts.append(asked.reach)
    if asked.filter:
        parts.append(f"/{asked.filter}")
    return " · ".join(parts)


def empty_message(snapshot: Snapshot, what: What, asked: Asked, hint: Callable[[str], str]) -> str:
    """What an empty pane says: why it is empty, and what to do; `hint` tells how to press."""
    if asked.filter:
        everything = hint("find-all")
        more = f"; {everything} finds anything there is" if everything else ""
        noun = "contradictions" if what == "entries" else what
        return f"No {noun} match. esc takes the filter back{more}."
    if not snapshot.dossier.statements:
        return (
            "This dossier has no statements yet. "
            "docs/dossier-format.md begins with the smallest one."
        )
    selection = asked.selection
    if selection.evidence:
        return "No statement shows it: it is an inference or a law. esc goes back."
    if selection.source and what == "statements":
        return "No statement stands in this source itself. esc goes back."
    if what == "statements" and (selection.proposition or selection.fact or selection.source):
        return "No statement here is about it. esc widens the view."
    if what == "statements":
        return "This actor said nothing in these sources. esc widens the view."
    others = f" {hint('reach')} shows the others." if hint("reach") else ""
    if asked.reach == "dismissed":
        return f"Nothing was dismissed.{others}"
    if asked.reach == "cross-source":
        return f"Nothing across sources.{others}"
    if selection.statement:
        return "Nothing contradicts this statement. esc widens the view."
    if selection.actor:
        return "Nothing contradicts this actor. esc widens the view."
    return "No contradictions follow from this dossier."


def breadcrumb(snapshot: Snapshot, selection: Selection, width: int) -> Line:
    """What narrows the view, widest first."""
    actor = snapshot.dossier.actors.get(selection.actor)
    if actor:
        party = snapshot.dossier.parties.get(actor.party)
        parts = [party.name] if party else []
        steps = [*parts, snapshot.dossier.name_of(actor.id)]
    else:
        steps = ["Everyone"]
        if selection == Selection() and snapshot.disputes:
            return fit(line(("Everyone", "text"), (f"  ·  {_SENTENCE}", "muted")), width)
    for table, id_ in (
        (snapshot.dossier.propositions, selection.proposition),
        (snapshot.dossier.facts, selection.fact),
        (snapshot.dossier.sources, selection.source),
    ):
        if id_ in table:
            steps.append(_called(table[id_]))
    for key in selection.evidence[:1]:
        rest = obstacle_of(snapshot.dossier, key)
        more = f" and {len(selection.evidence) - 1} more" if len(selection.evidence) > 1 else ""
        steps += [says(snapshot.dossier, rest) + more] if rest else []
    dispute = snapshot.disputes_by_id.get(selection.dispute)
    if dispute:
        steps.append(dispute.question)
    contradiction = snapshot.by_id.get(selection.contradiction)
    if contradiction:
        steps.append(f"{contradiction.kind}: {contradiction.about}")
    statement = snapshot.dossier.with_drafts.statements.get(selection.statement)
    if statement:
        date = display(snapshot.dossier.with_drafts.date_of(statement))
        own = statement.actor == selection.actor and not (dispute or contradiction)
        steps.append(date if own else f"{name_of(snapshot, statement.actor)}, {date}")
    spans: list[Span] = []
    for number, step in enumerate(steps):
        if number:
            spans.append(Span("  ›  ", "muted"))
        spans.append(Span(step, "text" if number == len(steps) - 1 else "muted"))
    return fit(tuple(spans), width)


def _called(record: Proposition | Fact | Source) -> str:
    """What a record is called on one line."""
    if isinstance(record, Proposition):
        return record.text
    return record.question if isinstance(record, Fact) else record.name


def masthead(snapshot: Snapshot, day: Line, width: int) -> Line:
    """The top line: what this is, the day it is drawn for, and how much there is."""
    dossier = snapshot.dossier
    left = line(("summit-tui", "accent"), ("  ", "text"), (dossier.title, "strong"))
    counts = [
        (
            "source",
            sum(bool(source.file) for source in dossier.sources.values()) or len(dossier.sources),
        ),
        ("actor", len(dossier.actors)),
        ("statement", len(dossier.statements)),
        ("dispute", _standing(snapshot)),
    ]
    right = day
    for count in range(len(counts), 0, -1):
        more = line(*((f" · {counted(number, noun)}", "muted") for noun, number in counts[-count:]))
        if width_of(left) + width_of((*day, *more)) + 2 <= width:
            right = (*day, *more)
            break
    return spread(left, right, width)


def contradiction_title(item: Contradiction) -> Line:
    """The mark of the strength, and the kind in plain words."""
    mark, role = STRENGTHS[item.strength]
    return line((f"{mark} ", role), (KIND_WORDS[item.kind], "strong"))


def kind_lines() -> Iterator[Line]:
    """What the kinds of contradiction mean, for the page of keys."""
    yield line(("Contradictions", "heading"))
    column = max(map(len, KIND_WORDS.values())) + 2
    for kind, text in KIND_HELP.items():
        yield (Span(f"  {KIND_WORDS[kind]:<{column}}", "strong"), Span(text))
