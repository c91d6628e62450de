"""Which question each contradiction belongs to: exactly one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from summit_tui.analysis.contradictions.contradiction import Contradiction, is_about_order
from summit_tui.analysis.disputes.bearing import Bearing
from summit_tui.analysis.questions import QuestionGroup, Questions, joined
from summit_tui.dossier.model import Dossier
from summit_tui.record import Record


class Asked(Record):
    """One question and the contradictions in it, in the order of their rank.

    `group` is None for a circle or an utterance that no question takes in.
    """

    id: str
    group: QuestionGroup | None
    contradictions: Sequence[Contradiction]


def assign(
    dossier: Dossier, contradictions: Sequence[Contradiction], bearing: Bearing
) -> list[Asked]:
    """Every question that something contradicts in. Their order says nothing."""
    return _Assignment(dossier, bearing).all(contradictions)


class _Assignment:
    """Circles, wordings and demands given up join a question that others contradict in already.

    So they come last.
    """

    def __init__(self, dossier: Dossier, bearing: Bearing) -> None:
        self.questions = Questions(dossier)
        self._bearing = bearing
        self._groups: dict[str, QuestionGroup | None] = {}
        self._members: dict[str, list[Contradiction]] = {}
        self._positions: Mapping[str, Sequence[str]] = {}
        self._dossier = dossier

    def all(self, contradictions: Sequence[Contradiction]) -> list[Asked]:
        late = []
        for item in contradictions:
            if item.kind in ("circle", "wording") or _is_demand_given_up(item):
                late.append(item)
            else:
                self._add(self._direct(item), item)
        contested = set(self._groups)
        for item in late:
            near = self._of_wording(item) if item.kind == "wording" else self._of_circle(item)
            group = self._nearest(group for group in near if group.id in contested)
            if group is None and _is_demand_given_up(item):
                near = self._of_demand(item)
                group = self._nearest(group for group in near if group.id in contested)
            if group is None and item.kind != "wording" and len(item.subject) == 2:
                group = self.questions.of_order(*item.subject)
            self._add(group, item)
        rank = {item.id: at for at, item in enumerate(contradictions)}
        return [
            Asked(name, group, sorted(self._members[name], key=lambda item: rank[item.id]))
            for name, group in self._groups.items()
        ]

    def _add(self, group: QuestionGroup | None, item: Contradiction) -> None:
        name = group.id if group else f"{item.kind}:{joined(item.subject)}"
        self._groups.setdefault(name, group)
        self._members.setdefault(name, []).append(item)

    def _direct(self, item: Contradiction) -> QuestionGroup:
        """The question that the subject itself answers."""
        if item.kind == "conflicting accounts":
            return self.questions.of_fact(item.subject[0])
        if is_about_order(item):
            return self.questions.of_order(*item.subject)
        groups = {group.id: group for group in map(self.questions.of_proposition, item.subject)}
        return self._nearest(groups.values()) or self.questions.of_proposition(item.subject[0])

    def _of_circle(self, item: Contradiction) -> Iterable[QuestionGroup]:
        """The questions of what comes first, of any two that follow each other on it."""
        for one, other in pairwise((*item.subject, item.subject[0])):
            yield self.questions.of_order(one, other)

    def _of_demand(self, item: Contradiction) -> Iterable[QuestionGroup]:
        """The questions of whether there should be what the demand made wait."""
        for name in item.statements:
            for position in self._dossier.statements[name].positions:
                proposition = self._dossier.propositions[position.proposition]
                if proposition.outcome == item.subject[1]:
                    yield self.questions.of_proposition(proposition.id)

    def _of_wording(self, item: Contradiction) -> Iterable[QuestionGroup]:
        """The questions that the remark answers."""
        for name in item.statements:
            for position in self._dossier.statements[name].positions:
                yield self.questions.of_proposition(position.proposition)

    def _nearest(self, groups: Iterable[QuestionGroup]) -> QuestionGroup | None:
        """The one that bears most on the goal; of several as near, the first by id."""

        def key(group: QuestionGroup) -> tuple[bool, int, str]:
            distance = self._bearing.distance(self._bearing.outcomes(group))
            return distance is None, distance or 0, group.id

        return min(groups, key=key, default=None)


def _is_demand_given_up(item: Contradiction) -> bool:
    """Whether one actor no longer wants one outcome before another."""
    return item.kind == "shift of terms" and is_about_order(item)
