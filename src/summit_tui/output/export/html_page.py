"""A brief as one HTML page that needs nothing else: no script, no font, no network.

Every record has an anchor that its id names (`statement-…`, `contradiction-…`), so that a link
into the page stays good as long as the ids of the dossier do.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from summit_tui import __version__
from summit_tui.analysis.phrases.kinds import STRENGTH_HELP, STRENGTH_MARKS
from summit_tui.analysis.phrases.stances import ONLY_AFTER, STANCE_HELP, STANCE_MARKS
from summit_tui.output.blockers_report import Item, Section
from summit_tui.output.export.brief import (
    NEUTRAL,
    Blocking,
    Brief,
    Camp,
    Conflict,
    Demand,
    Origin,
    Person,
    Said,
    Stand,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_WEB = re.compile(r"https?://[^\s<>\"]+", re.ASCII)


def page(brief: Brief) -> Iterator[str]:
    """The whole page, line by line, without line ends."""
    title = escape(brief.title)
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="summit-tui {__version__}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{title}</title>"
    yield f"<style>\n{_style()}</style>"
    yield "</head>"
    yield "<body>"
    yield '<a class="skip" href="#actors">Skip the contents</a>'
    yield "<header>"
    yield f"<h1>{title}</h1>"
    if brief.about:
        yield f"<p>{escape(brief.about)}</p>"
    yield f'<p class="meta">As of {escape(brief.as_of)}: {brief.counts}</p>'
    yield f'<p class="meta">{NEUTRAL}</p>'
    yield from _legend()
    yield "</header>"
    yield from _contents(brief)
    yield "<main>"
    yield from _actors(brief)
    yield from _conflicts(brief)
    if brief.blocking:
        yield from _blocking(brief, brief.blocking)
    yield from _sources(brief)
    yield from _terms(brief)
    yield "</main>"
    yield (
        f"<footer>Written by summit-tui {__version__} from a dossier as of {escape(brief.as_of)}. "
        "A link to a part of this page ends in the id of its record.</footer>"
    )
    yield "</body>"
    yield "</html>"


def anchor(kind: str, id_: str) -> str:
    """The `id` attribute of a record's element, escaped; ids of dossiers have no blanks."""
    return escape(f"{kind}-{'_'.join(id_.split())}")


def _link(kind: str, id_: str, text: str) -> str:
    fragment = quote(f"{kind}-{'_'.join(id_.split())}", safe="-._:+~")
    return f'<a href="#{escape(fragment)}">{escape(text)}</a>'


def _style() -> str:
    with open(os.path.join(os.path.dirname(__file__), "page.css"), encoding="utf-8") as file:
        return file.read()


def _legend() -> Iterator[str]:
    yield '<dl class="legend">'
    for stance, text in STANCE_HELP.items():
        yield f'<dt class="{stance}">{STANCE_MARKS[stance]} {stance}</dt><dd>{escape(text)}</dd>'
    for strength, text in STRENGTH_HELP.items():
        mark = STRENGTH_MARKS[strength]
        yield f'<dt class="{strength}">{mark} {strength}</dt><dd>{escape(text)}</dd>'
    yield "</dl>"


def _contents(brief: Brief) -> Iterator[str]:
    yield '<nav aria-label="Contents">'
    yield '<ul><li><a href="#actors">Actors</a><details><summary>by name</summary><ul>'
    for party, people in brief.parties:
        names = " · ".join(_link("actor", person.id, person.name) for person in people)
        yield f"<li>{escape(party)}: {names}</li>"
    yield "</ul></details></li>"
    yield '<li><a href="#contradictions">Contradictions</a><details><summary>all</summary><ul>'
    for head, conflicts in brief.conflicts:
        yield f"<li>{head}<ul>"
        for it in conflicts:
            yield f"<li>{_link('contradiction', it.id, f'{it.number}. {it.kind}: {it.about}')}</li>"
        yield "</ul></li>"
    yield "</ul></details></li>"
    if brief.blocking:
        yield f'<li><a href="#blocks">What blocks: {escape(brief.blocking.goal)}</a></li>'
    yield '<li><a href="#sources">Sources</a></li>'
    yield '<li><a href="#terms">What the positions are about</a></li></ul>'
    yield "</nav>"


