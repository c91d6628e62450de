"""A document as one HTML page that needs nothing else: no script, no font, no network.

Every record has an anchor that its id names (`statement-…`, `contradiction-…`), so that a link
into the page stays good as long as the ids of the dossier do.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from urllib.parse import quote

from summit_tui import __version__
from summit_tui.analysis.phrases.kinds import STRENGTH_HELP, STRENGTH_MARKS
from summit_tui.analysis.phrases.stances import ONLY_AFTER, STANCE_HELP, STANCE_MARKS
from summit_tui.output.blockers_report import Item, Section
from summit_tui.output.export.document import (
    NEUTRAL,
    Blocking,
    Camp,
    Conflict,
    Debate,
    Demand,
    Document,
    Origin,
    Person,
    Said,
    Stand,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_OPEN_SECTIONS = 3
"""Sections of what blocks that are not folded: the outline, a deadlock, the least to give."""
_WEB = re.compile(r"https?://[^\s<>\"]+", re.ASCII)


def page(document: Document) -> Iterator[str]:
    """The whole page, line by line, without line ends."""
    yield from head(document.title)
    yield "<body>"
    yield '<a class="skip" href="#content">Skip the contents</a>'
    yield "<header>"
    yield f'<h1 dir="auto">{escape(document.title)}</h1>'
    if document.about:
        yield f'<p dir="auto">{escape(document.about)}</p>'
    yield f'<p class="meta">As of {escape(document.as_of)}: {document.counts}</p>'
    yield f'<p class="meta">{NEUTRAL}</p>'
    yield "</header>"
    yield from _contents(document)
    yield '<main id="content">'
    yield from _disputes(document)
    if document.blocking:
        yield from _blocking(document, document.blocking)
    yield from _sources(document)
    yield from _actors(document)
    yield from _conflicts(document)
    yield from _terms(document)
    yield "</main>"
    yield (
        f"<footer>Written by summit-tui {__version__} from a dossier as of "
        f"{escape(document.as_of)}. "
        "A link to a part of this page ends in the id of its record.</footer>"
    )
    yield "</body>"
    yield "</html>"


def head(title: str) -> Iterator[str]:
    """What stands before the body of a page: nothing may be fetched, the styles are inside."""
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="summit-tui {__version__}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>\n{_style()}</style>"
    yield "</head>"


def anchor(kind: str, id_: str) -> str:
    """The `id` attribute of a record's element, escaped; ids of dossiers have no blanks."""
    return escape(f"{kind}-{'_'.join(id_.split())}")


def _link(kind: str, id_: str, text: str) -> str:
    fragment = quote(f"{kind}-{'_'.join(id_.split())}", safe="-._:+~")
    return f'<a href="#{escape(fragment)}">{bdi(text)}</a>'


def bdi(text: str) -> str:
    """Text of the dossier within a line of ours, which its direction does not touch."""
    return f"<bdi>{escape(text)}</bdi>"


def address(url: str) -> str:
    """A web address as a link; anything else as text."""
    shown = escape(url)
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>' if _WEB.fullmatch(url) else shown


def _style() -> str:
    with open(os.path.join(os.path.dirname(__file__), "page.css"), encoding="utf-8") as file:
        return file.read()


def _legend() -> Iterator[str]:
    yield '<dl class="legend">'
    for stance, text in STANCE_HELP.items():
        yield f'<dt class="{stance}">{STANCE_MARKS[stance]} {stance}</dt><dd>{text}</dd>'
    for strength, text in STRENGTH_HELP.items():
        mark = STRENGTH_MARKS[strength]
        yield f'<dt class="{strength}">{mark} {strength}</dt><dd>{text}</dd>'
    yield "</dl>"


def _contents(document: Document) -> Iterator[str]:
    yield '<nav aria-label="Contents">'
    yield "<ul>"
    for at, (head, debates) in enumerate(document.debates):
        yield f'<li><a href="#disputes-{at}">{head}</a><ul>'
        for it in debates:
            yield f"<li>{_link('dispute', it.id, f'{it.number}. {it.question}')}</li>"
        yield "</ul></li>"
    if document.blocking:
        yield f'<li><a href="#blocks">What blocks: {bdi(document.blocking.goal)}</a></li>'
    yield '<li><a href="#sources">Sources</a></li>'
    yield '<li><a href="#actors">Actors</a><ul>'
    for party, people in document.parties:
        names = " · ".join(_link("actor", person.id, person.name) for person in people)
        yield f"<li>{bdi(party)}: {names}</li>"
    yield "</ul></li>"
    yield '<li><a href="#contradictions">Contradictions, with all their evidence</a></li>'
    yield '<li><a href="#terms">What the positions are about</a></li></ul>'
    yield "</nav>"


