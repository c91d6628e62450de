"""Which rows of a short list a filter keeps. Long ones go through `analysis.search`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from summit_tui.analysis.folding import fold_to_latin


def matching(rows: Iterable[str], query: str, text_of: Callable[[str], str]) -> frozenset[str]:
    """Those whose text holds every word of the query, in whatever spelling."""
    wanted = fold_to_latin(query).split()
    return frozenset(
        row for row in rows if all(word in fold_to_latin(text_of(row)) for word in wanted)
    )