def _actors(brief: Brief) -> Iterator[str]:
    by_number = {it.number: it.id for _, group in brief.conflicts for it in group}
    yield '<section aria-labelledby="actors">'
    yield '<h2 id="actors">Actors</h2>'
    for party, people in brief.parties:
        yield f"<h3>{escape(party)}</h3>"
        for person in people:
            yield from _person(brief, person, by_number)
    yield "</section>"


def _person(brief: Brief, person: Person, by_number: dict[int, str]) -> Iterator[str]:
    yield f'<article class="person" id="{anchor("actor", person.id)}">'
    yield f"<h4>{escape(person.name)}</h4>"
    yield from _facts(person.facts)
    if person.note:
        yield f'<p class="meta">{escape(person.note)}</p>'
    for name in person.said:
        yield from _statement(brief.said[name])
    if person.relayed:
        links = "; ".join(_cited(brief, brief.said[name]) for name in person.relayed)
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
        shown = " · ".join(f"{label}: {escape(fact)}" for label, fact in facts)
        yield f'<p class="meta">{shown}</p>'


def _statement(said: Said) -> Iterator[str]:
    """A statement in full, where its anchor is."""
    yield f'<figure id="{anchor("statement", said.id)}">'
    yield from _words(said)
    if said.quote and said.summary:
        yield f"<p>{escape(said.summary)}</p>"
    if said.stands or said.accounts:
        yield '<ul class="stands">'
        yield from map(_stand, said.stands)
        for it in said.accounts:
            question = _link("fact", it.fact, it.question)
            yield f"<li>{question} <strong>{escape(it.value)}</strong></li>"
        yield "</ul>"
    basis = f" ({escape(said.basis)})" if said.basis else ""
    occasion = f" · {escape(said.occasion)}" if said.occasion else ""
    checked = " · checked against the text" if said.checked else ""
    yield (
        f"<figcaption>{escape(said.day)}{basis} · {escape(said.voice)}{occasion} · "
        f"in {_link('source', said.source, said.found_in)}{checked}"
    )
    if said.note:
        yield f"<br>{escape(said.note)}"
    yield "</figcaption></figure>"


def _words(said: Said) -> Iterator[str]:
    if said.quote:
        yield f'<blockquote dir="auto">“{escape(said.quote)}”</blockquote>'
    else:
        yield f"<p>{escape(said.summary)}</p>"


def _stand(stand: Stand) -> str:
    reading = f"{escape(stand.reading)}: " if stand.reading else ""
    conditions = f"{ONLY_AFTER}{escape(stand.conditions)}" if stand.conditions else ""
    return (
        f'<li><span class="mark {stand.stance}">{stand.mark} {reading}{stand.stance}:</span> '
        f"{_link('proposition', stand.proposition, stand.text)}{conditions}{stand.hedge}</li>"
    )


def _conflicts(brief: Brief) -> Iterator[str]:
    yield '<section aria-labelledby="contradictions">'
    yield '<h2 id="contradictions">Contradictions</h2>'
    if not brief.conflicts:
        yield "<p>None follow from what was said.</p>"
    for head, conflicts in brief.conflicts:
        yield f"<h3>{head}</h3>"
        for conflict in conflicts:
            yield from _conflict(brief, conflict)
    yield "</section>"


def _conflict(brief: Brief, it: Conflict) -> Iterator[str]:
    here = anchor("contradiction", it.id)
    yield f'<article class="conflict" id="{here}">'
    yield (
        f'<h4>{it.number}. <span class="mark {it.strength}">{it.mark} {it.strength}</span> '
        f"{it.kind}: {escape(it.about)}</h4>"
    )
    yield f'<p class="rule">{escape(it.rule)}</p>'
    if it.dismissed:
        yield f"<p><strong>Dismissed:</strong> {escape(it.dismissed)}</p>"
    if it.pieces:
        yield from _comparison(it)
    yield '<div class="sides">'
    for camp in it.camps:
        yield from _camp(brief, camp)
    yield "</div>"
    yield f'<p class="meta">Ranks by: {it.rank}<br>Id: <code>{escape(it.id)}</code></p>'
    yield "</article>"


