"""The tables of a dossier: their fields, defaults and rules (see `docs/dossier-format.md`).

What a record says by itself is checked here. What it says about others (ids, the kinds of
facts, whose own statement is evidence) is checked in `references`, when all files are read.
"""

from __future__ import annotations

from summit_tui.dossier.dates import UNDATED
from summit_tui.dossier.kinds import (
    ANYTHING,
    CONDITIONS,
    DATE,
    GROUPS,
    ID,
    NEEDED_REF,
    QUOTE,
    REF,
    REFS,
    TEXT,
    TEXTS,
    WORDS,
    several,
    word,
)
from summit_tui.dossier.model import INDEPENDENT, Account, Position, Refusal
from summit_tui.dossier.report import Report
from summit_tui.dossier.shape import NEEDED, Field, Row, Shape

FIRMNESS = word("firm", "hedged")


def _as_it_is(row: Row, _report: Report | None) -> Row:
    return row


def _position(row: Row, _report: Report | None) -> Position:
    proposition, stance, firm, conditions, of = row
    if not stance:
        stance = "conditional" if conditions else "affirms"
    return Position(proposition, stance, firm, conditions, of)


def _account(row: Row, _report: Report | None) -> Account:
    return Account._make(row)


def _refusal(row: Row, report: Report | None) -> Refusal | None:
    if not row[1]:
        if report:
            report("E403", "a refusal needs its ‘statements’: the controller's own words")
        return None
    return Refusal._make(row)


def _proposition(row: Row, report: Report | None) -> Row | None:
    name, order, excludes = row[0], row[5], row[6]
    if (not order or len(order) == 2) and name not in excludes:
        return row
    if not report:
        return None
    if order and len(order) != 2:
        report.at("order")("E203", "‘order’ is two different outcomes: [first, then]")
        row[5] = ()
    if name in excludes:
        report.at("excludes")("E402", f"‘{name}’ cannot exclude itself")
        row[6] = tuple(other for other in excludes if other != name)
    return row


def _outcome(row: Row, report: Report | None) -> Row | None:
    status, controllers, refusals = row[2], row[3], row[4]
    strangers = [refusal for refusal in refusals if refusal.by not in controllers]
    unproven = status == "refused" and not refusals
    if (strangers or unproven or (status == "open" and refusals)) and not report:
        return None
    if report and strangers:
        message = f"‘{strangers[0].by}’ refuses, but is not among the controllers"
        report.at("refusals")("E402", message)
        row[4] = tuple(refusal for refusal in refusals if refusal.by in controllers)
    if report and unproven:
        report.at("status")("E403", "‘refused’ needs ‘refusals’ with the controller's own words")
        row[2] = ""
    if report and status == "open" and refusals:
        report.at("status")("E402", "‘open’ means that nobody refuses, but there are ‘refusals’")
        row[2] = ""
    return row


def _statement(row: Row, report: Report | None) -> Row | None:
    _, actor, _, _, _, voice, quote, summary, prefix, suffix, _, by, *_ = row
    if (quote or summary) and not by and not voice and not prefix and not suffix:
        return row
    code, at, message = "", "", ""
    if not quote and not summary:
        code, message = "E401", "a statement needs a ‘quote’, a ‘summary’ or both"
    elif voice == "attributed" and not by:
        code, at, message = "E402", "voice", "‘attributed’ needs ‘attributed_by’: who relays it?"
    elif by and voice not in ("", "attributed"):
        code, at, message = "E402", "voice", f"with ‘attributed_by’ the voice is not ‘{voice}’"
    elif by == actor:
        code, at, message = "E402", "attributed_by", "nobody relays their own words: leave it out"
    elif voice == "own" and not quote:
        code, at, message = "E402", "voice", "‘own’ words need a ‘quote’"
    if code:
        if report and at:
            report.at(at)(code, message)
        elif report:
            report(code, message, "record")
        return None
    if (prefix or suffix) and not quote:
        if not report:
            return None
        report.at("prefix" if prefix else "suffix")("E402", "text around a quote, without ‘quote’")
    return row


def _precondition(row: Row, report: Report | None) -> Row | None:
    name, outcome, requires, any_of, set_by, basis, statements, *_ = row
    code, at, message = "", "", ""
    groups = any_of or ((requires,) if requires else ())
    basis = basis or ("stated" if set_by else "law")
    if requires and any_of:
        code, at, message = "E402", "any_of", "give either ‘requires’ or ‘any_of’"
    elif not groups:
        code, message = "E202", f"‘{name}’ needs ‘requires’ or ‘any_of’"
    elif not all(groups):
        code, at, message = "E402", "any_of", "an empty group is an alternative that asks nothing"
    elif any(outcome in group for group in groups):
        at = "any_of" if any_of else "requires"
        code, message = "E402", f"‘{outcome}’ cannot wait for itself"
    elif basis == "law" and set_by:
        code, at, message = "E402", "set_by", "‘law’ is set by nobody: leave out ‘set_by’"
    elif basis == "stated" and not set_by:
        code, at, message = "E402", "basis", "‘stated’ needs ‘set_by’: who states it?"
    elif not statements and basis not in ("inferred", "law"):
        code, message = "E403", f"‘{basis}’ needs ‘statements’ that show it"
    if code:
        if report and at:
            report.at(at)(code, message)
        elif report:
            report(code, message, "record")
        return None
    return [name, outcome, groups, set_by, basis, statements, row[7]]


