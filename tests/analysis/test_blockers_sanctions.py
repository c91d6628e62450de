"""A second negotiation, with a known answer: sanctions relief against compliance."""

from __future__ import annotations

from collections.abc import Collection

from summit_tui.analysis.blockers.answer import Answer, solve
from summit_tui.analysis.blockers.board import Board, board
from summit_tui.analysis.blockers.circles import circles
from summit_tui.analysis.blockers.evidence import resting_on
from summit_tui.analysis.blockers.state import State
from summit_tui.analysis.contradictions import derive
from support import good


def _packages(answer: Answer) -> list[set[str]]:
    return [{move.id for move in package.moves} for package in answer.packages]


# -- a second negotiation ------------------------------------------------------------------------

_SANCTIONS = """
[dossier]
title = "Who moves first: sanctions or the programme?"
goal = "accord"

[[parties]]
id = "bloc"
name = "Bloc"
[[parties]]
id = "republic"
name = "Republic"

[[sources]]
id = "courier"
date = 2031-05-02

[[actors]]
id = "envoy"
name = "The Envoy"
party = "bloc"
[[actors]]
id = "minister"
name = "The Minister"
party = "republic"

[[outcomes]]
id = "accord"
name = "the accord"
controllers = ["bloc", "republic"]
[[outcomes]]
id = "relief"
name = "relief from the sanctions"
controllers = ["bloc"]
[[outcomes]]
id = "compliance"
name = "compliance"
controllers = ["republic"]
[[outcomes]]
id = "inspectors"
name = "inspectors on the ground"
controllers = ["republic"]
[[outcomes]]
id = "regime-change"
name = "a new government"
controllers = ["republic"]
refusals = [{ by = "republic", statements = ["minister-never"] }]

[[statements]]
id = "envoy-comply-first"
actor = "envoy"
source = "courier"
quote = "Relief follows compliance, or else a new government."
[[statements]]
id = "minister-relief-first"
actor = "minister"
source = "courier"
quote = "We comply when the sanctions are gone."
[[statements]]
id = "minister-never"
actor = "minister"
source = "courier"
quote = "Our government is not up for talks."
[[statements]]
id = "envoy-inspectors"
actor = "envoy"
source = "courier"
quote = "Nothing is verified without inspectors."

[[preconditions]]
id = "accord-is-both"
outcome = "accord"
requires = ["relief", "compliance"]
[[preconditions]]
id = "comply-first"
outcome = "relief"
any_of = [["compliance"], ["regime-change"]]
set_by = "bloc"
statements = ["envoy-comply-first"]
[[preconditions]]
id = "relief-first"
outcome = "compliance"
requires = ["relief"]
set_by = "republic"
statements = ["minister-relief-first"]
[[preconditions]]
id = "verified"
outcome = "compliance"
requires = ["inspectors"]
basis = "law"
"""


def _sanctions() -> Board:
    return board(good(_SANCTIONS).dossier)


def test_sanctions_against_compliance_both_on_the_same_day() -> None:
    answer = solve(_sanctions())
    assert not answer.reachable
    assert not answer.truncated
    assert _packages(answer) == [
        {"together:comply-first", "together:relief-first", "step:inspectors"},
        {"waive:comply-first", "step:inspectors"},
        {"waive:relief-first", "step:inspectors"},
        {"drop:regime-change:republic", "step:inspectors"},
    ]
    assert [package.rank for package in answer.packages] == [
        (0, 0, 2, 1),
        (0, 1, 0, 1),
        (0, 1, 0, 1),
        (1, 0, 0, 1),
    ]
    assert [move.id for move in answer.linchpins] == ["step:inspectors"]
    assert [{move.id for move in veto} for veto in answer.vetoes] == [
        {"step:inspectors"},
        {
            "drop:regime-change:republic",
            "waive:comply-first",
            "waive:relief-first",
            "together:comply-first",
        },
        {
            "drop:regime-change:republic",
            "waive:comply-first",
            "waive:relief-first",
            "together:relief-first",
        },
    ]
    assert answer.all_vetoes
    first = {gives.party: {move.id for move in gives.moves} for gives in answer.packages[0].gives}
    assert first == {
        "bloc": {"together:comply-first"},
        "republic": {"together:relief-first", "step:inspectors"},
    }
    concessions = [{move.id for move in package.moves} for package in answer.concessions]
    assert concessions == [package - {"step:inspectors"} for package in _packages(answer)]
    (deadlock,) = answer.deadlocks
    assert deadlock.outcomes == ("relief", "compliance")
    assert deadlock.exits[0].requires == deadlock.exits[0].refused == ("regime-change",)


