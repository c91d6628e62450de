"""The manual page: as the parsers are, and as troff takes it."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from summit_tui.cli.exits import EXITS
from summit_tui.cli.manual import manual
from summit_tui.cli.specs import COMMANDS, EVERY

_PAGE = Path(__file__).parents[1] / "docs" / "summit-tui.1"


def test_the_page_in_docs_is_that_of_the_parsers() -> None:
    assert _PAGE.read_text() == "".join(f"{line}\n" for line in manual()), "run: make man"


def test_every_option_and_every_exit_code_is_in_it() -> None:
    page = _PAGE.read_text().replace("\\-", "-")
    for command in EVERY:
        for argument in command.options:
            assert all(f"\\fB{name}\\fR" in page for name in argument.names)
    commands = (_PAGE.parent / "commands.md").read_text()
    assert commands.endswith("".join(f"| {code} | {text} |\n" for code, text in EXITS))
    _, _, exits = page.partition(".SH EXIT STATUS")
    assert all(f".B {code}\n" in exits for code, _ in EXITS)


@pytest.mark.e2e
def test_troff_finds_nothing_wrong_with_it(need: Callable[[str], str]) -> None:
    groff = need("groff")
    done = subprocess.run(
        (groff, "-man", "-ww", "-Tutf8", str(_PAGE)),
        capture_output=True, text=True, check=True, timeout=60,
        env={**os.environ, "GROFF_NO_SGR": "1"},
    )  # fmt: skip
    assert done.stderr == ""
    shown = re.sub(".\b", "", done.stdout)  # Bold is struck twice.
    assert [name for name in COMMANDS if f"\n   {name}\n" not in shown] == []
