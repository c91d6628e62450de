"""What blocks, on small negotiations of which one knows how they went."""

from __future__ import annotations

import os
import subprocess
import sys

from summit_tui.analysis.blockers.answer import solve
from summit_tui.analysis.blockers.blocker_graph import blocker_graph, up_to
from summit_tui.dossier.dates import parse
from summit_tui.dossier.load import load
from summit_tui.dossier.slice import until
from summit_tui.output.blockers_text import blocks
from support import good

_HEAD = """
[dossier]
title = "T"
goal = "goal"
[[parties]]
id = "north"
name = "North"
[[parties]]
id = "south"
name = "South"
[[sources]]
id = "wire"
[[actors]]
id = "nan"
name = "Nan"
party = "north"
[[actors]]
id = "sid"
name = "Sid"
party = "south"
"""

_CEASEFIRE = (
    _HEAD
    + """
[[propositions]]
id = "truce"
text = "There should be a ceasefire."
outcome = "goal"
[[outcomes]]
id = "goal"
name = "a ceasefire"
controllers = ["north", "south"]
refusals = [{ by = "north", statements = ["no"] }]
[[statements]]
id = "no"
actor = "nan"
source = "wire"
date = 2012-05-01
quote = "No ceasefire."
positions = [{ proposition = "truce", stance = "rejects" }]
[[statements]]
id = "yes"
actor = "nan"
source = "wire"
date = 2016-06-23
quote = "We lay down our arms."
positions = [{ proposition = "truce", stance = "affirms" }]
"""
)


def test_a_reversal_lifts_a_refusal_from_its_day_on() -> None:
    made = good(_CEASEFIRE).dossier
    before = solve(blocker_graph(until(made, parse("2016-06-22"))))
    assert [move.kind for move in before.packages[0].moves] == ["drop"]
    graph = blocker_graph(until(made, parse("2016-06-23")))
    (lapse,) = graph.lapses
    assert (lapse.how, lapse.by, lapse.statements) == ("turned", ("north",), ("yes",))
    assert [move.kind for move in solve(graph).packages[0].moves] == ["step"]


_WHO_FIRST = (
    _HEAD
    + """
[[outcomes]]
id = "goal"
name = "the deal"
[[outcomes]]
id = "relief"
name = "relief"
controllers = ["south"]
[[outcomes]]
id = "limits"
name = "limits"
controllers = ["north"]
[[preconditions]]
id = "both"
outcome = "goal"
requires = ["relief", "limits"]
[[preconditions]]
id = "relief-first"
outcome = "limits"
requires = ["relief"]
set_by = "north"
statements = ["north-says"]
TOGETHER_NORTH
[[preconditions]]
id = "limits-first"
outcome = "relief"
requires = ["limits"]
set_by = "south"
statements = ["south-says"]
[[statements]]
id = "north-says"
actor = "nan"
source = "wire"
date = 2013-01-01
quote = "Relief first."
[[statements]]
id = "south-says"
actor = "sid"
source = "wire"
date = 2013-01-02
quote = "Limits first."
[[statements]]
id = "same-day"
actor = "nan"
source = "wire"
date = 2016-01-16
quote = "Both on the same day."
"""
)


def test_who_goes_first_is_resolved_by_doing_both_at_once() -> None:
    made = good(_WHO_FIRST.replace("TOGETHER_NORTH", "")).dossier
    answer = solve(blocker_graph(made))
    (deadlock,) = answer.deadlocks
    assert {way.kind for way in deadlock.exits} == {"waive", "together"}
    assert not any(way.also for way in deadlock.exits)
    first = {move.id for move in answer.packages[0].moves}
    assert first == {"together:relief-first", "together:limits-first"}


def test_who_has_accepted_both_at_once_has_nothing_left_to_concede() -> None:
    made = good(_WHO_FIRST.replace("TOGETHER_NORTH", 'together = ["same-day"]')).dossier
    assert [move.id for move in solve(blocker_graph(made)).packages[0].moves] == [
        "together:limits-first"
    ]
    earlier = until(made, parse("2016-01-15"))
    assert len(solve(blocker_graph(earlier)).packages[0].moves) == 2


def test_the_answer_on_the_dossier_that_ships_fits_a_screen_and_begins_with_a_sentence() -> None:
    path = os.path.join(os.path.dirname(__file__), "..", "..", "data", "positions.toml")
    lines = list(blocks(solve(blocker_graph(load(path).dossier, up_to("stated"))), 80))
    assert len(lines) <= 60
    assert " waits for " in lines[0]


def test_the_same_bytes_in_every_run() -> None:
    path = os.path.join(os.path.dirname(__file__), "..", "..", "data", "positions.toml")
    command = [
        sys.executable,
        "-m",
        "summit_tui",
        "blockers",
        "--json",
        "--basis",
        "inferred",
        path,
    ]
    answers = {
        subprocess.run(
            command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in "1234"
    }
    assert len(answers) == 1
