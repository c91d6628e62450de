"""Finding records by the words a reader types: case, accents, aliases and scripts folded.

The texts of a table are folded once, into a list beside that of the ids, and every query looks
through the list: a hundred thousand statements take about 20 ms, and less with each further letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

from summit_tui.analysis.addresses import TABLES, Address, Table, records
from summit_tui.analysis.blockers.evidence import Obstacle, says
from summit_tui.analysis.folding import fold_to_latin, folded_loosely, sought
from summit_tui.analysis.snapshot import Snapshot

What = Literal["actors", "statements", "entries"]
"""The lists of the explorer."""
Listed = Table | Literal["entries"]
"""What can be looked through; `entries` are disputes, with the contradictions in them."""

_NAMED: Sequence[Table] = ("actors", "outcomes", "propositions", "facts", "sources")
"""The tables whose records have names."""
_KEPT = 20
"""So many answers are kept; a query is seldom longer."""
_FEW = 2000
"""So many texts are folded within a few milliseconds."""


class Column:
    """Rows, and for each its folded text: every word of it with a blank before it.

    Args:
        ids: The rows.
        texts: Their texts, as `folded_loosely` gives them.
    """

    def __init__(self, ids: Sequence[str], texts: Sequence[str]) -> None:
        self.ids = ids
        self.texts = texts
        self._answers: dict[tuple[str, ...], Sequence[int]] = {(): range(len(ids))}

    def holding(self, wanted: Sequence[str]) -> Sequence[int]:
        """The positions of the texts with all of these words, each as a part of some word.

        Only the shortest answer is looked through, of those given before, in which this one must
        be: with every letter that is added there is less to do, and nothing where one is taken
        back.
        """
        texts, asked = self.texts, tuple(wanted)
        found = self._answers.pop(asked, None)
        if found is None:
            found = min((it for old, it in self._answers.items() if _within(asked, old)), key=len)
            for word in asked:
                if len(found) == len(texts):
                    found = [at for at, text in enumerate(texts) if word in text]
                else:
                    found = [at for at in found if word in texts[at]]
            if len(self._answers) > _KEPT:
                del self._answers[next(it for it in self._answers if it)]
        self._answers[asked] = found
        return found

    @cached_property
    def by_id(self) -> Mapping[str, str]:
        """The text of each row."""
        return dict(zip(self.ids, self.texts, strict=True))


def _within(asked: Sequence[str], old: Sequence[str]) -> bool:
    """Whether all that has the words that are asked for has the old ones, too."""
    return all(any(it in word for word in asked) for it in old)


class Search:
    """Finds rows of one snapshot. What has been folded once is kept."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self._columns: dict[Listed, Column] = {}
        self._names: dict[str, str] = {}
        self._sources: dict[str, str] = {}
        self._texts: Mapping[Listed, Callable[[str], str]] = {
            "actors": self._actor,
            "outcomes": self._outcome,
            "propositions": self._proposition,
            "facts": self._fact,
            "preconditions": self._precondition,
            "sources": self._source,
            "contradictions": self._contradiction,
            "disputes": self._dispute,
            "entries": self._dispute,
            "statements": self._statement,
        }

    def is_quick(self, *tables: Listed) -> bool:
        """Whether `column` of all of these answers at once."""
        missing = [table for table in tables if table not in self._columns]
        return sum(len(self._rows(table)) for table in missing) <= _FEW

    def column(self, table: Listed) -> Column:
        """The folded texts of a table."""
        found = self._columns.get(table)
        if found is None:
            rows = self._rows(table)
            found = Column(rows, list(map(self._texts[table], rows)))
            self._columns[table] = found
        return found

    @cached_property
    def vocabulary(self) -> Collection[str]:
        """Every word of every record, folded."""
        words: set[str] = set()
        for table in TABLES:
            for text in self.column(table).texts:
                words.update(text.split())
        return words

    @cached_property
    def _bearers(self) -> Mapping[str, Sequence[Address]]:
        found: dict[str, list[Address]] = defaultdict(list)
        for table in _NAMED:
            for row in self._rows(table):
                for name in {fold_to_latin(name) for name in _names_of(self.snapshot, table, row)}:
                    found[name].append(Address(table, row))
        return found

    def bearers(self, name: str) -> Sequence[Address]:
        """What is called this, in whatever spelling."""
        return self._bearers.get(fold_to_latin(name), ()) if name else ()

    def fold_all(self) -> None:
        """Work out all that a query needs: with a hundred thousand statements, half a second."""
        _ = self.vocabulary, self._bearers

    def matches(self, what: Listed, rows: Sequence[str], query: str) -> Sequence[str]:
        """Those of the rows that hold every word of the query, as a part of some word."""
        wanted = sought(query)
        column = self.column(what)
        if rows is column.ids:
            found = column.holding(wanted)
            return rows if len(found) == len(rows) else [rows[at] for at in found]
        texts = column.by_id
        for word in wanted:
            rows = [row for row in rows if word in texts.get(row, "")]
        return rows

    def _rows(self, table: Listed) -> Sequence[str]:
        if table == "entries":
            return (*self.snapshot.disputes_by_id, *self.snapshot.by_id)
        if table == "statements":
            return self.snapshot.statements
        return tuple(records(self.snapshot, table))

    # -- what a reader may know of a record -------------------------------------------------------

    def _actor(self, row: str) -> str:
        actor = self.snapshot.dossier.actors[row]
        party = self.snapshot.dossier.parties.get(actor.party)
        return self._who(row) + folded_loosely(f"{actor.role} {party.name if party else ''}")

    def _statement(self, row: str) -> str:
        made = self.snapshot.dossier.statements[row]
        said = folded_loosely(f"{made.quote} {made.summary} {made.note} {made.occasion}")
        who = self._who(made.actor) + self._who(made.attributed_by)
        return said + self._named(made.source) + who

    def _contradiction(self, row: str) -> str:
        item = self.snapshot.by_id[row]
        said = " ".join([item.kind, item.strength, item.about, *(side.says for side in item.sides)])
        return folded_loosely(said) + "".join(map(self._who, item.actors))

    def _dispute(self, row: str) -> str:
        dispute = self.snapshot.disputes_by_id.get(row)
        if dispute is None:
            return self._contradiction(row)
        said = " ".join([dispute.question, *(side.answer for side in dispute.sides)])
        return folded_loosely(said) + "".join(map(self._who, dispute.actors))

    def _proposition(self, row: str) -> str:
        found = self.snapshot.dossier.propositions[row]
        return folded_loosely(f"{found.text} {found.topic} {found.note}")

    def _outcome(self, row: str) -> str:
        found = self.snapshot.dossier.outcomes[row]
        return folded_loosely(f"{found.name} {found.note}")

    def _fact(self, row: str) -> str:
        found = self.snapshot.dossier.facts[row]
        return folded_loosely(f"{found.question} {found.note}")

    def _precondition(self, row: str) -> str:
        found = self.snapshot.dossier.preconditions[row]
        asked = says(self.snapshot.dossier, Obstacle(found.outcome, found, None))
        return folded_loosely(f"{asked} {found.note}")

    def _source(self, row: str) -> str:
        found = self.snapshot.dossier.sources[row]
        return self._named(row) + folded_loosely(f"{found.id} {found.kind} {found.note}")

    def _named(self, source: str) -> str:
        """A source's title and publisher, folded."""
        if source not in self._sources:
            named = _names_of(self.snapshot, "sources", source)
            self._sources[source] = folded_loosely(" ".join(named))
        return self._sources[source]

    def _who(self, actor: str) -> str:
        """All spellings of an actor's name, folded."""
        if actor not in self._names:
            self._names[actor] = folded_loosely(" ".join(_names_of(self.snapshot, "actors", actor)))
        return self._names[actor]


_latest: Search | None = None


def search_of(snapshot: Snapshot) -> Search:
    """The search of a snapshot: whoever asks for the same one shares what has been folded."""
    global _latest
    if _latest is None or _latest.snapshot is not snapshot:
        _latest = Search(snapshot)
    return _latest


def _names_of(snapshot: Snapshot, table: str, row: str) -> Iterator[str]:
    """Everything that a record of one of the tables with names is called."""
    dossier = snapshot.dossier
    match table:
        case "actors" if row in dossier.actors:
            actor = dossier.actors[row]
            yield from (actor.name, actor.short, *actor.aliases)
        case "outcomes":
            yield dossier.outcomes[row].name
        case "propositions":
            yield dossier.propositions[row].text
        case "facts":
            yield dossier.facts[row].question
        case "sources" if row in dossier.sources:
            yield from (dossier.sources[row].title, dossier.sources[row].publisher)
