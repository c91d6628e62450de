"""What every HTML page is made of: its head, links within it, and text that stays text."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from summit_tui import __version__
from summit_tui.output.export.document import Document, Said

_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src {style}"
_WEB = re.compile(r"https?://[^\s<>\"]+", re.ASCII)


def head(title: str, *, script: str = "") -> Iterator[str]:
    """What stands before the body of a page: nothing may be fetched, the styles are inside.

    The policy names the styles and the script by their hashes, so that no others run.
    """
    style = f"\n{own_file('page.css')}"
    policy = _POLICY.format(style=_hash(style))
    if script:
        policy += f"; script-src {_hash(script)}"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<meta name="generator" content="summit-tui {__version__}">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>{style}</style>"
    yield "</head>"


def own_file(name: str) -> str:
    """The text of a file that lies beside this one."""
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def _hash(text: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def anchor(kind: str, id_: str) -> str:
    """The `id` attribute of a record's element, escaped; ids of dossiers have no blanks."""
    return escape(f"{kind}-{'_'.join(id_.split())}")


def link(kind: str, id_: str, text: str) -> str:
    """A text that leads to a record on this page."""
    fragment = quote(f"{kind}-{'_'.join(id_.split())}", safe="-._:+~")
    return f'<a href="#{escape(fragment)}">{bdi(text)}</a>'


def bdi(text: str) -> str:
    """Text of the dossier within a line of ours, which its direction does not touch."""
    return f"<bdi>{escape(text)}</bdi>"


def address(url: str) -> str:
    """A web address as a link; anything else as text."""
    shown = escape(url)
    return f'<a href="{shown}" rel="noreferrer">{shown}</a>' if _WEB.fullmatch(url) else shown


def facts(known: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A line of what is known of a record; nothing if that is nothing."""
    if known:
        shown = " · ".join(f"{label}: {bdi(fact)}" for label, fact in known)
        yield f'<p class="meta">{shown}</p>'


def words(said: Said) -> Iterator[str]:
    """The quote of a statement, in its language, or else the summary."""
    if said.quote:
        lang = f' lang="{escape(said.lang)}"' if said.lang else ""
        yield f'<blockquote dir="auto"{lang}>“{escape(said.quote)}”</blockquote>'
    else:
        yield f'<p dir="auto">{escape(said.summary)}</p>'


def cited(document: Document, said: Said) -> str:
    """Who and when; a link where the statement stands on this page in full."""
    return leading(document, said, f"{said.name}, {said.date}")


def leading(document: Document, said: Said, text: str) -> str:
    """A text that leads to the statement in full, where that stands on this page."""
    return link("statement", said.id, text) if said.actor in document.people else bdi(text)
