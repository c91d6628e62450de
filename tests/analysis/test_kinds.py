"""Each kind of contradiction comes out, with its sides, its strength and its rule."""

from __future__ import annotations

from cast import HEDGED, after, derived, no, only, statement, yes


def test_opposition_is_two_parties_on_one_proposition() -> None:
    found = only(
        statement("a1", "ann", "gazette", on=yes("talk")),
        statement("b1", "bob", "herald", on=no("talk")),
    )
    assert (found.kind, found.strength, found.cross_source) == ("opposition", "hard", True)
    assert [(side.actor, side.stance, side.statements) for side in found.sides] == [
        ("ann", "affirms", ("a1",)),
        ("bob", "rejects", ("b1",)),
    ]
    assert found.rule == "Ann and Bob take opposite sides."
    assert found.id == "opposition:talk:ann-bob"


def test_a_side_holds_all_its_evidence() -> None:
    found = only(
        statement("a1", "ann", "gazette", on=yes("talk")),
        statement("a2", "ann", "herald", "2031-03-05", on=yes("talk")),
        statement("b1", "bob", "herald", "2031-03-07", on=no("talk")),
    )
    assert found.sides[0].statements == ("a1", "a2")
    assert found.cross_source, "some evidence of the one shares no root with the other"


def test_opposition_through_propositions_that_exclude_each_other() -> None:
    found = only(
        statement("a1", "ann", on=yes("on-pier")),
        statement("b1", "bob", on=yes("on-ship")),
    )
    assert found.kind == "opposition"
    assert found.subject == ("on-pier", "on-ship")
    assert found.sides[1].says == "The talks should be on a ship."


def test_propositions_that_name_each_other_are_one_subject() -> None:
    extra = (
        '[[propositions]]\nid = "east"\ntext = "East."\nexcludes = ["west"]\n'
        '[[propositions]]\nid = "west"\ntext = "West."\nexcludes = ["east"]\n'
    )
    found = only(
        extra, statement("a1", "ann", on=yes("west")), statement("b1", "bob", on=yes("east"))
    )
    assert found.subject == ("east", "west")


def test_opposition_through_opposite_orders() -> None:
    found = only(
        statement("a1", "ann", on=after("talk", "gates")),
        statement("b1", "bob", on=after("open", "talks")),
    )
    assert found.kind == "opposition"
    assert {side.says for side in found.sides} == {
        "first open gates",
        "first the talks",
    }


def test_rejecting_an_order_opposes_who_demands_it_in_other_words() -> None:
    found = only(
        statement("a1", "ann", on=after("talk", "gates")),
        statement("b1", "bob", on=no("gates-first")),
    )
    assert found.kind == "opposition"
    assert found.subject == ("gates", "talks")


def test_independents_oppose_each_other_and_everybody() -> None:
    kinds = [
        item.kind
        for item in derived(
            statement("c1", "cy", on=yes("talk")),
            statement("d1", "dee", on=no("talk")),
            statement("b1", "bob", on=no("talk")),
        )
    ]
    assert kinds == ["opposition", "opposition"]


def test_mixed_signals_come_from_one_party_on_overlapping_dates() -> None:
    found = only(
        statement("a1", "ann", date="2031-03", on=yes("talk")),
        statement("p1", "pat", date="2031-03-04", on=no("talk")),
    )
    assert found.kind == "mixed signals"


def test_self_contradiction_overlaps_and_reversal_does_not() -> None:
    yes_then = statement("a1", "ann", date="2031-03-01", on=yes("talk"))
    same_day = statement("a2", "ann", date="2031-03", on=no("talk"))
    later = statement("a2", "ann", date="2031-04-01", on=no("talk"))
    assert only(yes_then, same_day).kind == "self-contradiction"
    assert only(yes_then, later).kind == "reversal"


