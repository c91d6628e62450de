"""Expectations: what has to follow fails `check` where it does not, and says why."""

from __future__ import annotations

from typing import Any

import pytest

from summit_tui.analysis.expectations import unmet
from summit_tui.cli import main
from summit_tui.cli.exits import OK, PROBLEMS
from support import codes, good, one, small, told, write

_WORDS = """
[[statements]]
id = "no"
actor = "mayor"
source = "gazette"
quote = "No."
positions = [{ proposition = "talk", stance = "rejects" }]

[[statements]]
id = "yes"
actor = "union"
source = "gazette"
quote = "Yes."
positions = [{ proposition = "talk" }]

[[statements]]
id = "tide"
actor = "mayor"
source = "gazette"
quote = "The tide is high."
"""


def _told(expectation: str, goal: str = "talks") -> list[str]:
    text = small(_WORDS, f"[[expectations]]\n{expectation}")
    text = text.replace('resume?"', f'resume?"\ngoal = "{goal}"', 1)
    return [f"{each.field}: {each.message}" for each in unmet(good(text).dossier)]


@pytest.mark.parametrize(
    "expectation",
    [
        'dispute = ["no", "yes"]',
        'contradiction = ["yes", "no"]',
        'no_contradiction = ["tide"]',
        'no_contradiction = ["tide", "yes"]',
        'no_package_without = "gates"',
    ],
)
def test_what_is_met_says_nothing(expectation: str) -> None:
    assert _told(expectation) == []


@pytest.mark.parametrize(
    ("expectation", "begin", "holds"),
    [
        ('dispute = ["no", "tide"]', "dispute: they stand in no dispute together: ",
         "‘no’ in ‘The sides should talk.’, ‘tide’ in none"),
        ('contradiction = ["tide", "yes"]',
         "contradiction: ‘tide’ and ‘yes’ do not contradict one another; the nearest rule is ",
         "and it fails: a position"),
        ('no_contradiction = ["no"]', "no_contradiction: ‘no’ contradicts something: opposition",
         "The sides should talk."),
        ('no_contradiction = ["no", "yes"]', "no_contradiction: ‘no’ contradicts ‘yes’", ""),
    ],
)  # fmt: skip
def test_what_is_not_met_says_why(expectation: str, begin: str, holds: str) -> None:
    (found,) = _told(expectation)
    assert found.startswith(begin)
    assert holds in found


def test_a_package_without_it_is_named() -> None:
    more = '[[outcomes]]\nid = "pay"\nname = "pay"\n\n[[expectations]]\nno_package_without = "pay"'
    text = small(more).replace('resume?"', 'resume?"\ngoal = "talks"', 1)
    (found,) = unmet(good(text).dossier)
    assert found.message.startswith("there is one without it: ")
    assert _told('no_package_without = "gates"', goal="") == [
        "no_package_without: the dossier has no goal, so there are no packages"
    ]
    met = small('[[expectations]]\nno_package_without = "talks"').replace(
        'resume?"', 'resume?"\ngoal = "gates"', 1
    )
    name = 'name = "the gates are open"\n'
    met = met.replace(name, name + 'met = { statements = ["first"] }\n')
    (found,) = unmet(good(met).dossier)
    assert found.message == "the goal is open without any package"


@pytest.mark.parametrize(
    ("expectation", "problem"),
    [
        ('note = "x"', "E202 an expectation needs one of"),
        ('dispute = ["first"]', "E402 ‘dispute’ is of two statements or more"),
        ('contradiction = ["first"]', "E402 ‘contradiction’ is of two statements"),
        ('no_contradiction = ["first"]\nno_package_without = "talks"', "E402 give either"),
        ('no_contradiction = ["frist"]', "E302 no statement has the id ‘frist’"),
        ('no_package_without = "talk"', "E302 ‘talk’ is a proposition, not an outcome"),
    ],
)
def test_what_is_wrong_with_one_is_said(expectation: str, problem: str) -> None:
    assert one(small(f"[[expectations]]\n{expectation}")).startswith(problem)


def test_what_a_draft_is_to_do_is_not_expected_yet() -> None:
    draft = (
        '[[statements]]\nid = "d"\ndraft = true\nactor = "mayor"\nsource = "gazette"\nquote = "x"'
    )
    text = small(draft, '[[expectations]]\nno_contradiction = ["d"]')
    assert told(text)[0].endswith("the statement ‘d’ is a draft: accept it first")
    assert codes(text) == ["E302"]


def test_check_fails_at_the_line(capsys: Any) -> None:
    path = write(small(_WORDS, '[[expectations]]\nno_contradiction = ["no"]\n'))
    assert main(["check", path]) == PROBLEMS
    line = small(_WORDS).count("\n") + 3
    assert f"{path}:{line}:20: E501 ‘no’ contradicts something" in capsys.readouterr().out
    assert main(["rename", "no", "never", path]) == OK
    assert main(["check", path]) == PROBLEMS
    assert "E501 ‘never’ contradicts something" in capsys.readouterr().out
