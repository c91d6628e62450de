"""Addresses of sources as links of the terminal: where asked for, and of the web only."""

from __future__ import annotations

import re

import pytest
from rich.style import Style

from summit_tui.analysis.snapshot import snapshot
from summit_tui.analysis.sources import Holdings
from summit_tui.terminal.appearance import Appearance
from summit_tui.terminal.screen_diff import ScreenDiff
from summit_tui.tui.palette import Palette
from summit_tui.views.lines import Line, Span, plain
from summit_tui.views.sources.details import source_detail
from support import SMALL, dossier

_URL = "https://gazette.example/docks/" + "long/" * 12


def _detail(url: str, width: int = 40) -> list[Line]:
    loaded = dossier(SMALL.replace('id = "gazette"', f'id = "gazette"\nurl = "{url}"', 1)).dossier
    return source_detail(snapshot(loaded), Holdings(loaded)["gazette"], width)


def _links(lines: list[Line]) -> set[str]:
    return {span.link for part in lines for span in part if span.link}


def test_every_piece_of_a_wrapped_address_leads_to_the_whole() -> None:
    pieces = [span.text for part in _detail(_URL) for span in part if span.link]
    assert len(pieces) > 1
    assert "".join(pieces) == _URL
    assert _links(_detail(_URL)) == {_URL}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "file:///etc/passwd", "ftp://x.example/", "gazette.example",
        "https://x.example/\\u001b]8;;http://evil.example", "https://x.example/ä",
        "https://x.example/a b", "https://x.example/" + "a" * 2000,
    ],
)  # fmt: skip
def test_nothing_else_is_a_link(url: str) -> None:
    assert _links(_detail(url)) == set()
    assert any("url" in plain(part) for part in _detail(url))


def _sent(*, links: bool) -> str:
    palette = Palette(Appearance(links=links))
    strip = palette.framed((), (Span("there: "), Span("here", "text", _URL)), (), 20)
    from rich.color import ColorSystem
    from textual.strip import Strip

    text = "".join(
        Strip.render_style(it.style or Style(), it.text, ColorSystem.TRUECOLOR) for it in strip
    )
    return ScreenDiff(erase=False).feed("\x1b[1;1H" + text)


def test_the_terminal_is_sent_the_link_round_its_text_and_no_further() -> None:
    sent = _sent(links=True)
    (inside,) = re.findall(
        rf"\x1b\]8;id=[^;]*;{re.escape(_URL)}\x1b\\(.*?)\x1b\]8;;\x1b\\", sent, re.DOTALL
    )
    assert re.sub(r"\x1b\[[\d;]*[A-Za-z]", "", inside) == "here"


def test_nothing_is_sent_unless_asked_for() -> None:
    assert "\x1b]8" not in _sent(links=False)
    assert not Appearance().links
