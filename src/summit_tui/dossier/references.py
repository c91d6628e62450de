"""What records say about one another: checked when all files are read.

The tables that come out are clean: every id in them is defined in them, and no chain of
`speaks_for` or `based_on` runs in a circle. Unknown ids are taken out of lists and optional
references blanked, and a record that says nothing true without them is left out:

- a statement without its actor, source or `attributed_by`; a position without its proposition
  or `of` (it would become the speaker's own); an account without its fact;
- a precondition without its outcome or `set_by`, without a group that is left, or without
  evidence where its basis needs some; a refusal without its controller or evidence.

A position that loses a condition stays conditional.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from summit_tui.dossier.circles import circles
from summit_tui.dossier.evidence import Evidence
from summit_tui.dossier.model import (
    INDEPENDENT,
    Account,
    Actor,
    Fact,
    Outcome,
    Party,
    Place,
    Position,
    Precondition,
    Proposition,
    Refusal,
    Source,
    Statement,
)
from summit_tui.dossier.report import Issue, Report
from summit_tui.dossier.shape import Row
from summit_tui.dossier.text import clip
from summit_tui.dossier.values import value_of

NOUNS = {
    "parties": "party",
    "sources": "source",
    "actors": "actor",
    "propositions": "proposition",
    "facts": "fact",
    "outcomes": "outcome",
    "statements": "statement",
    "preconditions": "precondition",
}
"""What one record of each table with ids is called."""

Rows = Mapping[str, dict[str, Row]]
"""By table and id, the rows of `schema`, each with its `Place` added at the end."""


class Resolver:
    """Makes the rows of all files into records.

    Each table is asked for once, in this order: parties, sources, actors, propositions, facts,
    statements, outcomes, preconditions.
    """

    def __init__(
        self, rows: Rows, left_out: Mapping[str, dict[str, Place]], sink: Callable[[Issue], None]
    ) -> None:
        self._rows = rows
        self._left_out = left_out
        self._sink = sink

    def parties(self) -> dict[str, Party]:
        """The parties; `independent` last, unless the dossier names it."""
        made = {id_: Party._make(row) for id_, row in self._rows["parties"].items()}
        made.setdefault(
            INDEPENDENT, Party(INDEPENDENT, "Independent", Place("", "parties", len(made)))
        )
        self._parties = made
        return made

    def sources(self) -> dict[str, Source]:
        """The sources, none of which relays itself."""
        rows = self._rows["sources"]
        for row in rows.values():
            row[6] = self._known(row[6], "sources", rows, row, "based_on")
        for from_, to, circle in list(circles({id_: row[6] for id_, row in rows.items()})):
            row = rows[from_]
            self._report(row).at("based_on", row[6].index(to))("E303", f"circle: {circle}")
            row[6] = tuple(source for source in row[6] if source != to)
        self._sources = {id_: Source._make(row) for id_, row in rows.items()}
        return self._sources

    def actors(self) -> dict[str, Actor]:
        """The actors, none of whom speaks for themselves through others."""
        rows = self._rows["actors"]
        for row in rows.values():
            if row[3] not in self._parties:
                choices = list(self._parties)
                self._dangling(self._report(row).at("party"), "parties", row[3], choices)
                row[3] = INDEPENDENT
            if row[6] and row[6] not in rows:
                self._dangling(self._report(row).at("speaks_for"), "actors", row[6], rows)
                row[6] = ""
        chains = {id_: (row[6],) if row[6] else () for id_, row in rows.items()}
        for from_, _, circle in list(circles(chains)):
            self._report(rows[from_]).at("speaks_for")("E303", f"circle: {circle}")
            rows[from_][6] = ""
        self._actors = {id_: Actor._make(row) for id_, row in rows.items()}
        return self._actors

    def propositions(self) -> dict[str, Proposition]:
        """The propositions."""
        rows, outcomes = self._rows["propositions"], self._rows["outcomes"]
        for row in rows.values():
            if row[4] and row[4] not in outcomes:
                self._dangling(self._report(row).at("outcome"), "outcomes", row[4], outcomes)
                row[4] = ""
            order = self._known(row[5], "outcomes", outcomes, row, "order")
            row[5] = order if order == row[5] else ()
            row[6] = self._known(row[6], "propositions", rows, row, "excludes")
        return {id_: Proposition._make(row) for id_, row in rows.items()}

    def facts(self) -> dict[str, Fact]:
        """The facts."""
        self._facts = {id_: Fact._make(row) for id_, row in self._rows["facts"].items()}
        return self._facts

    def statements(self) -> dict[str, Statement]:
        """The statements, each with the voice that is meant where none is given."""
        rows = self._rows["statements"]
        actors, sources = self._actors, self._sources
        propositions, known_outcomes = self._rows["propositions"], set(self._rows["outcomes"])
        outlets = {id_ for id_, actor in actors.items() if actor.kind == "outlet"}
        left_out = self._left_out["statements"]
        made: dict[str, Statement] = {}
        for id_, row in rows.items():
            _, actor, source, _, _, voice, quote, _, _, _, _, by, based_on, positions, *rest = row
            good = actor in actors and source in sources and not by and not based_on
            for proposition, _, _, conditions, of in positions:
                if (
                    proposition not in propositions
                    or (of and of not in actors)
                    or (conditions and not known_outcomes.issuperset(conditions))
                ):
                    good = False
            if (not good or rest[0]) and not self._mend(row):
                left_out[id_] = row[-1]
                continue
            if not voice:
                outlet = actor in outlets
                row[5] = (
                    "attributed"
                    if by
                    else "own"
                    if quote
                    else "narration"
                    if outlet
                    else "paraphrase"
                )
            elif voice == "narration" and actor not in outlets:
                message = "‘narration’ is the source's own claim: its actor is an outlet"
                self._report(row).at("voice")("E402", message)
                row[5] = "paraphrase"
            made[id_] = Statement._make(row)
        self._statements = made
        self._evidence = Evidence(self._parties, actors, made)
        return made

    def _mend(self, row: Row) -> bool:
        """Clean a statement's references; False when it cannot be kept."""
        good = True
        for at, field, table, known in (
            (1, "actor", "actors", self._actors),
            (2, "source", "sources", self._sources),
            (11, "attributed_by", "actors", self._actors),
        ):
            if row[at] and row[at] not in known:
                self._dangling(self._report(row).at(field), table, row[at], known)
                good = False
        row[12] = self._known(row[12], "sources", self._sources, row, "based_on")
        row[13] = self._kept(row, "positions", row[13], self._position)
        row[14] = self._kept(row, "accounts", row[14], self._account)
        return good

    def _kept(
        self, row: Row, field: str, items: Iterable[Any], mend: Callable[[Any, Report], Any]
    ) -> tuple[Any, ...]:
        report = self._report(row)
        mended = [mend(item, report.at(field, at)) for at, item in enumerate(items)]
        return tuple(item for item in mended if item is not None)

    def _position(self, position: Position, report: Report) -> Position | None:
        propositions, outcomes = self._rows["propositions"], self._rows["outcomes"]
        good = True
        if position.proposition not in propositions:
            here = report.at("proposition")
            self._dangling(here, "propositions", position.proposition, propositions)
            good = False
        if position.of and position.of not in self._actors:
            self._dangling(report.at("of"), "actors", position.of, self._actors)
            good = False
        here = report.at("conditions")
        conditions = self._in(position.conditions, "outcomes", outcomes, here)
        if len(conditions) < len(position.conditions):
            position = position._replace(
                conditions=conditions,
                stance="open" if position.stance == "open" else "conditional",
            )
        return position if good else None

    def _account(self, account: Account, report: Report) -> Account | None:
        fact = self._facts.get(account.fact)
        if not fact:
            self._dangling(report.at("fact"), "facts", account.fact, self._facts)
            return None
        value = value_of(account.value, fact, report.at("value"))
        return None if value is None else account._replace(value=value)

    def outcomes(self) -> dict[str, Outcome]:
        """The outcomes, with refusals that rest on a controller's own word."""
        made: dict[str, Outcome] = {}
        for id_, row in self._rows["outcomes"].items():
            row[3] = self._known_sides(row[3], self._report(row).at("controllers"))
            if row[4]:
                row[4] = self._kept(row, "refusals", row[4], self._refusal)
                row[4] = tuple(refusal for refusal in row[4] if refusal.by in row[3])
            if not row[2] or (row[2] == "refused" and not row[4]):
                row[2] = "refused" if row[4] else "open"
            made[id_] = Outcome._make(row)
        return made

    def _refusal(self, refusal: Refusal, report: Report) -> Refusal | None:
        here = report.at("statements")
        known = self._in(refusal.statements, "statements", self._statements, here)
        own: list[str] = []
        for statement in known:
            if not self._evidence.side(refusal.by) or self._evidence.own(statement, refusal.by):
                own.append(statement)
            else:
                step = here.at(refusal.statements.index(statement))
                step("E403", f"‘{statement}’ is not the own word of ‘{refusal.by}’")
        return refusal._replace(statements=tuple(own)) if own else None

    def preconditions(self) -> dict[str, Precondition]:
        """The preconditions that still say something."""
        outcomes = self._rows["outcomes"]
        made: dict[str, Precondition] = {}
        for id_, row in self._rows["preconditions"].items():
            _, outcome, groups, set_by, basis, statements, *_ = row
            report = self._report(row)
            good = True
            if outcome not in outcomes:
                self._dangling(report.at("outcome"), "outcomes", outcome, outcomes)
                good = False
            if set_by and not self._known_sides((set_by,), report.at("set_by"), one=True):
                good = False
            clean = [
                self._in(group, "outcomes", outcomes, report.at("requires")) for group in groups
            ]
            row[2] = tuple(group for group in clean if group)
            known = self._known(statements, "statements", self._statements, row, "statements")
            row[5] = known
            own = any(self._evidence.own(statement, set_by) for statement in known)
            if basis == "stated" and known and good and not own:
                message = f"‘stated’, but none of the statements is the own word of ‘{set_by}’"
                report.at("statements")("E403", message)
                row[4] = "attributed"
            if good and row[2] and (known or basis in ("inferred", "law")):
                made[id_] = Precondition._make(row)
        return made

    def goal(self, goal: str, report: Report) -> str:
        """The dossier's goal, if it is an outcome."""
        outcomes = self._rows["outcomes"]
        if goal and goal not in outcomes:
            self._dangling(report, "outcomes", goal, outcomes)
            return ""
        return goal

    def _report(self, row: Row) -> Report:
        return Report(self._sink, row[-1])

    def _known(
        self, ids: tuple[str, ...], table: str, known: Collection[str], row: Row, field: str
    ) -> tuple[str, ...]:
        if not ids:
            return ids
        return self._in(ids, table, known, self._report(row).at(field))

    def _in(
        self, ids: tuple[str, ...], table: str, known: Collection[str], report: Report
    ) -> tuple[str, ...]:
        """The ids that are known; the others are reported."""
        for at, id_ in enumerate(ids):
            if id_ not in known:
                self._dangling(report.at(at), table, id_, known)
        return tuple(id_ for id_ in ids if id_ in known)

    def _known_sides(
        self, ids: tuple[str, ...], report: Report, *, one: bool = False
    ) -> tuple[str, ...]:
        """The ids that are a party, other than `independent`, or an actor."""
        for at, id_ in enumerate(ids):
            here = report if one else report.at(at)
            if id_ == INDEPENDENT and id_ not in self._actors:
                here("E302", "‘independent’ is no side: name the actor")
            elif id_ not in self._parties and id_ not in self._actors:
                choices = [*self._parties, *self._actors]
                table = "actors" if id_ in self._left_out["actors"] else "parties"
                self._dangling(here, table, id_, choices, "party or actor")
        return tuple(
            id_
            for id_ in ids
            if id_ in self._actors or (id_ in self._parties and id_ != INDEPENDENT)
        )

    def _dangling(
        self, report: Report, table: str, id_: str, choices: Collection[str], noun: str = ""
    ) -> None:
        if id_ in self._left_out[table]:
            message = f"the {NOUNS[table]} ‘{clip(id_)}’ is left out because of its own problem"
            report("E302", message)
        else:
            message = f"no {noun or NOUNS[table]} has the id ‘{clip(id_)}’"
            report("E302", message, word=id_, choices=choices)
