"""A brief as Markdown: no footnotes, the source stands with each quote."""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.output.export.brief import Brief, Point
from summit_tui.output.export.document import NEUTRAL
from summit_tui.output.export.markdown import escape, link


def lines(brief: Brief) -> Iterator[str]:
    """The brief, line by line, without line ends."""
    yield f"# {escape(brief.title)}"
    if brief.about:
        yield from ("", escape(brief.about))
    yield from ("", f"As of {escape(brief.as_of)}. {NEUTRAL}")
    if brief.points:
        yield from ("", "## What is disputed", "")
        for number, point in enumerate(brief.points, 1):
            yield from _point(number, point)
    if brief.others:
        yield from ("", "Also disputed:", "", *(f"- {escape(it)}" for it in brief.others))
    if brief.goal:
        yield from ("", f"## What blocks: {escape(brief.goal)}", "")
        yield from (f"- {escape(it)}" for it in brief.waits)
    if brief.deals:
        yield from ("", "The smallest deals:", "", *(f"- {escape(it)}" for it in brief.deals))
    yield from ("", "## Sources", "")
    for origin in brief.sources:
        whole = f": {escape(origin.whole)}" if origin.whole else ""
        address = f" {link(origin.url)}" if origin.url else ""
        yield f"- **{escape(origin.called)}**{whole}{address}"


def _point(number: int, point: Point) -> Iterator[str]:
    under = " " * len(f"{number}. ")
    yield f"{number}. **{escape(point.question)}**"
    for voice in point.voices:
        said = f"“{escape(voice.quote)}”" if voice.quote else escape(voice.summary)
        who = f"{escape(voice.says)} ({escape(voice.members)})"
        yield f"{under}- {who}: {said} — {escape(voice.cited)}"
    if point.more:
        yield f"{under}- also: {escape(point.more)}"
