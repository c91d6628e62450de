"""`summit-tui merge`: two dossiers in one new file, of which nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summit_tui.cli.exits import OK, PROBLEMS
from summit_tui.cli.loading import CannotRunError, load_asked, mention, say

if TYPE_CHECKING:
    from summit_tui.cli.loading import Loaded
    from summit_tui.cli.specs import Options


def merge(options: Options) -> int:
    """Write both dossiers into a new file; return whether somebody has to decide something.

    Raises:
        CannotRunError: one has errors, so that something would be lost, or nothing can be written.
    """
    if options.out == "-":
        raise CannotRunError("say where to write: summit-tui merge A B --out FILE")
    one, other = _load(options, options.first), _load(options, options.second)
    from summit_tui.analysis.diff.merge import merged
    from summit_tui.analysis.phrases.differences import note_sentence
    from summit_tui.dossier.write.record_text import dossier_text
    from summit_tui.output.files import CannotWriteError, write_file

    made = merged(one.dossier, other.dossier)
    try:
        write_file(options.out, (chunk.encode() for chunk in dossier_text(made.dossier)))
    except CannotWriteError as reason:
        raise CannotRunError(str(reason).partition(";")[0]) from None
    for note in made.notes:
        say(note_sentence(note))
    return PROBLEMS if any(note.kind == "conflict" for note in made.notes) else OK


def _load(options: Options, path: str) -> Loaded:
    loaded = load_asked(options._replace(dossier=path))
    # Beyond those that are listed there may be errors, too.
    if loaded.more or any(problem.severity == "error" for problem in loaded.problems):
        lost = "what they leave out would be lost: summit-tui check lists them"
        raise CannotRunError(f"‘{path}’ has errors, and {lost}")
    mention(loaded.problems)
    return loaded
