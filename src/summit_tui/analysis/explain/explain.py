"""Explanations: for two statements, for two actors, for a contradiction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, permutations, product

from summit_tui.analysis.contradictions.accounts import Values
from summit_tui.analysis.contradictions.claims import Claim, claims_of
from summit_tui.analysis.contradictions.contradiction import Contradiction, is_about_order
from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.explain.case import Case
from summit_tui.analysis.explain.explanation import Check, Explanation
from summit_tui.analysis.explain.rules import Rules
from summit_tui.analysis.explain.wordings_and_accounts import account_cases, wording_case
from summit_tui.analysis.questions import QuestionGroup, Questions
from summit_tui.dossier.model import Dossier, Statement

MOST_PAIRS = 400
"""Pairs of statements of two actors that are looked at for one question."""


class Explainer:
    """Answers about one dossier, and what is derived from it."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        claims = claims_of(dossier)
        self._contradictions = derive(dossier, claims)
        self._rules = Rules(dossier, claims)
        self._values = Values(dossier)
        self._questions = Questions(dossier)
        self._with: dict[str, list[Contradiction]] = defaultdict(list)
        for item in self._contradictions:
            for name in item.statements:
                self._with[name].append(item)
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for name in sorted(claims):
            for claim in claims[name]:
                self._claims[claim.statement].append(claim)

    def statements(self, one: str, other: str) -> Explanation:
        """Why these two contradict one another, or what keeps the nearest rule from firing."""
        facing = [item for item in self._with.get(one, ()) if _faces(item, one, other)]
        if facing:
            # A circle is of demands as a whole; a rule about just these two says more.
            return self._fired(min(facing, key=lambda item: item.kind == "circle"), one, other)
        case = self._nearest(one, other)
        if case.failures:
            failed = next(check for check in case.checks if not check.holds)
            return Explanation(
                (one, other),
                (one, other),
                case.rule,
                case.about,
                False,
                "",
                failed.says,
                case.checks,
            )
        return self._once(case, one, other)

    def contradiction(self, item: Contradiction) -> Explanation:
        """Why this one was derived, by the first statements of its sides that have any."""
        shown = [side.statements[0] for side in item.sides if side.statements]
        answer = self._fired(item, shown[0], shown[-1])
        return answer._replace(evidence=item.statements)

    def actors(self, one: str, other: str) -> Iterator[Explanation]:
        """For each question that both answer: the contradictions, or else the nearest rule."""
        told = [item for item in self._contradictions if _between(item, one, other)]
        for item in told:
            yield self.contradiction(item)
        listed = {question.id for question in map(self._question_of, told) if question}
        ours, theirs = self._by_question(one), self._by_question(other)
        for question in sorted(ours.keys() & theirs.keys()):
            if question in listed:
                continue
            pairs = islice(product(ours[question], theirs[question]), MOST_PAIRS)
            answers = [
                self.statements(left, right) for left, right in sorted(set(pairs)) if left != right
            ]
            if answers:
                yield min(answers, key=lambda answer: (not answer.fires, _unmet(answer)))

    def _fired(self, item: Contradiction, one: str, other: str) -> Explanation:
        checks = []
        if one != other and item.kind not in ("circle", "softening", "hardening", "shift of terms"):
            cases = self._cases(self._dossier.statements[one], self._dossier.statements[other])
            case = min(cases, key=lambda case: (not self._is_about(case, item), case.failures))
            checks = [check for check in case.checks if check.holds]
        return Explanation(
            (one, other),
            (one, other),
            item.kind,
            item.about,
            True,
            item.id,
            item.rule,
            tuple(checks),
        )

    def _is_about(self, case: Case, item: Contradiction) -> bool:
        """Whether a case is about the subject of a contradiction, or of no position at all."""
        proposition = self._dossier.propositions.get(case.subject)
        if proposition is None:
            return item.kind in ("wording", "conflicting accounts")
        if not is_about_order(item):
            return proposition.id in item.subject
        return proposition.outcome in item.subject or set(proposition.order) == set(item.subject)

    def _nearest(self, one: str, other: str) -> Case:
        """Of all ways in which they could clash, the one with the fewest conditions to satisfy."""
        cases = list(self._cases(self._dossier.statements[one], self._dossier.statements[other]))
        return min(cases, key=lambda case: case.failures)

    def _cases(self, one: Statement, other: Statement) -> Iterator[Case]:
        ours, theirs = self._claims.get(one.id, ()), self._claims.get(other.id, ())
        related = [
            case
            for left, right in product(ours, theirs)
            for case in [self._rules.clash(left, right)]
            if case
        ]
        related += account_cases(self._dossier, self._values, one, other)
        wording = wording_case(one, other)
        if wording:
            related.append(wording)
        yield from related
        if related:
            return
        if ours:
            yield self._rules.no_question(ours[0], other)
        elif theirs:
            yield self._rules.no_question(theirs[0], one)
        else:
            yield self._rules.no_position(one, other)

    def _once(self, case: Case, one: str, other: str) -> Explanation:
        """The rule holds, and the two actors stand against each other on it elsewhere."""
        question = self._questions.of_proposition(case.subject) if case.subject else None
        ends = {self._dossier.statements[name].speaker for name in (one, other)}
        holders = ends | {self._dossier.statements[name].actor for name in (one, other)}
        near = [
            item
            for item in self._contradictions
            if question is not None
            and self._question_of(item) == question
            and set(item.actors) <= holders
        ]
        listed = near[0] if near else None
        says = "Two actors stand in one contradiction on a question, however often they speak"
        if listed:
            says += f": ‘{listed.id}’"
        return Explanation(
            (one, other),
            (one, other),
            listed.kind if listed else case.rule,
            case.about,
            False,
            listed.id if listed else "",
            says,
            (*case.checks, Check("once", False, says)),
        )

    def _question_of(self, item: Contradiction) -> QuestionGroup | None:
        if item.kind in ("circle", "wording"):
            return None
        if item.kind == "conflicting accounts":
            return self._questions.of_fact(item.subject[0])
        if is_about_order(item):
            return self._questions.of_order(*item.subject)
        return self._questions.of_proposition(item.subject[0])

    def _by_question(self, actor: str) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name, statement in sorted(self._dossier.statements.items()):
            if actor in (*statement.said_by, statement.attributed_by):
                for position in statement.positions:
                    question = self._questions.of_proposition(position.proposition)
                    found[question.id].append(name)
                for account in statement.accounts:
                    found[self._questions.of_fact(account.fact).id].append(name)
        return found

    def find(self, name: str) -> Contradiction | None:
        """The contradiction with this id."""
        return next((item for item in self._contradictions if item.id == name), None)

    def ids(self) -> Iterable[str]:
        """The ids of all contradictions."""
        return (item.id for item in self._contradictions)


def _faces(item: Contradiction, one: str, other: str) -> bool:
    """Whether the two stand on two sides of it."""
    return any(
        one in left.statements and other in right.statements
        for left, right in permutations(item.sides, 2)
    )


def _between(item: Contradiction, one: str, other: str) -> bool:
    """Whether the two actors stand on two sides of it."""
    return any(
        one in left.actors and other in right.actors for left, right in permutations(item.sides, 2)
    )


def _unmet(answer: Explanation) -> int:
    return sum(not check.holds for check in answer.checks)
