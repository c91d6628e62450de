"""The full text of what the cursor is on in the view of the blockers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.answer import steps_behind
from summit_tui.analysis.blockers.line_status import LineStatus
from summit_tui.analysis.blockers.moves import Move, move_id
from summit_tui.analysis.phrases.blocking import deal, ended, instead, way_out
from summit_tui.dossier.model import Dossier
from summit_tui.views.blockers.blocked import GOAL, Blocked, Looped, Packages, WhatIf
from summit_tui.views.blockers.loop import loop_lines
from summit_tui.views.blockers.rows import box, rank_text, sentence
from summit_tui.views.details import evidence_lines, labelled, texts
from summit_tui.views.lines import EMPTY, Line, Span, line, wrap

_STANDINGS: dict[LineStatus, str] = {
    "blocks": "it still blocks",
    "holds": "it comes about",
    "together": "it comes about at one moment with what waits for it",
    "waived": "nobody asks for it any more",
    "otherwise": "another way fulfils the demand",
    "moot": "something above this line no longer waits",
}


def line_detail(blocked: Blocked, tried: WhatIf, row: str, width: int) -> list[Line]:
    """Who asks for it, what keeps it, what could be done about it, and the evidence."""
    waiting = blocked.lines[row]
    dossier = blocked.snapshot.dossier
    outcome = dossier.outcomes[waiting.outcome]
    body = wrap(line((outcome.name, "strong")), width)
    if row == GOAL and tried.waits_for:
        body = wrap(line((sentence(blocked, tried), "strong")), width)
    need = waiting.need.precondition if waiting.need else None
    if need:
        asked = line(
            (words.holder(dossier, need.set_by), "strong"),
            (f", before {words.outcome(dossier, need.outcome)}", "text"),
            (f" · {words.known_by(dossier, need)}", "muted"),
        )
        body += labelled("asked by", [asked], width)
        if len(need.any_of) > 1:
            body += labelled("one of", texts(words.asked(dossier, need)), width)
        body += labelled("note", texts(need.note), width)
    body += labelled("stands", texts(_stands(blocked, row)), width)
    lapses = (lapse for lapse in blocked.graph.lapses if lapse.outcome == waiting.outcome)
    body += labelled("no more", [line((ended(dossier, it), "text")) for it in lapses], width)
    if tried.assumed:
        then = _STANDINGS[tried.line_statuses[row]]
        body += labelled("what if", [line((then, "accent"))], width)
    body += _offers(blocked, tried, blocked.moves_of(row), width)
    body += labelled("about", texts(outcome.note), width)
    if need and need.statements:
        body += [EMPTY, *evidence_lines(blocked.snapshot, need.statements, width)]
    for refusal in outcome.refusals:
        refused = line((f"{words.side(dossier, refusal.by)} refuses it", "hard"))
        body += [EMPTY, refused, *evidence_lines(blocked.snapshot, refusal.statements, width)]
    return body


def _stands(blocked: Blocked, row: str) -> str:
    """What keeps an outcome as things stand."""
    waiting = blocked.lines[row]
    dossier = blocked.snapshot.dossier
    parts = []
    if waiting.refused_by:
        parts.append(f"refused by {words.sides(dossier, waiting.refused_by)}")
    if waiting.step_by:
        who = words.sides(dossier, waiting.step_by)
        unknown = dossier.outcomes[waiting.outcome].status == "unknown"
        known = "whether it is done is not known" if unknown else "open"
        parts.append(f"{known}: {who} could do it, nobody refuses")
    if waiting.orphan:
        parts.append("nobody controls it")
    names = [words.outcome(dossier, name) for name in blocked.state.waits_for(waiting.outcome)]
    if names:
        parts.append(f"waits for {', '.join(names)}")
    if waiting.mark == "circle":
        parts.append("one of the lines above waits for this in turn")
    if waiting.mark == "above":
        parts.append("what it waits for is listed above")
    return "; ".join(parts)


def _offers(blocked: Blocked, tried: WhatIf, moves: Sequence[Move], width: int) -> list[Line]:
    dossier = blocked.snapshot.dossier
    offers = [(*box(move.id in tried.assumed), *move_line(dossier, move)) for move in moves]
    return labelled("space", offers, width)


def move_line(dossier: Dossier, move: Move) -> Line:
    """Who would do what."""
    return line(
        (f"{words.sides(dossier, move.parties)}: ", "strong"), (words.move(dossier, move), "text")
    )


def circle_detail(blocked: Blocked, tried: WhatIf, row: str, width: int) -> list[Line]:
    """The loop, the ways out, and the evidence of each edge."""
    looped = blocked.circles[row]
    dossier = blocked.snapshot.dossier
    body = loop_lines(dossier, looped.circle, width)
    if tried.assumed:
        broken = tried.broken(looped.circle)
        state = "no longer closed" if broken else "still closed"
        body += [EMPTY, *labelled("what if", [line((state, "accent"))], width)]
    body += [EMPTY, *_ways_out(dossier, looped, width)]
    for edge in looped.circle.edges:
        if edge.precondition.statements:
            head = line(
                (f"{words.holder(dossier, edge.precondition.set_by)}: ", "strong"),
                (words.outcome(dossier, edge.waiting), "text"),
                (" only after ", "tension"),
                (words.outcome(dossier, edge.awaited), "text"),
            )
            shown = evidence_lines(blocked.snapshot, edge.precondition.statements, width)
            body += [EMPTY, *wrap(head, width), *shown]
    return body


def circle_text(blocked: Blocked, row: str, width: int) -> list[Line]:
    """A circle without a drawing: who makes what wait for what, and the ways out."""
    looped = blocked.circles[row]
    dossier = blocked.snapshot.dossier
    body: list[Line] = []
    for edge in looped.circle.edges:
        holder = words.holder(dossier, edge.precondition.set_by)
        known = words.known_by(dossier, edge.precondition)
        waiting, awaited = (words.outcome(dossier, it) for it in (edge.waiting, edge.awaited))
        body += wrap(line(f"{waiting} only after {awaited} ({holder}, {known})"), width, indent=2)
    return body + _ways_out(dossier, looped, width)


def _ways_out(dossier: Dossier, looped: Looped, width: int) -> list[Line]:
    held = {edge.precondition.id for edge in looped.circle.edges}
    ways = [way for way in looped.deadlock.exits if held.issuperset(way.preconditions)]
    return labelled("ways out", [line(way_out(dossier, way)) for way in ways], width)


def package_detail(found: Packages, row: str, width: int) -> list[Line]:
    """The deal, all its moves by those who make them, and in which other ways it can be made."""
    route = found.routes[row]
    package = route.packages[0]
    dossier = found.answer.state.graph.dossier
    # The steps stand below, by those who take them: the deal is what somebody gives up.
    given_up = [move for move in package.moves if move.kind != "step"]
    body = wrap(line((deal(dossier, given_up or package.moves), "strong")), width)
    body += wrap(line((rank_text(package), "muted")), width)
    body += _by_party(dossier, package.moves, width)
    for other in instead(dossier, route):
        body += wrap(line(("or ", "muted"), (other, "text")), width, indent=3)
    if found.given:
        given = "and counting on these steps, which nobody refuses:"
        body += [EMPTY, *wrap(line((given, "muted")), width)]
        body += _by_party(dossier, steps_behind(found.answer, package), width)
    return body


def _by_party(dossier: Dossier, made: Iterable[Move], width: int) -> list[Line]:
    """Moves below those who make them."""
    by_parties: dict[tuple[str, ...], list[Move]] = {}
    for move in made:
        by_parties.setdefault(move.parties, []).append(move)
    body: list[Line] = []
    for parties, moves in sorted(by_parties.items(), key=lambda pair: len(pair[0])):
        body.append(line((words.sides(dossier, parties), "strong")))
        for move in moves:
            parts = wrap(line((words.move(dossier, move), "text")), width - 2, indent=2)
            body += [(Span("  "), *part) for part in parts]
    return body


def move_detail(
    blocked: Blocked, tried: WhatIf, found: Packages | None, row: str, width: int
) -> list[Line]:
    """Who would do what, which lines it lifts, and what the demand or refusal rests on."""
    move = blocked.graph.moves[row]
    dossier = blocked.snapshot.dossier
    body = wrap((*box(row in tried.assumed), *move_line(dossier, move)), width)
    if found:
        packages = found.answer.packages
        total = len(packages)
        inside = sum(move in package.moves for package in packages)
        shown = f"{inside} of the {total} listed" if total else "none"
        body += labelled("packages", texts(shown), width)
    names = _evidence(dossier, move)
    if names:
        body += [EMPTY, *evidence_lines(blocked.snapshot, names, width)]
    return body


def _evidence(dossier: Dossier, move: Move) -> Iterable[str]:
    if move.kind in ("step", "event"):
        return ()
    if move.kind == "drop":
        refusals = dossier.outcomes[move.target].refusals
        return [name for it in refusals if it.by in move.by for name in it.statements]
    return dossier.preconditions[move.target].statements


def keys_of(blocked: Blocked, found: Packages | None, pane: str, row: str) -> tuple[str, ...]:
    """The demands and refusals behind a row, whose statements are its evidence."""
    if pane == "outline":
        waiting = blocked.lines[row]
        need = waiting.need.precondition if waiting.need else None
        keys = [need.id] if need else []
        if row == GOAL:
            keys = [it.id for it in blocked.graph.demands if it.outcome == blocked.goal]
        return (*keys, *(move_id("drop", waiting.outcome, by) for by in waiting.refused_by))
    if pane == "circles":
        return tuple(edge.precondition.id for edge in blocked.circles[row].circle.edges)
    if pane == "packages":
        moves = found.of(row).moves if found else ()
    else:
        moves = (blocked.graph.moves[row],)
    return tuple(
        dict.fromkeys(
            move.id if move.kind == "drop" else move.target
            for move in moves
            if move.kind not in ("step", "event")
        )
    )
