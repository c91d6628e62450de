"""Locks the process for a visitor: from here on it reads, and does nothing else to the machine.

Held by the interpreter and the kernel, so that it also binds code that forgets to ask. It cannot
be undone: it is done in a process that ends with the session.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from summit_tui.cli.loading import CannotRunError, say

_KEPT = ("TERM", "COLORTERM", "NO_COLOR", "LANG")
"""Variables that say how the visitor's terminal reads; with `LC_*`, all that is kept."""

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_REFUSED = frozenset(
    "os.chmod os.chown os.exec os.fork os.forkpty os.link os.mkdir os.posix_spawn os.remove "
    "os.rename os.rmdir os.spawn os.startfile os.symlink os.system os.truncate os.utime "
    "pty.spawn shutil.copyfile shutil.move shutil.rmtree socket.bind socket.connect "
    "socket.getaddrinfo sqlite3.connect subprocess.Popen webbrowser.open".split()
)


def lock() -> None:
    """Keep the process from writing, from starting programs, from the network, from stopping.

    Before the toolkit is imported: it reads its switches from the environment then.

    Raises:
        CannotRunError: where the system has none of this.
    """
    if sys.platform == "win32":
        raise CannotRunError("--kiosk needs a POSIX system")
    import resource
    import signal
    import threading

    for name in list(os.environ):
        if name not in _KEPT and not name.startswith("LC_"):
            del os.environ[name]
    # A stopped session would hold its place for ever, and one that is interrupted while it starts
    # would say where it stands. Blocked, because the toolkit sets handlers of its own; ignored
    # besides, which is what others look at.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    keys = (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP, signal.SIGTTIN, signal.SIGTTOU)
    signal.pthread_sigmask(signal.SIG_BLOCK, keys)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.excepthook = sys.unraisablehook = threading.excepthook = _fail
    sys.addaudithook(_refuse)


def _fail(*_: object) -> None:
    """Instead of a traceback, which tells where files stand."""
    say("something has gone wrong; this session ends here")


def _refuse(event: str, values: tuple[Any, ...]) -> None:
    if event == "open":
        flags = values[2]
        if isinstance(flags, int) and flags & _WRITES:
            raise PermissionError("nothing is written here")
    elif event in _REFUSED:
        raise PermissionError("nothing is done here but reading")
