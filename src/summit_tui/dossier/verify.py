"""Every quote found again in the text of its source."""

from __future__ import annotations

import os
import stat
from typing import Literal

from summit_tui.dossier.model import Dossier, Place, Source, Statement
from summit_tui.dossier.quotes import anchor, exact_text, folded_text, occurrences
from summit_tui.dossier.text import clip, visible
from summit_tui.record import Record

Found = Literal["exact", "folded", "missing", "unreadable"]
"""How a quote was found: word for word; but for how it is set in type; not at all; or its
source's text cannot be read."""


class Finding(Record):
    """What became of one quote, or, with an empty `statement`, of one source's text.

    `times` is how often the quote stands there, which is more than once for a short quote
    without `prefix` and `suffix`. `elsewhere` are the sources in whose texts a missing quote
    does stand. `message` says what is wrong, and is empty when nothing is. `checked` says that
    the source claims to have been checked: then a missing quote has gone missing since.
    """

    statement: str
    source: str
    found: Found
    times: int
    elsewhere: tuple[str, ...]
    checked: bool
    message: str
    place: Place

    @property
    def good(self) -> bool:
        """Whether the quote was found."""
        return self.found in ("exact", "folded")


class _Text(Record):
    """A source's text in the two forms in which it is searched, or why there is none."""

    exact: str
    folded: str
    log: str


def verify(dossier: Dossier, folder: str) -> tuple[Finding, ...]:
    """Look for every quote whose source has a `file`, in the order of the dossier.

    A text that cannot be read gives one finding for the source, at the front, and one for each
    of its quotes. `file` names a file within `folder`; one that leads out of it is not read.
    """
    by_file: dict[str, _Text] = {}
    texts: dict[str, _Text] = {}
    findings: list[Finding] = []
    for source in dossier.sources.values():
        if not source.file:
            continue
        if source.file not in by_file:
            by_file[source.file] = _read(folder, source.file)
        text = texts[source.id] = by_file[source.file]
        if text.log:
            checked = bool(source.checked.text)
            message = f"‘{clip(source.file)}’ {text.log}"
            findings.append(
                Finding("", source.id, "unreadable", 0, (), checked, message, source.place)
            )
    findings += [
        _finding(statement, dossier.sources[statement.source], texts)
        for statement in dossier.statements.values()
        if statement.quote and statement.source in texts
    ]
    return tuple(findings)


def _finding(statement: Statement, source: Source, texts: dict[str, _Text]) -> Finding:
    checked = bool(source.checked.text)
    text = texts[source.id]
    found: Found = "unreadable" if text.log else "missing"
    times = 0
    elsewhere: tuple[str, ...] = ()
    message = ""
    if not text.log:
        times = _times(statement, text, folded=False)
        if times:
            found = "exact"
        elif times := _times(statement, text, folded=True):
            found = "folded"
    if not times:
        elsewhere = _elsewhere(statement, texts)
        message = _missing(statement, source, text, elsewhere)
    return Finding(
        statement.id, source.id, found, times, elsewhere, checked, message, statement.place
    )


def _times(statement: Statement, text: _Text, *, folded: bool) -> int:
    wanted = anchor(statement.quote, statement.prefix, statement.suffix, folded=folded)
    return occurrences(wanted, text.folded if folded else text.exact)


def _elsewhere(statement: Statement, texts: dict[str, _Text]) -> tuple[str, ...]:
    wanted = anchor(statement.quote, folded=True)
    return tuple(
        source
        for source, text in texts.items()
        if source != statement.source and occurrences(wanted, text.folded)
    )


def _missing(statement: Statement, source: Source, text: _Text, elsewhere: tuple[str, ...]) -> str:
    if text.log:
        return f"not looked for: ‘{clip(source.file)}’ {text.log}"
    message = f"the quote is not in ‘{clip(source.file)}’"
    around = statement.prefix or statement.suffix
    if around and occurrences(anchor(statement.quote, folded=True), text.folded):
        message = f"the quote is in ‘{clip(source.file)}’, but not with that prefix and suffix"
    if elsewhere:
        message += f"; it is in {', '.join(elsewhere)}"
    if source.checked.text:
        message += f"; the source says that all was found on {source.checked}"
    return message


def _read(folder: str, file: str) -> _Text:
    """The text of a file in the folder. Never raises for what it finds there."""
    try:
        path = os.path.realpath(os.path.join(folder, file))
        inside = os.path.join(os.path.realpath(folder), "")
        if os.path.isabs(file) or not path.startswith(inside):
            return _Text("", "", "leads out of the folder")
        if not stat.S_ISREG(os.stat(path).st_mode):
            return _Text("", "", "is not a regular file")
        with open(path, encoding="utf-8-sig") as stream:
            text = stream.read()
    except FileNotFoundError:
        return _Text("", "", "is not in the folder")
    except UnicodeDecodeError as error:
        return _Text("", "", f"is not UTF-8: byte {error.start + 1} is wrong")
    except (OSError, ValueError, MemoryError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        return _Text("", "", visible(f"cannot be read: {why or 'it is too large'}"))
    return _Text(exact_text(text), folded_text(text), "")
