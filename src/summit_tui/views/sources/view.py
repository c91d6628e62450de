"""The view of the sources: what each carries, and how they stand to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from summit_tui.analysis.search import search_of
from summit_tui.analysis.snapshot import Snapshot
from summit_tui.analysis.sources import Holdings, Pair, pairs
from summit_tui.views import content
from summit_tui.views.details import contradiction_detail
from summit_tui.views.layout import Arrangement, list_and_side
from summit_tui.views.lines import Line, fit, line
from summit_tui.views.matching import matching
from summit_tui.views.rows import Rows
from summit_tui.views.selection import EVERYONE, Focus, Selection, explored
from summit_tui.views.sources import details, rows
from summit_tui.views.time import Shown, as_of
from summit_tui.views.view import Draw, Hint, Ladder, Pane, View, Work, gone_to
from summit_tui.views.view_state import ViewState, listed


class SourcesView(View):
    """Sources, the pairs of one of them or of all, and what stands between a pair.

    Args:
        snapshot: What it explores.
        shown: How the day is shown.
        hint: How to press for an action.
    """

    name: ClassVar[str] = "sources"
    panes: ClassVar[Sequence[Pane]] = (
        Pane("sources", "Sources", 2, chooses="source", everyone=True),
        Pane("pairs", "Pairs", 3, follows=("source",), chooses="pair"),
        Pane("between", "Between them", 4, follows=("pair",)),
    )
    begins_at: ClassVar[str] = "sources"
    ladder: ClassVar[Ladder] = Ladder(climbs={"between": "pairs"})

    def __init__(self, snapshot: Snapshot, shown: Shown, hint: Hint) -> None:
        self._snapshot = snapshot
        self._shown = shown
        self._hint = hint
        self._holdings = Holdings(snapshot.dossier)
        self._pairs: Mapping[str, Pair] = {
            listed((pair.left, pair.right)): pair
            for pair in pairs(snapshot.dossier, snapshot.contradictions)
        }
        self._search = search_of(snapshot)

    def kept(self, state: ViewState) -> ViewState:
        """The chosen source and pair, as far as the dossier has them."""
        source, pair = state.choice("source"), state.choice("pair")
        return state.choosing(
            source=source if source in self._holdings else "",
            pair=pair if pair in self._pairs else "",
        )

    # -- what is shown ----------------------------------------------------------------------------

    def arrangement(self, state: ViewState, width: int, height: int) -> Arrangement:
        """The sources with one other list, or one list alone."""
        return list_and_side(width, height, state.at, "sources", state.beside or "pairs")

    def masthead(self, state: ViewState, width: int) -> Line:
        """What this is, and the day."""
        left = line(("Sources  ", "accent"), (f"{self._snapshot.dossier.title}   ", "strong"))
        return fit((*left, *as_of(self._snapshot, self._shown)), width)

    def trail(self, state: ViewState, width: int) -> Line:
        """The chosen source, and the pair."""
        steps = ["All sources"]
        if state.choice("source"):
            steps.append(self._snapshot.dossier.source_name(state.choice("source")))
        pair = self._pair_of(state)
        if pair and state.at == "between":
            steps.append(self._name_of(pair))
        return fit(line(("  ›  ".join(steps), "text")), width)

    def rows(self, state: ViewState, pane: str) -> Rows:
        """All sources and each; the pairs of the chosen one; what is between the chosen pair."""
        if pane == "sources":
            return Rows([EVERYONE, *self._holdings] if self._holdings else ())
        if pane == "pairs":
            source = state.choice("source")
            return Rows([row for row, it in self._pairs.items() if not source or source in it[:2]])
        pair = self._pair_of(state)
        return Rows(pair.contradictions, _headings(pair)) if pair else Rows(())

    def _pair_of(self, state: ViewState) -> Pair | None:
        return self._pairs.get(state.choice("pair"))

    def _name_of(self, pair: Pair) -> str:
        name = self._snapshot.dossier.source_name
        return f"{name(pair.left)} · {name(pair.right)}"

    def matches(self, state: ViewState, pane: str, rows: Rows, query: str) -> Iterable[str]:
        """Rows that hold every word."""
        if pane == "between":
            return self._search.matches("contradictions", rows.ids, query)
        return matching(rows.ids, query, partial(self._text, pane))

    def _text(self, pane: str, row: str) -> str:
        names = (row,) if pane == "sources" else self._pairs[row][:2]
        sources = (self._snapshot.dossier.sources.get(name) for name in names)
        return " ".join(f"{it.id} {it.title} {it.publisher} {it.kind}" for it in sources if it)

    def draw(
        self, state: ViewState, pane: str, row: str, width: int, height: int
    ) -> Sequence[Line]:
        """A source, a pair, or a contradiction between the two."""
        if pane == "between":
            draw = partial(content.contradiction_row, self._snapshot, row)
            return self._shown.marked(row, draw, width)
        if pane == "pairs":
            return rows.pair_row(self._snapshot, self._pairs[row], width)
        if row == EVERYONE:
            return rows.all_row(len(self._holdings), len(self._pairs), width)
        return rows.source_row(self._snapshot, self._holdings[row], width)

    def detail(self, state: ViewState, pane: str, row: str) -> Draw:
        """A source, a pair or a contradiction in full."""
        if pane == "between":
            return partial(contradiction_detail, self._snapshot, row)
        if pane == "pairs":
            return partial(details.pair_detail, self._snapshot, self._pairs[row])
        if row == EVERYONE:
            return partial(details.all_detail, self._snapshot, self._holdings, self._pairs)
        return partial(details.source_detail, self._snapshot, self._holdings[row])

    def count(self, state: ViewState, pane: str, listed: int, total: int) -> str:
        """How many; the row of all does not count."""
        if pane != "sources":
            return super().count(state, pane, listed, total)
        sources = total - 1 if total else 0
        return f"{listed:,}/{sources:,}" if state.pane(pane).filter else f"{sources:,}"

    def subtitle(self, state: ViewState, pane: str) -> str:
        """What narrows a pane."""
        parts = []
        if pane == "pairs" and state.choice("source"):
            parts.append(self._snapshot.dossier.source_name(state.choice("source")))
        pair = self._pair_of(state)
        if pane == "between" and pair:
            parts.append(self._name_of(pair))
        if state.pane(pane).filter:
            parts.append(f"/{state.pane(pane).filter}")
        return " · ".join(parts)

    def empty_message(self, state: ViewState, pane: str) -> str:
        """Why a pane is empty."""
        if state.pane(pane).filter:
            return "Nothing matches. esc takes the filter back."
        if not self._holdings:
            return (
                "This dossier has no sources yet. "
                "docs/dossier-format.md begins with the smallest one."
            )
        if pane == "pairs":
            return "No other source contradicts it, renders the same utterance, or relays it."
        if self._pair_of(state):
            return "Nothing contradicts between these two."
        to_pairs, opens = self._hint("to-pairs"), self._hint("open")
        return f"Choose a pair: {to_pairs} goes to the pairs, {opens} opens one."

    # -- where it leads ---------------------------------------------------------------------------

    def opened(self, state: ViewState) -> ViewState:
        """From all to the pairs, from a pair to what is between, else to the statements."""
        row = state.cursor
        if row == EVERYONE:
            return gone_to(self, state, "pairs")
        if state.at == "pairs":
            return gone_to(self, state, "between")
        chosen = Selection(source=row) if state.at == "sources" else Selection(contradiction=row)
        return state.leading_to(explored(chosen, "statements"))

    def pointed(self, state: ViewState, focus: Focus) -> ViewState:
        """The source of the first of these statements."""
        state = gone_to(self, state, "sources")
        for name in focus.statements[:1]:
            source = self._snapshot.dossier.statements[name].source
            state = state.filtering("sources", "").choosing(source=source)
        return state

    # -- what takes its time ----------------------------------------------------------------------

    def reading(self, pane: str) -> Work | None:
        """What stands between two sources is looked through in texts that are folded once."""
        if pane != "between" or self._search.is_quick("contradictions"):
            return None
        read = partial(self._search.column, "contradictions")
        return Work("read contradictions", ("between",), read)


def _headings(pair: Pair) -> Sequence[tuple[int, str]]:
    """Those between the accounts come first."""
    headings = [(0, "Between the accounts")] if pair.accounts else []
    if pair.accounts < len(pair.contradictions):
        headings.append((pair.accounts, "Between those they quote"))
    return headings