_FIRM = Field("firm", FIRMNESS, "firm", vital=True)
_NOTE = Field("note", TEXT)
_ID = Field("id", ID, NEEDED)

_POSITION = Shape(
    "a position",
    (
        Field("proposition", NEEDED_REF, NEEDED),
        Field("stance", word("affirms", "rejects", "conditional", "open"), vital=True),
        _FIRM,
        Field("conditions", CONDITIONS, (), vital=True),
        Field("of", REF, vital=True),
    ),
    _position,
)
_ACCOUNT = Shape(
    "an account",
    (
        Field("fact", NEEDED_REF, NEEDED),
        Field("value", ANYTHING, NEEDED),
        _FIRM,
        Field("at", DATE, UNDATED, vital=True),
    ),
    _account,
)
_REFUSAL = Shape(
    "a refusal",
    (Field("by", NEEDED_REF, NEEDED), Field("statements", REFS, ())),
    _refusal,
)

DOSSIER = Shape(
    "[dossier]",
    (
        Field("title", TEXT),
        Field("about", TEXT),
        Field("goal", REF),
        Field("as_of", DATE, UNDATED),
    ),
    _as_it_is,
)

TABLES = {
    "parties": Shape("[[parties]]", (_ID, Field("name", WORDS, NEEDED)), _as_it_is),
    "sources": Shape(
        "[[sources]]",
        (
            _ID,
            Field("title", TEXT),
            Field("publisher", TEXT),
            Field("kind", TEXT, "article"),
            Field("date", DATE, UNDATED),
            Field("date_basis", TEXT),
            Field("based_on", REFS, ()),
            Field("url", TEXT),
            Field("file", TEXT),
            Field("checked", DATE, UNDATED),
            _NOTE,
        ),
        _as_it_is,
    ),
    "actors": Shape(
        "[[actors]]",
        (
            _ID,
            Field("name", WORDS, NEEDED),
            Field(
                "kind", word("person", "institution", "government", "outlet", "analyst"), "person"
            ),
            Field("party", NEEDED_REF, INDEPENDENT),
            Field("role", TEXT),
            Field("aliases", TEXTS, ()),
            Field("speaks_for", REF),
            _NOTE,
        ),
        _as_it_is,
    ),
    "propositions": Shape(
        "[[propositions]]",
        (
            _ID,
            Field("text", WORDS, NEEDED),
            Field("topic", TEXT),
            Field("scope", TEXT),
            Field("outcome", REF),
            Field("order", REFS, ()),
            Field("excludes", REFS, ()),
            _NOTE,
        ),
        _proposition,
    ),
    "facts": Shape(
        "[[facts]]",
        (
            _ID,
            Field("question", WORDS, NEEDED),
            Field("kind", word("number", "date", "text"), "text", vital=True),
            Field("unit", TEXT),
            Field("scope", TEXT),
            _NOTE,
        ),
        _as_it_is,
    ),
    "outcomes": Shape(
        "[[outcomes]]",
        (
            _ID,
            Field("name", WORDS, NEEDED),
            Field("status", word("met", "open", "refused", "unknown")),
            Field("controllers", REFS, ()),
            Field("refusals", several(_REFUSAL.as_kind(), "{ by, statements }"), ()),
            Field("scope", TEXT),
            _NOTE,
        ),
        _outcome,
    ),
    "statements": Shape(
        "[[statements]]",
        (
            _ID,
            Field("actor", NEEDED_REF, NEEDED),
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
            Field("positions", several(_POSITION.as_kind(), "{ proposition, stance, … }"), ()),
            Field("accounts", several(_ACCOUNT.as_kind(), "{ fact, value, … }"), ()),
            Field("occasion", TEXT),
            _NOTE,
        ),
        _statement,
    ),
    "preconditions": Shape(
        "[[preconditions]]",
        (
            _ID,
            Field("outcome", NEEDED_REF, NEEDED),
            Field("requires", REFS, ()),
            Field("any_of", GROUPS, ()),
            Field("set_by", REF, vital=True),
            Field("basis", word("stated", "attributed", "leaked", "inferred", "law"), vital=True),
            Field("statements", REFS, ()),
            _NOTE,
        ),
        _precondition,
    ),
    "dismissals": Shape(
        "[[dismissals]]",
        (Field("contradiction", WORDS, NEEDED), Field("reason", WORDS, NEEDED)),
        _as_it_is,
    ),
}
"""The shape of each table of records, in the order in which one meets them."""
