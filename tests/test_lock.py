"""A locked process reads, and does nothing else to the machine; whatever its code tries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_TRY = """
import os, sys
from summit_tui.cli.lock import lock
import asyncio, shutil, signal, socket, subprocess, tempfile
lock()
try:
    {attempt}
except OSError as refusal:
    print("refused:", refusal)
else:
    print("done")
"""


def _locked(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        env={"PATH": "/usr/bin:/bin", "TEXTUAL": "debug", "TEXTUAL_LOG": "log", "LC_CTYPE": "C"},
    )


@pytest.mark.parametrize(
    "attempt",
    [
        "open('new', 'w')",
        "open('there', 'a')",
        "open('there', 'r+b')",
        "os.open('new', os.O_CREAT)",
        "os.mkdir('new')",
        "os.remove('there')",
        "os.rename('there', 'new')",
        "os.symlink('there', 'new')",
        "os.truncate('there', 0)",
        "tempfile.mkstemp(dir='.')",
        "shutil.copy('there', 'new')",
        "os.system('touch new')",
        "subprocess.run(['touch', 'new'])",
        "os.execv('/bin/sh', ['sh', '-c', 'touch new'])",
        "os.fork()",
        "socket.create_connection(('127.0.0.1', 9))",
    ],
)
def test_what_changes_or_leaves_is_refused(attempt: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("as it was")
    done = _locked(_TRY.format(attempt=attempt), tmp_path)
    assert done.stdout.startswith("refused: nothing is "), done
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"there": "as it was"}


@pytest.mark.parametrize(
    "attempt",
    [
        "assert open('there').read() == 'as it was'",
        "asyncio.run(asyncio.sleep(0))",
        "os.kill(os.getpid(), signal.SIGTSTP)",
        "os.kill(os.getpid(), signal.SIGINT)",
        "os.kill(os.getpid(), signal.SIGQUIT)",
        "assert set(os.environ) <= {'LC_CTYPE'}, os.environ",
    ],
)
def test_what_reads_goes_on_and_nothing_stops_it(attempt: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("as it was")
    done = _locked(_TRY.format(attempt=attempt), tmp_path)
    assert (done.stdout, done.stderr) == ("done\n", "")


@pytest.mark.parametrize(
    "fault",
    [
        "raise RuntimeError('in ' + os.getcwd())",
        "import threading; t = threading.Thread(target=lambda: open('/gone/away')); t.start()",
    ],
)
def test_a_fault_tells_no_path(fault: str, tmp_path: Path) -> None:
    done = _locked(f"import os\nfrom summit_tui.cli.lock import lock\nlock()\n{fault}", tmp_path)
    assert done.stderr == "summit-tui: something has gone wrong; this session ends here\n"
