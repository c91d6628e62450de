"""The record of what is different between two dossiers."""

from __future__ import annotations

from typing import Literal

from summit_tui.analysis.diff.aspects import Kind, What
from summit_tui.analysis.diff.edits import Edit
from summit_tui.analysis.diff.renames import Renamed
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.record import Record


class Change(Record):
    """One thing that follows from a dossier and is otherwise than it was.

    `what` is `there` for what appeared (then `old` is empty) or vanished (`new` is). Of a dispute
    or a package whose `place` is another, `old` and `new` are the places in the list, from 1. A
    dispute that only goes by another id now, as its question took something in, has that in
    `what` `called`; an answer that is put otherwise is `worded`. Else `about` says of whom or what,
    and `old` and `new` are the values; where one is empty it is new, or no longer so.

    `because` are the edits that bring it about together. They are the smallest such set if
    `smallest`; else there may be a smaller one, and without any, none was found with the work that
    is allowed.
    """

    kind: Kind
    id: str
    what: What | Literal["called", "worded"]
    about: tuple[str, ...]
    old: str
    new: str
    because: tuple[Edit, ...] = ()
    smallest: bool = False

    @property
    def how(self) -> Literal["appeared", "vanished", "changed"]:
        """Whether the thing itself came, went, or is there at both times."""
        if self.what != "there":
            return "changed"
        return "appeared" if self.new else "vanished"


class Difference(Record):
    """What is different between two dossiers, in order of weight.

    `edits` are the records that came, went or changed, by table and id; `renamed` those that are
    only called otherwise. `changes` are what follows: disputes first, in the order of the list,
    then circles, the goal and its packages, contradictions. `before` and `after` are the two
    snapshots; the older one is in the ids of the newer. `truncated`: there are more packages than
    are listed.
    """

    edits: tuple[Edit, ...]
    renamed: tuple[Renamed, ...]
    changes: tuple[Change, ...]
    before: Snapshot
    after: Snapshot
    truncated: bool = False

    @property
    def same(self) -> bool:
        """Whether both say the same, and call everything the same."""
        return not (self.edits or self.renamed or self.changes)
