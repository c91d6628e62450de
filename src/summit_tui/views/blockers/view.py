"""The view of what blocks the goal, with what-if."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar, cast

from summit_tui.analysis.addresses import TABLES, Address
from summit_tui.analysis.blockers.answer import solve
from summit_tui.analysis.blockers.blocker_graph import BASES
from summit_tui.analysis.blockers.evidence import obstacle_of, says
from summit_tui.analysis.citation import cited
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.dossier.model import Basis
from summit_tui.views.blockers import details, rows
from summit_tui.views.blockers.blocked import Blocked, Packages, WhatIf, packages
from summit_tui.views.layout import Arrangement, list_and_side
from summit_tui.views.lines import EMPTY, Line, fit, line, plain, spread
from summit_tui.views.matching import matching
from summit_tui.views.rows import Rows
from summit_tui.views.selection import Focus, Selection, explored, focus_on
from summit_tui.views.time import Shown, as_of
from summit_tui.views.view import Draw, Hint, Ladder, Pane, View, Work, gone_to
from summit_tui.views.view_state import ViewState, listed, unlisted

_WIDE = 100
"""Columns from which the masthead says in words what counts."""
_WHOLE = 1000
"""Cells in which a row is not cut."""
_LOOKS = ("basis", "assumed")


class BlockersView(View):
    """What the goal waits for, the circles, the packages, and the moves.

    Choices are the basis that counts (empty for what is stated), the moves that are assumed, and
    the record that the reader came from, whose lines are marked.

    Args:
        snapshot: What it explores.
        shown: How the day is shown.
        hint: How to press for an action.
    """

    name: ClassVar[str] = "blockers"
    panes: ClassVar[Sequence[Pane]] = (
        Pane("outline", "What it waits for", 1, follows=(*_LOOKS, "about"), kind="try"),
        Pane("circles", "Circles", 2, follows=_LOOKS),
        Pane("packages", "The least that would have to give", 3, follows=_LOOKS, kind="try"),
        Pane("moves", "What if", 1, follows=_LOOKS, kind="try"),
    )
    begins_at: ClassVar[str] = "outline"
    ladder: ClassVar[Ladder] = Ladder()

    def __init__(self, snapshot: Snapshot, shown: Shown, hint: Hint) -> None:
        self._snapshot = snapshot
        self._shown = shown
        self._hint = hint
        self._blocked: dict[Basis, Blocked] = {}
        self._tried: tuple[Blocked, str, WhatIf] | None = None
        self._marks: tuple[Blocked, str, Focus, Sequence[str]] | None = None
        self._packages: dict[Basis, Packages] = {}

    def kept(self, state: ViewState) -> ViewState:
        """What is assumed, as far as it is still offered."""
        basis = state.choice("basis")
        state = state.choosing(basis=basis if basis in BASES[1:] else "")
        return state.choosing(assumed=listed(sorted(self._what_if(state).assumed)))

    def _blocked_by(self, state: ViewState) -> Blocked:
        basis = _basis(state)
        if basis not in self._blocked:
            self._blocked[basis] = Blocked(self._snapshot, basis)
        return self._blocked[basis]

    def _what_if(self, state: ViewState) -> WhatIf:
        blocked, assumed = self._blocked_by(state), state.choice("assumed")
        if not self._tried or self._tried[0] is not blocked or self._tried[1] != assumed:
            self._tried = blocked, assumed, WhatIf(blocked, frozenset(unlisted(assumed)))
        return self._tried[2]

    def _found(self, state: ViewState) -> Packages | None:
        """The packages, once they have been worked out."""
        return self._packages.get(_basis(state))

    def _about(self, state: ViewState) -> tuple[Focus, Sequence[str]]:
        """What the reader came from, and the lines that rest on it."""
        blocked, about = self._blocked_by(state), state.choice("about")
        if not self._marks or self._marks[0] is not blocked or self._marks[1] != about:
            name, _, id_ = about.partition(":")
            table = next((it for it in TABLES if it == name), None)
            focus = focus_on(self._snapshot, Address(table, id_) if table else None)
            self._marks = blocked, about, focus, blocked.resting_on(focus.statements)
        return self._marks[2:]

    # -- what is shown ----------------------------------------------------------------------------

    def arrangement(self, state: ViewState, width: int, height: int) -> Arrangement:
        """The outline with one other list, or one list alone."""
        return list_and_side(width, height, state.at, "outline", state.beside or "packages")

    def masthead(self, state: ViewState, width: int) -> Line:
        """What blocks what, and which preconditions count."""
        blocked = self._blocked_by(state)
        goal = self._snapshot.dossier.outcomes[blocked.goal].name if blocked.goal else "no goal"
        day = as_of(self._snapshot, self._shown)
        left = line(("What blocks ", "accent"), (goal, "strong"), ("   ", "text"), *day)
        names = rows.COUNTED if width >= _WIDE else rows.COUNTED_BRIEFLY
        more = blocked.left_out
        counted = line(("counts ", "muted"), (names[blocked.basis], "date"),
                       (f" · {more} more" if more else "", "muted"),
                       (f"  {self._hint('basis')}", "key"))  # fmt: skip
        return spread(left, counted, width)

    def trail(self, state: ViewState, width: int) -> Line:
        """How the goal stands; loudly, that it is a what-if."""
        blocked, tried = self._blocked_by(state), self._what_if(state)
        if not blocked.goal:
            return EMPTY
        stands = line(("✓ nothing blocks it", "good"))
        if not tried.reached:
            stands = line((rows.blocked_text(blocked, tried), "hard"))
        if not tried.assumed:
            about, marked = self._about(state)
            rests = f"◂ rests on {about.about}" if marked else f"nothing rests on {about.about}"
            told = line((f"   {rests if about.about else ''}", "accent" if marked else "muted"))
            wants = line((f"   {rows.wants_text(blocked)}", "text"))
            return fit((*stands, *told, *wants), width)
        count = len(tried.assumed)
        moves = f"{count} move{'s' * (count != 1)} assumed, not in the dossier: "
        head = line(("WHAT IF ", "tension"), (moves, "text"))
        reset = line((f"   {self._hint('reset')}", "key"), (" reset", "muted"))
        return fit((*head, *stands, *reset), width)

    def rows(self, state: ViewState, pane: str) -> Rows:
        """What a pane lists."""
        blocked, found = self._blocked_by(state), self._found(state)
        match pane:
            case "outline":
                return Rows(tuple(blocked.lines))
            case "circles":
                return rows.circle_rows(blocked)
            case "packages":
                return rows.package_rows(found) if found else Rows(())
        return rows.move_rows(blocked)

    def matches(self, state: ViewState, pane: str, rows: Rows, query: str) -> Iterable[str]:
        """Rows that hold every word, also where it is cut."""

        def text_of(row: str) -> str:
            return " ".join(plain(part) for part in self.draw(state, pane, row, _WHOLE, 0))

        return matching(rows.ids, query, text_of)

    def draw(
        self, state: ViewState, pane: str, row: str, width: int, height: int
    ) -> Sequence[Line]:
        """A line of the outline, a circle, a package or a move."""
        blocked, tried, found = self._blocked_by(state), self._what_if(state), self._found(state)
        match pane:
            case "outline":
                marked = row in self._about(state)[1]
                return [rows.outline_row(blocked, tried, row, marked, width)]
            case "circles":
                return rows.circle_row(blocked, tried, row, width)
            case "packages":
                return rows.package_row(found, tried, row, width) if found else ()
        return [rows.move_row(blocked, tried, found, row, width)]

    def detail(self, state: ViewState, pane: str, row: str) -> Draw:
        """A row in full."""
        blocked, tried, found = self._blocked_by(state), self._what_if(state), self._found(state)
        match pane:
            case "outline":
                return partial(details.line_detail, blocked, tried, row)
            case "circles":
                return partial(details.circle_detail, blocked, tried, row)
            case "packages":
                return partial(details.package_detail, found, row) if found else lambda _: ()
        return partial(details.move_detail, blocked, tried, found, row)

    def count(self, state: ViewState, pane: str, listed: int, total: int) -> str:
        """How many; and that there are more packages than are listed."""
        found = self._found(state)
        more = pane == "packages" and found and found.more
        return super().count(state, pane, listed, total) + ("+" if more else "")

    def subtitle(self, state: ViewState, pane: str) -> str:
        """Nothing narrows a pane but its filter."""
        query = state.pane(pane).filter
        return f"/{query}" if query else ""

    def empty_message(self, state: ViewState, pane: str) -> str:
        """Why a pane is empty."""
        blocked = self._blocked_by(state)
        if state.pane(pane).filter:
            return "Nothing matches. esc takes the filter back."
        if blocked.excuse:
            return f"{blocked.excuse[0].upper()}{blocked.excuse[1:]}."
        if blocked.reachable:
            return "Nothing blocks the goal."
        if pane == "circles":
            return "Nothing waits for itself."
        if pane == "packages":
            if self._found(state) is None:
                return "Working it out …"
            return "Whatever the parties give, this does not come about."
        return "Nobody could do anything about it."

    # -- where it leads ---------------------------------------------------------------------------

    def opened(self, state: ViewState) -> ViewState:
        """The statements that a row rests on; where there are none it leads nowhere."""
        keys = self._keys(state)
        if not keys:
            return state
        return state.leading_to(explored(Selection(evidence=keys), "statements"))

    def _keys(self, state: ViewState) -> tuple[str, ...]:
        blocked, found = self._blocked_by(state), self._found(state)
        return details.keys_of(blocked, found, state.at, state.cursor) if state.cursor else ()

    def acted(self, state: ViewState, action: str) -> ViewState:
        """Try the row of the cursor, assume nothing, or count more or fewer preconditions."""
        if action == "basis":
            basis = BASES[(BASES.index(_basis(state)) + 1) % len(BASES)]
            return state.choosing(basis="" if basis == BASES[0] else basis, about="")
        assumed = self._toggled(state) if action == "what-if" else frozenset[str]()
        return state.choosing(assumed=listed(sorted(assumed)))

    def _toggled(self, state: ViewState) -> frozenset[str]:
        """What is assumed after the row of the cursor has been tried, or tried no more.

        A line goes from one thing that could be done about it to the next, and back to none.
        """
        blocked, tried, found = self._blocked_by(state), self._what_if(state), self._found(state)
        row = state.cursor
        if state.at == "outline" and row:
            offers = [move.id for move in blocked.moves_of(row)]
            made = [move for move in offers if move in tried.assumed]
            at = offers.index(made[-1]) + 1 if made else 0
            return tried.assumed - set(offers) | set(offers[at : at + 1])
        if state.at == "moves" and row:
            return tried.assumed ^ {row}
        if state.at == "packages" and row and found:
            made_all = rows.tried_package(found, tried, row)
            return frozenset() if made_all else rows.moves_of_package(found, row)
        return tried.assumed

    def pointed(self, state: ViewState, focus: Focus) -> ViewState:
        """Mark the lines that rest on these statements, and go to the first of them."""
        about = f"{focus.record.table}:{focus.record.id}" if focus.record else ""
        state = gone_to(self, state, "outline").choosing(about=about)
        marked = self._about(state)[1]
        return state.on("outline", marked[0]) if marked else state

    def copy_text(self, state: ViewState) -> str | None:
        """Of a line the demand or refusal, and each statement it rests on; of others the text."""
        keys = self._keys(state)
        if state.at in ("packages", "circles") or not keys:
            return None
        dossier = self._snapshot.dossier
        parts = []
        for rest in filter(None, (obstacle_of(dossier, key) for key in keys)):
            parts.append(says(dossier, rest))
            parts += (cited(dossier, dossier.statements[it]) for it in rest.statements)
        return "\n\n".join(parts)

    # -- what takes its time ----------------------------------------------------------------------

    def work(self, state: ViewState) -> Work | None:
        """The packages: that may take a second or two."""
        basis, blocked = _basis(state), self._blocked_by(state)
        if basis in self._packages or not blocked.goal:
            return None
        run = partial(self._work_out, basis, blocked)
        return Work(f"packages of {basis}", ("packages", "moves"), run)

    def _work_out(self, basis: Basis, blocked: Blocked) -> None:
        self._packages[basis] = packages(solve(blocked.graph, blocked.goal))


def _basis(state: ViewState) -> Basis:
    return cast(Basis, state.choice("basis") or BASES[0])
