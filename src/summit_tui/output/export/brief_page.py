"""A brief as an HTML page that needs nothing else, made to be printed and handed over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from summit_tui.output.export.brief import Brief, Point
from summit_tui.output.export.document import NEUTRAL
from summit_tui.output.export.html_parts import address, bdi, head


def page(brief: Brief) -> Iterator[str]:
    """The page, line by line, without line ends."""
    yield from head(brief.title)
    yield '<body class="brief">'
    yield f'<header><h1 dir="auto">{escape(brief.title)}</h1>'
    if brief.about:
        yield f'<p dir="auto">{escape(brief.about)}</p>'
    yield f'<p class="meta">As of {escape(brief.as_of)}. {NEUTRAL}</p></header>'
    yield "<main>"
    if brief.points:
        yield "<h2>What is disputed</h2>"
        for number, point in enumerate(brief.points, 1):
            yield from _point(number, point)
    if brief.others:
        yield f"<p>Also disputed: {' · '.join(map(bdi, brief.others))}</p>"
    if brief.goal:
        yield f"<h2>What blocks: {bdi(brief.goal)}</h2>"
        yield from _list(brief.waits)
    if brief.deals:
        yield "<h3>The smallest deals</h3>"
        yield from _list(brief.deals)
    yield "<h2>Sources</h2>"
    yield "<ul>"
    for origin in brief.sources:
        whole = f": {bdi(origin.whole)}" if origin.whole else ""
        yield f"<li><strong>{bdi(origin.called)}</strong>{whole} {address(origin.url)}</li>"
    yield "</ul></main></body></html>"


def _point(number: int, point: Point) -> Iterator[str]:
    yield f'<article class="dispute"><h3>{number}. {bdi(point.question)}</h3><div class="sides">'
    for voice in point.voices:
        lang = f' lang="{escape(voice.lang)}"' if voice.lang else ""
        said = f"“{voice.quote}”" if voice.quote else voice.summary
        yield f'<section class="side"><h4>{bdi(voice.says)} '
        yield f'<span class="meta">{bdi(voice.members)}</span></h4>'
        yield f'<figure><blockquote dir="auto"{lang}>{escape(said)}</blockquote>'
        yield f"<figcaption>{bdi(voice.cited)}</figcaption></figure></section>"
    yield "</div>"
    if point.more:
        yield f'<p class="meta">also: {bdi(point.more)}</p>'
    yield "</article>"


def _list(texts: Iterable[str]) -> Iterator[str]:
    yield "<ul>"
    yield from (f'<li dir="auto">{escape(text)}</li>' for text in texts)
    yield "</ul>"