def _disputes(document: Document) -> Iterator[str]:
    by_number = _by_number(document)
    for at, (head, debates) in enumerate(document.debates):
        yield f'<section aria-labelledby="disputes-{at}">'
        yield f'<h2 id="disputes-{at}">{head}</h2>'
        for debate in debates:
            yield from _debate(document, debate, by_number)
        yield "</section>"


def _debate(document: Document, debate: Debate, by_number: Mapping[int, str]) -> Iterator[str]:
    yield f'<article class="dispute" id="{anchor("dispute", debate.id)}">'
    yield f"<h3>{debate.number}. {bdi(debate.question)}</h3>"
    if debate.dismissed:
        yield f"<p><strong>Dismissed:</strong> {bdi(debate.dismissed)}</p>"
    yield '<div class="sides">'
    for answer in debate.answers:
        best = document.said[answer.best]
        yield f'<section class="side"><h4>{bdi(answer.says)}</h4>'
        yield f"<p>{bdi(answer.members)}</p>"
        yield "<figure>"
        yield from _words(best)
        yield f"<figcaption>{_whole(document, best, answer.cited)}</figcaption></figure>"
        yield "</section>"
    yield "</div>"
    for note in debate.notes:
        yield f'<p dir="auto">{escape(note)}</p>'
    links = ", ".join(
        _link("contradiction", by_number[number], str(number)) for number in debate.conflicts
    )
    evidence = f"<br>Contradictions: {links}" if links else ""
    yield f'<p class="meta">{bdi(debate.why)}{evidence}</p>'
    yield "</article>"


def _by_number(document: Document) -> Mapping[int, str]:
    """The ids of the contradictions by their numbers."""
    return {it.number: it.id for _, group in document.conflicts for it in group}


def _actors(document: Document) -> Iterator[str]:
    by_number = _by_number(document)
    yield '<section aria-labelledby="actors">'
    yield '<h2 id="actors">Actors</h2>'
    for party, people in document.parties:
        yield f"<details><summary><h3>{bdi(party)}</h3></summary>"
        for person in people:
            yield from _person(document, person, by_number)
        yield "</details>"
    yield "</section>"


def _person(document: Document, person: Person, by_number: Mapping[int, str]) -> Iterator[str]:
    yield f'<article class="person" id="{anchor("actor", person.id)}">'
    yield f"<h4>{bdi(person.name)}</h4>"
    yield from _facts(person.facts)
    if person.note:
        yield f'<p class="meta">{bdi(person.note)}</p>'
    for name in person.said:
        yield from _statement(document.said[name])
    if person.relayed:
        links = "; ".join(_cited(document, document.said[name]) for name in person.relayed)
        yield f'<p class="meta">Relays: {links}</p>'
    if person.contradictions:
        links = ", ".join(
            _link("contradiction", by_number[number], str(number))
            for number in person.contradictions
        )
        yield f'<p class="meta">Contradictions: {links}</p>'
    yield "</article>"


def _facts(facts: Sequence[tuple[str, str]]) -> Iterator[str]:
    if facts:
        shown = " · ".join(f"{label}: {bdi(fact)}" for label, fact in facts)
        yield f'<p class="meta">{shown}</p>'


def _statement(said: Said) -> Iterator[str]:
    """A statement in full, where its anchor is."""
    yield f'<figure id="{anchor("statement", said.id)}">'
    yield from _words(said)
    if said.quote and said.summary:
        yield f'<p dir="auto">{escape(said.summary)}</p>'
    if said.stands or said.accounts:
        yield '<ul class="stands">'
        yield from map(_stand, said.stands)
        for it in said.accounts:
            question = _link("fact", it.fact, it.question)
            yield f"<li>{question} <strong>{bdi(it.value)}</strong></li>"
        yield "</ul>"
    basis = f" ({bdi(said.basis)})" if said.basis else ""
    occasion = f" · {bdi(said.occasion)}" if said.occasion else ""
    checked = " · checked against the text" if said.checked else ""
    yield (
        f"<figcaption>{bdi(said.day)}{basis} · {bdi(said.voice)}{occasion} · "
        f"in {_link('source', said.source, said.found_in)}{checked}"
    )
    if said.note:
        yield f"<br>{bdi(said.note)}"
    yield "</figcaption></figure>"


def _words(said: Said) -> Iterator[str]:
    if said.quote:
        lang = f' lang="{escape(said.lang)}"' if said.lang else ""
        yield f'<blockquote dir="auto"{lang}>“{escape(said.quote)}”</blockquote>'
    else:
        yield f'<p dir="auto">{escape(said.summary)}</p>'


def _stand(stand: Stand) -> str:
    reading = f"{bdi(stand.reading)}: " if stand.reading else ""
    conditions = f"{ONLY_AFTER}{bdi(stand.conditions)}" if stand.conditions else ""
    return (
        f'<li><span class="mark {stand.stance}">{stand.mark} {reading}{stand.stance}:</span> '
        f"{_link('proposition', stand.proposition, stand.text)}{conditions}{stand.hedge}</li>"
    )


