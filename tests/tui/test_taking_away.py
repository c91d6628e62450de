"""What a reader takes away carries its citation, and goes to the terminal, not to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from screens import opened, pane, shown
from test_explorer import DOSSIER

from summit_tui.analysis.citation import cited
from summit_tui.cli.writing import FileWriter
from summit_tui.tui.plain_page import PlainPage
from support import dossier


def test_a_quote_is_cited_with_who_when_and_where() -> None:
    loaded = dossier(DOSSIER).dossier
    assert cited(loaded, loaded.statements["a1"]) == (
        "“We shall talk, and soon.”\n— Ann Ågård, 1 Mar 2031, in “Harbour talks”."
    )


def test_a_summary_is_never_between_quotation_marks() -> None:
    text = DOSSIER.replace('quote = "The tide is high."', 'summary = "On the tide."')
    loaded = dossier(text).dossier
    assert cited(loaded, loaded.statements["a2"]).startswith("On the tide.\n— Ann Ågård (")


async def test_y_sends_it_to_the_terminal_and_a_second_time_shows_it_bare() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("s")
        pane(pilot, "statements").move_to_row("a1")
        await pilot.press("y")
        assert pilot.app.clipboard.startswith("“We shall talk, and soon.”\n— Ann Ågård")
        assert "sent to the terminal" in shown(pilot, "trail")
        await pilot.press("y")
        assert isinstance(pilot.app.screen, PlainPage)
        assert shown(pilot, "bare").startswith("“We shall talk, and soon.”\n— Ann Ågård")
        await pilot.press("escape", "down")
        assert "sent" not in shown(pilot, "trail")


async def test_any_row_can_be_taken_away() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("c", "y")
        assert "opposite sides" in pilot.app.clipboard
        await pilot.press("a", "down", "y")
        assert "Ann Ågård" in pilot.app.clipboard


async def test_a_link_is_a_command_line_that_opens_at_the_row() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("s")
        pane(pilot, "statements").move_to_row("a1")
        await pilot.press("Y")
        assert pilot.app.clipboard == "summit-tui --goto=a1"
        await pilot.press("D", *"2031-03-02", "enter", "Y")
        assert pilot.app.clipboard == "summit-tui --goto=a1 --as-of 2031-03-02"
        await pilot.press("a", "home", "Y")
        assert "no link" in shown(pilot, "trail")


async def test_w_writes_what_the_reader_is_on_and_says_the_path(tmp_path: Path) -> None:
    async with opened(DOSSIER, writer=FileWriter(str(tmp_path), ".md")) as pilot:
        await pilot.press("s")
        pane(pilot, "statements").move_to_row("a1")
        await pilot.press("w", "enter")
        assert "written: " in shown(pilot, "trail")
        assert "“We shall talk, and soon.”" in (tmp_path / "a1.md").read_text()
        await pilot.press("w", "enter")
        assert (tmp_path / "a1-2.md").exists()
        await pilot.press("w", *"wd.html", "enter")  # letters are letters while one types
        assert (tmp_path / "wd.html").read_text().startswith("<!DOCTYPE html>")
        await pilot.press("w", "escape")
        assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.parametrize(
    ("key", "name"),
    [("b", "what-blocks"), ("v", "who-stands-where"), ("t", "timeline"), ("e", "sources")],
)
async def test_in_another_view_w_writes_the_view(key: str, name: str, tmp_path: Path) -> None:
    async with opened(DOSSIER, writer=FileWriter(str(tmp_path), ".md")) as pilot:
        await pilot.press(key)
        await pilot.pause()
        await pilot.press("w", "enter")
        assert (tmp_path / f"{name}.md").exists()


async def test_what_cannot_be_written_is_told_where_the_reader_looks(tmp_path: Path) -> None:
    async with opened(DOSSIER, writer=FileWriter(str(tmp_path / "no"), ".md")) as pilot:
        await pilot.press("w", "enter")
        assert "there is no folder" in shown(pilot, "trail")


async def test_without_a_writer_nothing_is_asked() -> None:
    async with opened(DOSSIER) as pilot:
        await pilot.press("w")
        assert "nothing can be written" in shown(pilot, "trail")
        await pilot.press("down")
        assert "nothing can be written" not in shown(pilot, "trail")
