"""`summit-tui export`: one format, to standard output or into a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from summit_tui.cli.loading import CannotRunError, load_asked, mention
from summit_tui.cli.specs import WITH_MARK

if TYPE_CHECKING:
    from summit_tui.analysis.blockers.answer import Answer
    from summit_tui.cli.specs import Options
    from summit_tui.output.export.document import Document
    from summit_tui.output.export.selection import Selection


def export(options: Options) -> int:
    """Write what was asked for; return the exit code.

    Raises:
        CannotRunError: for an unknown actor or goal, or a file that cannot be written.
    """
    if options.table and options.format != "csv":
        raise CannotRunError("--table is for csv; the other formats have one shape")
    if options.html and options.format != "brief":
        raise CannotRunError("--html is for brief; html is a format of its own")
    if options.pdf:
        _need_pdf(options)
    if options.bom and options.format not in WITH_MARK:
        raise CannotRunError("--bom is for csv and dna; no other format has such a mark")
    loaded = load_asked(options)
    mention(loaded.problems)
    from summit_tui.analysis.snapshot import snapshot
    from summit_tui.output.export.selection import UnknownActorError, select

    try:
        chosen = select(snapshot(loaded.dossier), options.actors)
    except UnknownActorError as reason:
        raise CannotRunError(str(reason)) from None
    chunks = _chunks(options, chosen)
    if options.out == "-":
        sys.stdout.buffer.writelines(chunks)
        return 0
    from summit_tui.output.files import CannotWriteError, write_file

    try:
        write_file(options.out, chunks, force=options.force)
    except CannotWriteError as reason:
        raise CannotRunError(str(reason)) from None
    return 0


def _need_pdf(options: Options) -> None:
    """Say what is wrong before anything is read."""
    if options.format not in ("brief", "html"):
        raise CannotRunError("--pdf is for brief and html; the other formats are no pages")
    if options.out == "-" and sys.stdout.isatty():
        raise CannotRunError("a PDF is nothing for a terminal: name a file with --out")


def _chunks(options: Options, chosen: Selection) -> Iterable[bytes]:
    if options.pdf:
        from summit_tui.output.pdf import CannotPrintError, pdf

        try:
            return (pdf(_text(options, chosen)),)
        except CannotPrintError as reason:
            raise CannotRunError(str(reason)) from None
    return (chunk.encode() for chunk in chain(("\ufeff",) * options.bom, _text(options, chosen)))


def _text(options: Options, chosen: Selection) -> Iterable[str]:
    match options.format:
        case "csv":
            from summit_tui.output.export.csv_table import table

            return table(options.table or "statements", chosen)
        case "csl":
            from summit_tui.output.export.csl import items
            from summit_tui.output.json_text import json_list

            return (*json_list(items(chosen.dossier, chosen.sources)), "\n")
        case "json":
            from summit_tui.output.export.everything import document
            from summit_tui.output.json_text import json_text

            return json_text(document(chosen, _answer(options, chosen)))
        case "jsonld":
            from summit_tui.output.export import jsonld
            from summit_tui.output.json_text import json_text

            return json_text(jsonld.document(chosen))
        case "dna":
            from summit_tui.output.export.dna import dna

            return dna(chosen)
        case "graphml":
            from summit_tui.output.export.graphml import graphml

            return _ended(graphml(chosen))
        case "gexf":
            from summit_tui.output.export.gexf import gexf

            return _ended(gexf(chosen))
        case "argdown":
            from summit_tui.output.export.argdown import argdown

            return _ended(argdown(chosen))
        case _:
            return _lines(options, chosen)


def _lines(options: Options, chosen: Selection) -> Iterator[str]:
    """A document, line by line."""
    from summit_tui.output.export.compose import compose

    answer = _answer(options, chosen)
    document = compose(chosen, answer)
    if options.format == "brief":
        return _ended(_brief(document, answer, html=options.html or options.pdf))
    if options.format == "html":
        from summit_tui.output.export.html_page import page as written
    else:
        from summit_tui.output.export.markdown import markdown as written
    return _ended(written(document))


def _ended(lines: Iterable[str]) -> Iterator[str]:
    """Lines with their ends."""
    return (f"{line}\n" for line in lines)


def _brief(document: Document, answer: Answer | None, *, html: bool) -> Iterator[str]:
    """One to two pages, line by line."""
    from summit_tui.output.export.brief import brief

    if html:
        from summit_tui.output.export.brief_page import page as written
    else:
        from summit_tui.output.export.brief_markdown import lines as written
    return written(brief(document, answer))


def _answer(options: Options, chosen: Selection) -> Answer | None:
    """What blocks the goal; nothing if there is none, or only some actors were asked for."""
    if not chosen.whole or not (options.goal or chosen.dossier.goal):
        return None
    from summit_tui.analysis.blockers.answer import UnknownGoalError, solve
    from summit_tui.analysis.blockers.blocker_graph import blocker_graph, up_to

    try:
        basis = options.basis or "stated"
        return solve(blocker_graph(chosen.dossier, up_to(basis)), options.goal)
    except UnknownGoalError as reason:
        raise CannotRunError(str(reason)) from None
