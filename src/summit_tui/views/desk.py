"""What is to do at the files of the dossier, as rows: problems, drafts, hints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summit_tui.dossier.model import Dossier
from summit_tui.dossier.parse.places import Locator
from summit_tui.dossier.problems import Problem
from summit_tui.dossier.write.drafts import Draft, drafts_of
from summit_tui.record import Record
from summit_tui.views.lines import EMPTY, Line, Role, Span, fit, line, plain, width_of, wrap

_INDENT = 4
_TOLD_BY = ("quote", "summary", "text", "question", "title", "publisher", "name", "outcome")
"""The fields of records that say what they are about, the best first."""
_ROLES: dict[str, Role] = {"error": "hard", "warning": "tension", "hint": "accent"}


class Entry(Record):
    """One row: a problem, or a draft with the same told of it; `id` outlives an edit elsewhere."""

    id: str
    heading: str
    problem: Problem
    draft: Draft | None = None


class Desk(Record):
    """All rows, in their order, under headings."""

    entries: dict[str, Entry]
    headings: Sequence[tuple[int, str]]


def desk(groups: Iterable[tuple[str, Sequence[Problem | Entry]]]) -> Desk:
    """The rows of these groups; one that is empty has no heading."""
    entries: dict[str, Entry] = {}
    headings: list[tuple[int, str]] = []
    for heading, members in groups:
        if members:
            headings.append((len(entries), heading))
        for member in members:
            made = member if isinstance(member, Entry) else _entry(heading, member)
            while made.id in entries:
                made = made._replace(id=made.id + "'")
            entries[made.id] = made
    return Desk(entries, headings)


def _entry(heading: str, problem: Problem) -> Entry:
    # Not the line, which moves with every edit above it.
    return Entry(f"{problem.code} {problem.file} {problem.message}", heading, problem)


def draft_entries(dossier: Dossier, locator: Locator | None) -> Iterator[Entry]:
    """The drafts, told as problems are: where they stand, and what they say."""
    for draft in drafts_of(dossier):
        record = getattr(dossier.with_drafts, draft.table)[draft.id]
        says = next((text for name in _TOLD_BY if (text := getattr(record, name, ""))), "")
        line_, col = locator.position(record.place) if locator else (0, 0)
        told = Problem("draft", f"{draft}: {says}", record.place.file, line_, col)
        yield Entry(f"draft {draft.table} {draft.id}", "Drafts", told, draft)


def decision(draft: Draft, *, accept: bool) -> str:
    """What becomes of a draft."""
    return f"{draft} " + ("becomes a record" if accept else "is taken out of its file")


def entry_row(entry: Entry, width: int) -> Line:
    """A row: what is wrong, and at the right of the file's name where."""
    problem = entry.problem
    name = problem.file.replace("\\", "/").rpartition("/")[2]
    where = f"{name}:{problem.line}:{problem.col}" if problem.line else name
    return fit(
        line(
            (where, "muted"),
            (f" {problem.code} ", _role(entry)),
            (problem.message, "text"),
        ),
        width,
    )


def entry_detail(entry: Entry, width: int) -> Sequence[Line]:
    """The whole message; the line of the file with its caret; what to do."""
    problem = entry.problem
    head = line((str(problem), "text"))
    lines = [*wrap(head, width), EMPTY]
    if problem.source_line:
        text, caret = _excerpt(problem, width - _INDENT)
        pad = " " * _INDENT
        lines += [line((pad + text, "aside")), (Span(pad + " " * caret + "^", _role(entry)),)]
    if problem.hint:
        lines += [EMPTY, *wrap(line((problem.hint, "muted")), width)]
    return lines


def _role(entry: Entry) -> Role:
    return "accent" if entry.draft else _ROLES[entry.problem.severity]


def _excerpt(problem: Problem, width: int) -> tuple[str, int]:
    """As much of the line as there is room for, and the cells left of the caret in it."""
    left = problem.before_caret
    right = problem.source_line[len(left) :]
    most = max(1, width * 2 // 3)
    while left and width_of(line(left)) > most:
        left = "…" + left[2:]
    shown = fit(line(left + right), width)
    return plain(shown), width_of(line(left))