def test_sanctions_what_if() -> None:
    on = _sanctions()
    together = on.assume(["together:comply-first", "together:relief-first"])
    state = State(together)
    assert not state.holds("relief")
    assert state.waits_for("compliance") == ("relief", "inspectors")
    assert _packages(solve(together)) == [{"step:inspectors"}]
    state = State(on.assume([*together.assumed, "step:inspectors"]))
    assert state.holds("accord")
    assert set(state.moment("relief")) == {"relief", "compliance"}
    (need,) = state.needs("relief")
    assert (need.cause, need.because) == ("together", ("compliance",))
    causes: Collection[str | None] = [it.cause for it in state.needs("compliance")]
    assert causes == ["together", "holds"]


def test_circles_between_the_sides_are_contradictions_in_any_order_of_records() -> None:
    text = _SANCTIONS.replace("statements = []", "")
    dossier = good(text).dossier
    (loop,) = circles(dossier)
    assert loop.circle.outcomes == ("compliance", "relief")
    assert loop.on_record
    assert [hold.holder for hold in loop.holds] == ["bloc", "republic"] or [
        hold.holder for hold in loop.holds
    ] == ["republic", "bloc"]
    says = {hold.holder: (hold.says, hold.actors, hold.statements) for hold in loop.holds}
    assert says["bloc"] == (
        "relief from the sanctions: only after compliance",
        ("envoy",),
        ("envoy-comply-first",),
    )
    turned = dossier._replace(
        outcomes=dict(reversed(list(dossier.outcomes.items()))),
        preconditions=dict(reversed(list(dossier.preconditions.items()))),
    )
    assert circles(turned) == [loop]


def test_a_circle_between_the_sides_is_a_contradiction() -> None:
    (found,) = derive(good(_SANCTIONS).dossier)
    assert (found.kind, found.strength, found.cross_source) == ("circle", "hard", False)
    assert found.id == "circle:compliance+relief:republic-bloc"
    assert found.about == "compliance → relief from the sanctions → compliance"
    assert [(side.holder, side.actors, side.statements) for side in found.sides] == [
        ("republic", ("minister",), ("minister-relief-first",)),
        ("bloc", ("envoy",), ("envoy-comply-first",)),
    ]
    assert found.circle
    assert [edge.precondition.id for edge in found.circle.edges] == ["relief-first", "comply-first"]
    assert "A way out: a new government, which is refused." in found.rule


def test_a_circle_that_rests_on_what_others_say_is_no_more_than_a_tension() -> None:
    told = _SANCTIONS.replace('set_by = "bloc"', 'set_by = "bloc"\nbasis = "attributed"')
    assert [item.strength for item in derive(good(told).dossier)] == ["tension"]


def test_from_a_statement_to_what_rests_on_it() -> None:
    resting = resting_on(_sanctions())
    assert {name: [it.outcome for it in found] for name, found in resting.items()} == {
        "envoy-comply-first": ["relief"],
        "minister-relief-first": ["compliance"],
        "minister-never": ["regime-change"],
    }
    (refused,) = resting["minister-never"]
    assert refused.refusal
    assert refused.refusal.by == "republic"
