"""The kinds, strengths and grounds of contradictions in plain words, each with a line of help."""

from __future__ import annotations

from summit_tui.analysis.contradictions.contradiction import Kind, Strength
from summit_tui.analysis.contradictions.grounds import Grounds

STRENGTH_MARKS: dict[Strength, str] = {"hard": "●", "tension": "◐", "nuance": "≈"}
"""The mark of each strength."""
STRENGTH_HELP: dict[Strength, str] = {
    "hard": "both sides firm, in own words or an act, of one scope, and it is known when",
    "tension": "a paraphrase, a hedge or somebody's reading is involved",
    "nuance": "one utterance, rendered differently by two sources",
}
KIND_WORDS: dict[Kind, str] = {
    "opposition": "opposite sides",
    "mixed signals": "one side, two messages",
    "change of line": "the line changed",
    "self-contradiction": "says both",
    "reversal": "turned round",
    "softening": "put more softly",
    "hardening": "put more firmly",
    "shift of terms": "sets new terms, or gives one up",
    "conflicting accounts": "the sources differ",
    "attribution gap": "says one thing, is read as another",
    "wording": "same remark, two renderings",
    "circle": "each waits for the other",
}
"""What a reader is told instead of the field's term."""
KIND_HELP: dict[Kind, str] = {
    "opposition": "two actors of different parties take opposite sides",
    "mixed signals": "two of one party, or a principal and a spokesman, at the same time",
    "change of line": "two of one party, or a principal and a spokesman, at different times",
    "self-contradiction": "one actor takes both sides at the same time",
    "reversal": "one actor takes the other side later",
    "softening": "one actor puts it more softly later",
    "hardening": "one actor puts it more firmly later",
    "shift of terms": "one actor sets new conditions later, or gives one up",
    "conflicting accounts": "sources give values that cannot both be right",
    "attribution gap": "what an actor says against what others say of it",
    "wording": "one utterance, rendered differently",
    "circle": "demands that wait for each other, so that none can come first",
}
GROUND_WORDS: dict[Grounds, str] = {
    "own words": "own words",
    "act": "an act told as plain fact",
    "paraphrase": "paraphrase",
    "relayed": "relayed",
    "leaked": "leaked, unnamed source",
    "outlet": "the outlet’s own claim",
    "reading": "somebody’s reading",
}
"""What a side rests on."""
