"""Files to a dossier: everything that is good opens, everything that is wrong is said at once."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable
from itertools import repeat
from typing import Any, NamedTuple

from summit_tui.dossier.dates import UNDATED, Period, from_date
from summit_tui.dossier.listing import Listing, Trouble
from summit_tui.dossier.locate import Locator
from summit_tui.dossier.model import Dismissal, Dossier, Place, Statement
from summit_tui.dossier.problems import Problem
from summit_tui.dossier.read import Broken, Chunk, Progress, files, tables
from summit_tui.dossier.references import NOUNS, Resolver
from summit_tui.dossier.report import Issue, Report, table_name
from summit_tui.dossier.schema import DOSSIER, TABLES
from summit_tui.dossier.shape import Row
from summit_tui.dossier.text import clip, fold_space, visible


class Loaded(NamedTuple):
    """What opened, and what is wrong, in the order of the files.

    `problems` are the first thousand; `more` says how many there are beyond, and `errors` how
    many of all are errors, not warnings.
    """

    dossier: Dossier
    problems: tuple[Problem, ...]
    more: int
    errors: int


def load(path: str, *, progress: Progress | None = None) -> Loaded:
    """Read a dossier: a TOML file, or a folder of them (see `docs/dossier-format.md`).

    The dossier is clean: every id in it is defined in it, no chain runs in a circle, and no
    text in it can act on a terminal. `references` says what is left out for that. A bad path
    gives an empty dossier and a problem. `progress` is told the bytes done and in all, at
    least every 256 KB.

    Raises:
        KeyboardInterrupt: between two pieces of a large file, when the reader asks for it.
    """
    # A hundred thousand records are made and none become garbage: looking for it would take
    # half as long again as the parsing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Loader(progress).load(path)
    finally:
        if collecting:
            gc.enable()


class _Loader:
    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._locator = Locator()
        self._trouble = Trouble()
        self._rows: dict[str, dict[str, Row]] = {table: {} for table in NOUNS}
        self._left_out: dict[str, dict[str, Place]] = {table: {} for table in NOUNS}
        self._dismissals: list[Dismissal] = []
        self._dossier: tuple[Row, Place] | None = None

    def load(self, path: str) -> Loaded:
        found, problems = files(path)
        trouble = self._trouble
        for problem in problems:
            trouble.problem(problem)
        total = sum(len(file.data) for file in found)
        done = 0
        for file in found:
            for event in tables(file, self._counted(done, total)):
                if isinstance(event, Chunk):
                    self._take(event)
                elif isinstance(event, Broken):
                    self._left_out.get(event.table, {})[event.id] = Place(file.name, "", 0)
                else:
                    trouble.problem(event)
            done += len(file.data)
        title = os.path.basename(os.path.normpath(path)) if path else ""
        dossier = self._resolve(visible(fold_space(title)))
        names = [file.name for file in found]
        return Loaded(dossier, *Listing(trouble, self._locator, names).finish())

    def _counted(self, before: int, total: int) -> Progress | None:
        tell = self._progress
        if tell is None:
            return None
        return lambda done, _size: tell(before + done, total)

    def _take(self, chunk: Chunk) -> None:
        for table, value in chunk.tables.items():
            first = self._locator.add(chunk, table, value)
            place = Place(chunk.file.name, table, first)
            report = Report(self._trouble.issue, place)
            if table == "dossier":
                self._take_dossier(value, report)
            elif table not in TABLES:
                self._unknown(table, value, report)
            elif isinstance(value, list):
                self._take_records(table, value, place, plain=chunk.plain)
            else:
                shown = table_name(table)
                report("E203", f"write {shown}: there can be several", "record")
                if isinstance(value, dict):
                    self._take_records(table, [value], place, plain=chunk.plain)

    def _unknown(self, table: str, value: Any, report: Report) -> None:
        if isinstance(value, dict | list):
            message = f"unknown table ‘{clip(table, 40)}’"
            report("E201", message, "record", word=table, choices=["dossier", *TABLES])
        else:
            report("E201", f"unknown field ‘{clip(table, 40)}’ outside of a table", "key")

    def _take_dossier(self, value: Any, report: Report) -> None:
        if not isinstance(value, dict):
            report("E203", "write [dossier], once", "record")
            value = value[0] if isinstance(value, list) and value else None
        row: Row | None = DOSSIER.careful(value, report) if isinstance(value, dict) else None
        if self._dossier:
            self._twice("[dossier] is already given", report.place, (), self._dossier[1])
        elif row is not None:
            self._dossier = (row, report.place)

    def _take_records(self, table: str, records: list[Any], first: Place, *, plain: bool) -> None:
        shape = TABLES[table]
        quick = shape.quick if plain else _never
        rows = self._rows.get(table)
        left_out = self._left_out.get(table)
        file, _, index = first
        indexes = range(index, index + len(records))
        places = map(Place._make, zip(repeat(file), repeat(table), indexes, strict=False))
        for record, place in zip(records, places, strict=True):
            row = quick(record)
            if row is None:
                row = shape.careful(record, Report(self._trouble.issue, place))
                if row is None:
                    self._leave_out(table, record, place)
                    continue
            row.append(place)
            if rows is None:
                self._dismissals.append(Dismissal._make(row))
                continue
            id_ = row[0]
            if id_ in rows:
                self._defined(table, id_, place, rows[id_][-1])
                continue
            rows[id_] = row
            if left_out and id_ in left_out:
                self._defined(table, id_, place, left_out[id_])

    def _leave_out(self, table: str, record: Any, place: Place) -> None:
        id_ = record.get("id") if isinstance(record, dict) else None
        if table not in NOUNS or not isinstance(id_, str):
            return
        row = self._rows[table].get(id_)
        other = row[-1] if row else self._left_out[table].get(id_)
        if other:
            self._defined(table, id_, place, other)
        else:
            self._left_out[table][id_] = place

    def _defined(self, table: str, id_: str, place: Place, other: Place) -> None:
        message = f"the {NOUNS[table]} ‘{clip(id_)}’ is already defined"
        self._twice(message, place, ("id",), other)

    def _twice(self, message: str, place: Place, path: tuple[str, ...], other: Place) -> None:
        self._trouble.issue(Issue("E301", message, place, path, other=other))

    def _resolve(self, name: str) -> Dossier:
        sink: Callable[[Issue], None] = self._trouble.issue
        resolver = Resolver(self._rows, self._left_out, sink)
        parties = resolver.parties()
        sources = resolver.sources()
        actors = resolver.actors()
        propositions = resolver.propositions()
        facts = resolver.facts()
        statements = resolver.statements()
        outcomes = resolver.outcomes()
        preconditions = resolver.preconditions()
        title, about, goal, as_of = "", "", "", UNDATED
        if self._dossier:
            (title, about, goal, as_of), place = self._dossier
            goal = resolver.goal(goal, Report(sink, place, ("goal",)))
        dossier = Dossier(
            title or name, about, goal, as_of, parties, sources, actors, propositions, facts,
            outcomes, statements, preconditions, tuple(self._dismissals),
        )  # fmt: skip
        return dossier if as_of.text else dossier._replace(as_of=_last_day(dossier))


def _never(_record: Any) -> Row | None:
    return None


def _last_day(dossier: Dossier) -> Period:
    """The last day on which a statement may have been said, or `UNDATED`."""
    sources = dossier.sources

    def day(statement: Statement) -> int:
        date = statement.date
        if not date.text:
            date = sources[statement.source].date
        return date.last if date.text else 0

    last = max(map(day, dossier.statements.values()), default=0)
    if not last:
        return UNDATED
    import datetime

    return from_date(datetime.date.fromordinal(last))
