"""A document as Markdown (CommonMark with footnotes), one footnote for each statement.

Text of the dossier can neither make markup nor break it: see `escape`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summit_tui.analysis.phrases.kinds import STRENGTH_HELP, STRENGTH_MARKS
from summit_tui.analysis.phrases.stances import ONLY_AFTER, STANCE_HELP, STANCE_MARKS
from summit_tui.dossier.text import fold_space, visible
from summit_tui.output.blockers_report import Section
from summit_tui.output.blockers_text import drawn
from summit_tui.output.export.document import (
    NEUTRAL,
    Blocking,
    Camp,
    Conflict,
    Debate,
    Demand,
    Document,
    Origin,
    Person,
    Said,
    Stand,
)

_ANYWHERE = re.compile(r"[\\`*_\[\]<>#|~^${}]|&(?=[#\w])|:(?=//)|(?<=www)\.", re.IGNORECASE)
_AT_START = re.compile(r"(?P<number>\d{1,9})(?P<after>[.)])|(?P<mark>[-+=:])")
_LINKABLE = re.compile(r"https?://[\w.~:/?#@!$&'()*+,;=%\[\]-]+", re.ASCII)


def markdown(document: Document) -> Iterator[str]:
    """The whole document, line by line, without line ends."""
    return _Writer(document).lines()


def escape(text: str) -> str:
    """Text on one line that reads as itself wherever inline text may stand.

    What could begin or end markup gets a backslash, also where only common extensions know it
    (footnotes, strikethrough, mathematics, bare links); so does what begins a block at a line's
    start, since most of our texts begin a list item.
    """
    text = visible(fold_space(text))
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    match = _AT_START.match(text)
    if match is None:
        return text
    if match["mark"]:
        return f"\\{text}"
    return f"{match['number']}\\{match['after']}{text[match.end() :]}"


def code(text: str) -> str:
    """Text as a code span, with a fence that nothing in it can close."""
    text = visible(fold_space(text))
    fence = "`" * (_longest_run(text) + 1)
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"


def _longest_run(text: str) -> int:
    return max(map(len, re.findall("`+", text)), default=0)


def link(url: str) -> str:
    """A web address as a link; anything else as text."""
    return f"<{url}>" if _LINKABLE.fullmatch(url) else escape(url)


class _Writer:
    """Writes one document; the numbers of footnotes are given out as they are first cited."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._notes: dict[str, int] = {}

    def lines(self) -> Iterator[str]:
        document = self._document
        yield f"# {escape(document.title)}"
        if document.about:
            yield from ("", escape(document.about))
        counts = f": {document.counts}" if document.counts else ""
        yield from ("", f"As of {escape(document.as_of)}{counts}", "", NEUTRAL)
        yield from self._disputes()
        for head, sections in document.chapters:
            yield from ("", f"## {escape(head)}")
            for section in sections:
                yield from ("", *_section(section))
        if document.blocking:
            yield from self._blocking(document.blocking)
        if document.sources:
            yield from ("", "## Sources", "")
        for origin in document.sources:
            yield from _origin(origin)
        if document.parties:
            yield from self._actors()
        if document.conflicts or document.parties:
            yield from self._conflicts()
        if self._notes:
            yield ""
        for name, number in self._notes.items():
            yield f"[^{number}]: {_citation(document.said[name])}"

    def _disputes(self) -> Iterator[str]:
        for head, debates in self._document.debates:
            yield from ("", f"## {head}")
            for debate in debates:
                yield from self._debate(debate)

    def _actors(self) -> Iterator[str]:
        yield from ("", "## Actors")
        for party, people in self._document.parties:
            yield from ("", f"### {escape(party)}")
            for person in people:
                yield from self._person(person)

    def _conflicts(self) -> Iterator[str]:
        yield from ("", "## Contradictions", "", *_legend())
        if not self._document.conflicts:
            yield from ("", "None follow from what was said.")
        for head, conflicts in self._document.conflicts:
            yield from ("", f"### {head}")
            for conflict in conflicts:
                yield from self._conflict(conflict)

    def _cite(self, *names: str) -> str:
        return "".join(f"[^{self._notes.setdefault(it, len(self._notes) + 1)}]" for it in names)

    def _debate(self, debate: Debate) -> Iterator[str]:
        yield from ("", f"### {debate.number}. {escape(debate.question)}", "")
        if debate.dismissed:
            yield from (f"**Dismissed:** {escape(debate.dismissed)}", "")
        for answer in debate.answers:
            yield f"- **{escape(answer.says)}** — {escape(answer.members)}"
            best = self._document.said[answer.best]
            yield f"  - {_words(best)} — {escape(answer.cited)}{self._cite(answer.best)}"
        yield from (f"- {escape(note)}" for note in debate.notes)
        yield f"- why here: {escape(debate.why)}"
        if debate.conflicts:
            yield f"- contradictions: {', '.join(map(str, debate.conflicts))}"

    def _person(self, person: Person) -> Iterator[str]:
        yield from ("", f"#### {escape(person.name)}")
        facts = [f"{label}: {escape(fact)}" for label, fact in person.facts]
        if facts:
            yield from ("", " · ".join(facts))
        if person.note:
            yield from ("", f"Note: {escape(person.note)}")
        if person.said:
            yield ""
        for name in person.said:
            yield from self._said(self._document.said[name])
        if person.relayed:
            yield from ("", f"Relays: {'; '.join(map(self._relayed, person.relayed))}")
        if person.contradictions:
            yield from ("", f"Contradictions: {', '.join(map(str, person.contradictions))}")

    def _said(self, said: Said) -> Iterator[str]:
        yield f"- {escape(said.date)}, {escape(said.voice)}: {_words(said)}{self._cite(said.id)}"
        if said.quote and said.summary:
            yield f"  - in short: {escape(said.summary)}"
        for stand in said.stands:
            yield f"  - {_stand(stand)}"
        for it in said.accounts:
            yield f"  - {escape(it.question)} {escape(it.value)}"

    def _relayed(self, name: str) -> str:
        said = self._document.said[name]
        return f"{escape(said.name)}, {escape(said.date)}{self._cite(name)}"

    def _conflict(self, conflict: Conflict) -> Iterator[str]:
        head = f"{conflict.number}. {conflict.mark} {conflict.strength} {conflict.kind}"
        yield from ("", f"#### {head}: {escape(conflict.about)}", "", escape(conflict.rule))
        if conflict.dismissed:
            yield from ("", f"**Dismissed:** {escape(conflict.dismissed)}")
        if conflict.pieces:
            yield from ("", _comparison(conflict))
        yield ""
        for camp in conflict.camps:
            yield from self._camp(camp)
        yield from ("", f"Ranks by: {conflict.rank}", "", f"Id: {code(conflict.id)}")

    def _camp(self, camp: Camp) -> Iterator[str]:
        mark = f"{camp.mark} " if camp.mark else ""
        says = f": {mark}{escape(camp.says)}" if camp.says else ""
        yield f"- **{escape(camp.names)}**{says}"
        for name in camp.statements:
            said = self._document.said[name]
            yield (
                f"  - {escape(said.date)}, {escape(said.voice)}, {escape(said.called)}: "
                f"{_words(said)}{self._cite(name)}"
            )

    def _blocking(self, blocking: Blocking) -> Iterator[str]:
        yield from ("", f"## What blocks: {escape(blocking.goal)}", "", blocking.counted)
        for section in blocking.sections:
            yield from ("", *(_tree(section) if section.tree else _section(section)))
        for head, demands in (
            ("Demands that count, and the evidence", blocking.demands),
            ("Refusals, and the evidence", blocking.refusals),
        ):
            if demands:
                yield from ("", f"### {head}", "", *map(self._demand, demands))

    def _demand(self, demand: Demand) -> str:
        return f"- {escape(demand.text)}{self._cite(*demand.statements)}"


