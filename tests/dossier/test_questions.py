"""Questions: what joins them, and what is said where something is off."""

from __future__ import annotations

from support import dossier, good, one, small, told

WHEN = '[[questions]]\nid = "when"\ntext = "When do they talk?"\nbears_on = ["talks"]\n'
SOON = (
    '[[propositions]]\nid = "soon"\ntext = "They talk soon."\nquestion = "when"\nanswer = "soon"\n'
)


def test_a_proposition_joins_a_question_by_its_id() -> None:
    found = good(small(WHEN, SOON)).dossier
    assert found.questions["when"].bears_on == ("talks",)
    assert found.propositions["soon"].question == "when"
    assert found.propositions["soon"].answer == "soon"


def test_a_fact_joins_by_the_id_in_place_of_its_text_or_beside_it() -> None:
    text = '[[facts]]\nid = "day"\nquestion = "when"\n'
    own = '[[facts]]\nid = "day"\nquestion = "On which day?"\njoins = "when"\n'
    fact = good(small(WHEN, text)).dossier.facts["day"]
    assert (fact.question, fact.joins) == ("When do they talk?", "when")
    fact = good(small(WHEN, own)).dossier.facts["day"]
    assert (fact.question, fact.joins) == ("On which day?", "when")


def test_a_question_that_nothing_joins_is_told() -> None:
    assert one(small(WHEN)) == "W503 no proposition and no fact joins the question ‘when’"


def test_an_unknown_question_or_outcome_is_left_blank_and_told() -> None:
    loaded = dossier(
        small(
            WHEN.replace("talks", "talk"), SOON, SOON.replace("soon", "late").replace("when", "wen")
        )
    )
    assert [str(problem).split(": ", 1)[1] for problem in loaded.problems] == [
        "E302 ‘talk’ is a proposition, not an outcome; did you mean ‘talks’?",
        "E302 no question has the id ‘wen’; did you mean ‘when’?",
    ]
    assert loaded.dossier.questions["when"].bears_on == ()
    assert loaded.dossier.propositions["late"].question == ""


def test_a_proposition_answers_one_question() -> None:
    (problem,) = [
        text
        for text in told(small(WHEN, SOON.replace('"when"', '["when", "who"]')))
        if "W503" not in text
    ]
    assert "E203" in problem


def test_a_dismissal_names_a_contradiction_or_a_dispute() -> None:
    begin = '[[dismissals]]\nreason = "No."\n'
    assert one(small(begin)) == "E202 name a ‘contradiction’ or a ‘dispute’"
    both = begin + 'contradiction = "a"\ndispute = "b"\n'
    assert one(small(both)) == "E402 give either ‘contradiction’ or ‘dispute’"
