"""Who said what as JSON-LD: schema.org's words, and Web Annotation for where quotes stand.

Statements are `Quotation`s, propositions `Claim`s. There is no `ClaimReview`: that needs a
verdict, and nothing here gives one. Every record is named as its anchor on the HTML page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import (
    Account,
    Actor,
    Dossier,
    Position,
    Proposition,
    Source,
    Statement,
)
from summit_tui.output.export.selection import Selection

Node = dict[str, Any]

OWN = "urn:summit-tui:"
"""What schema.org has no word for."""
_SCHEMA = "https://schema.org/"
_ANNOTATION = "http://www.w3.org/ns/oa#"


def _refers(term: str) -> Mapping[str, str]:
    return {"@id": term, "@type": "@id"}


CONTEXT: Mapping[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{
        word: _SCHEMA + word
        for word in (
            "Dataset Person Organization GovernmentOrganization CreativeWork Article NewsArticle "
            "WebPage Report Quotation Claim Question "
            "name alternateName description jobTitle headline publisher datePublished "
            "dateCreated genre text abstract inLanguage"
        ).split()
    },
    **{
        word: _refers(_SCHEMA + word)
        for word in "url isBasedOn isPartOf spokenByCharacter appearance".split()
    },
    "Annotation": f"{_ANNOTATION}Annotation",
    "TextQuoteSelector": f"{_ANNOTATION}TextQuoteSelector",
    "motivation": _refers(f"{_ANNOTATION}motivatedBy"),
    "body": _refers(f"{_ANNOTATION}hasBody"),
    "target": f"{_ANNOTATION}hasTarget",
    "source": _refers(f"{_ANNOTATION}hasSource"),
    "selector": f"{_ANNOTATION}hasSelector",
    **{word: _ANNOTATION + word for word in ("exact", "prefix", "suffix")},
    **{
        word: OWN + word
        for word in (
            "Party Outcome date dateBasis voice stance firm position account value low high scope "
            "topic act anonymous occasion note asOf"
        ).split()
    },
    **{
        word: _refers(OWN + word)
        for word in (
            "party speaksFor speaker attributedBy utterance proposition onlyAfter readingOf fact "
            "excludes"
        ).split()
    },
}
"""What each key means: a reader without a network needs no other document."""

_TYPES = {
    "article": "Article",
    "newspaper": "NewsArticle",
    "article-newspaper": "NewsArticle",
    "report": "Report",
    "webpage": "WebPage",
}
_ACTORS = {"person": "Person", "analyst": "Person", "government": "GovernmentOrganization",
           "document": "CreativeWork"}  # fmt: skip
_OMISSION = re.compile(r"\s+…\s+")
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")


def document(chosen: Selection) -> Mapping[str, Any]:
    """The context, and one node a record."""
    return {"@context": CONTEXT, "@graph": list(_nodes(chosen))}


def _nodes(chosen: Selection) -> Iterator[Node]:
    dossier = chosen.dossier
    yield _known(
        id="#dossier",
        type="Dataset",
        name=dossier.title,
        description=dossier.about,
        asOf=dossier.as_of.text,
    )
    said = [dossier.statements[name] for name in chosen.evidence]
    actors = _named_actors(chosen, said)
    parties = {dossier.actors[actor].party for actor in actors}
    for party in dossier.parties.values():
        if party.id in parties:
            yield {"id": _id("party", party.id), "type": "Party", "name": party.name}
    yield from (_actor(dossier, it) for it in dossier.actors.values() if it.id in actors)
    yield from (_source(dossier, dossier.sources[name]) for name in chosen.sources)
    appearances: dict[str, list[str]] = {}
    for made in said:
        for name in dict.fromkeys(it.proposition for it in made.positions):
            appearances.setdefault(name, []).append(_id("statement", made.id))
    for proposition in dossier.propositions.values():
        if chosen.whole or proposition.id in appearances:
            yield _proposition(proposition, appearances.get(proposition.id, []))
    asked = {account.fact for made in said for account in made.accounts}
    for fact in dossier.facts.values():
        if chosen.whole or fact.id in asked:
            yield _known(
                id=_id("fact", fact.id), type="Question", name=fact.question, scope=fact.scope
            )
    awaited = {name for made in said for it in made.positions for name in it.conditions}
    for outcome in dossier.outcomes.values():
        if chosen.whole or outcome.id in awaited:
            yield {"id": _id("outcome", outcome.id), "type": "Outcome", "name": outcome.name}
    yield from map(_statement, said)
    yield from (_annotation(dossier, made) for made in said if made.quote)


def _named_actors(chosen: Selection, said: Iterable[Statement]) -> set[str]:
    """Who is chosen, who speaks, whom they speak for, and of whom they speak."""
    found = set(chosen.actors)
    for made in said:
        found.update(made.said_by, filter(None, [made.attributed_by]))
        found.update(position.of for position in made.positions if position.of)
    actors = chosen.dossier.actors
    waiting = list(found)
    while waiting:
        principal = actors[waiting.pop()].speaks_for
        if principal and principal not in found:
            found.add(principal)
            waiting.append(principal)
    return found


def _actor(dossier: Dossier, it: Actor) -> Node:
    kind = _ACTORS.get(it.kind, "Organization")
    role = "jobTitle" if kind == "Person" else "description"
    return _known(
        id=_id("actor", it.id),
        type=kind,
        name=it.name,
        alternateName=list(it.aliases),
        party=_id("party", it.party if it.party in dossier.parties else ""),
        speaksFor=_id("actor", it.speaks_for),
        note=it.note,
        **{role: it.role},
    )


def _source(dossier: Dossier, it: Source) -> Node:
    kind = _TYPES.get(it.kind, "CreativeWork")
    return _known(
        id=_id("source", it.id),
        type=kind,
        name=it.title or dossier.source_name(it.id),
        genre=it.kind if kind == "CreativeWork" else "",
        publisher={"type": "Organization", "name": it.publisher} if it.publisher else None,
        datePublished=_iso(it.date),
        date=it.date.text,
        dateBasis=it.date_basis,
        isBasedOn=[_id("source", name) for name in it.based_on],
        url=it.url if it.url.startswith(("http://", "https://")) else "",
        note=it.note,
    )


def _proposition(it: Proposition, appearances: list[str]) -> Node:
    return _known(
        id=_id("proposition", it.id),
        type="Claim",
        text=it.text,
        topic=it.topic,
        scope=it.scope,
        excludes=[_id("proposition", other) for other in it.excludes],
        appearance=appearances,
        note=it.note,
    )


def _statement(made: Statement) -> Node:
    """A `Quotation` if somebody's words are there, else a work of which there is an abstract."""
    spoken = "spokenByCharacter" if made.quote else "speaker"
    return _known(
        id=_id("statement", made.id),
        type="Quotation" if made.quote else "CreativeWork",
        text=made.quote,
        abstract=made.summary,
        inLanguage=made.lang,
        isPartOf=_id("source", made.source),
        dateCreated=_iso(made.date),
        date=made.date.text,
        dateBasis=made.date_basis,
        voice=made.voice,
        attributedBy=_id("actor", made.attributed_by),
        isBasedOn=[_id("source", name) for name in made.based_on],
        utterance=_id("utterance", made.utterance),
        act=made.act or None,
        anonymous=made.anonymous or None,
        occasion=made.occasion,
        position=[_position(it) for it in made.positions],
        account=[_account(it) for it in made.accounts],
        note=made.note,
        **{spoken: [_id("actor", actor) for actor in made.said_by]},
    )


