"""The tables of a dossier: their fields and defaults (see `docs/dossier-format.md`)."""

from __future__ import annotations

from summit_tui.dossier.dates import UNDATED, Period
from summit_tui.dossier.model import (
    INDEPENDENT,
    Account,
    Actor,
    Dismissal,
    Fact,
    Met,
    Outcome,
    Party,
    Position,
    Precondition,
    Proposition,
    Question,
    Refusal,
    Source,
    Statement,
)
from summit_tui.dossier.parse import rules
from summit_tui.dossier.parse.field_types import (
    ANYTHING,
    CONDITIONS,
    DATE,
    FLAG,
    GROUPS,
    ID,
    LANG,
    NEEDED_REF,
    QUOTE,
    REASON,
    REF,
    REFS,
    SIDES,
    TEXT,
    TEXTS,
    WORDS,
    several,
    word,
)
from summit_tui.dossier.parse.record_parser import NEEDED, Field, RecordParser
from summit_tui.record import Record

FIRMNESS = word("firm", "hedged")


_FIRM = Field("firm", FIRMNESS, "firm", vital=True)
_NOTE = Field("note", TEXT)
_ID = Field("id", ID, NEEDED)

_POSITION = RecordParser(
    "a position",
    Position,
    (
        Field("proposition", NEEDED_REF, NEEDED),
        Field("stance", word("affirms", "rejects", "conditional", "open"), vital=True),
        _FIRM,
        Field("conditions", CONDITIONS, (), vital=True),
        Field("of", REF, vital=True),
    ),
    rules.position,
    rules.position_stance,
)
_ACCOUNT = RecordParser(
    "an account",
    Account,
    (
        Field("fact", NEEDED_REF, NEEDED),
        Field("value", ANYTHING, NEEDED),
        _FIRM,
        Field("at", DATE, UNDATED, vital=True),
    ),
)
_REFUSAL = RecordParser(
    "a refusal",
    Refusal,
    (Field("by", NEEDED_REF, NEEDED), Field("statements", REFS, ()), Field("dropped", REFS, ())),
    rules.refusal,
)
_MET = RecordParser(
    "what met it",
    Met,
    (Field("date", DATE, UNDATED), Field("statements", REFS, ())),
    rules.met,
)


class Heading(Record):
    """What `[dossier]` says of the whole."""

    title: str
    about: str
    goal: str
    as_of: Period


DOSSIER = RecordParser(
    "[dossier]",
    Heading,
    (
        Field("title", TEXT),
        Field("about", TEXT),
        Field("goal", REF),
        Field("as_of", DATE, UNDATED),
    ),
)

TABLES = {
    "parties": RecordParser("[[parties]]", Party, (_ID, Field("name", WORDS, NEEDED))),
    "sources": RecordParser(
        "[[sources]]",
        Source,
        (
            _ID,
            Field("title", TEXT),
            Field("short", TEXT),
            Field("publisher", TEXT),
            Field("kind", TEXT, "article"),
            Field("date", DATE, UNDATED),
            Field("date_basis", TEXT),
            Field("based_on", REFS, ()),
            Field("url", TEXT),
            Field("file", TEXT),
            Field("checked", DATE, UNDATED),
            Field("anonymous", FLAG, False),
            _NOTE,
        ),
    ),
    "actors": RecordParser(
        "[[actors]]",
        Actor,
        (
            _ID,
            Field("name", WORDS, NEEDED),
            Field("short", TEXT),
            Field(
                "kind",
                word("person", "institution", "government", "outlet", "analyst", "document"),
                "person",
            ),
            Field("party", NEEDED_REF, INDEPENDENT),
            Field("role", TEXT),
            Field("aliases", TEXTS, ()),
            Field("speaks_for", REF),
            _NOTE,
        ),
    ),
    "questions": RecordParser(
        "[[questions]]",
        Question,
        (_ID, Field("text", WORDS, NEEDED), Field("bears_on", REFS, ()), _NOTE),
    ),
    "propositions": RecordParser(
        "[[propositions]]",
        Proposition,
        (
            _ID,
            Field("text", WORDS, NEEDED),
            Field("topic", TEXT),
            Field("scope", TEXT),
            Field("outcome", REF),
            Field("order", REFS, ()),
            Field("excludes", REFS, ()),
            Field("question", REF),
            Field("answer", TEXT),
            Field("bears_on", REFS, ()),
            _NOTE,
        ),
        rules.proposition,
    ),
    "facts": RecordParser(
        "[[facts]]",
        Fact,
        (
            _ID,
            Field("question", WORDS, NEEDED),
            Field("joins", REF),
            Field("kind", word("number", "date", "text"), "text", vital=True),
            Field("unit", TEXT),
            Field("scope", TEXT),
            _NOTE,
        ),
    ),
    "outcomes": RecordParser(
        "[[outcomes]]",
        Outcome,
        (
            _ID,
            Field("name", WORDS, NEEDED),
            Field("status", word("met", "open", "refused", "unknown")),
            Field("controllers", REFS, ()),
            Field("refusals", several(_REFUSAL.as_field_type(), "{ by, statements }"), ()),
            Field("met", _MET.as_field_type(), None),
            Field("rules_out", REFS, ()),
            Field("doubts", REFS, ()),
            Field("scope", TEXT),
            _NOTE,
        ),
        rules.outcome,
    ),
    "statements": RecordParser(
        "[[statements]]",
        Statement,
        (
            _ID,
            Field("actor", NEEDED_REF, "", vital=True),
            Field("actors", REFS, (), vital=True),
            Field("source", NEEDED_REF, NEEDED),
            Field("date", DATE, UNDATED),
            Field("date_basis", TEXT),
            Field("voice", word("own", "paraphrase", "narration", "attributed"), vital=True),
            Field("quote", QUOTE),
            Field("summary", TEXT),
            Field("prefix", TEXT),
            Field("suffix", TEXT),
            Field("utterance", ID),
            Field("attributed_by", REF, vital=True),
            Field("based_on", REFS, ()),
            Field("lang", LANG),
            Field("party", REF),
            Field("act", FLAG, False),
            Field("anonymous", FLAG, False),
            Field(
                "positions", several(_POSITION.as_field_type(), "{ proposition, stance, … }"), ()
            ),
            Field("accounts", several(_ACCOUNT.as_field_type(), "{ fact, value, … }"), ()),
            Field("occasion", TEXT),
            Field("elided", REASON),
            _NOTE,
        ),
        rules.statement,
        rules.statement_voice,
    ),
    "preconditions": RecordParser(
        "[[preconditions]]",
        Precondition,
        (
            _ID,
            Field("outcome", NEEDED_REF, NEEDED),
            Field("requires", REFS, ()),
            Field("any_of", GROUPS, (), vital=True),
            Field("set_by", SIDES, (), vital=True),
            Field(
                "basis",
                word("stated", "attributed", "leaked", "inferred", "agreed", "law"),
                vital=True,
            ),
            Field("statements", REFS, ()),
            Field("waived", REFS, ()),
            Field("together", REFS, ()),
            _NOTE,
        ),
        rules.precondition,
    ),
    "dismissals": RecordParser(
        "[[dismissals]]",
        Dismissal,
        (Field("contradiction", TEXT), Field("dispute", TEXT), Field("reason", WORDS, NEEDED)),
        rules.dismissal,
    ),
}
"""The parser of each table of records, in the order in which one meets them."""
