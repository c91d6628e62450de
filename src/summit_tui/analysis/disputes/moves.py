"""Who moved from one answer to another, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from summit_tui.analysis.contradictions.contradiction import Contradiction, Side
from summit_tui.analysis.disputes.answers import AnswerBook, Answers
from summit_tui.analysis.disputes.dispute import Move
from summit_tui.analysis.disputes.members import Members
from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import Dossier

_KINDS = ("reversal", "change of line", "shift of terms", "softening", "hardening")


class Moves:
    """Reads moves off the contradictions of a dispute, in the words of its answers."""

    def __init__(self, dossier: Dossier, book: AnswerBook, members: Members) -> None:
        self._dossier = dossier
        self._book = book
        self._members = members

    def of(self, answers: Answers, contradictions: Iterable[Contradiction]) -> tuple[Move, ...]:
        """The moves by date; a line that changed is told once, with everybody who had held it."""
        words = self._words(answers)
        said: dict[tuple[str, str, str, Period, bool], set[str]] = defaultdict(set)
        earlier: dict[tuple[str, str, str, Period, bool], set[str]] = defaultdict(set)
        for item in contradictions:
            if item.kind not in _KINDS or len(item.sides) != 2:
                continue
            before, after = sorted(item.sides, key=self._first_day)
            old, new = (words.get(side.statements[0], side.says) for side in (before, after))
            if old == new:
                old, new = (f"{old}, {'firm' if it.firm else 'hedged'}" for it in (before, after))
            others = before.actor != after.actor
            key = (after.actor, old, new, min(map(self._date, after.statements)), others)
            said[key].update(before.statements, after.statements)
            earlier[key].update((before.actor,) if others else ())
        moves = (
            Move(*key[:-1], tuple(sorted(names)), self._members.ordered(earlier[key]))
            for key, names in said.items()
        )
        return tuple(sorted(moves, key=lambda move: (move.date, move)))

    def _words(self, answers: Answers) -> Mapping[str, str]:
        """The answer of each statement in words."""
        words = {claim.statement: says for says, given in answers.given.items() for claim in given}
        for claim in answers.conditional:
            words[claim.statement] = self._book.only_after(claim.conditions)
        return words

    def _first_day(self, side: Side) -> Period:
        return min(map(self._date, side.statements))

    def _date(self, statement: str) -> Period:
        return self._dossier.date_of(self._dossier.statements[statement])
