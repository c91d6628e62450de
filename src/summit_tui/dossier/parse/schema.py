"""The tables of a dossier (see `docs/dossier-format.md`): what reads, writes and describes them.

The order of the fields is that in which people write them, and in which they are written.
"""

from __future__ import annotations

from summit_tui.dossier.parse.cast_tables import ACTORS, DOSSIER, PARTIES, SOURCES
from summit_tui.dossier.parse.question_tables import (
    DISMISSALS,
    EXPECTATIONS,
    FACTS,
    OUTCOMES,
    PRECONDITIONS,
    PROPOSITIONS,
    QUESTIONS,
)
from summit_tui.dossier.parse.statement_tables import STATEMENTS

__all__ = ["DOSSIER", "TABLES"]

TABLES = {
    "parties": PARTIES,
    "sources": SOURCES,
    "actors": ACTORS,
    "questions": QUESTIONS,
    "propositions": PROPOSITIONS,
    "facts": FACTS,
    "outcomes": OUTCOMES,
    "statements": STATEMENTS,
    "preconditions": PRECONDITIONS,
    "dismissals": DISMISSALS,
    "expectations": EXPECTATIONS,
}
"""The parser of each table of records, in the order in which one meets them."""
