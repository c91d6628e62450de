"""What is said when the program itself is at fault: one plain message, and a report in a file.

The report holds the traceback and what runs where; nothing of the dossier but what the error
itself quotes.
"""

from __future__ import annotations

import os
import platform
import sys
import time
import traceback

from summit_tui import __version__
from summit_tui.cli import state
from summit_tui.cli.exits import CRASHED
from summit_tui.cli.loading import say
from summit_tui.dossier.text import visible


def report(error: BaseException) -> str:
    """The text of a report, with nothing in it that acts on the terminal it is read on."""
    lines = [
        f"summit-tui {__version__}, Python {platform.python_version()}, {sys.platform}",
        f"TERM={os.environ.get('TERM', '')} COLORTERM={os.environ.get('COLORTERM', '')}",
        *"".join(traceback.format_exception(error)).splitlines(),
    ]
    return "\n".join(map(visible, lines)) + "\n"


def tell(error: BaseException) -> int:
    """Write the report and say where it is; returns the exit code."""
    say(f"this is a fault of the program, not of the dossier: {type(error).__name__}")
    try:
        path = state.write(time.strftime("crash-%Y%m%d-%H%M%S.txt"), report(error))
    except OSError as reason:
        say(f"the report could not be written: {reason}")
    else:
        say(f"the report is in {path}")
    return CRASHED
