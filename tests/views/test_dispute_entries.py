"""A dispute as a row and in full: who faces whom, their words, who is absent."""

from __future__ import annotations

import pytest
from test_explorer import DOSSIER

from summit_tui.analysis.snapshot import Snapshot, snapshot
from summit_tui.views.explorer.dispute_details import dispute_detail
from summit_tui.views.explorer.dispute_rows import SHORT, TALL, entry_row
from summit_tui.views.explorer.faces import facing
from summit_tui.views.lines import plain, width_of
from summit_tui.views.selection import Selection, entry_rows, statement_rows
from support import dossier

TALK = "proposition:talk"


def _snapshot() -> Snapshot:
    return snapshot(dossier(DOSSIER).dossier)


@pytest.mark.parametrize("width", [1, 20, 43, 44, 60, 120])
@pytest.mark.parametrize("height", [SHORT, TALL])
def test_a_row_is_never_larger_than_its_room(width: int, height: int) -> None:
    lines = entry_row(_snapshot(), TALK, width, height)
    assert len(lines) <= height
    assert all(width_of(part) <= max(width, 4) for part in lines)


def test_a_row_names_the_question_both_answers_and_what_they_rest_on() -> None:
    for height in (SHORT, TALL):
        text = "\n".join(map(plain, entry_row(_snapshot(), TALK, 80, height)))
        for part in ("The sides should talk.", "Port ≠ Union", "Bob", "yes", "no", "own words"):
            assert part in text


def test_in_full_both_sides_stand_beside_each_other_where_there_is_room() -> None:
    here = _snapshot()
    beside = next(text for text in map(plain, dispute_detail(here, TALK, 110)) if "yes" in text)
    assert "│ no" in beside
    narrow = list(map(plain, dispute_detail(here, TALK, 60)))
    assert "yes" in narrow
    assert "no" in narrow


def test_a_speaker_is_named_beside_each_statement_of_a_side() -> None:
    text = "\n".join(map(plain, dispute_detail(_snapshot(), TALK, 60)))
    assert "3 Mar 2031  Bob" in text or "Bob, Mon 3 Mar 2031" in text


def test_who_faces_whom_is_said_by_party() -> None:
    here = _snapshot()
    assert facing(here, here.disputes_by_id[TALK]) == "Port ≠ Union"


def test_a_chosen_dispute_shows_its_statements_by_answer_and_what_is_in_it() -> None:
    here = _snapshot()
    chosen = Selection(dispute=TALK)
    assert list(statement_rows(here, chosen).ids) == ["a1", "b1", "b2"]
    assert list(entry_rows(here, chosen, "all").ids) == [TALK, "opposition:talk:ann-bob"]


def test_a_chosen_contradiction_stands_in_its_dispute() -> None:
    here = _snapshot()
    rows = entry_rows(here, Selection(contradiction="opposition:talk:ann-bob"), "all")
    assert list(rows.ids) == [TALK, "opposition:talk:ann-bob"]
