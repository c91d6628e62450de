"""Contradictions to disputes: `disputes_of` is the one entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from summit_tui.analysis.blockers.deadlock import Circle
from summit_tui.analysis.contradictions.affiliation import Affiliation
from summit_tui.analysis.contradictions.claims import Claim, claims_of
from summit_tui.analysis.contradictions.contradiction import Contradiction
from summit_tui.analysis.disputes.answers import AnswerBook, Answers
from summit_tui.analysis.disputes.assignment import Asked, assign
from summit_tui.analysis.disputes.bearing import Bearing
from summit_tui.analysis.disputes.dispute import Dispute, Reading, Side, Terms
from summit_tui.analysis.disputes.members import Member, Members
from summit_tui.analysis.disputes.moves import Moves
from summit_tui.analysis.disputes.question_text import one_of, question_text
from summit_tui.analysis.disputes.ranking import FAR, Facings, Rank, rank_of, sort_key, why
from summit_tui.analysis.questions import QuestionGroup, Questions, pair_of
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Dossier


def disputes_of(
    dossier: Dossier,
    contradictions: Sequence[Contradiction],
    claims: Mapping[str, Sequence[Claim]] | None = None,
    *,
    one_sided: bool = False,
) -> tuple[Dispute, ...]:
    """The disputes that contradictions make up, in the order in which a reader should see them.

    Every contradiction belongs to exactly one. Those that the curator dismissed, as one or member
    by member, come last, with the reason. With `one_sided`, questions that are answered and on
    which nothing contradicts come after them. `claims` are those of the dossier, where they are
    at hand.
    """
    return _Disputes(dossier, claims_of(dossier) if claims is None else claims).all(
        contradictions, one_sided=one_sided
    )


class _Disputes:
    def __init__(self, dossier: Dossier, claims: Mapping[str, Sequence[Claim]]) -> None:
        self._dossier = dossier
        self._claims = claims
        self._bearing = Bearing(dossier, claims)
        self._concerned = self._bearing.parties()
        self._facings = Facings(dossier, self._concerned)
        self._affiliation = Affiliation(dossier)
        self._answers = AnswerBook(dossier, claims)
        self._members = Members(dossier, self._concerned)
        self._moves = Moves(dossier, self._answers, self._members)
        self._reasons = {item.dispute: item.reason for item in dossier.dismissals if item.dispute}

    def all(
        self, contradictions: Sequence[Contradiction], *, one_sided: bool
    ) -> tuple[Dispute, ...]:
        asked = assign(self._dossier, contradictions, self._bearing)
        ranked = [self._ranked(item) for item in asked]
        ranked.sort(key=lambda pair: (bool(pair[1].dismissed), *sort_key(pair[0]), pair[1].id))
        found = [dispute for _, dispute in ranked]
        if one_sided:
            found += self._one_sided(asked)
        return tuple(found)

    def _ranked(self, asked: Asked) -> tuple[Rank, Dispute]:
        standing = [item for item in asked.contradictions if not item.dismissed]
        dismissed = self._reasons.get(asked.id, "")
        if not standing and not dismissed:
            dismissed = asked.contradictions[0].dismissed
        shown = standing or asked.contradictions
        bears_on = self._bears_on(asked)
        distance = self._bearing.distance(bears_on)
        accounts = distance is None and all(
            item.kind in ("conflicting accounts", "wording") for item in shown
        )
        answers = self._answers.answers(asked.group) if asked.group else _NONE
        sides = self._sides(asked.group, answers, shown)
        rank = rank_of(accounts, distance, bool(bears_on), self._facings.of(shown), sides, shown)
        return rank, Dispute(
            asked.id,
            self._question(asked),
            bears_on,
            distance,
            sides,
            self._moves.of(answers, shown),
            self._readings(answers),
            self._terms(answers.conditional),
            self._members.ordered({claim.holder for claim in answers.left_open}),
            () if accounts else self._silent(asked.group, answers, sides),
            tuple(item.id for item in asked.contradictions),
            why(self._dossier, rank, sides),
            accounts,
            dismissed,
        )

    def _bears_on(self, asked: Asked) -> tuple[str, ...]:
        if asked.group:
            return self._bearing.outcomes(asked.group)
        circle = asked.contradictions[0]
        return tuple(sorted(circle.subject)) if circle.kind == "circle" else ()

    def _question(self, asked: Asked) -> str:
        if asked.group:
            return question_text(self._dossier, asked.group)
        item = asked.contradictions[0]
        if item.kind == "circle":
            return f"What comes first: {one_of(map(self._outcome, item.subject))}?"
        statement = self._dossier.statements[item.statements[0]]
        speaker = self._dossier.name_of(statement.actor)
        return f"How did {speaker} put it ({display(self._dossier.date_of(statement))})?"

    def _outcome(self, outcome: str) -> str:
        found = self._dossier.outcomes.get(outcome)
        return found.name if found else outcome

    def _sides(
        self, group: QuestionGroup | None, answers: Answers, contradictions: Sequence[Contradiction]
    ) -> tuple[Side, ...]:
        """The answers that are given at first hand.

        Where there are fewer than two, then also what is said of others, or else what is answered
        under conditions, and where that is not enough, how the contradictions put it.
        """
        contested = {name for item in contradictions for name in item.statements}
        given: dict[str, list[Member]] = defaultdict(list)
        read: dict[str, list[Member]] = defaultdict(list)
        for says, claims in answers.given.items():
            given[says] += [(claim.holder, claim.statement, claim.firm) for claim in claims]
        for says, claims in answers.read.items():
            if any(claim.statement in contested for claim in claims):
                read[says] += [(claim.speaker, claim.statement, claim.firm) for claim in claims]
        values: set[str] = set()
        for item in contradictions:
            if item.kind == "conflicting accounts":
                self._as_put(item, given)
                values.update(side.says for side in item.sides)
            elif item.kind == "circle" and item.circle and group and len(item.subject) == 2:
                self._as_waited(item.circle, group, given, read)
        if len(given) < 2:
            given.update(self._under_conditions(answers.conditional) if not read else {})
        sides = [self._members.side(says, members) for says, members in given.items()]
        if len(sides) < 2:
            sides += [
                self._members.side(says, members, readers=True)
                for says, members in read.items()
                if says not in given
            ]
        if len(sides) < 2:
            put: dict[str, list[Member]] = defaultdict(list)
            for item in contradictions:
                self._as_put(item, put)
            sides = [self._members.side(says, members) for says, members in put.items()] or sides
        return tuple(
            sorted(
                sides,
                key=lambda side: (
                    contested.isdisjoint(side.statements),
                    side.readers,
                    side.answer in answers.denials,
                    side.answer in values,
                    -len(side.actors),
                    side.answer,
                ),
            )
        )

    def _under_conditions(self, claims: Sequence[Claim]) -> dict[str, list[Member]]:
        """Those who set conditions stand together, whatever these are."""
        members = [
            (claim.holder, claim.statement, claim.firm) for claim in claims if not claim.reading
        ]
        conditions = {claim.conditions for claim in claims if not claim.reading}
        if not members:
            return {}
        alike = next(iter(conditions)) if len(conditions) == 1 else ()
        return {self._answers.only_after(alike): members}

    def _as_put(self, item: Contradiction, given: dict[str, list[Member]]) -> None:
        """The sides of a contradiction as it puts them itself."""
        for side in item.sides:
            for name in side.statements:
                speaker = self._dossier.statements[name].speaker
                actor = side.actors[0] if len(side.actors) == 1 else speaker
                given[side.says].append((actor, name, side.firm))

    def _as_waited(
        self,
        circle: Circle,
        group: QuestionGroup,
        given: dict[str, list[Member]],
        read: dict[str, list[Member]],
    ) -> None:
        """Who shows the demands of a circle of two: of its holder, or telling of the holder."""
        for edge in circle.edges:
            says = self._answers.first((edge.awaited, edge.waiting), group)
            for name in edge.precondition.statements:
                statement = self._dossier.statements[name]
                holders = edge.precondition.set_by
                own = statement.voice != "attributed" and any(
                    statement.actor == holder or self._affiliation.party(statement.actor) == holder
                    for holder in holders
                )
                firm = all(position.firm == "firm" for position in statement.positions)
                (given if own else read)[says].append((statement.speaker, name, firm))

    def _readings(self, answers: Answers) -> tuple[Reading, ...]:
        names: dict[tuple[str, str, str], set[str]] = defaultdict(set)
        for says, claims in answers.read.items():
            for claim in claims:
                names[claim.speaker, claim.holder, says].add(claim.statement)
        order = self._members.ordered({by for by, _, _ in names})
        return tuple(
            Reading(by, of, says, tuple(sorted(names[by, of, says])))
            for by, of, says in sorted(names, key=lambda key: (order.index(key[0]), *key[1:]))
        )

    def _terms(self, claims: Iterable[Claim]) -> tuple[Terms, ...]:
        names: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
        for claim in claims:
            if not claim.reading:
                names[claim.holder, tuple(sorted(claim.conditions))].add(claim.statement)
        order = self._members.ordered({actor for actor, _ in names})
        return tuple(
            Terms(actor, after, tuple(sorted(names[actor, after])))
            for actor, after in sorted(names, key=lambda key: (order.index(key[0]), key[1]))
        )

    def _silent(
        self, group: QuestionGroup | None, answers: Answers, sides: Iterable[Side]
    ) -> tuple[str, ...]:
        """The leading actors of those parties the goal hangs on of which nobody answers."""
        claims = (*answers.conditional, *answers.left_open)
        heard = {claim.holder for claim in claims if not claim.reading}
        heard.update(actor for side in sides for actor in side.actors)
        heard.update(self._answers.asking(group) if group else ())
        parties = set(map(self._affiliation.party, heard))
        found = (self._members.leading(party) for party in self._concerned if party not in parties)
        return tuple(actor for actor in found if actor)

    def _one_sided(self, asked: Iterable[Asked]) -> list[Dispute]:
        """The questions that are answered, and on which nothing contradicts, nearest first.

        Where there are only demands whose order is disputed, that dispute has them already.
        """
        asked = list(asked)
        listed = {item.id for item in asked}
        orders = {pair for item in asked if item.group for pair in item.group.orders}
        questions = Questions(self._dossier)
        groups = {group.id: group for group in map(questions.of_proposition, self._claims)}
        found = [
            self._unanswered(group)
            for name, group in groups.items()
            if name not in listed and not self._demanded_in(group, orders)
        ]
        return sorted(
            (dispute for dispute in found if dispute.sides),
            key=lambda it: (FAR if it.distance is None else it.distance, it.id),
        )

    def _demanded_in(self, group: QuestionGroup, orders: Collection[tuple[str, str]]) -> bool:
        """Whether all that is said to a question are demands about one of these orders."""
        return not group.curated and all(
            any(
                pair_of(it, self._dossier.propositions[name].outcome) in orders
                for it in claim.conditions
            )
            for name in group.propositions
            for claim in self._claims.get(name, ())
        )

    def _unanswered(self, group: QuestionGroup) -> Dispute:
        answers = self._answers.answers(group)
        bears_on = self._bearing.outcomes(group)
        sides = self._sides(group, answers, ())
        return Dispute(
            group.id,
            question_text(self._dossier, group),
            bears_on,
            self._bearing.distance(bears_on),
            sides,
            (),
            self._readings(answers),
            self._terms(answers.conditional),
            self._members.ordered({claim.holder for claim in answers.left_open}),
            self._silent(group, answers, sides),
            (),
            ("nothing contradicts on it",),
            False,
            "",
        )


_NONE = Answers({}, {}, (), (), {})