def _comparison(it: Conflict) -> Iterator[str]:
    """Two renderings word by word, in the brackets of the screen."""
    tags = {"same": ("", ""), "left": ("<del>‹", "›</del>"), "right": ("<ins>«", "»</ins>")}
    parts = (tags[piece.kind][0] + escape(piece.text) + tags[piece.kind][1] for piece in it.pieces)
    yield f'<p class="compare">{" ".join(parts)}</p>'
    yield (
        f'<p class="meta compare"><del>‹only {escape(it.left)}›</del> '
        f"<ins>«only {escape(it.right)}»</ins></p>"
    )


def _camp(brief: Brief, camp: Camp) -> Iterator[str]:
    mark = f"{camp.mark} " if camp.mark else ""
    says = f": {mark}{escape(camp.says)}" if camp.says else ""
    yield f'<section class="side"><h5>{escape(camp.names)}{says}</h5>'
    for name in camp.statements:
        said = brief.said[name]
        yield "<figure>"
        yield from _words(said)
        yield (
            f"<figcaption>{_cited(brief, said)} · {escape(said.voice)} · "
            f"{_link('source', said.source, said.source)}</figcaption></figure>"
        )
    yield "</section>"


def _cited(brief: Brief, said: Said) -> str:
    """Who and when; a link where the statement stands on this page in full."""
    text = f"{said.name}, {said.date}"
    return _link("statement", said.id, text) if said.actor in brief.people else escape(text)


def _blocking(brief: Brief, blocking: Blocking) -> Iterator[str]:
    yield '<section aria-labelledby="blocks">'
    yield f'<h2 id="blocks">What blocks: {escape(blocking.goal)}</h2>'
    yield f'<p class="meta">{blocking.counted}</p>'
    for section in blocking.sections:
        yield from _section(section)
    for kind, head, demands in (
        ("precondition", "Demands that count, and the evidence", blocking.demands),
        ("refusal", "Refusals, and the evidence", blocking.refusals),
    ):
        if demands:
            yield f"<h3>{head}</h3>"
            yield "<ul>"
            for demand in demands:
                yield _demand(brief, kind, demand)
            yield "</ul>"
    yield "</section>"


def _section(section: Section) -> Iterator[str]:
    if section.head:
        yield f"<h3>{escape(section.head)}</h3>" if section.items else _paragraph(section.head)
    yield from _nested(section.items)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


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
        yield f"<li><span>{escape(item.text)}</span>"
    yield from ("</li></ul>" for _ in depths)


def _demand(brief: Brief, kind: str, demand: Demand) -> str:
    evidence = "; ".join(_cited(brief, brief.said[name]) for name in demand.statements)
    shown = f'<br><span class="meta">{evidence}</span>' if evidence else ""
    return f'<li id="{anchor(kind, demand.id)}">{escape(demand.text)}{shown}</li>'


def _sources(brief: Brief) -> Iterator[str]:
    yield '<section aria-labelledby="sources">'
    yield '<h2 id="sources">Sources</h2>'
    for origin in brief.sources:
        yield from _origin(origin)
    yield "</section>"


def _origin(origin: Origin) -> Iterator[str]:
    yield f'<article id="{anchor("source", origin.id)}"><h3>{escape(origin.name)}</h3>'
    yield from _facts(origin.facts)
    if origin.url:
        url = escape(origin.url)
        if _WEB.fullmatch(origin.url):
            url = f'<a href="{url}" rel="noreferrer">{url}</a>'
        yield f'<p class="meta">{url}</p>'
    if origin.note:
        yield f"<p>{escape(origin.note)}</p>"
    yield "</article>"


def _terms(brief: Brief) -> Iterator[str]:
    yield '<section aria-labelledby="terms">'
    yield '<h2 id="terms">What the positions are about</h2>'
    for head, terms in brief.terms:
        yield f"<h3>{head}</h3>"
        yield '<ul class="plain">'
        for it in terms:
            yield f'<li id="{anchor(it.kind, it.id)}">{escape(it.text)}'
            yield from _facts(it.facts)
            if it.note:
                yield f'<p class="meta">{escape(it.note)}</p>'
            yield "</li>"
        yield "</ul>"
    yield "</section>"
