"""`add`: one more record in a file, in its style, looked at before anything is written."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from summit_tui.cli.exits import OK, PROBLEMS
from summit_tui.cli.loading import CannotRunError, say

if TYPE_CHECKING:
    from summit_tui.cli.specs import Options
    from summit_tui.dossier.load import Loaded
    from summit_tui.dossier.model import Dossier
    from summit_tui.dossier.parse.field_types import Shape
    from summit_tui.dossier.problems import Problem

_ASKED = {
    "parties": ("name",),
    "sources": ("publisher", "title", "date", "file", "based_on"),
    "actors": ("name", "kind", "party", "role", "speaks_for"),
    "questions": ("text",),
    "propositions": ("text", "scope", "outcome", "question"),
    "facts": ("question", "kind", "unit"),
    "outcomes": ("name", "controllers"),
    "statements": ("actor", "source", "date", "quote", "summary"),
    "preconditions": ("outcome", "requires", "set_by", "basis", "statements"),
}
"""What somebody at a terminal is asked for; whatever else there is has `--set`."""
_NAMED_BY = ("quote", "summary", "name", "title", "publisher", "text", "question", "outcome")
"""Fields of whose words an id is made where none is given, the best first."""
_SHOWN = 8
_STEM = 50


def add(options: Options) -> int:
    """Write one record behind the last of its kind.

    A record that would make an error, or a quote that is not in the text of its source, is not
    written; with `--draft` such a quote is, as a draft.

    Raises:
        CannotRunError: a field has no such value, or a file cannot be read or written.
    """
    from summit_tui.dossier.load import load
    from summit_tui.dossier.parse.records import NOUNS
    from summit_tui.dossier.write.edits import CannotEditError, with_record
    from summit_tui.output.files import CannotWriteError, replace_files

    table = {noun: name for name, noun in NOUNS.items()}[options.kind]
    before = load(options.dossier)
    name, data = _file(options.dossier, table)
    values = _given(table, options) or _prompted(table, before.dossier)
    if not values:
        raise CannotRunError("say what is to be added: --quote TEXT, --set FIELD=VALUE and so on")
    values.setdefault("id", _id(values, getattr(before.dossier.with_drafts, table)))
    if options.draft:
        values["draft"] = True
    try:
        new = with_record(name, data, table, values)
        after = load(options.dossier, instead={name: new})
        if _told(_new_problems(before, after)) or not _found(table, values, after, options):
            say("nothing is written")
            return PROBLEMS
        replace_files({name: new})
    except (CannotEditError, CannotWriteError) as reason:
        raise CannotRunError(str(reason)) from None
    say(f"the {options.kind} ‘{values['id']}’ is in {name}")
    return OK


def _file(path: str, table: str) -> tuple[str, bytes]:
    """The file for a record: the last one that has records of its kind, or else the last."""
    from summit_tui.dossier.parse.files import files
    from summit_tui.dossier.write.edits import CannotEditError, pieces

    found, problems = files(path)
    if not found:
        raise CannotRunError(str(problems[0]))
    chosen = found[-1]
    for file in found:
        try:
            if any(table in piece.tables for piece in pieces(file.name, file.data)):
                chosen = file
        except CannotEditError as reason:
            raise CannotRunError(str(reason)) from None
    return chosen.name, chosen.data


# -- what the record says -----------------------------------------------------------------------


def _given(table: str, options: Options) -> dict[str, Any]:
    """The fields that stand on the command line."""
    words = {name: getattr(options, name) for name in ("id", "actor", "source", "date", "quote")}
    words |= {"summary": options.summary}
    given = [(name, text) for name, text in words.items() if text]
    for each in options.set:
        name, sign, text = each.partition("=")
        if not sign:
            raise CannotRunError(f"--set ‘{each}’: write FIELD=VALUE")
        given.append((name.strip(), text))
    return {name: _value(table, name, text) for name, text in given}


def _value(table: str, name: str, text: str) -> Any:
    from summit_tui.dossier.parse.schema import TABLES
    from summit_tui.dossier.problems import suggest

    field = TABLES[table].fields.get(name)
    if field is None:
        near = suggest(name, TABLES[table].names)
        more = f"; did you mean ‘{near}’?" if near else ""
        raise CannotRunError(f"[[{table}]] has no field ‘{name}’{more}")
    try:
        return _as_toml(field.type.shape, text)
    except ValueError as reason:
        raise CannotRunError(f"‘{name}’: {reason}") from None


def _as_toml(shape: Shape, text: str) -> Any:
    """A value as one writes it at a prompt, as TOML has it: lists can go without brackets."""
    text = text.strip()
    if shape.kind == "flag":
        if text not in ("true", "false"):
            raise ValueError("write true or false")
        return text == "true"
    if shape.kind == "date":
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text
    written = text.startswith(("[", "{"))
    if shape.kind in ("list", "one or list", "table", "value") and written:
        import tomli

        return tomli.loads(f"value = {text}")["value"]
    if shape.kind == "list":
        return [part.strip() for part in text.split(",") if part.strip()]
    if shape.kind == "value" and re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text) if "." in text else int(text)
    return text


def _id(values: Mapping[str, Any], taken: Collection[str]) -> str:
    """An id made of who says it and the first words, which nothing has yet."""
    from summit_tui.analysis.folding import fold_to_latin

    words = next((str(values[name]) for name in _NAMED_BY if values.get(name)), "")
    short = re.findall(r"[a-z0-9]+", fold_to_latin(words).lower())[:4]
    stem = "-".join(filter(None, (values.get("actor", ""), *short)))[:_STEM].strip("-") or "new"
    number = 1
    made = stem
    while made in taken:
        number += 1
        made = f"{stem}-{number}"
    return made


# -- asking for it ------------------------------------------------------------------------------


def _prompted(table: str, dossier: Dossier) -> dict[str, Any]:
    """What somebody at a terminal answers, field by field; an empty answer leaves a field out."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return {}
    values: dict[str, Any] = {}
    for name in _ASKED[table]:
        values |= _asked(table, name, dossier)
    if table == "statements" and values:
        positions = list(_positions(dossier))
        values |= {"positions": positions} if positions else {}
    return values


