"""A second negotiation, with a known answer: sanctions relief against compliance."""

from __future__ import annotations

from collections.abc import Collection

from sanctions import SANCTIONS

from summit_tui.analysis.blockers.answer import Answer, solve, steps_behind
from summit_tui.analysis.blockers.blocker_graph import BlockerGraph, blocker_graph
from summit_tui.analysis.blockers.circles import circles
from summit_tui.analysis.blockers.evidence import resting_on
from summit_tui.analysis.blockers.line_status import line_statuses
from summit_tui.analysis.blockers.outline import outline
from summit_tui.analysis.blockers.state import State
from summit_tui.analysis.contradictions.derive import derive
from support import good


def _packages(answer: Answer) -> list[set[str]]:
    return [{move.id for move in package.moves} for package in answer.packages]


# -- a second negotiation ------------------------------------------------------------------------


def _sanctions() -> BlockerGraph:
    return blocker_graph(good(SANCTIONS).dossier)


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
        (0, 0, 0, 2, 1),
        (0, 0, 1, 0, 1),
        (0, 0, 1, 0, 1),
        (1, 0, 0, 0, 1),
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
    text = SANCTIONS.replace("statements = []", "")
    dossier = good(text).dossier
    (loop,) = circles(dossier)
    assert loop.circle.outcomes == ("compliance", "relief")
    assert loop.on_record
    assert [hold.holder for hold in loop.holds] == ["bloc", "republic"] or [
        hold.holder for hold in loop.holds
    ] == ["republic", "bloc"]
    says = {hold.holder: (hold.says, hold.actors, hold.statements) for hold in loop.holds}
    assert says["bloc"] == (
        "relief from the sanctions: only after compliance, or a new government",
        ("envoy",),
        ("envoy-comply-first",),
    )
    turned = dossier._replace(
        outcomes=dict(reversed(list(dossier.outcomes.items()))),
        preconditions=dict(reversed(list(dossier.preconditions.items()))),
    )
    assert circles(turned) == [loop]


def test_a_circle_between_the_sides_is_a_contradiction() -> None:
    (found,) = derive(good(SANCTIONS).dossier)
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
    told = SANCTIONS.replace('set_by = "bloc"', 'set_by = "bloc"\nbasis = "attributed"')
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


def _standings(*moves: str) -> dict[str, str]:
    on = _sanctions()
    lines = list(outline(State(on), "accord"))
    state = State(on.assume(moves))
    found = zip(lines, line_statuses(lines, state), strict=True)
    return {f"{line.depth}:{line.outcome}": standing for line, standing in found}


def test_what_becomes_of_each_line_when_moves_are_assumed() -> None:
    assert set(_standings().values()) == {"blocks"}
    waived = _standings("waive:relief-first")
    assert waived["3:relief"] == "waived"
    assert waived["3:inspectors"] == "blocks"
    assert waived["2:compliance"] == "blocks"
    done = _standings("waive:relief-first", "step:inspectors")
    assert done["3:inspectors"] == "holds"
    assert done["2:compliance"] == "holds"
    assert done["2:regime-change"] == "otherwise"
    assert done["0:accord"] == "holds"
    agreed = _standings("together:relief-first", "together:comply-first", "step:inspectors")
    assert agreed["2:compliance"] == "together"
    lifted = _standings("waive:comply-first")
    assert lifted["3:inspectors"] == "moot", "what was below a demand that nobody has any more"


def test_a_concession_names_the_steps_it_counts_on() -> None:
    answer = solve(_sanctions())
    for package in answer.concessions:
        assert [move.id for move in steps_behind(answer, package)] == ["step:inspectors"]
