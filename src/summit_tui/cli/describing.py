"""`schema`: the format of a dossier for editors, with its own ids as choices, on its every save."""

from __future__ import annotations

import os
import sys

from summit_tui.cli.exits import OK
from summit_tui.cli.loading import CannotRunError, mention, say, shipped
from summit_tui.cli.specs import Options


def schema(options: Options) -> int:
    """Write the schema to standard output; or into a file, and with `--watch` again and again.

    What is wrong with the dossier is not asked: what can be read of it defines ids all the same.

    Raises:
        CannotRunError: there is no such dossier, or the file cannot be written.
    """
    if options.watch and options.out == "-":
        raise CannotRunError("--watch needs --out FILE: where the schema is kept up to date")
    path = options.dossier or shipped()
    text = _text(path)
    if options.out == "-":
        sys.stdout.buffer.write(text)
        return OK
    _write(options.out, text, force=options.force)
    if options.watch:
        from summit_tui.cli.watching import Watcher

        say(f"keeping {options.out} up to date; ctrl+c ends it")
        watcher = Watcher(path)
        while watcher.wait():
            new = _text(path, missing=text)
            if new != text:
                _write(options.out, new, force=True)
                text = new
    return OK


def _text(path: str, missing: bytes = b"") -> bytes:
    """The schema; where the dossier cannot be found, what there was before, if anything."""
    import json

    from summit_tui.dossier.parse.ids import defined_ids
    from summit_tui.output.diagnostics import write_problems
    from summit_tui.output.json_schema import json_schema

    ids, problems = defined_ids(path)
    lost = [problem for problem in problems if problem.code in ("E101", "E102")]
    if lost:
        write_problems(lost, sys.stderr)
        if not missing:
            raise CannotRunError("there is nothing to read")
        return missing
    mention(problems)
    made = json_schema(os.path.basename(os.path.normpath(path)), ids)
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def _write(path: str, text: bytes, *, force: bool) -> None:
    from summit_tui.output.files import CannotWriteError, write_file

    try:
        write_file(path, [text], force=force)
    except CannotWriteError as reason:
        raise CannotRunError(str(reason)) from None
