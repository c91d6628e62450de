"""Two dossiers to their difference: what was edited, what follows from it, and why."""

from __future__ import annotations

from collections.abc import Sequence

from summit_tui.analysis.blockers.blocker_graph import BlockerGraph
from summit_tui.analysis.diff.aspects import Aspect, Truths, truths, value_of
from summit_tui.analysis.diff.causes import Budget, Cause, Edits, OverBudgetError, cause_of
from summit_tui.analysis.diff.changes import (
    Found,
    derived_changes,
    package_changes,
    package_truth,
)
from summit_tui.analysis.diff.difference import Change, Difference
from summit_tui.analysis.diff.edits import Edit, edits_of
from summit_tui.analysis.diff.hybrids import Hybrids, Ids, OfDays, OfFiles
from summit_tui.analysis.diff.packages import alike, graph_of, listed
from summit_tui.analysis.diff.renames import Renamed, renames
from summit_tui.analysis.diff.slices import Slice, Slicer
from summit_tui.analysis.snapshot import Snapshot, snapshot
from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import Basis, Dossier
from summit_tui.dossier.slice import until

WORK = 400_000
"""Records that are looked at, in all, while causes are looked for."""
_SHARE = 8
"""For one change, not more than this part of it."""

_COSTLY = ("sources", "actors", "propositions", "statements")
"""Tables whose size says what it takes to derive what follows."""


def diff_of(old: Dossier, new: Dossier, *, basis: Basis = "stated", work: int = WORK) -> Difference:
    """What is different between two dossiers that were written.

    The order of files, records and lists, and how things are written, count for nothing. `basis`
    says which demands count for packages, `work` how much may be done to find causes.
    """
    before, renamed = renames(old, new)
    edits = edits_of(before, new)
    return _difference(before, new, edits, renamed, OfFiles(before, new, edits), basis, work)


def days_apart(
    whole: Dossier, first: Period, then: Period, *, basis: Basis = "stated", work: int = WORK
) -> Difference:
    """What is different between two days of one dossier: what was said and came about between."""
    old, new = until(whole, first), until(whole, then)
    edits = tuple(
        edit
        for edit in edits_of(old, new)
        if edit.table == "statements"
        or (edit.table == "outcomes" and any(field.field == "met" for field in edit.fields))
    )
    return _difference(old, new, edits, (), OfDays(whole, old, edits), basis, work)


def _difference(
    old: Dossier,
    new: Dossier,
    edits: tuple[Edit, ...],
    renamed: tuple[Renamed, ...],
    hybrids: Hybrids,
    basis: Basis,
    work: int,
) -> Difference:
    before, after = snapshot(old), snapshot(new)
    if not edits:
        return Difference(edits, renamed, (), before, after)
    derived = list(derived_changes(before, after))
    graphs = graph_of(old, basis), graph_of(new, basis)
    packages, truncated = _packages(*graphs)
    # Packages come after circles and before other contradictions.
    weighty = [item for item in derived if item.aspect.kind != "contradiction"]
    light = [item for item in derived if item.aspect.kind == "contradiction"]
    explain = _Explainer(before, after, edits, hybrids, graphs, basis, work)
    changes = tuple(explain.change(item) for item in (*weighty, *packages, *light))
    return Difference(edits, renamed, changes, before, after, truncated)


def _packages(before: BlockerGraph, after: BlockerGraph) -> tuple[list[Found], bool]:
    """What changed in packages, and whether there are more than are listed."""
    if alike(before, after):
        return [], False
    (old, more), (new, still_more) = listed(before), listed(after)
    return list(package_changes(before, after, old, new)), more or still_more


class _Explainer:
    """Looks for the causes of changes, and derives nothing twice."""

    def __init__(
        self,
        before: Snapshot,
        after: Snapshot,
        edits: Sequence[Edit],
        hybrids: Hybrids,
        graphs: tuple[BlockerGraph, BlockerGraph],
        basis: Basis,
        work: int,
    ) -> None:
        self._edits = edits
        self._hybrids = hybrids
        self._basis = basis
        self._left = work
        self._slicer = Slicer(before, after, edits)
        self._truths_before = truths(before)
        self._graph_before = graphs[0]
        self._truths: dict[tuple[Ids | None, Edits], Truths] = {}
        self._graphs: dict[tuple[Ids | None, Edits], BlockerGraph] = {}

    def change(self, item: Found) -> Change:
        """The change with its causes."""
        cause = self._cause(item)
        because = tuple(self._edits[at] for at in sorted(cause.edits))
        return item.change._replace(because=because, smallest=cause.smallest)

    def _cause(self, item: Found) -> Cause:
        """The cause in the narrowest slice that shows both the old and the new truth."""
        allowed = self._left // _SHARE
        budget = Budget(allowed)
        try:
            return self._searched(item, budget)
        except OverBudgetError:
            return Cause((), smallest=False)
        finally:
            self._left -= allowed - budget.left

    def _searched(self, item: Found, budget: Budget) -> Cause:
        old = self._old_value(item.aspect)
        for part in self._slicer.slices(item.aspect):

            def value(made: Edits, part: Slice = part) -> str:
                return self._value(item.aspect, part, made, budget)

            if value(frozenset()) == old and value(frozenset(part.every)) == item.value:
                return cause_of(part.near, part.every, lambda made: value(made) == item.value)
        return Cause((), smallest=False)

    def _old_value(self, aspect: Aspect) -> str:
        if aspect.kind in ("package", "goal"):
            return package_truth(self._graph_before, aspect)
        return value_of(self._truths_before, aspect)

    def _value(self, aspect: Aspect, part: Slice, made: Edits, budget: Budget) -> str:
        """The value of an aspect where these edits are made."""
        key = (part.statements, made)
        if aspect.kind in ("package", "goal"):
            if key not in self._graphs:
                self._graphs[key] = graph_of(self._hybrid(part, made, budget), self._basis)
            return package_truth(self._graphs[key], aspect)
        if key not in self._truths:
            self._truths[key] = truths(snapshot(self._hybrid(part, made, budget)))
        return value_of(self._truths[key], aspect)

    def _hybrid(self, part: Slice, made: Edits, budget: Budget) -> Dossier:
        dossier = self._hybrids.dossier(made, part.statements)
        budget.spend(sum(len(getattr(dossier, table)) for table in _COSTLY))
        return dossier
