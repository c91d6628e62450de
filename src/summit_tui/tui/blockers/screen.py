"""The view of what blocks the goal, with what-if."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.message import Message

from summit_tui.analysis.blockers.answer import Answer, solve
from summit_tui.analysis.blockers.blocker_graph import BASES
from summit_tui.analysis.blockers.evidence import obstacle_of, says
from summit_tui.analysis.citation import cited
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import Basis
from summit_tui.dossier.problems import Problem
from summit_tui.tui.bindings import bindings
from summit_tui.tui.detail_pane import Draw
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views import keymap
from summit_tui.views.blockers import details, rows
from summit_tui.views.blockers.blocked import Blocked, Packages, WhatIf, packages
from summit_tui.views.layout import Arrangement, list_and_side
from summit_tui.views.lines import EMPTY, Line, fit, line, plain, spread
from summit_tui.views.matching import matching
from summit_tui.views.places import listed, unlisted
from summit_tui.views.rows import Rows
from summit_tui.views.selection import Focus, Selection
from summit_tui.views.time import Shown

_WIDE = 100
"""Columns from which the masthead says in words what counts."""
_WHOLE = 1000
"""Cells in which a row is not cut."""


class TryPane(ListPane):
    """A list whose rows can be tried out with the space bar."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.TRY)]

    class Toggled(ListPane.Moved):
        """The reader tries the row of the cursor."""

    def action_try_out(self) -> None:
        """Try the row of the cursor."""
        if self.cursor:
            self.post_message(self.Toggled(self, self.cursor))


