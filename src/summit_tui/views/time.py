"""The day as of which the dossier is shown, and what stepping from one to another changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from summit_tui.analysis.as_of import Change, days_of, neighbour
from summit_tui.analysis.snapshot import Snapshot, snapshot
from summit_tui.dossier.dates import Period, display, parse
from summit_tui.dossier.model import Dossier
from summit_tui.dossier.slice import until
from summit_tui.dossier.typed_dates import as_written
from summit_tui.views.lines import Line, Span, line

_NOTHING = Change(*(frozenset[str](),) * 4)


class Time:
    """Where in time the reader is.

    Args:
        whole: The dossier with all its statements.
        day: As of when it is shown; none for all of it.
    """

    def __init__(self, whole: Dossier, day: Period | None = None) -> None:
        self.whole = whole
        self.day = day

    @cached_property
    def days(self) -> Sequence[int]:
        """The days on which something was said, as ordinals."""
        return days_of(self.whole)

    def stepped(self, step: int) -> Period | None:
        """The day before or after this one."""
        return neighbour(self.days, self.day, step)

    def snapshot(self, day: Period | None) -> Snapshot:
        """What there was by then."""
        return snapshot(self.whole if day is None else until(self.whole, day))


def day_of(text: str) -> Period | None:
    """A day that the reader typed; none, the whole dossier, for an empty one.

    Raises:
        ValueError: it is no date; the text says why.
    """
    return parse(as_written(text)) if text.strip() else None


class Shown:
    """How the day is shown: what is new since the reader stepped, and that it is not today.

    `earlier` says that something has been cut off.
    """

    def __init__(self, earlier: bool = False, change: Change = _NOTHING) -> None:
        self.earlier = earlier
        self.new = change.statements | change.contradictions
        self._change = change

    def marked(self, row: str, draw: Callable[[int], Sequence[Line]], width: int) -> Sequence[Line]:
        """A row, with a plus before it if stepping through time has just brought it."""
        if row not in self.new:
            return draw(width)
        first, *rest = draw(width - 2)
        return [(Span("+ ", "accent"), *first), *((Span("  "), *part) for part in rest)]

    @property
    def changes(self) -> str:
        """What came and went, in numbers; empty when nothing did."""
        change = self._change
        counts = [
            (change.statements, change.gone_statements, "statement"),
            (change.contradictions, change.gone_contradictions, "contradiction"),
        ]
        return " · ".join(part for new, gone, noun in counts for part in _counted(new, gone, noun))

    def note(self, day: Period) -> Line:
        """What stepping here changed."""
        return line(
            (f"up to {display(day)}: ", "accent"), (self.changes or "nothing changed", "text")
        )


def as_of(snapshot: Snapshot, shown: Shown) -> Line:
    """The day, loudly when something has been cut off."""
    day = snapshot.dossier.as_of
    if shown.earlier:
        return line((f"only up to {display(day)}", "tension"))
    return line((f"up to {display(day)}" if day.text else "undated", "muted"))


def _counted(new: frozenset[str], gone: frozenset[str], noun: str) -> Sequence[str]:
    numbers = (("+", len(new)), ("−", len(gone)))
    return [f"{sign}{number} {noun}{'s' * (number != 1)}" for sign, number in numbers if number]
