"""Explanations: what fired, or which condition fails first and the edit that would satisfy it."""

from __future__ import annotations

from itertools import combinations

import drawn
import pytest
from cast import HEDGED, after, dossier_of, no, statement, yes
from drawn import with_statements
from hypothesis import given

from summit_tui.analysis.contradictions.derive import derive
from summit_tui.analysis.explain.edits import applied
from summit_tui.analysis.explain.explain import Explainer
from summit_tui.analysis.explain.explanation import Condition, Explanation
from summit_tui.cli.loading import shipped
from summit_tui.dossier.load import load
from summit_tui.dossier.model import Dossier, Statement


def explained(*snippets: str, pair: tuple[str, str] = ("a1", "b1")) -> Explanation:
    return Explainer(dossier_of(*snippets)).statements(*pair)


def clashes(dossier: Dossier, one: str, other: str) -> bool:
    """Whether the two stand on two sides of something, or what they clash on is listed already."""
    answer = Explainer(dossier).statements(one, other)
    return bool(answer.contradiction)


def test_what_fired_has_its_rule_and_every_condition() -> None:
    answer = explained(
        statement("a1", "ann", on=yes("talk")), statement("b1", "bob", on=no("talk"))
    )
    assert (answer.fires, answer.rule) == (True, "opposition")
    assert answer.contradiction == "opposition:talk:ann-bob"
    assert [check.condition for check in answer.checks] == [
        "one question",
        "opposite stances",
        "dates",
    ]
    assert answer.failed is None
    assert answer.edits == ()


def test_what_fired_is_explained_by_its_own_question() -> None:
    dossier = dossier_of(
        statement("a1", "ann", on=yes("gates-first") + " }, { " + yes("on-pier")),
        statement("b1", "bob", on=no("gates-first") + " }, { " + no("on-pier")),
    )
    explainer = Explainer(dossier)
    told = {item.subject: explainer.contradiction(item) for item in derive(dossier)}
    assert {subject: answer.checks[0].says for subject, answer in told.items()} == {
        ("gates-first",): "Both speak to “First the gates open, then there are talks.”",
        ("on-pier",): "Both speak to “The talks should be on the pier.”",
    }


def test_what_is_so_already_is_no_edit() -> None:
    answer = explained(
        statement("a1", "ann", on=after("talk", "gates")), statement("b1", "bob", on=no("talk"))
    )
    assert {(edit.id, edit.field) for edit in answer.edits} == {
        ("a1", "positions.0.stance"),
        ("a1", "positions.0.conditions"),
    }


ANN = statement("a1", "ann", on=yes("talk"))


@pytest.mark.parametrize(
    ("one", "other", "failed"),
    [
        (ANN, statement("b1", "bob"), "a position"),
        (statement("a1", "ann"), statement("b1", "bob"), "a position"),
        (ANN, statement("b1", "bob", on=yes("open")), "one question"),
        (
            statement("a1", "ann", on=yes("in-hall")),
            statement("b1", "bob", on=yes("on-ship")),
            "one scope",
        ),
        (ANN, statement("b1", "bob", on=yes("talk")), "opposite stances"),
        (
            ANN,
            statement("b1", "bob", on='proposition = "talk", stance = "open"'),
            "opposite stances",
        ),
        (
            statement("a1", "ann", on=after("talk", "gates")),
            statement("b1", "bob", on=after("talk", "pay")),
            "opposite stances",
        ),
        (ANN, statement("b1", "pat", on=no("talk"), attributed_by="dee"), "own positions"),
        (ANN, statement("b1", "cy", on=no("talk", ', of = "bob"')), "own positions"),
        (
            statement("a1", "ann", on=yes("talk"), utterance="u"),
            statement("b1", "bob", on=no("talk"), utterance="u"),
            "two utterances",
        ),
        (
            statement("a1", "ann", account='fact = "hours", value = 2'),
            statement("b1", "bob", account='fact = "hours", value = [1, 3]'),
            "other values",
        ),
        (
            statement("a1", "ann", account='fact = "day", value = "2031-03"'),
            statement("b1", "bob", account='fact = "day", value = "2031-03-04"'),
            "other values",
        ),
        (
            statement("a1", "ann", account='fact = "chair", value = "Ann", at = "2031-03"'),
            statement("b1", "bob", account='fact = "chair", value = "Bob", at = "2031-04"'),
            "one time",
        ),
        (
            statement("a1", "ann", quote="We talk in the end.", utterance="u", lang="en"),
            statement("b1", "ann", "herald", quote="We talk at the end.", utterance="u", lang="fr"),
            "one language",
        ),
        (
            statement("a1", "ann", quote="We talk in the end.", utterance="u"),
            statement("b1", "ann", "herald", quote="we talk", utterance="u"),
            "other words",
        ),
    ],
)
def test_the_first_condition_that_fails_and_the_edit_that_mends_it(
    one: str, other: str, failed: Condition
) -> None:
    dossier = dossier_of(one, other)
    for pair in (("a1", "b1"), ("b1", "a1")):
        answer = Explainer(dossier).statements(*pair)
        assert not answer.fires
        assert answer.failed
        assert answer.failed.condition == failed
        assert answer.edits
        assert clashes(applied(dossier, answer.edits), *pair)


