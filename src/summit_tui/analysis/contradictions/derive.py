"""Where the accounts contradict one another: derived, ranked and explained.

`derive` is the one entry. Each kind has its module: `clashes` for two camps on one subject,
`changes` for one actor's moving position, `accounts` for facts, `wording` for renderings,
`blockers.circles` for demands that wait for each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from summit_tui.analysis.contradictions.accounts import Answer, Conflict, conflicts
from summit_tui.analysis.contradictions.affiliation import Affiliation
from summit_tui.analysis.contradictions.changes import Change, Phase, changes
from summit_tui.analysis.contradictions.claims import Claim, claims_of
from summit_tui.analysis.contradictions.clashes import Clash, Stand, clashes
from summit_tui.analysis.contradictions.contradiction import (
    Contradiction,
    Evidence,
    Kind,
    Side,
    Strength,
    is_about_order,
    order,
    rank,
)
from summit_tui.analysis.contradictions.grounds import ON_RECORD, Grounds, ground_of, strongest
from summit_tui.analysis.contradictions.provenance import Witnesses
from summit_tui.analysis.contradictions.subjects import subjects_of
from summit_tui.analysis.contradictions.wording import Variant, variants
from summit_tui.analysis.questions import QuestionGroup, Questions
from summit_tui.dossier.dates import Period, display
from summit_tui.dossier.model import Dossier, Statement

if TYPE_CHECKING:
    from summit_tui.analysis.blockers.circles import Loop
    from summit_tui.analysis.blockers.deadlock import Circle
    from summit_tui.analysis.contradictions.waivers import Waiver


def derive(
    dossier: Dossier, claims: Mapping[str, Sequence[Claim]] | None = None
) -> tuple[Contradiction, ...]:
    """All contradictions of a dossier, in the order of their rank.

    `claims` are those of the dossier, where they are at hand.

    Deterministic, and independent of the order of the records. Dismissed ones are among them,
    with the reason: who shows them decides.
    """
    return _Derivation(dossier).all(claims_of(dossier) if claims is None else claims)


class _Derivation:
    """What building the records of one dossier needs to look up."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._witnesses = Witnesses(dossier)
        self._questions: Questions | None = None
        self._grounds: dict[str, Grounds] = {}
        self._reasons = {
            item.contradiction: item.reason for item in dossier.dismissals if item.contradiction
        }

    def all(self, claims: Mapping[str, Sequence[Claim]]) -> tuple[Contradiction, ...]:
        dossier = self._dossier
        found = [
            *self._clashes(claims),
            *map(self._change, changes(claims)),
            *self._waivers(),
            *map(self._conflict, conflicts(dossier)),
            *map(self._variant, variants(dossier)),
            *self._circles(),
        ]
        # One who waives a demand may also reject the order that it asks for: that is one shift.
        return tuple(sorted({item.id: item for item in found}.values(), key=order))

    def _clashes(self, claims: Mapping[str, Sequence[Claim]]) -> Iterator[Contradiction]:
        """One for each two actors on one question: the one that ranks best (guard 4)."""
        between: dict[frozenset[str], list[Contradiction]] = defaultdict(list)
        for clash in clashes(subjects_of(self._dossier, claims), Affiliation(self._dossier)):
            who = frozenset(map(_end, (clash.left, clash.right)))
            between[who].append(self._clash(clash))
        for found in between.values():
            if len(found) == 1:
                yield found[0]
                continue
            asked: set[QuestionGroup] = set()
            for item in sorted(found, key=order):
                question = self._question(item)
                if question not in asked:
                    asked.add(question)
                    yield item

    def _question(self, item: Contradiction) -> QuestionGroup:
        if self._questions is None:
            self._questions = Questions(self._dossier)
        if is_about_order(item):
            return self._questions.of_order(*item.subject)
        return self._questions.of_proposition(item.subject[0])

    def _clash(self, clash: Clash) -> Contradiction:
        sides = tuple(self._stand(stand) for stand in (clash.left, clash.right))
        # In the order of the camps: A for and B against is not B for and A against.
        who = "-".join(map(_end, (clash.left, clash.right)))
        if clash.left.actor == clash.right.actor:
            who = clash.left.actor
        return self._record(
            clash.kind,
            clash.strength,
            clash.subject.ids,
            who,
            clash.subject.about,
            sides,
            self._clash_rule(clash),
            (_evidence(clash.left.claims), _evidence(clash.right.claims)),
        )

    def _stand(self, stand: Stand) -> Side:
        camp, actor = stand.camp, stand.actor
        return Side(actor, (actor,), camp.stance, camp.says, _names(stand.claims), stand.of)

    def _clash_rule(self, clash: Clash) -> str:
        left, right = self._name(clash.left.actor), self._name(clash.right.actor)
        match clash.kind:
            case "self-contradiction":
                return f"{left} takes opposite sides in statements whose dates overlap."
            case "reversal":
                return f"{left} takes opposite sides at different times."
            case "shift of terms":
                return f"{left} set a condition, and later gave it up."
            case "mixed signals":
                return (
                    f"{left} and {right} are on one side and contradict each other in statements "
                    "whose dates overlap."
                )
            case "change of line":
                return (
                    f"{left} and {right} are on one side and take opposite sides at different "
                    "times."
                )
            case "attribution gap":
                told, owner = clash.left, clash.right
                if not told.of:
                    told, owner = owner, told
                return (
                    f"What {self._name(owner.actor)} says, against what "
                    f"{self._name(told.actor)} says of {self._name(told.of)}."
                )
        of = clash.left.of and f" on where {self._name(clash.left.of)} stands"
        return f"{left} and {right} take opposite sides{of}."

    def _change(self, change: Change) -> Contradiction:
        proposition = self._dossier.propositions[change.proposition]
        phases = (change.before, change.after)
        sides = tuple(self._phase(change.actor, phase) for phase in phases)
        name, when = self._name(change.actor), _first_date(change.after)
        rule = f"{name} {_MOVED[change.terms or change.kind]}."
        return self._record(
            change.kind,
            "tension",
            (proposition.id,),
            f"{change.actor}:{when.text or 'undated'}",
            proposition.text,
            sides,
            rule,
            (_evidence(change.before.claims), _evidence(change.after.claims)),
        )

    def _waivers(self) -> Iterator[Contradiction]:
        if any(precondition.waived for precondition in self._dossier.preconditions.values()):
            from summit_tui.analysis.contradictions.waivers import waivers

            yield from map(self._waiver, waivers(self._dossier))

    def _waiver(self, waiver: Waiver) -> Contradiction:
        precondition = waiver.precondition
        outcome = self._outcome(precondition.outcome)
        asked = " or ".join(
            " and ".join(map(self._outcome, group)) for group in precondition.any_of
        )
        first = min(name for group in precondition.any_of for name in group)
        name = self._name(waiver.actor)
        return self._record(
            "shift of terms",
            "tension",
            (first, precondition.outcome),
            waiver.actor,
            f"Must {asked} come before {outcome}?",
            (
                Side(
                    waiver.actor, (waiver.actor,), "conditional", f"first {asked}", waiver.demanded
                ),
                Side(waiver.actor, (waiver.actor,), "rejects", "not in that order", waiver.waived),
            ),
            f"{name} set a condition, and later gave it up.",
            (self._shown(waiver.demanded), self._shown(waiver.waived)),
        )

    def _phase(self, actor: str, phase: Phase) -> Side:
        says = phase.stance
        if phase.named:
            says = "only after " + " and ".join(map(self._outcome, sorted(phase.named)))
        if phase.firm == {False}:
            says += ", hedged"
        says = f"{display(_first_date(phase))}: {says}"
        return Side(actor, (actor,), phase.stance, says, _names(phase.claims))

    def _conflict(self, conflict: Conflict) -> Contradiction:
        answers = (conflict.left, conflict.right)
        return self._record(
            "conflicting accounts",
            "hard" if conflict.hard else "tension",
            (conflict.fact.id,),
            "-".join(_slug(answer.text) for answer in answers),
            conflict.fact.question,
            (_answer(conflict.left), _answer(conflict.right)),
            f"“{conflict.left.text}” and “{conflict.right.text}” cannot both be right.",
            (
                [Evidence(i.statement, i.roots, i.date, i.firm) for i in conflict.left.given],
                [Evidence(i.statement, i.roots, i.date, i.firm) for i in conflict.right.given],
            ),
        )

    def _variant(self, variant: Variant) -> Contradiction:
        renderings = (variant.left, variant.right)
        rule = "One utterance, rendered differently."
        names = [self._dossier.sources[rendering[0].source].name for rendering in renderings]
        for at, words in enumerate(variant.dropped):
            if words:
                rule += f" Only {names[at]} has “{'”, “'.join(words)}”."
        for at, words in enumerate(variant.elided):
            if words:
                rule += (
                    f" {names[1 - at]} leaves words out (…); “{'”, “'.join(words)}” is not in it."
                )
        return self._record(
            "wording",
            "nuance",
            (variant.utterance,),
            "-".join(rendering[0].source for rendering in renderings),
            self._name(variant.left[0].actor),
            (_rendering(variant.left), _rendering(variant.right)),
            rule,
            (self._quoted(variant.left), self._quoted(variant.right)),
        )

    def _circles(self) -> Iterator[Contradiction]:
        if not self._dossier.preconditions:
            return
        from summit_tui.analysis.blockers.circles import circles

        listed: list[frozenset[str]] = []
        for loop in circles(self._dossier):
            edges = loop.circle.edges
            if len(edges) == 2 and all(edge.precondition.derived for edge in edges):
                continue  # Two opposite orders, each from conditions: that is an opposition.
            demands = frozenset(edge.precondition.id for edge in edges)
            # One that runs through a shorter one over the same demands says nothing more.
            if not any(shorter <= demands for shorter in listed):
                listed.append(demands)
                yield self._circle(loop)

    def _circle(self, loop: Loop) -> Contradiction:
        outcomes = loop.circle.outcomes
        firm = all(
            any(item.firm for item in self._shown(edge.precondition.statements))
            for edge in loop.circle.edges
        )
        return self._record(
            "circle",
            "hard" if loop.on_record and firm else "tension",
            outcomes,
            "-".join(loop.circle.holders),
            " → ".join(map(self._outcome, (*outcomes, outcomes[0]))),
            tuple(
                Side(
                    hold.actors[0] if hold.actors else "",
                    hold.actors,
                    "requires",
                    hold.says,
                    hold.statements,
                    holder=hold.holder,
                )
                for hold in loop.holds
            ),
            self._circle_rule(loop),
            [self._shown(hold.statements) for hold in loop.holds],
            loop.circle,
        )

    def _circle_rule(self, loop: Loop) -> str:
        rule = "Each of these waits for the next, and the last for the first."
        if loop.circle.opens:
            rule += " Steps that nobody refuses would open it."
        for way in loop.exits:
            refused = ", which is refused" if way.refused else ""
            rule += f" A way out: {' and '.join(map(self._outcome, way.requires))}{refused}."
        return rule

    def _shown(self, names: Sequence[str]) -> list[Evidence]:
        """Statements that show a demand: firm where they are on record and nothing is hedged."""
        statements = (self._dossier.statements[name] for name in names)
        return [
            Evidence(
                item.id,
                self._witnesses.of(item),
                self._dossier.date_of(item),
                self._ground(item.id) in ON_RECORD
                and all(it.firm == "firm" for it in item.positions),
            )
            for item in statements
        ]

    def _quoted(self, rendering: Sequence[Statement]) -> list[Evidence]:
        date = self._dossier.date_of
        roots = self._witnesses.of
        return [Evidence(item.id, roots(item), date(item), True) for item in rendering]

    def _record(
        self,
        kind: Kind,
        strength: Strength,
        subject: tuple[str, ...],
        who: str,
        about: str,
        sides: tuple[Side, ...],
        rule: str,
        evidence: Sequence[Sequence[Evidence]],
        circle: Circle | None = None,
    ) -> Contradiction:
        name = f"{kind.replace(' ', '-')}:{'+'.join(subject)}:{who}"
        ranked = rank(strength, evidence, self._checked)
        sides = tuple(
            side._replace(grounds=self._grounds_of(shown), firm=any(item.firm for item in shown))
            for side, shown in zip(sides, evidence, strict=True)
        )
        reason = self._reasons.get(name, "")
        return Contradiction(
            name,
            kind,
            strength,
            ranked.cross_source,
            subject,
            about,
            sides,
            rule,
            ranked,
            reason,
            circle,
        )

    def _grounds_of(self, shown: Sequence[Evidence]) -> Grounds | Literal[""]:
        if not shown:
            return ""
        return strongest(
            "reading" if item.reading else self._ground(item.statement) for item in shown
        )

    def _ground(self, name: str) -> Grounds:
        if name not in self._grounds:
            self._grounds[name] = ground_of(self._dossier, self._dossier.statements[name])
        return self._grounds[name]

    def _checked(self, name: str) -> bool:
        statement = self._dossier.statements[name]
        source = self._dossier.sources.get(statement.source)
        return bool(statement.quote and source and source.checked.text)

    def _name(self, actor: str) -> str:
        return self._dossier.name_of(actor)

    def _outcome(self, outcome: str) -> str:
        found = self._dossier.outcomes.get(outcome)
        return found.name if found else outcome


