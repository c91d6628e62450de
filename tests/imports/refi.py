"""Projects of REFI-QDA, made up: an archive with `project.qde` and texts."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from foreign import place

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<Project xmlns="urn:QDA-XML:project:1.0" name="Harbour" origin="Made up 1.0">'
)


def guid(name: str) -> str:
    """The id of whatever is called so."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, name))


def element(tag: str, /, *inner: str, **attributes: str) -> str:
    """An element as text; `for_` is the name that its id is made of."""
    known = {key: value for key, value in attributes.items() if key != "for_"}
    if "for_" in attributes:
        known = {"guid": guid(attributes["for_"])} | known
    shown = "".join(f" {key}={quoteattr(value)}" for key, value in known.items())
    return f"<{tag}{shown}>{''.join(inner)}</{tag}>"


def code(name: str, *inner: str) -> str:
    """A code with those under it."""
    return element("Code", *inner, for_=name, name=name, isCodable="true")


def coded(*codes: str) -> str:
    """The codings of a passage."""
    return "".join(
        element(
            "Coding",
            element("CodeRef", targetGUID=guid(name)),
            for_=f"coding {name}",
            creatingUser=guid("coder"),
        )
        for name in codes
    )


def selection(text: str, words: str, *inner: str, name: str = "", offset: int = 0) -> str:
    """A passage of a text, found by its words."""
    begin = text.index(words) + offset
    return element(
        "PlainTextSelection",
        *inner,
        for_=f"{words} {begin}",
        name=name or words,
        startPosition=str(begin),
        endPosition=str(begin + len(words)),
    )


def source(name: str, text: str, *inner: str) -> str:
    """A document whose text is in the archive; put it there with `texts`."""
    return element(
        "TextSource", *inner, for_=name, name=name, plainTextPath=f"internal://{guid(text)}.txt"
    )


def texts(*of: str) -> Mapping[str, bytes]:
    """Files of the archive for these texts."""
    return {f"sources/{guid(text)}.txt": text.encode() for text in of}


def project(*parts: str, codes: Iterable[str] = (), cases: Iterable[str] = ()) -> str:
    """The XML of a project, of sources and what comes behind them."""
    sources = [part for part in parts if "Source" in part.partition(" ")[0]]
    rest = [part for part in parts if part not in sources]
    return "".join(
        (
            _HEAD,
            element("Users", element("User", for_="coder", name="Coder One")),
            element("CodeBook", element("Codes", *codes)) if codes else "",
            element("Cases", *cases) if cases else "",
            element("Sources", *sources),
            *rest,
            "</Project>",
        )
    )


def qdpx(xml: str | bytes, files: Mapping[str, bytes] | None = None) -> str:
    """The path of an archive."""
    path = place("project.qdpx")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", xml)
        for name, data in (files or {}).items():
            archive.writestr(name, data)
    return path


def content(text: str) -> str:
    """A text that stands within its source."""
    return f"<PlainTextContent>{escape(text)}</PlainTextContent>"
