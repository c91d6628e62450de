"""A demand is written once: conditions of positions are demands, and what differs is told."""

from __future__ import annotations

import pytest

from summit_tui.dossier.dates import parse
from summit_tui.dossier.model import Precondition
from summit_tui.dossier.slice import until
from support import dossier, good

_CAST = """
[[parties]]
id = "land"
name = "The land"
[[sources]]
id = "s"
date = 2031-06-01
[[actors]]
id = "head"
name = "Head"
party = "land"
[[actors]]
id = "voice"
name = "Voice"
party = "land"
speaks_for = "head"
[[actors]]
id = "watcher"
name = "Watcher"
[[outcomes]]
id = "vote"
name = "a vote"
controllers = ["land"]
[[outcomes]]
id = "border"
name = "the border"
[[outcomes]]
id = "leave"
name = "withdrawal"
[[propositions]]
id = "hold"
text = "The vote should be held."
outcome = "vote"
[[propositions]]
id = "leave-first"
text = "Withdrawal comes before the vote."
order = ["leave", "vote"]
"""


def _said(id_: str = "said", more: str = "", actor: str = "head", position: str = "") -> str:
    taken = position or "{ proposition = 'hold', conditions = ['border'] }"
    quote = "" if "voice" in more else "quote = 'The border first.'"
    return (
        f"[[statements]]\nid = '{id_}'\nactor = '{actor}'\nsource = 's'\n{quote}\n{more}\n"
        f"positions = [{taken}]\n"
    )


def _written(fields: str, by: str = "land") -> str:
    return f"[[preconditions]]\nid = 'x'\noutcome = 'vote'\nset_by = '{by}'\n{fields}\n"


def _only(*texts: str) -> Precondition:
    (made,) = good(_CAST, *texts).dossier.preconditions.values()
    return made


_RELAYED = "summary = 'X says so.'\nvoice = 'attributed'\nattributed_by = 'watcher'"


def test_a_conditional_position_is_a_demand() -> None:
    made = _only(_said())
    assert (made.id, made.outcome, made.any_of) == ("land.vote.border", "vote", (("border",),))
    assert (made.set_by, made.basis, made.statements) == (("land",), "stated", ("said",))


def test_two_statements_of_one_demand_are_one() -> None:
    made = _only(_said("a", _RELAYED), _said("b", actor="voice"))
    assert (made.basis, made.statements) == ("stated", ("a", "b"))


@pytest.mark.parametrize(
    ("more", "basis"), [(_RELAYED, "attributed"), ("anonymous = true", "leaked")]
)
def test_it_is_known_as_the_statement_is(more: str, basis: str) -> None:
    assert _only(_said(more=more)).basis == basis


def test_what_had_not_been_said_is_not_asked() -> None:
    made = good(_CAST, _said("a", _RELAYED + "\ndate = 2031-01-01"), _said("b")).dossier
    assert until(made, parse("2030-12-31")).preconditions == {}
    assert until(made, parse("2031-02-01")).preconditions["land.vote.border"].statements == ("a",)


@pytest.mark.parametrize(
    "said",
    [
        _said(actor="watcher"),
        _said(position="{ proposition = 'hold', of = 'voice', conditions = ['border'] }"),
        _said(position="{ proposition = 'hold', stance = 'open', conditions = ['border'] }"),
        _said(position="{ proposition = 'leave-first', conditions = ['border'] }"),
        _said(position="{ proposition = 'hold', conditions = ['vote'] }"),
    ],
    ids=["an observer", "a reading", "open", "no outcome", "of itself"],
)
def test_what_is_nobodys_demand(said: str) -> None:
    assert good(_CAST, said).dossier.preconditions == {}


def test_who_has_no_party_asks_for_itself_in_what_it_controls() -> None:
    cast = _CAST.replace('controllers = ["land"]', 'controllers = ["land", "watcher"]')
    (made,) = good(cast, _said(actor="watcher")).dossier.preconditions.values()
    assert made.set_by == ("watcher",)


@pytest.mark.parametrize(
    "fields",
    [
        "requires = ['border', 'leave']\nstatements = ['said']",
        "any_of = [['border'], ['leave']]\nbasis = 'inferred'",
    ],
    ids=["cites it", "asks for the same"],
)
@pytest.mark.parametrize("by", ["land", "head"])
def test_what_is_written_stands_for_it(fields: str, by: str) -> None:
    assert _only(_said(), _written(fields, by)).id == "x"


def test_it_is_told_when_the_cited_statement_asks_for_something_else() -> None:
    loaded = dossier(_CAST, _said(), _written("requires = ['leave']\nstatements = ['said']"))
    (problem,) = loaded.problems
    assert (problem.code, problem.source_line) == ("W506", "statements = ['said']")
    assert "‘said’ asks for ‘border’" in problem.message
    assert list(loaded.dossier.preconditions) == ["x"]


def test_a_demand_in_parts_and_one_in_other_words_agree() -> None:
    both = _said(position="{ proposition = 'hold', conditions = ['border', 'leave'] }")
    part = _written("requires = ['leave']\nstatements = ['said']")
    rest = part.replace("'x'", "'y'").replace("'leave'", "'border'")
    assert good(_CAST, both, part, rest).dossier.preconditions.keys() == {"x", "y"}
    order = "{ proposition = 'hold', conditions = ['border'] }, { proposition = 'leave-first' }"
    assert _only(_said(position=order), part).id == "x"


def test_an_id_that_is_taken_is_not_taken_again() -> None:
    other = _written("requires = ['leave']\nbasis = 'inferred'").replace(
        "'x'", "'land.vote.border'"
    )
    made = good(_CAST, _said(), other).dossier.preconditions
    assert list(made) == ["land.vote.border", "land.vote.border.2"]


def test_the_order_of_the_records_changes_nothing() -> None:
    leave = "{ proposition = 'hold', conditions = ['leave', 'border'] }"
    said = [_said("a"), _said("b", position=leave), _said("c", _RELAYED)]
    one, two = (good(_CAST, *texts).dossier.preconditions for texts in (said, said[::-1]))
    assert list(one) == list(two) == ["land.vote.border", "land.vote.border.leave"]
    assert [made.basis for made in one.values()] == [made.basis for made in two.values()]