_MOVED: Mapping[str, str] = {
    "softening": "put it firmly, and later more softly",
    "hardening": "put it softly, and later more firmly",
    "added": "set a condition that was not named before",
    "replaced": "named other conditions later",
}


def _end(stand: Stand) -> str:
    """Who stands there: for which party, where it is another; and on whom, in a reading."""
    party = f"({stand.party})" if stand.party else ""
    return f"{stand.actor}{party}@{stand.of}" if stand.of else f"{stand.actor}{party}"


def _evidence(claims: Sequence[Claim]) -> list[Evidence]:
    return [
        Evidence(item.statement, item.roots, item.date, item.firm, item.reading) for item in claims
    ]


def _names(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted({claim.statement for claim in claims}))


def _first_date(phase: Phase) -> Period:
    return min(claim.date for claim in phase.claims)


def _answer(answer: Answer) -> Side:
    actors = tuple(dict.fromkeys(given.speaker for given in answer.given))
    statements = tuple(sorted({given.statement for given in answer.given}))
    return Side(actors[0], actors, answer.text, answer.text, statements)


def _rendering(rendering: Sequence[Statement]) -> Side:
    actors = tuple(dict.fromkeys(statement.actor for statement in rendering))
    says = "“" + " … ".join(statement.quote for statement in rendering) + "”"
    return Side(actors[0], actors, "wording", says, tuple(sorted(item.id for item in rendering)))


def _slug(text: str) -> str:
    return "".join(char if char.isalnum() else "_" for char in text.lower())
