"""What `verify` found, quote by quote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from summit_tui.dossier.verify.verification import Finding

GOOD = ("exact", "folded")


def write_findings(findings: Sequence[Finding], out: TextIO) -> bool:
    """One quote a line and a line of counts; return whether every quote was found."""
    counts: dict[str, int] = {}
    width = max((len(item.statement) for item in findings), default=0)
    for item in findings:
        counts[item.found] = counts.get(item.found, 0) + 1
        times = f"  {item.times} times" if item.times > 1 else ""
        message = f"  {item.message}" if item.message else ""
        out.write(f"{item.found:<10}  {item.statement:<{width}}  {item.source}{times}{message}\n")
    counted = ", ".join(f"{number} {found}" for found, number in sorted(counts.items()))
    out.write(f"{len(findings)} quotes: {counted or 'none to look for'}\n")
    return all(item.found in GOOD for item in findings)
