"""The pictures for the README: the same each time, and nothing in them is fetched."""

from __future__ import annotations

import json

import pyte
import pytest

from screenshots.cast import Frame, cast
from screenshots.make import DOSSIER, SHOTS, TOUR, Shot, take, tour
from screenshots.svg import WIDTH, Cell, Look, draw


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
async def test_a_picture_is_the_same_each_time(shot: Shot) -> None:
    first = await take(shot, DOSSIER)
    assert first == await take(shot, DOSSIER)
    assert 'href="http' not in first
    assert "url(http" not in first


async def test_the_cast_is_the_same_each_time_and_plays_the_tour_to_its_end() -> None:
    recorded = await tour(DOSSIER)
    assert recorded == await tour(DOSSIER)
    header, *events = map(json.loads, recorded.splitlines())
    assert (header["version"], header["width"], header["height"]) == (2, *TOUR)
    assert not {"timestamp", "duration"} & header.keys()
    screen = pyte.Screen(*TOUR)
    stream = pyte.Stream(screen)
    seen, before = [], -1.0
    for at, kind, data in events:
        assert kind == "o"
        assert at > before
        before = at
        stream.feed(data)
        seen.append("\n".join(screen.display))
    for number in range(8):
        assert f"tour {number + 1} of 8" in seen[number]
    assert "All keys" in seen[8]


def test_a_cast_has_only_the_rows_that_changed() -> None:
    look = Look("#ffffff", "#000000", bold=True)
    one = [[Cell("a", look)], [Cell("b", look)]]
    two = [[Cell("a", look)], [Cell("c", look)]]
    events = [json.loads(line) for line in
              cast([Frame(one, 1), Frame(two, 2)], (1, 2), "x").splitlines()[1:]]  # fmt: skip
    assert [event[0] for event in events] == [0, 1, 3]
    assert events[1][2] == "\x1b[2;1H\x1b[0;1;38;2;255;255;255;48;2;0;0;0mc"


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
