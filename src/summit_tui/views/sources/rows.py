"""Rows of the view of the sources."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.analysis.snapshot import Snapshot
from summit_tui.analysis.sources import Holding, Pair
from summit_tui.dossier.dates import display
from summit_tui.views.content import STRENGTHS
from summit_tui.views.lines import Line, Span, fit, line, spread


def counted(number: int, noun: str) -> str:
    """“1 quote”, “2 quotes”."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def all_row(sources: int, pairs: int, width: int) -> Sequence[Line]:
    """The row for all sources."""
    head = spread(line(("All sources", "strong")), line((f"{sources:,}", "muted")), width)
    return [head, fit(line((counted(pairs, "pair"), "muted")), width)]


def source_row(snapshot: Snapshot, holding: Holding, width: int) -> Sequence[Line]:
    """Name and date; how much it holds, how much of it alone, and what it rests on."""
    source = snapshot.dossier.sources[holding.source]
    name_of = snapshot.dossier.source_name
    head = spread(line((source.name, "text")), line((display(source.date), "date")), width)
    own = holding.carried
    short = name_of(source.id)
    parts = [
        Span("" if short == source.name else f"{short}  ", "muted"),
        Span(counted(len(own.statements), "statement"), "muted"),
    ]
    if own.statements:
        parts.append(Span(f"  {len(holding.alone.statements):,} only here", "accent"))
    roots = sorted(holding.roots - {holding.source})
    if roots:
        parts.append(Span(f"  ⇠ {', '.join(map(name_of, roots))}", "tension"))
    if holding.relayed_by:
        parts.append(Span(f"  relayed by {', '.join(map(name_of, holding.relayed_by))}", "muted"))
    return [head, fit(tuple(parts), width)]


def pair_row(snapshot: Snapshot, pair: Pair, width: int) -> Sequence[Line]:
    """The two; their contradictions by strength; what they share."""
    name_of = snapshot.dossier.source_name
    names = line((name_of(pair.left), "text"), (" · ", "muted"), (name_of(pair.right), "text"))
    return [
        spread(names, fit(line((witness(snapshot, pair), "tension")), width // 2), width),
        fit(strengths(pair), width),
        fit(line((shares(pair), "muted")), width),
    ]


def witness(snapshot: Snapshot, pair: Pair) -> str:
    """Whether the two are one witness, or one relays the other."""
    if pair.relays:
        other = pair.left if pair.relays == pair.right else pair.right
        name_of = snapshot.dossier.source_name
        return f"{name_of(pair.relays)} ⇠ {name_of(other)}"
    return "one root" if pair.one_root else ""


def strengths(pair: Pair) -> Line:
    """How many contradictions of each strength, and how many are between the accounts."""
    if not pair.contradictions:
        return line(("no contradiction", "muted"))
    spans: list[Span] = []
    for strength, count in pair.strengths.items():
        mark, role = STRENGTHS[strength]
        spans.append(Span(f"{mark} {count:,} {strength}  ", role))
    if pair.accounts:
        spans.append(Span(f"{pair.accounts:,} between the accounts", "text"))
    return tuple(spans)


def shares(pair: Pair) -> str:
    """How many utterances both render."""
    return f"both render {counted(len(pair.shared), 'utterance')}" if pair.shared else ""
