"""Who takes which position, as a network of two kinds of nodes: actors and propositions.

`graphml` and `gexf` write it. An edge is one position in one statement, never a sum of several:
whoever counts them can, and whoever asks for the evidence finds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import Position
from summit_tui.output.export.selection import Selection
from summit_tui.record import Record

NODE = {
    "kind": "actor or proposition",
    "record": "the id in the dossier",
    "party": "of an actor: the id of its party",
    "actor_kind": "of an actor: person, institution, government, outlet, analyst or document",
    "role": "of an actor",
    "topic": "of a proposition",
    "scope": "of a proposition",
}
"""What is known of a node beside its label. All of it is text, and may be empty."""
EDGE = {
    "statement": "the id of the statement",
    "source": "the id of its source",
    "date": "as written: a day, a month, a year, about or from-to",
    "voice": "whose words they are",
    "stance": "affirms, rejects, conditional or open",
    "firm": "firm or hedged",
    "conditions": "ids of the outcomes that come first, parted by blanks",
    "reading_of": "the id of the actor of whom it is said; empty for the speaker's own position",
}
"""What is known of an edge beside its sign and its days. All of it is text, and may be empty."""


class Node(Record):
    """An actor or a proposition. `told` has what `NODE` names, as far as it is known."""

    id: str
    label: str
    told: Mapping[str, str]


class Edge(Record):
    """A position: from an actor to a proposition. `told` has what `EDGE` names.

    `sign` is as `sign` says. `period` is when it was said.
    """

    id: str
    source: str
    target: str
    sign: int
    period: Period
    told: Mapping[str, str]


def sign(position: Position) -> int:
    """1 for who affirms, -1 for who rejects; 0 where neither can be counted.

    That is a position with conditions, one that is left open, and what somebody says of somebody
    else: none of them is the actor's own yes or no.
    """
    return 0 if position.of else {"affirms": 1, "rejects": -1}.get(position.normal, 0)


def nodes(chosen: Selection) -> Iterator[Node]:
    """The actors of a selection and who speaks with them, then what positions are about."""
    dossier = chosen.dossier
    made = [dossier.statements[name] for name in chosen.statements]
    speaking = {actor for statement in made if statement.positions for actor in statement.said_by}
    wanted = speaking.union(chosen.actors)
    about = {position.proposition for statement in made for position in statement.positions}
    for actor in dossier.actors.values():
        if actor.id in wanted:
            yield Node(
                f"actor:{actor.id}",
                dossier.name_of(actor.id),
                _told(
                    kind="actor",
                    record=actor.id,
                    party=actor.party,
                    actor_kind=actor.kind,
                    role=actor.role,
                ),
            )
    for proposition in dossier.propositions.values():
        if chosen.whole or proposition.id in about:
            yield Node(
                f"proposition:{proposition.id}",
                proposition.text,
                _told(
                    kind="proposition",
                    record=proposition.id,
                    topic=proposition.topic,
                    scope=proposition.scope,
                ),
            )


def edges(chosen: Selection) -> Iterator[Edge]:
    """One for each position and each actor whose statement it is, by date."""
    dossier = chosen.dossier
    number = 0
    for name in chosen.statements:
        statement = dossier.statements[name]
        period = dossier.date_of(statement)
        for position in statement.positions:
            for actor in statement.said_by:
                number += 1
                yield Edge(
                    f"position:{number}",
                    f"actor:{actor}",
                    f"proposition:{position.proposition}",
                    sign(position),
                    period,
                    _told(
                        statement=name,
                        source=statement.source,
                        date=period.text,
                        voice=statement.voice,
                        stance=position.normal,
                        firm=position.firm,
                        conditions=" ".join(position.conditions),
                        reading_of=position.of,
                    ),
                )


def _told(**fields: str) -> Mapping[str, str]:
    """What is known; the rest is left out."""
    return {name: text for name, text in fields.items() if text}


def days(period: Period) -> tuple[str, str]:
    """The first and the last day that a date may mean, as ISO has them; empty if undated."""
    if not period.text:
        return "", ""
    import datetime

    first, last = map(datetime.date.fromordinal, (period.first, period.last))
    return first.isoformat(), last.isoformat()
