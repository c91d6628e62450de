"""Dates are read as people type them."""

from __future__ import annotations

import pytest

from summit_tui.dossier.typed_dates import as_written
from summit_tui.views.time import day_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("31 july 2025", "2025-07-31"),
        ("Jul 31, 2025", "2025-07-31"),
        ("July 31st, 2025", "2025-07-31"),
        ("up to 3 Sept. 2025", "2025-09-03"),
        ("june 2025", "2025-06"),
        ("2025-06-15", "2025-06-15"),
        ("2025", "2025"),
    ],
)
def test_a_day_is_what_was_meant(typed: str, meant: str) -> None:
    day = day_of(typed)
    assert day
    assert day.text == meant


@pytest.mark.parametrize(
    "typed", ["31 ju 2025", "july", "31 july", "30 february 2025", "x", "1 2 3"]
)
def test_what_is_no_day_is_refused_with_a_reason(typed: str) -> None:
    with pytest.raises(ValueError, match=r"write a day|no month|has 28 days"):
        day_of(typed)


def test_what_cannot_be_understood_is_left_alone() -> None:
    assert as_written("31 july 2025 or so") == "31 july 2025 or so"
