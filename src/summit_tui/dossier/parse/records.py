"""The records of all files by table and id, and what can be said about their ids."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from summit_tui.dossier.model import (
    INDEPENDENT,
    Actor,
    Dismissal,
    Expectation,
    Fact,
    Outcome,
    Party,
    Place,
    Precondition,
    Proposition,
    Question,
    Source,
    Statement,
)
from summit_tui.dossier.parse.report import Issue, Report
from summit_tui.dossier.text import clip

NOUNS = {
    "parties": "party",
    "sources": "source",
    "actors": "actor",
    "questions": "question",
    "propositions": "proposition",
    "facts": "fact",
    "outcomes": "outcome",
    "statements": "statement",
    "preconditions": "precondition",
}
"""What one record of each table with ids is called."""


class Records:
    """What was good so far. Ids in it may still be unknown.

    `left_out` has the ids, by table, that are defined but not kept because of a problem of
    their own, with their places; `drafts` the ids of those that nobody has accepted yet.
    """

    def __init__(self) -> None:
        self.parties: dict[str, Party] = {}
        self.sources: dict[str, Source] = {}
        self.actors: dict[str, Actor] = {}
        self.questions: dict[str, Question] = {}
        self.propositions: dict[str, Proposition] = {}
        self.facts: dict[str, Fact] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.statements: dict[str, Statement] = {}
        self.preconditions: dict[str, Precondition] = {}
        self.dismissals: list[Dismissal] = []
        self.expectations: list[Expectation] = []
        self.left_out: dict[str, dict[str, Place]] = {table: {} for table in NOUNS}
        self.drafts: Mapping[str, Collection[str]] = {}

    def table(self, name: str) -> dict[str, Any]:
        """The table of that name, by id."""
        found: dict[str, Any] = getattr(self, name)
        return found


class Links:
    """Asks of ids whether they are defined, and reports those that are not."""

    def __init__(self, records: Records, sink: Callable[[Issue], None]) -> None:
        self._records = records
        self._sink = sink

    def report(self, place: Place) -> Report:
        """The report for the record at a place."""
        return Report(self._sink, place)

    def known(self, id_: str, table: str, report: Report) -> bool:
        """Whether the id is in the table."""
        if id_ in self._records.table(table):
            return True
        self._unknown(id_, table, report, NOUNS[table], self._records.table(table))
        return False

    def those_known(self, ids: tuple[str, ...], table: str, report: Report) -> tuple[str, ...]:
        """The ids that are in the table. `report` is that for the list."""
        found = self._records.table(table)
        if all(id_ in found for id_ in ids):
            return ids
        return tuple(id_ for at, id_ in enumerate(ids) if self.known(id_, table, report.at(at)))

    def side(self, id_: str, report: Report) -> bool:
        """Whether the id is that of a party, other than `independent`, or of an actor."""
        records = self._records
        if id_ in records.actors or (id_ in records.parties and id_ != INDEPENDENT):
            return True
        if id_ == INDEPENDENT:
            report("E302", "‘independent’ is no side: name the actor")
        else:
            actor = id_ in records.left_out["actors"] or id_ in records.drafts.get("actors", ())
            table = "actors" if actor else "parties"
            choices = [*records.parties, *records.actors]
            self._unknown(id_, table, report, "party or actor", choices)
        return False

    def _unknown(
        self, id_: str, table: str, report: Report, noun: str, choices: Collection[str]
    ) -> None:
        if id_ in self._records.left_out[table]:
            message = f"the {NOUNS[table]} ‘{clip(id_)}’ is left out because of its own problem"
            report("E302", message)
        elif id_ in self._records.drafts.get(table, ()):
            message = f"the {NOUNS[table]} ‘{clip(id_)}’ is a draft: accept it first"
            report("E302", message)
        else:
            elsewhere = [name for name in NOUNS if id_ in self._records.table(name)]
            message = f"no {noun} has the id ‘{clip(id_)}’"
            if elsewhere:
                message = f"‘{clip(id_)}’ is {_a(NOUNS[elsewhere[0]])}, not {_a(noun)}"
            report("E302", message, word=id_, choices=choices)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
