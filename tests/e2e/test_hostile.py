"""What stands in a dossier never acts on the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e

# Clipboard, window title, bell, a C1 string, markup of the toolkit, right-to-left override.
_HOSTILE = (
    r"\u001b]52;c;aGFja2Vk\u0007 \u001b]0;HACKED\u0007 \u0007 \u009d0;HACKED\u009c"
    r" [@click=app.quit]x[/] [/] [sic] \u202egnp"
)
_DOSSIER = f"""
[dossier]
title = "title {_HOSTILE}"
[[sources]]
id = "gazette"
title = "source {_HOSTILE}"
date = 2031-03-04
[[actors]]
id = "union"
name = "Union {_HOSTILE}"
[[statements]]
id = "first"
actor = "union"
source = "gazette"
quote = "quote {_HOSTILE}"
"""


def test_text_with_controls_is_only_shown(tmp_path: Path) -> None:
    path = tmp_path / "hostile \x1b]0;HACKED\x07.toml"
    path.write_text(_DOSSIER)
    with Terminal((SUMMIT, str(path))) as terminal:
        terminal.wait_ready()
        terminal.send("enter", "enter", "d")
        terminal.wait_for(r"\[sic\]")
        terminal.send("?")
        terminal.wait_for("one row")
        terminal.send("escape", "!")
        terminal.wait_for("W501")
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
        # The toolkit itself ends OSC 22, the shape of the pointer, with a bell.
        output = re.sub(rb"\x1b\]22;\w+\x07", b"", bytes(terminal.output))
        for sequence in (b"\x1b]52", b"\x1b]0;H", b"\x07", "\x9d".encode(), "\u202e".encode()):
            assert sequence not in output
