"""Which propositions, orders and facts are one question."""

from __future__ import annotations

from cast import dossier_of

from summit_tui.analysis.questions import QuestionGroup, Questions

WHERE = '[[questions]]\nid = "where"\ntext = "Where?"\n'


def proposition(name: str, more: str = "") -> str:
    return f'[[propositions]]\nid = "{name}"\ntext = "It is {name}."\n{more}\n'


def test_those_that_exclude_each_other_are_one_question_in_one_scope() -> None:
    questions = Questions(dossier_of())
    group = questions.of_proposition("on-pier")
    assert group.propositions == ("on-pier", "on-ship")
    assert group is questions.of_proposition("on-ship")
    assert group.id == "proposition:on-pier+on-ship"
    assert questions.of_proposition("in-hall").propositions == ("in-hall",), "another scope"


def test_an_order_and_its_opposite_are_one_question() -> None:
    talks_first = proposition("talks-first", 'order = ["talks", "gates"]')
    questions = Questions(dossier_of(talks_first))
    group = questions.of_proposition("talks-first")
    assert group.propositions == ("gates-first", "talks-first")
    assert questions.of_order("talks", "gates") is group
    assert questions.of_order("gates", "talks") is group


def test_an_order_that_no_proposition_names_is_a_question_too() -> None:
    group = Questions(dossier_of()).of_order("talks", "pay")
    assert group == QuestionGroup("", (), (("pay", "talks"),), ())
    assert group.id == "order:pay+talks"


def test_a_curators_question_takes_in_what_joins_it_and_what_hangs_on_that() -> None:
    one = proposition("one", 'question = "where"')
    two = proposition("two", 'excludes = ["one"]')
    three = proposition("three", 'question = "where"')
    fact = '[[facts]]\nid = "place"\nquestion = "where"\n'
    questions = Questions(dossier_of(WHERE, one, two, three, fact))
    group = questions.of_fact("place")
    assert group.id == "where"
    assert group.propositions == ("one", "three", "two")
    assert questions.of_proposition("two") is group


def test_what_hangs_on_two_questions_of_the_curator_belongs_to_neither() -> None:
    when = '[[questions]]\nid = "when"\ntext = "When?"\n'
    one = proposition("one", 'question = "where"')
    two = proposition("two", 'question = "when"')
    both = proposition("both", 'excludes = ["one", "two"]')
    questions = Questions(dossier_of(WHERE, when, one, two, both))
    assert questions.of_proposition("one").propositions == ("one",)
    assert questions.of_proposition("two").propositions == ("two",)
    assert questions.of_proposition("both").id == "proposition:both"


def test_ten_thousand_propositions_of_one_question() -> None:
    many = "".join(proposition(f"p{at}", 'question = "where"') for at in range(10_000))
    group = Questions(dossier_of(WHERE, many)).of_proposition("p7")
    assert len(group.propositions) == 10_000
    assert group.id == "where"
