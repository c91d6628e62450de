"""Which propositions, orders and facts are one question to a reader.

Propositions that exclude one another, a proposition and its opposite order, and the demands about
the same two outcomes are one question. A curator's question takes in what joins it, and what hangs
on that alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summit_tui.dossier.model import Dossier
from summit_tui.record import Record

Order = tuple[str, str]
"""Two outcome ids: first this one, then that one."""
Pair = tuple[str, str]
"""Two outcome ids whose order is asked for, sorted."""
_Node = tuple[str, ...]


class QuestionGroup(Record):
    """What answers one question: sorted ids of propositions and facts, and pairs of outcomes.

    `curated` is the id of the dossier's own question, or empty where it is worked out.
    """

    curated: str
    propositions: tuple[str, ...]
    orders: tuple[Pair, ...]
    facts: tuple[str, ...]

    @property
    def id(self) -> str:
        """The curator's id; or what kind of thing answers it, and the ids of these, joined."""
        if self.curated:
            return self.curated
        if self.propositions:
            return f"proposition:{joined(self.propositions)}"
        if self.orders:
            return f"order:{joined(self.orders[0])}"
        return f"fact:{joined(self.facts)}"


_NAMED = 3


def joined(names: Sequence[str]) -> str:
    """The first of some ids, and how many more there are."""
    more = f"+{len(names) - _NAMED}" if len(names) > _NAMED else ""
    return "+".join(names[:_NAMED]) + more


class Questions:
    """The questions of one dossier, by what answers them."""

    def __init__(self, dossier: Dossier) -> None:
        self._groups: dict[_Node, QuestionGroup] = {}
        for group in _groups(dossier):
            for node in _nodes(group):
                self._groups[node] = group

    def of_proposition(self, proposition: str) -> QuestionGroup:
        """The question that a proposition answers."""
        return self._groups["proposition", proposition]

    def of_fact(self, fact: str) -> QuestionGroup:
        """The question that a fact answers."""
        return self._groups["fact", fact]

    def of_order(self, one: str, other: str) -> QuestionGroup:
        """The question of which of two outcomes comes first."""
        pair = pair_of(one, other)
        return self._groups.get(("order", *pair)) or QuestionGroup("", (), (pair,), ())


def pair_of(one: str, other: str) -> Pair:
    """Two outcomes whose order is asked for, whichever way."""
    return (one, other) if one < other else (other, one)


def _nodes(group: QuestionGroup) -> Iterator[_Node]:
    yield from (("proposition", name) for name in group.propositions)
    yield from (("order", *pair) for pair in group.orders)
    yield from (("fact", name) for name in group.facts)


def _groups(dossier: Dossier) -> Iterator[QuestionGroup]:
    """Every question that a proposition or a fact answers."""
    own: dict[_Node, str] = {
        ("proposition", item.id): item.question for item in dossier.propositions.values()
    }
    own |= {("fact", item.id): item.joins for item in dossier.facts.values()}
    near: dict[_Node, set[_Node]] = defaultdict(set)
    for one, other in _links(dossier):
        near[one].add(other)
        near[other].add(one)
    curated: dict[str, set[_Node]] = defaultdict(set)
    for node, question in own.items():
        if question:
            curated[question].add(node)
    left = [node for node in sorted(own.keys() | near.keys()) if not own.get(node)]
    for component in _components(left, near):
        # What lies between two questions of the curator belongs to neither of them.
        named = {own.get(step, "") for node in component for step in near[node]} - {""}
        if len(named) == 1:
            curated[named.pop()].update(component)
        else:
            yield _group("", component)
    for question, members in curated.items():
        yield _group(question, members)


def _links(dossier: Dossier) -> Iterator[tuple[_Node, _Node]]:
    """Which two belong to one question."""
    propositions = dossier.propositions
    for name, proposition in propositions.items():
        for other in proposition.excludes:
            if other in propositions and propositions[other].scope == proposition.scope:
                yield ("proposition", name), ("proposition", other)
        if len(proposition.order) == 2:
            yield ("proposition", name), ("order", *pair_of(*proposition.order))


def _components(nodes: Iterable[_Node], near: Mapping[_Node, set[_Node]]) -> Iterator[set[_Node]]:
    """The nodes, together with those that they are linked to among them."""
    left = set(nodes)
    for node in nodes:
        if node not in left:
            continue
        left.discard(node)
        component, waiting = {node}, [node]
        while waiting:
            steps = near.get(waiting.pop(), set()) & left
            left -= steps
            component |= steps
            waiting.extend(steps)
        yield component


def _group(curated: str, members: Iterable[_Node]) -> QuestionGroup:
    by_kind: dict[str, list[_Node]] = defaultdict(list)
    for node in sorted(members):
        by_kind[node[0]].append(node)
    return QuestionGroup(
        curated,
        tuple(node[1] for node in by_kind["proposition"]),
        tuple((node[1], node[2]) for node in by_kind["order"]),
        tuple(node[1] for node in by_kind["fact"]),
    )
