"""Dates that cannot be, for they exclude each other: nearly always a year is mistyped."""

from __future__ import annotations

import datetime

from summit_tui.dossier.dates import UNDATED, Period, from_date
from summit_tui.dossier.model import Source, Statement
from summit_tui.dossier.parse.records import Links, Records

_FAR = 10 * 366
"""Days from today from which on a date is no plan and no time zone, but a slip."""


def check_dates(records: Records, links: Links, today: datetime.date) -> Period:
    """Report what cannot be, and give the last day on which something may have been said.

    That day follows no date that was reported; it is `UNDATED` where nothing has a date.
    """
    limit = today.toordinal() + _FAR
    late = {id_ for id_, source in records.sources.items() if source.date.text
            and source.date.first > limit}  # fmt: skip
    for id_, source in records.sources.items():
        _check_source(source, links, far=id_ in late)
    last = 0
    for statement in records.statements.values():
        source = records.sources[statement.source]
        date = statement.date if statement.date.text else source.date
        if not date.text or source.id in late:
            continue
        if statement.date.text and (date.first > limit or date.first > source.date.last):
            _report(statement, source, links)
        elif date.last > last:
            last = date.last
    return from_date(datetime.date.fromordinal(last)) if last else UNDATED


def _check_source(source: Source, links: Links, *, far: bool) -> None:
    report = links.report(source.place)
    if far:
        report.at("date")("W505", f"{source.date} is far in the future")
    if source.checked.text and source.checked.last < source.date.first:
        message = f"checked on {source.checked}, before it appeared on {source.date}"
        report.at("checked")("W505", message)


def _report(statement: Statement, source: Source, links: Links) -> None:
    report = links.report(statement.place).at("date")
    if source.date.text and statement.date.first > source.date.last:
        message = f"said on {statement.date}, after its source appeared on {source.date}"
        report("W505", message, other=source.place)
    else:
        report("W505", f"{statement.date} is far in the future")
