"""A dossier made anew of its records, as if a file had been read that has only these."""

from __future__ import annotations

from collections.abc import Mapping

from summit_tui.dossier.dates import Period
from summit_tui.dossier.model import Account, Dossier, Fact, Question, Statement
from summit_tui.dossier.namesakes import namesakes, source_names
from summit_tui.dossier.parse.records import Records
from summit_tui.dossier.parse.references import clean
from summit_tui.dossier.parse.report import Issue
from summit_tui.dossier.parse.statements import Mentions


def rebuilt(dossier: Dossier) -> Dossier:
    """The clean dossier of records that need not fit together.

    What hangs on an id that is not there is left out as on loading, and demands are derived from
    conditions anew. A dossier that was loaded comes out as it is.
    """
    records = Records()
    records.parties = dict(dossier.parties)
    records.sources = dict(dossier.sources)
    records.actors = dict(dossier.actors)
    records.questions = dict(dossier.questions)
    records.propositions = dict(dossier.propositions)
    records.facts = {
        id_: as_written(fact, dossier.questions) for id_, fact in dossier.facts.items()
    }
    records.outcomes = dict(dossier.outcomes)
    records.statements = {id_: _raw(made) for id_, made in dossier.statements.items()}
    records.preconditions = {
        id_: made for id_, made in dossier.preconditions.items() if not made.derived
    }
    records.expectations = list(dossier.expectations)
    mentions = Mentions()
    mentions.add(list(records.statements.values()))
    clean(records, mentions, _unheard)
    return Dossier(
        dossier.title, dossier.about,
        dossier.goal if dossier.goal in records.outcomes else "",
        dossier.as_of,
        records.parties, records.sources, records.actors,
        records.questions, records.propositions, records.facts, records.outcomes,
        records.statements, records.preconditions, dossier.dismissals,
        namesakes(records.actors, records.parties), source_names(records.sources),
        expectations=tuple(records.expectations),
    )  # fmt: skip


def as_written(fact: Fact, questions: Mapping[str, Question]) -> Fact:
    """The fact with the id of a question that it took the text from."""
    whole = questions.get(fact.joins)
    return fact._replace(question=whole.id) if whole and fact.question == whole.text else fact


def _raw(statement: Statement) -> Statement:
    """The statement with its values as they stand in a file."""
    accounts = statement.accounts
    if not any(isinstance(account.value, tuple) for account in accounts):
        return statement
    return statement._replace(accounts=tuple(map(_raw_account, accounts)))


def _raw_account(account: Account) -> Account:
    value = account.value
    if isinstance(value, Period):
        return account._replace(value=value.text)
    if isinstance(value, tuple):
        raw: object = list(value)
        return account._replace(value=raw)  # type: ignore[arg-type]  # as the parser gives it
    return account


def _unheard(_issue: Issue) -> None:
    """What does not fit together was reported where it was loaded, or is meant."""
