"""Whatever a terminal makes of a letter: changes show what a full repaint shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len as fewest

from summit_tui.cell_width import cell_len, cells_of, clusters, cut, is_disputed
from summit_tui.terminal.screen_diff import ScreenDiff

SAMPLES = (
    "मोदी", "प्रधानमंत्री", "বাংলা", "ไทยกำลัง", "ที่", "العربية", "مُحَمَّد", "שָׁלוֹם", "👍🏽", "👨‍👩‍👧",
    "🇺🇦", "❤️", "1️⃣", "🫠", "漢字", "é", "தமிழ்", "한국", "မြန်မာ", "“", "│", "plain", "été",
)  # fmt: skip
_WIDTH, _HEIGHT = 30, 3
_SEQUENCE = re.compile(r"\x1b\[([\d;]*)([A-Za-z])|([^\x1b]+)")


def _apart(text: str) -> Iterator[tuple[str, int]]:
    """As a terminal that knows nothing of clusters: as many cells as there can be."""
    yield from clusters(text)


def _joined(text: str) -> Iterator[tuple[str, int]]:
    """As a terminal that draws what belongs together as one."""
    for part, _ in clusters(text):
        yield part, fewest(part)


def _narrow(text: str) -> Iterator[tuple[str, int]]:
    """As a terminal with old tables."""
    for part, size in clusters(text):
        yield part, 1 if is_disputed(part) else size


class _Terminal:
    """Shows text as one of the above does."""

    def __init__(self, parts: Callable[[str], Iterator[tuple[str, int]]]) -> None:
        self.parts = parts
        self.rows = [["?"] * _WIDTH for _ in range(_HEIGHT)]
        self.y = self.x = 0

    def feed(self, data: str) -> None:
        for numbers, final, text in _SEQUENCE.findall(data):
            first, *rest = [int(number or 1) for number in (numbers or "1").split(";")]
            if text:
                for part, size in self.parts(text):
                    self._write(part, size)
            elif final == "H":
                self.y, self.x = first - 1, (rest or [1])[0] - 1
            elif final == "G":
                self.x = first - 1
            elif final in "ABCD":
                self.y += {"A": -first, "B": first}.get(final, 0)
                self.x += {"C": first, "D": -first}.get(final, 0)
            elif final == "X":
                self._put(self.x, [" "] * first)
            else:
                assert final == "m"

    def _write(self, part: str, size: int) -> None:
        self._put(self.x, [part, *[""] * (size - 1)])
        self.x += size

    def _put(self, x: int, cells: list[str]) -> None:
        row = self.rows[self.y]
        for edge in (x, x + len(cells)):  # what is cut in two is gone
            if 0 < edge < _WIDTH and row[edge] == "":
                start = max(at for at in range(edge) if row[at])
                row[start] = " "
                while start + 1 < _WIDTH and row[start + 1] == "":
                    row[start + 1] = " "
                    start += 1
        row[x : x + len(cells)] = cells
        del row[_WIDTH:]


_texts = st.lists(st.sampled_from([*SAMPLES, " ", "   "]), max_size=6).map("".join)
_frames = st.lists(st.tuples(st.integers(0, _HEIGHT - 1), _texts), min_size=1, max_size=8)


def _line(y: int, text: str) -> str:
    kept = cut(text, _WIDTH)
    return f"\x1b[{y + 1};1H\x1b[31m{kept}{' ' * (_WIDTH - cell_len(kept))}\x1b[0m"


@pytest.mark.parametrize("parts", [_apart, _joined, _narrow])
@pytest.mark.parametrize("erase", [True, False])
@given(frames=_frames)
def test_no_ghost_stays_and_no_letter_goes(
    parts: Callable[[str], Iterator[tuple[str, int]]],
    erase: bool,
    frames: list[tuple[int, str]],
) -> None:
    diff, terminal = ScreenDiff(erase=erase), _Terminal(parts)
    shown = dict.fromkeys(range(_HEIGHT), "")
    for y in shown:
        terminal.feed(diff.feed(_line(y, "")))
    for y, text in frames:
        shown[y] = text
        terminal.feed(diff.feed(_line(y, text)))
        fresh = _Terminal(parts)
        fresh.feed(ScreenDiff(erase=erase).feed("".join(_line(*row) for row in shown.items())))
        assert terminal.rows == fresh.rows
        letters = "".join(terminal.rows[y]).replace(" ", "")
        assert letters == cut(text, _WIDTH).replace(" ", "")


@given(_texts)
def test_there_is_room_for_every_letter(text: str) -> None:
    cells = cells_of(text)
    assert "".join(cells) == text
    assert len(cells) == cell_len(text) >= fewest(text)


@given(_texts, st.integers(-1, 40))
def test_a_text_is_cut_between_letters(text: str, room: int) -> None:
    kept = cut(text, room)
    assert text.startswith(kept)
    assert cell_len(kept) <= max(0, room)
    rest = next(clusters(text[len(kept) :]), None)
    assert rest is None or cell_len(kept) + rest[1] > max(0, room)


def test_what_comes_after_a_disputed_word_is_placed_anew() -> None:
    diff = ScreenDiff(erase=True)
    assert diff.feed("\x1b[1;1Hमोदी b").endswith("    \x1b[1Gमोदी\x1b[5G b")
    assert diff.feed("\x1b[1;1Hमोदी c") == "\x1b[1;6Hc"


def test_letters_across_the_edge_are_cut_between_letters() -> None:
    diff = ScreenDiff(erase=True)
    diff.within(5, 1)
    assert "मोद" not in diff.feed("\x1b[1;3Hमोदी")
