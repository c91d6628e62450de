"""`new`: a small whole dossier to begin with."""

from __future__ import annotations

import os
import sys

from summit_tui.cli.exits import OK
from summit_tui.cli.loading import CannotRunError, say
from summit_tui.cli.specs import Options


def new(options: Options) -> int:
    """Write the starter to a new file, or to standard output for `-`.

    Raises:
        CannotRunError: there is something of that name already, or it cannot be written.
    """
    from summit_tui.dossier.write.starter import STARTER
    from summit_tui.output.files import CannotWriteError, write_file

    path = options.first
    if path == "-":
        sys.stdout.buffer.write(STARTER.encode())
        return OK
    if os.path.lexists(path):
        raise CannotRunError(f"‘{path}’ exists, and new never writes over anything")
    text = STARTER.replace("FILE", os.path.basename(path))
    try:
        write_file(path, [text.encode()])
    except CannotWriteError as reason:
        raise CannotRunError(str(reason)) from None
    say(f"{path} is there: summit-tui check {path}, and summit-tui {path} shows it")
    return OK
