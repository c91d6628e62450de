"""Each kind of contradiction comes out, with its sides, its strength and its rule."""

from __future__ import annotations

import pytest
from cast import CAST, HEDGED, after, derived, no, only, statement, yes

from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.contradictions.wording import compare
from support import good


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


def test_a_joint_statement_is_the_position_of_each_who_makes_it() -> None:
    joint = statement("j1", "ann", on=yes("talk")).replace(
        'actor = "ann"', 'actors = ["ann", "cy"]'
    )
    found = derived(joint, statement("b1", "bob", on=no("talk")))
    assert [[side.actor for side in item.sides] for item in found] == [
        ["ann", "bob"],
        ["cy", "bob"],
    ]


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
    assert only(firm, tied).kind == "shift of terms", "a condition is no softer word"


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


def test_a_reading_of_a_person_is_held_against_that_person_only() -> None:
    reading = statement("c1", "cy", on=no("talk", ', of = "ann"'))
    assert derived(statement("p1", "pat", on=yes("talk")), reading) == []


@pytest.mark.parametrize(
    ("kind", "voices"), [("institution", ["pat"]), ("government", ["ann", "pat"])]
)
def test_what_is_said_of_a_body_is_held_against_its_voices(kind: str, voices: list[str]) -> None:
    body = f'[[actors]]\nid = "office"\nname = "Office"\nkind = "{kind}"\nparty = "port"\n'
    reading = statement("c1", "cy", on=no("talk", ', of = "office"'))
    spokesman = CAST.replace('speaks_for = "ann"', 'speaks_for = "office"')
    found = [
        name
        for name in ("ann", "pat", "bob")
        for item in derive(
            good(spokesman + body + reading + statement("x1", name, on=yes("talk"))).dossier
        )
        if item.kind == "attribution gap"
    ]
    assert found == voices


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


def test_conflicting_accounts_are_hard_only_when_both_are_on_record() -> None:
    own = statement("a1", "ann", account='fact = "hours", value = 2')
    other = statement("b1", "bob", "herald", account='fact = "hours", value = 3')
    reported = statement("b1", "bob", "herald", quote="", account='fact = "hours", value = 3')
    outlet = statement("x1", "paper", quote="", account='fact = "hours", value = 3')
    assert only(own, other).strength == "hard"
    assert only(own, reported).strength == "tension"
    assert only(own, outlet).strength == "tension"


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


def test_wording_says_only_what_is_true_of_both_renderings() -> None:
    found = only(
        statement(
            "a1", "ann", quote="It takes some time … for it to come back in time.", utterance="u"
        ),
        statement(
            "a2",
            "ann",
            "herald",
            quote="It takes some time, should it decide, for it to come back and time for us.",
            utterance="u",
        ),
    )
    assert "Only" not in found.rule
    assert found.rule.endswith("gazette leaves words out (…); “should” is not in it.")


def test_wording_needs_words_in_common() -> None:
    assert (
        derived(
            statement("a1", "ann", quote="We talk at the end of the month.", utterance="u"),
            statement(
                "a2", "ann", "herald", quote="The gates have been shut for good.", utterance="u"
            ),
        )
        == []
    ), "two parts of one remark"


def test_a_qualifier_outside_an_excerpt_is_not_dropped() -> None:
    found = only(
        statement("a1", "ann", quote="talks must be prepared with care", utterance="u"),
        statement(
            "a2",
            "ann",
            "herald",
            quote="Perhaps any talks must be prepared with the utmost care.",
            utterance="u",
        ),
    )
    assert found.rule == "One utterance, rendered differently."


def test_translations_are_linked_and_not_compared() -> None:
    english = statement("a1", "ann", quote="We talk in Paris.", utterance="u", lang="en")
    french = statement("a2", "ann", "herald", quote="We talk, Paris.", utterance="u", lang="fr")
    unnamed = statement("a1", "ann", quote="We talk in Paris.", utterance="u")
    british = french.replace('"fr"', '"en-GB"')
    assert derived(english, french) == []
    assert derived(unnamed, french) == [], "without a word, it is the language of the dossier"
    assert only(english, british).kind == "wording"
    assert (
        derived(
            statement("a1", "ann", quote="Встреча возможна.", utterance="u"),
            statement("a2", "ann", "herald", quote="A meeting is possible.", utterance="u"),
        )
        == []
    ), "no word in common"


def test_an_excerpt_of_a_script_without_blanks_is_no_other_wording() -> None:
    whole = statement("a1", "ann", quote="我们愿意在任何地点会面，但前提是停火", utterance="u")
    part = statement("a2", "ann", "herald", quote="愿意在任何地点会面", utterance="u")
    other = statement("a2", "ann", "herald", quote="愿意在巴黎会面", utterance="u")
    assert derived(whole, part) == []
    assert only(whole, other).kind == "wording"


def test_compare_keeps_the_texts_of_both() -> None:
    pieces = compare("我们愿意会面", "我们不愿意会面")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "我们"),
        ("right", "不"),
        ("same", "愿意会面"),
    ]


def test_ids_tell_apart_what_signs_tell_apart() -> None:
    found = derived(
        *(
            statement(f"s{at}", "ann", f"{source}", account=f'fact = "chair", value = "{value}"')
            for at, (source, value) in enumerate(
                (("gazette", "$50"), ("herald", "€50"), ("echo", "₽50"), ("gazette", "C"),
                 ("herald", "C++"))
            )
        )
    )  # fmt: skip
    assert len({item.id for item in found}) == len(found) == 10
