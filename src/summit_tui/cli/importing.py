"""`summit-tui import`: a file of another tool, made a dossier in a folder of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from summit_tui.cli.exits import OK, PROBLEMS
from summit_tui.cli.loading import CannotRunError

if TYPE_CHECKING:
    from summit_tui.cli.specs import Options

_QUESTIONS = {
    "actor": "who speaks",
    "quote": "the words of the speaker",
    "summary": "what was said, in the coder's words",
    "source": "the document",
    "date": "when it was said",
    "proposition": "the sentence that is affirmed or rejected",
    "stance": "whether it is affirmed or rejected",
}


def import_(options: Options) -> int:
    """Import a file, print the loss report, and return the exit code.

    Raises:
        CannotRunError: the file is not what it is said to be, or the folder cannot be written.
    """
    if options.example:
        from summit_tui.imports.csv_table import EXAMPLE

        if options.format != "csv":
            raise CannotRunError("--example is for csv: the other formats come from other programs")
        sys.stdout.buffer.write(EXAMPLE.encode())
        return OK
    if not options.file:
        raise CannotRunError("say which file: summit-tui import FORMAT FILE --out FOLDER")
    if options.out == "-":
        raise CannotRunError("say where the dossier is to stand, with --out FOLDER")
    from summit_tui.dossier.text import visible
    from summit_tui.imports import formats
    from summit_tui.imports.losses import CannotImportError
    from summit_tui.imports.outcome import document, lines
    from summit_tui.imports.request import Request
    from summit_tui.imports.stances import Stances

    request = Request(
        options.file,
        visible(os.path.basename(options.file)),
        _columns(options.columns),
        Stances(_stances(options.stances)),
        options.encoding,
        _ask if sys.stdin.isatty() and sys.stderr.isatty() else None,
    )
    told = _progress()
    try:
        outcome = formats.run(options.format, request, options.out, told)
    except CannotImportError as reason:
        raise CannotRunError(str(reason)) from None
    finally:
        told("")
    if options.json:
        from summit_tui.output.json_text import json_text

        sys.stdout.buffer.writelines(chunk.encode() for chunk in json_text(document(outcome)))
    else:
        sys.stdout.buffer.writelines(f"{line}\n".encode() for line in lines(outcome))
    return OK if outcome.good else PROBLEMS


def _columns(given: Sequence[str]) -> Mapping[str, str]:
    from summit_tui.dossier.problems import suggest
    from summit_tui.imports.csv_table import FIELDS

    found = {}
    for pair in given:
        field, equals, name = pair.partition("=")
        if not equals or not name:
            raise CannotRunError(f"--column ‘{pair}’: write FIELD=NAME, as actor=Speaker")
        if field not in FIELDS:
            near = suggest(field, FIELDS)
            meant = f"; did you mean ‘{near}’?" if near else ""
            raise CannotRunError(f"--column ‘{field}’ is no field: {', '.join(FIELDS)}{meant}")
        found[field] = name
    return found


def _stances(given: Sequence[str]) -> Mapping[str, str]:
    from summit_tui.imports.stances import STANCES

    found = {}
    for pair in given:
        word, _, stance = pair.rpartition("=")
        if stance not in STANCES:
            raise CannotRunError(
                f"--stance ‘{pair}’: write STANCE or WORD=STANCE, with one of {', '.join(STANCES)}"
            )
        found[word] = stance
    return found


def _ask(field: str, columns: Sequence[str]) -> str:
    """Let the reader choose the column of a field; nothing is chosen by an empty line."""
    from summit_tui.dossier.text import clip

    if not columns:
        return ""
    print(f"Which column has {_QUESTIONS[field]} ({field})?", file=sys.stderr)
    for number, column in enumerate(columns, 1):
        print(f"  {number}  {clip(column)}", file=sys.stderr)
    while True:
        print("number or name, or nothing for none: ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip()
        if not answer or answer in columns:
            return answer
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(columns):
            return columns[int(answer) - 1]


def _progress() -> Callable[[str], None]:
    """Say on a terminal how far it is; the line is gone when something else is printed."""
    if not sys.stderr.isatty():
        return lambda _: None

    def tell(what: str) -> None:
        shown = f"importing: {what}  (ctrl+c cancels)" if what else ""
        sys.stderr.write(f"\r\x1b[K{shown}")
        sys.stderr.flush()

    return tell
