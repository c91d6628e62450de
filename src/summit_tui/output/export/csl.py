"""Sources as CSL-JSON, for reference managers: what the dossier knows, and nothing made up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import Dossier, Source

_TYPES = frozenset(
    "article-journal article-magazine article-newspaper bill book broadcast chapter "
    "dataset document event hearing interview legal_case legislation map motion_picture pamphlet "
    "periodical personal_communication post post-weblog regulation report review software speech "
    "standard thesis treaty webpage".split()
)
"""CSL's words for kinds of documents, as far as a source can be one of them. Not `article`: to CSL
and to Zotero that is a preprint."""
_IN_A_PAPER = frozenset({"article-newspaper", "article-magazine", "article-journal", "webpage"})
"""What stands in something that is published, whose name CSL calls the container."""


def items(dossier: Dossier, sources: Iterable[str]) -> list[dict[str, Any]]:
    """One item for each source."""
    return [_item(dossier.sources[name]) for name in sources]


def _item(source: Source) -> dict[str, Any]:
    """An item without what is unknown.

    A kind that CSL has no word for is a `document`, with the kind as its genre. No author and no
    day of access are derived from anything else.
    """
    kind = _type(source)
    contained = kind in _IN_A_PAPER
    fields = {
        "id": source.id,
        "type": kind,
        "genre": source.kind if kind == "document" and source.kind not in _PLAIN else "",
        "title": source.title,
        "container-title": source.publisher if contained else "",
        "publisher": "" if contained else source.publisher,
        "issued": _date(source.date),
        "URL": source.url,
        "note": source.note,
        "custom": _ours(source, kind),
    }
    return {name: value for name, value in fields.items() if value}


def _ours(source: Source, kind: str) -> dict[str, object]:
    """What CSL has no field for, and the kind where its word for that could mean another one."""
    genre = kind == "document" and source.kind not in _PLAIN
    meant = source.kind if genre else _MEANT.get(kind, kind)
    ours = {
        "kind": source.kind if meant != source.kind else "",
        "based_on": list(source.based_on),
    }
    return {name: value for name, value in ours.items() if value}


_MEANT = {"article-newspaper": "article", "article": "preprint", "document": "article"}
"""Which kind of ours a word of CSL is taken for when it is read: `imports.csl`."""
_PLAIN = frozenset({"document", "article"})


def _type(source: Source) -> str:
    """An `article` is one of a newspaper where somebody publishes it, else a page of the web."""
    if source.kind == "article":
        by_whom = "article-newspaper" if source.publisher else ""
        return by_whom or ("webpage" if source.url else "document")
    if source.kind == "preprint":
        return "article"
    return source.kind if source.kind in _TYPES else "document"


def _date(period: Period) -> dict[str, Any] | None:
    """The date in parts, with no more of them than were written; a range has two."""
    if not period.text:
        return None
    ends = (end.removesuffix("~") for end in period.text.split("/"))
    date: dict[str, Any] = {"date-parts": [[int(part) for part in end.split("-")] for end in ends]}
    if period.approximate:
        date["circa"] = True
    return date
