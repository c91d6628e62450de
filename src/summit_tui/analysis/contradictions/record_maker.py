"""The record of one contradiction: what all kinds have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from summit_tui.analysis.contradictions.contradiction import (
    Contradiction,
    Evidence,
    Kind,
    Side,
    Strength,
    rank,
)
from summit_tui.analysis.contradictions.grounds import ON_RECORD, Grounds, ground_of, strongest
from summit_tui.analysis.contradictions.provenance import Witnesses
from summit_tui.dossier.model import Dossier, Statement

if TYPE_CHECKING:
    from summit_tui.analysis.blockers.deadlock import Circle


class RecordMaker:
    """Makes the records of one dossier, and looks up what they say.

    Args:
        dossier: The dossier.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._witnesses = Witnesses(dossier)
        self._grounds: dict[str, Grounds] = {}
        self._reasons = {
            item.contradiction: item.reason for item in dossier.dismissals if item.contradiction
        }

    def shown(self, names: Sequence[str]) -> list[Evidence]:
        """Statements that show a demand: firm where they are on record and nothing is hedged."""
        statements = (self._dossier.statements[name] for name in names)
        return [
            Evidence(
                item.id,
                self._witnesses.of(item),
                self._dossier.date_of(item),
                self._ground(item.id) in ON_RECORD
                and all(it.firm == "firm" for it in item.positions),
            )
            for item in statements
        ]

    def quoted(self, rendering: Sequence[Statement]) -> list[Evidence]:
        """Renderings of one utterance: a quote is never hedged."""
        date = self._dossier.date_of
        roots = self._witnesses.of
        return [Evidence(item.id, roots(item), date(item), True) for item in rendering]

    def record(
        self,
        kind: Kind,
        strength: Strength,
        subject: tuple[str, ...],
        who: str,
        about: str,
        sides: tuple[Side, ...],
        rule: str,
        evidence: Sequence[Sequence[Evidence]],
        circle: Circle | None = None,
    ) -> Contradiction:
        """One contradiction; `evidence` is what shows each of the sides."""
        name = f"{kind.replace(' ', '-')}:{'+'.join(subject)}:{who}"
        ranked = rank(strength, evidence, self._checked)
        sides = tuple(
            side._replace(grounds=self._grounds_of(shown), firm=any(item.firm for item in shown))
            for side, shown in zip(sides, evidence, strict=True)
        )
        reason = self._reasons.get(name, "")
        return Contradiction(
            name,
            kind,
            strength,
            ranked.cross_source,
            subject,
            about,
            sides,
            rule,
            ranked,
            reason,
            circle,
        )

    def _grounds_of(self, shown: Sequence[Evidence]) -> Grounds | Literal[""]:
        if not shown:
            return ""
        return strongest(
            "reading" if item.reading else self._ground(item.statement) for item in shown
        )

    def _ground(self, name: str) -> Grounds:
        if name not in self._grounds:
            self._grounds[name] = ground_of(self._dossier, self._dossier.statements[name])
        return self._grounds[name]

    def _checked(self, name: str) -> bool:
        statement = self._dossier.statements[name]
        source = self._dossier.sources.get(statement.source)
        return bool(statement.quote and source and source.checked.text)

    def name(self, actor: str) -> str:
        """What an actor is called."""
        return self._dossier.name_of(actor)

    def outcome(self, outcome: str) -> str:
        """What an outcome is called."""
        found = self._dossier.outcomes.get(outcome)
        return found.name if found else outcome
