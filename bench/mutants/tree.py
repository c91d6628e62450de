"""A copy of the project to break: nothing that is changed or written there is ours."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_MEMORY = 4 << 30
_PATIENCE = 10
"""Seconds by the clock for one on the processor: for what hangs and does nothing."""


class Tree(NamedTuple):
    """A copy, and how a run in it went."""

    root: Path

    @property
    def log(self) -> Path:
        """What the last run printed."""
        return self.root.with_suffix(".log")

    def write(self, path: str, data: bytes) -> None:
        """Put a file there, and leave no trace of the one before.

        Python goes by size and second to see whether what it has compiled is old.
        """
        file = self.root / path
        for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
            compiled.unlink()
        file.write_bytes(data)

    def run(self, arguments: Sequence[str], seconds: float = 0.0) -> int:
        """Run Python there; the exit status, or minus the signal that ended it.

        Args:
            arguments: Of the interpreter.
            seconds: On the processor, for each process; none for as many as it takes.
        """
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        environment["PYTHONPATH"] = str(self.root / "src")

        limits = [f"--as={_MEMORY}"]
        if seconds:
            limits.append(f"--cpu={int(seconds) + 1}:{int(seconds) + 6}")
        with self.log.open("wb") as log:
            process = subprocess.Popen(
                ["prlimit", *limits, sys.executable, *arguments],
                cwd=self.root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            try:
                return process.wait(seconds * _PATIENCE or None)
            except subprocess.TimeoutExpired:
                return -signal.SIGXCPU
            finally:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def copied(folder: Path, name: str) -> Tree:
    """A fresh copy of what stands here, committed or not."""
    root = folder / name
    shutil.rmtree(root, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
    )
    for path in listed.stdout.decode().rstrip("\0").split("\0"):
        if Path(path).is_file():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, root / path)
    return Tree(root)
