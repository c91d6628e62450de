"""What is on the screen, into a file: as Markdown or as a page, and never over another file."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summit_tui.dossier.text import visible
from summit_tui.record import Record

if TYPE_CHECKING:
    from summit_tui.analysis.snapshot import Snapshot
    from summit_tui.dossier.model import Basis
    from summit_tui.output.export.document import Document
    from summit_tui.views.view_state import ViewState

_LONGEST = 60
"""Letters of a question that become the name of a file."""
_VIEWS = {
    "blockers": "what-blocks",
    "matrix": "who-stands-where",
    "timeline": "timeline",
    "sources": "sources",
}


class FileWriter(Record):
    """Writes into a folder, unless a reader names another; `suffix` is for names without one."""

    folder: str
    suffix: str

    def name_for(self, snapshot: Snapshot, place: ViewState) -> str:
        """By the record that the reader is on, or else by the view; empty on a draft."""
        name = _VIEWS.get(place.view) or _name(snapshot, place)
        return _slug(name) + self.suffix if name else ""

    def write(self, snapshot: Snapshot, place: ViewState, name: str) -> str:
        """Write it under this name, or the next that is free; returns the path, to be shown.

        Raises:
            CannotWriteError: it cannot be written.
        """
        from summit_tui.output.files import write_beside

        path = os.path.join(self.folder, os.path.expanduser(name))
        if not os.path.splitext(path)[1]:
            path += self.suffix
        page = path.lower().endswith((".html", ".htm"))
        lines = _lines(snapshot, place, page=page)
        return visible(write_beside(path, (f"{text}\n".encode() for text in lines)))


def _name(snapshot: Snapshot, place: ViewState) -> str:
    """A question, an id, or the brief for everybody; empty where there is nothing, or a draft."""
    from summit_tui.views.selection import EVERYONE

    table, id_ = _record(snapshot, place)
    if table == "disputes":
        return snapshot.disputes_by_id[id_].question
    pane = place.panes.get(place.at)
    return id_ or ("brief" if pane and pane.cursor == EVERYONE else "")


def _slug(name: str) -> str:
    """Words of a text with hyphens between them, as the name of a file."""
    words = re.sub(r"\W+", "-", name.replace("’", "").casefold()).strip("-_")
    while len(words) > _LONGEST and "-" in words:
        words = words.rpartition("-")[0]
    return words[:_LONGEST] or "summit"


def _record(snapshot: Snapshot, place: ViewState) -> tuple[str, str]:
    """The table and the id of what the reader is on; both are empty where it is no record."""
    from summit_tui.analysis.addresses import Address, find_address
    from summit_tui.views.destinations import address_at

    written = address_at(snapshot, place)
    found = find_address(snapshot, written) if written else None
    return (found.table, found.id) if isinstance(found, Address) else ("", "")


def _lines(snapshot: Snapshot, place: ViewState, *, page: bool) -> Iterator[str]:
    document = _document(snapshot, place)
    if document is None:
        return _brief(snapshot, page=page)
    if page:
        from summit_tui.output.export.html_page import page as written
    else:
        from summit_tui.output.export.markdown import markdown as written
    return written(document)


def _document(snapshot: Snapshot, place: ViewState) -> Document | None:
    """The view, or the record that the reader is on; none where the brief says it all."""
    from summit_tui.output.export import part

    match place.view:
        case "blockers":
            return _blockers(snapshot, place)
        case "matrix":
            return part.of_matrix(snapshot)
        case "timeline":
            return part.of_timeline(snapshot, place.choice("party"))
        case "sources":
            return part.of_sources(snapshot)
    table, id_ = _record(snapshot, place)
    of = {
        "disputes": part.of_dispute,
        "contradictions": part.of_contradiction,
        "statements": part.of_statement,
        "actors": part.of_actor,
    }.get(table)
    return of(snapshot, id_) if of else None


def _blockers(snapshot: Snapshot, place: ViewState) -> Document | None:
    """What blocks, with what counts and what is assumed there; none without a goal."""
    from summit_tui.analysis.blockers.answer import solve
    from summit_tui.analysis.blockers.blocker_graph import BASES, blocker_graph, up_to
    from summit_tui.output.export import part
    from summit_tui.views.view_state import unlisted

    if not snapshot.dossier.goal:
        return None
    basis: Basis = next((it for it in BASES if it == place.choice("basis")), "stated")
    graph = blocker_graph(snapshot.dossier, up_to(basis))
    assumed = [move for move in unlisted(place.choice("assumed")) if move in graph.moves]
    return part.of_blockers(snapshot, solve(graph.assume(assumed) if assumed else graph))


def _brief(snapshot: Snapshot, *, page: bool) -> Iterator[str]:
    from summit_tui.analysis.blockers.answer import solve
    from summit_tui.analysis.blockers.blocker_graph import blocker_graph, up_to
    from summit_tui.output.export.brief import brief
    from summit_tui.output.export.compose import compose
    from summit_tui.output.export.selection import select

    goal = snapshot.dossier.goal
    answer = solve(blocker_graph(snapshot.dossier, up_to("stated")), goal) if goal else None
    if page:
        from summit_tui.output.export.brief_page import page as written
    else:
        from summit_tui.output.export.brief_markdown import lines as written
    return written(brief(compose(select(snapshot), answer), answer))
