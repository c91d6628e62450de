"""`drafts`: what nobody has accepted yet, and accepting or dropping it on the owner's word."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from summit_tui.cli.exits import OK
from summit_tui.cli.loading import CannotRunError, load_asked, mention, say

if TYPE_CHECKING:
    from summit_tui.cli.specs import Options
    from summit_tui.dossier.model import Dossier
    from summit_tui.dossier.write.drafts import Draft

_TOLD_BY = ("quote", "summary", "text", "question", "title", "publisher", "name", "outcome")
"""The fields of records that say what they are about, the best first."""


def drafts(options: Options) -> int:
    """List the drafts of a dossier; or accept some of them, or drop them, in its files."""
    changes = options.accept or options.drop
    if changes and not options.dossier:
        raise CannotRunError("name the dossier whose files are to change")
    loaded = load_asked(options)
    if changes:
        return _change(loaded.dossier, options)
    mention(loaded.problems)
    from summit_tui.dossier.parse.places import lines_of
    from summit_tui.dossier.write.drafts import drafts_of

    found = drafts_of(loaded.dossier)
    records = {each: _record(loaded.dossier, each) for each in found}
    lines = lines_of(record.place for record in records.values())
    rows = [
        {
            "table": draft.table,
            "id": draft.id,
            "says": _says(record),
            "file": record.place.file,
            "line": lines[record.place],
        }
        for draft, record in records.items()
    ]
    _print(rows, json=options.json)
    return OK


def _record(dossier: Dossier, draft: Draft) -> Any:
    return getattr(dossier.with_drafts, draft.table)[draft.id]


def _says(record: Any) -> str:
    return next((text for name in _TOLD_BY if (text := getattr(record, name, ""))), "")


def _print(rows: Sequence[Mapping[str, Any]], *, json: bool) -> None:
    if json:
        from summit_tui.output.json_text import json_text

        chunks = json_text({"schema": 1, "drafts": rows})
    else:
        from shutil import get_terminal_size

        from summit_tui.output.tables import Row, blocks, lines

        made = [
            Row(
                (row["table"], row["id"], row["says"], f"{row['file']}:{row['line']}"),
                row["says"],
                (f"{row['table']} · {row['id']} · {row['file']}:{row['line']}",),
            )
            for row in rows
        ]
        chunks = blocks(made, get_terminal_size().columns) if sys.stdout.isatty() else lines(made)
    sys.stdout.buffer.writelines(chunk.encode() for chunk in chunks)


def _change(dossier: Dossier, options: Options) -> int:
    """Accept and drop what was asked for, in all files at once or in none."""
    from summit_tui.dossier.write.drafts import accepted, dropped
    from summit_tui.dossier.write.edits import CannotEditError
    from summit_tui.output.files import CannotWriteError, replace_files

    if options.accept and options.drop:
        raise CannotRunError("accept first, and then drop: one of the two at a time")
    asked = [_asked(dossier, word) for word in options.accept or options.drop]
    try:
        replace_files((accepted if options.accept else dropped)(dossier, asked))
    except (CannotEditError, CannotWriteError) as reason:
        raise CannotRunError(str(reason)) from None
    for draft in asked:
        say(f"{draft} is {'accepted' if options.accept else 'dropped'}")
    return OK


def _asked(dossier: Dossier, word: str) -> Draft:
    """The draft of an id, before which its table can stand: `sources:times`."""
    from summit_tui.dossier.problems import suggest
    from summit_tui.dossier.write.drafts import drafts_of

    found = drafts_of(dossier)
    meant = [draft for draft in found if word in (draft.id, f"{draft.table}:{draft.id}")]
    if len(meant) == 1:
        return meant[0]
    if meant:
        ways = " or ".join(f"{draft.table}:{draft.id}" for draft in meant)
        raise CannotRunError(f"‘{word}’ is more than one draft: write {ways}")
    near = suggest(word, [draft.id for draft in found])
    more = f"; did you mean ‘{near}’?" if near else ""
    raise CannotRunError(f"no draft has the id ‘{word}’{more}")