def _legend() -> Iterator[str]:
    for stance, text in STANCE_HELP.items():
        yield f"- {STANCE_MARKS[stance]} {stance}: {text}"
    for strength, text in STRENGTH_HELP.items():
        yield f"- {STRENGTH_MARKS[strength]} {strength}: {text}"


def _words(said: Said) -> str:
    return f"“{escape(said.quote)}”" if said.quote else escape(said.summary)


def _stand(stand: Stand) -> str:
    reading = f"{escape(stand.reading)}: " if stand.reading else ""
    conditions = f"{ONLY_AFTER}{escape(stand.conditions)}" if stand.conditions else ""
    return f"{stand.mark} {reading}{stand.stance}: {escape(stand.text)}{conditions}{stand.hedge}"


def _comparison(conflict: Conflict) -> str:
    """Two renderings word by word, in the brackets of the screen."""
    brackets = {"same": ("", ""), "left": ("‹", "›"), "right": ("«", "»")}
    parts = (
        brackets[it.kind][0] + escape(it.text) + brackets[it.kind][1] for it in conflict.pieces
    )
    legend = f"‹only {escape(conflict.left)}› «only {escape(conflict.right)}»"
    return f"{' '.join(parts)} ({legend})"


def _tree(section: Section) -> Sequence[str]:
    """What waits for what, drawn: a literal block, since it can be deeper than lists may be."""
    lines = [visible(line) for line in drawn(section)]
    fence = "`" * max(3, _longest_run("\n".join(lines)) + 1)
    return [f"{fence}text", *lines, fence]


def _section(section: Section) -> Iterator[str]:
    yield escape(section.head) if not section.items else f"### {escape(section.head)}"
    if section.items:
        yield ""
    for item in section.items:
        yield f"{'  ' * (item.depth - 1)}- {escape(item.text)}"


def _origin(origin: Origin) -> Iterator[str]:
    facts = "".join(f"; {label}: {escape(fact)}" for label, fact in origin.facts)
    address = f"; {link(origin.url)}" if origin.url else ""
    yield f"- **{escape(origin.name)}**{facts}{address}"
    if origin.note:
        yield f"  - {escape(origin.note)}"


def _citation(said: Said) -> str:
    """Who, when and where, for a footnote."""
    parts = [f"{escape(said.name)}, {escape(said.day)}"]
    if said.basis:
        parts.append(f" ({escape(said.basis)})")
    parts.append(f", {escape(said.voice)}")
    if said.occasion:
        parts.append(f", {escape(said.occasion)}")
    parts.append(f". In: {escape(said.found_in)}")
    if said.checked:
        parts.append("; checked against the text")
    parts.append(f". Statement {code(said.id)}")
    if said.note:
        parts.append(f". {escape(said.note)}")
    return "".join(parts)
