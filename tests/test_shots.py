"""The pictures for the README: the same each time, and nothing in them is fetched."""

from __future__ import annotations

import pytest

from screenshots.make import DOSSIER, SHOTS, Shot, take
from screenshots.svg import WIDTH, Cell, Look, draw


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
async def test_a_picture_is_the_same_each_time(shot: Shot) -> None:
    first = await take(shot, DOSSIER)
    assert first == await take(shot, DOSSIER)
    assert 'href="http' not in first
    assert "url(http" not in first


def test_cells_stay_in_their_columns() -> None:
    look = Look("#ffffff", "#000000")
    row = [Cell("a", look), Cell("b", look), Cell("│", look), Cell("東", look, 2), Cell("z", look)]
    svg = draw([row], ground="#000000", title="a < b")
    assert f'<text x="0" y="15" fill="#ffffff" textLength="{2 * WIDTH:.2f}"' in svg
    assert f'<text x="{5 * WIDTH:.2f}" y="15"' in svg
    assert "│" not in svg, "lines are drawn, not written"
    assert "<title>a &lt; b</title>" in svg


def test_only_grounds_that_differ_are_drawn() -> None:
    plain, marked = Look("#ffffff", "#000000"), Look("#ffffff", "#333333")
    svg = draw(
        [[Cell(" ", plain), Cell(" ", marked), Cell("x", marked)]], ground="#000000", title=""
    )
    assert svg.count("#333333") == 1
    assert f'x="{WIDTH}" y="0" width="{2 * WIDTH:.2f}"' in svg
