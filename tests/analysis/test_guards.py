"""What must not come out as a contradiction, or not as that kind, or not so strong."""

from __future__ import annotations

import pytest
from cast import CAST, HEDGED, after, derived, dossier_of, no, only, statement, yes

from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.contradictions.provenance import Witnesses
from summit_tui.analysis.disputes.dismissals import unmatched_dismissals
from support import good


def test_1_one_utterance_is_wording_never_contradiction() -> None:
    found = derived(
        statement("a1", "ann", "gazette", quote="We say yes.", on=yes("talk"), utterance="u"),
        statement("a2", "ann", "herald", quote="We say no.", on=no("talk"), utterance="u"),
    )
    assert [item.kind for item in found] == ["wording"]


def test_2_dates_that_do_not_overlap_are_change_over_time() -> None:
    found = only(
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
        statement("p1", "pat", date="2031-03-02", on=no("talk")),
    )
    assert found.kind == "change of line", "within a party, later is no mixed signal"


def test_2_a_month_against_a_day_in_it_is_never_hard() -> None:
    month = statement("a1", "ann", date="2031-03", on=yes("talk"))
    for against in ("pat", "bob", "ann"):
        within = statement("z1", against, date="2031-03-10", on=no("talk"))
        later = statement("z1", against, date="2031-04-10", on=no("talk"))
        assert only(month, within).strength == "tension"
        assert only(month, later).strength == "hard", "the order is known"
    about = statement("z1", "bob", date="2031-04-10~", on=no("talk"))
    assert only(month, about).strength == "hard"
    near = statement("z1", "bob", date="2031-04-04~", on=no("talk"))
    assert only(month, near).strength == "tension", "about a day may be a week off"
    same = statement("p1", "pat", date="2031-03", on=no("talk"))
    assert only(month, same).strength == "tension", "these may be any two days"


def test_2_what_overlaps_is_no_change_that_can_be_dated() -> None:
    firm = statement("a1", "ann", date="2031-03", on=yes("talk"))
    soft = statement("a2", "ann", date="2031-03-15", on=yes("talk", HEDGED))
    assert derived(firm, soft) == []


def test_2_a_stance_stands_until_its_holder_leaves_it() -> None:
    left = statement("a1", "ann", date="2031-03-01", on=yes("talk"))
    turned = statement("a2", "ann", date="2031-03-10", on=no("talk"))
    late = statement("b1", "bob", date="2031-03-20", on=no("talk"))
    early = statement("b1", "bob", date="2031-03-05", on=no("talk"))
    assert [item.kind for item in derived(left, turned, late)] == ["reversal"]
    assert sorted(item.kind for item in derived(left, turned, early)) == ["opposition", "reversal"]


def test_3_scope_must_match() -> None:
    assert (
        derived(
            statement("a1", "ann", on=yes("in-hall")),
            statement("b1", "bob", on=yes("on-ship")),
        )
        == []
    ), "another scope: lunch is not the talks"


def test_3_other_conditions_for_other_outcomes_are_no_opposite_order() -> None:
    assert (
        derived(
            statement("a1", "ann", on=after("talk", "gates")),
            statement("b1", "bob", on=after("open", "pay")),
        )
        == []
    )


@pytest.mark.parametrize(
    "position",
    [
        no("talk", ', conditions = ["gates"]'),  # no talks until the gates are open
        after("talk", "gates"),  # talks only if the gates are open
        yes("gates-first"),  # first the gates, then talks
    ],
)
def test_4_three_ways_of_saying_one_thing(position: str) -> None:
    found = only(
        statement("a1", "ann", on=position),
        statement("b1", "bob", on=after("open", "talks")),
    )
    assert found.kind == "opposition"
    assert set(found.subject) == {"gates", "talks"}
    assert (
        derived(
            statement("a1", "ann", on=position), statement("b1", "bob", on=after("talk", "gates"))
        )
        == []
    ), "they agree"


def test_5_two_sources_with_one_root_are_one_witness() -> None:
    found = only(
        statement("a1", "ann", "gazette", on=yes("talk")),
        statement("b1", "bob", "echo", on=no("talk")),
    )
    assert not found.cross_source
    assert found.rank.roots == 1
    apart = only(
        statement("a1", "ann", "gazette", on=yes("talk")),
        statement("b1", "bob", "herald", on=no("talk")),
    )
    assert apart.cross_source
    assert apart.rank.roots == 2


def test_5_a_passage_may_relay_another_document_than_its_source() -> None:
    dossier = dossier_of(
        '[[statements]]\nid = "r1"\nactor = "ann"\nsource = "gazette"\n'
        'quote = "Words."\nbased_on = ["herald"]\n'
    )
    assert Witnesses(dossier).of(dossier.statements["r1"]) == {"herald"}