def test_softening_and_hardening() -> None:
    firm = statement("a1", "ann", date="2031-03-01", on=yes("talk"))
    hedged = statement("a2", "ann", date="2031-04-01", on=yes("talk", HEDGED))
    found = only(firm, hedged)
    assert (found.kind, found.strength) == ("softening", "tension")
    earlier = statement("a2", "ann", date="2031-02-01", on=yes("talk", HEDGED))
    assert only(firm, earlier).kind == "hardening"
    tied = statement("a2", "ann", date="2031-04-01", on=after("talk", "gates"))
    assert only(firm, tied).kind == "softening"


def test_shift_of_terms_is_other_conditions_later() -> None:
    found = only(
        statement("a1", "ann", date="2031-03-01", on=after("talk", "gates")),
        statement("a2", "ann", date="2031-04-01", on=after("talk", "gates", "pay")),
    )
    assert found.kind == "shift of terms"
    assert found.sides[0].says == "1 Mar 2031: only after open gates"
    assert found.sides[1].says == "1 Apr 2031: only after open gates and the back pay"


def test_attribution_gap_is_own_words_against_what_others_say_of_it() -> None:
    found = only(
        statement("a1", "ann", on=yes("talk")),
        statement("c1", "cy", on=no("talk", ', of = "ann"')),
    )
    assert (found.kind, found.strength) == ("attribution gap", "tension")
    assert [(side.actor, side.of) for side in found.sides] == [("ann", ""), ("cy", "ann")]
    assert found.rule == "What Ann says, against what Cy says of Ann."


def test_a_spokesman_answers_for_the_principal() -> None:
    found = only(
        statement("p1", "pat", on=yes("talk")),
        statement("c1", "cy", on=no("talk", ', of = "ann"')),
    )
    assert found.kind == "attribution gap"
    assert found.sides[0].actor == "pat"


def test_conflicting_accounts_of_numbers_dates_and_texts() -> None:
    def of(account_a: str, account_b: str) -> list[str]:
        return [
            item.kind
            for item in derived(
                statement("a1", "ann", account=account_a),
                statement("b1", "bob", account=account_b),
            )
        ]

    conflict = ["conflicting accounts"]
    assert of('fact = "hours", value = 2', 'fact = "hours", value = 3') == conflict
    assert of('fact = "hours", value = 2', 'fact = "hours", value = [1, 3]') == []
    assert of('fact = "day", value = 2031-03-01', 'fact = "day", value = "2031-03"') == []
    assert of('fact = "day", value = 2031-03-01', 'fact = "day", value = "2031-04"') == conflict
    assert of('fact = "chair", value = "Ann"', 'fact = "chair", value = "Bob"') == conflict


def test_conflicting_accounts_are_hard_only_when_both_are_plain() -> None:
    plain = statement("x1", "paper", quote="", account='fact = "hours", value = 2')
    other = statement("b1", "bob", "herald", account='fact = "hours", value = 3')
    reported = statement("b1", "bob", "herald", quote="", account='fact = "hours", value = 3')
    assert only(plain, other).strength == "hard"
    assert only(plain, reported).strength == "tension"


def test_wording_flags_the_qualifier_that_one_rendering_drops() -> None:
    found = only(
        statement("a1", "ann", "gazette", quote="We talk, but only at the end.", utterance="u"),
        statement("a2", "ann", "herald", quote="We talk at the end.", utterance="u"),
    )
    assert (found.kind, found.strength) == ("wording", "nuance")
    assert found.rule == "One utterance, rendered differently. Only gazette has “only”."


def test_wording_says_nothing_of_an_excerpt_or_of_mere_typography() -> None:
    long = statement("a1", "ann", "gazette", quote="We talk at the end, all of us.", utterance="u")
    part = statement("a2", "ann", "herald", quote="we talk at the end", utterance="u")
    same = statement("a2", "ann", "herald", quote="“We talk at the END – all of us", utterance="u")
    assert derived(long, part) == []
    assert derived(long, same) == []
