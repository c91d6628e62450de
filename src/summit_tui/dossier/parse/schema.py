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
    DATE,
    FLAG,
    ID,
    LANG,
    QUESTION,
    QUOTE,
    REASON,
    TEXT,
    TEXTS,
    WORDS,
    groups,
    needed_ref,
    one_or_more,
    ref,
    refs,
    several,
    word,
)
from summit_tui.dossier.parse.record_parser import NEEDED, Field, RecordParser
from summit_tui.record import Record

FIRMNESS = word("firm", "hedged")
_SIDES = ("parties", "actors")

_FIRM = Field("firm", FIRMNESS, "firm", vital=True)
_NOTE = Field("note", TEXT)
_ID = Field("id", ID, NEEDED)
_DRAFT = Field("draft", FLAG, False)

_POSITION = RecordParser(
    "a position",
    Position,
    (
        Field("proposition", needed_ref("propositions"), NEEDED),
        Field("stance", word("affirms", "rejects", "conditional", "open"), vital=True),
        _FIRM,
        # Whole, for without one of its conditions a position is another position.
        Field("conditions", refs("outcomes", whole=True), (), vital=True),
        Field("of", ref("actors"), vital=True),
    ),
    rules.position,
    rules.position_stance,
)
_ACCOUNT = RecordParser(
    "an account",
    Account,
    (
        Field("fact", needed_ref("facts"), NEEDED),
        Field("value", ANYTHING, NEEDED),
        _FIRM,
        Field("at", DATE, UNDATED, vital=True),
    ),
)
_REFUSAL = RecordParser(
    "a refusal",
    Refusal,
    (
        Field("by", needed_ref(*_SIDES), NEEDED),
        Field("statements", refs("statements"), ()),
        Field("dropped", refs("statements"), ()),
    ),
    rules.refusal,
)
_MET = RecordParser(
    "what met it",
    Met,
    (Field("date", DATE, UNDATED), Field("statements", refs("statements"), ())),
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
        Field("goal", ref("outcomes")),
        Field("as_of", DATE, UNDATED),
    ),
)

TABLES = {
    "parties": RecordParser(
        "[[parties]]",
        Party,
        (_ID, _DRAFT, Field("name", WORDS, NEEDED), Field("plural", FLAG, False)),
    ),
    "sources": RecordParser(
        "[[sources]]",
        Source,
        (
            _ID,
            _DRAFT,
            Field("short", TEXT),
            Field("publisher", TEXT),
            Field("title", TEXT),
            Field("kind", TEXT, "article"),
            Field("date", DATE, UNDATED),
            Field("date_basis", TEXT),
            Field("file", TEXT),
            Field("based_on", refs("sources"), ()),
            Field("checked", DATE, UNDATED),
            Field("url", TEXT),
            Field("anonymous", FLAG, False),
            _NOTE,
        ),
    ),
    "actors": RecordParser(
        "[[actors]]",
        Actor,
        (
            _ID,
            _DRAFT,
            Field("name", WORDS, NEEDED),
            Field("short", TEXT),
            Field("plural", FLAG, False),
            Field(
                "kind",
                word("person", "institution", "government", "outlet", "analyst", "document"),
                "person",
            ),
            Field("party", needed_ref("parties"), INDEPENDENT),
            Field("role", TEXT),
            Field("speaks_for", ref("actors")),
            Field("aliases", TEXTS, ()),
            _NOTE,
        ),
    ),
    "questions": RecordParser(
        "[[questions]]",
        Question,
        (_ID, _DRAFT, Field("text", WORDS, NEEDED), Field("bears_on", refs("outcomes"), ()), _NOTE),
    ),
    "propositions": RecordParser(
        "[[propositions]]",
        Proposition,
        (
            _ID,
            _DRAFT,
            Field("text", WORDS, NEEDED),
            Field("topic", TEXT),
            Field("scope", TEXT),
            Field("question", ref("questions")),
            Field("outcome", ref("outcomes")),
            Field("answer", TEXT),
            Field("order", refs("outcomes"), ()),
            Field("excludes", refs("propositions"), ()),
            Field("bears_on", refs("outcomes"), ()),
            _NOTE,
        ),
        rules.proposition,
    ),
    "facts": RecordParser(
        "[[facts]]",
        Fact,
        (
            _ID,
            _DRAFT,
            Field("question", QUESTION, NEEDED),
            Field("joins", ref("questions")),
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
            _DRAFT,
            Field("name", WORDS, NEEDED),
            Field("status", word("met", "open", "refused", "unknown")),
            Field("controllers", refs(*_SIDES), ()),
            Field("refusals", several(_REFUSAL.as_field_type(), "{ by, statements }"), ()),
            Field("met", _MET.as_field_type(), None),
            Field("rules_out", refs("outcomes"), ()),
            Field("doubts", refs("statements"), ()),
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
            _DRAFT,
            Field("actor", needed_ref("actors"), "", vital=True),
            Field("actors", refs("actors"), (), vital=True),
            Field("source", needed_ref("sources"), NEEDED),
            Field("date", DATE, UNDATED),
            Field("date_basis", TEXT),
            Field("quote", QUOTE),
            Field("lang", LANG),
            Field("prefix", TEXT),
            Field("suffix", TEXT),
            Field("elided", REASON),
            Field("summary", TEXT),
            Field("utterance", ID),
            Field("occasion", TEXT),
            Field("voice", word("own", "paraphrase", "narration", "attributed"), vital=True),
            Field("attributed_by", ref("actors"), vital=True),
            Field("act", FLAG, False),
            Field("anonymous", FLAG, False),
            Field("party", ref("parties")),
            Field("based_on", refs("sources"), ()),
            Field(
                "positions", several(_POSITION.as_field_type(), "{ proposition, stance, … }"), ()
            ),
            Field("accounts", several(_ACCOUNT.as_field_type(), "{ fact, value, … }"), ()),
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
            _DRAFT,
            Field("outcome", needed_ref("outcomes"), NEEDED),
            Field("requires", refs("outcomes"), ()),
            Field("any_of", groups("outcomes"), (), vital=True),
            Field("set_by", one_or_more(*_SIDES), (), vital=True),
            Field(
                "basis",
                word("stated", "attributed", "leaked", "inferred", "agreed", "law"),
                vital=True,
            ),
            Field("statements", refs("statements"), ()),
            Field("waived", refs("statements"), ()),
            Field("together", refs("statements"), ()),
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
"""The parser of each table of records, in the order in which one meets them.

The order of the fields is that in which people write them, and in which they are written.
"""
