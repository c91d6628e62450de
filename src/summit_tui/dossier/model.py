"""What was said: the frozen records of a dossier.

The words are those of the field (see `docs/dossier-format.md`): a *statement* is one
actor, in one source, in one passage; a *proposition* is a sentence one can affirm or
reject; a *fact* is a question with one true answer. Every analysis is a pure function
over a `Dossier`.

Records are named tuples (`record`): immutable, cheap to make by the hundred thousand, and without
the import cost of `dataclasses`, which the commands would pay at every start.
Text in a record has been through `text.visible`: nothing in it can act on a terminal.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Literal

from summit_tui.dossier.dates import UNDATED, Period
from summit_tui.record import Record

Voice = Literal["own", "paraphrase", "narration", "attributed"]
"""Whose words a statement gives: the actor's own (a quote), the source's paraphrase of the
actor, the source's own narration, or what another actor (`attributed_by`) relays."""

Stance = Literal["affirms", "rejects", "conditional", "open"]
Firmness = Literal["firm", "hedged"]
Status = Literal["met", "open", "refused", "unknown"]
Basis = Literal["stated", "attributed", "leaked", "inferred", "agreed", "law"]
FactKind = Literal["number", "date", "text"]
ActorKind = Literal["person", "institution", "government", "outlet", "analyst", "document"]
Value = str | int | float | Period | tuple[float, float]
"""What a source gives as the answer to a fact: a text, a number, a low and a high
number, or a period."""

INDEPENDENT = "independent"
"""The party of those who belong to none. Two independents are not of one party."""


class Place(Record):
    """Where a record stands: the file, the table, and the how-manieth of that table it is.

    The line is looked up only when somebody asks (`parse.places`): the parser gives none, and a
    dossier without problems should not pay for it.
    """

    file: str
    table: str
    index: int  # type: ignore[assignment]  # hides tuple.index, which nobody needs here


class Party(Record):
    """A side that can grant or refuse; `plural` when they accept, and not it accepts."""

    id: str
    name: str
    plural: bool
    place: Place


class Source(Record):
    """One published document, or an agency that others relay.

    `short` is a shorter name for rows and sentences, or empty: see `Dossier.source_name`.
    `file` is the name of its text for `verify`; `checked` is the day on which `verify` found
    every quote in that text. It is `anonymous` when what it tells is from sources it does not name.
    """

    id: str
    title: str
    short: str
    publisher: str
    kind: str
    date: Period
    date_basis: str
    based_on: tuple[str, ...]
    url: str
    file: str
    checked: Period
    anonymous: bool
    note: str
    place: Place

    @property
    def name(self) -> str:
        """What to call it on one line."""
        return self.title or self.publisher or self.id


class Actor(Record):
    """A person, institution, government, outlet or analyst that takes a position.

    `short` is a shorter name, or empty: see `brief`. It is `plural` when they accept, and not it
    accepts.
    """

    id: str
    name: str
    short: str
    plural: bool
    kind: ActorKind
    party: str
    role: str
    aliases: tuple[str, ...]
    speaks_for: str
    note: str
    place: Place

    @property
    def brief(self) -> str:
        """What rows of lists call it."""
        return self.short or self.name


class Question(Record):
    """What a reader asks, where the curator has put it into words.

    Propositions and facts join it by its id. `bears_on` are the outcomes that depend on the
    answer; empty where they are to be worked out.
    """

    id: str
    text: str
    bears_on: tuple[str, ...]
    note: str
    place: Place


class Proposition(Record):
    """A sentence one can affirm or reject, within one scope.

    `outcome` is the outcome it is about ("the leaders meet"), so that conditions on it become
    demands about order. `order` is set when the sentence itself is "first … then …".
    `excludes` names propositions that cannot be true together with this one. `question` is the
    question that it answers, and `answer` says in short what those who affirm it answer; both
    are empty where they are to be worked out. `bears_on` are outcomes that depend on it.
    """

    id: str
    text: str
    topic: str
    scope: str
    outcome: str
    order: tuple[str, ...]
    excludes: tuple[str, ...]
    question: str
    answer: str
    bears_on: tuple[str, ...]
    note: str
    place: Place


class Fact(Record):
    """A question with one true answer, to which sources give a value.

    `question` is its text. `joins` is the id of the question of the dossier that it is a part of,
    or empty.
    """

    id: str
    question: str
    joins: str
    kind: FactKind
    unit: str
    scope: str
    note: str
    place: Place


class Position(Record):
    """A statement's stance on a proposition.

    `of` is set when the speaker says where *somebody else* stands: the speaker's reading of
    that actor, never that actor's own position. `conditions` are outcome ids.
    """

    proposition: str
    stance: Stance
    firm: Firmness
    conditions: tuple[str, ...]
    of: str

    @property
    def normal(self) -> Stance:
        """The stance in its normal form: what has conditions is conditional."""
        return "conditional" if self.conditions and self.stance != "open" else self.stance


class Account(Record):
    """A statement's answer to a fact; `at` limits it to a time, `hedged` marks "about"."""

    fact: str
    value: Value
    firm: Firmness
    at: Period


