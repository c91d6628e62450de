"""One way in which two statements could clash, as the conditions of a rule."""

from __future__ import annotations

from summit_tui.analysis.contradictions.contradiction import Kind
from summit_tui.analysis.explain.explanation import Check, Edit
from summit_tui.record import Record


class Case(Record):
    """One way in which two statements could clash: the rule, what about, and its checks."""

    rule: Kind
    about: str
    subject: str
    checks: tuple[Check, ...]

    @property
    def failures(self) -> int:
        """How many conditions do not hold."""
        return sum(not check.holds for check in self.checks)


def same_utterance(utterance: str, statement: str) -> Check:
    """That both render one utterance, which is never a contradiction."""
    says = f"Both render one utterance, ‘{utterance}’: that is wording, never a contradiction"
    edit = Edit("statements", statement, "utterance", "")
    return Check("two utterances", False, says, (edit,))
