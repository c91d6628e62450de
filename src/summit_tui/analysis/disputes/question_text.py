"""A question in words."""

from __future__ import annotations

from collections.abc import Iterable

from summit_tui.analysis.questions import QuestionGroup
from summit_tui.dossier.model import Dossier


def question_text(dossier: Dossier, group: QuestionGroup) -> str:
    """A question in words: the curator's, or else those of what answers it."""

    def outcome(name: str) -> str:
        found = dossier.outcomes.get(name)
        return found.name if found else name

    if group.curated:
        return dossier.questions[group.curated].text
    if group.orders:
        return f"What comes first: {one_of(sorted(map(outcome, group.orders[0])))}?"
    if group.facts:
        return dossier.facts[group.facts[0]].question
    texts = sorted(dossier.propositions[name].text for name in group.propositions)
    more = f" (and {len(texts) - _SHOWN} more)" if len(texts) > _SHOWN else ""
    return " Or: ".join(texts[:_SHOWN]) + more


_SHOWN = 2
"""Propositions that a worked-out question has in words; of more it says how many."""


def one_of(names: Iterable[str]) -> str:
    """Several names, of which one is asked for."""
    *most, last = names
    return f"{', '.join(most)} or {last}" if most else last
