"""The full text of what the cursor is on, for the detail pane."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from summit_tui.analysis.contradictions.accounts import value_text
from summit_tui.analysis.contradictions.contradiction import Contradiction, Side
from summit_tui.analysis.contradictions.wording import compare, text_of
from summit_tui.analysis.phrases import stances, statements
from summit_tui.analysis.phrases.kinds import KIND_WORDS, STRENGTH_HELP
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.analysis.phrases.sources import relays, source_full
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Actor, Statement
from summit_tui.views.blockers.loop import loop_lines
from summit_tui.views.content import (
    STRENGTHS,
    contradiction_title,
    position_line,
    said,
    source_label,
    voice,
)
from summit_tui.views.lines import EMPTY, Line, Role, Span, line, wrap
from summit_tui.views.selection import name_of, names_of, short_name, with_row

_LABEL = 13
"""Cells of the column of labels."""
_LISTED = 8
"""How many contradictions of a statement are named before "and N more"."""


def actor_detail(snapshot: Snapshot, row: str, width: int) -> list[Line]:
    """Who an actor is."""
    actor = snapshot.dossier.actors[row]
    body = wrap(line((snapshot.dossier.name_of(row), "strong")), width)
    body += labelled("role", texts(actor.role), width)
    body += labelled("speaks for", texts(_named(snapshot, actor.speaks_for)), width)
    body += labelled("also", texts(", ".join(actor.aliases)), width)
    body += labelled("party", texts(_party(snapshot, actor)), width)
    body += labelled("note", texts(actor.note), width)
    body += [EMPTY]
    against = [snapshot.by_id[name] for name in snapshot.contradictions_by.get(row, ())]
    return body + _against(snapshot, against, width, lambda side: row in side.actors)


def welcome(snapshot: Snapshot, hint: Callable[[str], str], width: int) -> list[Line]:
    """What this dossier is, and how to begin; `hint` tells how to press for an action."""
    dossier = snapshot.dossier
    body = wrap(line((dossier.title, "strong")), width)
    if dossier.about:
        body += wrap(line((dossier.about, "text")), width)
    body += [EMPTY]
    questions = sum(not dispute.dismissed for dispute in snapshot.disputes)
    sentence = (
        f"{counted(len(dossier.statements), 'statement')} by "
        f"{counted(len(dossier.actors), 'actor')}: they disagree on "
        f"{counted(questions, 'question')}, and what bears on the goal comes first."
    )
    body += [*wrap(line((sentence, "text")), width), EMPTY]
    doors = (
        (hint("to-contradictions"), "where they contradict: who faces whom, in which words"),
        (hint("blockers"), "what blocks the goal, and the least that would have to give"),
        (hint("find-all"), "find anything: a person, a word, a source"),
    )
    for key, text in doors:
        body += wrap(line((f"{key:<7}", "key"), (text, "muted")), width, indent=7)
    body += [EMPTY]
    for strength, (mark, role) in STRENGTHS.items():
        body += wrap(
            line((f"{mark} {strength:<9}", role), (STRENGTH_HELP[strength], "muted")),
            width,
            indent=11,
        )
    return body


def statement_detail(snapshot: Snapshot, row: str, width: int) -> list[Line]:
    """What was said in full, by whom, when, where; the positions; what contradicts it."""
    draft = snapshot.dossier.is_draft("statements", row)
    snapshot = with_row(snapshot, row)
    statement = snapshot.dossier.statements[row]
    body = _barred(said(statement), width)
    if draft:
        body += wrap(line(("A draft: nothing follows from it.", "tension")), width)
    if statement.quote and statement.summary:
        body += wrap(line((statement.summary, "muted")), width)
    body += [EMPTY]
    body += labelled("said by", [_speaker(snapshot, statement)], width)
    body += labelled("when", [_when(snapshot, statement)], width)
    body += labelled("found in", [_found_in(snapshot, statement)], width)
    body += labelled("occasion", texts(statement.occasion), width)
    positions = [position_line(snapshot, position) for position in statement.positions]
    body += labelled("position", positions, width)
    body += labelled("facts", list(_accounts(snapshot, statement)), width)
    against = [snapshot.by_id[name] for name in snapshot.contradictions_with.get(row, ())]
    body += _against(snapshot, against, width, lambda side: row in side.statements)
    body += labelled("note", texts(statement.note), width)
    return body


def rendering_detail(snapshot: Snapshot, row: str, item: Contradiction, width: int) -> list[Line]:
    """A statement in full, below the comparison of the two renderings that it is one of."""
    return [*comparison(snapshot, item, width), EMPTY, *statement_detail(snapshot, row, width)]


def contradiction_detail(
    snapshot: Snapshot, row: str, width: int, *, drawn: bool = True
) -> list[Line]:
    """The rule that fired, both sides with all their evidence, and why it ranks where it does."""
    item = snapshot.by_id[row]
    body = wrap((*contradiction_title(item), Span("  "), Span(item.about, "text")), width)
    body += wrap(line((item.rule, "muted")), width)
    mark, _ = STRENGTHS[item.strength]
    known = f"{mark} {item.strength}: {STRENGTH_HELP[item.strength]}"
    body += wrap(line((known, "muted")), width)
    if item.dismissed:
        body += wrap(line(("dismissed: ", "date"), (item.dismissed, "text")), width)
    if item.kind == "wording":
        body += [EMPTY, *comparison(snapshot, item, width)]
    if item.circle and drawn:
        body += [EMPTY, *loop_lines(snapshot.dossier, item.circle, width)]
    for side in item.sides:
        body += [EMPTY, *_side(snapshot, item, side, width)]
    body += [EMPTY, *labelled("ranks by", texts(str(item.rank), "muted"), width)]
    return body


def _side(snapshot: Snapshot, item: Contradiction, side: Side, width: int) -> list[Line]:
    names = names_of(snapshot, side)
    if item.kind == "wording":  # both are one speaker's: the sources tell them apart
        statement = snapshot.dossier.statements[side.statements[0]]
        names = f"{names}, in {snapshot.dossier.source_name(statement.source)}"
    says = "" if item.kind == "wording" else f"  {side.says}"
    body = wrap(line((names, "strong"), (says, "text")), width, indent=2)
    return body + evidence_lines(snapshot, side.statements, width)


def evidence_lines(
    snapshot: Snapshot, names: Iterable[str], width: int, *, named: bool = False
) -> list[Line]:
    """Statements by date: when, who if `named`, what, whose words, which source."""
    body: list[Line] = []
    dossier = snapshot.dossier
    statements = [dossier.statements[name] for name in names]
    for statement in sorted(statements, key=lambda item: (dossier.date_of(item), item.id)):
        date = display(dossier.date_of(statement))
        tail = f"  {voice(snapshot, statement)}, {source_label(snapshot, statement)}"
        who = (Span(f"{short_name(snapshot, statement.actor)}  ", "key"),) if named else ()
        spans = (Span(f"{date}  ", "date"), *who, *said(statement), Span(tail, "muted"))
        body += [(Span("  "), *wrapped) for wrapped in wrap(spans, width - 2, indent=2)]
    return body


def comparison(snapshot: Snapshot, item: Contradiction, width: int) -> list[Line]:
    """Two renderings word by word: what only one has stands in its own brackets."""
    renderings = []
    for side in item.sides:
        statements = [snapshot.dossier.statements[name] for name in side.statements]
        statements.sort(key=lambda statement: (statement.place.file, statement.place.index))
        renderings.append(statements)
    left, right = renderings
    spans: list[Span] = []
    for piece in compare(text_of(left), text_of(right)):
        if piece.kind == "left":
            spans.append(Span(f"‹{piece.text}› ", "left"))
        elif piece.kind == "right":
            spans.append(Span(f"«{piece.text}» ", "right"))
        else:
            spans.append(Span(f"{piece.text} ", "quote"))
    one, other = (snapshot.dossier.source_name(side[0].source) for side in (left, right))
    legend = line(
        (f"‹only {one}›", "left"), ("  ", "text"), (f"«only {other}»", "right"), ("  both", "quote")
    )
    return [*wrap(tuple(spans), width), *wrap(legend, width)]


def _barred(spans: Line, width: int) -> list[Line]:
    """A passage with an accent bar at its left."""
    return [(Span("▌ ", "accent"), *wrapped) for wrapped in wrap(spans, width - 2)]


def labelled(label: str, values: Iterable[Line], width: int) -> list[Line]:
    """Values beside a label; nothing when there are none."""
    body: list[Line] = []
    for value in values:
        head = label if not body else ""
        for wrapped in wrap(value, width - _LABEL):
            body.append((Span(f"{head:<{_LABEL}}", "muted"), *wrapped))
            head = ""
    return body


def texts(text: str, role: Role = "text") -> list[Line]:
    """A text as values for `labelled`; none where it is empty."""
    return [line((text, role))] if text else []


def _named(snapshot: Snapshot, actor: str) -> str:
    return name_of(snapshot, actor) if actor else ""


def _party(snapshot: Snapshot, actor: Actor) -> str:
    party = snapshot.dossier.parties.get(actor.party)
    return party.name if party else "none"


def _speaker(snapshot: Snapshot, statement: Statement) -> Line:
    actor = snapshot.dossier.actors[statement.actor]
    called = actor.name if actor.role else snapshot.dossier.name_of(actor.id)
    parts = [Span(called, "strong")]
    if actor.role:
        parts.append(Span(f", {actor.role}", "text"))
    if actor.speaks_for:
        parts.append(Span(f", for {name_of(snapshot, actor.speaks_for)}", "text"))
    return (*parts, Span(f" · {voice(snapshot, statement)}", "muted"))


def _when(snapshot: Snapshot, statement: Statement) -> Line:
    date, basis = statements.when(snapshot.dossier, statement)
    return line((date, "date"), (f" · {basis}" if basis else "", "muted"))


def _found_in(snapshot: Snapshot, statement: Statement) -> Line:
    source = snapshot.dossier.sources[statement.source]
    parts = [Span(source_full(source), "text")]
    relayed = relays(snapshot.dossier, statement)
    if relayed:
        parts.append(Span(f", which relays {relayed}", "muted"))
    if statement.quote and source.checked.text:
        parts.append(Span(" · checked against the text", "good"))
    return tuple(parts)


def _accounts(snapshot: Snapshot, statement: Statement) -> Iterable[Line]:
    for account in statement.accounts:
        fact = snapshot.dossier.facts[account.fact]
        hedge = stances.hedge(account.firm)
        yield line(
            (f"{fact.question} ", "muted"), (value_text(account.value, fact) + hedge, "text")
        )


def _against(
    snapshot: Snapshot,
    items: Sequence[Contradiction],
    width: int,
    ours: Callable[[Side], bool],
) -> list[Line]:
    """Contradictions seen from one side: the kind, and who says what on the other."""
    lines: list[Line] = []
    for item in items[:_LISTED]:
        mark, role = STRENGTHS[item.strength]
        other = next((side for side in item.sides if not ours(side)), item.sides[-1])
        lines.append(
            line(
                (f"{mark} ", role),
                (f"{KIND_WORDS[item.kind]} · ", "muted"),
                (names_of(snapshot, other), "strong"),
                (_elsewhere(item, other), "text"),
            )
        )
    if len(items) > _LISTED:
        lines.append(line((f"and {len(items) - _LISTED} more", "muted")))
    return labelled("against", lines, width)


def _elsewhere(item: Contradiction, side: Side) -> str:
    """What the other side says, with the sentence where the side is only a stance on it."""
    if item.kind == "wording":
        return " in other words"
    return f" {side.says}: {item.about}" if side.says == side.stance else f": {side.says}"
