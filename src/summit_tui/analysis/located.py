"""What only the analysis finds wrong in a dossier, or worth a look, with its lines."""

from __future__ import annotations

from collections.abc import Iterator

from summit_tui.dossier.model import Dossier
from summit_tui.dossier.parse.places import Locator
from summit_tui.dossier.problems import Problem


def analysis_problems(dossier: Dossier, locator: Locator, texts: str) -> Iterator[Problem]:
    """All that loading does not find. `texts` is the folder with the sources' texts, or empty."""
    yield from _dismissals(dossier, locator)
    yield from _drafts(dossier, locator, texts)
    yield from _expectations(dossier, locator)


def _dismissals(dossier: Dossier, locator: Locator) -> Iterator[Problem]:
    """Dismissals of what no rule derives."""
    if not dossier.dismissals:
        return
    from summit_tui.analysis.disputes.dismissals import unmatched_dismissals

    for dismissal in unmatched_dismissals(dossier):
        field = "dispute" if dismissal.dispute else "contradiction"
        message = f"no {field} has the id ‘{dismissal.dispute or dismissal.contradiction}’"
        yield locator.problem("W502", message, dismissal.place, (field,))


def _drafts(dossier: Dossier, locator: Locator, texts: str) -> Iterator[Problem]:
    """Drafts whose quotes are not found, where the texts of the sources are at hand."""
    whole = dossier.drafts and dossier.drafts.whole
    if not texts or not whole:
        return
    from summit_tui.dossier.verify.verification import verify

    drafts = {
        id_: statement
        for id_, statement in whole.statements.items()
        if dossier.is_draft("statements", id_)
    }
    for finding in verify(whole._replace(statements=drafts), texts):
        if finding.statement and not finding.good:
            yield locator.problem("W507", finding.message, finding.place, ("quote",))


def _expectations(dossier: Dossier, locator: Locator) -> Iterator[Problem]:
    """What the curator expects to follow and does not, and why not."""
    if not dossier.expectations:
        return
    from summit_tui.analysis.expectations import unmet

    for field, message, place in unmet(dossier):
        yield locator.problem("E501", message, place, (field,))


def located_hints(dossier: Dossier, locator: Locator, texts: str = "") -> tuple[list[Problem], int]:
    """The hints that are listed, in the order of the files, and the number of the others."""
    from summit_tui.analysis.hints import copies_of, hints_of
    from summit_tui.dossier.parse.problem_log import MOST

    told = list(hints_of(dossier))
    if texts:
        from summit_tui.dossier.verify.shared import shared_runs

        told += copies_of(dossier, shared_runs(dossier, texts))
    # By piece of the file, for the locator reads one after the other.
    found = sorted(told, key=lambda it: (it.place.file, locator.offset(it.place)))
    shown = [locator.problem(it.code, it.message, it.place, it.path) for it in found[:MOST]]
    shown.sort(key=lambda it: (it.file, it.line, it.col, it.code))
    return shown, len(found) - len(shown)
