"""What stands in a dossier, is typed, or is given as an argument never acts on the terminal.

A dossier in which every text tries to is driven through every view (`VIEWS`), page and command.
All that comes out is read against a list of what may come.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e

# Clipboard, window title, bell, C1 strings, device queries, markup of the toolkit, bidi, tags.
_HOSTILE = (
    r"\u001b]52;c;aGFja2Vk\u0007 \u001b]0;HACKED\u0007 \u0007\u0008\u007f \u009d0;HACKED\u009c"
    r" \u001b[6n\u001b[?1049l\u001bP$q\"p\u001b\\ \u009b31m"
    r" [@click=app.quit]x[/] [/] [sic] [b]b[/b] \u202egnp\u2066 \u200b\u2028 \U000e0041"
)
_DOSSIER = f"""
[dossier]
title = "title {_HOSTILE}"
about = "about {_HOSTILE}"
goal = "meet"
[[parties]]
id = "port"
name = "Port {_HOSTILE}"
[[sources]]
id = "gazette"
title = "source {_HOSTILE}"
publisher = "publisher {_HOSTILE}"
date = 2031-03-04
[[sources]]
id = "herald"
[[actors]]
id = "union"
name = "Union {_HOSTILE}"
role = "role {_HOSTILE}"
aliases = ["alias {_HOSTILE}"]
note = "note {_HOSTILE}"
[[actors]]
id = "mayor"
name = "Mayor {_HOSTILE}"
party = "port"
[[propositions]]
id = "talk"
text = "They should talk {_HOSTILE}"
outcome = "meet"
[[outcomes]]
id = "meet"
name = "meeting {_HOSTILE}"
controllers = ["port"]
[[outcomes]]
id = "gates"
name = "gates {_HOSTILE}"
controllers = ["port"]
[[statements]]
id = "first"
actor = "union"
source = "gazette"
quote = "quote {_HOSTILE}"
occasion = "occasion {_HOSTILE}"
note = "note {_HOSTILE}"
positions = [{{ proposition = "talk" }}]
[[statements]]
id = "second"
actor = "mayor"
source = "herald"
summary = "summary {_HOSTILE}"
positions = [{{ proposition = "talk", stance = "rejects" }}]
[[preconditions]]
id = "gates-first"
outcome = "meet"
requires = ["gates"]
set_by = "port"
statements = ["second"]
[[actors]]
id = "nobody"
"nmae {_HOSTILE}" = "typo {_HOSTILE}"
"""

VIEWS = {
    # A view or page: the keys that lead there, what then shows, the keys that lead back.
    "explorer": ((), "Actors", ()),
    "blockers": (("b",), "Circles|waits for", ("escape",)),
    "matrix": (("v",), "Who stands where", ("escape",)),
    "timeline": (("t",), "Said when", ("escape",)),
    "sources": (("e",), "All sources", ("escape",)),
    "help": (("?",), "one row", ("escape",)),
    "problems": (("!",), "W501|E201", ("escape",)),
    "find": (("/",), "find in", ("escape",)),
    "finder": (("f",), "Find anything", ("escape",)),
    "day": (("D",), "up to which day", ("escape",)),
    "mark": (("m",), "which letter", ("escape",)),
    "bare text": (("s", "y", "y"), "select with the mouse", ("escape",)),
}
"""Every view and page. Add a row for a new one, and it is driven, clicked and read."""
_IN_A_VIEW = ("down", "enter", "down", "enter", "tab", "down", " ", "end", "tab", "tab")
"""Keys that go through the panes of a view."""

COMMANDS = ("actors", "statements", "contradictions", "blockers", "sources", "check")

_TEXT = (
    r"[^\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
_MAY_COME = re.compile(
    rf"{_TEXT}|[\r\n]"
    r"|\x1b\[[\d;]*[HGABCDXmK]"  # moves, erasures, colours
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p|\x1b\[(?:>\d+|<)u"  # queries, keyboard protocol
    r"|\x1b\]52;c;(?P<copied>[A-Za-z0-9+/=]+)\x07"  # what the reader copied, read below
)
_COMMAND_MAY_SEND = re.compile(rf"{_TEXT}|[\r\n]|\x1b\[[\d;]*[mK]")


def _assert_harmless(output: bytes, allowed: re.Pattern[str] = _MAY_COME) -> None:
    text = output.decode()
    end = 0
    for match in allowed.finditer(text):
        assert match.start() == end, repr(text[end : end + 60])
        end = match.end()
        copied = match.groupdict().get("copied")
        if copied:
            _assert_harmless(base64.b64decode(copied), _COMMAND_MAY_SEND)
    assert end == len(text), repr(text[end : end + 60])


def _opened(tmp_path: Path, size: tuple[int, int] = (80, 24)) -> Terminal:
    path = tmp_path / "hostile \x1b]0;HACKED\x07 [@click=app.quit]x[b].toml"
    path.write_text(_DOSSIER)
    home = tmp_path / "home"
    home.mkdir()
    # The editor that the page of problems leads to: one that ends at once and writes nothing.
    own = {"HOME": str(home), "VISUAL": "true"}
    return Terminal((SUMMIT, str(path)), size=size, cwd=str(home), env=own)


def _assert_nothing_was_written(tmp_path: Path) -> None:
    assert list((tmp_path / "home").iterdir()) == []


def _go_home(terminal: Terminal) -> None:
    """To the actors of the explorer, from wherever the keys have led."""

    def there() -> bool:
        _wait_still(terminal)
        if re.search(r"Actors.*b what blocks", terminal.text, re.DOTALL):
            return True
        terminal.send("escape")  # one too many would lead back into a view
        return False

    terminal.wait_until(there, "the explorer")
    terminal.send("a")
    _wait_still(terminal)


def _wait_still(terminal: Terminal) -> None:
    """Until nothing more comes: keys that are still under way would meet the next view."""
    sizes = [-1]

    def still() -> bool:
        sizes.append(len(terminal.output))
        return sizes[-1] == sizes[-2]

    terminal.wait_until(still, "a still screen")


@pytest.mark.parametrize("size", [(80, 24), (140, 45)])
def test_what_a_dossier_says_is_only_shown(tmp_path: Path, size: tuple[int, int]) -> None:
    with _opened(tmp_path, size) as terminal:
        terminal.wait_ready()
        for there, shows, back in VIEWS.values():
            terminal.send(*there)
            terminal.wait_for(shows)
            for key in _IN_A_VIEW:
                terminal.send(key)
            terminal.send("ctrl+l", *back)
            _go_home(terminal)
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.screen.left_on == []
        assert "␛]52;c" in terminal.output.decode(), "the text was on the screen"
        assert b"[@click=app.quit]x[/]" in terminal.output
        _assert_harmless(bytes(terminal.output))
    _assert_nothing_was_written(tmp_path)


@pytest.mark.parametrize("view", VIEWS)
def test_no_cell_runs_anything(tmp_path: Path, view: str) -> None:
    """A click on every cell: the app goes on, and the same key still ends it."""
    columns, rows = 80, 24
    there, shows, _ = VIEWS[view]
    with _opened(tmp_path, (columns, rows)) as terminal:
        terminal.wait_ready()
        terminal.send(*there)
        terminal.wait_for(shows)
        for y in range(1, rows + 1):
            clicks = (f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m" for x in range(1, columns + 1))
            terminal.feed("".join(clicks).encode())
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.screen.left_on == []
        _assert_harmless(bytes(terminal.output))
    _assert_nothing_was_written(tmp_path)


@pytest.mark.parametrize("bracketed", [True, False])
def test_what_is_typed_or_pasted_is_only_shown(tmp_path: Path, bracketed: bool) -> None:
    with _opened(tmp_path) as terminal:
        terminal.wait_ready()
        terminal.send("/")
        terminal.wait_for("find in")
        text = "\x07\x9d0;HACKED\x9c[b]\u202e[@click=app.quit]PASTED"
        pasted = f"\x1b[200~\x1b]0;{text}\x1b[201~" if bracketed else text
        terminal.feed(pasted.encode())
        terminal.wait_for("PASTED")
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
        _assert_harmless(bytes(terminal.output))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_only_prints(tmp_path: Path, command: str) -> None:
    path = tmp_path / "hostile \x1b]0;HACKED\x07.toml"
    path.write_text(_DOSSIER)
    for options in ((), ("--json",)):
        if command == "check" and options:
            continue
        with Terminal((SUMMIT, command, str(path), *options)) as terminal:
            assert terminal.wait_exit() in (0, 1)
            assert "␛".encode() in terminal.output
            _assert_harmless(bytes(terminal.output), _COMMAND_MAY_SEND)


@pytest.mark.parametrize(
    "arguments",
    [
        ("no such file \x1b]0;HACKED\x07",),
        ("--as-of", "\x1b]0;HACKED\x07"),
        ("--HACKED\x1b]0;x\x07",),
        ("--theme", "HACKED\x1b]0;x\x07"),
        ("blockers", "--goal", "HACKED\x1b]0;x\x07"),
        ("blockers", "--assume", "HACKED\x1b]0;x\x07"),
        ("blockers", "--basis", "HACKED\x9b31m"),
        ("statements", "a", "HACKED\u202e\x07"),
        ("verify", "--texts", "HACKED\x1b]0;x\x07"),
    ],
    ids=lambda arguments: repr(" ".join(arguments)),
)
def test_an_argument_is_only_repeated(arguments: tuple[str, ...]) -> None:
    with Terminal((SUMMIT, *arguments)) as terminal:
        assert terminal.wait_exit() in (1, 2)
        _assert_harmless(bytes(terminal.output), _COMMAND_MAY_SEND)


def test_a_name_in_the_environment_is_only_repeated() -> None:
    with Terminal((SUMMIT,), env={"TERM": "dumb", "COLORTERM": "\x1b]0;HACKED\x07"}) as terminal:
        assert terminal.wait_exit() == 2
        _assert_harmless(bytes(terminal.output), _COMMAND_MAY_SEND)
