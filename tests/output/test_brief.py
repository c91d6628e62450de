"""The brief: short, with both sides named, and as safe as the long documents."""

from __future__ import annotations

import re

from hypothesis import given
from markdown_it import MarkdownIt
from taken import document, hostile, made, shipped, with_texts
from test_page import Page

from summit_tui.analysis.blockers.answer import Answer, solve
from summit_tui.analysis.blockers.blocker_graph import blocker_graph, up_to
from summit_tui.dossier.model import Dossier
from summit_tui.output.export.brief import Brief, brief
from summit_tui.output.export.brief_markdown import lines
from summit_tui.output.export.brief_page import page


def _brief(dossier: Dossier) -> Brief:
    answer: Answer | None = None
    if dossier.goal:
        answer = solve(blocker_graph(dossier, up_to("stated")), dossier.goal)
    return brief(document(dossier), answer)


def test_the_brief_of_the_shipped_dossier_is_short_and_whole() -> None:
    told = _brief(shipped())
    text = list(lines(told))
    assert len(text) <= 120
    assert all(point.voices for point in told.points)
    assert sum(line.startswith("- ") for line in text) >= len(told.sources)
    assert told.waits
    assert told.deals


def test_both_sides_stand_with_their_words_and_sources() -> None:
    text = "\n".join(lines(_brief(made())))
    assert "   - no (The Mayor): “No talks, gates or not.” — The Mayor, about 5 Mar 2031" in text
    assert "The Herald · own words" in text
    assert "- Docks (stated, 1 statement): the gates are open" in text
    assert "<https://herald.example/docks?a=1&b=2>" in text


def test_points_of_two_digits_hold_their_sides() -> None:
    tokens = MarkdownIt().parse("\n".join(lines(_brief(shipped()))))
    outer = [token for token in tokens if token.type == "ordered_list_open"]
    assert len(outer) == 1
    inside = [token for token in tokens if token.type == "bullet_list_open" and token.level == 2]
    assert len(inside) == len(_brief(shipped()).points)


def test_the_page_holds_the_same() -> None:
    told = _brief(shipped())
    text = "\n".join(page(told))
    shown = Page(text)
    assert shown.shape.count("article") == len(told.points)
    assert "default-src 'none'" in shown.policy
    assert not re.search(r"<script|<link|<img|@import|url\(|\bsrc=", text)


@given(hostile())
def test_no_text_of_a_dossier_changes_the_shape_of_a_brief(text: str) -> None:
    plain = _brief(with_texts(made(), lambda _: "plain"))
    harmed = _brief(with_texts(made(), lambda old: text if len(old) % 2 else f"a {text} b"))
    assert Page("\n".join(page(harmed))).shape == Page("\n".join(page(plain))).shape
    assert len(list(lines(harmed))) == len(list(lines(plain)))


def test_a_dossier_without_disputes_and_goal_has_a_brief() -> None:
    empty = made()._replace(statements={}, goal="")
    assert "## Sources" in list(lines(_brief(empty)))
