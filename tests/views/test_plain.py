"""The views as text: all that the screen says, in one column, with nothing to draw."""

from __future__ import annotations

import json
import subprocess

import pytest
from sanctions import SANCTIONS

from bench import vt
from summit_tui.analysis.snapshot import snapshot
from summit_tui.cell_width import cell_len
from summit_tui.views.plain import plain_lines
from support import SMALL, good, write

_SAID = "\n".join(
    f'[[statements]]\nid = "s{number}"\nactor = "mayor"\nsource = "gazette"\n'
    f'quote = "Word {number}: there is nothing to talk about, not now and not later."\n'
    'positions = [{ proposition = "talk", stance = "rejects" }]'
    for number in range(3)
)


@pytest.mark.parametrize("width", [20, 33, 80, 200])
def test_every_record_is_told_in_full_within_the_width(width: int) -> None:
    shown = snapshot(good(SMALL + _SAID).dossier)
    lines = list(plain_lines(shown, width))
    assert max(map(cell_len, lines)) <= max(width, cell_len(shown.dossier.title) + 40)
    text = " ".join(" ".join(lines).split())
    for statement in shown.dossier.statements.values():
        assert statement.quote in text or width < 40
    for actor in shown.dossier.actors.values():
        assert actor.name in text
    assert "\x1b" not in text
    assert "▌" not in text


def _run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (vt.program("summit-tui"), *arguments),
        env=vt.environment(variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_it_needs_no_terminal_and_says_what_json_says() -> None:
    done = _run("--plain", TERM="dumb")
    assert (done.returncode, done.stderr) == (0, b"")
    text = " ".join(done.stdout.decode().split())
    assert "\x1b" not in text
    for record in json.loads(_run("statements", "--json").stdout)["statements"]:
        assert " ".join((record["quote"] or record["summary"]).split()) in text
    for record in json.loads(_run("contradictions", "--json").stdout)["contradictions"]:
        assert " ".join(record["rule"].split()) in text


def test_it_wraps_at_columns_and_speaks_the_locale_s_letters() -> None:
    path = write(SMALL.replace("The Mayor", "Жук Ågård").replace("We talk", "“We” … talk"))
    narrow = _run(path, "--plain", COLUMNS="40").stdout.decode()
    assert max(map(cell_len, narrow.splitlines()[6:])) <= 40
    assert "Жук Ågård" in narrow
    assert _run(path, "--plain", LANG="C").stdout.isascii()
    assert b"\xc5g\xe5rd" in _run(path, "--plain", LANG="de_DE.ISO-8859-1").stdout
    assert "Жук" in _run(path, "--plain", "--ascii").stdout.decode()


def test_what_blocks_is_told_line_by_line_without_a_drawing() -> None:
    told = "\n".join(plain_lines(snapshot(good(SANCTIONS).dossier), 80))
    assert "✗ 1 condition open · 1 circle" in told
    assert "2: Bloc: first either compliance · own words ❝1 · " in told
    assert "compliance only after relief from the sanctions (Republic, own words)" in told
    assert "2 demands met at once" in told
    assert not set(told) & set("│├└┌┐╭╰")
