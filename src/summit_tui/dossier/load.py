"""Files to a dossier: everything that is good opens, everything that is wrong is said at once."""

from __future__ import annotations

import datetime
import gc
import os
from collections.abc import Mapping
from functools import partial
from itertools import repeat
from types import MappingProxyType
from typing import Any

from summit_tui.dossier.dates import UNDATED, Period
from summit_tui.dossier.model import Dossier, Drafts, Place
from summit_tui.dossier.namesakes import namesakes, source_names
from summit_tui.dossier.parse.chronology import check_dates
from summit_tui.dossier.parse.encoding import Broken
from summit_tui.dossier.parse.files import File, files
from summit_tui.dossier.parse.pieces import Chunk, Progress, tables
from summit_tui.dossier.parse.places import Locator
from summit_tui.dossier.parse.problem_log import Listing, ProblemLog
from summit_tui.dossier.parse.records import NOUNS, Links, Records
from summit_tui.dossier.parse.references import clean
from summit_tui.dossier.parse.report import Issue, Report, table_name
from summit_tui.dossier.parse.schema import DOSSIER, TABLES
from summit_tui.dossier.parse.statements import Mentions
from summit_tui.dossier.problems import Problem
from summit_tui.dossier.text import clip, fold_space, visible
from summit_tui.record import Record


class Loaded(Record):
    """What opened, and what is wrong, in the order of the files.

    `problems` are the first thousand; `more` says how many there are beyond, and `errors` how
    many of all are errors, not warnings. `locator` finds the lines of what shows later.
    """

    dossier: Dossier
    problems: tuple[Problem, ...]
    more: int
    errors: int
    locator: Locator


def load(
    path: str,
    *,
    progress: Progress | None = None,
    today: datetime.date | None = None,
    data: bytes | None = None,
    instead: Mapping[str, bytes] = MappingProxyType({}),
) -> Loaded:
    """Read a dossier: a TOML file, or a folder of them (see `docs/dossier-format.md`).

    The dossier is clean: every id in it is defined in it, no chain runs in a circle, and no
    text in it can act on a terminal. `parse.references` says what is left out for that. A bad path
    gives an empty dossier and a problem. `progress` is told the bytes done and in all, at
    least every 256 KB. `today` says which dates are far in the future. With `data` nothing is
    read: it is the text of a file that is called `path`. `instead` has what
    files are to say, by name, instead of what they do.

    Raises:
        KeyboardInterrupt: between two pieces of a large file, when the reader asks for it.
    """
    # A hundred thousand records are made and none become garbage: looking for it would take
    # half as long again as the parsing.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Loader(progress, today or datetime.datetime.now(datetime.UTC).date()).load(
            path, data, instead
        )
    finally:
        if collecting:
            gc.enable()


def untitled(path: str) -> str:
    """What a dossier without a title of its own is called."""
    return visible(fold_space(os.path.basename(os.path.normpath(path))))


_place = partial(tuple.__new__, Place)
"""As `Place._make`, without a frame of the interpreter for each record."""


