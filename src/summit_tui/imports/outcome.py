"""What an import has made, and what it could not: the loss report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from summit_tui.imports.losses import Loss
from summit_tui.record import Record

_SHOWN = 10
"""Quotes and problems that are listed by name; of others there is the number."""


class Outcome(Record):
    """An import that has succeeded.

    `quotes` is how many have a text to be looked for in, `missing` the ids of statements whose
    quote is not found there. `problems` are what `check` says of the dossier.
    """

    origin: str
    counts: Mapping[str, int]
    texts: int
    quotes: int
    missing: tuple[str, ...]
    losses: tuple[Loss, ...]
    problems: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether it opens cleanly and every quote is found again."""
        return not self.missing and not self.problems


def lines(outcome: Outcome) -> Iterable[str]:
    """The report as text, line by line."""
    made = ", ".join(
        f"{count:,} {table if count != 1 else _single(table)}"
        for table, count in outcome.counts.items()
    )
    yield f"from {outcome.origin}: {made or 'nothing'}"
    if outcome.texts:
        found = outcome.quotes - len(outcome.missing)
        texts = "text" if outcome.texts == 1 else "texts"
        yield f"{outcome.texts:,} {texts}; {found:,} of {outcome.quotes:,} quotes are found in them"
    for statement in outcome.missing[:_SHOWN]:
        yield f"  not found: {statement}"
    if len(outcome.missing) > _SHOWN:
        yield f"  and {len(outcome.missing) - _SHOWN:,} more"
    for problem in outcome.problems[:_SHOWN]:
        yield f"  {problem}"
    if len(outcome.problems) > _SHOWN:
        yield f"  and {len(outcome.problems) - _SHOWN:,} more problems; summit-tui check lists them"
    if not outcome.losses:
        yield "everything in it has its place here"
        return
    yield "what has no place of its own here:"
    width = max(len(f"{loss.times:,}") for loss in outcome.losses)
    for loss in outcome.losses:
        example = f" (“{loss.example}”)" if loss.example else ""
        yield f"  {loss.times:>{width},}  {loss.what}: {loss.fate}{example}"


def document(outcome: Outcome) -> Mapping[str, Any]:
    """The report as `docs/json.md` has it."""
    return {
        "schema": 1,
        "origin": outcome.origin,
        "counts": dict(outcome.counts),
        "texts": outcome.texts,
        "quotes": outcome.quotes,
        "missing": list(outcome.missing),
        "problems": list(outcome.problems),
        "losses": [loss._asdict() for loss in outcome.losses],
    }


def _single(table: str) -> str:
    return "party" if table == "parties" else table.removesuffix("s")
