"""One to two pages on a dossier: the question, the disputes, what blocks as stated, the sources.

The words are those of a `Document`; each format escapes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summit_tui.analysis.blockers import words
from summit_tui.analysis.blockers.answer import Answer as Solved
from summit_tui.analysis.phrases.blocking import deal
from summit_tui.analysis.phrases.plurals import counted
from summit_tui.output.export.document import Debate, Document, Origin
from summit_tui.record import Record

_WITH_QUOTES = 12
"""Disputes that are told with both sides; of the others there is the question alone."""
_DEALS = 3
"""Ways out that are spelled out, the smallest first."""


class Voice(Record):
    """One side: the answer, who gives it, the best words for it, and where these are from."""

    says: str
    members: str
    quote: str
    summary: str
    cited: str
    lang: str


class Point(Record):
    """A disputed question with its first two sides; `more` are those beyond, in words."""

    question: str
    voices: Sequence[Voice]
    more: str


class Brief(Record):
    """All that a brief says. `waits` and `deals` are sentences; empty without a goal."""

    title: str
    about: str
    as_of: str
    points: Sequence[Point]
    others: Sequence[str]
    goal: str
    waits: Sequence[str]
    deals: Sequence[str]
    sources: Sequence[Origin]


def brief(document: Document, answer: Solved | None) -> Brief:
    """The heart of a document; `answer` says what blocks, on the preconditions that count."""
    standing = [it for _, group in document.debates for it in group if not it.dismissed]
    return Brief(
        document.title,
        document.about,
        document.as_of,
        [_point(document, debate) for debate in standing[:_WITH_QUOTES]],
        [debate.question for debate in standing[_WITH_QUOTES:]],
        words.outcome(answer.state.graph.dossier, answer.goal) if answer else "",
        list(_waits(document, answer)) if answer else [],
        list(_deals(answer)) if answer else [],
        document.sources,
    )


def _point(document: Document, debate: Debate) -> Point:
    voices = []
    for answer in debate.answers[:2]:
        best = document.said[answer.best]
        voices.append(
            Voice(answer.says, answer.members, best.quote, best.summary, answer.cited, best.lang)
        )
    more = [f"{answer.says} ({answer.members})" for answer in debate.answers[2:]]
    return Point(debate.question, voices, "; ".join(more))


def _waits(document: Document, answer: Solved) -> Iterator[str]:
    """What the goal waits for at first hand, then who waits for whom in a circle."""
    if answer.reachable:
        yield "Nothing blocks it."
        return
    trees = (it for it in (document.blocking.sections if document.blocking else ()) if it.tree)
    for section in trees:
        yield from (item.text.replace("  ", " · ") for item in section.items if item.depth == 1)
    dossier = answer.state.graph.dossier
    for deadlock in answer.deadlocks:
        asks = (
            f"{words.holder(dossier, edge.precondition.set_by)} first wants "
            f"{words.outcome(dossier, edge.awaited)}"
            for edge in deadlock.circle.edges
        )
        yield f"Each waits for the other: {'; '.join(dict.fromkeys(asks))}"


def _deals(answer: Solved) -> Iterator[str]:
    """The least that would have to give, a sentence each."""
    dossier = answer.state.graph.dossier
    for package in answer.concessions[:_DEALS]:
        nothing = "Nobody has to give anything up: open steps are enough"
        yield deal(dossier, package.moves) if package.moves else nothing
    more = len(answer.concessions) - _DEALS
    if more > 0:
        yield f"and {counted(more, 'other way')}"
