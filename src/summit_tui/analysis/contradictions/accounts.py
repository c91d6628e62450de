"""Conflicting accounts: sources that give incompatible values for one fact.

Values are incompatible when numbers (or ranges) do not meet, when dates do not overlap, or when
texts differ after folding; the spellings of one actor's name are one text. Two accounts that
hold at different times (`at`) do not conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from summit_tui.analysis.contradictions.grounds import ON_RECORD, ground_of
from summit_tui.analysis.contradictions.provenance import Roots, Witnesses
from summit_tui.analysis.folding import fold_value
from summit_tui.dossier.dates import Period, display
from summit_tui.dossier.model import Dossier, Fact, Value
from summit_tui.record import Record


class Given(Record):
    """One statement's answer to a fact."""

    statement: str
    speaker: str
    value: Value
    firm: bool
    on_record: bool
    at: Period
    date: Period
    utterance: str
    roots: Roots


class Answer(Record):
    """One value of a fact, as a text to show, and everybody who gives it."""

    text: str
    given: Sequence[Given]


class Conflict(Record):
    """Two answers to one fact that cannot both be right."""

    fact: Fact
    left: Answer
    right: Answer

    @property
    def hard(self) -> bool:
        """Whether both are given firmly and on record."""
        return all(
            any(given.firm and given.on_record for given in answer.given)
            for answer in (self.left, self.right)
        )


def conflicts(dossier: Dossier) -> Iterator[Conflict]:
    """Every pair of incompatible answers."""
    names: Mapping[str, str] | None = None
    for fact_id, given in _given(dossier).items():
        fact = dossier.facts.get(fact_id)
        if fact is None or len(given) < 2:
            continue
        if names is None:
            names = _actor_names(dossier)
        by_value: dict[Value, list[Given]] = defaultdict(list)
        for item in given:
            by_value[_canonical(item.value, names)].append(item)
        values = sorted(by_value, key=_value_order)
        for one, two in combinations(values, 2):
            if _compatible(one, two):
                continue
            met = _same_time(by_value[one], by_value[two])
            if met:
                left, right = (Answer(value_text(side[0].value, fact), side) for side in met)
                yield Conflict(fact, left, right)


class Values:
    """Tells which values cannot both be right in one dossier, where actors have several names."""

    def __init__(self, dossier: Dossier) -> None:
        self._names = _actor_names(dossier)

    def incompatible(self, one: Value, other: Value) -> bool:
        """Whether the two cannot both be right."""
        return not _compatible(_canonical(one, self._names), _canonical(other, self._names))


def value_text(value: Value, fact: Fact) -> str:
    """A value with its unit, as a reader sees it."""
    if isinstance(value, Period):
        return display(value)
    if isinstance(value, tuple):
        text = f"{_number(value[0])}–{_number(value[1])}"
    elif isinstance(value, str):
        return value
    else:
        text = _number(value)
    return f"{text} {fact.unit}".rstrip()


def _number(value: float) -> str:
    return f"{value:,.12g}" if isinstance(value, float) else f"{value:,}"


def _given(dossier: Dossier) -> Mapping[str, list[Given]]:
    by_fact: dict[str, list[Given]] = defaultdict(list)
    witnesses = Witnesses(dossier)
    for statement in dossier.statements.values():
        for account in statement.accounts:
            by_fact[account.fact].append(
                Given(
                    statement.id,
                    statement.speaker,
                    account.value,
                    account.firm == "firm",
                    ground_of(dossier, statement) in ON_RECORD,
                    account.at,
                    dossier.date_of(statement),
                    statement.utterance,
                    witnesses.of(statement),
                )
            )
    for given in by_fact.values():
        given.sort(key=lambda item: (item.date, item.statement))
    return by_fact


def _actor_names(dossier: Dossier) -> Mapping[str, str]:
    """Every folded spelling of an actor's name, to the actor's id."""
    return {
        fold_value(name): actor.id
        for actor in dossier.actors.values()
        for name in (actor.name, actor.short, *actor.aliases)
        if name
    }


def _canonical(value: Value, names: Mapping[str, str]) -> Value:
    if isinstance(value, Period):
        return value._replace(text=value.text.replace("~", ""))
    if isinstance(value, str):
        folded = fold_value(value)
        return names.get(folded, folded)
    return value


def _compatible(one: Value, two: Value) -> bool:
    if isinstance(one, Period) and isinstance(two, Period):
        return one.overlaps(two)
    if isinstance(one, str) or isinstance(two, str):
        return one == two
    low, high = _range(one)
    other_low, other_high = _range(two)
    return low <= other_high and other_low <= high


def _range(value: Value) -> tuple[float, float]:
    if isinstance(value, tuple):
        return float(value[0]), float(value[1])
    assert not isinstance(value, str)
    return value, value


def _value_order(value: Value) -> tuple[str, str]:
    return (type(value).__name__, repr(value))


def _same_time(
    one: Sequence[Given], two: Sequence[Given]
) -> tuple[list[Given], list[Given]] | None:
    """Those of both that hold at one time and are not one utterance, or None."""

    def meets(a: Given, b: Given) -> bool:
        one_utterance = bool(a.utterance) and a.utterance == b.utterance
        return a.at.overlaps(b.at) and not one_utterance

    left = [a for a in one if any(meets(a, b) for b in two)]
    right = [b for b in two if any(meets(a, b) for a in one)]
    return (left, right) if left else None
