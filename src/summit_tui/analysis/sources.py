"""What each source carries, what no other carries, and how sources stand to one another.

A sentence, a fact or an utterance is carried *alone* when all that is said of it rests on the same
witness: on no root that this source's own statements on it do not rest on (guard 5). A statement is
carried alone unless its utterance is rendered by another witness, too.

Two sources *contradict* each other where statements of theirs stand on two sides of a
contradiction. Most of these are between the actors that the sources quote; `accounts` are those
between the sources themselves: values for one fact that cannot both be right, and renderings of
one utterance that differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from summit_tui.analysis.contradictions.contradiction import STRENGTHS, Contradiction, Strength
from summit_tui.analysis.contradictions.provenance import Roots, Witnesses
from summit_tui.dossier.model import Dossier, Statement
from summit_tui.record import Record

ACCOUNTS = ("conflicting accounts", "wording")
"""The kinds of contradiction that are between the sources themselves."""


class Carried(Record):
    """Ids of what a source has, or has alone, by table."""

    statements: Sequence[str]
    propositions: Sequence[str]
    facts: Sequence[str]
    utterances: Sequence[str]


class Holding(Record):
    """What one source holds.

    `quotes` counts its verbatim quotes; `checked` says that all of them were found in its text.
    `relayed_by` are the sources that are based on it.
    """

    source: str
    roots: Roots
    relayed_by: Sequence[str]
    carried: Carried
    alone: Carried
    quotes: int
    checked: bool


class Pair(Record):
    """Two sources that have something to do with each other, in the order of the file.

    `contradictions` are ids, those between the accounts first; `shared` are utterances that both
    render. `relays` names the one of the two that is based on the other, or is empty.
    """

    left: str
    right: str
    contradictions: Sequence[str]
    accounts: int
    strengths: Mapping[Strength, int]
    shared: Sequence[str]
    relays: str
    one_root: bool


_Key = tuple[str, str]
"""A table, and an id in it: what statements are about."""


class Holdings(Mapping[str, Holding]):
    """What every source of a dossier holds, in the order of the file; worked out when asked for.

    Args:
        dossier: The dossier.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._sources = dossier.sources
        self._witnesses = Witnesses(dossier)
        self._held: dict[str, list[Statement]] = {source: [] for source in dossier.sources}
        self._everywhere: dict[_Key, Roots] = {}
        for statement in dossier.statements.values():
            self._held[statement.source].append(statement)
            if statement.positions or statement.accounts or statement.utterance:
                roots = self._witnesses.of(statement)
                for key in _keys(statement):
                    _add(self._everywhere, key, roots)
        self._relayed_by = _relayed_by(dossier)
        self._known: dict[str, Holding] = {}

    def __getitem__(self, source: str) -> Holding:
        """What one source holds."""
        if source not in self._known:
            self._known[source] = self._holding(source)
        return self._known[source]

    def __iter__(self) -> Iterator[str]:
        """The ids of the sources."""
        return iter(self._sources)

    def __len__(self) -> int:
        """How many sources there are."""
        return len(self._sources)

    @property
    def roots(self) -> Roots:
        """The witnesses that all of it rests on."""
        return frozenset().union(*map(self._witnesses.of_source, self._sources))

    def _holding(self, source: str) -> Holding:
        held = self._held[source]
        here: dict[_Key, Roots] = {}
        for statement in held:
            for key in _keys(statement):
                _add(here, key, self._witnesses.of(statement))
        return Holding(
            source,
            self._witnesses.of_source(source),
            self._relayed_by.get(source, ()),
            _carried(held, here),
            _alone(held, here, self._everywhere),
            sum(bool(statement.quote) for statement in held),
            bool(self._sources[source].checked.text),
        )


def _add(rests: dict[_Key, Roots], key: _Key, roots: Roots) -> None:
    before = rests.get(key)
    if before is None:
        rests[key] = roots
    elif not roots <= before:
        rests[key] = before | roots


def _keys(statement: Statement) -> Iterable[_Key]:
    """What a statement is about."""
    for position in statement.positions:
        yield "propositions", position.proposition
    for account in statement.accounts:
        yield "facts", account.fact
    if statement.utterance:
        yield "utterances", statement.utterance


