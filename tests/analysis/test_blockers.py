"""When an outcome holds: the rules of `docs/blockers.md`, one by one."""

from __future__ import annotations

from collections.abc import Iterable

from blocked import CIRCLE, blocked, needs, outcome

from summit_tui.analysis.blockers.answer import Answer, solve
from summit_tui.analysis.blockers.blocker_graph import BlockerGraph, blocker_graph, up_to
from summit_tui.analysis.blockers.state import State
from summit_tui.dossier.model import Dossier, Outcome, Precondition


def _holds(dossier: Dossier | BlockerGraph, *moves: str) -> set[str]:
    on = dossier if isinstance(dossier, BlockerGraph) else blocker_graph(dossier)
    state = State(on.assume(moves))
    return {name for name in on.dossier.outcomes if state.holds(name)}


def _packages(answer: Answer) -> list[set[str]]:
    return [{move.id for move in package.moves} for package in answer.packages]


def _solved(outcomes: Iterable[Outcome], preconditions: Iterable[Precondition]) -> Answer:
    return solve(blocker_graph(blocked(outcomes, preconditions)))


# -- when an outcome holds ----------------------------------------------------------------------


def test_what_is_met_holds_whatever_is_demanded_or_refused() -> None:
    made = [outcome("x", "met", refused_by="a"), outcome("y")]
    assert _holds(blocked(made, [needs("p", "x", ["y"], by="a")])) == {"x"}


def test_an_open_leaf_needs_its_step_which_all_controllers_take_together() -> None:
    dossier = blocked([outcome("x", controllers=("a", "ann", "cy", "b"))], [])
    step = blocker_graph(dossier).moves["step:x"]
    assert step.by == ("a", "ann", "cy", "b")
    # Ann is of party a; Cy is independent and stands for himself.
    assert step.parties == ("a", "cy", "b")
    assert _holds(dossier) == set()
    assert _holds(dossier, "step:x") == {"x"}


def test_an_outcome_comes_about_when_what_is_demanded_has() -> None:
    dossier = blocked([outcome("x"), outcome("y", "met")], [needs("p", "x", ["y"], by="a")])
    assert _holds(dossier) == {"x", "y"}
    assert "step:x" not in blocker_graph(dossier).moves


def test_a_waived_demand_counts_as_satisfied() -> None:
    dossier = blocked([outcome("x"), outcome("y")], [needs("p", "x", ["y"], by="b")])
    assert _holds(dossier, "waive:p") == {"x"}


def test_silence_is_no_refusal() -> None:
    # b controls x as well, and neither demands nor refuses anything.
    made = [outcome("x", controllers=("a", "b")), outcome("y", "met")]
    assert _holds(blocked(made, [needs("p", "x", ["y"], by="a")])) == {"x", "y"}


def test_every_refusal_has_to_be_dropped() -> None:
    dossier = blocked([outcome("x", controllers=("a", "b"), refused_by="ab")], [])
    assert _holds(dossier, "drop:x:a") == set()
    assert _holds(dossier, "drop:x:a", "drop:x:b") == {"x"}
    # Who drops the last refusal has agreed: that is not asked for twice.
    assert "step:x" not in blocker_graph(dossier).moves


def test_a_refusal_and_a_demand_both_bind() -> None:
    made = [outcome("x", refused_by="a"), outcome("y")]
    dossier = blocked(made, [needs("p", "x", ["y"], by="b")])
    assert _holds(dossier, "drop:x:a") == set()
    assert _holds(dossier, "step:y") == {"y"}
    assert _holds(dossier, "drop:x:a", "step:y") == {"x", "y"}


def test_alternatives_are_groups_of_which_one_wholly_holds() -> None:
    made = [outcome(name) for name in "xyzw"]
    dossier = blocked(made, [needs("p", "x", ["y", "z"], ["w"], by="a")])
    assert "x" not in _holds(dossier, "step:y")
    assert "x" in _holds(dossier, "step:y", "step:z")
    assert "x" in _holds(dossier, "step:w")


def test_law_cannot_be_waived_and_an_inference_of_what_nobody_set_neither() -> None:
    made = [outcome("x"), outcome("y")]
    preconditions = [needs("p", "x", ["y"]), needs("q", "x", ["y"], basis="inferred")]
    assert set(blocker_graph(blocked(made, preconditions)).moves) == {"step:y"}


def test_an_inferred_demand_of_somebody_can_be_waived_by_its_party() -> None:
    made = [outcome("x"), outcome("y")]
    on = blocker_graph(blocked(made, [needs("p", "x", ["y"], by="ann", basis="inferred")]))
    assert on.moves["waive:p"].parties == ("a",)
    assert on.moves["waive:p"].by == ("ann",)


def test_a_circle_never_supports_itself() -> None:
    made = [outcome("x"), outcome("y")]
    for basis in ("inferred", "law"):
        rules = [
            needs("p", "x", ["y"], basis=basis),
            needs("q", "y", ["x"], basis=basis),
        ]
        assert _holds(blocked(made, rules)) == set()


# -- at once -----------------------------------------------------------------------------------


