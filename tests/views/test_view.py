"""Where the keys of a view lead, as states: without a screen."""

from __future__ import annotations

from test_explorer import CLASH, DOSSIER, TALK

from summit_tui.analysis.snapshot import snapshot
from summit_tui.views.explorer.view import ExplorerView
from summit_tui.views.selection import EVERYONE, Selection, explored, selection_of
from summit_tui.views.sources.view import SourcesView
from summit_tui.views.time import Shown
from summit_tui.views.timeline.view import TimelineView
from summit_tui.views.view import escaped, first_state, followed, gone_to, inputs, wanted
from summit_tui.views.view_state import PaneState, ViewState
from support import dossier

HERE = snapshot(dossier(DOSSIER).dossier)
VIEW = ExplorerView(HERE, Shown(), lambda name: name)


def test_opening_narrows_and_leads_to_the_next_list() -> None:
    at_statement = ViewState("explorer", "statements").on("statements", "a1").choosing(actor="ann")
    opened = VIEW.opened(at_statement)
    assert (opened.at, opened.beside) == ("contradictions", "contradictions")
    assert selection_of(opened) == Selection(actor="ann", statement="a1")
    assert opened.steps == (at_statement,)
    inside = VIEW.opened(opened.on("contradictions", CLASH))
    assert selection_of(inside) == Selection(actor="ann", dispute=TALK, contradiction=CLASH)


def test_esc_goes_back_to_the_state_that_was_left_whole() -> None:
    left = ViewState(
        "explorer", "statements", panes={"statements": PaneState("", "b1", 7)}
    ).choosing(actor="bob")
    assert escaped(VIEW, VIEW.opened(left)) == left


def test_esc_takes_the_filter_back_first_and_then_what_is_narrowest() -> None:
    state = ViewState("explorer", "statements").choosing(actor="ann", statement="a1")
    state = state.filtering("statements", "tide")
    seen = []
    while state := escaped(VIEW, state) or ViewState(""):
        if not state.view:
            break
        seen.append((state.at, state.pane("statements").filter, selection_of(state)))
    assert seen == [
        ("statements", "", Selection(actor="ann", statement="a1")),
        ("statements", "", Selection(actor="ann")),
        ("actors", "", Selection()),
    ]


def test_a_view_that_was_asked_for_leads_back_over_its_own_ladder() -> None:
    sources = SourcesView(HERE, Shown(), lambda name: name)
    left = first_state(VIEW)
    here = left.leading_to(gone_to(sources, first_state(sources), "between"))
    pairs = escaped(sources, here)
    assert pairs
    assert (pairs.view, pairs.at) == ("sources", "pairs")
    assert escaped(sources, pairs) == left
    opened = sources.opened(pairs._replace(at="sources").on("sources", "gazette"))
    assert opened.chosen == explored(Selection(source="gazette"), "statements").chosen
    assert [step.view for step in opened.steps] == ["explorer", "sources"]


def test_the_cursor_of_a_list_that_chooses_is_what_is_chosen() -> None:
    actors, statements, _ = VIEW.panes
    state = ViewState("explorer", "actors").choosing(actor="ann", statement="a1")
    moved = followed(state.on("actors", "bob"), actors)
    assert selection_of(moved) == Selection(actor="bob")
    assert wanted(moved, actors).cursor == "bob"
    assert inputs(moved, statements) != inputs(state, statements)
    assert not followed(moved.on("actors", EVERYONE), actors).chosen
    assert followed(moved.on("actors", ""), actors).chosen == {"actor": "bob"}, "nothing matches"


def test_a_party_is_taken_back_before_the_timeline_is_left() -> None:
    timeline = TimelineView(HERE, Shown(), lambda name: name)
    state = first_state(VIEW).leading_to(first_state(timeline).choosing(party="port"))
    wider = escaped(timeline, state)
    assert wider
    assert (wider.view, dict(wider.chosen)) == ("timeline", {})
    assert escaped(timeline, wider) == first_state(VIEW)


def test_what_a_snapshot_does_not_have_is_left_out() -> None:
    state = ViewState("explorer", "statements").choosing(actor="nobody", statement="a1", reach="?")
    assert dict(VIEW.kept(state).chosen) == {"statement": "a1"}


def test_steps_are_bounded() -> None:
    state = ViewState("explorer", "statements").on("statements", "a1")
    for _ in range(50):
        state = VIEW.opened(state)._replace(at="statements")
    assert len(state.steps) == 8
    assert all(not step.steps for step in state.steps)
