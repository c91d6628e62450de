"""Where the accounts contradict one another: derived, ranked and explained.

`derive` is the one entry. Each kind has its module: `clashes` for two camps on one subject,
`changes` for one actor's moving position, `waivers` for demands given up, `accounts` for facts,
`wording` for renderings, `circle_records` for demands that wait for each other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from unicodedata import category

from summit_tui.analysis.contradictions.accounts import Answer, Conflict, conflicts
from summit_tui.analysis.contradictions.affiliation import Affiliation
from summit_tui.analysis.contradictions.changes import Change, Phase, changes
from summit_tui.analysis.contradictions.claims import Claim, claims_of
from summit_tui.analysis.contradictions.clashes import Clash, Stand, clashes
from summit_tui.analysis.contradictions.contradiction import (
    Contradiction,
    Evidence,
    Side,
    is_about_order,
    order,
)
from summit_tui.analysis.contradictions.record_maker import RecordMaker
from summit_tui.analysis.contradictions.subjects import subjects_of
from summit_tui.analysis.contradictions.wording import Variant, variants
from summit_tui.analysis.questions import QuestionGroup, Questions
from summit_tui.dossier.dates import Period, display
from summit_tui.dossier.model import Dossier, Statement


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
        self._make = RecordMaker(dossier)
        self._questions: Questions | None = None

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

    def _waivers(self) -> Iterable[Contradiction]:
        if not any(demand.waived for demand in self._dossier.preconditions.values()):
            return ()
        from summit_tui.analysis.contradictions.waivers import waiver_records

        return waiver_records(self._dossier, self._make)

    def _circles(self) -> Iterable[Contradiction]:
        if not self._dossier.preconditions:
            return ()
        from summit_tui.analysis.contradictions.circle_records import circle_records

        return circle_records(self._dossier, self._make)

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
        return self._make.record(
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
        left, right = self._make.name(clash.left.actor), self._make.name(clash.right.actor)
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
                    f"What {self._make.name(owner.actor)} says, against what "
                    f"{self._make.name(told.actor)} says of {self._make.name(told.of)}."
                )
        of = clash.left.of and f" on where {self._make.name(clash.left.of)} stands"
        return f"{left} and {right} take opposite sides{of}."

    def _change(self, change: Change) -> Contradiction:
        proposition = self._dossier.propositions[change.proposition]
        phases = (change.before, change.after)
        sides = tuple(self._phase(change.actor, phase) for phase in phases)
        name, when = self._make.name(change.actor), _first_date(change.after)
        rule = f"{name} {_MOVED[change.terms or change.kind]}."
        return self._make.record(
            change.kind,
            "tension",
            (proposition.id,),
            f"{change.actor}:{when.text or 'undated'}",
            proposition.text,
            sides,
            rule,
            (_evidence(change.before.claims), _evidence(change.after.claims)),
        )

    def _phase(self, actor: str, phase: Phase) -> Side:
        says = phase.stance
        if phase.named:
            says = "only after " + " and ".join(map(self._make.outcome, sorted(phase.named)))
        if phase.firm == {False}:
            says += ", hedged"
        says = f"{display(_first_date(phase))}: {says}"
        return Side(actor, (actor,), phase.stance, says, _names(phase.claims))

    def _conflict(self, conflict: Conflict) -> Contradiction:
        answers = (conflict.left, conflict.right)
        return self._make.record(
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
        return self._make.record(
            "wording",
            "nuance",
            (variant.utterance,),
            "-".join(rendering[0].source for rendering in renderings),
            self._make.name(variant.left[0].actor),
            (_rendering(variant.left), _rendering(variant.right)),
            rule,
            (self._make.quoted(variant.left), self._make.quoted(variant.right)),
        )


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
    """A value as a part of an id: signs that tell values apart stay told apart."""
    return "".join(map(_slug_of, text.lower()))


def _slug_of(char: str) -> str:
    if char.isalnum():
        return char
    kind = category(char)[0]
    if kind == "M":
        return char
    return f"u{ord(char):04x}" if kind == "S" or char in "%‰" else "_"