def test_a_stance_that_no_longer_stood() -> None:
    dossier = dossier_of(
        statement("a1", "ann", date="2031-03-01", on=yes("talk")),
        statement("a2", "ann", date="2031-03-10", on=no("talk")),
        statement("b1", "bob", date="2031-03-20", on=no("talk")),
    )
    answer = Explainer(dossier).statements("a1", "b1")
    assert answer.failed
    assert answer.failed.condition == "dates"
    assert clashes(applied(dossier, answer.edits), "a1", "b1")


def test_two_that_stand_against_each_other_already_stand_once() -> None:
    answer = explained(
        statement("a1", "ann", on=yes("gates-first")),
        statement("a2", "ann", on=after("talk", "gates")),
        statement("b1", "bob", on=no("gates-first")),
        statement("b2", "bob", on=after("open", "talks")),
        pair=("a2", "b2"),
    )
    other = explained(
        statement("a1", "ann", on=yes("gates-first")),
        statement("a2", "ann", on=after("talk", "gates")),
        statement("b1", "bob", on=no("gates-first")),
        statement("b2", "bob", on=after("open", "talks")),
        pair=("a1", "b1"),
    )
    assert [answer.fires, other.fires].count(True) == 1
    for each in (answer, other):
        if not each.fires:
            assert each.failed
            assert each.failed.condition == "once"
        assert each.contradiction


def test_two_actors_have_an_answer_for_each_question_in_common() -> None:
    explainer = Explainer(
        dossier_of(
            statement("a1", "ann", on=yes("talk")),
            statement("a2", "ann", on=yes("open", HEDGED)),
            statement("a3", "ann", on=yes("on-pier")),
            statement("b1", "bob", on=no("talk")),
            statement("b2", "bob", on=yes("open")),
        )
    )
    answers = list(explainer.actors("ann", "bob"))
    assert [(answer.fires, answer.statements) for answer in answers] == [
        (True, ("a1", "b1")),
        (False, ("a2", "b2")),
    ]
    assert list(explainer.actors("ann", "cy")) == []


def test_two_actors_are_told_of_everything_between_them() -> None:
    explainer = Explainer(
        dossier_of(
            statement("a1", "ann", on=yes("talk")),
            statement("a2", "ann", on=yes("open")),
            statement("c1", "cy", on=no("talk", ', of = "ann"')),
            statement("c2", "cy", on=no("talk")),
            statement("c3", "cy", on=no("open")),
        )
    )
    assert [answer.rule for answer in explainer.actors("ann", "cy")] == [
        "opposition",
        "opposition",
        "attribution gap",
    ]


def test_a_contradiction_is_explained_with_all_its_evidence() -> None:
    explainer = Explainer(
        dossier_of(
            statement("a1", "ann", on=yes("talk")),
            statement("a2", "ann", on=yes("talk")),
            statement("b1", "bob", on=no("talk")),
        )
    )
    found = explainer.find("opposition:talk:ann-bob")
    assert found
    assert explainer.contradiction(found).evidence == ("a1", "a2", "b1")
    assert explainer.find("opposition:talk:ann-cy") is None


@given(drawn.statements(6))
def test_every_pair_has_one_answer_and_its_edit_makes_the_rule_fire(said: list[Statement]) -> None:
    dossier = with_statements(said)
    explainer = Explainer(dossier)
    for one, other in combinations(dossier.statements, 2):
        answer = explainer.statements(one, other)
        if answer.contradiction:
            assert answer.contradiction in {item.id for item in derive(dossier)}
            continue
        assert answer.failed
        assert answer.edits
        edited = applied(dossier, answer.edits)
        assert clashes(edited, one, other), answer


def test_every_pair_of_the_shipped_dossier_has_one_answer() -> None:
    dossier = load(shipped()).dossier
    explainer = Explainer(dossier)
    for one, other in combinations(dossier.statements, 2):
        answer = explainer.statements(one, other)
        assert answer.fires != bool(answer.failed)
        assert bool(answer.edits) != bool(answer.contradiction) or not answer.fires


def test_a_rule_about_just_these_two_goes_before_a_circle() -> None:
    circle = (
        '[[preconditions]]\nid = "g"\noutcome = "talks"\nrequires = ["gates"]\nset_by = "port"\n'
        'statements = ["a1"]\n'
        '[[preconditions]]\nid = "t"\noutcome = "gates"\nrequires = ["talks"]\nset_by = "union"\n'
        'statements = ["b1"]\n'
    )
    answer = explained(
        statement("a1", "ann", on=after("talk", "gates")),
        statement("b1", "bob", on=after("open", "talks")),
        circle,
    )
    assert answer.rule == "opposition"
