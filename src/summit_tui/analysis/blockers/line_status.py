"""What has become of each line of an outline, once some moves are assumed.

The outline is that of the dossier; the state is that of a what-if. So every line keeps its place
while a reader tries things out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from summit_tui.analysis.blockers.outline import Line
from summit_tui.analysis.blockers.state import State

LineStatus = Literal["blocks", "holds", "together", "waived", "otherwise", "moot"]
"""blocks: it is still waited for. holds: it has come about. together: at one moment with what
waits for it. waived: nobody asks for it any more. otherwise: another way fulfils the demand.
moot: a line above it blocks no more."""


def line_statuses(lines: Iterable[Line], state: State) -> Iterator[LineStatus]:
    """For each line of an outline, from the first on, how it stands."""
    open_to = 0
    """Down to which depth everything above still blocks."""
    for line in lines:
        standing = _standing(line, state)
        if line.depth > open_to:
            yield "moot" if standing == "blocks" else standing
            continue
        yield standing
        open_to = line.depth + (standing == "blocks")


def _standing(line: Line, state: State) -> LineStatus:
    precondition = line.need.precondition if line.need else None
    cause = state.cause_of(precondition.id)[0] if precondition else None
    if cause == "waived":
        return "waived"
    if cause == "together":
        return "together"
    if state.holds(line.outcome):
        return "holds"
    return "otherwise" if cause else "blocks"