def test_5_sides_that_share_a_root_are_not_cross_source() -> None:
    both = '[[sources]]\nid = "digest"\nbased_on = ["gazette", "herald"]\n'
    found = only(
        both,
        statement("a1", "ann", "gazette", on=yes("talk")),
        statement("b1", "bob", "digest", on=no("talk")),
    )
    assert not found.cross_source
    assert found.rank.roots == 2


def test_6_a_reading_is_never_the_holders_own_position() -> None:
    assert (
        derived(
            statement("c1", "cy", on=yes("talk", ', of = "ann"')),
            statement("b1", "bob", on=no("talk")),
        )
        == []
    ), "Ann herself said nothing"


def test_6_two_readers_of_one_actor_oppose_each_other() -> None:
    found = only(
        statement("c1", "cy", on=yes("talk", ', of = "ann"')),
        statement("d1", "dee", on=no("talk", ', of = "ann"')),
    )
    assert (found.kind, found.strength) == ("opposition", "tension")
    assert found.rule == "Cy and Dee take opposite sides on where Ann stands."


def test_6_narration_is_the_outlets_own() -> None:
    found = only(
        statement("x1", "paper", quote="", on=no("talk")),
        statement("a1", "ann", "herald", on=yes("talk")),
    )
    assert {side.actor for side in found.sides} == {"ann", "paper"}


@pytest.mark.parametrize("silence", ["", 'proposition = "talk", stance = "open"'])
def test_7_silence_and_an_open_mind_are_no_denial(silence: str) -> None:
    assert (
        derived(
            statement("a1", "ann", on=yes("talk")),
            statement("b1", "bob", on=silence),
            statement("a2", "ann", date="2031-04-01", on=silence),
        )
        == []
    )


def test_8_a_paraphrase_a_hedge_or_a_relay_caps_the_strength() -> None:
    firm = statement("a1", "ann", on=yes("talk"))
    against = statement("b1", "bob", on=no("talk"))
    assert only(firm, against).strength == "hard"
    for soft in (
        statement("b1", "bob", quote="", on=no("talk")),
        statement("b1", "bob", on=no("talk", HEDGED)),
        statement("b1", "bob", on=no("talk"), attributed_by="cy"),
    ):
        assert only(firm, soft).strength == "tension"


def test_8_a_relay_of_ones_own_words_against_them_is_a_gap() -> None:
    found = only(
        statement("a1", "ann", on=yes("talk")),
        statement("a2", "ann", on=no("talk"), attributed_by="cy"),
    )
    assert found.kind == "attribution gap"


def test_9_a_dismissed_contradiction_stays_with_its_reason() -> None:
    snippets = (
        statement("a1", "ann", on=yes("talk")),
        statement("b1", "bob", on=no("talk")),
        '[[dismissals]]\ncontradiction = "opposition:talk:ann-bob"\nreason = "A slip."\n',
        '[[dismissals]]\ncontradiction = "opposition:nothing"\nreason = "Gone."\n',
    )
    dossier = good(CAST + "\n".join(snippets)).dossier
    found = derive(dossier)
    assert [item.dismissed for item in found] == ["A slip."]
    assert [item.contradiction for item in unmatched_dismissals(dossier)] == ["opposition:nothing"]


def test_mere_spelling_is_no_conflict() -> None:
    assert (
        derived(
            statement("a1", "ann", account='fact = "chair", value = "Bobby"'),
            statement("b1", "bob", account='fact = "chair", value = "  BÓB. "'),
        )
        == []
    )


def test_answers_for_different_times_do_not_conflict() -> None:
    assert (
        derived(
            statement("a1", "ann", account='fact = "chair", value = "Ann", at = "2031-03"'),
            statement("b1", "bob", account='fact = "chair", value = "Bob", at = "2031-04"'),
        )
        == []
    )


def test_rank_puts_hard_first_then_cross_source() -> None:
    ranked = derived(
        statement("a1", "ann", "gazette", on=yes("talk")),
        statement("b1", "bob", "gazette", on=no("talk")),
        statement("a2", "ann", "gazette", quote="", on=yes("open")),
        statement("b2", "bob", "herald", on=no("open")),
        statement("a3", "ann", "gazette", quote="", on=yes("on-pier")),
        statement("b3", "bob", "gazette", on=no("on-pier")),
    )
    assert [(item.strength, item.cross_source) for item in ranked] == [
        ("hard", False),
        ("tension", True),
        ("tension", False),
    ]
    assert str(ranked[0].rank).startswith("hard · one source · 0 checked quotes · 1 root")


def test_a_rendering_among_very_many_is_laid_beside_the_longest_alone() -> None:
    sources = "".join(f'[[sources]]\nid = "c{at}"\ndate = 2031-04-01\n' for at in range(40))
    said = "".join(
        statement(
            f"s{at}", "ann", f"c{at}", quote=f"We will never open {at} gates{' soon' * (at == 7)}.",
            utterance="u",
        )
        for at in range(40)
    )  # fmt: skip
    found = derived(sources, said)
    assert len(found) == 39
    assert all("s7" in item.statements for item in found)
