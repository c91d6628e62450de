"""What a document says, whatever its format.

Order and words are those of the screen. The texts are plain: each format escapes them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summit_tui.analysis.contradictions.wording import Piece
from summit_tui.output.blockers_report import Section
from summit_tui.record import Record

NEUTRAL = "The contradictions follow by rule from what was said. Nothing in here says who is right."


class Stand(Record):
    """A position: its mark and stance, whose it is if not the speaker's, and the sentence.

    `reading`, `conditions` and `hedge` are empty where there is nothing to say.
    """

    mark: str
    stance: str
    reading: str
    proposition: str
    text: str
    conditions: str
    hedge: str


class Reply(Record):
    """What a statement answers to a fact."""

    fact: str
    question: str
    value: str


class Said(Record):
    """A statement.

    `called` is the short name of its source, `found_in` the full one with what that relays;
    `checked` says that the quote was found in the source's text. `lang` is the language of the
    quote, where it is not that of the dossier.
    """

    id: str
    actor: str
    name: str
    date: str
    day: str
    basis: str
    voice: str
    quote: str
    summary: str
    source: str
    called: str
    found_in: str
    checked: bool
    lang: str
    occasion: str
    note: str
    stands: Sequence[Stand]
    accounts: Sequence[Reply]


class Person(Record):
    """An actor; ids of what it said and of what it relays; numbers of its contradictions."""

    id: str
    name: str
    facts: Sequence[tuple[str, str]]
    note: str
    said: Sequence[str]
    relayed: Sequence[str]
    contradictions: Sequence[int]


class Camp(Record):
    """One side of a contradiction; `says` is empty where the quotes say it all."""

    names: str
    actors: Sequence[str]
    mark: str
    says: str
    statements: Sequence[str]


class Conflict(Record):
    """A contradiction, numbered as it is listed.

    `pieces` compare two renderings, by the sources `left` and `right`; other kinds have none.
    """

    number: int
    id: str
    mark: str
    strength: str
    kind: str
    across: bool
    about: str
    rule: str
    camps: Sequence[Camp]
    pieces: Sequence[Piece]
    left: str
    right: str
    rank: str
    dismissed: str


class Answer(Record):
    """One side of a dispute: the answer, who gives it, and the id of the best statement for it.

    `cited` says who said that, when, where, and what it rests on.
    """

    says: str
    members: str
    best: str
    cited: str


class Debate(Record):
    """A dispute, numbered as it is listed: its sides, and what stands beside them in sentences.

    `conflicts` are the numbers of its contradictions.
    """

    number: int
    id: str
    question: str
    answers: Sequence[Answer]
    notes: Sequence[str]
    why: str
    conflicts: Sequence[int]
    dismissed: str


class Demand(Record):
    """A precondition or a refusal in words, and the statements behind it."""

    id: str
    text: str
    statements: Sequence[str]


class Blocking(Record):
    """What blocks the goal, and on which evidence."""

    goal: str
    counted: str
    sections: Sequence[Section]
    demands: Sequence[Demand]
    refusals: Sequence[Demand]


class Origin(Record):
    """A source: what to call it, and what is known of it, each with its label.

    `called` is its short name, by which quotes cite it, and `whole` what that stands for: title,
    publisher, date, and what it relays.
    """

    id: str
    called: str
    name: str
    whole: str
    facts: Sequence[tuple[str, str]]
    url: str
    note: str


class Term(Record):
    """A proposition, a fact or an outcome, and what is known of it."""

    kind: str
    id: str
    text: str
    facts: Sequence[tuple[str, str]]
    note: str


class Document(Record):
    """All that a document says.

    `said` has every statement that it shows. `people` are the ids of the actors under whom
    statements stand in full. `terms` are what positions, accounts and blockers speak of.
    `chapters` are heads with sections of lines; only what is written of a part has any.
    """

    title: str
    about: str
    as_of: str
    counts: str
    said: Mapping[str, Said]
    people: frozenset[str]
    parties: Sequence[tuple[str, Sequence[Person]]]
    debates: Sequence[tuple[str, Sequence[Debate]]]
    conflicts: Sequence[tuple[str, Sequence[Conflict]]]
    blocking: Blocking | None
    sources: Sequence[Origin]
    terms: Sequence[tuple[str, Sequence[Term]]]
    chapters: Sequence[tuple[str, Sequence[Section]]] = ()
