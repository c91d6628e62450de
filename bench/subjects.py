"""What is measured: the app, a bare Textual app, and VisiData where it is installed."""

from __future__ import annotations

import os
import shutil
import sys

from bench.pty_probe import Subject
from bench.vt import program

HERE = os.path.dirname(os.path.abspath(__file__))
DOSSIER = os.path.join(os.path.dirname(HERE), "data", "positions.toml")

APP_READY = r"Actors.*q quit"
"""The first whole screen of the app: a pane at the top, and the keys at the bottom."""


def app(*arguments: str) -> Subject:
    """The app, on its shipped dossier or another."""
    return Subject(
        "summit-tui", (program("summit-tui"), *arguments), APP_READY, views=("b", "escape")
    )


def bare() -> Subject:
    """The toolkit without any of our work.

    Its footer comes tens of milliseconds after its rows. It counts as ready with the rows, the
    app only with all that it shows: a ratio of the two does not flatter the app.
    """
    argv = (sys.executable, os.path.join(HERE, "bare_app.py"))
    return Subject("bare Textual", argv, "Bare Textual app.*Row 30", "ctrl+q")


def visidata(folder: str) -> Subject | None:
    """VisiData on 200 rows, written into this folder; None where it is not installed."""
    command = shutil.which("vd") or shutil.which(program("vd"))
    if not command:
        return None
    path = os.path.join(folder, "rows.tsv")
    with open(path, "w", encoding="utf-8") as file:
        file.write("name\tnumber\n")
        file.writelines(f"Row {number}\t{number}\n" for number in range(200))
    return Subject("VisiData", (command, path), "Row 30", "q")
