"""What `verify` found, quote by quote: lines to read, and JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from summit_tui.analysis.phrases.plurals import counted
from summit_tui.dossier.text import visible
from summit_tui.dossier.verify.verification import Finding
from summit_tui.output.wrapping import WIDEST, wrap


def lines(findings: Iterable[Finding]) -> Iterator[str]:
    """One quote a line, with tabs between the columns of `docs/commands.md`."""
    for item in findings:
        message = " ".join(item.message.split())
        yield "\t".join(
            (item.found, item.statement, item.source, str(item.times), message)
        ) + "\n"  # fmt: skip


def blocks(findings: Iterable[Finding], width: int) -> Iterator[str]:
    """A line for each quote, and below it, wrapped, what is to say of it."""
    width = min(width, WIDEST)
    for item in findings:
        times = f" · {item.times} times" if item.times > 1 else ""
        head = f"{item.found} · {item.statement} · {item.source}{times}"
        yield from (f"{line}\n" for line in wrap(head, width, "", "  "))
        if item.message:
            yield from (f"{line}\n" for line in wrap(item.message, width, "  ", "  "))


def summary(findings: Iterable[Finding]) -> str:
    """How many quotes there are of each finding."""
    found = Counter(item.found for item in findings if item.statement)
    each = ", ".join(f"{number} {name}" for name, number in sorted(found.items()))
    return f"{counted(found.total(), 'quote')}: {each or 'none to look for'}"


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
