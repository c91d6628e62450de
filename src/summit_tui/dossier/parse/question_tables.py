"""The fields of what is asked: questions, sentences to affirm or reject, facts, outcomes.

And of what has to come before an outcome, and what is no contradiction.
"""

from __future__ import annotations

from summit_tui.dossier.dates import UNDATED
from summit_tui.dossier.model import (
    Dismissal,
    Expectation,
    Fact,
    Met,
    Outcome,
    Precondition,
    Proposition,
    Question,
    Refusal,
)
from summit_tui.dossier.parse import rules
from summit_tui.dossier.parse.cast_tables import DRAFT, NOTE, named
from summit_tui.dossier.parse.field_types import (
    DATE,
    QUESTION,
    TEXT,
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

_SIDES = ("parties", "actors")

QUESTIONS = RecordParser(
    "[[questions]]",
    Question,
    (
        named("what-first"),
        DRAFT,
        Field(
            "text", WORDS, NEEDED, about="what a reader would ask, in one line",
            example="What comes first, agreed terms or the leaders’ meeting?",
        ),
        Field(
            "bears_on", refs("outcomes"), (), example=["leaders-meet"],
            about="the outcomes that depend on the answer; how near they are to the goal decides"
            " where the dispute stands in the list",
        ),
        NOTE,
    ),
    about="what a reader asks, where the worked-out question does not read well",
)  # fmt: skip

PROPOSITIONS = RecordParser(
    "[[propositions]]",
    Proposition,
    (
        named("meet-in-moscow"),
        DRAFT,
        Field(
            "text", WORDS, NEEDED, about="a full, neutral, positive sentence",
            example="The leaders’ meeting should be held in Moscow.",
        ),
        Field("topic", TEXT, about="groups propositions", example="venue"),
        Field(
            "scope", TEXT, example="leaders",
            about="which level, role, territory or event it is about. Other scope, other"
            " proposition: officials meeting is not leaders meeting",
        ),
        Field(
            "question", ref("questions"), about="the question that it answers", example="where"
        ),
        Field(
            "outcome", ref("outcomes"), example="leaders-meet",
            about="the outcome that the sentence says should or will come about. A condition on it"
            " is then a demand about order",
        ),
        Field(
            "answer", TEXT, example="first agreed terms",
            about="what those who affirm it answer, in a few words (“first agreed terms”); heads"
            " their side of the dispute",
        ),
        Field(
            "order", refs("outcomes"), (), example=["agreed-terms", "leaders-meet"],
            about="set when the sentence is “first … then …”: [first, then]. Who affirms it demands"
            " that order, who rejects it gives that up: see contradictions",
        ),
        Field(
            "excludes", refs("propositions"), (), example=["meet-in-neutral-europe"],
            about="sentences that cannot be true together with this one, in the same scope; counts"
            " both ways. Who affirms the one opposes who affirms the other; two sentences that"
            " only say what has to come first never exclude each other",
        ),
        Field(
            "bears_on", refs("outcomes"), (), example=["leaders-meet"],
            about="outcomes that depend on it, where no question says so",
        ),
        NOTE,
    ),
    rules.proposition,
    about="a sentence one can affirm or reject",
)  # fmt: skip

FACTS = RecordParser(
    "[[facts]]",
    Fact,
    (
        named("talks-length"),
        DRAFT,
        Field(
            "question", QUESTION, NEEDED, example="How long did the Istanbul talks of 16 May last?",
            about="so narrow that it has one true answer: which meeting, which day. The id of one"
            " of the [[questions]] makes it part of that one",
        ),
        Field(
            "joins", ref("questions"), example="talks-get-somewhere",
            about="the question it is part of, where it keeps a text of its own",
        ),
        Field(
            "kind", word("number", "date", "text"), "text", vital=True,
            about="how values are compared",
        ),
        Field("unit", TEXT, about="what a number counts", example="minutes"),
        Field(
            "scope", TEXT, about="which event it is about",
            example="officials, Istanbul, 16 May 2025",
        ),
        NOTE,
    ),
    about="a question with one true answer",
)  # fmt: skip

_REFUSAL = RecordParser(
    "a refusal",
    Refusal,
    (
        Field("by", needed_ref(*_SIDES), NEEDED, about="a controller", example="russia"),
        Field(
            "statements", refs("statements"), (), about="its own statements",
            example=["peskov-draft-first"],
        ),
        Field(
            "dropped", refs("statements"), (), about="those with which it came round",
            example=["peskov-ready"],
        ),
    ),
    rules.refusal,
)  # fmt: skip
_MET = RecordParser(
    "what met it",
    Met,
    (
        Field(
            "date", DATE, UNDATED, about="since when; else since the first of the statements",
            example="2025-05-16",
        ),
        Field(
            "statements", refs("statements"), (), about="what shows it",
            example=["talks-were-held"],
        ),
    ),
    rules.met,
)  # fmt: skip

OUTCOMES = RecordParser(
    "[[outcomes]]",
    Outcome,
    (
        named("leaders-meet"),
        DRAFT,
        Field(
            "name", WORDS, NEEDED, about="a short phrase that reads well after “waits for”",
            example="the leaders meet",
        ),
        Field(
            "status", word("met", "open", "refused", "unknown"),
            about="whether it has come about, and whether somebody refuses it",
        ),
        Field(
            "controllers", refs(*_SIDES), (), example=["russia", "ukraine"],
            about="who can grant or refuse it. Without any it is something that has to come about"
            " (a belief, a mood): nobody’s gift",
        ),
        Field(
            "refusals", several(_REFUSAL.as_field_type(), "{ by, statements }"), (),
            about="by is a controller; statements are its own statements, and dropped are those"
            " with which it came round",
            example=[{"by": "russia", "statements": ["peskov-draft-first"]}],
        ),
        Field(
            "met", _MET.as_field_type(), None,
            about="when it came about, and what shows it. Without a date, from the first of the"
            " statements on. It makes the status met, and as of a day before it is not met",
            example={"date": "2025-05-16", "statements": ["talks-were-held"]},
        ),
        Field(
            "rules_out", refs("outcomes"), (), example=["zelensky-resigns"],
            about="what cannot come about beside it: who resigns does not attend the summit. It"
            " counts both ways, so write it once",
        ),
        Field(
            "doubts", refs("statements"), (), example=["analyst-no-elections-in-war"],
            about="others say that it is out of reach. That is no refusal; a deal that counts on it"
            " says so and ranks lower",
        ),
        Field("scope", TEXT, about="which level, role or event it is about", example="leaders"),
        NOTE,
    ),
    rules.outcome,
    about="something that can come about",
)  # fmt: skip

PRECONDITIONS = RecordParser(
    "[[preconditions]]",
    Precondition,
    (
        named("russia-draft-first"),
        DRAFT,
        Field(
            "outcome", needed_ref("outcomes"), NEEDED, about="what has to wait",
            example="leaders-meet",
        ),
        Field(
            "requires", refs("outcomes"), (), about="all of these come first",
            example=["draft-settlement"],
        ),
        Field(
            "any_of", groups("outcomes"), (), vital=True,
            about="alternatives: one of these groups comes first, whole. Instead of requires",
            example=[["ceasefire"], ["draft-settlement", "guarantees"]],
        ),
        Field(
            "set_by", one_or_more(*_SIDES), (), vital=True, example="russia",
            about="who demands it, and could waive it: several only together. Law and logic are set"
            " by nobody",
        ),
        Field(
            "basis",
            word("stated", "attributed", "leaked", "inferred", "agreed", "law"),
            vital=True,
            about="how we know. agreed: all in set_by agreed on it; the evidence is a document, a"
            " joint statement, or the word of each",
        ),
        Field(
            "statements", refs("statements"), (), example=["peskov-draft-first"],
            about="the evidence; required unless the basis is inferred or law",
        ),
        Field(
            "waived", refs("statements"), (), example=["peskov-without-draft"],
            about="with these the holder gave it up; of several holders each has its own",
        ),
        Field(
            "together", refs("statements"), (), example=["peskov-both-at-once"],
            about="with these the holder accepted that both come about at once",
        ),
        NOTE,
    ),
    rules.precondition,
    about="“these first, before that”",
    either=(("requires", "any_of"),),
)  # fmt: skip

DISMISSALS = RecordParser(
    "[[dismissals]]",
    Dismissal,
    (
        Field(
            "contradiction", TEXT, example="opposition:meet-in-moscow:putin-zelensky",
            about="its id, as summit-tui contradictions --json prints it",
        ),
        Field(
            "dispute", TEXT, example="proposition:meet-in-moscow",
            about="instead: its id, as summit-tui disputes --json prints it",
        ),
        Field(
            "reason", WORDS, NEEDED, about="why it is none",
            example="Both speak of a different meeting.",
        ),
    ),
    rules.dismissal,
    about="“this derived contradiction is none, because …”",
    either=(("contradiction", "dispute"),),
)  # fmt: skip

EXPECTATIONS = RecordParser(
    "[[expectations]]",
    Expectation,
    (
        Field(
            "dispute", refs("statements"), (), vital=True,
            about="these statements have to stand in one dispute",
            example=["peskov-draft-first", "zelensky-leaders-first"],
        ),
        Field(
            "contradiction", refs("statements"), (), vital=True,
            about="these two have to contradict one another",
            example=["peskov-draft-first", "zelensky-leaders-first"],
        ),
        Field(
            "no_contradiction", refs("statements"), (), vital=True,
            about="this statement must contradict nothing, or these two not one another",
            example=["kyiv-suitable-venues"],
        ),
        Field(
            "no_package_without", ref("outcomes"), vital=True, example="agreed-terms",
            about="every package that opens the goal has to do something about this outcome",
        ),
        NOTE,
    ),
    rules.expectation,
    about="what has to follow from the dossier, or must not: check fails where it is not so",
    either=(("dispute", "contradiction", "no_contradiction", "no_package_without"),),
)  # fmt: skip
