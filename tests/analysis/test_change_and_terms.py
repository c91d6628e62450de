"""What one actor says over time, a party through several, and one pair on one question."""

from __future__ import annotations

import pytest
from cast import HEDGED, after, derived, no, only, statement, yes


def positions(*inside: str) -> str:
    """Several positions of one statement, as `statement(on=…)` takes them."""
    return " }, { ".join(inside)


# -- what one actor says on one day is one claim --------------------------------------------------


@pytest.mark.parametrize("names", [("a1", "a2"), ("a2", "a1")])
def test_conditions_of_one_day_count_together_whatever_the_ids(names: tuple[str, str]) -> None:
    one, two = names
    assert (
        derived(
            statement(one, "ann", on=after("talk", "pay")),
            statement(two, "ann", on=after("talk", "pay", "gates")),
            statement("a3", "ann", "herald", "2031-04-01", on=after("talk", "gates")),
        )
        == []
    )


def test_a_yes_beside_an_only_if_of_that_day_is_conditional() -> None:
    snippets = (
        statement("a1", "ann", on=yes("talk")),
        statement("b1", "bob", "herald", "2031-03-02", on=no("talk")),
    )
    assert only(*snippets).kind == "opposition"
    assert derived(*snippets, statement("a2", "ann", on=after("talk", "gates"))) == []


def test_a_yes_whose_utterance_has_an_only_if_elsewhere_is_conditional() -> None:
    yes_, only_if = (
        statement("a1", "ann", "gazette", "2031-03", on=yes("talk"), utterance="u"),
        statement("a2", "ann", "herald", "2031-03", on=after("talk", "gates"), utterance="u"),
    )
    no_ = statement("b1", "bob", on=no("talk"))
    assert derived(yes_, only_if, no_) == []


def test_one_statement_does_not_contradict_itself() -> None:
    assert derived(statement("a1", "ann", on=positions(yes("talk"), no("talk")))) == []


def test_firm_and_hedged_on_one_day_is_neither() -> None:
    assert (
        derived(
            statement("a1", "ann", on=yes("talk")),
            statement("a2", "ann", on=yes("talk", HEDGED)),
            statement("a3", "ann", "herald", "2031-04-01", on=yes("talk", HEDGED)),
        )
        == []
    )


# -- terms ----------------------------------------------------------------------------------------


def _then(before: str, later: str) -> list[tuple[str, str]]:
    return [
        (item.kind, item.rule)
        for item in derived(
            statement("a1", "ann", date="2031-03-01", on=before),
            statement("a2", "ann", "herald", "2031-04-01", on=later),
        )
    ]


def test_a_condition_is_added_replaced_or_expressly_dropped() -> None:
    added = [("shift of terms", "Ann set a condition that was not named before.")]
    assert _then(yes("talk"), after("talk", "gates")) == added
    assert _then(after("talk", "gates"), after("talk", "gates", "pay")) == added
    assert _then(after("talk", "gates"), after("talk", "pay")) == [
        ("shift of terms", "Ann named other conditions later.")
    ]
    assert _then(after("talk", "gates"), no("gates-first")) == [
        ("shift of terms", "Ann set a condition, and later gave it up.")
    ]


@pytest.mark.parametrize(
    ("before", "later"),
    [
        (after("talk", "gates", "pay"), after("talk", "gates")),
        (after("talk", "gates"), yes("talk")),
        (after("talk", "gates"), 'proposition = "talk", stance = "conditional"'),
    ],
)
def test_7_naming_fewer_conditions_drops_none(before: str, later: str) -> None:
    assert _then(before, later) == []


def test_7_a_condition_not_named_for_a_while_is_not_added_again() -> None:
    assert (
        derived(
            statement("a1", "ann", date="2031-03-01", on=after("talk", "gates", "pay")),
            statement("a2", "ann", date="2031-04-01", on=after("talk", "gates")),
            statement("a3", "ann", date="2031-05-01", on=after("talk", "gates", "pay")),
        )
        == []
    )


def test_a_demand_that_its_holder_waives_is_dropped() -> None:
    demand = _demand("port", "talks", "gates", by="port", shown="a1")
    found = only(
        statement("a1", "ann", date="2031-03-01"),
        statement("a2", "ann", date="2031-04-01"),
        demand + 'waived = ["a2"]\n',
    )
    assert (found.kind, found.rule) == (
        "shift of terms",
        "Ann set a condition, and later gave it up.",
    )
    assert [side.statements for side in found.sides] == [("a1",), ("a2",)]
    assert derived(statement("a1", "ann"), statement("a2", "ann"), demand) == []


def test_a_side_says_the_conditions_that_it_names_and_no_more() -> None:
    third = '[[outcomes]]\nid = "map"\nname = "a map"\n'
    found = only(
        third,
        statement("a1", "ann", date="2031-03-01", on=after("talk", "gates", "pay")),
        statement("a2", "ann", date="2031-04-01", on=after("talk", "gates", "map")),
    )
    assert found.sides[1].says == "1 Apr 2031: only after open gates and a map"


def test_7_a_plain_yes_between_drops_no_condition_either() -> None:
    assert (
        derived(
            statement("a1", "ann", date="2031-03-01", on=after("talk", "gates")),
            statement("a2", "ann", date="2031-04-01", on=yes("talk")),
            statement("a3", "ann", date="2031-05-01", on=after("talk", "gates")),
        )
        == []
    )


def test_a_refused_order_that_is_demanded_later_is_a_reversal() -> None:
    assert [kind for kind, _ in _then(no("gates-first"), after("talk", "gates"))] == ["reversal"]


