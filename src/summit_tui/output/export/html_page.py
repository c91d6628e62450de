"""A document as one HTML page that needs nothing else: no font, no picture, no network.

Every record has an anchor that its id names (`statement-…`, `contradiction-…`), so that a link
into the page stays good as long as the ids of the dossier do. Without its script the page lacks
the search, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from summit_tui import __version__
from summit_tui.output.export.document import NEUTRAL, Debate, Document, Origin
from summit_tui.output.export.html_blocking import blocks, chapter
from summit_tui.output.export.html_evidence import actors, by_number, conflicts
from summit_tui.output.export.html_parts import (
    address,
    anchor,
    bdi,
    facts,
    head,
    leading,
    link,
    own_file,
    words,
)


def page(document: Document) -> Iterator[str]:
    """The whole page, line by line, without line ends."""
    script = own_file("page.js")
    yield from head(document.title, script=script)
    yield "<body>"
    yield '<a class="skip" href="#content">Skip the contents</a>'
    yield "<header>"
    yield f'<h1 dir="auto">{escape(document.title)}</h1>'
    if document.about:
        yield f'<p dir="auto">{escape(document.about)}</p>'
    counts = f": {document.counts}" if document.counts else ""
    yield f'<p class="meta">As of {escape(document.as_of)}{counts}</p>'
    yield f'<p class="meta">{NEUTRAL}</p>'
    yield "</header>"
    yield from _contents(document)
    yield from _SEARCH
    yield '<main id="content">'
    yield from _disputes(document)
    for at, (title, sections) in enumerate(document.chapters):
        yield from chapter(at, title, sections)
    if document.blocking:
        yield from blocks(document, document.blocking)
    if document.sources:
        yield from _sources(document)
    if document.parties:
        yield from actors(document)
    if document.conflicts or document.parties:
        yield from conflicts(document)
    if document.terms:
        yield from _terms(document)
    yield "</main>"
    yield (
        f"<footer>Written by summit-tui {__version__} from a dossier as of "
        f"{escape(document.as_of)}. "
        "A link to a part of this page ends in the id of its record.</footer>"
    )
    yield f"<script>{script}</script>"
    yield "</body>"
    yield "</html>"


_SEARCH = (
    '<search id="search" hidden>',
    '<input type="search" aria-label="Search this page" placeholder="search: words, names, dates"'
    ' autocomplete="off" spellcheck="false">',
    "<output></output>",
    "</search>",
)
"""Shown by the script, which does the searching."""


def _contents(document: Document) -> Iterator[str]:
    """One line that fits a phone; the questions and the actors are folded below it."""
    ways = [(f"disputes-{at}", title) for at, (title, _) in enumerate(document.debates)]
    ways += ((f"chapter-{at}", title) for at, (title, _) in enumerate(document.chapters))
    for name, title, is_there in (
        ("blocks", "What blocks", document.blocking),
        ("sources", "Sources", document.sources),
        ("actors", "Actors", document.parties),
        ("contradictions", "Contradictions", document.conflicts or document.parties),
        ("terms", "What the positions are about", document.terms),
    ):
        if is_there:
            ways.append((name, title))
    links = " · ".join(f'<a href="#{name}">{bdi(text)}</a>' for name, text in ways)
    yield f'<nav aria-label="Contents"><p>{links}</p>'
    if document.debates or document.parties:
        yield "<details><summary>every question, every actor</summary>"
        yield "<ul>"
        for _, debates in document.debates:
            for it in debates:
                yield f"<li>{link('dispute', it.id, f'{it.number}. {it.question}')}</li>"
        for party, people in document.parties:
            names = " · ".join(link("actor", person.id, person.name) for person in people)
            yield f"<li>{bdi(party)}: {names}</li>"
        yield "</ul></details>"
    yield "</nav>"


def _disputes(document: Document) -> Iterator[str]:
    numbers = by_number(document)
    for at, (title, debates) in enumerate(document.debates):
        yield f'<section aria-labelledby="disputes-{at}">'
        yield f'<h2 id="disputes-{at}">{title}</h2>'
        for debate in debates:
            yield from _debate(document, debate, numbers)
        yield "</section>"


def _debate(document: Document, debate: Debate, numbers: Mapping[int, str]) -> Iterator[str]:
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
        yield from words(best)
        yield f"<figcaption>{leading(document, best, answer.cited)}</figcaption></figure>"
        yield "</section>"
    yield "</div>"
    for note in debate.notes:
        yield f'<p dir="auto">{escape(note)}</p>'
    links = ", ".join(
        link("contradiction", numbers[number], str(number)) for number in debate.conflicts
    )
    evidence = f" Contradictions: {links}" if links else ""
    yield '<details class="why"><summary class="meta">why here</summary>'
    yield f'<p class="meta">{bdi(debate.why)}.{evidence}</p></details>'
    yield "</article>"


def _sources(document: Document) -> Iterator[str]:
    yield '<section aria-labelledby="sources">'
    yield '<h2 id="sources">Sources</h2>'
    for origin in document.sources:
        yield from _origin(origin)
    yield "</section>"


def _origin(origin: Origin) -> Iterator[str]:
    yield f'<article id="{anchor("source", origin.id)}"><h3>{bdi(origin.name)}</h3>'
    yield from facts(origin.facts)
    if origin.url:
        yield f'<p class="meta">{address(origin.url)}</p>'
    if origin.note:
        yield f"<p>{bdi(origin.note)}</p>"
    yield "</article>"


def _terms(document: Document) -> Iterator[str]:
    yield '<section class="folded" aria-labelledby="terms">'
    yield '<h2 id="terms">What the positions are about</h2>'
    for title, terms in document.terms:
        yield f"<details><summary><h3>{title}</h3></summary>"
        yield '<ul class="plain">'
        for it in terms:
            yield f'<li id="{anchor(it.kind, it.id)}">{bdi(it.text)}'
            yield from facts(it.facts)
            if it.note:
                yield f'<p class="meta">{bdi(it.note)}</p>'
            yield "</li>"
        yield "</ul></details>"
    yield "</section>"