class Statement(Record):
    """One actor, in one source, one passage.

    `quote` is verbatim, `summary` is the curator's own words. `prefix` and `suffix` are the text
    around a short quote, so that `verify` finds the right place. `elided` is why the quote may
    leave out what it does. Statements that render one act of speaking share an `utterance`.
    `based_on` overrides the source's own when this passage alone relays another document. `lang`
    is the language of the quote where that is not the dossier's. `party` is whom the actor spoke
    for then, where it is another than now. An `act` is what the actor did, told as plain fact;
    `anonymous` is what somebody unnamed has leaked.
    `actors` are all who make a joint statement, `actor` the first of them; of others it is empty.
    """

    id: str
    actor: str
    source: str
    date: Period
    date_basis: str
    voice: Voice
    quote: str
    summary: str
    prefix: str
    suffix: str
    utterance: str
    attributed_by: str
    based_on: tuple[str, ...]
    lang: str
    party: str
    act: bool
    anonymous: bool
    actors: tuple[str, ...]
    positions: tuple[Position, ...]
    accounts: tuple[Account, ...]
    occasion: str
    elided: str
    note: str
    place: Place

    @property
    def speaker(self) -> str:
        """The id of the actor on whose word this rests."""
        return self.attributed_by or self.actor

    @property
    def said_by(self) -> tuple[str, ...]:
        """Everybody whose statement it is: several for a joint statement."""
        return self.actors or (self.actor,)


class Refusal(Record):
    """A controller's own word that it will not let an outcome come about.

    `dropped` are the statements with which it came round.
    """

    by: str
    statements: tuple[str, ...]
    dropped: tuple[str, ...] = ()


class Met(Record):
    """When an outcome came about, and the statements that show it."""

    date: Period
    statements: tuple[str, ...]


class Outcome(Record):
    """Something that can come about. `controllers` are parties or actors.

    `rules_out` are outcomes that cannot come about beside it; that counts both ways. `doubts` are
    statements of others who say that it is out of reach.
    """

    id: str
    name: str
    status: Status
    controllers: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    met: Met | None
    rules_out: tuple[str, ...]
    doubts: tuple[str, ...]
    scope: str
    note: str
    place: Place


class Precondition(Record):
    """One side requires these outcomes before that outcome.

    `any_of` are the alternatives, each a group of outcomes that must all come about: an OR of
    ANDs. `set_by` is empty for what law or logic sets, which nobody can waive; several set what
    they agreed on. `waived` are the statements with which the holders gave it up, `together` those
    with which they accepted both at once.
    """

    id: str
    outcome: str
    any_of: tuple[tuple[str, ...], ...]
    set_by: tuple[str, ...]
    basis: Basis
    statements: tuple[str, ...]
    waived: tuple[str, ...]
    together: tuple[str, ...]
    note: str
    place: Place

    @property
    def derived(self) -> bool:
        """Whether nobody wrote it down: a statement with conditions shows it."""
        return self.place.table == "statements"


class Dismissal(Record):
    """A curator's word that a derived contradiction, or a whole dispute, is none, and why.

    One of the two ids is empty.
    """

    contradiction: str
    dispute: str
    reason: str
    place: Place


class Expectation(Record):
    """What has to follow from the dossier, or must not: of the first four, one says it.

    `dispute` are statements that stand in one dispute, `contradiction` two that contradict one
    another. Of `no_contradiction` one contradicts nothing, or two not one another.
    `no_package_without` is an outcome that every package does something about.
    """

    dispute: tuple[str, ...]
    contradiction: tuple[str, ...]
    no_contradiction: tuple[str, ...]
    no_package_without: str
    note: str
    place: Place


class Drafts(Record):
    """What is written down and not yet accepted: the ids by table.

    `whole` is the dossier as it would be if all of them were accepted.
    """

    ids: Mapping[str, Collection[str]]
    whole: Dossier


class Dossier(Record):
    """Everything known about one negotiation. Tables keep the order of the file.

    Drafts are in none of the tables, so that nothing can follow from them: see `with_drafts`.
    `namesakes` has what tells an actor from another of the same name, by actor id and name;
    `source_names` what rows call each source.
    """

    title: str
    about: str
    goal: str
    as_of: Period
    parties: Mapping[str, Party]
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    questions: Mapping[str, Question]
    propositions: Mapping[str, Proposition]
    facts: Mapping[str, Fact]
    outcomes: Mapping[str, Outcome]
    statements: Mapping[str, Statement]
    preconditions: Mapping[str, Precondition]
    dismissals: tuple[Dismissal, ...]
    namesakes: Mapping[tuple[str, str], str] = MappingProxyType({})
    source_names: Mapping[str, str] = MappingProxyType({})
    drafts: Drafts | None = None
    expectations: tuple[Expectation, ...] = ()

    @property
    def with_drafts(self) -> Dossier:
        """With the drafts among the other records: for lists, never for what follows."""
        return self.drafts.whole if self.drafts else self

    def is_draft(self, table: str, id_: str) -> bool:
        """Whether a record of `with_drafts` is one that nobody has accepted yet."""
        return self.drafts is not None and id_ in self.drafts.ids.get(table, ())

    def date_of(self, statement: Statement) -> Period:
        """When it was said: its own date, or else that of its source."""
        if statement.date.text:
            return statement.date
        source = self.sources.get(statement.source)
        return source.date if source else UNDATED

    def name_of(self, actor: str) -> str:
        """An actor's display name, told apart from others of that name."""
        found = self.actors.get(actor)
        return self._apart(actor, found.name) if found else actor

    def brief_of(self, actor: str) -> str:
        """What rows call an actor, told apart from others that are called so."""
        found = self.actors.get(actor)
        return self._apart(actor, found.brief) if found else actor

    def source_name(self, source: str) -> str:
        """What rows and sentences call a source."""
        return self.source_names.get(source, source)

    def _apart(self, actor: str, called: str) -> str:
        mark = self.namesakes.get((actor, called))
        return f"{called} ({mark})" if mark else called
