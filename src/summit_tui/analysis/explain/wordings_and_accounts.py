"""What the rules of wording and of conflicting accounts ask of two statements."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summit_tui.analysis.contradictions.accounts import Values
from summit_tui.analysis.contradictions.wording import Variant, compared
from summit_tui.analysis.explain.case import Case, same_utterance
from summit_tui.analysis.explain.explanation import Check, Edit
from summit_tui.dossier.model import Dossier, Statement

_ENOUGH_WORDS = 3
"""Words of a quote, one of which can be another without making it another remark."""


def wording_case(one: Statement, other: Statement) -> Case | None:
    """Two renderings of one utterance; None when they cannot be compared at all."""
    if not (one.utterance and one.utterance == other.utterance and one.quote and other.quote):
        return None
    longer, shorter = (one, other) if len(one.quote) >= len(other.quote) else (other, one)
    words = longer.quote.split()
    if one.source == other.source or len(words) < _ENOUGH_WORDS:
        return None
    found = compared([one], [other])
    language, differs = found == "translation", isinstance(found, Variant)
    turned = Edit("statements", shorter.id, "quote", " ".join([*words[:-1], "otherwise"]))
    spoken = Edit("statements", other.id, "lang", one.lang)
    says = "They are in one language" if not language else "One is a translation of the other"
    checks = [Check("one language", not language, says, (spoken,) if language else ())]
    says = {
        "translation": "A translation is linked to what it translates, and not compared",
        "excerpt": "One quotes some of the same words and no others",
        "apart": "They have too few words in common: parts of one remark",
    }.get(str(found), "They have the same words in part")
    holds = differs or language
    edits = () if differs else (turned,)
    checks.append(Check("other words", holds, says, edits))
    return Case("wording", f"utterance ‘{one.utterance}’", "", tuple(checks))


def account_cases(
    dossier: Dossier, values: Values, one: Statement, other: Statement
) -> Iterator[Case]:
    """Each fact that both answer."""
    for ours in one.accounts:
        for at, theirs in enumerate(other.accounts):
            if ours.fact != theirs.fact or ours.fact not in dossier.facts:
                continue
            fact = dossier.facts[ours.fact]
            differ = values.incompatible(ours.value, theirs.value)
            overlap = ours.at.overlaps(theirs.at)
            value = Edit(
                "statements",
                other.id,
                f"accounts.{at}.value",
                None if differ else _another(ours.value, fact.kind),
            )
            time = Edit("statements", other.id, f"accounts.{at}.at", "")
            checks = [
                Check("one question", True, f"Both answer “{fact.question}”"),
                Check(
                    "other values",
                    differ,
                    "The values cannot both be right" if differ else "The values go together",
                    () if differ else (value,),
                ),
                Check(
                    "one time",
                    overlap,
                    "They hold at one time" if overlap else "They hold at different times",
                    () if overlap else (time,),
                ),
            ]
            if one.utterance and one.utterance == other.utterance:
                checks.append(same_utterance(one.utterance, other.id))
            yield Case("conflicting accounts", fact.question, fact.id, tuple(checks))


def _another(value: Any, kind: str) -> Any:
    if kind == "number":
        return (value[1] if isinstance(value, tuple) else value) + 1
    if kind == "date":
        year = int(value.text.split("/")[-1][:4])
        return str(year + 1) if year < 9999 else "2000"
    return f"{value}, or something else"
