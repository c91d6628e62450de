from __future__ import annotations

from summit_tui.dossier.dates import UNDATED, parse
from summit_tui.dossier.model import Dossier
from summit_tui.dossier.slice import until
from support import good, small

TEXT = small("""
[[sources]]
id = "weekly"
title = "A spring without a vote"
date = 2031-06-01

[[statements]]
id = "april"
actor = "union"
source = "weekly"
date = "2031-04"
quote = "No vote."

[[statements]]
id = "may"
actor = "union"
source = "weekly"
date = 2031-05-05
quote = "Still no vote."

[[outcomes]]
id = "vote"
name = "a vote"
controllers = ["docks", "union"]
refusals = [
  { by = "docks", statements = ["april", "may"] },
  { by = "union", statements = ["may"] },
]

[[preconditions]]
id = "vote-first"
outcome = "talks"
requires = ["vote"]
set_by = "docks"
statements = ["april", "may"]

[[preconditions]]
id = "by-law"
outcome = "vote"
requires = ["gates"]
""")
MADE: Dossier = good(TEXT).dossier


def test_what_was_said_later_is_gone() -> None:
    assert list(until(MADE, parse("2031-05-05")).statements) == ["first", "april", "may"]
    assert list(until(MADE, parse("2031-05-04")).statements) == ["first", "april"]
    assert list(until(MADE, parse("2031-03-31")).statements) == ["first"]
    assert list(until(MADE, parse("2031-03-02")).statements) == []
    assert list(until(MADE, parse("2031-05")).statements) == ["first", "april", "may"]


def test_a_month_has_begun_on_its_first_day() -> None:
    assert "april" in until(MADE, parse("2031-04-01")).statements


def test_without_a_date_of_its_own_the_source_counts() -> None:
    text = small('[[statements]]\nid = "s"\nactor = "mayor"\nsource = "gazette"\nquote = "Yes."')
    made = good(text).dossier
    assert "s" in until(made, parse("2031-03-04")).statements
    assert "s" not in until(made, parse("2031-03-03")).statements
    undated = good(text.replace("date = 2031-03-04", "")).dossier
    assert "s" in until(undated, parse("1900")).statements


def test_evidence_goes_with_its_statements() -> None:
    sliced = until(MADE, parse("2031-04-30"))
    assert sliced.outcomes["vote"].refusals == (("docks", ("april",), ()),)
    assert sliced.outcomes["vote"].status == "refused"
    assert sliced.preconditions["vote-first"].statements == ("april",)
    sliced = until(MADE, parse("2031-03-31"))
    assert sliced.outcomes["vote"].refusals == ()
    assert sliced.outcomes["vote"].status == "open"
    assert list(sliced.preconditions) == ["gates-first", "by-law"]


def test_a_status_that_is_given_stays() -> None:
    text = TEXT.replace('name = "a vote"', 'name = "a vote"\nstatus = "unknown"')
    assert until(good(text).dossier, parse("2031-03-31")).outcomes["vote"].status == "unknown"


def test_the_rest_stays_and_nothing_is_changed() -> None:
    before = good(TEXT).dossier
    sliced = until(MADE, parse("2000"))
    assert sliced.as_of == parse("2000")
    assert sliced._replace(
        as_of=MADE.as_of,
        statements=MADE.statements,
        outcomes=MADE.outcomes,
        preconditions=MADE.preconditions,
    ) == (MADE)
    assert [statement[:-1] for statement in MADE.statements.values()] == [
        statement[:-1] for statement in before.statements.values()
    ]


def test_at_the_end_of_time_nothing_is_gone() -> None:
    assert until(MADE, UNDATED)._replace(as_of=MADE.as_of) == MADE
