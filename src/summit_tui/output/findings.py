"""What `verify` found, quote by quote: lines to read, and JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from summit_tui.dossier.text import visible
from summit_tui.dossier.verify.verification import Finding


def write_findings(findings: Sequence[Finding], out: TextIO) -> bool:
    """One quote a line and a line of counts; return whether every quote was found."""
    counts: dict[str, int] = {}
    width = max((len(item.statement) for item in findings), default=0)
    for item in findings:
        if item.statement:
            counts[item.found] = counts.get(item.found, 0) + 1
        times = f"  {item.times} times" if item.times > 1 else ""
        message = f"  {item.message}" if item.message else ""
        out.write(f"{item.found:<10}  {item.statement:<{width}}  {item.source}{times}{message}\n")
    counted = ", ".join(f"{number} {found}" for found, number in sorted(counts.items()))
    quotes = sum(bool(item.statement) for item in findings)
    noun = "quote" if quotes == 1 else "quotes"
    out.write(f"{quotes} {noun}: {counted or 'none to look for'}\n")
    return all(item.good for item in findings)


def document(findings: Sequence[Finding]) -> dict[str, object]:
    """The findings as `docs/json.md` describes them."""
    return {"schema": 1, "quotes": [_finding(item) for item in findings]}


def _finding(item: Finding) -> dict[str, object]:
    near = item.nearest
    return {
        "statement": item.statement or None,
        "source": item.source,
        "found": item.found,
        "good": item.good,
        "times": item.times,
        "omissions": [
            {
                "words": omission.words,
                "paragraphs": omission.paragraphs,
                "limits": [visible(word) for word in omission.limits],
                "speaker": omission.speaker,
            }
            for omission in item.omitted
        ],
        "elided": item.elided or None,
        "reported": item.reported,
        "nearest": near
        and {
            "part": visible(near.part),
            "line": near.line,
            "text": visible(near.ours) or None,
            "quote": visible(near.theirs) or None,
        },
        "elsewhere": list(item.elsewhere),
        "checked": item.checked,
        "message": item.message or None,
    }
