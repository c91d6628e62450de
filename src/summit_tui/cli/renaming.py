"""`rename`: another id for a record, in all files of a dossier or in none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from summit_tui.cli.exits import OK
from summit_tui.cli.loading import CannotRunError, say

if TYPE_CHECKING:
    from summit_tui.cli.specs import Options
    from summit_tui.dossier.model import Dossier
    from summit_tui.dossier.write.renaming import Renaming


def rename(options: Options) -> int:
    """Change an id everywhere.

    Raises:
        CannotRunError: there is no such id, it is that of several things, the new one is taken or
            none, or a file cannot be read or written.
    """
    from summit_tui.dossier.parse.files import files
    from summit_tui.dossier.write.edits import CannotEditError
    from summit_tui.dossier.write.renaming import renamed
    from summit_tui.output.files import CannotWriteError, replace_files

    if not options.dossier:
        raise CannotRunError("name the dossier whose files are to change")
    _check_id(options.second)
    found, problems = files(options.dossier)
    for problem in problems:
        if problem.code != "W504":
            raise CannotRunError(str(problem))
    data = {file.name: file.data for file in found}
    try:
        renaming = _asked(data, options)
        made, count = renamed(data, renaming, {})
        derived = _derived(options.dossier, data, made, renaming)
        if derived:
            made, count = renamed(data, renaming, derived)
        replace_files(made)
    except (CannotEditError, CannotWriteError) as reason:
        raise CannotRunError(str(reason)) from None
    from summit_tui.analysis.phrases.plurals import counted

    where = f"{counted(count, 'place')} of {counted(len(made), 'file')}"
    say(f"‘{renaming.old}’ is ‘{renaming.new}’ now, in {where}")
    return OK


def _check_id(word: str) -> None:
    from summit_tui.dossier.parse.field_types import ID

    if not ID.column([word]):
        rule = "letters, digits, ‘-’, ‘_’, ‘.’, at most 100, and not ‘-’ at the beginning"
        raise CannotRunError(f"‘{word}’ is not an id: {rule}")


def _asked(files: Mapping[str, bytes], options: Options) -> Renaming:
    from summit_tui.dossier.parse.records import NOUNS
    from summit_tui.dossier.write.renaming import UTTERANCES, Renaming, tables_with

    old, new = options.first, options.second
    if old == new:
        raise CannotRunError("the two ids are the same")
    nouns = {**NOUNS, UTTERANCES: "utterance"}
    tables = tables_with(files, old)
    if options.kind:
        tables = [table for table in tables if nouns[table] == options.kind]
    if len(tables) > 1:
        ways = " or ".join(f"--kind {nouns[table]}" for table in tables)
        raise CannotRunError(f"‘{old}’ is the id of several things: say {ways}")
    if not tables:
        raise CannotRunError(f"no {options.kind or 'record'} has the id ‘{old}’")
    return Renaming(tables[0], old, new)


def _derived(
    path: str, before: Mapping[str, bytes], changed: Mapping[str, bytes], renaming: Renaming
) -> Mapping[str, str]:
    """What the ids in dismissals become: those of contradictions and disputes are made of others.

    They are worked out for the dossier before and after, and those belong together that are of one
    kind and rest on the same statements.
    """
    from summit_tui.dossier.load import load

    old = load(path).dossier
    if not old.dismissals:
        return {}
    new = load(path, instead={**before, **changed}).dossier
    there = dict(_addresses(new, {}))
    statements = {renaming.old: renaming.new} if renaming.table == "statements" else {}
    return {
        id_: there[sign]
        for sign, id_ in _addresses(old, statements)
        if sign in there and there[sign] != id_
    }


def _addresses(dossier: Dossier, called: Mapping[str, str]) -> Iterator[tuple[Any, str]]:
    """Contradictions and disputes: by what each is known whatever its id, and its id."""
    from summit_tui.analysis.contradictions.derive import derive
    from summit_tui.analysis.disputes.disputes import disputes_of

    contradictions = derive(dossier)
    for item in contradictions:
        sides = tuple(
            tuple(sorted(called.get(name, name) for name in side.statements)) for side in item.sides
        )
        yield (item.kind, item.about, tuple(sorted(sides))), item.id
    for dispute in disputes_of(dossier, contradictions):
        rest = tuple(sorted(called.get(name, name) for name in dispute.statements))
        yield ("dispute", dispute.question, rest), dispute.id
