"""The fields of what was said: positions on sentences, accounts of facts, the passages."""

from __future__ import annotations

from summit_tui.dossier.dates import UNDATED
from summit_tui.dossier.model import Account, Position, Statement
from summit_tui.dossier.parse import rules
from summit_tui.dossier.parse.cast_tables import DRAFT, NOTE, named
from summit_tui.dossier.parse.field_types import (
    ANYTHING,
    DATE,
    FLAG,
    ID,
    LANG,
    QUOTE,
    REASON,
    TEXT,
    needed_ref,
    ref,
    refs,
    several,
    word,
)
from summit_tui.dossier.parse.record_parser import NEEDED, Field, RecordParser

_FIRMNESS = word("firm", "hedged")

_POSITION = RecordParser(
    "a position",
    Position,
    (
        Field(
            "proposition", needed_ref("propositions"), NEEDED, about="what it is about",
            example="leaders-should-meet",
        ),
        Field(
            "stance", word("affirms", "rejects", "conditional", "open"), vital=True,
            about="open: says explicitly that it is undecided. Silence or declining to comment is"
            " no position",
        ),
        Field(
            "firm", _FIRMNESS, "firm", vital=True,
            about="hedged: probably, could, may, “not refusing”",
        ),
        # Whole, for without one of its conditions a position is another position.
        Field(
            "conditions", refs("outcomes", whole=True), (), vital=True,
            about="“only if”, “only after”, “not until”: all three are written this way",
            example=["draft-settlement"],
        ),
        Field(
            "of", ref("actors"), vital=True, example="putin",
            about="the speaker’s reading of somebody else: what that actor wants, does or means."
            " Never that actor’s own position",
        ),
    ),
    rules.position,
    rules.position_stance,
)  # fmt: skip
_ACCOUNT = RecordParser(
    "an account",
    Account,
    (
        Field(
            "fact", needed_ref("facts"), NEEDED, about="what it answers", example="talks-length"
        ),
        Field("value", ANYTHING, NEEDED, about="as the fact’s kind says", example=90),
        Field("firm", _FIRMNESS, "firm", vital=True, about="hedged: “about”, “reportedly”"),
        Field(
            "at", DATE, UNDATED, vital=True, about="when the answer holds, if it can change",
            example="2025-05",
        ),
    ),
)  # fmt: skip

STATEMENTS = RecordParser(
    "[[statements]]",
    Statement,
    (
        named("peskov-draft-first"),
        DRAFT,
        Field(
            "actor", needed_ref("actors"), "", vital=True, about="whose statement it is",
            example="peskov",
        ),
        Field(
            "actors", refs("actors"), (), vital=True, example=["zelensky", "trump"],
            about="all who make a joint statement, two or more; instead of actor",
        ),
        Field(
            "source", needed_ref("sources"), NEEDED, about="where it stands", example="times"
        ),
        Field("date", DATE, UNDATED, about="when it was said", example="2025-07-25"),
        Field("date_basis", TEXT, about="how that is known", example="“on Friday”"),
        Field(
            "quote", QUOTE, example="It is impossible to do the opposite.",
            about="verbatim, without the outer quotation marks. What is left out is marked by …"
            " (or another usual way: verify.md)",
        ),
        Field(
            "lang", LANG, example="ru",
            about="the language of the quote (\"ru\"), where renderings of one utterance are in"
            " several",
        ),
        Field(
            "prefix", TEXT, example="he said: ",
            about="the text just before a quote that stands in the source more than once",
        ),
        Field("suffix", TEXT, about="the text just after it", example=", he added"),
        Field(
            "elided", REASON, example="The words between name the same meeting again.",
            about="why the quote may leave out what it does, where that negates, limits, or passes"
            " a paragraph or a speaker (verify.md)",
        ),
        Field(
            "summary", TEXT, about="in your own words. A statement has a quote, a summary or both",
            example="A meeting of the leaders only seals what experts have worked out.",
        ),
        Field(
            "utterance", ID, about="statements that render one act of speaking share it",
            example="peskov-25-july",
        ),
        Field(
            "occasion", TEXT, about="where it was said: a briefing, an interview, a post",
            example="daily briefing",
        ),
        Field(
            "voice", word("own", "paraphrase", "narration", "attributed"), vital=True,
            about="whose words they are",
        ),
        Field(
            "attributed_by", ref("actors"), vital=True, example="trump",
            about="who relays it, when that is not the source itself",
        ),
        Field(
            "act", FLAG, False,
            about="tells plainly what the actor did: signed, rejected, accepted, demanded, invited."
            " A paraphrase that counts as on record",
        ),
        Field("anonymous", FLAG, False, about="leaked by somebody who is not named"),
        Field(
            "party", ref("parties"), example="russia",
            about="whom the actor spoke for then, where it is another party than now",
        ),
        Field(
            "based_on", refs("sources"), (), example=["wire"],
            about="when this passage alone relays another document",
        ),
        Field(
            "positions", several(_POSITION.as_field_type(), "{ proposition, stance, … }"), (),
            about="where it puts its actor",
            example=[{"proposition": "leaders-should-meet", "conditions": ["draft-settlement"]}],
        ),
        Field(
            "accounts", several(_ACCOUNT.as_field_type(), "{ fact, value, … }"), (),
            about="what it answers to facts", example=[{"fact": "talks-length", "value": 90}],
        ),
        NOTE,
    ),
    rules.statement,
    rules.statement_voice,
    about="one actor, in one source, one passage",
    either=(("actor", "actors"), ("quote", "summary")),
)  # fmt: skip
