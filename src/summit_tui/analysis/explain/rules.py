"""What the rules about positions ask of two statements, condition by condition.

Each function takes one way in which two statements could clash and gives the checks of that rule;
the edits of those that fail make it fire together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summit_tui.analysis.contradictions.affiliation import Affiliation
from summit_tui.analysis.contradictions.claims import Claim
from summit_tui.analysis.contradictions.contradiction import Kind
from summit_tui.analysis.explain.case import Case, same_utterance
from summit_tui.analysis.explain.explanation import Check, Edit
from summit_tui.dossier.dates import display
from summit_tui.dossier.model import Dossier, Proposition, Statement

Order = tuple[str, str]


class Rules:
    """The rules over the statements of one dossier."""

    def __init__(self, dossier: Dossier, claims: Mapping[str, Sequence[Claim]]) -> None:
        self._dossier = dossier
        self._claims = claims
        self._affiliation = Affiliation(dossier)

    # -- positions --------------------------------------------------------------------------------

    def clash(self, one: Claim, other: Claim) -> Case | None:
        """Two positions; None when they are about nothing in common."""
        propositions = self._dossier.propositions
        first, second = propositions[one.proposition], propositions[other.proposition]
        if first.id == second.id:
            subject = [Check("one question", True, f"Both speak to “{first.text}”")]
            stances = self._opposite(one, other)
        elif second.id in first.excludes or first.id in second.excludes:
            subject = [
                Check(
                    "one question", True, f"“{first.text}” and “{second.text}” exclude each other"
                ),
                self._scope(first, second),
            ]
            stances = self._both_affirm(one, other)
        elif self._opposite_orders(one, other):
            subject = [Check("one question", True, "Both speak to what comes first")]
            stances = Check("opposite stances", True, "They want it in opposite orders")
        else:
            return None
        return self._case(one, other, [*subject, stances], f"{first.text}")

    def no_question(self, one: Claim, other: Statement) -> Case:
        """A position, and a statement that has none on anything in common with it."""
        text = self._dossier.propositions[one.proposition].text
        fresh = one._replace(
            statement=other.id,
            speaker=other.actor,
            holder=other.actor,
            stance="open",
            conditions=frozenset(),
            date=self._dossier.date_of(other),
            utterance=other.utterance,
            relayed=False,
            reading=False,
            party=other.party,
        )
        has = "takes a position on other questions" if other.positions else "takes no position"
        check = Check(
            "one question" if other.positions else "a position",
            False,
            f"‘{other.id}’ {has}, and none on “{text}”",
            self._opposed(one, fresh),
        )
        return self._case(one, fresh, [check, *self._first_hand(other)], text)

    def no_position(self, one: Statement, other: Statement) -> Case:
        """Two statements without a position."""
        proposition = self._new_proposition()
        check = Check(
            "a position",
            False,
            f"Neither ‘{one.id}’ nor ‘{other.id}’ takes a position",
            (*self._on_something_new(one.id, other.id), *self._same_day(one, other)),
        )
        checks = [check, *self._first_hand(one), *self._first_hand(other)]
        if one.utterance and one.utterance == other.utterance:
            checks.append(same_utterance(one.utterance, other.id))
        return Case(self._kind(one.actor, other.actor), "", proposition, tuple(checks))

    def _opposed(self, one: Claim, other: Claim) -> tuple[Edit, ...]:
        """What puts the two on opposite sides of the first one's proposition.

        A yes beside an "only if" of the same day is conditional, so such a one becomes the no.
        """
        if self._tangled(one) or self._tangled(other):
            return tuple(self._on_something_new(one.statement, other.statement))
        plain, bound = one.stance in ("affirms", "rejects"), self._bound(one)
        stance = one.stance if plain else "rejects" if bound else "affirms"
        against = "affirms" if stance == "rejects" else "rejects"
        if against == "affirms" and self._bound(other):
            if plain and not bound:
                stance, against, plain = "affirms", "rejects", False
            else:
                return tuple(self._on_something_new(one.statement, other.statement))
        mine = () if plain else self._restated(one, stance, one.proposition)
        return (*mine, *self._restated(other, against, one.proposition))

    def _bound(self, claim: Claim) -> bool:
        """Whether what the actor says elsewhere makes an own yes of this statement conditional."""
        actor = self._dossier.statements[claim.statement].actor
        day = claim.date.first == claim.date.last
        return any(
            near.own
            and near.holder == actor
            and near.statement != claim.statement
            and near.stance == "conditional"
            and (
                (day and near.date[:2] == claim.date[:2])
                or (near.utterance and near.utterance == claim.utterance)
            )
            for near in self._claims.get(claim.proposition, ())
        )

    def _tangled(self, claim: Claim) -> bool:
        """Whether one statement takes several positions on the sentence."""
        positions = self._dossier.statements[claim.statement].positions
        return sum(position.proposition == claim.proposition for position in positions) > 1

    def _on_something_new(self, one: str, other: str) -> Iterator[Edit]:
        """A sentence that the one statement affirms and the other rejects."""
        proposition = self._new_proposition()
        yield Edit("propositions", proposition, "text", "Something is so.")
        for name, stance in ((one, "affirms"), (other, "rejects")):
            statement = self._dossier.statements[name]
            if statement.attributed_by:
                yield _direct(statement)
            yield _added(statement, proposition, stance)

    def _new_proposition(self) -> str:
        name = "new-proposition"
        while name in self._dossier.propositions:
            name += "-"
        return name

    def _case(self, one: Claim, other: Claim, checks: list[Check], about: str) -> Case:
        rule: Kind
        checks += self._hands(one, other)
        if one.reading or other.reading or one.relayed or other.relayed:
            read = [check for check in checks if check.condition == "own positions"]
            gap = all(check.holds for check in read) and one.own != other.own
            rule = "attribution gap" if gap else self._kind(one.speaker, other.speaker, one, other)
        else:
            rule = self._kind(one.holder, other.holder, one, other)
        if one.utterance and one.utterance == other.utterance:
            checks.append(same_utterance(one.utterance, other.statement))
        checks.append(self._standing(one, other, edited=any(not check.holds for check in checks)))
        return Case(rule, about, one.proposition, tuple(checks))

    def _kind(self, a: str, b: str, one: Claim | None = None, other: Claim | None = None) -> Kind:
        if a == b:
            apart = one and other and not one.date.overlaps(other.date)
            return "reversal" if apart else "self-contradiction"
        parties = {"for_a": one.party, "for_b": other.party} if one and other else {}
        if self._affiliation.one_side(a, b, **parties):
            apart = one and other and not one.date.overlaps(other.date)
            return "change of line" if apart else "mixed signals"
        return "opposition"

    def _scope(self, first: Proposition, second: Proposition) -> Check:
        if first.scope == second.scope:
            return Check("one scope", True, f"Both are of the scope ‘{first.scope or 'none'}’")
        scopes = f"‘{first.scope}’ is another scope than ‘{second.scope}’"
        edit = Edit("propositions", second.id, "scope", first.scope)
        return Check("one scope", False, scopes, (edit,))

    def _opposite(self, one: Claim, other: Claim) -> Check:
        says = f"‘{one.statement}’ {_stance(one)}, ‘{other.statement}’ {_stance(other)}"
        if {one.stance, other.stance} == {"affirms", "rejects"}:
            return Check("opposite stances", True, says)
        if "open" in (one.stance, other.stance):
            says += ": to leave it open is no denial"
        elif one.stance == other.stance == "conditional":
            says += ": naming other or fewer conditions is not the opposite"
        elif "conditional" in (one.stance, other.stance):
            says += ": a condition is not the opposite"
        return Check("opposite stances", False, says, self._opposed(one, other))

    def _both_affirm(self, one: Claim, other: Claim) -> Check:
        stances = f"‘{one.statement}’ {_stance(one)} the one, ‘{other.statement}’ {_stance(other)}"
        wrong = [claim for claim in (one, other) if claim.stance != "affirms"]
        if any(map(self._bound, wrong)) or self._tangled(one) or self._tangled(other):
            edits = [*self._on_something_new(one.statement, other.statement)]
        else:
            edits = [
                edit
                for claim in wrong
                for edit in self._restated(claim, "affirms", claim.proposition)
            ]
        return Check("opposite stances", not wrong, f"{stances} the other", tuple(edits))

    def _restated(self, claim: Claim, stance: str, proposition: str) -> tuple[Edit, ...]:
        """The statement of a claim with this stance on a proposition, which may be a new one."""
        statement = self._dossier.statements[claim.statement]
        edits: list[Edit] = []
        taken = [at for at, it in enumerate(statement.positions) if it.proposition == proposition]
        for at in taken:
            position = statement.positions[at]
            if position.stance != stance:
                edits.append(Edit("statements", statement.id, f"positions.{at}.stance", stance))
            if position.conditions:
                edits.append(Edit("statements", statement.id, f"positions.{at}.conditions", []))
        return tuple(edits) if taken else (_added(statement, proposition, stance),)

    def _opposite_orders(self, one: Claim, other: Claim) -> bool:
        ours, theirs = self._orders(one), self._orders(other)
        for demands, others in ((ours, theirs), (theirs, ours)):
            if any((then, first) in others[0] for first, then in demands[0]):
                return True
            if demands[0] & others[1]:
                return True
        return False

    def _orders(self, claim: Claim) -> tuple[set[Order], set[Order]]:
        """The orders that a claim demands, and those that it refuses."""
        proposition = self._dossier.propositions[claim.proposition]
        demands: set[Order] = set()
        refusals: set[Order] = set()
        if claim.stance == "conditional" and proposition.outcome:
            demands = {(it, proposition.outcome) for it in claim.conditions} - {
                (proposition.outcome, proposition.outcome)
            }
        if len(proposition.order) == 2:
            order = (proposition.order[0], proposition.order[1])
            if claim.stance in ("affirms", "conditional"):
                demands.add(order)
            elif claim.stance == "rejects":
                refusals.add(order)
        return demands, refusals

    # -- whose they are ---------------------------------------------------------------------------

    def _hands(self, one: Claim, other: Claim) -> Iterator[Check]:
        """Whether what is at second hand may stand against the other."""
        for claim, beside in ((one, other), (other, one)):
            if not claim.own:
                yield self._second_hand(claim, beside)

    def _second_hand(self, claim: Claim, beside: Claim) -> Check:
        speaker, holder = self._name(claim.speaker), self._name(claim.holder)
        says = f"‘{claim.statement}’ is what {speaker} says of {holder}"
        if self._may_stand(claim, beside):
            return Check("own positions", True, says)
        says += f": it is not held against ‘{beside.statement}’, where {self._name(beside.holder)} "
        says += "is spoken of" if not beside.own else "speaks"
        told = [claim] if beside.own else [claim, beside]
        edits = tuple(edit for each in told for edit in self._to_first_hand(each))
        if any(self._tangled(each) or self._bound(each) for each in (claim, beside)):
            edits += tuple(self._on_something_new(claim.statement, beside.statement))
        return Check("own positions", False, says, edits)

    def _may_stand(self, told: Claim, beside: Claim) -> bool:
        side = self._affiliation.one_side
        if beside.own:
            if told.relayed and not told.reading and told.holder != beside.holder:
                return not side(told.holder, beside.holder, for_a=told.party, for_b=beside.party)
            return told.speaker != beside.holder and self._affiliation.voice_of(
                beside.holder, told.holder, speaks_for=beside.party
            )
        if told.reading and beside.reading:
            apart = told.speaker != beside.speaker and not side(told.speaker, beside.speaker)
            return told.holder == beside.holder and apart
        if told.reading or beside.reading:
            return False
        apart = not side(told.holder, beside.holder, for_a=told.party, for_b=beside.party)
        return told.holder != beside.holder and apart

    def _first_hand(self, statement: Statement) -> Iterator[Check]:
        """A statement that is relayed has to be its actor's own before it can be held against."""
        if statement.attributed_by:
            says = f"‘{statement.id}’ is told by {self._name(statement.attributed_by)}"
            yield Check("own positions", False, says, (_direct(statement),))

    def _to_first_hand(self, claim: Claim) -> Iterator[Edit]:
        statement = self._dossier.statements[claim.statement]
        if statement.attributed_by:
            yield _direct(statement)
        for at, position in enumerate(statement.positions):
            if position.of and position.proposition == claim.proposition:
                yield Edit("statements", statement.id, f"positions.{at}.of", "")

    # -- when, and in which words -----------------------------------------------------------------

    def _standing(self, one: Claim, other: Claim, *, edited: bool) -> Check:
        """Whether one was said while the other still stood."""
        statements = self._dossier.statements
        days = f"{display(one.date)} and {display(other.date)}"
        move = tuple(self._same_day(statements[one.statement], statements[other.statement]))
        if one.date.overlaps(other.date):
            return Check("dates", True, f"Their dates overlap: {days}")
        earlier, later = sorted((one, other), key=lambda claim: claim.date)
        same = one.own and other.own and one.holder == other.holder
        if same or earlier.until >= later.date.first:
            # An edit of a stance may end it earlier: then only one day is sure to do.
            edits = move if edited and not same else ()
            return Check("dates", True, f"‘{earlier.statement}’ still stands then: {days}", edits)
        who = self._name(earlier.holder)
        says = f"{who} has said something else before ‘{later.statement}’: {days}"
        return Check("dates", False, says, move)

    def _same_day(self, one: Statement, other: Statement) -> Iterator[Edit]:
        ours, theirs = self._dossier.date_of(one), self._dossier.date_of(other)
        if not ours.overlaps(theirs):
            yield Edit("statements", other.id, "date", ours.text)

    def _name(self, actor: str) -> str:
        found = self._dossier.actors.get(actor)
        return found.name if found else actor


def _direct(statement: Statement) -> Edit:
    return Edit("statements", statement.id, "attributed_by", "")


def _added(statement: Statement, proposition: str, stance: str) -> Edit:
    shown = {"proposition": proposition, "stance": stance}
    return Edit("statements", statement.id, f"positions.{len(statement.positions)}", shown)


def _stance(claim: Claim) -> str:
    return {
        "affirms": "affirms",
        "rejects": "rejects",
        "conditional": "is conditional on",
        "open": "leaves open",
    }[claim.stance]
