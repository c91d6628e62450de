"""Web Annotations as plain values: of Hypothesis, and of the W3C's data model in general."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from summit_tui.record import Record

LISTS = ("rows", "items", "annotations", "@graph")
"""Fields that hold annotations: of what a search finds, of a page, of an export, of a graph."""


class Annotation(Record):
    """A passage of a document, and what somebody has put on it.

    `answers` is the annotation that this one is a reply to, or empty. `selectors` is how many ways
    to find the passage there are beside its words.
    """

    id: str
    address: str
    title: str
    quote: str
    prefix: str
    suffix: str
    comment: str
    tags: tuple[str, ...]
    coder: str
    group: str
    answers: str
    selectors: int

    @property
    def host(self) -> str:
        """The name of the machine in the address of the document."""
        try:
            host = urlsplit(self.address).hostname or ""
        except ValueError:
            return ""
        return host.removeprefix("www.")


def annotations_in(found: Iterable[Any]) -> Iterator[Annotation | None]:
    """The annotations among the elements of a document; none for what is something else."""
    for element in found:
        first = element.get("first") if isinstance(element, Mapping) else None
        if isinstance(first, Mapping):  # a collection with its first page
            yield from map(_annotation, _listed(first.get("items")))
        else:
            yield _annotation(element)


def _annotation(element: object) -> Annotation | None:
    if not isinstance(element, Mapping) or "target" not in element:
        return None
    targets = _listed(element["target"])
    first = next((target for target in targets if isinstance(target, Mapping)), {})
    address = _text(element.get("uri")) or _text(first.get("source")) or _text(first.get("id"))
    quotes, others = [], 0
    for target in targets:
        if isinstance(target, str):
            address = address or target
            continue
        for selector in _selectors(target):
            if _text(selector.get("exact")).strip():
                quotes.append(selector)
            else:
                others += 1
    comments, tags = _bodies(element)
    references = _listed(element.get("references"))
    return Annotation(
        _text(element.get("id")),
        address,
        _title(element),
        " … ".join(_text(quote["exact"]).strip() for quote in quotes),
        _text(quotes[0].get("prefix")) if quotes else "",
        _text(quotes[-1].get("suffix")) if quotes else "",
        "\n".join(comments),
        tuple(tags),
        _coder(element),
        _text(element.get("group")),
        _text(references[-1]) if references else "",
        others,
    )


def _selectors(target: object) -> Iterator[Mapping[str, Any]]:
    waiting = _listed(target.get("selector")) if isinstance(target, Mapping) else []
    while waiting:
        selector = waiting.pop(0)
        if isinstance(selector, Mapping):
            yield selector
            waiting += _listed(selector.get("refinedBy"))


def _bodies(element: Mapping[str, Any]) -> tuple[list[str], list[str]]:
    """What is said of the passage, and the tags on it."""
    comments = [_text(element.get("text")), _text(element.get("bodyValue"))]
    tags = [_text(tag) for tag in _listed(element.get("tags"))]
    for body in _listed(element.get("body")):
        if not isinstance(body, Mapping):
            comments.append(_text(body))
        elif "tagging" in _listed(body.get("purpose")):
            tags.append(_text(body.get("value")) or _text(body.get("source")))
        else:
            comments.append(_text(body.get("value")) or _text(body.get("source")))
    return [it for it in comments if it.strip()], [it.strip() for it in tags if it.strip()]


def _title(element: Mapping[str, Any]) -> str:
    document = element.get("document")
    titles = _listed(document.get("title")) if isinstance(document, Mapping) else []
    return _text(titles[0]) if titles else ""


def _coder(element: Mapping[str, Any]) -> str:
    """Who made it: the name that is shown, else that of the account."""
    known = element.get("user_info")
    shown = _text(known.get("display_name")) if isinstance(known, Mapping) else ""
    user = _text(element.get("user")).removeprefix("acct:").partition("@")[0]
    creators = _listed(element.get("creator"))
    creator = creators[0] if creators else ""
    if isinstance(creator, Mapping):
        creator = creator.get("name") or creator.get("nickname") or creator.get("id")
    return shown or user or _text(creator)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
