"""What the owner of a dossier does from the screen: see a row in its file, decide on a draft."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING

from summit_tui.tui.prompt import Question
from summit_tui.views import keymap
from summit_tui.views.keymap import remapped
from summit_tui.views.lines import line

if TYPE_CHECKING:
    from summit_tui.dossier.model import Place
    from summit_tui.dossier.problems import Problem
    from summit_tui.dossier.write.drafts import Draft
    from summit_tui.tui.app import SummitApp
    from summit_tui.tui.desk_page import DeskPage, Groups
    from summit_tui.tui.editing import Desk
    from summit_tui.tui.stage import Stage


class Curating:
    """Reaches from what is shown into the files.

    Args:
        app: The app that shows it.
        stage: What is shown.
        desk: The files; none where they are not the reader's.
    """

    def __init__(self, app: SummitApp, stage: Stage, desk: Desk | None) -> None:
        self._app = app
        self._stage = stage
        self._desk = desk
        self._page: DeskPage | None = None
        self._taken = ""

    # -- the page ---------------------------------------------------------------------------------

    def open_page(self) -> None:
        """List problems, drafts and hints; to a visitor the problems alone."""
        from summit_tui.tui.desk_page import DeskPage

        keys = remapped(keymap.DESK, self._app.keymap)
        if self._desk is None:
            keys = tuple(key for key in keys if key.name not in ("edit", "accept", "drop"))
        later = self._later if self._desk else None
        self._page = DeskPage(self._first, later, keys)
        self._app.push_screen(self._page)

    @property
    def page(self) -> DeskPage | None:
        """The page, if it is on top."""
        return self._page if self._page and self._app.screen is self._page else None

    def renew(self) -> None:
        """The files have changed."""
        if self._page and self._page.is_attached:
            self._page.renew()

    def _first(self) -> Groups:
        from summit_tui.views.desk import draft_entries

        stage = self._stage
        groups: Groups = [("Problems", list(stage.problems))]
        if self._desk is None:
            return groups
        return [*groups, ("Drafts", list(draft_entries(stage.whole, stage.locator)))]

    def _later(self) -> Groups:
        """What is worked out beside the screen."""
        whole, locator = self._stage.whole, self._stage.locator
        if self._desk is None or locator is None:
            return []  # nothing is known of the files
        from summit_tui.analysis.located import analysis_problems, located_hints

        more = list(analysis_problems(whole, locator, self._desk.texts))
        return [("Found by the analysis", more), ("Hints", located_hints(whole, locator)[0])]

    # -- the editor -------------------------------------------------------------------------------

    def where(self) -> str:
        """The file and the line of the row; empty where the files are not the reader's."""
        locator = self._stage.locator
        place = self._place if self._desk and locator else None
        if place is None or locator is None:
            return ""
        line_ = locator.position(place)[0]
        return f"{os.path.basename(place.file)}:{line_}" if line_ else ""

    def edit_row(self) -> None:
        """Open the editor at the record of the row that the reader is on."""
        here, locator = self._stage.here, self._stage.locator
        if here is None:
            return
        if self._desk is None or locator is None:
            self._refuse()
        elif self._place is None:
            here.say(line(("this row stands nowhere in the files", "muted")))
        else:
            self._edit(self._place.file, *locator.position(self._place))

    @property
    def _place(self) -> Place | None:
        """Where the row that the reader is on stands in the files."""
        from summit_tui.views.in_files import place_in_files

        here, draft = self._stage.here, self._draft
        if draft:
            drafted: Place = getattr(self._stage.whole.with_drafts, draft.table)[draft.id].place
            return drafted
        return place_in_files(self._stage.snapshot, here.address) if here else None

    def edit_problem(self, problem: Problem) -> None:
        """Open the editor where something is wrong."""
        if self._desk is None:
            self._refuse()
        else:
            self._edit(problem.file, problem.line, problem.col)

    def _edit(self, file: str, line_: int, col: int) -> None:
        from summit_tui.tui.editing import NoEditorError, run_editor

        assert self._desk is not None
        try:
            call = self._desk.editor_at(file, max(1, line_), max(1, col))
        except NoEditorError as reason:
            self._tell(str(reason))
            return
        failed: list[str] = []
        run_editor(self._app, call, partial(self._failed, failed))
        if not call.windowed:
            self._app.action_redraw()
            self._app.read_again()
            if not (call.at_line or failed):
                name = os.path.basename(call.argv[0])
                self._tell(f"‘{name}’ was not told the line: it is {line_}")

    def _failed(self, failed: list[str], why: str) -> None:
        failed.append(why)
        self._app.call_later(self._tell, why)

    def _tell(self, why: str) -> None:
        self._app.say(line((why, "hard")))

    def _refuse(self) -> None:
        self._app.say(line(("the files are not changed from here", "muted")))

    # -- drafts -----------------------------------------------------------------------------------

    @property
    def _draft(self) -> Draft | None:
        """The draft that the reader is on."""
        here = self._stage.here
        at, row = (here.state.at, here.state.cursor) if here else ("", "")
        if at == "statements" and self._stage.whole.is_draft("statements", row):
            from summit_tui.dossier.write.drafts import Draft

            return Draft("statements", row)
        return None

    def ask(self, *, accept: bool) -> None:
        """Ask for the reader's word before anything is written."""
        from summit_tui.views.desk import decision

        here, draft = self._stage.here, self._draft
        if here is None:
            return
        if self._desk is None:
            self._refuse()
        elif draft is None:
            here.say(line(("this is no draft", "muted")))
        else:
            answered = partial(self._answered, draft, accept)
            text = f"{decision(draft, accept=accept)}: y writes it"
            here.ask(Question(text, "go on", answered=answered, at_once=True))

    def _answered(self, draft: Draft, accept: bool, letter: str) -> None:
        if letter == "y":
            self.decide(draft, accept=accept)

    def decide(self, draft: Draft, *, accept: bool) -> None:
        """Write the files without the mark of a draft, or without the draft."""
        if self._desk is None or not self._app.privileges.may_write:
            self._refuse()
            return
        from summit_tui.dossier.write.drafts import accepted, dropped
        from summit_tui.dossier.write.edits import CannotEditError
        from summit_tui.output.files import CannotWriteError, replace_files

        try:
            replace_files((accepted if accept else dropped)(self._stage.whole, [draft]))
        except (CannotEditError, CannotWriteError) as reason:
            self._tell(str(reason))
            return
        self._app.read_again()
        self._app.say(line((f"{draft} is {'accepted' if accept else 'dropped'}", "good")))

    # -- ids --------------------------------------------------------------------------------------

    def copy_id(self) -> None:
        """Send the id of the row to the terminal; a second time, the table that dismisses it."""
        from summit_tui.views.in_files import dismissal_of, id_of

        here = self._stage.here
        if here is None:
            return
        snapshot, address = self._stage.snapshot, here.address
        if not address:
            here.say(line(("this row is no record, so it has no id", "muted")))
            return
        table = dismissal_of(snapshot, address)
        again = bool(table) and self._taken == address
        self._taken = "" if again else address
        text = table if again else id_of(snapshot, address)
        self._app.copy_to_clipboard(text)
        told = line(("sent to the terminal: ", "good"), " ".join(text.split()))
        if table and not again:
            told = (
                *told,
                *line((f"   {here.hint('copy-id')}", "key"), (" what dismisses it", "muted")),
            )
        here.say(told)
