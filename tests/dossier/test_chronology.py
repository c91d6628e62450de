"""Dates that cannot be are told, and lead nothing astray."""

from __future__ import annotations

import datetime

import pytest

from summit_tui.dossier.load import Loaded, load
from support import said, small, write

_TODAY = datetime.date(2031, 6, 1)


def _load(text: str) -> Loaded:
    return load(write(text), today=_TODAY)


def _told(loaded: Loaded) -> list[str]:
    return [f"{problem.code} {problem.message}" for problem in loaded.problems]


def test_said_after_its_source_appeared() -> None:
    loaded = _load(said('quote = "Gates."\ndate = 2052-08-20'))
    (told,) = _told(loaded)
    assert told.startswith("W505 said on 2052-08-20, after its source appeared on 2031-")
    assert ".toml:" in told, "the other place, too"
    assert loaded.dossier.as_of.text.startswith("2031-03")
    assert loaded.dossier.statements["s"].date.text == "2052-08-20", "it is kept as it is written"


@pytest.mark.parametrize("date", ["2031", '"2031-03"', '"2031-03-01/2031-12"', "2030-01-01"])
def test_a_date_that_may_be_is_fine(date: str) -> None:
    value = date if date != "2031" else '"2031"'
    assert _told(_load(said(f'quote = "Gates."\ndate = {value}'))) == []


def test_checked_before_it_appeared_and_far_in_the_future() -> None:
    loaded = _load(small('[[sources]]\nid = "b"\ndate = 2031-05-01\nchecked = 2031-04-01'))
    assert _told(loaded) == ["W505 checked on 2031-04-01, before it appeared on 2031-05-01"]
    later = small('[[sources]]\nid = "b"\ndate = 2052-05-01\n')
    later += '[[statements]]\nid = "t"\nactor = "union"\nsource = "b"\nquote = "Late."\n'
    loaded = _load(later)
    assert _told(loaded) == ["W505 2052-05-01 is far in the future"]
    assert loaded.dossier.as_of.text.startswith("2031-03")
