"""What holds for every dossier, and an oracle that follows the rules pair by pair."""

from __future__ import annotations

from itertools import permutations, product

import drawn
from drawn import CAST, with_statements
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.analysis.contradictions.contradiction import KINDS, Contradiction
from summit_tui.analysis.contradictions.derive import derive
from summit_tui.dossier.dates import UNDATED, parse
from summit_tui.dossier.model import Position, Statement
from summit_tui.dossier.slice import until


@given(drawn.statements(8), st.randoms(use_true_random=False))
def test_the_order_of_records_never_matters(statements: list[Statement], random: object) -> None:
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    moved = with_statements(shuffled)._replace(
        actors=dict(list(CAST.actors.items())[::-1]),
        propositions=dict(list(CAST.propositions.items())[::-1]),
    )
    assert _known(derive(with_statements(statements))) == _known(derive(moved))


@given(drawn.statements(8), st.randoms(use_true_random=False))
def test_the_names_of_ids_never_matter(statements: list[Statement], random: object) -> None:
    names = [f"n{number}" for number in range(len(statements))]
    random.shuffle(names)  # type: ignore[attr-defined]
    renamed = [
        statement._replace(id=name) for statement, name in zip(statements, names, strict=True)
    ]
    old = {statement.id: name for statement, name in zip(statements, names, strict=True)}
    found = {
        (item.id, item.kind, item.strength, item.rank, _sides(item, old))
        for item in derive(with_statements(statements))
    }
    again = {
        (item.id, item.kind, item.strength, item.rank, _sides(item, {}))
        for item in derive(with_statements(renamed))
    }
    assert found == again


def _sides(item: Contradiction, names: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(sorted(names.get(name, name) for name in side.statements)) for side in item.sides
    )


@given(drawn.statements(8), st.sampled_from(["2031-03-01", "2031-03-31", "2031-04-05"]))
def test_as_of_a_day_is_the_dossier_cut_at_that_day(statements: list[Statement], day: str) -> None:
    cut = until(with_statements(statements), parse(day))
    said = [item for item in statements if item.date.first <= parse(day).last]
    assert derive(cut) == derive(with_statements(said)._replace(as_of=cut.as_of))


@given(drawn.statements(8))
def test_ids_are_unique_and_sides_are_evidence(statements: list[Statement]) -> None:
    found = derive(with_statements(statements))
    ids = [item.id for item in found]
    assert len(ids) == len(set(ids))
    said = {statement.id for statement in statements}
    for item in found:
        assert len(item.sides) == 2
        for side in item.sides:
            assert side.statements
            assert set(side.statements) <= said


@given(drawn.statements(8))
def test_deterministic(statements: list[Statement]) -> None:
    assert derive(with_statements(statements)) == derive(with_statements(statements))


@given(drawn.statements(7), drawn.positions, st.sampled_from(["talk", "open"]))
def test_a_later_statement_by_another_actor_removes_nothing(
    statements: list[Statement], position: Position, proposition: str
) -> None:
    silent = [item for item in statements if "paper" not in (item.actor, item.attributed_by)]
    later = drawn.made(
        99,
        "paper",
        "herald",
        parse("2032-01-01"),
        True,
        "",
        "",
        (position._replace(proposition=proposition),),
        (),
    )
    before = {item.id for item in derive(with_statements(silent))}
    after = {item.id for item in derive(with_statements([*silent, later]))}
    assert before <= after


# -- an oracle: the rules of the five kinds on one proposition, pair by pair ----------------------


