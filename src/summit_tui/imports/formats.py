"""The formats that can be imported, and the whole way from a file to a folder that opens."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module

from summit_tui.dossier.load import load
from summit_tui.dossier.parse.schema import TABLES
from summit_tui.dossier.verify.verification import Finding, verify
from summit_tui.imports.assembly import Assembly
from summit_tui.imports.folder import TEXTS, Folder, written
from summit_tui.imports.losses import Losses
from summit_tui.imports.outcome import Outcome, lines
from summit_tui.imports.request import Importer, Request

REPORT = "import-report.txt"
"""The loss report, kept beside the dossier."""

_FORMATS = {
    "dna": ("dna", "read_dna"),
    "qdpx": ("qdpx", "read_qdpx"),
    "hypothesis": ("hypothesis", "read_annotations"),
    "csv": ("csv_table", "read_csv"),
    "csl": ("csl", "read_csl"),
    "ris": ("ris", "read_ris"),
    "json": ("own_json", "read_json"),
}
"""Modules of this room and what in them reads a format; a module is imported when it is needed."""


def run(format_: str, request: Request, out: str, told: Callable[[str], None]) -> Outcome:
    """Import a file into a new folder. `told` hears how far it is, for whoever waits.

    Raises:
        CannotImportError: the file is not of this format, or the folder cannot be written.
    """
    losses = Losses()
    with written(out) as folder:
        counted = Assembly(folder, losses, lambda count: told(f"{count:,} statements"))
        counted.heading(*_called(request))
        importer(format_)(request, counted)
        counted.finish()
        folder.finish()
        outcome = _checked(folder, request, losses, told)
        folder.note(REPORT, "".join(f"{line}\n" for line in lines(outcome)))
    return outcome


def importer(format_: str) -> Importer:
    """What reads a format."""
    module, name = _FORMATS[format_]
    found: Importer = getattr(import_module(f"summit_tui.imports.{module}"), name)
    return found


def _called(request: Request) -> tuple[str, str]:
    return os.path.splitext(request.name)[0], f"Imported from {request.name}."


def _checked(
    folder: Folder, request: Request, losses: Losses, told: Callable[[str], None]
) -> Outcome:
    """Open what was written, as any reader will, and find every quote in its text."""
    told("checking")
    loaded = load(folder.path)
    texts = os.path.join(folder.path, TEXTS)
    findings: tuple[Finding, ...] = ()
    if folder.texts:
        told("looking for the quotes")
        findings = verify(loaded.dossier, texts)
    return Outcome(
        request.name,
        {table: folder.counts[table] for table in TABLES if table in folder.counts},
        folder.texts,
        sum(bool(finding.statement) for finding in findings),
        tuple(finding.statement for finding in findings if not finding.good),
        tuple(losses),
        tuple(_named(str(problem), folder.path) for problem in loaded.problems),
    )


def _named(problem: str, folder: str) -> str:
    """A problem with the name of its file in place of the path, which is not the lasting one."""
    return problem.replace(folder + os.sep, "")