class _Loader:
    def __init__(self, progress: Progress | None, today: datetime.date) -> None:
        self._today = today
        self._progress = progress
        self._locator = Locator()
        self._log = ProblemLog()
        self._records = Records()
        self._drafts = Records()
        self._mentions = Mentions()
        self._dossier: tuple[tuple[Any, ...], Place] | None = None

    def load(self, path: str, data: bytes | None, instead: Mapping[str, bytes]) -> Loaded:
        found, problems = files(path) if data is None else ([File(visible(path), data)], [])
        found = [file._replace(data=instead.get(file.name, file.data)) for file in found]
        log = self._log
        for problem in problems:
            log.problem(problem)
        total = sum(len(file.data) for file in found)
        done = 0
        for file in found:
            for event in tables(file, self._counted(done, total)):
                if isinstance(event, Chunk):
                    self._take(event)
                elif isinstance(event, Broken):
                    self._records.left_out.get(event.table, {})[event.id] = Place(file.name, "", 0)
                else:
                    log.problem(event)
            done += len(file.data)
        dossier = self._resolve(untitled(path))
        names = [file.name for file in found]
        return Loaded(dossier, *Listing(log, self._locator, names).finish(), self._locator)

    def _counted(self, before: int, total: int) -> Progress | None:
        tell = self._progress
        if tell is None:
            return None
        return lambda done, _size: tell(before + done, total)

    def _take(self, chunk: Chunk) -> None:
        drafts = chunk.file.data.find(b"draft", chunk.begin, chunk.end) >= 0
        for table, value in chunk.tables.items():
            first = self._locator.add(chunk, table, value)
            place = Place(chunk.file.name, table, first)
            report = Report(self._log.issue, place)
            if table == "dossier":
                self._take_dossier(value, report)
            elif table not in TABLES:
                self._unknown(table, value, report)
            elif isinstance(value, list):
                self._take_records(table, value, place, plain=chunk.plain, drafts=drafts)
            else:
                shown = table_name(table)
                report("E203", f"write {shown}: there can be several", "record")
                if isinstance(value, dict):
                    self._take_records(table, [value], place, plain=chunk.plain, drafts=drafts)

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
        made = DOSSIER.careful(value, report) if isinstance(value, dict) else None
        if self._dossier:
            self._twice(
                "this [dossier] is left out: the one that leads is given",
                report.place,
                (),
                self._dossier[1],
            )
        elif made is not None:
            self._dossier = (made, report.place)

    def _take_records(
        self, table: str, tables_: list[Any], first: Place, *, plain: bool, drafts: bool
    ) -> None:
        parser = TABLES[table]
        file, _, index = first
        indexes = range(index, index + len(tables_))
        places = list(map(_place, zip(repeat(file), repeat(table), indexes, strict=False)))
        made = parser.quick(tables_, places) if plain else [None] * len(tables_)
        for at in [at for at, record in enumerate(made) if record is None]:
            report = Report(self._log.issue, places[at])
            made[at] = parser.careful(tables_[at], report, (places[at],))
        if table not in NOUNS:  # Dismissals and expectations have no ids.
            listed: list[Any] = getattr(self._records, table)
            listed += [record for record in made if record is not None]
            return
        if drafts:
            made, tables_, places = self._without_drafts(table, made, tables_, places)
        self._add(table, made, tables_, places)
        if table == "statements":
            self._mentions.add([record for record in made if record is not None])

    def _without_drafts(
        self, table: str, made: list[Any], tables_: list[Any], places: list[Place]
    ) -> tuple[list[Any], list[Any], list[Place]]:
        """Keep the drafts apart, and give the others."""
        drafts = self._drafts.table(table)
        others = []
        for at, record in enumerate(made):
            if record is None or tables_[at].get("draft") is not True:
                others.append(at)
                continue
            first = self._records.table(table).get(record.id) or drafts.get(record.id)
            if first:
                self._defined(table, record.id, places[at], first.place)
            else:
                drafts[record.id] = record
        return (
            [made[at] for at in others],
            [tables_[at] for at in others],
            [places[at] for at in others],
        )

    def _add(self, table: str, made: list[Any], tables_: list[Any], places: list[Place]) -> None:
        """Keep the records that are new, and the ids of those that were not made."""
        known = self._records.table(table)
        left_out = self._records.left_out[table]
        drafts = self._drafts.table(table)
        if None not in made and not left_out and not drafts:
            new = {record.id: record for record in made}
            if len(new) == len(made) and known.keys().isdisjoint(new):
                known.update(new)
                return
        for record, raw, place in zip(made, tables_, places, strict=True):
            if record is None:
                self._leave_out(table, raw, place)
                continue
            first = known.get(record.id) or drafts.get(record.id)
            if first:
                self._defined(table, record.id, place, first.place)
                continue
            known[record.id] = record
            if record.id in left_out:
                self._defined(table, record.id, place, left_out[record.id])

    def _leave_out(self, table: str, record: Any, place: Place) -> None:
        id_ = record.get("id") if isinstance(record, dict) else None
        if not isinstance(id_, str):
            return
        known = self._records.table(table).get(id_)
        other = known.place if known else self._records.left_out[table].get(id_)
        if other:
            self._defined(table, id_, place, other)
        else:
            self._records.left_out[table][id_] = place

    def _defined(self, table: str, id_: str, place: Place, other: Place) -> None:
        message = f"the {NOUNS[table]} ‘{clip(id_)}’ is already defined"
        self._twice(message, place, ("id",), other)

    def _twice(self, message: str, place: Place, path: tuple[str, ...], other: Place) -> None:
        self._log.issue(Issue("E301", message, place, path, other=other))

    def _resolve(self, name: str) -> Dossier:
        records, sink = self._records, self._log.issue
        drafts = {table: ids for table in NOUNS if (ids := frozenset(self._drafts.table(table)))}
        records.drafts = drafts
        clean(records, self._mentions, sink)
        last = check_dates(records, Links(records, sink), self._today)
        title, about, goal, as_of = "", "", "", UNDATED
        if self._dossier:
            (title, about, goal, as_of), place = self._dossier
            report = Report(sink, place, ("goal",))
            if goal and not Links(records, sink).known(goal, "outcomes", report):
                goal = ""
        heading = (title or name, about, goal, as_of if as_of.text else last)
        dossier = _made(heading, records)
        if not drafts:
            return dossier
        from summit_tui.dossier.parse.drafts import with_drafts

        whole = with_drafts(records, self._drafts, sink, self._today)
        return dossier._replace(drafts=Drafts(drafts, _made(heading, whole)))


def _made(heading: tuple[str, str, str, Period], records: Records) -> Dossier:
    return Dossier(
        *heading,
        records.parties, records.sources, records.actors,
        records.questions, records.propositions, records.facts, records.outcomes,
        records.statements, records.preconditions, tuple(records.dismissals),
        namesakes(records.actors, records.parties), source_names(records.sources),
        expectations=tuple(records.expectations),
    )  # fmt: skip
