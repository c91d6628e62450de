"""Completion in real shells: what is offered at each place of a command line."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from e2e.terminal import SUMMIT, Terminal
from summit_tui.cli.specs import COMMANDS, FORMATS, SHELLS, TABLES

pytestmark = pytest.mark.e2e

_FILES = {"a.toml", "b c.toml", "sub", "x.txt"}
_DOSSIERS = {"a.toml", "b c.toml", "sub"}
_CASES = [
    ("", {*COMMANDS, *_DOSSIERS}),
    ("ex", {"explain", "export"}),
    ("export ", set(FORMATS)),
    ("export h", {"html"}),
    ("export csv ", _DOSSIERS),
    ("export csv --table ", set(TABLES)),
    ("export csv --ta", {"--table"}),
    ("export --goal talks ", set(FORMATS)),
    ("export csv --out ", _FILES),
    ("export csv --actor ", set()),
    ("--as-of 2025 ", _DOSSIERS),
    ("statements ", _DOSSIERS),
    ("verify --texts ", {"sub"}),
    ("completion ", set(SHELLS)),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two dossiers, another file and a folder."""
    here = tmp_path / "here"
    (here / "sub").mkdir(parents=True)
    for name in _FILES - {"sub"}:
        (here / name).touch()
    return here


def _script(shell: str, path: Path) -> Path:
    file = path / f"completion.{shell}"
    with file.open("wb") as out:
        subprocess.run((SUMMIT, "completion", shell), stdout=out, check=True, timeout=60)
    return file


def _run(folder: Path, *argv: str) -> str:
    done = subprocess.run(
        argv, cwd=folder, capture_output=True, text=True, check=False, timeout=60,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder.parent), "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout


def test_bash(folder: Path, need: Callable[[str], str]) -> None:
    script = _script("bash", folder.parent)
    for typed, offered in _CASES:
        # `read -a` splits as the shell would; what is being typed is the last word, or empty.
        asked = f"""
            source {script}
            read -ra COMP_WORDS <<< 'summit-tui {typed}'
            [[ '{typed}' == *' ' || -z '{typed}' ]] && COMP_WORDS+=('')
            COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
            _summit_tui
            printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        found = _run(folder, need("bash"), "--norc", "-c", asked)
        assert set(found.splitlines()) - {""} == offered, typed


def test_bash_with_an_equals_sign(folder: Path, need: Callable[[str], str]) -> None:
    script = _script("bash", folder.parent)
    asked = f"""
        source {script}
        COMP_WORDS=(summit-tui export --table = a) COMP_CWORD=4
        _summit_tui
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    assert _run(folder, need("bash"), "--norc", "-c", asked).split() == ["actors"]


def test_fish(folder: Path, need: Callable[[str], str]) -> None:
    script = _script("fish", folder.parent)
    for typed, offered in _CASES:
        found = _run(
            folder, need("fish"), "--no-config", "-c",
            f"source {script}; complete -C 'summit-tui {typed}'",
        )  # fmt: skip
        names = {line.partition("\t")[0].rstrip("/") for line in found.splitlines()}
        # fish puts files with the suffix first, and offers the others after them.
        assert names - {"x.txt"} == offered - {"x.txt"}, typed


def test_zsh(folder: Path, need: Callable[[str], str]) -> None:
    script = _script("zsh", folder.parent)
    start = folder.parent / ".zshrc"
    start.write_text(
        f"PS1='ready> '\nautoload -U compinit; compinit -D -u\nsource {script}\n"
        "zstyle ':completion:*' list-colors\nsetopt NO_BEEP NO_ALWAYS_LAST_PROMPT\n"
        "LISTMAX=0; zstyle ':completion:*' list-packed yes\n"
        "bindkey '^O' list-choices\n"
    )
    env = {"ZDOTDIR": str(folder.parent), "HOME": str(folder.parent)}
    for typed, offered in _CASES:
        if not offered:
            continue
        with Terminal((need("zsh"), "-i"), env=env, cwd=str(folder), size=(120, 40)) as terminal:
            terminal.wait_for("ready>")
            terminal.feed(f"summit-tui {typed}".encode())
            terminal.feed(b"\x0f")  # As set above: list what there is.
            # The prompt is drawn again below the list.
            listed = terminal.wait_for(r"ready>.*\n.*ready>").replace("\\ ", " ")
            words = {word for line in listed.splitlines()[1:] if "ready>" not in line
                     for word in re.split(r"\s{2,}|\s--\s|/", line)}  # fmt: skip
            assert offered <= words, typed
            assert not words & ({*FORMATS, *COMMANDS, *TABLES, *_FILES} - offered), typed
