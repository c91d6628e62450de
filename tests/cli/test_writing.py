"""What `w` writes: the record or the view that the reader is at, never over another file."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from taken import TEXT, made, shipped
from test_page import Page

from summit_tui.analysis.snapshot import Snapshot, snapshot
from summit_tui.cli.writing import FileWriter
from summit_tui.output.files import CannotWriteError
from summit_tui.views.selection import EVERYONE
from summit_tui.views.view_state import ViewState
from support import dossier


@cache
def _small() -> Snapshot:
    return snapshot(made())


def _at(pane: str, row: str) -> ViewState:
    return ViewState("explorer", pane).on(pane, row)


def _view(name: str, **chosen: str) -> ViewState:
    return ViewState(name).choosing(**chosen)


_TALK = "Should the sides talk?"


def _dispute() -> str:
    return next(it.id for it in _small().disputes if not it.dismissed)


_PLACES = {
    "actor": _at("actors", "mayor"),
    "statement": _at("statements", "mayor-no"),
    "everyone": _at("actors", EVERYONE),
    "blockers": _view("blockers", basis="stated"),
    "matrix": _view("matrix"),
    "timeline": _view("timeline", party=""),
    "sources": _view("sources"),
}


@pytest.mark.parametrize("name", _PLACES)
@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_whatever_is_on_the_screen_can_be_written(name: str, suffix: str, tmp_path: Path) -> None:
    path = FileWriter(str(tmp_path), suffix).write(_small(), _PLACES[name], "here")
    assert path == str(tmp_path / f"here{suffix}")
    text = Path(path).read_text(encoding="utf-8")
    if suffix == ".html":
        page = Page(text)
        inside = {link[1:] for link in page.links if link.startswith("#")}
        assert inside <= {*page.ids, *(_encoded(it) for it in page.ids)}
    else:
        assert text.startswith("# Will the harbour talks resume?\n")
        assert MarkdownIt().parse(text)


def _encoded(name: str) -> str:
    from urllib.parse import quote

    return quote(name, safe="-._:+~")


def _text(place: ViewState, tmp_path: Path) -> str:
    path = FileWriter(str(tmp_path), ".md").write(_small(), place, "x")
    return Path(path).read_text(encoding="utf-8")


def test_a_dispute_has_its_sides_all_words_and_the_contradictions_in_it(tmp_path: Path) -> None:
    dispute = _small().disputes_by_id[_dispute()]
    text = _text(_at("contradictions", dispute.id), tmp_path)
    assert "“No talks, gates or not.”" in text
    assert "## All that was said on it" in text
    assert text.count("\n#### ") == len(dispute.contradictions)
    for side in dispute.sides:
        for name in side.statements:
            said = made().statements[name]
            assert (said.quote or said.summary) in text
    assert "## Actors" not in text


def test_a_contradiction_is_written_alone(tmp_path: Path) -> None:
    item = _small().contradictions[0]
    text = _text(_at("contradictions", item.id), tmp_path)
    assert text.count("\n#### ") == 1
    assert "## What is disputed" not in text


def test_an_actor_has_all_they_said_and_their_disputes_but_nobody_elses_words(
    tmp_path: Path,
) -> None:
    text = _text(_PLACES["actor"], tmp_path)
    assert "#### The Mayor" in text
    assert "## What is disputed" in text
    assert "#### The Clerk" not in text


def test_a_statement_has_its_positions_and_what_contradicts_it(tmp_path: Path) -> None:
    text = _text(_PLACES["statement"], tmp_path)
    assert "✗ rejects: The sides should talk." in text
    assert "The last word of the briefing." in text
    against = _small().contradictions_with["mayor-no"]
    assert text.count("\n#### ") == len(against) > 0


def test_what_blocks_is_as_the_reader_has_it(tmp_path: Path) -> None:
    stated = _text(_view("blockers", basis="stated"), tmp_path)
    wider = _text(_view("blockers", basis="inferred"), tmp_path)
    assert "counted: stated" in stated
    assert "attributed" in wider.splitlines()[-1] or "attributed" in wider
    assert stated != wider
    assumed = _text(_view("blockers", basis="stated", assumed="drop:money:port"), tmp_path)
    assert "What if" in assumed


def test_the_matrix_tells_who_stands_where(tmp_path: Path) -> None:
    text = _text(_PLACES["matrix"], tmp_path)
    assert "- The sides should talk." in text
    assert "  - ✗ reject it: The Mayor" in text


def test_the_timeline_of_a_party_has_only_its_words(tmp_path: Path) -> None:
    text = _text(_view("timeline", party="port"), tmp_path)
    assert "“No talks, gates or not.”" in text
    assert "gates as they are" not in text


def test_the_sources_come_with_what_stands_between_them(tmp_path: Path) -> None:
    text = _text(_PLACES["sources"], tmp_path)
    assert "## Between two sources" in text
    assert "relays the other" in text


def test_no_file_is_ever_written_over(tmp_path: Path) -> None:
    writer = FileWriter(str(tmp_path), ".md")
    (tmp_path / "x.md").write_text("mine")
    (tmp_path / "x-2.md").symlink_to(tmp_path / "nowhere")
    assert writer.write(_small(), _PLACES["actor"], "x") == str(tmp_path / "x-3.md")
    assert writer.write(_small(), _PLACES["actor"], "x.md") == str(tmp_path / "x-4.md")
    assert (tmp_path / "x.md").read_text() == "mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (_at("actors", "mayor"), "mayor.md"),
        (_at("actors", EVERYONE), "brief.md"),
        (_view("blockers"), "what-blocks.md"),
        (_view("matrix"), "who-stands-where.md"),
    ],
)
def test_the_name_says_what_is_in_it(place: ViewState, name: str) -> None:
    assert FileWriter("", ".md").name_for(_small(), place) == name


def test_the_name_of_a_dispute_is_its_question_cut_between_words() -> None:
    shown = snapshot(shipped())
    names = [FileWriter("", ".md").name_for(shown, _at("contradictions", it.id))
             for it in shown.disputes]  # fmt: skip
    assert "what-comes-first-agreed-terms-or-the-leaders-meeting.md" in names
    assert all(len(name) <= 63 and "/" not in name for name in names)


def test_a_folder_that_is_missing_or_closed_is_told_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="there is no folder"):
        FileWriter(str(tmp_path / "no"), ".md").write(_small(), _PLACES["actor"], "x")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    if os.geteuid():  # root may write anywhere
        with pytest.raises(CannotWriteError, match="cannot be written"):
            FileWriter(str(closed), ".md").write(_small(), _PLACES["actor"], "x")
    assert list(closed.iterdir()) == []
    with pytest.raises(CannotWriteError):
        FileWriter("/dev", ".md").write(_small(), _PLACES["actor"], "/proc/x.md")
    assert list(tmp_path.iterdir()) == [closed]


def test_a_draft_and_an_empty_list_have_no_name(tmp_path: Path) -> None:
    draft = '[[statements]]\nid="new"\ndraft=true\nactor="mayor"\nsource="gazette"\nquote="Never."'
    shown = snapshot(dossier(f"{TEXT}{draft}").dossier)
    writer = FileWriter(str(tmp_path), ".md")
    assert writer.name_for(shown, _at("statements", "new")) == ""
    assert writer.name_for(shown, _at("statements", "")) == ""
    assert writer.name_for(shown, _at("statements", "mayor-no")) == "mayor-no.md"
