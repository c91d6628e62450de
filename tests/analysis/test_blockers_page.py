"""The examples of `docs/blockers.md` are run: each gives what the page says."""

from __future__ import annotations

import os
import re

import pytest

from summit_tui.analysis.blockers.answer import solve
from summit_tui.analysis.blockers.blocker_graph import blocker_graph
from summit_tui.analysis.blockers.evidence import Obstacle, says
from summit_tui.analysis.phrases.blocking import ended
from summit_tui.output.blockers import document
from summit_tui.output.blockers_text import blocks
from support import good

_PAGE = os.path.join(os.path.dirname(__file__), "..", "..", "docs", "blockers.md")
_CAST = """
[dossier]
title = "A vote"
goal = "vote"
[[parties]]
id = "a"
name = "A"
[[sources]]
id = "gazette"
date = 2031-06-01
[[actors]]
id = "ann"
name = "Ann"
party = "a"
[[propositions]]
id = "hold-vote"
text = "The vote should be held."
outcome = "vote"
"""
_OUTCOMES = ("the vote", "the border", "withdrawal", "observers")


def _examples() -> list[tuple[str, str]]:
    with open(_PAGE, encoding="utf-8") as page:
        text = page.read()
    return re.findall(r"```toml\n(.*?)```\n\nGives: (.*?)\n\n", text, re.DOTALL)


def test_the_page_has_examples() -> None:
    assert len(_examples()) >= 4


@pytest.mark.parametrize(("example", "told"), _examples())
def test_an_example_gives_what_stands_under_it(example: str, told: str) -> None:
    outcomes = "".join(
        f"[[outcomes]]\nid = '{name.split()[-1]}'\nname = '{name}'\ncontrollers = ['a']\n"
        for name in _OUTCOMES
    )
    graph = blocker_graph(good(_CAST + outcomes + example).dossier)
    found = [
        says(graph.dossier, Obstacle(demand.outcome, demand, None)).rpartition(" (")[0]
        for demand in graph.demands
    ]
    found += [ended(graph.dossier, lapse) for lapse in graph.lapses]
    assert " ".join(f"{sentence}." for sentence in found) == told


def test_what_has_ended_is_told_where_it_stood() -> None:
    outcomes = "".join(
        f"[[outcomes]]\nid = '{name}'\nname = 'the {name}'\ncontrollers = ['a']\n"
        for name in ("vote", "border")
    )
    answer = solve(blocker_graph(good(_CAST + outcomes + _examples()[3][0]).dossier))
    text = "".join(blocks(answer, 100))
    assert "since 1 May 2031 A no longer asks for the border before the vote\n" in text
    assert document(answer)["lapses"] == [
        {
            "outcome": "vote",
            "kind": "demand",
            "precondition": "border-first",
            "by": ["a"],
            "how": "waived",
            "statements": ["ann-after"],
        }
    ]
