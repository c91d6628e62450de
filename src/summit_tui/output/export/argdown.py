"""Positions as Argdown: propositions are its statements, what was said are its arguments.

An argument supports what somebody affirms and attacks what somebody rejects. What is said only
under conditions, left open, or said of somebody else neither supports nor attacks: it stands in
the data of the argument. Propositions that exclude one another are contrary, as `->` between two
statements says in Argdown's strict mode.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Position, Proposition, Statement
from summit_tui.dossier.text import fold_space
from summit_tui.output.export.network import sign
from summit_tui.output.export.selection import Selection

_ACTING = re.compile(r"[\\@#*_\[\]<>/{}()|^~`$]|[:.=-](?=\S)|^[-+=]")
"""What may begin or end markup: a backslash before it makes it a letter."""
_RELATIONS = {1: "+>", -1: "->"}


def argdown(chosen: Selection) -> Iterator[str]:
    """The document, line by line, without line ends."""
    dossier = chosen.dossier
    made = [dossier.statements[name] for name in chosen.statements]
    about = {position.proposition for statement in made for position in statement.positions}
    yield "==="
    yield f"title: {_yaml(dossier.title)}"
    yield "model:"
    yield "    mode: strict"
    yield "==="
    yield from ("", "# Propositions")
    told = [it for it in dossier.propositions.values() if chosen.whole or it.id in about]
    listed = {proposition.id for proposition in told}
    for proposition in told:
        yield from _proposition(proposition, listed)
    yield from ("", "# Statements")
    for statement in made:
        if statement.positions:
            yield from _statement(chosen, statement)


def escape(text: str) -> str:
    """Text on one line that is nothing but text."""
    return _ACTING.sub(r"\\\g<0>", fold_space(text))


def _proposition(it: Proposition, listed: set[str]) -> Iterator[str]:
    data = _data(topic=it.topic, scope=it.scope, outcome=it.outcome, order=list(it.order))
    yield from ("", f"[{it.id}]: {escape(it.text)}{data}")
    yield from (f"  -> [{other}]" for other in it.excludes if other in listed)


def _statement(chosen: Selection, made: Statement) -> Iterator[str]:
    dossier = chosen.dossier
    said = f"“{made.quote}”" if made.quote else made.summary
    who = ", ".join(map(dossier.name_of, made.said_by))
    cited = f"{who}, {display(dossier.date_of(made))}, {dossier.source_name(made.source)}"
    data = _data(
        actors=list(made.said_by),
        source=made.source,
        date=dossier.date_of(made).text,
        voice=made.voice,
        attributed_by=made.attributed_by,
        positions=[_position(position) for position in made.positions],
    )
    yield from ("", f"<{made.id}>: {escape(f'{said} — {cited}')}{data}")
    for position in made.positions:
        relation = _RELATIONS.get(sign(position))
        if relation:
            yield f"  {relation} [{position.proposition}]"


def _position(it: Position) -> Mapping[str, object]:
    told = {
        "proposition": it.proposition,
        "stance": it.normal,
        "firm": it.firm,
        "conditions": list(it.conditions),
        "of": it.of,
    }
    return {name: value for name, value in told.items() if value}


def _data(**told: object) -> str:
    """What is known, as the inline data of Argdown; empty if there is nothing."""
    known = {name: value for name, value in told.items() if value}
    return f" {_yaml(known)}" if known else ""


def _yaml(value: object) -> str:
    """As JSON, which YAML can read too. A brace in a text would end the data, `===` the head."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r'"(?:[^"\\]|\\.)*"', _harmless, text)


def _harmless(match: re.Match[str]) -> str:
    return re.sub(r"[{}=]", lambda sign: f"\\u{ord(sign[0]):04x}", match[0])
