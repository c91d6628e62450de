"""What `check` says to somebody who writes a dossier for the first time."""

from __future__ import annotations

import pytest

from summit_tui.dossier.parse.written_dates import suggestion
from support import dossier, said, small


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("late 2015", '"2015-09/2015-12"'),
        ("early 2015", '"2015-01/2015-04"'),
        ("summer of 2015", '"2015-06/2015-08"'),
        ("late May 2015", '"2015-05-21/2015-05-28"'),
        ("before 3 May 2015", '"…/2015-05-03"'),
        ("after 2015-05-03", '"2015-05-03/…"'),
        ("about March 2015", '"2015-03~"'),
        ("May 2015 to August 2015", '"2015-05/2015-08"'),
        ("between May and August 2015", '"…/2015-08"'),
        ("August 21, 2015", '"2015-08-21"'),
        ("21.08.2015", '"2015-08-21"'),
        ("03/04/2015", ""),
        ("last week", ""),
    ],
)
def test_a_date_as_people_write_it_gets_the_form_that_is_meant(written: str, hint: str) -> None:
    (problem,) = dossier(said(f'summary = "Gates."\ndate = "{written}"')).problems
    assert problem.code == "E205"
    assert hint in problem.hint
    assert bool(hint) == bool(problem.hint)
    assert suggestion(f"  {written.upper()} ") == problem.hint


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("date = 2019-10", 'only a whole day stands without quotes; write "2019-10"'),
        ("date = 2019-10/2019-11 # x", '… without quotes; write "2019-10/2019-11"'),
        ("date = 22.10.2019", 'this is no date; write "2019-10-22"'),
        ("date = late 2015", 'text needs quotes; … such as "2015-09/2015-12"'),
        ('quote = "one\ntwo"', 'not closed on its line; … between """ and """'),
        ('positions = [{ proposition = "p" } { proposition = "q" }]', "a comma is missing"),
        ('positions = [\n{ proposition = "p" }\n{ proposition = "q" }]', "a comma is missing"),
        ('based_on = ["a" "b"]', "a comma is missing"),
        ('based_on = ["a"\nnote = "b"', "not closed with ‘]’"),
        ("act = True", "write true or false"),
        ("quote = “Gates”", "straight quotes"),
    ],
)
def test_what_is_no_toml_is_told_by_what_was_meant(line: str, told: str) -> None:
    problem = dossier(said(f'summary = "Gates."\n{line}')).problems[0]
    whole = f"{problem.message}; {problem.hint}"
    assert problem.code == "E105"
    assert all(part.strip("; ") in whole for part in told.split("…")), whole


def test_alternatives_given_as_one_list() -> None:
    text = '[[preconditions]]\nid = "x"\noutcome = "talks"\nany_of = ["gates", "talks"]\n'
    first, *_ = dossier(small(text)).problems
    assert first.message == "‘any_of’ is a list of alternatives, each a list of ids"
    assert first.hint == 'either of them: [["gates"], ["talks"]]; all of them: [["gates", "talks"]]'


def test_an_id_of_another_table_is_said_to_be_one() -> None:
    text = '[[statements]]\nid = "s"\nactor = "docks"\nsource = "gazette"\nsummary = "Gates."\n'
    (problem,) = dossier(small(text)).problems
    assert problem.message == "‘docks’ is a party, not an actor"
    (problem,) = dossier(small(text.replace("docks", "union").replace("gazette", "union"))).problems
    assert problem.message == "‘union’ is an actor, not a source"


def test_an_id_does_not_look_like_an_option() -> None:
    (problem,) = dossier('[[parties]]\nid = "-p"\nname = "P"\n').problems
    assert problem.code == "E206"
    assert problem.message.endswith("it begins with ‘-’, as an option of a command does")
    assert not dossier('[[parties]]\nid = "a-p"\nname = "P"\n').problems


def test_a_file_that_is_cut_off_says_so_before_what_it_lacks() -> None:
    text = '[[statements]]\nid = "s"\nactor = "mayor"\nsource = "weekly"\nquote = "No."\n'
    cut = '[[actors]]\nid = "late"\nname = "cut o'
    codes = [problem.code for problem in dossier(small(text, cut)).problems]
    assert codes[0] == "E105"
    assert codes[1:] == ["E302"]