def _conflicts(document: Document) -> Iterator[str]:
    yield '<section aria-labelledby="contradictions">'
    yield '<h2 id="contradictions">Contradictions, with all their evidence</h2>'
    yield from _legend()
    if not document.conflicts:
        yield "<p>None follow from what was said.</p>"
    for head, conflicts in document.conflicts:
        yield f"<details><summary><h3>{head}</h3></summary>"
        for conflict in conflicts:
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
        yield from _words(said)
        yield (
            f"<figcaption>{_cited(document, said)} · {bdi(said.voice)} · "
            f"{_link('source', said.source, said.called)}</figcaption></figure>"
        )
    yield "</section>"


def _cited(document: Document, said: Said) -> str:
    """Who and when; a link where the statement stands on this page in full."""
    return _whole(document, said, f"{said.name}, {said.date}")


def _whole(document: Document, said: Said, text: str) -> str:
    """A text that leads to the statement in full, where that stands on this page."""
    return _link("statement", said.id, text) if said.actor in document.people else bdi(text)


def _blocking(document: Document, blocking: Blocking) -> Iterator[str]:
    yield '<section aria-labelledby="blocks">'
    yield f'<h2 id="blocks">What blocks: {bdi(blocking.goal)}</h2>'
    yield f'<p class="meta">{blocking.counted}</p>'
    for section in blocking.sections[:_OPEN_SECTIONS]:
        yield from _section(section)
    for section in blocking.sections[_OPEN_SECTIONS:]:
        yield from _folded(section)
    for kind, head, demands in (
        ("precondition", "Demands that count, and the evidence", blocking.demands),
        ("refusal", "Refusals, and the evidence", blocking.refusals),
    ):
        if demands:
            yield f"<details><summary><h3>{head}</h3></summary>"
            yield "<ul>"
            for demand in demands:
                yield _demand(document, kind, demand)
            yield "</ul></details>"
    yield "</section>"


def _section(section: Section) -> Iterator[str]:
    if section.head:
        yield f"<h3>{bdi(section.head)}</h3>" if section.items else _paragraph(section.head)
    yield from _nested(section.items)


def _folded(section: Section) -> Iterator[str]:
    if not section.items:
        yield from _section(section)
        return
    yield f"<details><summary><h3>{bdi(section.head)}</h3></summary>"
    yield from _nested(section.items)
    yield "</details>"


def _paragraph(text: str) -> str:
    return f'<p dir="auto">{escape(text)}</p>'


def _nested(items: Sequence[Item]) -> Iterator[str]:
    """Lines with depths as lists in lists."""
    depths: list[int] = []
    for item in items:
        while depths and depths[-1] > item.depth:
            depths.pop()
            yield "</li></ul>"
        if depths and depths[-1] == item.depth:
            yield "</li>"
        else:
            yield '<ul class="tree">' if not depths else "<ul>"
            depths.append(item.depth)
        yield f"<li><span>{bdi(item.text)}</span>"
    yield from ("</li></ul>" for _ in depths)


def _demand(document: Document, kind: str, demand: Demand) -> str:
    evidence = "; ".join(_cited(document, document.said[name]) for name in demand.statements)
    shown = f'<br><span class="meta">{evidence}</span>' if evidence else ""
    return f'<li id="{anchor(kind, demand.id)}">{bdi(demand.text)}{shown}</li>'


def _sources(document: Document) -> Iterator[str]:
    yield '<section aria-labelledby="sources">'
    yield '<h2 id="sources">Sources</h2>'
    for origin in document.sources:
        yield from _origin(origin)
    yield "</section>"


def _origin(origin: Origin) -> Iterator[str]:
    yield f'<article id="{anchor("source", origin.id)}"><h3>{bdi(origin.name)}</h3>'
    yield from _facts(origin.facts)
    if origin.url:
        yield f'<p class="meta">{address(origin.url)}</p>'
    if origin.note:
        yield f"<p>{bdi(origin.note)}</p>"
    yield "</article>"


def _terms(document: Document) -> Iterator[str]:
    yield '<section aria-labelledby="terms">'
    yield '<h2 id="terms">What the positions are about</h2>'
    for head, terms in document.terms:
        yield f"<details><summary><h3>{head}</h3></summary>"
        yield '<ul class="plain">'
        for it in terms:
            yield f'<li id="{anchor(it.kind, it.id)}">{bdi(it.text)}'
            yield from _facts(it.facts)
            if it.note:
                yield f'<p class="meta">{bdi(it.note)}</p>'
            yield "</li>"
        yield "</ul></details>"
    yield "</section>"
