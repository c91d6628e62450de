"""The records of an explanation: what a rule asks, what fails, and which edit would satisfy it."""

from __future__ import annotations

from typing import Any, Literal

from summit_tui.analysis.contradictions.contradiction import Kind
from summit_tui.record import Record

Condition = Literal[
    "a position",
    "one question",
    "one scope",
    "own positions",
    "opposite stances",
    "dates",
    "two utterances",
    "other values",
    "one time",
    "one language",
    "other words",
    "once",
]
"""What rules ask of two statements. once: two actors stand in one contradiction on a question."""


class Edit(Record):
    """A value that a field of a record would need, as the format has it.

    `field` may lead into a list: `positions.0.stance`. Behind the last one, it is a new item.
    """

    table: str
    id: str
    field: str
    value: Any


class Check(Record):
    """One condition of a rule, whether it holds, and the edits that would satisfy it if not."""

    condition: Condition
    holds: bool
    says: str
    edits: tuple[Edit, ...] = ()


class Explanation(Record):
    """The answer for two statements.

    With `fires`, they stand on two sides of `contradiction`; so they do, through other statements,
    where only the condition `once` fails. Else `rule` is the nearest one, and `edits` together make
    it fire. `about` is what it would be about, or empty. `evidence` are the statements to look at:
    of a contradiction that was asked for as one, all.
    """

    statements: tuple[str, str]
    evidence: tuple[str, ...]
    rule: Kind
    about: str
    fires: bool
    contradiction: str
    says: str
    checks: tuple[Check, ...]

    @property
    def failed(self) -> Check | None:
        """The first condition that does not hold."""
        return next((check for check in self.checks if not check.holds), None)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """What would make the rule fire; the last word on a field counts."""
        found = {
            (edit.table, edit.id, edit.field): edit for check in self.checks for edit in check.edits
        }
        return tuple(found.values())