def test_together_needs_both_holders() -> None:
    dossier = blocked([outcome("x"), outcome("y")], CIRCLE)
    assert _holds(dossier, "together:p") == set()
    assert _holds(dossier, "together:q") == set()
    assert _holds(dossier, "together:p", "together:q") == {"x", "y"}


def test_together_leaves_everything_else_that_is_required() -> None:
    made = [outcome("x"), outcome("y"), outcome("z")]
    dossier = blocked(made, [*CIRCLE, needs("r", "y", ["z"], by="b")])
    both = ("together:p", "together:q")
    assert _holds(dossier, *both) == set()
    assert _holds(dossier, *both, "step:z") == {"x", "y", "z"}


def test_together_does_not_help_against_another_order_on_the_circle() -> None:
    made = [outcome("x"), outcome("y")]
    dossier = blocked(made, [*CIRCLE, needs("law", "y", ["x"])])
    assert _holds(dossier, "together:p", "together:q") == set()
    assert _packages(solve(blocker_graph(dossier))) == [{"waive:p"}]


def test_what_was_inferred_and_nobody_set_goes_along_but_carries_no_circle() -> None:
    made = [outcome("x"), outcome("y"), outcome("z")]
    dossier = blocked(
        made,
        [
            needs("p", "x", ["y"], by="a"),
            needs("part", "y", ["z"], basis="inferred"),
            needs("q", "z", ["x"], by="b"),
        ],
    )
    assert _holds(dossier, "together:p", "together:q") == {"x", "y", "z"}
    assert _holds(dossier, "together:p") == set()


def test_an_inferred_circle_is_not_carried_by_an_agreement_beside_it() -> None:
    dossier = blocked(
        [outcome("x"), outcome("y"), outcome("z")],
        [
            needs("p", "x", ["y"], by="a"),
            needs("one", "x", ["y"], ["z"], basis="inferred"),
            needs("two", "y", ["x"], basis="inferred"),
        ],
    )
    assert _packages(solve(blocker_graph(dossier))) == [
        {"together:p", "step:z"},
        {"waive:p", "step:z"},
    ]


def test_circles_that_cross_can_all_come_about_at_one_moment() -> None:
    made = [outcome("x"), outcome("y"), outcome("z")]
    rules = [
        *CIRCLE,
        needs("r", "x", ["z"], by="a"),
        needs("s", "z", ["x"], by="b"),
    ]
    all_agree = {"together:p", "together:q", "together:r", "together:s"}
    assert _holds(blocked(made, rules), *all_agree) == {"x", "y", "z"}
    assert _holds(blocked(made, rules), *(all_agree - {"together:r"})) == set()
    assert _packages(_solved(made, rules))[0] == all_agree


def test_one_moment_may_have_to_follow_another() -> None:
    made = [outcome(name) for name in "xyzw"]
    rules = [
        needs("p", "x", ["y"], by="a"),
        needs("q", "y", ["x"], by="b"),
        needs("r", "z", ["w"], by="a"),
        needs("s", "w", ["z"], by="b"),
        needs("order", "x", ["z"]),
    ]
    every = ("together:p", "together:q", "together:r", "together:s")
    assert _holds(blocked(made, rules), *every) == {"x", "y", "z", "w"}
    assert _holds(blocked(made, rules), *every[:2]) == set()
    answer = solve(blocker_graph(blocked(made, rules)))
    assert _packages(answer)[0] == set(every)


def test_together_is_offered_only_where_a_circle_could_close() -> None:
    made = [outcome("x"), outcome("y"), outcome("z")]
    on = blocker_graph(blocked(made, [*CIRCLE, needs("r", "x", ["z"], by="a")]))
    assert {"together:p", "together:q"} <= on.moves.keys()
    assert "together:r" not in on.moves
    through_law = [needs("p", "x", ["y"], by="a"), needs("q", "y", ["x"])]
    assert "together:p" not in blocker_graph(blocked(made, through_law)).moves


# -- which preconditions count -------------------------------------------------------------------


def test_the_snapshot_changes_with_the_bases_that_count() -> None:
    made = [outcome("x"), *(outcome(name) for name in ("own", "said", "leak", "guess", "law"))]
    rules = [
        needs("1", "x", ["own"], by="a", basis="stated"),
        needs("2", "x", ["said"], by="a", basis="attributed"),
        needs("3", "x", ["leak"], by="a", basis="leaked"),
        needs("4", "x", ["guess"], by="a", basis="inferred"),
        needs("5", "x", ["law"]),
    ]
    dossier = blocked(made, rules)
    waits = [
        State(blocker_graph(dossier, up_to(basis))).waits_for("x")
        for basis in ("stated", "attributed", "leaked", "inferred")
    ]
    assert waits == [
        ("own", "law"),
        ("own", "said", "law"),
        ("own", "said", "leak", "law"),
        ("own", "said", "leak", "guess", "law"),
    ]


def test_refusals_stand_whatever_counts() -> None:
    dossier = blocked([outcome("x", refused_by="a")], [])
    assert _holds(blocker_graph(dossier, ())) == set()
