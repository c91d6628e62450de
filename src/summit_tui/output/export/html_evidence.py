"""The evidence on a page: the actors with all that they said, and the contradictions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from summit_tui.analysis.phrases.kinds import STRENGTH_HELP, STRENGTH_MARKS
from summit_tui.analysis.phrases.stances import ONLY_AFTER, STANCE_HELP, STANCE_MARKS
from summit_tui.output.export.document import Camp, Conflict, Document, Person, Said, Stand
from summit_tui.output.export.html_parts import anchor, bdi, cited, facts, link, words


def actors(document: Document) -> Iterator[str]:
    """Everybody by party, folded: what is known of them, and each statement in full."""
    numbers = by_number(document)
    yield '<section class="folded" aria-labelledby="actors">'
    yield '<h2 id="actors">Actors</h2>'
    for party, people in document.parties:
        yield f"<details><summary><h3>{bdi(party)}</h3></summary>"
        for person in people:
            yield from _person(document, person, numbers)
        yield "</details>"
    yield "</section>"


def _person(document: Document, person: Person, numbers: Mapping[int, str]) -> Iterator[str]:
    yield f'<article class="person" id="{anchor("actor", person.id)}">'
    yield f"<h4>{bdi(person.name)}</h4>"
    yield from facts(person.facts)
    if person.note:
        yield f'<p class="meta">{bdi(person.note)}</p>'
    for name in person.said:
        yield from _statement(document.said[name])
    if person.relayed:
        links = "; ".join(cited(document, document.said[name]) for name in person.relayed)
        yield f'<p class="meta">Relays: {links}</p>'
    if person.contradictions:
        links = ", ".join(
            link("contradiction", numbers[number], str(number)) for number in person.contradictions
        )
        yield f'<p class="meta">Contradictions: {links}</p>'
    yield "</article>"


def _statement(said: Said) -> Iterator[str]:
    """A statement in full, where its anchor is."""
    yield f'<figure id="{anchor("statement", said.id)}">'
    yield from words(said)
    if said.quote and said.summary:
        yield f'<p dir="auto">{escape(said.summary)}</p>'
    if said.stands or said.accounts:
        yield '<ul class="stands">'
        yield from map(_stand, said.stands)
        for it in said.accounts:
            question = link("fact", it.fact, it.question)
            yield f"<li>{question} <strong>{bdi(it.value)}</strong></li>"
        yield "</ul>"
    basis = f" ({bdi(said.basis)})" if said.basis else ""
    occasion = f" · {bdi(said.occasion)}" if said.occasion else ""
    checked = " · checked against the text" if said.checked else ""
    yield (
        f"<figcaption>{bdi(said.day)}{basis} · {bdi(said.voice)}{occasion} · "
        f"in {link('source', said.source, said.found_in)}{checked}"
    )
    if said.note:
        yield f"<br>{bdi(said.note)}"
    yield "</figcaption></figure>"


def _stand(stand: Stand) -> str:
    reading = f"{bdi(stand.reading)}: " if stand.reading else ""
    conditions = f"{ONLY_AFTER}{bdi(stand.conditions)}" if stand.conditions else ""
    return (
        f'<li><span class="mark {stand.stance}">{stand.mark} {reading}{stand.stance}:</span> '
        f"{link('proposition', stand.proposition, stand.text)}{conditions}{stand.hedge}</li>"
    )


def conflicts(document: Document) -> Iterator[str]:
    """The contradictions, folded, with what the marks mean."""
    yield '<section class="folded" aria-labelledby="contradictions">'
    yield '<h2 id="contradictions">Contradictions, with all their evidence</h2>'
    yield from _legend()
    if not document.conflicts:
        yield "<p>None follow from what was said.</p>"
    for head, group in document.conflicts:
        yield f"<details><summary><h3>{head}</h3></summary>"
        for conflict in group:
            yield from _conflict(document, conflict)
        yield "</details>"
    yield "</section>"


def _conflict(document: Document, it: Conflict) -> Iterator[str]:
    here = anchor("contradiction", it.id)
    yield f'<article class="conflict" id="{here}">'
    yield (
        f'<h4>{it.number}. <span class="mark {it.strength}">{it.mark} {it.strength}</span> '
        f"{it.kind}: {bdi(it.about)}</h4>"
    )
    yield f'<p class="rule">{bdi(it.rule)}</p>'
    if it.dismissed:
        yield f"<p><strong>Dismissed:</strong> {bdi(it.dismissed)}</p>"
    if it.pieces:
        yield from _comparison(it)
    yield '<div class="sides">'
    for camp in it.camps:
        yield from _camp(document, camp)
    yield "</div>"
    yield f'<p class="meta">Ranks by: {it.rank}<br>Id: <code>{escape(it.id)}</code></p>'
    yield "</article>"


def _comparison(it: Conflict) -> Iterator[str]:
    """Two renderings word by word, in the brackets of the screen."""
    tags = {"same": ("", ""), "left": ("<del>‹", "›</del>"), "right": ("<ins>«", "»</ins>")}
    parts = (tags[piece.kind][0] + escape(piece.text) + tags[piece.kind][1] for piece in it.pieces)
    yield f'<p class="compare" dir="auto">{" ".join(parts)}</p>'
    yield (
        f'<p class="meta compare"><del>‹only {bdi(it.left)}›</del> '
        f"<ins>«only {bdi(it.right)}»</ins></p>"
    )


def _camp(document: Document, camp: Camp) -> Iterator[str]:
    mark = f"{camp.mark} " if camp.mark else ""
    says = f": {mark}{bdi(camp.says)}" if camp.says else ""
    yield f'<section class="side"><h5>{bdi(camp.names)}{says}</h5>'
    for name in camp.statements:
        said = document.said[name]
        yield "<figure>"
        yield from words(said)
        yield (
            f"<figcaption>{cited(document, said)} · {bdi(said.voice)} · "
            f"{link('source', said.source, said.called)}</figcaption></figure>"
        )
    yield "</section>"


def _legend() -> Iterator[str]:
    yield '<dl class="legend">'
    for stance, text in STANCE_HELP.items():
        yield f'<dt class="{stance}">{STANCE_MARKS[stance]} {stance}</dt><dd>{text}</dd>'
    for strength, text in STRENGTH_HELP.items():
        mark = STRENGTH_MARKS[strength]
        yield f'<dt class="{strength}">{mark} {strength}</dt><dd>{text}</dd>'
    yield "</dl>"


def by_number(document: Document) -> Mapping[int, str]:
    """The ids of the contradictions by their numbers."""
    return {it.number: it.id for _, group in document.conflicts for it in group}