def test_a_condition_is_not_put_more_softly_or_firmly_only_added() -> None:
    assert [kind for kind, _ in _then(yes("talk"), after("talk", "gates", more=HEDGED))] == [
        "shift of terms"
    ]


# -- a party through different mouths --------------------------------------------------------------


def test_the_line_changes_on_any_later_day_also_about_an_order() -> None:
    for day in ("2031-03-02", "2031-12-01"):
        found = derived(
            statement("a1", "ann", on=positions(after("open", "talks"), yes("on-pier"))),
            statement(
                "p1", "pat", "herald", day, on=positions(after("talk", "gates"), no("on-pier"))
            ),
        )
        assert [item.kind for item in found] == ["change of line", "change of line"]
        assert {item.strength for item in found} == {"hard"}


def test_no_change_of_line_after_the_first_has_turned_round() -> None:
    found = derived(
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
        statement("a2", "ann", date="2031-04-01", on=no("talk")),
        statement("p1", "pat", date="2031-05-01", on=no("talk")),
    )
    assert [item.kind for item in found] == ["reversal"]


def test_who_speaks_for_another_party_opposes_the_old_one() -> None:
    old = statement("p1", "pat", on=yes("talk"))
    new = statement("p2", "pat", date="2031-04-01", on=no("talk"), party="union")
    colleague = statement("a1", "ann", date="2031-04-01", on=yes("talk"))
    found = derived(old, new, colleague)
    assert {(item.kind, item.id) for item in found} == {
        ("reversal", "reversal:talk:pat"),
        ("opposition", "opposition:talk:ann-pat(union)"),
    }
    union = statement("b1", "bob", date="2031-04-01", on=yes("talk"))
    assert sorted(item.kind for item in derived(new, union)) == ["mixed signals"]


# -- one pair on one question ---------------------------------------------------------------------


def test_4_one_pair_stands_once_on_one_question() -> None:
    found = only(
        statement("a1", "ann", on=positions(yes("gates-first"), after("talk", "gates"))),
        statement("b1", "bob", on=positions(no("gates-first"), after("open", "talks"))),
    )
    assert (found.kind, found.strength) == ("opposition", "hard")


def test_4_a_pair_stands_on_each_question_that_it_disagrees_on() -> None:
    found = derived(
        statement("a1", "ann", on=positions(yes("gates-first"), yes("on-pier"))),
        statement("b1", "bob", on=positions(no("gates-first"), no("on-pier"))),
    )
    assert len(found) == 2


def test_10_two_necessary_conditions_exclude_nothing() -> None:
    pay_first = (
        '[[propositions]]\nid = "pay-first"\ntext = "First the pay, then talks."\n'
        'order = ["pay", "talks"]\nexcludes = ["gates-first"]\n'
    )
    assert (
        derived(
            pay_first,
            statement("a1", "ann", on=yes("gates-first")),
            statement("b1", "bob", on=yes("pay-first")),
        )
        == []
    )
    assert (
        derived(
            statement("a1", "ann", on=after("talk", "gates")),
            statement("b1", "bob", on=after("talk", "pay")),
        )
        == []
    )


def _demand(name: str, outcome: str, *requires: str, by: str, shown: str) -> str:
    names = ", ".join(f'"{it}"' for it in requires)
    return (
        f'[[preconditions]]\nid = "{name}"\noutcome = "{outcome}"\nrequires = [{names}]\n'
        f'set_by = "{by}"\nstatements = ["{shown}"]\n'
    )


def test_a_circle_through_a_shorter_one_over_the_same_demands_is_not_listed() -> None:
    found = derived(
        statement("a1", "ann"),
        statement("b1", "bob"),
        _demand("port", "talks", "gates", "pay", by="port", shown="a1"),
        _demand("union", "gates", "talks", by="union", shown="b1"),
        _demand("union-pay", "pay", "gates", by="union", shown="b1"),
    )
    assert [item.subject for item in found] == [("gates", "talks")]


# -- grounds --------------------------------------------------------------------------------------


def test_each_side_names_the_ground_of_its_best_statement() -> None:
    own = statement("a1", "ann", on=yes("talk"))
    for ground, strength, side in (
        ("own words", "hard", statement("b1", "bob", on=no("talk"))),
        ("act", "hard", statement("b1", "bob", quote="", on=no("talk")) + "act = true\n"),
        ("paraphrase", "tension", statement("b1", "bob", quote="", on=no("talk"))),
        ("relayed", "tension", statement("b1", "bob", on=no("talk"), attributed_by="cy")),
        (
            "relayed",
            "tension",
            statement("b1", "bob", quote="", on=no("talk")) + 'based_on = ["herald"]\n',
        ),
        ("leaked", "tension", statement("b1", "bob", on=no("talk")) + "anonymous = true\n"),
        ("outlet", "tension", statement("b1", "paper", quote="", on=no("talk"))),
        ("reading", "tension", statement("b1", "cy", on=no("talk", ', of = "ann"'))),
    ):
        found = only(own, side)
        assert {it.grounds for it in found.sides} == {"own words", ground}
        assert found.strength == strength, ground
    better = statement("b2", "bob", date="2031-03-05", on=no("talk"))
    paraphrase = statement("b1", "bob", quote="", on=no("talk"))
    assert [side.grounds for side in only(own, paraphrase, better).sides] == ["own words"] * 2


def test_a_side_is_firm_where_one_of_its_statements_is() -> None:
    own = statement("a1", "ann", on=yes("talk"))
    hedged = statement("b1", "bob", on=no("talk", HEDGED))
    assert [side.firm for side in only(own, hedged).sides] == [True, False]
    firm = statement("b2", "bob", on=no("talk"))
    assert [side.firm for side in only(own, hedged, firm).sides] == [True, True]
