from __future__ import annotations

import pytest

from support import dossier, one, said, small


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("", "E401 a statement needs a ‘quote’, a ‘summary’ or both"),
        ("summary = ''", "E401 a statement needs a ‘quote’, a ‘summary’ or both"),
        ("quote = ' '\nsummary = 'x'", "E401 ‘quote’ is empty"),
        (
            "quote = 'x'\nvoice = 'attributed'",
            "E402 ‘attributed’ needs ‘attributed_by’: who relays it?",
        ),
        (
            "quote = 'x'\nvoice = 'own'\nattributed_by = 'union'",
            "E402 with ‘attributed_by’ the voice is not ‘own’",
        ),
        (
            "quote = 'x'\nattributed_by = 'mayor'",
            "E402 nobody relays their own words: leave it out",
        ),
        ("summary = 'x'\nvoice = 'own'", "E402 ‘own’ words need a ‘quote’"),
        (
            "summary = 'x'\nprefix = 'said'",
            "E402 ‘prefix’ is text around a quote, but there is no ‘quote’",
        ),
        (
            "summary = 'x'\nvoice = 'narration'",
            "E402 ‘narration’ is the source's own claim: its actor is an outlet",
        ),
    ],
)
def test_fields_of_a_statement_that_contradict_each_other(fields: str, problem: str) -> None:
    assert one(said(fields)) == problem


def test_narration_by_others_is_not_taken_for_plain_fact() -> None:
    made = dossier(said("quote = 'x'\nvoice = 'narration'")).dossier
    assert made.statements["s"].voice == "paraphrase"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("requires = ['gates']\nany_of = [['gates']]", "E402 give either ‘requires’ or ‘any_of’"),
        ("", "E202 ‘x’ needs ‘requires’ or ‘any_of’"),
        ("requires = []", "E202 ‘x’ needs ‘requires’ or ‘any_of’"),
        ("any_of = [[], ['gates']]", "E402 an empty group is an alternative that asks nothing"),
        ("requires = ['gates', 'talks']", "E402 ‘talks’ cannot wait for itself"),
        (
            "requires = ['gates']\nset_by = 'docks'\nbasis = 'law'",
            "E402 ‘law’ is set by nobody: leave out ‘set_by’",
        ),
        ("requires = ['gates']\nbasis = 'stated'", "E402 ‘stated’ needs ‘set_by’: who states it?"),
        ("requires = ['gates']\nset_by = 'docks'", "E403 ‘stated’ needs ‘statements’ that show it"),
        ("requires = ['gates']\nbasis = 'leaked'", "E403 ‘leaked’ needs ‘statements’ that show it"),
    ],
)
def test_rules_of_preconditions(fields: str, problem: str) -> None:
    text = small(f"[[preconditions]]\nid = 'x'\noutcome = 'talks'\n{fields}")
    assert one(text) == problem
    assert "x" not in dossier(text).dossier.preconditions


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ("order = ['talks']", "E203 ‘order’ is two different outcomes: [first, then]"),
        ("order = ['talks', 'talks']", "E203 ‘order’ is two different outcomes: [first, then]"),
        ("excludes = ['x']", "E402 ‘x’ cannot exclude itself"),
    ],
)
def test_rules_of_propositions(fields: str, problem: str) -> None:
    text = small(f"[[propositions]]\nid = 'x'\ntext = 'X'\n{fields}")
    assert one(text) == problem
    assert dossier(text).dossier.propositions["x"][5:7] == ((), ())


@pytest.mark.parametrize(
    ("fields", "problem", "status"),
    [
        (
            "status = 'refused'",
            "E403 ‘refused’ needs ‘refusals’ with the controller's own words",
            "open",
        ),
        (
            "status = 'open'\nrefusals = [{by = 'docks', statements = ['first']}]",
            "E402 ‘open’ means that nobody refuses, but there are ‘refusals’",
            "refused",
        ),
        (
            "refusals = [{by = 'port', statements = ['first']}]",
            "E402 ‘port’ refuses, but is not among the controllers",
            "open",
        ),
        (
            "refusals = [{by = 'docks', statements = []}]",
            "E403 a refusal needs its ‘statements’: the controller's own words",
            "open",
        ),
        (
            "refusals = [{by = 'docks'}]",
            "E403 a refusal needs its ‘statements’: the controller's own words",
            "open",
        ),
    ],
)
def test_rules_of_outcomes(fields: str, problem: str, status: str) -> None:
    text = small(f"[[outcomes]]\nid = 'x'\nname = 'X'\ncontrollers = ['docks']\n{fields}")
    assert one(text) == problem
    assert dossier(text).dossier.outcomes["x"].status == status


@pytest.mark.parametrize(
    ("by", "actor", "voice", "own"),
    [
        ("docks", "union", "own", True),
        ("union", "union", "paraphrase", True),
        ("union", "clerk", "own", True),
        ("clerk", "union", "own", True),
        ("port", "union", "own", False),
        ("mayor", "union", "own", False),
        ("docks", "union", "attributed", False),
        ("state", "minister", "own", True),
        ("state", "mayor", "own", False),
        ("league", "drifter", "own", False),
    ],
)
def test_a_refusal_is_the_controllers_own(by: str, actor: str, voice: str, own: bool) -> None:
    relayed = 'attributed_by = "mayor"' if voice == "attributed" else ""
    loaded = dossier(
        small(f"""
[[parties]]
id = "capital"
name = "Capital"
[[actors]]
id = "state"
name = "State"
kind = "government"
party = "capital"
[[actors]]
id = "minister"
name = "Minister"
party = "capital"
[[actors]]
id = "clerk"
name = "Clerk"
speaks_for = "union"
[[actors]]
id = "league"
name = "League"
kind = "government"
[[actors]]
id = "drifter"
name = "Drifter"
[[statements]]
id = "no"
actor = "{actor}"
source = "gazette"
quote = "No."
voice = "{voice}"
{relayed}
[[outcomes]]
id = "vote"
name = "a vote"
controllers = ["{by}"]
refusals = [{{ by = "{by}", statements = ["no"] }}]
[[preconditions]]
id = "vote-first"
outcome = "talks"
requires = ["vote"]
set_by = "{by}"
statements = ["no"]
""")
    )
    expected = [
        f"‘no’ is not the own word of ‘{by}’",
        f"‘stated’, but none of the statements is the own word of ‘{by}’",
    ]
    assert [problem.message for problem in loaded.problems] == ([] if own else expected)
    assert loaded.dossier.outcomes["vote"].status == ("refused" if own else "open")
    assert loaded.dossier.preconditions["vote-first"].basis == ("stated" if own else "attributed")
