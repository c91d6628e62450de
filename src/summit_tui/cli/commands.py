"""The commands: each answers on stdout, and returns the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from summit_tui.cli.exits import OK, PROBLEMS
from summit_tui.cli.loading import CannotRunError, load_asked, mention, say
from summit_tui.cli.specs import Options

if TYPE_CHECKING:
    from summit_tui.dossier.model import Dossier
    from summit_tui.dossier.verify.verification import Finding
    from summit_tui.output.tables import Row


def _records(name: str) -> Callable[[Options], int]:
    """A command that prints one kind of record."""

    def run(options: Options) -> int:
        loaded = load_asked(options)
        mention(loaded.problems)
        if options.json:
            from summit_tui.output import records

            _write_json(getattr(records, name)(loaded.dossier))
            return OK
        from summit_tui.output import tables

        _write_rows(getattr(tables, name)(loaded.dossier))
        return OK

    return run


def _write_rows(rows: Iterable[Row]) -> None:
    """Blocks on a terminal, lines elsewhere."""
    from summit_tui.output.tables import blocks, lines

    _write(blocks(rows, _width()) if sys.stdout.isatty() else lines(rows))


def _width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns


def _write_json(document: Mapping[str, object]) -> None:
    from summit_tui.output.json_text import json_text

    _write(json_text(document))


def _write(chunks: Iterable[str]) -> None:
    """Text on stdout, in UTF-8 whatever the locale says, line ends as they are."""
    sys.stdout.buffer.writelines(chunk.encode() for chunk in chunks)


def _disputes(options: Options) -> int:
    loaded = load_asked(options)
    mention(loaded.problems)
    from summit_tui.analysis.contradictions.derive import derive
    from summit_tui.analysis.disputes.disputes import disputes_of
    from summit_tui.output.disputes import asked_for, blocks, document, lines

    dossier = loaded.dossier
    if options.actor and options.actor not in dossier.actors:
        from summit_tui.dossier.problems import suggest

        hint = suggest(options.actor, dossier.actors)
        more = f"; did you mean ‘{hint}’?" if hint else ""
        raise CannotRunError(f"no actor has the id ‘{options.actor}’{more}")
    disputes = disputes_of(dossier, derive(dossier), one_sided=options.all)
    hidden = options.all or options.json
    shown = asked_for(disputes, options.actor, weakest=options.grounds, dismissed=hidden)
    if options.json:
        _write_json(document(shown))
    elif sys.stdout.isatty():
        _write(blocks(dossier, shown, _width()))
    else:
        _write(lines(shown))
    return OK


def _explain(options: Options) -> int:
    from summit_tui.cli.explaining import explain

    return explain(options, _write)


def _diff(options: Options) -> int:
    from summit_tui.cli.differing import diff

    return diff(options, _write)


def _merge(options: Options) -> int:
    from summit_tui.cli.merging import merge

    return merge(options)


def _contradictions(options: Options) -> int:
    loaded = load_asked(options)
    mention(loaded.problems)
    if options.json:
        from summit_tui.output import records

        _write_json(records.contradictions(loaded.dossier, options.grounds))
        return OK
    from summit_tui.output import tables

    _write_rows(tables.contradictions(loaded.dossier, options.grounds))
    return OK


def _check(options: Options) -> int:
    from summit_tui.cli.checking import check

    return check(options)


def _verify(options: Options) -> int:
    texts = options.texts or os.environ.get("SUMMIT_TUI_TEXTS", "")
    if not texts:
        raise CannotRunError("say where the texts are: summit-tui verify --texts DIR")
    loaded = load_asked(options)
    mention(loaded.problems)
    wrong = any(problem.severity == "error" for problem in loaded.problems)
    if options.stamp and (wrong or options.as_of):
        why = "up to a day" if options.as_of else "of a dossier with errors"
        raise CannotRunError(f"--stamp is for all quotes of a source: not {why}")
    from summit_tui.dossier.verify.verification import verify
    from summit_tui.output.findings import blocks, document, lines, summary

    findings = verify(loaded.dossier, texts)
    if options.stamp:
        _stamp(loaded.dossier, findings)
    if options.json:
        _write_json(document(findings))
    elif sys.stdout.isatty():
        _write((*blocks(findings, _width()), f"{summary(findings)}\n"))
    else:
        _write(lines(findings))
        say(summary(findings))
    return OK if all(finding.good for finding in findings) else PROBLEMS


def _stamp(dossier: Dossier, findings: Sequence[Finding]) -> None:
    from datetime import date

    from summit_tui.dossier.verify.stamp import checked, stamped
    from summit_tui.output.files import CannotWriteError, write_file

    ids = sorted(checked(findings))
    day = date.today().isoformat()  # noqa: DTZ011 - the curator's own day
    try:
        for path, data in stamped(dossier, ids, day).items():
            write_file(path, [data], force=True)
    except CannotWriteError as reason:
        raise CannotRunError(str(reason)) from None
    noun = "source" if len(ids) == 1 else "sources"
    say(f"{len(ids)} {noun} checked {day}")


def _blockers(options: Options) -> int:
    loaded = load_asked(options)
    mention(loaded.problems)
    from summit_tui.analysis.blockers.answer import UnknownGoalError, solve
    from summit_tui.analysis.blockers.blocker_graph import blocker_graph, up_to, written_out
    from summit_tui.analysis.blockers.moves import UnknownMoveError

    before = blocker_graph(loaded.dossier, up_to(options.basis or "stated"))
    try:
        answer = solve(before.assume(written_out(before, options.assume)), options.goal)
    except (UnknownGoalError, UnknownMoveError) as reason:
        raise CannotRunError(str(reason)) from None
    if options.json:
        from summit_tui.output.blockers import document

        _write_json(document(answer))
    elif options.dot:
        from summit_tui.output.blockers_dot import write_dot

        write_dot(answer, sys.stdout)
    else:
        from summit_tui.output.blockers_text import blocks, lines

        _write(blocks(answer, _width()) if sys.stdout.isatty() else lines(answer))
    return OK


def _export(options: Options) -> int:
    from summit_tui.cli.exporting import export

    return export(options)


def _import(options: Options) -> int:
    from summit_tui.cli.importing import import_

    return import_(options)


def _completion(options: Options) -> int:
    from summit_tui.cli.completion import script

    _write(script(options.shell))
    return OK


def _drafts(options: Options) -> int:
    from summit_tui.cli.drafting import drafts

    return drafts(options)


def _schema(options: Options) -> int:
    from summit_tui.cli.describing import schema

    return schema(options)


def _add(options: Options) -> int:
    from summit_tui.cli.adding import add

    return add(options)


def _new(options: Options) -> int:
    from summit_tui.cli.starting import new

    return new(options)


def _rename(options: Options) -> int:
    from summit_tui.cli.renaming import rename

    return rename(options)


def _keys(options: Options) -> int:
    from summit_tui.cli.config import config_asked
    from summit_tui.cli.key_listing import document, rows

    keymap = config_asked(options).keymap
    if options.json:
        _write_json(document(keymap))
        return OK
    _write_rows(rows(keymap))
    return OK


RUN: Mapping[str, Callable[[Options], int]] = {
    "actors": _records("actors"),
    "statements": _records("statements"),
    "disputes": _disputes,
    "contradictions": _contradictions,
    "explain": _explain,
    "diff": _diff,
    "merge": _merge,
    "blockers": _blockers,
    "sources": _records("sources"),
    "export": _export,
    "import": _import,
    "check": _check,
    "verify": _verify,
    "drafts": _drafts,
    "schema": _schema,
    "new": _new,
    "add": _add,
    "rename": _rename,
    "keys": _keys,
    "completion": _completion,
}
"""What answers each command of `specs.COMMANDS`."""