def _position(it: Position) -> Node:
    return _known(
        proposition=_id("proposition", it.proposition),
        stance=it.normal,
        firm=it.firm,
        onlyAfter=[_id("outcome", name) for name in it.conditions],
        readingOf=_id("actor", it.of),
    )


def _account(it: Account) -> Node:
    value: object = it.value
    if isinstance(it.value, Period):
        value = it.value.text
    elif isinstance(it.value, tuple):
        value = dict(zip(("low", "high"), it.value, strict=True))
    return _known(fact=_id("fact", it.fact), value=value, firm=it.firm, date=it.at.text)


def _annotation(dossier: Dossier, made: Statement) -> Node:
    """Where a quote stands: one target for each part between its omissions."""
    source = dossier.sources[made.source]
    where = source.url if source.url.startswith(("http://", "https://")) else ""
    parts = [part for part in _OMISSION.split(made.quote) if part.strip(" …")]
    targets = [
        {
            "source": where or _id("source", source.id),
            "selector": _known(
                type="TextQuoteSelector",
                prefix=made.prefix if at == 0 else "",
                exact=part,
                suffix=made.suffix if at == len(parts) - 1 else "",
            ),
        }
        for at, part in enumerate(parts)
    ]
    return {
        "id": _id("anchor", made.id),
        "type": "Annotation",
        "motivation": f"{_ANNOTATION}identifying",
        "body": _id("statement", made.id),
        "target": targets,
    }


def _id(kind: str, name: str) -> str:
    """The name of a record, relative to where the document stands; nothing for no record."""
    return f"#{kind}-{name}" if name else ""


def _iso(period: Period) -> str:
    """A date that other programs can read: a day, a month or a year that is not “about”."""
    return period.text if _ISO.fullmatch(period.text) else ""


def _known(**fields: Any) -> Node:
    return {name: value for name, value in fields.items() if value not in ("", None, [])}
