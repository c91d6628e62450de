"""Finding anything: the records of all tables, and whatever else has a name, best first.

The order can be explained. First what bears the very name or id; then what has the words of the
query one after the other; then what has words that begin as those of the query; then what has
them inside of words (but no single letters). Within each of these it is table by table, and in the
order of the table. Where nothing at all is found, a word of the query is taken for the beginnings
of words that are one slip away: a letter too many, one too few, another one, or two swapped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

from summit_tui.analysis.addresses import named
from summit_tui.analysis.folding import sought
from summit_tui.analysis.search import Column, Search
from summit_tui.record import Record

MOST = 500
"""So many are listed; of the others the number is said."""
_SLIP_FROM = 4
"""Letters of a word from which a slip in it is forgiven."""
_TAKEN_FOR = 2
"""So many beginnings of words are tried in place of a mistaken one."""
_WAYS = 8
"""So many ways to read a query with several mistaken words are tried."""


class Hit(Record):
    """Something that was found: its table or other kind, and its id there."""

    kind: str
    id: str


class Found(Record):
    """What was found, best first and `MOST` at most, and how much there is in all.

    `taken_for` are the words that were looked for in place of the reader's, which are nowhere.
    """

    hits: Sequence[Hit]
    total: int
    taken_for: Sequence[str] = ()


def find(query: str, search: Search, columns: Mapping[str, Column]) -> Found:
    """What the query finds in these columns, each named by its table or other kind."""
    words = [word.strip() for word in sought(query)]
    # Nearly every text has every letter somewhere: a single one has to begin a word.
    wanted = [word if len(word.strip()) > 1 else f" {word.strip()}" for word in sought(query)]
    found = {kind: column.holding(wanted) for kind, column in columns.items()}
    total = sum(map(len, found.values()))
    exact = [
        Hit(*address)
        for address in (*named(search.snapshot, query.strip()), *search.bearers(query))
        if address.table in columns
    ]
    if total or exact or not words:
        beginnings = [f" {word}" for word in words]
        hits = _ranked(exact, columns, found, ([" " + " ".join(words)], beginnings))
        return Found(hits, max(total, len(hits)))
    meant = [_meant(word, search.vocabulary) for word in words]
    found = {kind: _having(column, meant) for kind, column in columns.items()}
    shown = tuple(word.strip() for either in meant for word in either)
    return Found(_ranked((), columns, found, ()), sum(map(len, found.values())), shown)


def _ranked(
    exact: Iterable[Hit],
    columns: Mapping[str, Column],
    found: Mapping[str, Sequence[int]],
    ranks: Sequence[Sequence[str]],
) -> tuple[Hit, ...]:
    """First what is exact, then what has all the pieces of each rank, then the others."""
    hits = dict.fromkeys(exact)
    for wanted in (*ranks, ()):
        for kind, column in columns.items():
            good: Iterable[int] = found[kind]
            for word in wanted:
                good = _with(word, good, column.texts)
            for at in good:
                if len(hits) >= MOST:
                    return tuple(hits)
                hits[Hit(kind, column.ids[at])] = None
    return tuple(hits)


def _with(word: str, positions: Iterable[int], texts: Sequence[str]) -> Iterator[int]:
    return (at for at in positions if word in texts[at])


def _having(column: Column, meant: Sequence[Sequence[str]]) -> Sequence[int]:
    """The positions of the texts that have, for each word, one of those it may mean."""
    ways = islice(product(*meant), _WAYS)
    return sorted({at for words in ways for at in column.holding(words)})


def _meant(word: str, vocabulary: Collection[str]) -> Sequence[str]:
    """The word itself if it is part of some word, or else beginnings of words one slip away."""
    if any(word in known for known in vocabulary):
        return [word]
    if len(word) < _SLIP_FROM:
        return []
    half = len(word) // 2
    head, tail = word[:half], word[half + 1 :]  # a slip leaves one of them as it is
    near = {
        known
        for known in vocabulary
        if (known.startswith(head) or tail in known) and one_slip(word, known)
    }
    # What begins with another of them is found with it.
    stems = [known for known in near if not any(known.startswith(it) for it in near - {known})]
    return [f" {it}" for it in sorted(stems, key=lambda it: (abs(len(it) - len(word)), it))][
        :_TAKEN_FOR
    ]


def one_slip(typed: str, word: str) -> bool:
    """Whether the beginning of a word, or all of it, was typed with at most one slip."""
    pairs = enumerate(zip(typed, word, strict=False))
    at = next((at for at, (one, other) in pairs if one != other), min(len(typed), len(word)))
    return (
        word.startswith(typed[at:], at)
        or word.startswith(typed[at + 1 :], at)  # a letter too many
        or word.startswith(typed[at:], at + 1)  # one too few
        or word.startswith(typed[at + 1 :], at + 1)  # another one
        or word.startswith(typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :], at)
    )
