"""The full text of a source, and of two sources beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summit_tui.analysis.phrases.sources import source_full
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.analysis.sources import Carried, Holding, Holdings, Pair, pairs
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Statement
from summit_tui.views.content import STRENGTHS, said
from summit_tui.views.details import labelled, texts
from summit_tui.views.lines import EMPTY, Line, Span, line, wrap
from summit_tui.views.selection import names_of, short_name
from summit_tui.views.sources.rows import counted, strengths, witness

_LISTED = 12
"""How many of a kind are named before "and N more"."""
_LONGEST_LINK = 2000
"""Letters of an address of which terminals still make a link."""
_WEB = re.compile(r"https?://[!-~]+")


def source_detail(snapshot: Snapshot, holding: Holding, width: int) -> list[Line]:
    """What a source is, what it rests on, what it holds, and what no other witness has."""
    dossier = snapshot.dossier
    source = dossier.sources[holding.source]
    body = wrap(line((source.name, "strong")), width)
    body += labelled(
        "published", texts(f"{source.publisher or 'publisher unknown'}, {source.kind}"), width
    )
    basis = f" · {source.date_basis}" if source.date_basis else ""
    body += labelled(
        "date", [line((display(source.date, weekday=True), "date"), (basis, "muted"))], width
    )
    body += labelled("relays", texts(_named(snapshot, source.based_on)), width)
    body += labelled("root", texts(_named(snapshot, sorted(holding.roots))), width)
    body += labelled("relayed by", texts(_named(snapshot, holding.relayed_by)), width)
    body += labelled("holds", texts(_counts(holding.carried)), width)
    body += labelled("quotes", [_quotes(snapshot, holding)], width)
    if holding.carried.statements:
        body += labelled("only here", texts(_counts(holding.alone)), width)
    body += _linked(labelled("url", texts(source.url), width), source.url)
    body += labelled("note", texts(source.note), width)
    sentences = [dossier.propositions[name].text for name in holding.alone.propositions]
    questions = [dossier.facts[name].question for name in holding.alone.facts]
    return [
        *body,
        *_listed("Sentences that no other witness speaks to", sentences, width),
        *_listed("Questions that no other witness answers", questions, width),
    ]


def _linked(lines: Iterable[Line], url: str) -> Iterator[Line]:
    """The address leads to itself, if it is one of the web and nothing else is in it."""
    link = url if len(url) <= _LONGEST_LINK and _WEB.fullmatch(url) else ""
    for head, *address in lines:
        yield (head, *(span._replace(link=link) for span in address))


def _named(snapshot: Snapshot, sources: Iterable[str]) -> str:
    return ", ".join(source_full(snapshot.dossier.sources[name]) for name in sources)


def _counts(carried: Carried) -> str:
    numbers = (
        (carried.statements, "statement"),
        (carried.propositions, "sentence"),
        (carried.facts, "fact"),
        (carried.utterances, "utterance"),
    )
    return " · ".join(counted(len(ids), noun) for ids, noun in numbers)


def _quotes(snapshot: Snapshot, holding: Holding) -> Line:
    source = snapshot.dossier.sources[holding.source]
    if not holding.quotes:
        return line(("none", "muted"))
    if holding.checked:
        return line(
            (f"{holding.quotes:,}", "text"),
            (f", all found in its text on {display(source.checked)}", "good"),
        )
    return line((f"{holding.quotes:,}", "text"), (", not checked against its text", "muted"))


def _listed(heading: str, items: Sequence[str], width: int) -> list[Line]:
    if not items:
        return []
    body = [EMPTY, *wrap(line((heading, "heading")), width)]
    for item in items[:_LISTED]:
        body += wrap(line(("  ", "text"), (item, "text")), width, indent=4)
    if len(items) > _LISTED:
        body.append(line((f"  and {len(items) - _LISTED:,} more", "muted")))
    return body


def pair_detail(snapshot: Snapshot, pair: Pair, width: int) -> list[Line]:
    """Both sources, what stands between them, and what both render."""
    sources = snapshot.dossier.sources
    body: list[Line] = []
    for name in (pair.left, pair.right):
        body += wrap(line((source_full(sources[name]), "strong")), width)
    if witness(snapshot, pair):
        known = "two documents, one witness" if pair.one_root else "a passage is relayed"
        body += wrap(line((f"{witness(snapshot, pair)}  ", "tension"), (known, "muted")), width)
    body += [EMPTY, *wrap(strengths(pair), width)]
    for name in pair.contradictions[:_LISTED]:
        item = snapshot.by_id[name]
        mark, role = STRENGTHS[item.strength]
        who = " / ".join(names_of(snapshot, side) for side in item.sides)
        spans = line(
            (f"{mark} ", role),
            (f"{item.kind}: ", "muted"),
            (item.about, "text"),
            (f"  {who}", "muted"),
        )
        body += wrap(spans, width, indent=2)
    if len(pair.contradictions) > _LISTED:
        body.append(
            line((f"and {len(pair.contradictions) - _LISTED:,} more; open it to list all", "muted"))
        )
    return body + _renderings(snapshot, pair, width)


def _renderings(snapshot: Snapshot, pair: Pair, width: int) -> list[Line]:
    """One statement of each source for each utterance that both render."""
    if not pair.shared:
        return []
    body = [EMPTY, *wrap(line(("Utterances that both render", "heading")), width)]
    wanted = set(pair.shared[:_LISTED])
    found: dict[tuple[str, str], Statement] = {}
    for statement in snapshot.dossier.statements.values():
        if statement.utterance in wanted and statement.source in (pair.left, pair.right):
            found.setdefault((statement.utterance, statement.source), statement)
    for utterance in pair.shared[:_LISTED]:
        for source in (pair.left, pair.right):
            statement = found[utterance, source]
            head = Span(f"{short_name(snapshot, statement.actor)}, {source}: ", "muted")
            body += [
                (Span("  "), *part) for part in wrap((head, *said(statement)), width - 2, indent=2)
            ]
    return body


def all_detail(
    snapshot: Snapshot, held: Holdings, beside: Mapping[str, Pair], width: int
) -> list[Line]:
    """How many documents and witnesses there are, and what the marks mean."""
    dossier = snapshot.dossier
    body = wrap(line((dossier.title, "strong")), width)
    counts = f"{counted(len(held), 'source')} that rest on {counted(len(held.roots), 'root')}"
    body += wrap(line((f"{counts} · {counted(len(beside), 'pair')}", "text")), width)
    body += [EMPTY]
    for term, text in _TERMS:
        body += wrap(line((f"{term:<21}", "strong"), (text, "muted")), width, indent=21)
    return body


_TERMS = (
    ("root", "where its word comes from in the end: sources with one root are one witness"),
    ("only here", "what is found with no other witness"),
    ("between the accounts", "the sources themselves differ: on a fact, or on what was said"),
)


def sources_lines(snapshot: Snapshot, width: int) -> Iterator[Line]:
    """All sources, then all pairs, in full."""
    for holding in Holdings(snapshot.dossier).values():
        yield from source_detail(snapshot, holding, width)
        yield EMPTY
    for pair in pairs(snapshot.dossier, snapshot.contradictions):
        yield from pair_detail(snapshot, pair, width)
        yield EMPTY
