"""Rows of the finder: what kind of thing it is, what it is called, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping

from summit_tui.analysis.blockers.evidence import Obstacle, says
from summit_tui.analysis.blockers.words import known_by
from summit_tui.analysis.finding import Hit
from summit_tui.analysis.phrases.names import side_names
from summit_tui.analysis.phrases.sources import source_full
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.dates import display
from summit_tui.record import Record
from summit_tui.views.content import STRENGTHS, said
from summit_tui.views.explorer.faces import facing
from summit_tui.views.keymap import Key
from summit_tui.views.lines import Line, Span, fit, line, spread, width_of

COMMANDS = "commands"
"""The kind of what can be done."""


class Kind(Record):
    """What one thing of a kind is called, and several."""

    name: str
    plural: str


KINDS: Mapping[str, Kind] = {
    "actors": Kind("actor", "Actors"),
    COMMANDS: Kind("command", "Commands"),
    "outcomes": Kind("outcome", "Outcomes"),
    "propositions": Kind("proposition", "Propositions"),
    "facts": Kind("fact", "Facts"),
    "preconditions": Kind("precondition", "Preconditions"),
    "sources": Kind("source", "Sources"),
    "disputes": Kind("dispute", "Disputes"),
    "contradictions": Kind("contradiction", "Contradictions"),
    "statements": Kind("statement", "Statements"),
}
_KIND = 15
"""Cells of the column of kinds."""


def hit_row(
    snapshot: Snapshot, commands: Mapping[str, Key], hit: Hit, typed: str, width: int
) -> Line:
    """Kind, text, where: one line."""
    kind = Span(f"{KINDS[hit.kind].name:<{_KIND}}", "muted")
    if hit.kind == COMMANDS:
        key = commands[hit.id]
        return spread((kind, Span(key.help, "text")), line((key.shown, "key")), width)
    text, where = _record(snapshot, hit)
    where = fit(where, max(8, width // 3))
    *head, last = text
    room = width - _KIND - width_of(head) - width_of(where)
    body = Span(_from_match(last.text, typed, room), last.role)
    return spread((kind, *head, body), where, width)


def _record(snapshot: Snapshot, hit: Hit) -> tuple[Line, Line]:
    dossier = snapshot.dossier
    match hit.kind:
        case "actors":
            actor = dossier.actors[hit.id]
            party = dossier.parties.get(actor.party)
            role = f"  {actor.role}" if actor.role else ""
            return line((dossier.name_of(actor.id), "strong"), (role, "muted")), _where(
                party.name if party else ""
            )
        case "outcomes":
            outcome = dossier.outcomes[hit.id]
            return line((outcome.name, "text")), _where(outcome.status)
        case "propositions":
            proposition = dossier.propositions[hit.id]
            return line((proposition.text, "text")), _where(proposition.topic)
        case "facts":
            return line((dossier.facts[hit.id].question, "text")), _where("")
        case "preconditions":
            demand = dossier.preconditions[hit.id]
            text = says(dossier, Obstacle(demand.outcome, demand, None))
            return line((text, "text")), _where(known_by(dossier, demand))
        case "sources":
            source = dossier.sources[hit.id]
            return line((source_full(source), "text")), _where(display(source.date))
        case "disputes":
            dispute = snapshot.disputes_by_id[hit.id]
            return line((dispute.question, "strong")), _where(facing(snapshot, dispute))
        case "contradictions":
            item = snapshot.by_id[hit.id]
            mark, role = STRENGTHS[item.strength]
            names = " – ".join(side_names(dossier, side) for side in item.sides)
            return line((f"{names}: ", "strong"), (item.about, "text")), line(
                (f"{mark} ", role), (item.kind, "muted")
            )
    statement = dossier.statements[hit.id]
    who = dossier.brief_of(statement.actor)
    where = f"{display(dossier.date_of(statement))}  {dossier.source_name(statement.source)}"
    return line((f"{who}: ", "strong"), *said(statement)), _where(where)


def _where(text: str) -> Line:
    return line((text, "muted"))


def _from_match(text: str, typed: str, room: int) -> str:
    """A text from shortly before the first word that was typed, if that would not be seen."""
    folded = text.lower()
    places = [
        (at, at + len(word)) for word in typed.lower().split() if (at := folded.find(word)) >= 0
    ]
    first, end = min(places, default=(0, 0))
    if end < room - 2 or len(text) <= room - 2:
        return text
    return "… " + text[text.rfind(" ", 0, max(0, first - room // 3)) + 1 :]
