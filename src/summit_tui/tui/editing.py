"""Lending the terminal to the reader's editor, at the line of a record."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Thread
from typing import Any, Protocol

from textual.app import App, SuspendNotSupported

from summit_tui.record import Record


class NoEditorError(Exception):
    """Why no editor can be opened, in a sentence for the reader."""


class EditorCall(Record):
    """A command that opens a file in an editor.

    `windowed` says that the editor has a window of its own, `at_line` that it is told the line.
    """

    argv: tuple[str, ...]
    windowed: bool
    at_line: bool
    environment: Mapping[str, str]


class Desk(Protocol):
    """Knows the files of the dossier as the owner of the machine does.

    `texts` is the folder with the sources' texts, or empty.
    """

    texts: str

    def editor_at(self, file: str, line: int, col: int) -> EditorCall:
        """The editor at a line of one of the files, by the name that problems call it.

        Raises:
            NoEditorError: there is none.
        """


def run_editor(app: App[Any], call: EditorCall, failed: Callable[[str], object]) -> None:
    """Open the editor: on this terminal until it ends, or beside it.

    `failed` is told what went wrong, if something does; in another thread for one with a window.
    """
    name = call.argv[0]
    try:
        if call.windowed:
            _open_beside(call, failed)
            return
        with app.suspend(), _lent(app):
            code = subprocess.run(call.argv, env=call.environment, check=False).returncode
    except SuspendNotSupported:
        failed("this terminal cannot be lent to an editor")
    except (OSError, ValueError) as error:
        failed(f"‘{name}’ cannot be run: {getattr(error, 'strerror', None) or error}")
    else:
        if code:
            failed(_ended(name, code))


def _open_beside(call: EditorCall, failed: Callable[[str], object]) -> None:
    editor = subprocess.Popen(
        call.argv,
        env=call.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def wait() -> None:
        code = editor.wait()
        if code:
            failed(_ended(call.argv[0], code))

    Thread(target=wait, name="summit-tui-editor", daemon=True).start()


def _ended(name: str, code: int) -> str:
    return f"‘{name}’ was ended by signal {-code}" if code < 0 else f"‘{name}’ ended with {code}"


@contextmanager
def _lent(app: App[Any]) -> Iterator[None]:
    """Where the driver knows of jobs, it leaves the keys that stop and end them to the editor."""
    lend = getattr(app._driver, "lent", None) if sys.platform != "win32" else None
    if lend is None:
        yield
        return
    with lend():
        yield
