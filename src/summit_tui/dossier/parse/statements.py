"""The references of statements, and the voice that is meant where none is given.

There are many more statements than other records. So their ids are first looked at all
together, and only when one of them is unknown is each statement looked at.
"""

from __future__ import annotations

from itertools import chain, compress

from summit_tui.dossier.model import Account, Position, Statement
from summit_tui.dossier.parse.records import Links, Records
from summit_tui.dossier.parse.report import Report
from summit_tui.dossier.parse.values import value_of

_VOICE = Statement._fields.index("voice")
_UNCLEAR: frozenset[str] = frozenset({"", "narration"})
"""Voices that are right or not by who the actor is. `rules` leaves one open by giving none."""


class Mentions:
    """All ids that statements mention, gathered while these are still at hand."""

    def __init__(self) -> None:
        self._actors: set[str] = set()
        self._sources: set[str] = set()
        self._propositions: set[str] = set()
        self._outcomes: set[str] = set()
        self._parties: set[str] = set()
        self.with_accounts: list[str] = []
        self.with_conditions: list[str] = []
        self.without_voice: list[str] = []

    def add(self, statements: list[Statement]) -> None:
        """Take the ids of some statements."""
        columns = dict(zip(Statement._fields, zip(*statements, strict=True), strict=False))
        if not columns:
            return
        ids, voices = columns["id"], columns["voice"]
        self._actors.update(columns["actor"], columns["attributed_by"])
        self._actors.update(chain.from_iterable(columns["actors"]))
        self._sources.update(columns["source"], chain.from_iterable(columns["based_on"]))
        self._parties.update(columns["party"])
        positions = list(chain.from_iterable(columns["positions"]))
        if positions:
            propositions, _, _, conditions, of = zip(*positions, strict=True)
            self._propositions.update(propositions)
            self._outcomes.update(chain.from_iterable(conditions))
            self._actors.update(of)
            if any(conditions):
                self.with_conditions += [
                    id_
                    for id_, taken in zip(ids, columns["positions"], strict=True)
                    if any(position.conditions for position in taken)
                ]
        self.with_accounts += compress(ids, columns["accounts"])
        self.without_voice += [
            id_ for id_, voice in zip(ids, voices, strict=True) if voice in _UNCLEAR
        ]

    def all_known(self, records: Records) -> bool:
        """Whether each of them is defined."""
        return (
            self._actors - {""} <= records.actors.keys()
            and self._sources <= records.sources.keys()
            and self._propositions <= records.propositions.keys()
            and self._outcomes <= records.outcomes.keys()
            and self._parties - {""} <= records.parties.keys()
        )


def clean_statements(records: Records, mentions: Mentions, links: Links) -> None:
    """Make the statements clean, in place. Actors and sources are so already."""
    statements = records.statements
    suspects = mentions.with_accounts if mentions.all_known(records) else list(statements)
    for id_ in dict.fromkeys(suspects):
        statement = statements[id_]
        kept = _mended(statement, records, links)
        if kept is None:
            del statements[id_]
            records.left_out["statements"][id_] = statement.place
        elif kept is not statement:
            statements[id_] = kept
    _give_voices(records, mentions, links)


def _mended(statement: Statement, records: Records, links: Links) -> Statement | None:
    """The statement with the references that are known; None when it cannot be kept."""
    report = links.report(statement.place)
    by = statement.attributed_by
    good = links.known(statement.actor, "actors", report.at("actor"))
    good &= links.known(statement.source, "sources", report.at("source"))
    good &= not by or links.known(by, "actors", report.at("attributed_by"))
    actors = links.those_known(statement.actors, "actors", report.at("actors"))
    good &= actors == statement.actors
    based_on = links.those_known(statement.based_on, "sources", report.at("based_on"))
    party = statement.party
    if party and not links.known(party, "parties", report.at("party")):
        party = ""
    positions = tuple(
        _position(position, links, report.at("positions", at))
        for at, position in enumerate(statement.positions)
    )
    accounts = tuple(
        _account(account, records, links, report.at("accounts", at))
        for at, account in enumerate(statement.accounts)
    )
    if not good:
        return None
    before = (statement.based_on, statement.party, statement.positions, statement.accounts)
    if (based_on, party, positions, accounts) == before:
        return statement
    return statement._replace(
        based_on=based_on,
        party=party,
        positions=tuple(filter(None, positions)),
        accounts=tuple(filter(None, accounts)),
    )


def _position(position: Position, links: Links, report: Report) -> Position | None:
    good = links.known(position.proposition, "propositions", report.at("proposition"))
    good &= not position.of or links.known(position.of, "actors", report.at("of"))
    conditions = links.those_known(position.conditions, "outcomes", report.at("conditions"))
    if not good:
        return None
    if conditions == position.conditions:
        return position
    stance = position.stance
    return position._replace(
        conditions=conditions, stance=stance if stance == "open" else "conditional"
    )


def _account(account: Account, records: Records, links: Links, report: Report) -> Account | None:
    if not links.known(account.fact, "facts", report.at("fact")):
        return None
    value = value_of(account.value, records.facts[account.fact], report.at("value"))
    return None if value is None else account._replace(value=value)


def _give_voices(records: Records, mentions: Mentions, links: Links) -> None:
    """What is said without a quote is narration by outlets, and a paraphrase of others."""
    statements = records.statements
    outlets = {actor.id for actor in records.actors.values() if actor.kind == "outlet"}
    for id_ in mentions.without_voice:
        statement = statements.get(id_)
        if not statement or statement.voice not in _UNCLEAR:
            continue
        outlet = statement.actor in outlets
        if statement.voice == "narration":
            if outlet:
                continue
            message = "‘narration’ is the source's own claim: its actor is an outlet"
            links.report(statement.place).at("voice")("E402", message)
        # There can be a hundred thousand of these, and `_replace` is slow.
        voice = "narration" if outlet else "paraphrase"
        statements[id_] = Statement._make((*statement[:_VOICE], voice, *statement[_VOICE + 1 :]))
