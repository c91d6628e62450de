"""Annotations of Hypothesis, or any Web Annotations: passages of web pages with tags.

Tags say who speaks and where that actor stands: `actor: Ann Docker`, `claim: Gates first`,
`stance: rejects`, or a tag with its stance behind it, `Gates first: no`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summit_tui.dossier.verify.quotes import stands_quoted
from summit_tui.imports.assembly import Assembly, Position, Said
from summit_tui.imports.json_stream import elements, members
from summit_tui.imports.losses import IN_NOTE, CannotImportError
from summit_tui.imports.reading import opened, text_of
from summit_tui.imports.request import Request
from summit_tui.imports.web_annotations import LISTS, Annotation, annotations_in

_SHORT = 60
"""Characters below which a quote is given with the text around it."""
_EVERYBODY = ("", "__world__")
_FIELDS = {
    "actor": "actor",
    "speaker": "actor",
    "who": "actor",
    "role": "role",
    "claim": "proposition",
    "proposition": "proposition",
    "stance": "stance",
    "topic": "topic",
    "date": "date",
    "voice": "voice",
}
"""What stands before the colon of a tag that says more than a claim."""


def read_annotations(request: Request, assembly: Assembly) -> None:
    """Read annotations into a dossier.

    Raises:
        CannotImportError: it is no JSON, or has no annotations.
    """
    replies: dict[str, list[str]] = {}
    found = 0
    for annotation in _each(request):
        found += annotation is not None
        if annotation and annotation.answers:
            replies.setdefault(annotation.answers, []).append(_told(annotation))
    if not found:
        raise CannotImportError(f"‘{request.name}’ has no annotations: nothing in it has a target")
    reader = _Reader(request, assembly, replies)
    for annotation in _each(request):
        if annotation is None:
            assembly.losses.add("element that is no annotation")
        elif not annotation.answers:
            reader.annotation(annotation)
    for told in replies.values():
        for reply in told:
            assembly.losses.add("reply to what is not in the file", example=reply)


def _each(request: Request) -> Iterator[Annotation | None]:
    with opened(request.path) as file, text_of(file, request.encoding, request.name) as text:
        yield from annotations_in(elements(members(text, request.name), LISTS))


def _told(annotation: Annotation) -> str:
    by = f"{annotation.coder}: " if annotation.coder else ""
    return f"reply: {by}{annotation.comment}"


class _Reader:
    def __init__(self, request: Request, assembly: Assembly, replies: dict[str, list[str]]) -> None:
        self._request = request
        self._assembly = assembly
        self._losses = assembly.losses
        self._replies = replies

    def annotation(self, annotation: Annotation) -> None:
        """Make a statement of one annotation."""
        comment = annotation.comment
        if not annotation.quote and not comment.strip():
            self._losses.add("annotation without words", example=annotation.id)
            return
        source = self._source(annotation)
        fields, plain, more = _fields(annotation.tags)
        actor, voice = self._speaker(annotation, fields, source)
        positions = self._positions(fields, plain)
        day, notes = self._assembly.date(fields.get("date", ""), "date")
        for tag in more:
            self._losses.add("tag that says it once more", IN_NOTE, tag)
            notes.append(tag)
        if annotation.quote and comment.strip():
            self._losses.add("comment", IN_NOTE, comment)
            notes.append(comment)
        for reply in self._replies.pop(annotation.id, []):
            self._losses.add("reply", IN_NOTE, reply)
            notes.append(reply)
        if annotation.coder:
            self._losses.add("coder", IN_NOTE, annotation.coder)
            notes.append(f"coder: {annotation.coder}")
        if annotation.group not in _EVERYBODY:
            self._losses.add("group", example=annotation.group)
        self._losses.add("other way to find a passage", times=annotation.selectors)
        short = len(annotation.quote) < _SHORT and bool(annotation.quote)
        self._assembly.say(
            Said(
                hint=annotation.id.rstrip("/").rpartition("/")[2],
                actor=actor,
                source=source,
                quote=annotation.quote,
                summary="" if annotation.quote else comment,
                prefix=annotation.prefix if short else "",
                suffix=annotation.suffix if short else "",
                voice=voice,
                date=day,
                positions=tuple(positions),
                notes=tuple(notes),
            )
        )

    def _source(self, annotation: Annotation) -> str:
        key = annotation.address or annotation.title or self._request.name
        name = annotation.title or annotation.host or key
        return self._assembly.source(
            key, name, title=annotation.title, url=annotation.address, kind="webpage"
        )

    def _speaker(
        self, annotation: Annotation, fields: Mapping[str, str], source: str
    ) -> tuple[str, str]:
        name = fields.get("actor", "")
        if not name:
            self._losses.add("passage without a speaker", "the source’s own claim")
            return self._assembly.narrator(source, annotation.host), "narration"
        actor = self._assembly.actor(name, name)
        if role := fields.get("role", ""):
            self._assembly.role(name, role)
        if not annotation.quote:
            return actor, "paraphrase"
        asked = fields.get("voice", "").casefold()
        own = asked == "own" or stands_quoted(annotation.prefix, annotation.quote[:1])
        return actor, "" if own and asked != "paraphrase" else "paraphrase"

    def _positions(self, fields: Mapping[str, str], plain: list[str]) -> list[Position]:
        stances = self._request.stances
        said = stances.of(fields.get("stance", ""))
        alone = [stance for tag in plain if (stance := stances.of(tag))]
        positions = []
        for tag in (fields.get("proposition", ""), *plain):
            if tag and not stances.of(tag):
                text, stance = stances.marked(tag)
                stance = stance or said or next(iter(alone), "") or stances.default
                id_ = self._assembly.proposition(text, text, fields.get("topic", ""))
                positions.append(Position(id_, stance))
        return positions


def _fields(tags: tuple[str, ...]) -> tuple[dict[str, str], list[str], list[str]]:
    """What tags say in so many words, the tags that are claims alone, and what is said twice."""
    fields: dict[str, str] = {}
    plain, more = [], []
    for tag in tags:
        name, colon, value = tag.partition(":")
        field = _FIELDS.get(name.strip().casefold(), "") if colon else ""
        if not field:
            plain.append(tag)
        elif field not in fields:
            fields[field] = value.strip()
        elif field == "proposition":
            plain.append(value.strip())
        else:
            more.append(tag)
    return fields, plain, more