def _relayed_by(dossier: Dossier) -> Mapping[str, Sequence[str]]:
    """The sources that are based on another one, as a whole or in a passage."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for source in dossier.sources.values():
        for above in source.based_on:
            if above != source.id:
                found[above][source.id] = None
    for statement in dossier.statements.values():
        for above in statement.based_on:
            if above != statement.source:
                found[above][statement.source] = None
    return {above: tuple(below) for above, below in found.items()}


def _alone(
    held: Iterable[Statement], here: Mapping[_Key, Roots], everywhere: Mapping[_Key, Roots]
) -> Carried:
    """What of this is found with no other witness."""
    only = [key for key, roots in here.items() if everywhere[key] <= roots]
    utterances = {"", *(name for table, name in only if table == "utterances")}
    return _carried([it for it in held if it.utterance in utterances], only)


def _carried(held: Iterable[Statement], keys: Iterable[_Key]) -> Carried:
    tables: dict[str, list[str]] = defaultdict(list)
    for table, name in keys:
        tables[table].append(name)
    names = [statement.id for statement in held]
    return Carried(names, tables["propositions"], tables["facts"], tables["utterances"])


def pairs(dossier: Dossier, contradictions: Sequence[Contradiction]) -> Sequence[Pair]:
    """Sources two by two, as far as they contradict, share or relay one another.

    Those whose accounts differ most come first, then those with most contradictions, then those
    that share most; dismissed contradictions do not count.
    """
    order = {source: at for at, source in enumerate(dossier.sources)}
    found: dict[tuple[str, str], tuple[list[Contradiction], list[str]]] = defaultdict(
        lambda: ([], [])
    )

    def between(one: str, two: str) -> tuple[list[Contradiction], list[str]]:
        return found[(one, two) if order[one] < order[two] else (two, one)]

    for item in contradictions:
        if not item.dismissed:
            for one, two in _across(dossier, item):
                between(one, two)[0].append(item)
    for utterance, sources in _renderings(dossier).items():
        for one, two in combinations(sources, 2):
            between(one, two)[1].append(utterance)
    relayed_by = _relayed_by(dossier)
    for above, below in relayed_by.items():
        for source in below:
            between(source, above)
    witnesses = Witnesses(dossier)
    made = [
        _pair(relayed_by, witnesses, names, items, shared)
        for names, (items, shared) in found.items()
    ]
    made.sort(
        key=lambda it: (
            -it.accounts, -len(it.contradictions), -len(it.shared), order[it.left], order[it.right],
        )
    )  # fmt: skip
    return made


def _across(dossier: Dossier, item: Contradiction) -> Iterable[tuple[str, str]]:
    """The pairs of sources that stand on two sides of a contradiction, each once."""
    sides = [{dossier.statements[name].source for name in side.statements} for side in item.sides]
    return {
        (min(one, two), max(one, two))
        for left, right in combinations(sides, 2)
        for one in left
        for two in right
        if one != two
    }


def _renderings(dossier: Dossier) -> Mapping[str, Sequence[str]]:
    """The sources of each utterance."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for statement in dossier.statements.values():
        if statement.utterance:
            found[statement.utterance][statement.source] = None
    return {utterance: tuple(sources) for utterance, sources in found.items()}


def _pair(
    relayed_by: Mapping[str, Sequence[str]],
    witnesses: Witnesses,
    names: tuple[str, str],
    items: Sequence[Contradiction],
    shared: Sequence[str],
) -> Pair:
    left, right = names
    ranked = sorted(items, key=lambda item: item.kind not in ACCOUNTS)
    relays = ""
    if left in relayed_by.get(right, ()):
        relays = left
    elif right in relayed_by.get(left, ()):
        relays = right
    return Pair(
        left,
        right,
        [item.id for item in ranked],
        sum(item.kind in ACCOUNTS for item in items),
        {
            strength: count
            for strength in STRENGTHS
            if (count := sum(item.strength == strength for item in items))
        },
        shared,
        relays,
        bool(witnesses.of_source(left) & witnesses.of_source(right)),
    )