class _Said:
    """One position, in the words of the rules."""

    def __init__(self, statement: Statement, position: Position) -> None:
        self.statement = statement
        self.speaker = statement.attributed_by or statement.actor
        self.holder = position.of or statement.actor
        self.reading = self.holder != statement.actor
        self.relayed = self.speaker != statement.actor and not self.reading
        tied = position.conditions and position.stance != "open"
        self.stance = "conditional" if tied else position.stance
        self.own = not (self.reading or self.relayed)

    def one_with(self, other: _Said) -> bool:
        """Whether both are what one actor says on one day, or in one utterance."""
        a, b = self.statement, other.statement
        day = a.date.first == a.date.last == b.date.first == b.date.last
        same = day or (a.utterance and a.utterance == b.utterance)
        return bool(self.own and other.own and self.holder == other.holder and same)

    def stands(self, others: list[_Said]) -> tuple[int, int]:
        """From its day until its holder, at first hand, takes another stance."""
        last = UNDATED.last
        for other in others:
            if other.reading or other.relayed or other.holder != self.holder:
                continue
            if other.stance != self.stance and self.statement.date.before(other.statement.date):
                last = min(last, other.statement.date.first - 1)
        return self.statement.date.first, last


def _one_side(a: str, b: str) -> bool:
    parties = {"ann": "port", "pat": "port", "bob": "union"}
    return a == b or (a in parties and parties.get(a) == parties.get(b))


def _oracle(statements: list[Statement], proposition: str) -> set[tuple[str, str, str]]:
    said = [
        _Said(statement, position)
        for statement in statements
        for position in statement.positions
        if position.proposition == proposition
    ]
    tied = [a for a in said if any(a.one_with(b) and b.stance == "conditional" for b in said)]
    for each in tied:
        if each.stance == "affirms":
            each.stance = "conditional"
    found: set[tuple[str, str, str]] = set()
    for a, b in product(said, said):
        if (a.stance, b.stance) != ("affirms", "rejects") or a.statement is b.statement:
            continue
        if a.statement.utterance and a.statement.utterance == b.statement.utterance:
            continue
        dates = a.statement.date.overlaps(b.statement.date)
        one, two = a.stands(said), b.stands(said)
        together = one[0] <= two[1] and two[0] <= one[1]
        if a.own and b.own and a.holder == b.holder:
            found.add(("self-contradiction" if dates else "reversal", a.holder, b.holder))
        elif a.own and b.own and _one_side(a.holder, b.holder) and together:
            found.add(("mixed signals" if dates else "change of line", a.holder, b.holder))
        if not (a.reading or b.reading) and not _one_side(a.holder, b.holder) and together:
            found.add(("opposition", a.holder, b.holder))
        apart = not _one_side(a.speaker, b.speaker)
        if a.reading and b.reading and a.holder == b.holder and together and apart:
            found.add(("opposition", f"{a.speaker}@{a.holder}", f"{b.speaker}@{b.holder}"))
        for owner, told in permutations((a, b)):
            if not owner.own or told.own or owner.holder != told.holder:
                continue
            if owner.holder == told.speaker:
                continue
            ends = [
                side.holder if side is owner else f"{side.speaker}@{side.holder}" for side in (a, b)
            ]
            if not together:
                continue
            if _one_side(owner.holder, told.speaker):
                found.add(("mixed signals" if dates else "change of line", ends[0], ends[1]))
            else:
                found.add(("attribution gap", ends[0], ends[1]))
    for weaker, stronger in (
        ("reversal", "self-contradiction"),
        ("change of line", "mixed signals"),
    ):
        for kind, a_end, b_end in list(found):
            if kind == stronger:
                found.discard((weaker, a_end, b_end))
    return found


@given(drawn.statements(7))
def test_clashes_on_a_proposition_agree_with_the_oracle(statements: list[Statement]) -> None:
    clashes = set(KINDS[:5]) | {"attribution gap"}

    found = {
        (item.kind, *_ends(item))
        for item in derive(with_statements(statements))
        if item.subject == ("talk",) and item.kind in clashes
    }
    expected = _oracle(statements, "talk")
    assert found <= expected
    assert sorted(map(_pair, found)) == sorted(set(map(_pair, expected)))


def _pair(found: tuple[str, str, str]) -> tuple[str, ...]:
    """Who stands there: two stand in one contradiction, whichever way."""
    return tuple(sorted(found[1:]))


def _ends(item: Contradiction) -> tuple[str, str]:
    left, right = (f"{s.actor}@{s.of}" if s.of else s.actor for s in item.sides)
    return left, right


def _known(found: tuple[Contradiction, ...]) -> list[Contradiction]:
    return list(found)