def _asked(table: str, name: str, dossier: Dossier) -> dict[str, Any]:
    from summit_tui.dossier.parse.record_parser import NEEDED
    from summit_tui.dossier.parse.schema import TABLES

    field = TABLES[table].fields[name]
    choices = _choices(field.type.shape, dossier)
    needed = field.default is NEEDED
    text = _answer(f"{name} — {field.about}", choices, needed=needed)
    return {name: _value(table, name, text)} if text else {}


def _positions(dossier: Dossier) -> Iterator[Mapping[str, Any]]:
    """Position after position, until the proposition is left empty."""
    while proposition := _answer("position on a proposition", list(dossier.propositions)):
        stances = ["affirms", "rejects", "conditional", "open"]
        stance = _answer("its stance, else affirms", stances) or "affirms"
        position: dict[str, Any] = {"proposition": proposition, "stance": stance}
        if stance == "conditional":
            outcomes = _answer("conditions, with commas", list(dossier.outcomes), many=True)
            position["conditions"] = [part.strip() for part in outcomes.split(",")]
        yield position


def _choices(shape: Shape, dossier: Dossier) -> list[str]:
    tables = shape.tables or (shape.item.tables if shape.item else ())
    if shape.kind == "words":
        return []
    return [*shape.words, *(id_ for table in tables for id_ in getattr(dossier, table))]


def _answer(
    label: str,
    choices: Collection[str],
    *,
    needed: bool = False,
    many: bool = False,
    ask: Callable[[str], str] | None = None,
) -> str:
    """What is answered to one question, which is asked again until it can be."""
    from summit_tui.dossier.problems import suggest

    first = ", ".join(list(choices)[:_SHOWN]) + (" …" if len(choices) > _SHOWN else "")
    sys.stderr.write(f"{label}{f' ({first})' if first else ''}\n")
    while True:
        try:
            text = (ask or input)("> ").strip()
        except EOFError:
            raise CannotRunError("nothing is written") from None
        if not text and needed:
            sys.stderr.write("this one is needed\n")
        elif text and choices and not many and text not in choices and "," not in text:
            near = suggest(text, choices)
            sys.stderr.write(f"there is no ‘{text}’" + (f": ‘{near}’?" if near else "") + "\n")
        else:
            return text


# -- looking at it before it is written ---------------------------------------------------------


def _new_problems(before: Loaded, after: Loaded) -> list[Problem]:
    known = {(problem.code, problem.message) for problem in before.problems}
    return [it for it in after.problems if (it.code, it.message) not in known]


def _told(problems: list[Problem]) -> bool:
    """Say what would be wrong; whether an error is among it."""
    from summit_tui.output.diagnostics import write_problems

    write_problems(problems, sys.stderr)
    return any(problem.severity == "error" for problem in problems)


def _found(table: str, values: Mapping[str, Any], after: Loaded, options: Options) -> bool:
    """Whether the quote is in the text of its source, where that is at hand; or may be missing."""
    folder = options.texts or os.environ.get("SUMMIT_TUI_TEXTS", "")
    whole = after.dossier.with_drafts
    made = whole.statements.get(values["id"])
    if table != "statements" or not folder or not made or not made.quote:
        return True
    from summit_tui.dossier.verify.verification import verify

    findings = verify(whole._replace(statements={made.id: made}), folder)
    for finding in findings:
        if finding.statement and finding.message:
            say(finding.message)
    good = all(finding.good for finding in findings if finding.statement)
    return good or options.draft
