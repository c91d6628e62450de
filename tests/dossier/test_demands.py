"""Demands and refusals that end, agreements, and what cannot come about side by side."""

from __future__ import annotations

import pytest

from summit_tui.dossier.dates import parse
from summit_tui.dossier.slice import until
from support import dossier, good, one, small

_SAID = """
[[sources]]
id = "weekly"
title = "A spring without a vote"
date = 2031-06-01
[[statements]]
id = "yes"
actor = "union"
source = "weekly"
date = 2031-04-01
quote = "No need."
[[statements]]
id = "mayor-yes"
actor = "mayor"
source = "weekly"
date = 2031-04-01
quote = "Fine."
[[statements]]
id = "early"
actor = "union"
source = "gazette"
date = 2030-01-01
quote = "No need, ever."
[[statements]]
id = "no"
actor = "union"
source = "gazette"
date = 2031-02-01
quote = "No vote."
"""


def _demand(fields: str) -> str:
    return small(_SAID, "[[preconditions]]", "id = 'x'", "outcome = 'talks'", fields)


def _outcome(fields: str) -> str:
    return small(_SAID, "[[outcomes]]", "id = 'vote'", "name = 'a vote'", fields)


def test_a_demand_that_was_given_up_stands_until_then() -> None:
    made = good(
        _demand(
            "requires = ['gates']\nset_by = 'docks'\nstatements = ['no']\n"
            "waived = ['yes']\ntogether = ['yes']"
        )
    ).dossier
    assert made.preconditions["x"].waived == made.preconditions["x"].together == ("yes",)
    before = until(made, parse("2031-03-31")).preconditions["x"]
    assert before.waived == before.together == ()


def test_a_refusal_that_was_dropped_stands_until_then() -> None:
    text = "refusals = [{ by = 'docks', statements = ['no'], dropped = ['yes'] }]"
    made = good(_outcome(f"controllers = ['docks']\n{text}")).dossier
    assert made.outcomes["vote"].refusals[0].dropped == ("yes",)
    assert until(made, parse("2031-03-31")).outcomes["vote"].refusals[0].dropped == ()


@pytest.mark.parametrize(
    ("day", "status"), [("2031-03-31", "open"), ("2031-04-01", "open"), ("2031-04-02", "met")]
)
def test_what_came_about_is_met_from_that_day_on(day: str, status: str) -> None:
    made = good(_outcome("met = { date = 2031-04-02, statements = ['yes'] }")).dossier
    assert made.outcomes["vote"].status == "met"
    assert until(made, parse(day)).outcomes["vote"].status == status


def test_without_a_date_the_evidence_decides() -> None:
    made = good(_outcome("met = { statements = ['yes'] }")).dossier
    assert until(made, parse("2031-03-31")).outcomes["vote"].status == "open"
    assert until(made, parse("2031-04-01")).outcomes["vote"].status == "met"


def test_an_agreement_needs_the_word_of_all_or_a_document() -> None:
    fields = "requires = ['gates']\nset_by = ['docks', 'port']\nbasis = 'agreed'\nstatements = "
    assert good(_demand(fields + "['yes', 'mayor-yes']")).dossier.preconditions["x"].set_by == (
        "docks",
        "port",
    )
    problem = "E403 ‘agreed’, but none of the statements is the own word of ‘port’"
    assert one(_demand(fields + "['yes']")) == problem
    assert dossier(_demand(fields + "['yes']")).dossier.preconditions["x"].basis == "attributed"
    treaty = """
[[actors]]
id = "treaty"
name = "The Treaty"
kind = "document"
[[statements]]
id = "article"
actor = "treaty"
source = "gazette"
quote = "The gates first."
"""
    assert good(_demand(fields + "['article']"), treaty)


def test_a_joint_statement_is_the_own_word_of_each() -> None:
    joint = """
[[statements]]
id = "joint"
actors = ["union", "mayor"]
source = "gazette"
quote = "The gates first."
"""
    fields = "requires = ['gates']\nset_by = ['docks', 'port']\nbasis = 'agreed'\nstatements = "
    made = good(_demand(fields + "['joint']"), joint).dossier
    assert made.statements["joint"].said_by == ("union", "mayor")
    assert made.statements["joint"].actor == "union"
    assert made.statements["joint"].voice == "own"


def test_what_was_stated_counts_as_stated_from_the_holders_own_word_on() -> None:
    relayed = """
[[statements]]
id = "told"
actor = "union"
source = "gazette"
date = 2030-02-01
summary = "The dockers want a vote."
attributed_by = "paper"
"""
    made = good(
        _demand("requires = ['gates']\nset_by = 'docks'\nstatements = ['told', 'no']"), relayed
    ).dossier
    assert made.preconditions["x"].basis == "stated"
    assert until(made, parse("2030-12-31")).preconditions["x"].basis == "attributed"


_ASKED = "requires = ['gates']\nset_by = 'docks'\nstatements = ['no']\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (_outcome("met = { date = 2031-04-02 }"), "E403 ‘met’ needs ‘statements’"),
        (_outcome("status = 'open'\nmet = { statements = ['yes'] }"), "E402 ‘met’ says that it"),
        (_outcome("rules_out = ['vote']"), "E402 ‘vote’ cannot rule out itself"),
        (_demand(_ASKED + "waived = ['mayor-yes']"), "E403 ‘mayor-yes’ is not the own word of"),
        (_demand(_ASKED + "waived = ['early']"), "E402 ‘early’ takes it back before it was said"),
        (_demand("requires = ['gates']\ntogether = ['yes']"), "E402 ‘law’ is set by nobody"),
        (_demand("requires = ['gates']\nwaived = ['yes']"), "E402 ‘law’ is set by nobody"),
        (
            _demand(
                "requires = ['gates']\nset_by = 'docks'\nbasis = 'agreed'\nstatements = ['no']"
            ),
            "E402 ‘agreed’ is set by all who agreed",
        ),
        (
            small("[[statements]]\nid = 's'\nactors = ['union']\nsource = 'gazette'\nquote = 'x'"),
            "E402 a joint statement is of two or more",
        ),
        (
            _outcome(
                "controllers = ['docks']\nrefusals = "
                "[{ by = 'docks', statements = ['no'], dropped = ['mayor-yes'] }]"
            ),
            "E403 ‘mayor-yes’ is not the own word of ‘docks’",
        ),
        (
            _outcome("rules_out = ['ban']")
            + "\n[[outcomes]]\nid = 'ban'\nname = 'a ban'\nrules_out = ['vote']",
            "E303 circle: vote → ban → vote",
        ),
    ],
)
def test_each_is_one_line(text: str, problem: str) -> None:
    assert one(text).startswith(problem)
