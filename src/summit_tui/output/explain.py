"""Explanations for pipes and eyes: JSON, and a few lines each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from summit_tui.analysis.explain.explanation import Edit, Explanation
from summit_tui.dossier.model import Dossier, Place
from summit_tui.output.records import SCHEMA

Where = Callable[[Place], str]
"""Where a record stands: its file and line."""


def document(dossier: Dossier, answers: Iterable[Explanation], where: Where) -> Mapping[str, Any]:
    """The JSON contract of `docs/json.md`."""
    return {
        "schema": SCHEMA,
        "explanations": [_record(dossier, answer, where) for answer in answers],
    }


def _record(dossier: Dossier, answer: Explanation, where: Where) -> Mapping[str, Any]:
    failed = None if answer.fires else answer.failed
    return {
        "statements": list(answer.statements),
        "fires": answer.fires,
        "rule": answer.rule,
        "about": answer.about,
        "contradiction": answer.contradiction or None,
        "says": answer.says,
        "failed": failed.condition if failed else None,
        "checks": [
            {"condition": check.condition, "holds": check.holds, "says": check.says}
            for check in answer.checks
        ],
        "edits": [] if answer.fires else [edit._asdict() for edit in answer.edits],
        "evidence": [
            {"statement": name, "place": where(dossier.statements[name].place)}
            for name in answer.evidence
        ],
    }


def lines(dossier: Dossier, answers: Iterable[Explanation], where: Where) -> Iterator[str]:
    """Each answer in a few lines: the rule, its conditions one by one, the edit, the evidence."""
    for at, answer in enumerate(answers):
        if at:
            yield "\n"
        yield from _lines(dossier, answer, where)


def _lines(dossier: Dossier, answer: Explanation, where: Where) -> Iterator[str]:
    about = f": {answer.about}" if answer.about else ""
    if answer.fires:
        yield f"{answer.rule}{about}\n{answer.says}\n{answer.contradiction}\n"
    elif answer.contradiction:
        yield f"{answer.rule}{about}\n"
    else:
        yield f"no contradiction; the nearest rule is {answer.rule}{about}\n"
    for check in answer.checks:
        yield f"  {'✓' if check.holds else '✗'} {check.condition}: {check.says}\n"
    if not answer.fires:
        for edit in answer.edits:
            yield f"  it would take {_edit(edit)}\n"
    for name in answer.evidence:
        statement = dossier.statements[name]
        said = f"“{statement.quote}”" if statement.quote else statement.summary
        actor = dossier.actors[statement.actor].name
        yield f"  {where(statement.place)}: {name}: {actor}: {said}\n"


def _edit(edit: Edit) -> str:
    return f"{edit.table} ‘{edit.id}’: {edit.field} = {json.dumps(edit.value, ensure_ascii=False)}"
