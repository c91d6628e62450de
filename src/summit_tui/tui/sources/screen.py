"""The view of the sources: what each carries, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from summit_tui.analysis.search import search_of
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.analysis.sources import Holdings, Pair, pairs
from summit_tui.dossier.problems import Problem
from summit_tui.tui.bindings import bindings
from summit_tui.tui.detail_pane import Draw
from summit_tui.tui.list_pane import ListPane
from summit_tui.tui.view_screen import ViewScreen
from summit_tui.views import content, keymap
from summit_tui.views.details import contradiction_detail
from summit_tui.views.layout import Arrangement, list_and_side
from summit_tui.views.lines import Line, fit, line
from summit_tui.views.matching import matching
from summit_tui.views.places import listed
from summit_tui.views.rows import Rows
from summit_tui.views.selection import EVERYONE, Focus, Selection
from summit_tui.views.sources import details, rows
from summit_tui.views.time import Shown


class SourcesView(ViewScreen):
    """Sources, the pairs of one of them or of all, and what stands between a pair.

    Args:
        snapshot: What it explores.
        problems: What is wrong with the dossier.
        shown: How the day is shown.
    """

    NAME = "sources"
    PANES: ClassVar[Sequence[str]] = ("sources", "pairs", "between")
    KEYS = keymap.SOURCES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(keymap.SOURCES)]
    AUTO_FOCUS = "#sources"

    def __init__(self, snapshot: Snapshot, problems: Sequence[Problem], shown: Shown) -> None:
        super().__init__(snapshot, problems, shown)
        self._side = "pairs"
        self._source = EVERYONE
        self._pair = ""
        """The pair that was chosen; else the first that is listed is shown."""
        self._show(snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        self._holdings = Holdings(snapshot.dossier)
        self._pairs: Mapping[str, Pair] = {
            listed((pair.left, pair.right)): pair
            for pair in pairs(snapshot.dossier, snapshot.contradictions)
        }
        self._search = search_of(snapshot)

    def show_snapshot(self, snapshot: Snapshot, shown: Shown) -> None:
        """Another day."""
        self._show(snapshot)
        super().show_snapshot(snapshot, shown)

    def own_state(self) -> Mapping[str, str]:
        """The chosen source and pair."""
        return {"source": self._source, "pair": self.pane("pairs").cursor}

    def take_state(self, state: Mapping[str, str]) -> None:
        """The same, as far as the dossier has them."""
        source, pair = state.get("source", ""), state.get("pair", "")
        self._source = source if source in self._holdings else EVERYONE
        self._pair = pair if pair in self._pairs else ""

    # -- what it says of itself -------------------------------------------------------------------

    def lists(self) -> Iterable[ListPane]:
        """Sources, pairs, contradictions."""
        yield ListPane("Sources", self._source_row, 2, rule=False, id="sources")
        yield ListPane("Pairs", self._pair_row, 3, rule=True, id="pairs")
        yield ListPane("Between them", self._between_row, 4, rule=True, id="between")

    def _source_row(self, row: str, width: int) -> Sequence[Line]:
        if row == EVERYONE:
            return rows.all_row(len(self._holdings), len(self._pairs), width)
        return rows.source_row(self._snapshot, self._holdings[row], width)

    def _pair_row(self, row: str, width: int) -> Sequence[Line]:
        return rows.pair_row(self._snapshot, self._pairs[row], width)

    def _between_row(self, row: str, width: int) -> Sequence[Line]:
        draw = partial(content.contradiction_row, self._snapshot, row)
        return self.mark_new(row, draw, width)

    def arrangement(self, width: int, height: int) -> Arrangement:
        """The sources with one other list, or one list alone."""
        if self.at != "sources":
            self._side = self.at
        return list_and_side(width, height, self.at, "sources", self._side)

    def masthead(self, width: int) -> Line:
        """What this is, and the day."""
        left = line(("Sources  ", "accent"), (f"{self._snapshot.dossier.title}   ", "strong"))
        return fit((*left, *self.as_of()), width)

    def trail(self, width: int) -> Line:
        """The chosen source, and the pair."""
        steps = (
            [] if self._source == EVERYONE else [self._snapshot.dossier.source_name(self._source)]
        )
        pair = self._pair_shown
        if pair and self.at == "between":
            steps.append(self._name_of(pair))
        return fit(line(("  ›  ".join(["All sources", *steps]), "text")), width)

    def rows(self, name: str) -> Rows:
        """All sources and each; the pairs of the chosen one; what is between the chosen pair."""
        if name == "sources":
            return Rows([EVERYONE, *self._holdings] if self._holdings else ())
        if name == "pairs":
            return Rows([row for row, pair in self._pairs.items() if self._has_source(pair)])
        pair = self._pair_shown
        if pair is None:
            return Rows(())
        return Rows(pair.contradictions, self._headings(pair))

    @property
    def _pair_shown(self) -> Pair | None:
        """The pair of the cursor."""
        return self._pairs.get(self.pane("pairs").cursor)

    def _name_of(self, pair: Pair) -> str:
        name = self._snapshot.dossier.source_name
        return f"{name(pair.left)} · {name(pair.right)}"

    def _headings(self, pair: Pair) -> Sequence[tuple[int, str]]:
        """Those between the accounts come first."""
        headings = [(0, "Between the accounts")] if pair.accounts else []
        if pair.accounts < len(pair.contradictions):
            headings.append((pair.accounts, "Between those they quote"))
        return headings

    def _has_source(self, pair: Pair) -> bool:
        return self._source == EVERYONE or self._source in (pair.left, pair.right)

    def matching(self, name: str, rows: Rows, query: str) -> frozenset[str]:
        """Rows that hold every word."""
        if name == "between":
            return frozenset(self._search.matches("contradictions", rows.ids, query))
        return matching(rows.ids, query, partial(self._text, name))

    def _text(self, name: str, row: str) -> str:
        names = (row,) if name == "sources" else self._pairs[row][:2]
        sources = (self._snapshot.dossier.sources.get(name) for name in names)
        return " ".join(f"{it.id} {it.title} {it.publisher} {it.kind}" for it in sources if it)

    def detail_of(self, name: str, row: str) -> Draw:
        """A source, a pair or a contradiction in full."""
        if name == "between":
            return partial(contradiction_detail, self._snapshot, row)
        if name == "pairs":
            return partial(details.pair_detail, self._snapshot, self._pairs[row])
        if row == EVERYONE:
            return partial(details.all_detail, self._snapshot, self._holdings, self._pairs)
        return partial(details.source_detail, self._snapshot, self._holdings[row])

    def cursor_for(self, name: str) -> str:
        """The sources' cursor is what narrows."""
        if name == "pairs" and self._pair:
            return self._pair
        return self._source if name == "sources" else super().cursor_for(name)

    def count(self, name: str, rows: Rows, total: int) -> str:
        """How many; the row of all does not count."""
        if name != "sources":
            return super().count(name, rows, total)
        sources = total - 1 if total else 0
        return f"{len(rows.ids):,}/{sources:,}" if self.filters[name] else f"{sources:,}"

    def subtitle(self, name: str) -> str:
        """What narrows a pane."""
        parts = []
        if name == "pairs" and self._source != EVERYONE:
            parts.append(self._snapshot.dossier.source_name(self._source))
        if name == "between" and self._pair_shown:
            parts.append(self._name_of(self._pair_shown))
        if self.filters[name]:
            parts.append(f"/{self.filters[name]}")
        return " · ".join(parts)

    def empty_message(self, name: str) -> str:
        """Why a pane is empty."""
        if self.filters[name]:
            return "Nothing matches. esc takes the filter back."
        if not self._holdings:
            return (
                "This dossier has no sources yet. "
                "docs/dossier-format.md begins with the smallest one."
            )
        if name == "pairs":
            return "No other source contradicts it, renders the same utterance, or relays it."
        if self._pair_shown:
            return "Nothing contradicts between these two."
        pairs, opens = self.hint("to-pairs"), self.hint("open")
        return f"Choose a pair: {pairs} goes to the pairs, {opens} opens one."

    # -- what the reader does ---------------------------------------------------------------------

    @on(ListPane.Moved, "#sources")
    def _follow_source(self) -> None:
        """The pairs follow the cursor of the sources."""
        row = self.pane("sources").cursor
        if self.at == "sources" and row and row != self._source:
            self._source = row
            self.fill("pairs", "between")

    @on(ListPane.Moved, "#pairs")
    def _follow_pair(self) -> None:
        """What stands between follows the cursor of the pairs."""
        row = self.pane("pairs").cursor
        if self.at == "pairs" and row != self._pair:
            self._pair = row
            self.fill("between")

    @on(ListPane.Opened)
    def _opened(self, event: ListPane.Opened) -> None:
        if event.stale:
            return
        name, row = event.pane.id, event.row
        if name == "pairs" or row == EVERYONE:
            self._pair = row if name == "pairs" else self._pair
            self.fill("between")
            self.action_pane("between" if name == "pairs" else "pairs")
            return
        self.leaving()
        selection = Selection(source=row) if name == "sources" else Selection(contradiction=row)
        self.post_message(self.SelectionRequested(selection, "statements"))

    def found(self) -> None:
        """The pairs follow the first source that is found, and what is between the first pair."""
        self._follow_source()
        self._follow_pair()

    def point_at(self, focus: Focus) -> None:
        """Go to the source of the first of these statements."""
        self.action_pane("sources")
        for name in focus.statements[:1]:
            self._filters["sources"] = ""
            self._source = self._snapshot.dossier.statements[name].source
            self.fill()

    def action_widen(self) -> None:
        """Take back the filter, go from a pair to the pairs, or go back."""
        if self.leave_detail() or self.take_back_filter():
            return
        if self.at == "between":
            self.action_pane("pairs")
        else:
            self.post_message(self.ExitRequested())
