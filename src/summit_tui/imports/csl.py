"""Sources as CSL-JSON, as Zotero and other reference managers write it, and `export csl` does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from summit_tui.imports.assembly import Assembly
from summit_tui.imports.bibliography import Reference, add
from summit_tui.imports.days import day_of
from summit_tui.imports.json_stream import elements, members
from summit_tui.imports.losses import CannotImportError
from summit_tui.imports.reading import opened, text_of
from summit_tui.imports.request import Request

_KINDS = {"article-newspaper": "article", "article": "preprint", "document": "article"}
"""Kinds that CSL calls otherwise; all others are its own words."""
_TAKEN = frozenset(
    {"id", "type", "genre", "title", "container-title", "publisher", "issued", "URL", "note"}
    | {"custom", "title-short", "based_on", "kind"}
)
_EMPTY: tuple[object, ...] = ("", None, [], {})


def read_csl(request: Request, assembly: Assembly) -> None:
    """Read items into a dossier of sources alone.

    Raises:
        CannotImportError: it is no JSON, or has no items.
    """
    with opened(request.path) as file, text_of(file, request.encoding, request.name) as text:
        found = elements(members(text, request.name), ("items", "references"))
        number = add(assembly, _references(found, request.name))
    if not number:
        raise CannotImportError(f"‘{request.name}’ has no items")


def _references(found: Iterator[Any], name: str) -> Iterator[Reference]:
    for number, item in enumerate(found, 1):
        if not isinstance(item, Mapping) or not ("title" in item or "type" in item):
            raise CannotImportError(f"‘{name}’: element {number} is no item of CSL-JSON")
        yield _reference(item)


def _reference(item: Mapping[str, Any]) -> Reference:
    custom = item.get("custom")
    ours = custom if isinstance(custom, Mapping) else {}
    type_, genre = _told(item.get("type")), _told(item.get("genre"))
    kind = _KINDS.get(type_, type_)
    others = [(field, _told(value)) for field, value in item.items() if field not in _TAKEN]
    if genre and type_ == "document":
        kind = genre
    elif genre:
        others.append(("genre", genre))
    container, publisher = _told(item.get("container-title")), _told(item.get("publisher"))
    if container and publisher:
        others.append(("publisher", publisher))
    day = _day(item.get("issued"))
    if not day and item.get("issued"):
        others.append(("issued", _told(item["issued"])))
    others += [
        (f"custom.{field}", _told(value)) for field, value in ours.items() if field not in _TAKEN
    ]
    fields = {
        "title": _told(item.get("title")),
        "short": _told(item.get("title-short")),
        "publisher": container or publisher,
        "kind": _told(ours.get("kind")) or kind,
        "date": day,
        "url": _told(item.get("URL")),
        "note": _told(item.get("note")),
        "based_on": [_told(name) for name in ours.get("based_on") or () if _told(name)],
    }
    return Reference(_told(item.get("id")), fields, others)


def _day(issued: object) -> str:
    """A date of CSL: its parts, or what is written where there are none."""
    if not isinstance(issued, Mapping):
        return day_of(_told(issued))
    parts = issued.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return day_of(_told(issued.get("raw") or issued.get("literal")))
    ends = ["-".join(_padded(end)) for end in parts if isinstance(end, list) and end]
    about = "~" if issued.get("circa") else ""
    return day_of("/".join(ends) + about)


def _padded(parts: list[Any]) -> Iterator[str]:
    for part, width in zip(parts, (4, 2, 2), strict=False):
        if part not in _EMPTY:
            yield _told(part).zfill(width)


def _told(value: object) -> str:
    """A value as text: names and lists as people write them, anything else as JSON."""
    if isinstance(value, str):
        return value.strip()
    if value in _EMPTY:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_told, value))
    if isinstance(value, Mapping):
        if name := _told(value.get("literal")):
            return name
        if family := _told(value.get("family")):
            return ", ".join(filter(None, (family, _told(value.get("given")))))
        if day := _day(value):
            return day
        return json.dumps(value, ensure_ascii=False)
    return str(value)
