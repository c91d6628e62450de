"""Drafts among the other records, looked at as if all of them were accepted."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from summit_tui.dossier.model import Place
from summit_tui.dossier.parse.chronology import check_dates
from summit_tui.dossier.parse.records import NOUNS, Links, Records
from summit_tui.dossier.parse.references import clean
from summit_tui.dossier.parse.report import Issue
from summit_tui.dossier.parse.statements import Mentions


def with_drafts(
    records: Records, drafts: Records, sink: Callable[[Issue], None], today: datetime.date
) -> Records:
    """The records, which are clean, and the drafts together, clean as well.

    What is wrong with a draft is reported, and what it makes wrong with the others is not: it has
    no say yet.
    """
    whole = Records()
    whole.left_out = records.left_out
    whole.dismissals = records.dismissals
    whole.expectations = records.expectations
    places: set[Place] = set()
    for table in NOUNS:
        made = drafts.table(table)
        whole.table(table).update(records.table(table) | made)
        places.update(record.place for record in made.values())
    mentions = Mentions()
    mentions.add(list(whole.statements.values()))

    def own(issue: Issue) -> None:
        if issue.place in places:
            sink(issue)

    clean(whole, mentions, own)
    check_dates(whole, Links(whole, own), today)
    return whole
