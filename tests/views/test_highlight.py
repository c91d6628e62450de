"""What a filter looks for is marked in whatever spelling it stands there."""

from __future__ import annotations

import pytest

from summit_tui.views.highlight import highlighted
from summit_tui.views.lines import line, plain


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("The Élysée says so.", "elysee", ["Élysée"]),
        ("Путин и Путина", "putin", ["Путин", "Путин"]),
        ("a meeting, and to meet", "meet to", ["meet", "to", "meet"]),
        ("Straße", "strasse", ["Straße"]),
        ("nothing here", "xyz", []),
        ("nothing here", "", []),
    ],
)
def test_the_words_are_marked(text: str, query: str, marked: list[str]) -> None:
    drawn = highlighted(line((text, "quote")), query)
    assert plain(drawn) == text
    assert [span.text for span in drawn if span.role == "found"] == marked
