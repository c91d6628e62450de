"""Which of the alternatives that the demands on a circle name lead out of it."""

from __future__ import annotations

from sanctions import SANCTIONS

from summit_tui.analysis.blockers.circles import circles
from support import good

_PARALLEL = """
[[preconditions]]
id = "comply-at-once"
outcome = "relief"
any_of = {any_of}
set_by = "bloc"
statements = ["envoy-comply-first"]
"""


def _ways(text: str) -> list[tuple[str, ...]]:
    return [way.requires for loop in circles(good(text).dossier) for way in loop.exits]


def test_what_satisfies_the_demand_besides_opens_the_circle() -> None:
    assert _ways(SANCTIONS) == [("regime-change",)]


def test_beside_a_demand_that_names_no_alternative_it_opens_nothing() -> None:
    assert _ways(SANCTIONS + _PARALLEL.format(any_of='[["compliance"]]')) == []


def test_one_that_satisfies_both_demands_opens_it_and_is_told_once() -> None:
    both = '[["compliance"], ["inspectors", "regime-change"], ["regime-change"]]'
    ways = _ways(SANCTIONS + _PARALLEL.format(any_of=both))
    assert ways == [("inspectors", "regime-change"), ("regime-change",)]


def test_one_that_satisfies_only_the_other_opens_nothing() -> None:
    assert _ways(SANCTIONS + _PARALLEL.format(any_of='[["compliance"], ["inspectors"]]')) == []


def test_what_rules_out_what_waits_is_no_way_out() -> None:
    ruled = SANCTIONS.replace(
        'name = "a new government"', 'name = "a new government"\nrules_out = ["relief"]'
    )
    assert ruled != SANCTIONS
    assert _ways(ruled) == []
