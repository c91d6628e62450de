"""From the screen into the files: the editor at a row, ids, drafts, what is to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from cast import CAST, statement
from saving import Editor, following, saved
from screens import Driven, full, listed, pane, shown, until

from summit_tui.tui.desk_page import DeskPage
from summit_tui.tui.editing import EditorCall, NoEditorError

CLASH = (
    CAST
    + statement("yes", "ann", quote="Yes.", on='proposition = "talk", stance = "affirms"')
    + statement("no", "bob", quote="No.", on='proposition = "talk", stance = "rejects"')
)
DRAFT = statement("later", "bob", quote="We may talk.") + "draft = true\n"
BROKEN = CLASH + '[[statements]]\nid = "odd"\nactor = "bobb"\nsource = "gazette"\nquote = "x"\n'


class Files:
    """Notes what it is asked for; its editor is a program of Python."""

    texts = ""

    def __init__(self, program: str = "", *, windowed: bool = False) -> None:
        self.asked: list[tuple[int, int]] = []
        self._program = program
        self._windowed = windowed

    def editor_at(self, file: str, line: int, col: int) -> EditorCall:
        self.asked.append((line, col))
        if not self._program:
            raise NoEditorError("no editor is set: VISUAL or EDITOR names one")
        argv = (sys.executable, "-c", self._program, file)
        return EditorCall(argv, self._windowed, True, {})


def trail(pilot: Driven) -> str:
    return shown(pilot, "trail")


async def test_the_editor_is_asked_for_at_the_line_of_the_row() -> None:
    files, editor = Files(), Editor(CLASH)
    text = CLASH.split("\n")
    async with following(editor, desk=files) as pilot:
        assert pane(pilot, "statements").cursor == "yes"
        await pilot.press("E")
        assert "no editor is set" in trail(pilot)
        await pilot.press("a", "down", "E", "c", "E")
        lines = [text[line] for line, _ in files.asked]
        assert lines[0] == 'id = "yes"'
        assert lines[1] == 'id = "ann"'
        assert lines[2] in ('id = "no"', 'id = "yes"'), "a dispute leads to its first statement"
        await pilot.press("a", "home", "E")
        assert len(files.asked) == 3
        assert "stands nowhere in the files" in trail(pilot)


async def test_the_detail_says_where_a_row_stands_but_not_to_visitors() -> None:
    editor = Editor(CLASH)
    line = CLASH[: CLASH.index('id = "yes"')].count("\n")
    async with following(editor, desk=Files()) as pilot:
        assert full(pilot).rstrip().endswith(f"dossier.toml:{line}   E")
        await saved(pilot, editor, "# above\n" + CLASH)
        assert f"dossier.toml:{line + 1}" in full(pilot)
    async with following(editor, kiosk=True) as pilot:
        assert "dossier.toml" not in full(pilot)


async def test_an_editor_with_a_window_saves_and_one_that_fails_is_told() -> None:
    program = "import sys; f = open(sys.argv[1], 'a'); f.write('x'); f.close(); sys.exit(3)"
    files, editor = Files(program, windowed=True), Editor(CLASH)
    async with following(editor, desk=files) as pilot:
        await pilot.press("E")
        await until(pilot, lambda: "ended with 3" in trail(pilot))
        assert Path(editor.path).read_text() == CLASH + "x"


async def test_where_there_is_no_terminal_to_lend_it_is_said() -> None:
    async with following(Editor(CLASH), desk=Files("")) as pilot:
        await pilot.press("E")
        assert "no editor" in trail(pilot)
    async with following(Editor(CLASH), desk=Files("pass")) as pilot:
        await pilot.press("E")
        await until(pilot, lambda: "cannot be lent" in trail(pilot))


async def test_ids_and_what_dismisses_a_row_are_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    async with following(Editor(CLASH)) as pilot:
        taken: list[str] = []
        monkeypatch.setattr(pilot.app, "copy_to_clipboard", taken.append)
        await pilot.press("I", "I", "c", "I", "I")
        assert taken[:2] == ["yes", "yes"], "no statement can be dismissed"
        assert taken[3] == f'[[dismissals]]\ndispute = "{taken[2]}"\nreason = ""\n'


async def test_problems_drafts_and_hints_are_listed_and_lead_to_their_lines() -> None:
    files, editor = Files(), Editor(BROKEN + DRAFT)
    text = (BROKEN + DRAFT).split("\n")
    async with following(editor, desk=files) as pilot:
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: "Hints" in shown(pilot, "desk"))
        listing = shown(pilot, "desk")
        assert "E302" in listing
        assert "bobb" in listing
        assert "Drafts" in listing
        assert "^" in shown(pilot, "detail")
        await pilot.press("E", "down", "enter")
        await until(pilot, lambda: len(files.asked) == 2)
        (line, col), (draft, _) = files.asked
        assert text[line - 1][col - 1 :] == '"bobb"'
        assert text[draft] == 'id = "later"'


@pytest.mark.parametrize(("key", "gone"), [("A", "draft = true\n"), ("X", DRAFT)])
async def test_a_draft_is_decided_on_the_owners_word_alone(key: str, gone: str) -> None:
    editor = Editor(CLASH + DRAFT)
    file = Path(editor.path)
    async with following(editor, desk=Files()) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert listed(pilot, "desk").cursor == "draft statements later"
        await pilot.press(key)
        assert "y writes it" in shown(pilot, "masthead")
        await pilot.press("n")
        await pilot.press("y")
        assert file.read_text() == CLASH + DRAFT
        await pilot.press(key, "y")
        await pilot.pause()
        assert file.read_text().replace("\n", "") == (CLASH + DRAFT).replace(gone, "").replace(
            "\n", ""
        )
        editor.save(file.read_text())
        await until(pilot, lambda: "draft statements later" not in listed(pilot, "desk").rows)


async def test_a_draft_is_decided_on_where_it_is_listed() -> None:
    editor = Editor(CLASH + DRAFT)
    file = Path(editor.path)
    files = Files()
    async with following(editor, desk=files) as pilot:
        await pilot.press("A")
        assert "this is no draft" in trail(pilot)
        await pilot.press("end", "E")
        assert (CLASH + DRAFT).split("\n")[files.asked[0][0]] == 'id = "later"'
        await pilot.press("A", "n")
        await pilot.press("A", "escape")
        await pilot.pause()
        assert file.read_text() == CLASH + DRAFT
        await pilot.press("A", "y")
        await until(pilot, lambda: "is accepted" in trail(pilot))
        assert "draft" not in file.read_text()


async def test_what_is_no_draft_is_not_decided_on() -> None:
    editor = Editor(BROKEN)
    async with following(editor, desk=Files()) as pilot:
        await pilot.press("exclamation_mark")
        await pilot.pause()
        await pilot.press("A", "y", "X", "y")
        assert Path(editor.path).read_text() == BROKEN


async def test_a_visitor_sees_the_problems_and_reaches_nothing() -> None:
    editor = Editor(BROKEN + DRAFT)
    async with following(editor, kiosk=True) as pilot:
        await pilot.press("E")
        assert "not changed from here" in trail(pilot)
        await pilot.press("exclamation_mark")
        await pilot.pause()
        page = pilot.app.screen
        assert isinstance(page, DeskPage)
        assert len(listed(pilot, "desk").rows) == 1
        assert "Drafts" not in shown(pilot, "desk")
        assert "accept" not in shown(pilot, "keys")
        await pilot.press("E", "A", "y", "X", "y")
        await pilot.pause()
        assert Path(editor.path).read_text() == BROKEN + DRAFT


async def test_the_page_follows_a_save_and_stays_on_its_row() -> None:
    editor = Editor(BROKEN)
    async with following(editor, desk=Files()) as pilot:
        await pilot.press("exclamation_mark")
        await until(pilot, lambda: "Hints" in shown(pilot, "desk"))
        await pilot.press("end")
        row = listed(pilot, "desk").cursor
        editor.save("# a line above\n" + BROKEN)
        await until(pilot, lambda: ":1:" not in shown(pilot, "desk"))
        await until(pilot, lambda: listed(pilot, "desk").cursor == row)
        editor.save(CLASH)
        await until(pilot, lambda: "bobb" not in shown(pilot, "desk"))
        await pilot.press("escape")
        await pilot.pause()
        assert "problem" not in trail(pilot).replace("read again", "")
