"""Long runs of words that two source texts share outside of quotation marks: one copies the other.

Two sources that are not told to rest on one another count as two witnesses. Where one has the
sentences of the other, they are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from summit_tui.dossier.model import Dossier
from summit_tui.dossier.text import clip
from summit_tui.dossier.verify.texts import UnreadableError, read
from summit_tui.record import Record

FROM = 16
"""Words in a row that nobody writes twice by chance."""
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|\"[^\"]*\"")
_WORD = re.compile(r"\w+")


class SharedRun(Record):
    """The longest run of words that a source shares with an earlier one of the dossier."""

    source: str
    other: str
    words: int
    begin: str


def shared_runs(dossier: Dossier, folder: str) -> Sequence[SharedRun]:
    """For each two sources that no `based_on` connects, the longest run; if it is long enough.

    Each text is gone through once. Texts that cannot be read are passed over: `verify` says so.
    """
    texts = dict(_texts(dossier, folder))
    # By the hash of so many words: the words themselves would take three times the memory.
    seen: dict[int, list[tuple[str, int]]] = {}
    longest: dict[tuple[str, str], SharedRun] = {}
    roots = {source: _chain(dossier, source) for source in texts}
    for source, words in texts.items():
        windows = [hash(tuple(words[at : at + FROM])) for at in range(len(words) - FROM + 1)]
        reached: dict[str, int] = {}
        for at, window in enumerate(windows):
            for other, there in seen.get(window, ()):
                # Within a run that has been followed to its end there is nothing new.
                if at < reached.get(other, 0) or not roots[source].isdisjoint(roots[other]):
                    continue
                length = _length(words, at, texts[other], there)
                if length < FROM:
                    continue
                reached[other] = at + length - FROM + 1
                known = longest.get((source, other))
                if known is None or length > known.words:
                    begin = clip(" ".join(words[at : at + FROM]), 60)
                    longest[source, other] = SharedRun(source, other, length, begin)
        for at, window in enumerate(windows):
            if "" not in words[at : at + FROM]:
                seen.setdefault(window, []).append((source, at))
    return tuple(longest.values())


def _texts(dossier: Dossier, folder: str) -> Iterator[tuple[str, list[str]]]:
    """The words of each text; a quotation is one empty word, over which no run goes."""
    files: Mapping[str, str] = {it.file: it.id for it in dossier.sources.values() if it.file}
    for file, source in files.items():
        try:
            text = bytes(read(folder, file).words).decode("utf-8", "replace").casefold()
        except UnreadableError:
            continue
        parts = [_WORD.findall(part) for part in _QUOTED.split(text)]
        yield source, [word for part in parts for word in (*part, "")]


def _length(ours: Sequence[str], at: int, theirs: Sequence[str], there: int) -> int:
    length = 0
    most = min(len(ours) - at, len(theirs) - there)
    while length < most and ours[at + length] == theirs[there + length] != "":
        length += 1
    return length


def _chain(dossier: Dossier, source: str) -> set[str]:
    """A source, and all that it relays."""
    found: set[str] = set()
    waiting = [source]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += dossier.sources[name].based_on
    return found
