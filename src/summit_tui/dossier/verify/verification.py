"""Every quote found again in the text of its source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from summit_tui.dossier.model import Dossier, Place, Source, Statement
from summit_tui.dossier.text import clip
from summit_tui.dossier.verify.nearest import Nearest, nearest
from summit_tui.dossier.verify.omissions import Omission, omissions
from summit_tui.dossier.verify.quotes import Passage, Text, Wanted, find, quoted, wanted
from summit_tui.dossier.verify.texts import UnreadableError, read
from summit_tui.record import Record

Found = Literal["exact", "folded", "elided", "missing", "unreadable"]
"""How a quote was found: word for word; but for how it is set in type; only by leaving out what
may matter; not at all; or its source's text cannot be read. With an ellipsis `exact` and `folded`
are said of its parts."""

_KEPT = 50_000_000
"""Bytes of texts that are kept for looking for missing quotes elsewhere; others are read again."""


class Finding(Record):
    """What became of one quote, or, with an empty `statement`, of one source's text.

    `times` is how often the quote stands there, which is more than once for a short quote
    without `prefix` and `suffix`. `elsewhere` are the sources in whose texts a missing quote
    does stand, and `nearest` is how near its own text comes to it. `omitted` is what each ellipsis
    leaves out, and `elided` the curator's reason for it. `reported` says that words given as the
    actor's own stand in the text outside of quotation marks. `message` says what is wrong or worth
    a look, and is empty when nothing is. `checked` says that the source claims to have been
    checked: then a missing quote has gone missing since.
    """

    statement: str
    source: str
    found: Found
    times: int
    elsewhere: tuple[str, ...]
    checked: bool
    message: str
    place: Place
    omitted: tuple[Omission, ...] = ()
    elided: str = ""
    nearest: Nearest | None = None
    reported: bool = False

    @property
    def good(self) -> bool:
        """Whether the quote was found, and what it leaves out is harmless or accounted for."""
        return self.found in ("exact", "folded") or (self.found == "elided" and bool(self.elided))


def verify(dossier: Dossier, folder: str) -> tuple[Finding, ...]:
    """Look for every quote whose source has a `file`, in the order of the dossier.

    A text that cannot be read gives one finding for the source, at the front, and one for each
    of its quotes. `file` names a file within `folder`; one that leads out of it is not read.
    Texts are read one after another, and only a few are kept.
    """
    return _Verification(dossier, folder).run()


class _Verification:
    def __init__(self, dossier: Dossier, folder: str) -> None:
        self._dossier = dossier
        self._folder = folder
        self._files: dict[str, list[Source]] = {}
        self._kept: dict[str, Text] = {}
        self._room = _KEPT
        self._trouble: dict[str, str] = {}
        self._found: dict[str, Finding] = {}
        self._missing: dict[str, Wanted] = {}
        self._elsewhere: dict[str, list[str]] = {}
        for source in dossier.sources.values():
            if source.file:
                self._files.setdefault(source.file, []).append(source)

    def run(self) -> tuple[Finding, ...]:
        """Look for all quotes in their own texts, then for the missing ones in the others."""
        by_source: dict[str, list[Statement]] = {}
        for statement in self._dossier.statements.values():
            if statement.quote:
                by_source.setdefault(statement.source, []).append(statement)
        for file, sources in self._files.items():
            text = self._text(file)
            for source in sources:
                for statement in by_source.get(source.id, ()):
                    self._found[statement.id] = self._finding(statement, source, text)
        if self._missing:
            for file, sources in self._files.items():
                self._look_in(file, sources)
        return (*self._unread(), *self._in_order())

    def _text(self, file: str) -> Text | None:
        if file in self._kept:
            return self._kept[file]
        if file in self._trouble:
            return None
        try:
            text = read(self._folder, file)
        except UnreadableError as trouble:
            self._trouble[file] = str(trouble)
            return None
        size = 3 * len(text.words)
        if size <= self._room:
            self._room -= size
            self._kept[file] = text
        return text

    def _finding(self, statement: Statement, source: Source, text: Text | None) -> Finding:
        checked = bool(source.checked.text)
        bare = Finding(statement.id, source.id, "missing", 0, (), checked, "", statement.place)
        name = f"‘{clip(source.file)}’"
        if text is None:
            self._missing[statement.id] = wanted(statement.quote)
            message = f"not looked for: {name} {self._trouble[source.file]}"
            return bare._replace(found="unreadable", message=message)
        quote = wanted(statement.quote, statement.prefix, statement.suffix)
        try:
            passage = find(quote, text)
            if passage:
                return _found(bare, statement, text, passage)
            self._missing[statement.id] = quote._replace(prefix=b"", suffix=b"")
            return _missing(bare, statement, name, text)
        except UnreadableError as trouble:  # It has changed while we looked.
            return bare._replace(found="unreadable", message=f"{name} {trouble}")

    def _look_in(self, file: str, sources: Iterable[Source]) -> None:
        others = [
            (id_, quote)
            for id_, quote in self._missing.items()
            if self._dossier.sources[self._found[id_].source].file != file
        ]
        text = self._text(file) if others else None
        if text is None:
            return
        words = text.vocabulary()
        for id_, quote in others:
            if quote.may_stand_among(words) and find(quote, text):
                self._elsewhere.setdefault(id_, []).extend(source.id for source in sources)

    def _unread(self) -> Iterable[Finding]:
        for source in self._dossier.sources.values():
            trouble = self._trouble.get(source.file, "") if source.file else ""
            if trouble:
                message = f"‘{clip(source.file)}’ {trouble}"
                checked = bool(source.checked.text)
                yield Finding("", source.id, "unreadable", 0, (), checked, message, source.place)

    def _in_order(self) -> Iterable[Finding]:
        for id_ in self._dossier.statements:
            found = self._found.get(id_)
            if not found:
                continue
            message = found.message
            elsewhere = tuple(self._elsewhere.get(id_, ()))
            if elsewhere:
                message += f"; it is in {', '.join(elsewhere)}"
            if found.checked and found.found == "missing":
                source = self._dossier.sources[found.source]
                message += f"; the source says that all was found on {source.checked}"
            yield found._replace(message=message, elsewhere=elsewhere)


def _found(bare: Finding, statement: Statement, text: Text, passage: Passage) -> Finding:
    omitted = omissions(text.folded, passage.parts) if len(passage.parts) > 1 else ()
    grave = any(omission.grave for omission in omitted)
    told = [str(omission) for omission in omitted]
    if grave and statement.elided:
        told.append(f"the dossier says why: {clip(statement.elided, 200)}")
    elif grave:
        told.append("say why it may, in ‘elided’, or quote it")
    reported = statement.voice == "own" and not quoted(text, passage)
    if reported:
        told.append("not between quotation marks there: the reporter's own sentence?")
    return bare._replace(
        found="elided" if grave else passage.how,
        times=passage.times,
        message="; ".join(told),
        omitted=omitted,
        elided=statement.elided if grave else "",
        reported=reported,
    )


def _missing(bare: Finding, statement: Statement, name: str, text: Text) -> Finding:
    if statement.prefix or statement.suffix:
        passage = find(wanted(statement.quote), text)
        if passage:
            message = f"the quote is in {name}, but not with that prefix and suffix"
            return bare._replace(message=message)
    message = f"the quote is not in {name}"
    near = nearest(statement.quote, text.folded)
    if near:
        ours, theirs = clip(near.ours, 40), clip(near.theirs, 40)
        differs = f"text: {ours or 'nothing'}, quote: {theirs or 'nothing'}"
        message += f"; of it line {near.line} has ‘{clip(near.part, 80)}’ ({differs})"
    return bare._replace(message=message, nearest=near)
