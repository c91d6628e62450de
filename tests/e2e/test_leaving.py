"""However it ends, the terminal is as it was, and nothing runs on."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import vt
from e2e.terminal import SUMMIT, Terminal

pytestmark = pytest.mark.e2e

_SOON = 2.0
"""Seconds within which it has to be gone."""
_IGNORES_SIGHUP = ("sh", "-c", f"trap '' HUP; exec {SUMMIT}")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_gives_the_terminal_back(number: signal.Signals) -> None:
    with Terminal() as terminal:
        terminal.wait_ready()
        terminal.process.send_signal(number)
        assert terminal.wait_exit(_SOON) == 128 + number
        assert terminal.screen.left_on == []


def test_a_signal_during_the_start_gives_the_terminal_back() -> None:
    with Terminal() as terminal:
        terminal.wait_until(lambda: 1049 in terminal.screen.modes, "the screen is taken")
        terminal.process.terminate()
        assert terminal.wait_exit(_SOON) == 128 + signal.SIGTERM
        assert terminal.screen.left_on == []


def test_a_signal_ends_it_also_while_the_terminal_takes_no_output() -> None:
    with Terminal(size=(250, 80)) as terminal:
        terminal.wait_ready()
        # Nobody reads: the line fills, then the toolkit's queue, then the app waits.
        for key in (b"?", b"\x1b[27u") * 30:
            terminal.feed_unread(key)
            _wait_at_rest(terminal.process.pid)
        terminal.process.terminate()
        assert terminal.process.wait(_SOON) == 128 + signal.SIGTERM


def _wait_at_rest(pid: int) -> None:
    """Until it has taken no more of the processor for a while."""
    before, same = "", 0
    while same < 3:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        taken = " ".join(fields[11:13])
        same = same + 1 if taken == before else 0
        before = taken
        select.select([], [], [], 0.02)


@pytest.mark.parametrize("argv", [(SUMMIT,), _IGNORES_SIGHUP], ids=["plain", "nohup"])
def test_ends_when_the_terminal_has_gone(argv: tuple[str, ...]) -> None:
    with Terminal(argv) as terminal:
        terminal.wait_ready()
        terminal.hang_up()
        assert terminal.wait_exit(_SOON) == 128 + signal.SIGHUP


def test_ends_when_the_tmux_server_is_killed(tmp_path: Path, need: Callable[[str], str]) -> None:
    server = (need("tmux"), "-S", str(tmp_path / "socket"), "-u", "-f", "/dev/null")
    pid_file = tmp_path / "pid"
    command = f"echo $$ > {pid_file}; exec {SUMMIT}"
    with Terminal((*server, "new-session", command)) as terminal:
        terminal.wait_ready()
        gone = os.pidfd_open(int(pid_file.read_text()))
        subprocess.run((*server, "kill-server"), check=True)
        try:
            assert select.select([gone], [], [], _SOON)[0], "it runs on without a terminal"
        finally:
            os.close(gone)


def test_ctrl_z_stops_the_job_and_fg_draws_it_again() -> None:
    shell = ("bash", "--norc", "--noprofile", "-i")
    with Terminal(shell, env={"PS1": "prompt> "}) as terminal:
        terminal.wait_for("prompt>")
        for _ in range(2):
            terminal.send(SUMMIT, "enter")
            terminal.wait_ready()
            terminal.send("ctrl+z")
            terminal.wait_for(r"Stopped.*prompt>\s*$")
            # The shell's own paste mode is on at its prompt.
            assert set(terminal.screen.left_on) <= {"mode 2004"}
            terminal.send("fg", "enter")
            terminal.wait_ready()
            terminal.send("down", "enter")
            terminal.wait_for("▌")
            terminal.send("q")
            terminal.wait_for(r"prompt>\s*$")
        terminal.send("exit", "enter")
        assert terminal.wait_exit() == 0


def test_a_job_that_was_stopped_from_outside_is_drawn_again() -> None:
    with Terminal() as terminal:
        terminal.wait_ready()
        terminal.process.send_signal(signal.SIGSTOP)
        os.waitid(os.P_PID, terminal.process.pid, os.WSTOPPED)
        terminal.screen.receive(b"\x1b[1;1Hsomething else wrote here")
        terminal.process.send_signal(signal.SIGCONT)
        # Nothing but a whole repaint writes the first line again.
        terminal.wait_until(
            lambda: terminal.text.lstrip().startswith("summit-tui  Will"), "the first line is back"
        )
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert terminal.screen.left_on == []


def test_ctrl_z_stops_nothing_that_no_shell_could_continue() -> None:
    """As the command of an SSH login or of tmux: it would stand still for ever."""
    with Terminal() as terminal:
        terminal.wait_ready()
        begun = len(terminal.output)
        terminal.send("ctrl+z")
        taken = b"\x1b[?1049h"
        terminal.wait_until(lambda: taken in terminal.output[begun:], "it goes on")
        terminal.wait_ready()
        terminal.send("q")
        assert terminal.wait_exit() == 0


_CRASHES = """
import sys
from summit_tui.{room} import {module}
def broken(*arguments, **named):
    raise ValueError("broken \\x1b]0;HACKED\\x07 on purpose")
{module}.{name} = broken
sys.argv = ["summit-tui"]
from summit_tui.cli import run
run()
"""


@pytest.mark.parametrize(
    ("room", "module", "name", "key"),
    [
        ("views", "details", "statement_detail", "s"),  # while a message is handled
        ("tui", "line_pane", "cast", ""),  # while the first screen is drawn
        ("tui", "list_pane", "RowLayout", ""),  # while it is made
    ],
)
def test_a_crash_restores_the_terminal_and_says_where_the_report_is(
    room: str, module: str, name: str, key: str, tmp_path: Path
) -> None:
    code = _CRASHES.format(room=room, module=module, name=name)
    state = {"XDG_STATE_HOME": str(tmp_path / "state")}
    with Terminal((sys.executable, "-c", code), env=state) as terminal:
        if key:
            terminal.wait_ready()
            terminal.send(key)
        assert terminal.wait_exit() == 70
        assert terminal.screen.left_on == []
        left = bytes(terminal.output).partition(b"\x1b[?1049l")[2]
        assert b"Traceback" not in terminal.output
        assert b"HACKED" not in left
        [report] = (tmp_path / "state" / "summit-tui").iterdir()
        assert report.name in terminal.text.replace("\n", "")
        assert report.stat().st_mode & 0o777 == 0o600
        text = report.read_text()
        assert "ValueError: broken ␛]0;HACKED␇ on purpose" in text
        assert "Zelensky" not in text, "values of variables are the dossier"


def test_bytes_that_are_no_utf_8_are_dropped() -> None:
    with Terminal() as terminal:
        terminal.wait_ready()
        terminal.feed(b"\xff\xfe\xe9")
        before = terminal.text
        # A key that arrives in the same read is dropped with them.
        while terminal.text == before:
            terminal.send("end")
        terminal.send("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("closed", ["0", "1", "2"])
def test_each_stream_has_to_be_a_terminal(closed: str) -> None:
    """In a pty, with one of the three redirected."""
    for redirected in (f"{closed}>/dev/null", f"{closed}>&-"):
        command = f"{SUMMIT} {redirected} 3>/dev/tty; echo exit $?"
        with Terminal(("sh", "-c", command)) as terminal:
            terminal.wait_for("exit 2")
            assert terminal.screen.left_on == []


def test_refuses_without_a_terminal_and_says_what_to_do() -> None:
    done = subprocess.run(
        (SUMMIT,),
        env=vt.environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.returncode == 2
    assert "standard input" in done.stderr
    assert "--json" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("size", [(1, 1), (5, 20), (39, 40), (120, 9)])
def test_a_window_too_small_says_what_is_needed(size: tuple[int, int]) -> None:
    with Terminal(size=size) as terminal:
        if size[0] > 20:
            terminal.wait_for("needs 40×10")
        terminal.send("down", "a", "enter", "?")
        terminal.resize(80, 24)
        terminal.wait_ready()
        terminal.resize(*size)
        terminal.wait_until(lambda: "q quit" not in terminal.text, "the panes are gone")
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.screen.left_on == []


def test_a_storm_of_sizes_costs_what_can_be_seen() -> None:
    with Terminal(size=(80, 24)) as terminal:
        terminal.wait_ready()
        for _ in range(5):
            for size in ((9999, 9999), (1, 1), (5, 20), (32000, 2), (2, 32000)):
                terminal.claim(*size)
        terminal.resize(120, 40)
        terminal.wait_ready()
        assert len(terminal.output) < 1_000_000
        terminal.send("ctrl+q")
        assert terminal.wait_exit() == 0