class BlockersView(ViewScreen):
    """What the goal waits for, the circles, the packages, and the moves.

    Args:
        snapshot: What it explores.
        problems: What is wrong with the dossier.
        shown: How the day is shown.
    """

    class Solved(Message):
        """The packages are there."""

        def __init__(self, blocked: Blocked, answer: Answer) -> None:
            super().__init__()
            self.blocked = blocked
            self.answer = answer

    NAME = "blockers"
    PANES: ClassVar[Sequence[str]] = ("outline", "circles", "packages", "moves")
    KEYS = keymap.BLOCKERS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.BLOCKERS)]
    AUTO_FOCUS = "#outline"

    def __init__(self, snapshot: Snapshot, problems: Sequence[Problem], shown: Shown) -> None:
        super().__init__(snapshot, problems, shown)
        self._side = "packages"
        self._marked: frozenset[str] = frozenset()
        self._about = ""
        self._show(Blocked(snapshot, "stated"))

    def _show(self, blocked: Blocked, assumed: frozenset[str] = frozenset()) -> None:
        self._blocked = blocked
        self._tried = WhatIf(blocked, assumed)
        self._packages: Packages | None = None

    def show_snapshot(self, snapshot: Snapshot, shown: Shown) -> None:
        """Another day: what is assumed stays, as far as it is still offered."""
        self._show(Blocked(snapshot, self._blocked.basis), self._tried.assumed)
        super().show_snapshot(snapshot, shown)
        self._solve(self._blocked)

    def on_mount(self) -> None:
        """The packages come when they have been worked out."""
        super().on_mount()
        self._solve(self._blocked)

    def own_state(self) -> Mapping[str, str]:
        """What counts, and what is assumed."""
        return {"basis": self._blocked.basis, "assumed": listed(sorted(self._tried.assumed))}

    def take_state(self, state: Mapping[str, str]) -> None:
        """The same, as far as it is on offer."""
        basis: Basis = next((it for it in BASES if it == state.get("basis")), "stated")
        assumed = frozenset(unlisted(state.get("assumed", "")))
        if basis == self._blocked.basis:
            self._tried = WhatIf(self._blocked, assumed)
        else:
            self._show(Blocked(self._blocked.snapshot, basis), assumed)
            if self.is_ready:
                self._solve(self._blocked)

    # -- what it says of itself -------------------------------------------------------------------

    def lists(self) -> Iterable[ListPane]:
        """The outline; and beside it one of the others."""
        yield TryPane("What it waits for", self._outline_row, 1, rule=False, id="outline")
        yield ListPane("Circles", self._circle_row, 2, rule=True, id="circles")
        yield TryPane("The least that would have to give", self._package_row, 3, rule=True,
                      id="packages")  # fmt: skip
        yield TryPane("What if", self._move_row, 1, rule=True, id="moves")

    def _outline_row(self, row: str, width: int) -> Sequence[Line]:
        marked = row in self._marked
        return [rows.outline_row(self._blocked, self._tried, row, marked, width)]

    def _circle_row(self, row: str, width: int) -> Sequence[Line]:
        return rows.circle_row(self._blocked, self._tried, row, width)

    def _package_row(self, row: str, width: int) -> Sequence[Line]:
        found = self._packages
        return rows.package_row(found, self._tried, row, width) if found else ()

    def _move_row(self, row: str, width: int) -> Sequence[Line]:
        return [rows.move_row(self._blocked, self._tried, self._packages, row, width)]

    def arrangement(self, width: int, height: int) -> Arrangement:
        """The outline with one other list, or one list alone."""
        if self.at != "outline":
            self._side = self.at
        return list_and_side(width, height, self.at, "outline", self._side)

    def masthead(self, width: int) -> Line:
        """What blocks what, and which preconditions count."""
        dossier = self._blocked.snapshot.dossier
        goal = dossier.outcomes[self._blocked.goal].name if self._blocked.goal else "no goal"
        left = line(("What blocks ", "accent"), (goal, "strong"), ("   ", "text"), *self.as_of())
        names = rows.COUNTED if width >= _WIDE else rows.COUNTED_BRIEFLY
        more = self._blocked.left_out
        counted = line(("counts ", "muted"), (names[self._blocked.basis], "date"),
                       (f" · {more} more" if more else "", "muted"),
                       (f"  {self.hint('basis')}", "key"))  # fmt: skip
        return spread(left, counted, width)

    def trail(self, width: int) -> Line:
        """How the goal stands; loudly, that it is a what-if."""
        tried, blocked = self._tried, self._blocked
        if not blocked.goal:
            return EMPTY
        stands = line(("✓ nothing blocks it", "good"))
        if not tried.reached:
            stands = line((rows.blocked_text(blocked, tried), "hard"))
        about = line((f"   {self._about}", "accent" if self._marked else "muted"))
        if not tried.assumed:
            wants = line((f"   {rows.wants_text(blocked)}", "text"))
            return fit((*stands, *about, *wants), width)
        count = len(tried.assumed)
        moves = f"{count} move{'s' * (count != 1)} assumed, not in the dossier: "
        head = line(("WHAT IF ", "tension"), (moves, "text"))
        return fit(
            (*head, *stands, *line((f"   {self.hint('reset')}", "key"), (" reset", "muted"))), width
        )

    def rows(self, name: str) -> Rows:
        """What a pane lists."""
        match name:
            case "outline":
                return Rows(tuple(self._blocked.lines))
            case "circles":
                return rows.circle_rows(self._blocked)
            case "packages":
                return rows.package_rows(self._packages) if self._packages else Rows(())
        return rows.move_rows(self._blocked)

    def matching(self, name: str, rows: Rows, query: str) -> frozenset[str]:
        """Rows that hold every word, also where it is cut."""
        return matching(rows.ids, query, partial(self._text, name))

    def _text(self, name: str, row: str) -> str:
        draw = {
            "outline": self._outline_row,
            "circles": self._circle_row,
            "packages": self._package_row,
            "moves": self._move_row,
        }[name]
        return " ".join(plain(part) for part in draw(row, _WHOLE))

    def detail_of(self, name: str, row: str) -> Draw:
        """A row in full."""
        blocked, tried, found = self._blocked, self._tried, self._packages
        if name == "outline":
            return partial(details.line_detail, blocked, tried, row)
        if name == "circles":
            return partial(details.circle_detail, blocked, tried, row)
        if name == "packages":
            return partial(details.package_detail, found, row) if found else lambda _: ()
        return partial(details.move_detail, blocked, tried, found, row)

    def count(self, name: str, rows: Rows, total: int) -> str:
        """How many; and that there are more packages than are listed."""
        more = name == "packages" and self._packages and self._packages.more
        return super().count(name, rows, total) + ("+" if more else "")

    def empty_message(self, name: str) -> str:
        """Why a pane is empty."""
        if self.filters[name]:
            return "Nothing matches. esc takes the filter back."
        if self._blocked.excuse:
            return f"{self._blocked.excuse[0].upper()}{self._blocked.excuse[1:]}."
        if self._blocked.reachable:
            return "Nothing blocks the goal."
        if name == "circles":
            return "Nothing waits for itself."
        if name == "packages":
            if self._packages is None:
                return "Working it out …"
            return "Whatever the parties give, this does not come about."
        return "Nobody could do anything about it."

    def copy_text(self, name: str, row: str) -> str:
        """Of a line the demand or refusal, and each statement it rests on; of others the text."""
        found = details.keys_of(self._blocked, self._packages, name, row)
        if name in ("packages", "circles") or not found:
            return super().copy_text(name, row)
        dossier = self._blocked.snapshot.dossier
        parts = []
        for rest in filter(None, (obstacle_of(dossier, key) for key in found)):
            parts.append(says(dossier, rest))
            parts += (cited(dossier, dossier.statements[it]) for it in rest.statements)
        return "\n\n".join(parts)

    # -- what the reader does ---------------------------------------------------------------------

    def point_at(self, focus: Focus) -> None:
        """Mark the lines that rest on these statements, and go to the first of them."""
        about = focus.about
        found = self._blocked.resting_on(focus.statements)
        self._marked = frozenset(found)
        self._about = f"◂ rests on {about}" if found else about and f"nothing rests on {about}"
        self.fill()
        self.action_pane("outline")
        if found:
            self.pane("outline").move_to_row(found[0])

    @on(TryPane.Toggled, "#outline")
    def _toggle_line(self, event: TryPane.Toggled) -> None:
        """From one thing that could be done about a line to the next, and back to none."""
        if event.stale:
            return
        offers = [move.id for move in self._blocked.moves_of(event.row)]
        made = [move for move in offers if move in self._tried.assumed]
        at = offers.index(made[-1]) + 1 if made else 0
        self._assume(self._tried.assumed - set(offers) | set(offers[at : at + 1]))

    @on(TryPane.Toggled, "#moves")
    def _toggle_move(self, event: TryPane.Toggled) -> None:
        if not event.stale:
            self._assume(self._tried.assumed ^ {event.row})

    @on(TryPane.Toggled, "#packages")
    def _toggle_package(self, event: TryPane.Toggled) -> None:
        if self._packages and not event.stale:
            made = rows.tried_package(self._packages, self._tried, event.row)
            self._assume(frozenset() if made else rows.moves_of_package(self._packages, event.row))

    def action_reset(self) -> None:
        """Assume nothing."""
        self._assume(frozenset())

    def _assume(self, moves: frozenset[str]) -> None:
        self._tried = WhatIf(self._blocked, moves)
        self.fill()

    def action_basis(self) -> None:
        """Count more, or fewer, preconditions."""
        at = BASES.index(self._blocked.basis)
        basis: Basis = BASES[(at + 1) % len(BASES)]
        self._show(Blocked(self._blocked.snapshot, basis), self._tried.assumed)
        self._marked = frozenset()
        self._about = ""
        self.fill()
        self._solve(self._blocked)

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        if event.stale:
            return
        name = event.pane.id or ""
        found = details.keys_of(self._blocked, self._packages, name, event.row)
        if found:
            self.leaving()
            self.post_message(self.SelectionRequested(Selection(evidence=found), "statements"))

    def action_widen(self) -> None:
        """Take back the filter, or go back."""
        if not (self.leave_detail() or self.take_back_filter()):
            self.post_message(self.ExitRequested())

    # -- packages ---------------------------------------------------------------------------------

    def _solve(self, blocked: Blocked) -> None:
        """Work out the packages beside the screen: that may take a second or two.

        In a thread of our own, which nobody waits for: the toolkit's would hold up leaving.
        """
        if blocked.goal:
            Thread(target=self._work_out, args=(blocked,), daemon=True).start()

    def _work_out(self, blocked: Blocked) -> None:
        answer = solve(blocked.graph, blocked.goal)
        with suppress(RuntimeError):  # the reader has left meanwhile, and the loop is closed
            self.post_message(self.Solved(blocked, answer))

    @on(Solved)
    def _solved(self, event: Solved) -> None:
        if event.blocked is self._blocked:
            self._packages = packages(event.answer)
            self.fill("packages", "moves")
