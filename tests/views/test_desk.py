"""The rows of the desk, and where a row of a view stands in the files."""

from __future__ import annotations

import pytest
from cast import CAST, statement

from summit_tui.analysis.snapshot import snapshot
from summit_tui.cell_width import cell_len, cut
from summit_tui.dossier.parse.places import Locator
from summit_tui.dossier.problems import Problem, at_line
from summit_tui.views.desk import desk, draft_entries, entry_detail, entry_row
from summit_tui.views.in_files import dismissal_of, id_of, place_in_files
from summit_tui.views.lines import plain, width_of
from support import dossier, good

DRAFT = statement("later", "bob", quote="We may talk.") + "draft = true\n"
CLASH = statement(
    "yes", "ann", date="2031-03-01", quote="Yes.", on='proposition = "talk", stance = "affirms"'
) + statement(
    "no", "bob", date="2031-03-01", quote="No.", on='proposition = "talk", stance = "rejects"'
)


def drawn(problem: Problem, width: int) -> list[str]:
    (entry,) = desk([("Problems", [problem])]).entries.values()
    return [plain(part) for part in entry_detail(entry, width)]


@pytest.mark.parametrize(
    ("text", "col", "left"),
    [
        ("id = 5", 6, "id = "),
        ("\t\tid = 5", 8, "  id = "),
        ('name = "習近平" oops', 14, 'name = "習近平" '),
        ('name = "e\u0301té" oops', 15, 'name = "e\u0301té" '),
        ("x" * 300 + " oops", 302, None),
    ],
)
@pytest.mark.parametrize("width", [30, 80, 120])
def test_the_caret_stands_below_what_is_wrong(
    text: str, col: int, left: str | None, width: int
) -> None:
    problem = at_line("E105", "no value", "a.toml", 3, col, text)
    line, caret = drawn(problem, width)[-2:]
    assert caret.strip() == "^"
    before = cut(line, len(caret) - 1)
    assert line[len(before)] == text[col - 1]
    if left is not None and width > 30:
        assert before == "    " + left
    assert max(cell_len(line), len(caret)) <= width


def test_a_row_names_file_and_line_and_stays_the_same_when_lines_move() -> None:
    problem = at_line("E302", "no actor ‘x’", "/a/b/c.toml", 3, 5, "    x")
    moved = problem._replace(line=9)
    first, second = (desk([("Problems", [it])]) for it in (problem, moved))
    assert list(first.entries) == list(second.entries)
    (entry,) = first.entries.values()
    assert plain(entry_row(entry, 60)) == "c.toml:3:5 E302 no actor ‘x’"
    assert width_of(entry_row(entry, 12)) <= 12
    assert len(desk([("Problems", [problem, moved])]).entries) == 2


def test_groups_have_headings_and_empty_ones_none() -> None:
    problem = Problem("E101", "there is no such file", "a")
    made = desk([("Problems", []), ("Hints", [problem, problem._replace(code="H101")])])
    assert made.headings == [(0, "Hints")]


def test_drafts_are_listed_with_their_line() -> None:
    loaded = good(CAST + CLASH + DRAFT)
    (entry,) = draft_entries(loaded.dossier, loaded.locator)
    text = (CAST + CLASH + DRAFT).split("\n")
    assert text[entry.problem.line - 1] == "[[statements]]"
    assert text[entry.problem.line] == 'id = "later"'
    assert "We may talk." in entry.problem.message


def line_of(text: str, address: str) -> str:
    loaded = good(text)
    shown = snapshot(loaded.dossier)
    place = place_in_files(shown, address)
    if place is None:
        return ""
    line, _ = loaded.locator.position(place)
    return text.split("\n")[line]


def test_every_record_leads_to_its_line_and_a_derived_one_to_what_is_behind_it() -> None:
    text = CAST + CLASH
    shown = snapshot(good(text).dossier)
    (dispute,) = shown.disputes_by_id
    (contradiction,) = shown.by_id
    assert line_of(text, "ann") == 'id = "ann"'
    assert line_of(text, "gazette") == 'id = "gazette"'
    assert line_of(text, contradiction) in ('id = "yes"', 'id = "no"')
    assert line_of(text, f"disputes:{dispute}") in ('id = "yes"', 'id = "no"')
    asked = text.replace('id = "talk"', 'id = "talk"\nquestion = "shall-they"')
    asked += '[[questions]]\nid = "shall-they"\ntext = "Shall they talk?"\n'
    assert line_of(asked, "disputes:shall-they") == 'id = "shall-they"'
    assert line_of(text, "nobody") == ""
    assert line_of(text, "") == ""


def test_what_dismisses_a_row_is_taken_by_the_loader() -> None:
    text = CAST + CLASH
    shown = snapshot(good(text).dossier)
    (contradiction,) = shown.by_id
    table = dismissal_of(shown, contradiction)
    assert table.startswith("[[dismissals]]\n")
    assert id_of(shown, contradiction) in table
    mended = dossier(text + table.replace('reason = ""', 'reason = "not meant so"'))
    assert not mended.problems
    assert snapshot(mended.dossier).by_id[contradiction].dismissed == "not meant so"
    assert dismissal_of(shown, "ann") == ""


def test_a_locator_that_is_missing_leaves_the_line_out() -> None:
    loaded = good(CAST + CLASH + DRAFT)
    (entry,) = draft_entries(loaded.dossier, None)
    assert entry.problem.line == 0
    assert isinstance(loaded.locator, Locator)
